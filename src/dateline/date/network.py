"""The network of what is said about days: a simple temporal problem, with calendar patterns and honest conflicts.

Points are days (a publication, an event, an expression); a `Difference` bounds how far one lies after another, a
`Calendar` says which days a point may be. What all of them together leave open for a point are its `Bounds`, and each
bound has the fewest constraints that give it. The tightest bounds of differences are shortest paths from the calendar
(Dechter, Meiri and Pearl, "Temporal constraint networks", 1991); patterns are enumerated over the days that are left,
which keeps bounds sound: never tighter than what is said, though holes inside an interval are not seen.

Where not all can hold, the surest stay: constraints enter in the order of their sureness, and one that can't hold with
surer ones steps back alone and is a `Conflict`. The result depends on which constraints there are, and on no order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.date.constraints import CALENDAR, Calendar, Constraint, Difference
from dateline.date.propagation import Propagation
from dateline.date.surest import Surest

__all__ = ["CALENDAR", "Bounds", "Calendar", "Conflict", "Constraint", "Difference", "Network"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day that a point can be (ordinals; None: unknown), each with the keys that give it, in order.

    The order goes from the calendar to the point.
    """

    earliest: int | None = None
    latest: int | None = None
    earliest_because: tuple[str, ...] = ()
    latest_because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """`left_out` can't hold beside `against`, which are as sure or surer (all are keys, the latter sorted).

    None of `against` can be spared; others may speak against it too.
    """

    left_out: str
    against: tuple[str, ...]


class Network:
    """Constraints, and what they leave open. Add any number, in any order; `bounds` and `conflicts` are up to date.

    Adding costs in proportion to what it moves.
    """

    def __init__(self, constraints: Iterable[Constraint] = ()) -> None:
        self._all: dict[str, Constraint] = {}
        self._held = Propagation(self._all)
        self._surest = Surest(self._held)
        self._conflicts: dict[str, tuple[tuple[str, ...], Conflict]] = {}  # with the clash that it was made of
        self.add(constraints)

    def add(self, constraints: Iterable[Constraint]) -> None:
        """Take constraints in. Raises ValueError where two differ and have one key."""
        new: dict[str, Constraint] = {}
        for each in constraints:
            known = self._all.get(each.key) or new.get(each.key)
            if known is None:
                new[each.key] = each
            elif known != each:
                raise ValueError(f"two constraints have the key {each.key}: {known}, {each}")
        self._all |= new
        self._surest.add((-each.sure, each.key) for each in new.values())

    def bounds(self, point: str) -> Bounds:
        """What is left open for a point; all, for one that nothing is said of."""
        number = self._held.number.get(point)
        if number is None:
            return Bounds()
        sides = self._held.sides
        early, late = (side.steps[number] for side in sides)
        return Bounds(
            early.value if early.dated else None,
            -late.value if late.dated else None,
            self._held.reason(sides[0], early),
            self._held.reason(sides[1], late),
        )

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The constraints that stepped back, in the order of their keys."""
        return tuple(self._conflict(key) for key in sorted(self._surest.left_out))

    def _conflict(self, key: str) -> Conflict:
        """One that stepped back, beside the fewest of its clash that it can't hold with."""
        against = self._surest.left_out[key]
        known = self._conflicts.get(key)
        if known is None or known[0] != against:
            needed = {*against}
            for each in against:
                if each in needed and (clash := self._clash({key, *needed} - {each})):
                    needed = clash - {key}
            known = self._conflicts[key] = against, Conflict(key, tuple(sorted(needed)))
        return known[1]

    def _clash(self, keys: set[str]) -> set[str]:
        """Those that can't all hold, among some that may."""
        ranked = sorted((-self._all[key].sure, key) for key in keys)
        return {*Propagation(self._all).enter(ranked, 0)[1]}
