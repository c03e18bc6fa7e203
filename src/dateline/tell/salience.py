"""How much an event matters in its story: a visible sum of a few plain features, each with its reason.

Nothing here looks beyond the story, so that adding another story changes no figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dateline.model import BlockKind, Claim, Event, Phase, Standing
from dateline.tell.index import Index
from dateline.tell.words import Words, plural


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


# What an editor looks at, in that order: is it a happening at all, of whom, told by how many, how prominently.
WEIGHTS = {
    "happening": 3.0,
    "central": 2.5,
    "origins": 2.0,
    "position": 1.5,
    "dated": 1.5,
    "phase": 1.5,
    "articles": 1.0,
    "contested": 1.0,
}


def salience(event: Event, index: Index, words: Words) -> Salience:
    """The salience of an event. Same story, same figure, whatever the order of its articles."""
    claims = index.claims_of(event)
    phrases = words["salience"]
    features = {
        "origins": _origins(event, phrases),
        "articles": _articles(claims, phrases),
        "central": _central(event, index, phrases),
        "dated": _dated(event, phrases),
        "phase": _phase(claims, phrases),
        "position": _position(claims, index, phrases),
        "contested": _contested(event, phrases),
        "happening": _happening(claims, phrases),
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


def _dated(event: Event, phrases: dict[str, Any]) -> tuple[float, str]:
    days = event.when.days
    if days is not None:
        value = 1.0 if days <= 7 else 0.8 if days <= 31 else 0.5 if days <= 366 else 0.25
        return value, plural(list(phrases["dated"]), days)
    return (0.2, phrases["bounded"]) if event.when.known else (0.0, phrases["undated"])


def _phase(claims: tuple[Claim, ...], phrases: dict[str, Any]) -> tuple[float, str]:
    phases = {claim.phase for claim in claims}
    if phases & {Phase.HAPPENED, Phase.ONGOING}:
        return 1.0, phrases["happened"]
    return (0.5 if Phase.EXPECTED in phases else 0.0), phrases["expected"]


def _position(claims: tuple[Claim, ...], index: Index, phrases: dict[str, Any]) -> tuple[float, str]:
    opening = any(_in_opening(claim, index) for claim in claims)
    return (1.0, phrases["prominent"]) if opening else (0.0, "")


def _in_opening(claim: Claim, index: Index) -> bool:
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


def _happening(claims: tuple[Claim, ...], phrases: dict[str, Any]) -> tuple[float, str]:
    minor = frozenset(phrases["minor_predicates"])
    # A predicate may carry a particle ("look like"): its first word decides.
    happens = any((claim.predicate.split() or [""])[0] not in minor for claim in claims)
    return (1.0, "") if happens else (0.0, phrases["minor"])
