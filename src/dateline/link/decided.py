"""Claims that a person put aside, taken out of what linking works on.

What is wrong goes before claims are traced to where they come from; what is hidden only after, for it is evidence of
that: two rewrites of a hidden claim do not become independent of each other by its being hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from dateline.link.events import Grouping
from dateline.link.material import Material
from dateline.link.origins import Origins
from dateline.link.propositions import Proposition
from dateline.link.reuse import Reuse
from dateline.link.sources import Sources
from dateline.model import Aside, Decided, Facts, Kind


@dataclass(frozen=True, slots=True)
class Claims:
    """All that linking holds of claims, up to their events."""

    material: Material
    said: dict[str, Proposition]
    reuse: tuple[Reuse, ...]
    grouping: Grouping

    def without(self, ids: Collection[str]) -> Claims:
        """The same without some claims; the smallest that is left gives an event its id."""
        if not ids:
            return self
        gone = frozenset(ids)
        groups = (tuple(id for id in members if id not in gone) for members in self.grouping.groups.values())
        named = {members[0]: members for members in groups if members}
        of = {member: id for id, members in named.items() for member in members}
        return Claims(
            Material(self.material.articles, tuple(_without(each, gone) for each in self.material.facts)),
            {id: each for id, each in self.said.items() if id not in gone},
            tuple(each for each in self.reuse if not {each.left, each.right} & gone),
            Grouping(
                {id: named[id] for id in sorted(named)},
                dict(sorted(of.items())),
                tuple(link for link in self.grouping.links if not {link.left, link.right} & gone),
            ),
        )


def put_aside(claims: Claims, decided: Decided) -> tuple[Aside, ...]:
    """The claims that a person put aside, by themselves or with their event, of which the last verdict holds."""
    verdicts: dict[str, Kind] = {}
    for claim, kind in decided.verdicts:
        if claim in claims.grouping.of:
            verdicts[claims.grouping.of[claim]] = kind
    found = {}
    for id, claim_of in claims.material.claims.items():
        kind = verdicts.get(claims.grouping.of[id], Kind.KEEP)
        if kind is not Kind.KEEP:
            found[id] = Aside(claim_of, kind, True)
        elif id in decided.hidden:
            found[id] = Aside(claim_of, Kind.HIDE)
    return tuple(found[id] for id in sorted(found))


def traced_without(origins: Origins, ids: Collection[str]) -> Origins:
    """Origins without some claims; what was traced through these stays traced."""
    if not ids:
        return origins
    left = [(o, tuple(claim for claim in o.claims if claim not in ids)) for o in origins.origins]
    kept = sorted((replace(o, id=claims[0], claims=claims) for o, claims in left if claims), key=lambda o: o.id)
    of = {claim: origin.id for origin in kept for claim in origin.claims}
    links = tuple(link for link in origins.links if not {link.left, link.right} & {*ids})
    return Origins(tuple(kept), dict(sorted(of.items())), links, {o.id: o for o in kept})


def said_without(sources: Sources, ids: Collection[str]) -> Sources:
    """The sources of claims without those of some."""
    of: Mapping[str, tuple[str, ...]] = sources.of
    return replace(sources, of={claim: chain for claim, chain in of.items() if claim not in ids}) if ids else sources


def _without(facts: Facts, gone: Collection[str]) -> Facts:
    return replace(facts, claims=tuple(claim for claim in facts.claims if claim.id not in gone))
