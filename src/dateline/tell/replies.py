"""What answers an allegation: it stands in the same entry, with its source, and so does that none was found."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dateline.model import AnswerKind, Claim, Event, Outlet
from dateline.tell.chain import byline, chain, outlets_said
from dateline.tell.context import context
from dateline.tell.index import Index
from dateline.tell.labels import is_allegation
from dateline.tell.words import Words


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: a denial, a correction, a withdrawal or an acquittal, in its own words, with its source.

    `told` says which of them it is; `event` is where it is told. `said` is what the user says of the outlets
    among those who say it. `context` is what its title points back to ("" for none).
    """

    claim: str
    event: str
    kind: AnswerKind
    told: str
    title: str
    byline: str
    certainty: str
    when_words: str
    said: tuple[Outlet, ...] = ()
    context: str = ""


def replies(event: Event, shown: Collection[str], index: Index, words: Words) -> tuple[tuple[Reply, ...], int]:
    """The answers to an event's claims, and how many say the same again: one of each kind and source, the last last.

    `shown` are claims that stand in the entry already.
    """
    answers = {a.claim: a for claim in sorted(event.claims) for a in index.answers_of.get(claim, ())}
    found: dict[tuple[AnswerKind, str], Reply] = {}
    ordered = sorted((_day(index.claims[id], index), id) for id in answers if id not in shown)
    for _, id in ordered:
        told = _reply(index.claims[id], answers[id].kind, index, words)
        found.setdefault((told.kind, _speaker(index.claims[id], index) or told.byline), told)
    return tuple(found.values()), len(ordered) - len(found)


def _reply(claim: Claim, kind: AnswerKind, index: Index, words: Words) -> Reply:
    steps = chain(claim, index, words)
    return Reply(
        claim.id,
        index.story.links.event_of.get(claim.id, ""),
        kind,
        words["answers"][kind.value],
        claim.title,
        byline(steps, words),
        words["certainty"][claim.certainty.value],
        words.when(claim.when),
        outlets_said(steps),
        context(claim, index, words),
    )


def _day(claim: Claim, index: Index) -> str:
    """When it was said, as far as it is known, as a key that sorts; what has no date comes last."""
    day = claim.when.latest or claim.when.earliest or index.article_of(claim).published.latest
    return day.isoformat() if day else "9999"


def _speaker(claim: Claim, index: Index) -> str:
    """Its origin: what one source says in several articles is one answer."""
    return index.story.links.origin_of.get(claim.id, "")


def accuses(event: Event, index: Index, words: Words) -> bool:
    """Whether an event is an allegation or a charge: the most of those who tell it accuse somebody."""
    claims = index.claims_of(event)
    alleged = sum(is_allegation(claim, index.article_of(claim), language=words.language) for claim in claims)
    return 2 * alleged >= len(claims)
