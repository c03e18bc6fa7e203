"""The tightest days that orders leave events, each with the fewest orders that give it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.model import Precedence
from dateline.when import Day, When

_Found = tuple[int, int, str, Precedence | None]  # day, turned so that the least is the best; orders; the last of them


class Narrowed:
    """The first (or the last) days of events."""

    def __init__(self, found: Mapping[str, _Found]) -> None:
        self._found = found

    def day(self, id: str) -> Day | None:
        """The first day of an event, or its last; None where nothing tells."""
        found = self._found.get(id)
        return None if found is None else Day.fromordinal(abs(found[0]))

    def way(self, id: str) -> list[Precedence]:
        """The orders from an event to the one that has the day; none, where it is its own."""
        way: list[Precedence] = []
        while (order := self._found[id][3]) is not None:
            way.append(order)
            id = self._found[id][2]
        return way


def earliest(orders: Sequence[Precedence], row: Iterable[str], whens: Mapping[str, When]) -> Narrowed:
    """The first days of events in orders that `whens` don't contradict; `row`: the events, as the orders put them."""
    into: dict[str, list[tuple[str, Precedence]]] = {}
    for order in orders:
        into.setdefault(order.later, []).append((order.earlier, order))
    return _narrowed(into, row, {id: -when.earliest.toordinal() for id, when in whens.items() if when.earliest})


def latest(orders: Sequence[Precedence], row: Sequence[str], whens: Mapping[str, When]) -> Narrowed:
    """The last days."""
    into: dict[str, list[tuple[str, Precedence]]] = {}
    for order in orders:
        into.setdefault(order.earlier, []).append((order.later, order))
    return _narrowed(into, reversed(row), {id: when.latest.toordinal() for id, when in whens.items() if when.latest})


def _narrowed(
    into: Mapping[str, Sequence[tuple[str, Precedence]]], row: Iterable[str], own: Mapping[str, int]
) -> Narrowed:
    """Event by event: the sharpest day that comes to each, through the fewest orders, the first of these by name."""
    found: dict[str, _Found] = {}
    for end in row:
        best: _Found | None = (own[end], 0, "", None) if end in own else None
        for start, order in into.get(end, ()):
            there = found.get(start)
            if there is None or (best is not None and there[0] > best[0]):
                continue
            if best is None or (there[0], there[1] + 1, start) < best[:3]:
                best = (there[0], there[1] + 1, start, order)
        if best is not None:
            found[end] = best
    return Narrowed(found)
