"""How much an event matters in its story: a visible sum of a few plain features, each with its reason.

Nothing here looks beyond the story, so that adding another story changes no figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dateline.lang import table
from dateline.model import BlockKind, Claim, Event, Phase, Role, Standing
from dateline.tell.index import Index, per_event
from dateline.tell.predicates import turn_of
from dateline.tell.words import Words, plural
from dateline.when import Basis


@dataclass(frozen=True, slots=True)
class Part:
    """One feature: its value (0 to 1), its weight in the sum, and the reason in words."""

    name: str
    value: float
    weight: float
    because: str


@dataclass(frozen=True, slots=True)
class Salience:
    """The weighted mean of the parts, 0 to 1, rounded to three decimals."""

    value: float
    parts: tuple[Part, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The reasons of the parts, the weightiest first."""
        return tuple(p.because for p in sorted(self.parts, key=lambda p: (-p.value * p.weight, p.name)) if p.because)


# What an editor looks at: is it a turn of events, when exactly, by how many, how prominently, of whom.
WEIGHTS = {
    "turn": 3.0,
    "dated": 2.5,
    "origins": 2.0,
    "articles": 1.5,
    "central": 1.5,
    "position": 1.5,
    "phase": 1.5,
    "contested": 0.5,
}


def salience(event: Event, index: Index, words: Words, about: Sequence[str] = ()) -> Salience:
    """The salience of an event. Same story, same figure, whatever the order of its articles.

    With `about` it is that with regard to these entities (ids): how much a part they have in it counts, and not how
    much of the story is about whoever takes part.
    """
    return _of_part(event, index, words, about) if about else _of_story(event, index, words)


@per_event
def _of_story(event: Event, index: Index, words: Words) -> Salience:
    return _of_part(event, index, words, ())


def _of_part(event: Event, index: Index, words: Words, about: Sequence[str]) -> Salience:
    claims = index.claims_of(event)
    phrases = words["salience"]
    features = {
        "origins": _origins(event, phrases),
        "articles": _articles(claims, phrases),
        "central": _part_of(about, claims, index, phrases) if about else _central(event, index, phrases),
        "dated": _dated(event, claims, index, phrases),
        "phase": _phase(claims, phrases),
        "position": _position(claims, index, phrases),
        "contested": _contested(event, phrases),
        "turn": _turn(event, claims),
    }
    parts = tuple(Part(name, value, WEIGHTS[name], because) for name, (value, because) in sorted(features.items()))
    total = sum(part.value * part.weight for part in parts) / sum(part.weight for part in parts)
    return Salience(round(total, 3), parts)


def _several(n: int) -> float:
    """0 for one, 1/2 for two, 2/3 for three …: each further one says less than the one before."""
    return 1 - 1 / max(1, n)


def _origins(event: Event, phrases: dict[str, Any]) -> tuple[float, str]:
    n = len(event.origins)
    return _several(n), phrases["origins"].format(n=n) if n > 1 else ""


def _articles(claims: tuple[Claim, ...], phrases: dict[str, Any]) -> tuple[float, str]:
    n = len({claim.span.article for claim in claims})
    return _several(n), phrases["articles"].format(n=n) if n > 1 else ""


def _central(event: Event, index: Index, phrases: dict[str, Any]) -> tuple[float, str]:
    share = max((index.share_of.get(entity, 0.0) for entity in event.participants), default=0.0)
    # The most central one counts full, however many events a long story spreads over others.
    return share / index.largest_share, phrases["central"].format(share=round(100 * share)) if share else ""


_PARTS = {Role.AGENT: 1.0, Role.PATIENT: 1.0, Role.PARTNER: 0.6}
_ASIDE = 0.2  # of places, owners and the like


def _part_of(
    about: Sequence[str], claims: tuple[Claim, ...], index: Index, phrases: dict[str, Any]
) -> tuple[float, str]:
    """How much a part entities have in an event: in how many of its claims, and whether they act or are acted upon."""
    entity_of = index.story.links.entity_of
    parts = []
    for claim in claims:
        roles = [
            _PARTS.get(part.role, _ASIDE)
            for part in claim.participants
            for id in [entity_of.get(part.referent, "")]
            if not {id, *index.members_of(id)}.isdisjoint(about)
        ]
        parts.append(max(roles, default=0.0))
    value = sum(parts) / max(1, len(parts))
    return value, phrases["acts"] if value >= _PARTS[Role.PARTNER] else ""


def _dated(event: Event, claims: tuple[Claim, ...], index: Index, phrases: dict[str, Any]) -> tuple[float, str]:
    """How sharply; what only the day of its article dates counts half, for it may be long past."""
    days = event.when.days
    if days is None and not event.when.known:
        return (0.2, phrases["unplaced"]) if any(map(index.day_in, claims)) else (0.0, phrases["undated"])
    if days is None:
        return 0.2, phrases["bounded"]
    value = 1.0 if days <= 7 else 0.8 if days <= 31 else 0.5 if days <= 366 else 0.25
    own = any(dates_itself(claim) for claim in claims)
    return value if own else value / 2, plural(list(phrases["dated"]), days)


def dates_itself(claim: Claim) -> bool:
    """Whether a time expression dates it, and not only its tense and the day on which it was published."""
    return claim.when.known and claim.when.basis in (Basis.STATED, Basis.RELATIVE)


def _phase(claims: tuple[Claim, ...], phrases: dict[str, Any]) -> tuple[float, str]:
    phases = {claim.phase for claim in claims}
    if phases & {Phase.HAPPENED, Phase.ONGOING}:
        return 1.0, phrases["happened"]
    return (0.5 if Phase.EXPECTED in phases else 0.0), phrases["expected"]


def _position(claims: tuple[Claim, ...], index: Index, phrases: dict[str, Any]) -> tuple[float, str]:
    opening = any(in_opening(claim, index) for claim in claims)
    return (1.0, phrases["prominent"]) if opening else (0.0, "")


def in_opening(claim: Claim, index: Index) -> bool:
    """Whether a claim stands in the headline or the first paragraph of its article."""
    for block in index.article_of(claim).blocks:
        if block.kind in (BlockKind.TITLE, BlockKind.PARAGRAPH):
            if claim.span.start < block.end:
                return claim.span.start >= block.start
            if block.kind is BlockKind.PARAGRAPH:
                return False
    return False


def _contested(event: Event, phrases: dict[str, Any]) -> tuple[float, str]:
    contested = event.standing in (Standing.DISPUTED, Standing.DENIED)
    return (1.0, phrases["contested"]) if contested else (0.0, "")


def _turn(event: Event, claims: tuple[Claim, ...]) -> tuple[float, str]:
    """Whether it is of a type that news is made of: a class of happenings, or a predicate that is listed as a turn."""
    turns = [turn for turn in (turn_of(claim.predicate) for claim in claims) if turn]
    if turns:
        return 1.0, str(table("rank")["turn_words"][min(turns)])
    return (1.0, "") if event.type else (0.0, "")
