"""What linked events tell of a publication: an article without a date reports what another one dates.

An event that is linked over articles has one day: told as past by the one and dated by the other, it bounds from
below; told as coming, from above; and where the first names its day relative to itself ("yesterday"), from both sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.date.network import CALENDAR
from dateline.model import Article, Certainty, Claim, Clue, ClueKind, Facts, Links, Phase, Polarity
from dateline.span import Span
from dateline.when import Basis

_NARROW = 62  # days: an event whose date is wider tells little, and may be two
_SURE_DAY, _SURE_PAST, _SURE_COMING = 0.45, 0.4, 0.35
_ALIKE = 0.8  # how alike two claims must be: without dates, one launch is much like another


@dataclass(frozen=True, slots=True)
class Told:
    """A constraint from an event: `how` names its reason, `other` the article that gives the day."""

    key: str
    article: str
    span: Span
    how: str
    other: str
    day: str
    left: str
    right: str
    least: int | None
    most: int | None
    sure: float


def told_of_events(articles: Mapping[str, Article], facts: Sequence[Facts], links: Links) -> Iterator[Told]:
    """The constraints of all events that an article without a date shares with one that dates them, in id order."""
    claims = {claim.id: claim for each in facts for claim in each.claims}
    alike = {(k.left, k.right) for k in links.links if k.kind == "event" and k.score >= _ALIKE}
    clues: dict[str, list[Clue]] = defaultdict(list)
    for each in facts:
        clues[each.article] += [clue for clue in each.clues if clue.kind is ClueKind.DAY]
    for event in links.events:
        members = [claims[id] for id in event.claims if id in claims and claims[id].span.article in articles]
        dated = [claim for claim in members if event.type and _dates(claim, articles)]
        for claim in members:
            if articles[claim.span.article].published.known or not _asserted(claim):
                continue
            for other in dated:
                if (min(claim.id, other.id), max(claim.id, other.id)) in alike:
                    yield from _between(claim, other, clues[claim.span.article], articles)


def _dates(claim: Claim, articles: Mapping[str, Article]) -> bool:
    """Whether a claim gives its event a day or a few weeks, by words of its own."""
    when = claim.when
    return (
        articles[claim.span.article].published.known
        and _asserted(claim)
        and claim.phase is Phase.HAPPENED
        and when.days is not None
        and when.days <= _NARROW
        and when.basis in (Basis.STATED, Basis.RELATIVE)
    )


def _asserted(claim: Claim) -> bool:
    return claim.polarity is Polarity.POSITIVE and claim.certainty is Certainty.CERTAIN


def _between(claim: Claim, other: Claim, clues: Sequence[Clue], articles: Mapping[str, Article]) -> Iterator[Told]:
    first, last = other.when.earliest, other.when.latest
    if first is None or last is None:
        return
    key = f"{claim.span.article} {claim.span.start:07d} event {other.id}"
    here = f"published {claim.span.article}"
    named = articles[other.span.article]
    outlet = named.outlet or named.title or named.id
    day = other.when.edtf
    low, high = first.toordinal(), last.toordinal()
    inside = [c for c in clues if claim.span.start <= c.span.start and c.span.end <= claim.span.end]
    if claim.phase is Phase.HAPPENED:
        yield Told(
            f"{key} past",
            claim.span.article,
            claim.span,
            "event_past",
            outlet,
            day,
            CALENDAR,
            here,
            low,
            None,
            _SURE_PAST,
        )
        if len(inside) == 1 and inside[0].least is not None and inside[0].most is not None:
            clue = inside[0]
            assert clue.least is not None and clue.most is not None
            yield Told(
                f"{key} day", claim.span.article, claim.span, "event_same", outlet, day, CALENDAR, here,
                low + clue.least, high + clue.most, _SURE_DAY,
            )  # fmt: skip
    elif claim.phase is Phase.EXPECTED:
        yield Told(
            f"{key} coming",
            claim.span.article,
            claim.span,
            "event_future",
            outlet,
            day,
            CALENDAR,
            here,
            None,
            high,
            _SURE_COMING,
        )
