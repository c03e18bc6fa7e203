"""The tightest days that orders leave events, each with the fewest orders that give it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Precedence
from dateline.when import Day, When


@dataclass(frozen=True, slots=True)
class Bound:
    """A first or last day of an event, and the orders on the way from it to the event that has the day (none: it)."""

    day: Day
    way: tuple[Precedence, ...] = ()


def earliest(orders: Sequence[Precedence], row: Iterable[str], whens: Mapping[str, When]) -> dict[str, Bound]:
    """The first days of events in orders that `whens` don't contradict; `row`: the events, as the orders put them."""
    steps = ((order.earlier, order.later, order) for order in orders)
    return _bounds(steps, row, {id: when.earliest for id, when in whens.items() if when.earliest}, 1)


def latest(orders: Sequence[Precedence], row: Sequence[str], whens: Mapping[str, When]) -> dict[str, Bound]:
    """The last days."""
    steps = ((order.later, order.earlier, order) for order in orders)
    return _bounds(steps, reversed(row), {id: when.latest for id, when in whens.items() if when.latest}, -1)


_Found = tuple[int, int, str, Precedence | None]  # day, turned so that the least is the best; orders; the last of them


def _bounds(
    steps: Iterable[tuple[str, str, Precedence]], row: Iterable[str], own: Mapping[str, Day], sign: int
) -> dict[str, Bound]:
    """Event by event: the sharpest day that comes to each, through the fewest orders, the first of these by name."""
    into: dict[str, list[tuple[str, Precedence]]] = {}
    for start, end, order in steps:
        into.setdefault(end, []).append((start, order))
    found: dict[str, _Found] = {}
    for end in row:
        best: _Found | None = (-sign * own[end].toordinal(), 0, "", None) if end in own else None
        for start, order in into.get(end, ()):
            there = found.get(start)
            if there is None or (best is not None and there[0] > best[0]):
                continue
            other = (there[0], there[1] + 1, start, order)
            if best is None or other[:3] < best[:3]:
                best = other
        if best is not None:
            found[end] = best
    return {id: Bound(Day.fromordinal(abs(day)), _way(found, id)) for id, (day, *_) in found.items()}


def _way(found: Mapping[str, _Found], id: str) -> tuple[Precedence, ...]:
    way: list[Precedence] = []
    while (order := found[id][3]) is not None:
        way.append(order)
        id = found[id][2]
    return tuple(way)
