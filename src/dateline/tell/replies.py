"""What answers an allegation: it stands in the same entry, with its source, and so does that none was found."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from dateline.model import AnswerKind, Event
from dateline.tell.chain import byline, chain
from dateline.tell.index import Index
from dateline.tell.labels import is_allegation
from dateline.tell.words import Words


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer: a denial, a correction, a withdrawal or an acquittal, in its own words, with its source.

    `told` says which of them it is; `event` is where it is told.
    """

    claim: str
    event: str
    kind: AnswerKind
    told: str
    title: str
    byline: str
    certainty: str
    when_words: str


def replies(event: Event, shown: Collection[str], index: Index, words: Words) -> tuple[Reply, ...]:
    """The answers to an event's claims, each once, the last word last; `shown` are claims that stand in it already."""
    answers = {a.claim: a for claim in sorted(event.claims) for a in index.answers_of.get(claim, ())}
    found = []
    for id, answer in answers.items():
        if id in shown:
            continue
        claim = index.claims[id]
        day = claim.when.latest or claim.when.earliest or index.article_of(claim).published.latest
        reply = Reply(
            id,
            index.story.links.event_of.get(id, ""),
            answer.kind,
            words["answers"][answer.kind.value],
            claim.title,
            byline(chain(claim, index, words), words),
            words["certainty"][claim.certainty.value],
            words.when(claim.when),
        )
        found.append((day is None, day, id, reply))
    return tuple(reply for *_, reply in sorted(found, key=lambda row: row[:3]))


def accuses(event: Event, index: Index, words: Words) -> bool:
    """Whether an event is an allegation or a charge: the most of those who tell it accuse somebody."""
    claims = index.claims_of(event)
    alleged = sum(is_allegation(claim, index.article_of(claim), language=words.language) for claim in claims)
    return 2 * alleged >= len(claims)
