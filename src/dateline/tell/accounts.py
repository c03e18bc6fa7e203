"""What each source says of an event: one account a claim, with its chain, its date and the sentence that carries it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import Article, Claim, Conflict, Event, Phase, Polarity, Record
from dateline.tell.chain import Step, byline, chain
from dateline.tell.context import context
from dateline.tell.editor import decided
from dateline.tell.index import Index
from dateline.tell.passage import Passage, passage
from dateline.tell.reasons import worded
from dateline.tell.words import Words
from dateline.when import When


@dataclass(frozen=True, slots=True)
class Because:
    """One reason of a date: words, and the article's own words that carry it ("" where it is metadata)."""

    text: str
    quote: str


@dataclass(frozen=True, slots=True)
class Account:
    """One claim, as it is shown. `opposes`: it says that the event did not happen, where others say it did.

    `origin` is the claim's origin id and `origin_because` how it was traced; "" where there is none; `owner` is whose
    outlets that is, where several are. `decided` tells what of it is a person's word. `context` is what the title
    points back to ("" for none), and `earlier` the same where the `passage` doesn't show it.
    """

    claim: Claim
    article: Article
    title: str
    byline: str
    steps: tuple[Step, ...]
    certainty: str
    phase: str
    denial: bool
    when: When
    when_words: str
    basis: str
    because: tuple[Because, ...]
    passage: Passage
    place: str
    origin: str
    origin_because: str
    opposes: bool
    decided: tuple[str, ...] = ()
    owner: str = ""
    context: str = ""
    earlier: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two claims that can't both hold, side by side. `elsewhere` is the event of the right one where it is another.

    `kind` is what a conflict is about, by its key; `about` says it in words.
    """

    kind: str
    about: str
    because: str
    left: Account
    right: Account
    elsewhere: str


def accounts(event: Event, best: Claim, index: Index, words: Words) -> tuple[Account, ...]:
    """The accounts of an event: by origin, then by publication and id; those of the lead's origin come first."""
    origin_of = index.story.links.origin_of
    first = origin_of.get(best.id, "")

    def order(claim: Claim) -> tuple[object, ...]:
        origin = origin_of.get(claim.id, "")
        published = index.article_of(claim).published.earliest
        return (origin != first, origin, published is None, published.isoformat() if published else "", claim.id)

    return tuple(
        account(claim, index, words, opposes=_opposes(claim, best))
        for claim in sorted(index.claims_of(event), key=order)
    )


def account(claim: Claim, index: Index, words: Words, *, opposes: bool = False) -> Account:
    """One claim in plain words."""
    article = index.article_of(claim)
    steps = chain(claim, index, words)
    origin = index.origins.get(index.story.links.origin_of.get(claim.id, ""))
    shown = passage(claim.span, article)
    paragraph = f"{shown.before}{shown.quote}{shown.after}"
    before = context(claim, index, words)
    return Account(
        claim=claim,
        article=article,
        title=claim.title,
        byline=byline(steps, words),
        steps=steps,
        certainty=words["certainty"][claim.certainty.value],
        phase=words["phase"][claim.phase.value],
        denial=claim.polarity is Polarity.NEGATIVE,
        when=claim.when,
        when_words=words.when(claim.when),
        basis=words["basis"][claim.when.basis.value],
        because=because(claim.when, index),
        passage=shown,
        place=words["block"].get(shown.block.value, ""),
        origin=origin.id if origin else "",
        origin_because=origin.because if origin else "",
        opposes=opposes,
        decided=decided(Record.CLAIM, claim.id, index, words),
        owner=origin.owner if origin else "",
        context=before,
        earlier="" if claim.context and claim.context.of(article.text) in paragraph else before,
    )


def because(when: When, index: Index) -> tuple[Because, ...]:
    """The reasons of a date, each with the words that carry it."""
    shown = []
    for reason in dict.fromkeys(when.because):
        article = index.articles.get(reason.span.article) if reason.span else None
        shown.append(Because(reason.text, reason.span.of(article.text) if article and reason.span else ""))
    return tuple(shown)


def disagreements(event: Event, index: Index, words: Words) -> tuple[Disagreement, ...]:
    """Every conflict that a claim of the event has part in, both sides told; this event's side is the left one."""
    mine = set(event.claims)
    found = {conflict for claim in mine for conflict in index.conflicts_of.get(claim, ())}
    return tuple(_disagreement(conflict, mine, index, words) for conflict in _in_order(found))


def _in_order(conflicts: Iterable[Conflict]) -> list[Conflict]:
    return sorted(conflicts, key=lambda conflict: (conflict.about, conflict.claims, conflict.because))


def _disagreement(conflict: Conflict, mine: set[str], index: Index, words: Words) -> Disagreement:
    left, right = (index.claims[claim] for claim in conflict.claims)
    if left.id not in mine:
        left, right = right, left
    about = words["about"].get(conflict.about) or words["about"]["other"].format(about=conflict.about)
    elsewhere = "" if right.id in mine else index.story.links.event_of.get(right.id, "")
    sides = (account(left, index, words), account(right, index, words))
    return Disagreement(conflict.about, about, worded(conflict, left, right, words), *sides, elsewhere)


def _opposes(claim: Claim, best: Claim) -> bool:
    happened = (Phase.HAPPENED, Phase.ONGOING)
    negative = claim.polarity is Polarity.NEGATIVE and best.polarity is Polarity.POSITIVE
    return negative and (claim.phase in happened or best.phase not in happened)
