"""Who claims tell to be, or to have done, what one alone is or does, where they name two: "the gunman was …".

Both must speak of the same place to fill: the same office of the same body, the same thing won, or, where a story tells
of one deed, its gunman. Two who follow each other in an office contradict nothing, nor do two names of one.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.lang import table
from dateline.link.asserted import is_told
from dateline.link.fillers import Filled, Fillers
from dateline.link.names import body_keys, person_key, same_body, same_person, short_body, short_person
from dateline.link.opponents import Contrary, Opponents
from dateline.link.propositions import Proposition
from dateline.model import EntityKind, Phase, Polarity

_NOW = 3  # days for which who holds an office holds it
_SOON = 7  # days between an appointment and a plan of another for the same
_STORY = 31  # days within which articles tell of one deed


@dataclass(frozen=True, slots=True)
class _Told:
    said: Proposition
    filled: Filled


def find_others(opponents: Opponents, names: Names) -> Iterator[tuple[float, Contrary]]:
    """Claims that name two for what one alone is or did, with how alike they are."""
    fillers = Fillers(opponents.material, opponents.entities)
    by_slot: dict[str, list[_Told]] = defaultdict(list)
    for each in opponents.said.values():
        if _is_so(opponents, each):
            for filled in fillers.of(each):
                by_slot[filled.slot].append(_Told(each, filled))
    found = []
    for told in by_slot.values():
        for one, other in itertools.combinations(sorted(told, key=lambda t: (t.said.id, t.filled.filler)), 2):
            if _differ(opponents, names, one, other):
                found.append((one, other))
    alike = opponents.alike([(one.said, other.said) for one, other in found])
    for one, other in found:
        because = str(table("link")["because"]["identity"])
        because = because.format(one=opponents.name(one.filled.filler), other=opponents.name(other.filled.filler))
        near = alike[one.said.id, other.said.id]
        yield near, Contrary(one.said.id, other.said.id, "identity", because)


def _is_so(opponents: Opponents, each: Proposition) -> bool:
    claim = each.claim
    real = claim.polarity is Polarity.POSITIVE and claim.phase is not Phase.HYPOTHETICAL
    return real and is_told(opponents.material, each)


def _differ(opponents: Opponents, names: Names, one: _Told, other: _Told) -> bool:
    """Whether two others are told to fill one place."""
    left, right = one.said, other.said
    if left.claim.span.article == right.claim.span.article or not opponents.may_differ(left, right, apart=True):
        return False
    if not names.are_two(one.filled.filler, other.filled.filler) or not _is_one_place(opponents, one, other):
        return False
    return _of_one_time(opponents, left, right, office=one.filled.office)


def _is_one_place(opponents: Opponents, one: _Told, other: _Told) -> bool:
    """Whether both speak of one place: nothing tells it apart, and something tells that it is one."""
    a, b = one.filled, other.filled
    if (a.of and b.of and not a.of & b.of) or not (a.words <= b.words or b.words <= a.words):
        return False
    if {a.filler, b.filler} & (a.of | b.of):
        return False
    if a.of & b.of or opponents.tell_one_event(one.said, other.said):
        return bool(a.of & b.of) or a.alone or a.thing or bool(a.words & b.words)
    return (a.thing or bool(a.words & b.words)) and opponents.are_near(one.said, other.said, _SOON)


def _of_one_time(opponents: Opponents, left: Proposition, right: Proposition, *, office: bool) -> bool:
    phases = {left.claim.phase, right.claim.phase}
    if not office:
        lasting = Phase.ONGOING in phases  # who "is" the father is it whenever it is told
        return (lasting or left.when.meets(right.when)) and opponents.are_near(left, right, _STORY)
    if phases == {Phase.ONGOING}:
        return opponents.are_near(left, right, _NOW)
    if len(phases) == 1:
        return left.when.meets(right.when) and opponents.are_near(left, right, _STORY)
    return Phase.ONGOING not in phases and opponents.are_near(left, right, _SOON)


class Names:
    """The names of a story's entities, and whether two of them are surely two."""

    def __init__(self, opponents: Opponents) -> None:
        self._names = {e.id: (e.name, *e.aliases) for e in opponents.entities.entities}
        self._kinds = {e.id: e.kind for e in opponents.entities.entities}

    def are_two(self, left: str, right: str) -> bool:
        """Whether two entities are of one kind and no name of the one can be the other's."""
        if left == right or self._kinds[left] is not self._kinds[right]:
            return False
        may_be = _may_be_one_person if self._kinds[left] is EntityKind.PERSON else _may_be_one_body
        return not any(may_be(a, b) for a in self._names[left] for b in self._names[right])


def _may_be_one_person(left: str, right: str) -> bool:
    if same_person(left, right) or short_person(left, right) or short_person(right, left):
        return True
    return bool({*person_key(left)} & {*person_key(right)})


def _may_be_one_body(left: str, right: str) -> bool:
    if same_body(left, right) or short_body(left, right) or short_body(right, left):
        return True
    return any({*a} & {*b} for a in body_keys(left) for b in body_keys(right))
