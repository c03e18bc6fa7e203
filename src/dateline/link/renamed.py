"""What two outlets tell word for word but for a name: one says that it was Lee and the other Reed, or Leeds and Hull.

Many can do the same, and do it at many places; but hardly in the same words, with the same numbers and at the same
time, where neither of the two outlets tells it of the other, too.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator

from dateline.lang import table
from dateline.link.asserted import is_told
from dateline.link.identities import Names
from dateline.link.opponents import Contrary, Opponents
from dateline.link.places import Places
from dateline.link.propositions import Proposition
from dateline.model import Phase, Polarity

_WORDS = 4  # further words of two clauses that are one telling
_CROWD = 12  # clauses of the same words, above which they are a form that is filled in
_DAYS = 7  # within which both are told


def find_renamed(opponents: Opponents, places: Places, names: Names) -> Iterator[tuple[float, Contrary]]:
    """Claims that differ in one name alone, as sure as can be."""
    same: dict[tuple[str, frozenset[str]], list[Proposition]] = defaultdict(list)
    for each in opponents.said.values():
        if _is_plain(opponents, each):
            same[each.verbs[0][0], each.words].append(each)
    for told in same.values():
        for left, right in itertools.combinations(told, 2) if len(told) <= _CROWD else ():
            if not _may_be_one(opponents, left, right):
                continue
            if both := _other_places(opponents, places, left, right):
                yield 1.0, _contrary(left, right, "place", both)
            elif both := _other_people(opponents, names, left, right):
                yield 1.0, _contrary(left, right, "identity", both)


def _is_plain(opponents: Opponents, each: Proposition) -> bool:
    """Whether a claim tells with many words what was done."""
    claim = each.claim
    done = claim.phase is Phase.HAPPENED and claim.polarity is Polarity.POSITIVE
    return done and len(each.words) >= _WORDS and bool(each.verbs) and is_told(opponents.material, each)


def _may_be_one(opponents: Opponents, left: Proposition, right: Proposition) -> bool:
    here, there = (opponents.material.article[each.claim.span.article] for each in (left, right))
    if here.id == there.id or (here.outlet and here.outlet == there.outlet and not opponents.corrects(left, right)):
        return False  # what is copied word for word has one origin, and contradicts it all the same
    amounts = [sorted((a.value, a.unit) for a in each.claim.amounts) for each in (left, right)]
    told = left.when.meets(right.when) and opponents.are_near(left, right, _DAYS)
    return told and amounts[0] == amounts[1] and left.things == right.things


def _other_places(
    opponents: Opponents, places: Places, left: Proposition, right: Proposition
) -> tuple[str, str] | None:
    """The names of the two places, where nothing else differs."""
    if left.who != right.who or not (both := places.differ(left, right)):
        return None
    told = [{entity for each in _of_verb(opponents, side) for entity in places.where(each)} for side in (left, right)]
    return None if both[1] in told[0] or both[0] in told[1] else (opponents.name(both[0]), opponents.name(both[1]))


def _other_people(opponents: Opponents, names: Names, left: Proposition, right: Proposition) -> tuple[str, str] | None:
    """The names of the two, where one part is taken by others and nothing else differs."""
    if left.places != right.places:
        return None
    parts = ((each.agents, each.patients, each.partners) for each in (left, right))
    differing = [(a, b) for a, b in zip(*parts, strict=True) if a != b]
    if len(differing) != 1 or {len(differing[0][0]), len(differing[0][1])} != {1}:
        return None
    (a,), (b,) = differing[0]
    told = [{entity for each in _of_verb(opponents, side) for entity in each.who} for side in (left, right)]
    if not names.are_two(a, b) or b in told[0] or a in told[1]:
        return None
    return opponents.name(a), opponents.name(b)


def _of_verb(opponents: Opponents, each: Proposition) -> Iterator[Proposition]:
    """The claims of an article that tell the same deed, of whomever."""
    for claim in opponents.material.claims_of[each.claim.span.article]:
        if (other := opponents.said.get(claim.id)) is not None and other.verbs[:1] == each.verbs[:1]:
            yield other


def _contrary(left: Proposition, right: Proposition, about: str, both: tuple[str, str]) -> Contrary:
    return Contrary(left.id, right.id, about, str(table("link")["because"][about]).format(one=both[0], other=both[1]))
