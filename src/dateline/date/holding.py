"""Which orders of events hold: they close no circle, and let each event keep a day.

An event lies no earlier than all that comes before it, and no later than what comes after: the first day that is left
of an event is the latest of the first days before it, so that a new order contradicts the days just where the first day
of its earlier event is after the last day of its later one.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise

from dateline.date.row import Row
from dateline.date.surest import Ranked, Surest
from dateline.when import Day, When

Order = tuple[str, str, float]  # ids of the earlier and the later event, and how sure: 0 to 1
_NONE = -1  # the point that a bound comes from, where it is the event's own


class Holding:
    """Orders between events, the surest first. Add any number, in any order: `left_out` is up to date."""

    def __init__(self) -> None:
        self._days = _Days()
        self._surest = Surest(self._days)

    def add(self, orders: Iterable[Order], whens: Mapping[str, When]) -> None:
        """Take orders in, of other pairs than those that are in. `whens`: the days of events that are new here."""
        new = {_key(earlier, later): (earlier, later, sure) for earlier, later, sure in orders}
        self._days.know(new, whens)
        self._surest.add((-sure, key) for key, (_, _, sure) in new.items())

    @property
    def left_out(self) -> dict[tuple[str, str], bool]:
        """The orders that don't hold, and whether it is the days (else surer orders alone) that are against them."""
        return {self._days.pair[key]: self._days.dated[key] for key in sorted(self._surest.left_out)}

    @property
    def row(self) -> list[str]:
        """The events in a row: what an order that holds puts first comes first."""
        return self._days.row()


def _key(earlier: str, later: str) -> str:
    return f"order {earlier} {later}"


class _Side:
    """The first days that are left of points; or the last, with all signs turned, so that both are one algorithm."""

    def __init__(self, before: list[list[int]], after: list[list[int]]) -> None:
        self.own: list[int] = []
        self.value: list[int] = []
        self.by: list[int] = []  # the neighbour whose bound it is
        self.before, self.after = before, after

    def point(self, value: int) -> None:
        self.own.append(value)
        self.value.append(value)
        self.by.append(_NONE)

    def push(self, start: int, end: int) -> None:
        """Hand the bound of a point on along a new link, and all links behind it."""
        value, by = self.value, self.by
        waiting = [(start, end)]
        for start, end in waiting:
            if value[start] > value[end]:
                value[end], by[end] = value[start], start
                waiting += [(end, other) for other in self.after[end]]

    def pull(self, start: int, end: int, place: Callable[[int], int]) -> None:
        """What is left where a link was taken out, `place` by place."""
        if self.by[end] != start:
            return
        waiting = [(place(end), end)]
        while waiting:
            _, point = heapq.heappop(waiting)
            while waiting and waiting[0][1] == point:
                heapq.heappop(waiting)
            was = self.value[point]
            self.value[point], self.by[point] = self.own[point], _NONE
            for other in self.before[point]:
                if self.value[other] > self.value[point]:
                    self.value[point], self.by[point] = self.value[other], other
            if self.value[point] != was:
                for other in self.after[point]:
                    if self.by[other] == point:
                        heapq.heappush(waiting, (place(other), other))

    def way(self, point: int) -> list[int]:
        """The points from one back to that whose own day is its bound."""
        found = [point]
        while self.by[point] != _NONE:
            point = self.by[point]
            found.append(point)
        return found


class _Days:
    """The theory: a row of events, and their days."""

    def __init__(self) -> None:
        self.pair: dict[str, tuple[str, str]] = {}
        self._ends: dict[str, tuple[int, int]] = {}  # the same as points
        self.dated: dict[str, bool] = {}  # of those that ever clashed: whether with the days
        self._number: dict[str, int] = {}
        self._ids: list[str] = []
        self._row = Row()
        self._early = _Side(self._row.before, self._row.after)
        self._late = _Side(self._row.after, self._row.before)

    def know(self, orders: Mapping[str, Order], whens: Mapping[str, When]) -> None:
        """The events and pairs of new orders. The first are many: the row begins as a guess from all of them."""
        first = not self._number
        for key, (earlier, later, _) in sorted(orders.items()):
            if key in self.pair:
                raise ValueError(f"an order of {earlier} and {later} is there already: give each pair once")
            self.pair[key] = (earlier, later)
            self._ends[key] = self._point(earlier, whens), self._point(later, whens)
        if first:
            self._row.guess(self._ends.values())

    def row(self) -> list[str]:
        return [self._ids[point] for point in self._row]

    def _point(self, id: str, whens: Mapping[str, When]) -> int:
        if id in self._number:
            return self._number[id]
        when = whens.get(id)
        number = self._number[id] = self._row.point()
        self._ids.append(id)
        earliest, latest = (when.earliest, when.latest) if when else (None, None)
        self._early.point((earliest or Day.min).toordinal())
        self._late.point(-(latest or Day.max).toordinal())
        return number

    def enter(self, ranked: Sequence[Ranked], start: int) -> tuple[int, Iterable[str]]:
        """Orders one by one: nothing has to be taken back."""
        for number in range(start, len(ranked)):
            key = ranked[number][1]
            first, second = self._ends[key]
            way = self._row.back(first, second)
            if way:
                self.dated[key] = False
                return number, [key, *self._keys(way)]
            if self._early.value[first] + self._late.value[second] > 0:
                self.dated[key] = True
                before, after = self._early.way(first)[::-1], self._late.way(second)
                return number, [key, *self._keys(before), *self._keys(after)]
            self._row.link(first, second)
            self._early.push(first, second)
            self._late.push(second, first)
        return len(ranked), ()

    def leave(self, key: str) -> None:
        first, second = self._ends[key]
        self._row.unlink(first, second)
        self._early.pull(first, second, lambda point: self._row.place[point])
        self._late.pull(second, first, lambda point: -self._row.place[point])

    def _keys(self, way: Sequence[int]) -> list[str]:
        """The orders along points in a row."""
        return [_key(self._ids[one], self._ids[other]) for one, other in pairwise(way)]
