"""The theory of the network of dates: bounds that push each other along what is said, until they rest or pass."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.date.constraints import CALENDAR, Calendar, Constraint, Difference
from dateline.date.patterns import FIRST, LAST, PERIOD, Pattern
from dateline.date.surest import Ranked

_FEW = 32  # constraints, of which one clashes
_PATIENCE = 4  # clashes, before constraints are tried a few at a time
_TURN = 256  # points of one side, before the other has its turn


class Step(NamedTuple):
    """A bound of a point, by a constraint, from the bound of another point (or of itself, for a calendar).

    `dated` tells a bound that comes from the calendar from one that every day has (the first and last there are). It is
    a named tuple, since millions are made.
    """

    value: int
    hops: int
    key: str
    before: Step | None
    point: int
    dated: bool


_Arc = tuple[int, int, str]  # other point, days, key
_Bound = tuple[int, int]  # side, point
_Grown = list[_Arc] | list[tuple[Pattern, str]]


@dataclass(slots=True)
class Side:
    """The earliest days of all points; or the latest, with all signs turned, so that both are one algorithm."""

    sign: int
    steps: list[Step] = field(default_factory=list)
    arcs: list[list[_Arc]] = field(default_factory=list)
    roots: list[list[_Arc]] = field(default_factory=list)  # from the calendar to each point
    patterns: list[list[tuple[Pattern, str]]] = field(default_factory=list)

    def new_point(self, number: int) -> None:
        """A point of which nothing is known but that it is a day; the first is the calendar's own."""
        self.steps.append(self.unknown(number))
        self.arcs.append([])
        self.roots.append([])
        self.patterns.append([])

    def unknown(self, number: int) -> Step:
        start = 0 if number == 0 else FIRST if self.sign > 0 else -LAST
        return Step(start, 0, "", None, number, number == 0)


class _ContradictionError(Exception):
    """The constraints that can't all hold."""

    def __init__(self, keys: Iterable[str]) -> None:
        super().__init__()
        self.keys = tuple(dict.fromkeys(keys))


class Propagation:
    """Constraints that hold together, and the bounds of their points."""

    def __init__(self, constraints: Mapping[str, Constraint]) -> None:
        self._constraints = constraints
        self.number: dict[str, int] = {}
        self.sides = (Side(1), Side(-1))
        self._undo: list[tuple[Side, Step]] = []
        self._patience = _PATIENCE
        self._new: set[str] = set()  # the keys of a batch of a few
        self._point(CALENDAR)

    def enter(self, ranked: Sequence[Ranked], start: int) -> tuple[int, Iterable[str]]:
        """See `surest.Theory`. All are tried at once; then, some times, all before the last of those that clash, which
        is where the first steps back at the latest; then a few at a time, since each try costs more than it holds.
        """
        if not start:
            self._patience = _PATIENCE
        size = len(ranked) if self._patience else 1
        while start < len(ranked):
            batch = [self._constraints[key] for _, key in ranked[start : start + size]]
            clash = self._try(batch)
            if clash is None:
                start += len(batch)
                size = min(2 * size, _FEW) if not self._patience else 1 if size > 1 else len(ranked)
            elif len(batch) == 1:
                return start, clash
            elif self._patience and len(batch) > _FEW:
                self._patience -= 1
                size = max(1, *(n for n, each in enumerate(batch) if each.key in clash))
            else:
                size = _FEW if len(batch) > _FEW else 1
        return start, ()

    def leave(self, key: str) -> None:
        """Take a constraint out: what stood on it is found anew from what did not."""
        self._propagate(self._cut({key}))

    def reason(self, side: Side, step: Step) -> tuple[str, ...]:
        """The keys that give a bound, from the calendar on; none, for one that every day has."""
        if not step.dated:
            return ()
        found: list[str] = []
        while step.before is not None:
            found.append(step.key)
            before = step.before
            now = side.steps[before.point]  # the same bound may have found a shorter reason since
            step = now if now.value == before.value and now.hops <= before.hops else before
        return tuple(dict.fromkeys(reversed(found)))

    # ---- in and out

    def _try(self, batch: Sequence[Constraint]) -> tuple[str, ...] | None:
        """Propagate a batch; where it contradicts, everything is as before, and those that clash are told."""
        self._undo.clear()
        self._new = {each.key for each in batch} if len(batch) <= _FEW else set()
        grown: list[_Grown] = []
        try:
            self._propagate([bound for each in batch for bound in self._written(each, grown)])
        except _ContradictionError as clash:
            for side, step in reversed(self._undo):
                side.steps[step.point] = step
            for links in grown:
                links.pop()
            return clash.keys
        return None

    def _written(self, each: Constraint, grown: list[_Grown]) -> list[_Bound]:
        """Write a constraint to its points; the bounds to push on. `grown` gets the lists that grew."""
        moved = []
        if isinstance(each, Calendar):
            point = self._point(each.point)
            for side in self.sides:
                side.patterns[point].append((each.pattern, each.key))
                grown.append(side.patterns[point])
            for number, side in enumerate(self.sides):
                self._align(side, self.sides[1 - number], point)
                moved.append((number, point))
            return moved
        arcs = self._arcs(each)
        for number, start, end, days in arcs:
            links = _list(self.sides[number], start, end)
            links.append((end if start else 0, days, each.key))
            grown.append(links)
        for number, start, end, days in arcs:
            side = self.sides[number]
            if start and not self._new:
                moved.append((number, start))  # where much is new, its arcs are better tried together
            elif self._offer(side, self.sides[1 - number], side.steps[start], (end, days, each.key)):
                moved.append((number, end))
        return moved

    def _cut(self, keys: set[str]) -> list[_Bound]:
        """Take constraints out, and forget all bounds that they had a part in; the bounds to find anew."""
        for key in sorted(keys):
            each = self._constraints[key]
            if isinstance(each, Calendar):
                for side in self.sides:
                    side.patterns[self.number[each.point]].remove((each.pattern, key))
            else:
                for number, start, end, days in self._arcs(each):
                    _list(self.sides[number], start, end).remove((end if start else 0, days, key))
        lost = [_standing_on(keys, side.steps) for side in self.sides]
        for side, points in zip(self.sides, lost, strict=True):
            for point in points:
                side.steps[point] = side.unknown(point)
        moved = []
        for number, points in enumerate(lost):
            side, other = self.sides[number], self.sides[1 - number]
            for point in points:  # what leads to a point on one side is what leads from it on the other
                for start, days, name in (*side.roots[point], *other.arcs[point]):
                    self._offer(side, other, side.steps[start], (point, days, name))
                moved.append((number, point))
        return moved

    def _arcs(self, each: Difference) -> list[tuple[int, int, int, int]]:
        """Side, start, end and days of what a difference does to bounds.

        Nothing moves the calendar: that a bound passes another is seen at its own point.
        """
        left, right = self._point(each.left), self._point(each.right)
        found: list[tuple[int, int, int, int]] = []
        if each.least is not None:
            found += [(0, left, right, each.least), (1, right, left, each.least)]
        if each.most is not None:
            found += [(1, left, right, -each.most), (0, right, left, -each.most)]
        return [arc for arc in found if arc[2]]

    def _point(self, name: str) -> int:
        number = self.number.setdefault(name, len(self.number))
        for side in self.sides:
            if number == len(side.steps):
                side.new_point(number)
        return number

    # ---- bounds

    def _propagate(self, moved: Iterable[_Bound]) -> None:
        """Push bounds along the arcs until nothing moves: a queue of points (Moore 1959, after Bellman and Ford).

        Both sides take turns, so that a bound that only grows meets the other one soon.
        """
        early, late = self.sides
        first = [list[int](), list[int]()]
        for number, point in moved:
            first[number].append(point)
        waits = [dict.fromkeys(points) for points in first]
        queues = [(early, late, deque(waits[0]), set(waits[0])), (late, early, deque(waits[1]), set(waits[1]))]
        while queues[0][2] or queues[1][2]:
            for side, other, queue, waiting in queues:
                for _ in range(min(len(queue), _TURN)):
                    number = queue.popleft()
                    waiting.discard(number)
                    for end in self._push(side, other, side.steps[number]):
                        if end not in waiting:
                            waiting.add(end)
                            queue.append(end)

    def _push(self, side: Side, other: Side, step: Step) -> list[int]:
        """Hand a bound on along the arcs of its point; the points that it moves."""
        steps, value, hops = side.steps, step.value, step.hops + 1
        moved = []
        for arc in side.arcs[step.point]:
            there = steps[arc[0]]
            reached = value + arc[1]
            if reached > there.value or (
                reached == there.value and (hops < there.hops or (hops == there.hops and arc[2] < there.key))
            ):
                self._move(side, other, step, arc)
                moved.append(arc[0])
        return moved

    def _offer(self, side: Side, other: Side, step: Step, arc: _Arc) -> bool:
        """Hand a bound on along one arc; whether it moves the point there."""
        there, reached, hops = side.steps[arc[0]], step.value + arc[1], step.hops + 1
        if reached < there.value or (reached == there.value and (hops, arc[2]) >= (there.hops, there.key)):
            return False
        self._move(side, other, step, arc)
        return True

    def _move(self, side: Side, other: Side, step: Step, arc: _Arc) -> None:
        end, days, key = arc
        new = Step(step.value + days, step.hops + 1, key, step, end, step.dated)
        self._undo.append((side, side.steps[end]))
        side.steps[end] = new
        if new.value + other.steps[end].value > 0:
            raise _ContradictionError((*_keys(new), *_keys(other.steps[end])))
        # Every circle leads through what is new; where all is, now and then: looking back costs as the way is long.
        if key in self._new or not new.hops & (new.hops - 1):
            _refuse_circle(new, side.patterns)
        if side.patterns[end]:
            self._align(side, other, end)

    def _align(self, side: Side, other: Side, number: int) -> None:
        """Move a dated bound to the next day that all patterns of its point allow."""
        first = step = side.steps[number]
        moved = step.dated and bool(side.patterns[number])
        while moved:
            moved = False
            for pattern, key in sorted(side.patterns[number], key=_by_key):
                day = pattern.after(step.value) if side.sign > 0 else pattern.before(-step.value)
                if day is None or abs(step.value - first.value) > PERIOD:
                    raise _ContradictionError((*_keys(step), key))
                if side.sign * day > step.value:
                    self._undo.append((side, step))
                    step = side.steps[number] = Step(side.sign * day, step.hops, key, step, number, True)
                    if step.value + other.steps[number].value > 0:
                        raise _ContradictionError((*_keys(step), *_keys(other.steps[number])))
                    moved = True


def _list(side: Side, start: int, end: int) -> list[_Arc]:
    """Where an arc is written: with its start; with its end, where it comes from the calendar."""
    return side.arcs[start] if start else side.roots[end]


def _standing_on(keys: set[str], steps: Sequence[Step]) -> list[int]:
    """The points whose bound one of these has a part in."""
    known: dict[int, bool] = {}  # by identity: to compare steps is to compare all before them
    found = []
    for number, step in enumerate(steps):
        way: list[Step] = []
        at: Step | None = step
        while at is not None and id(at) not in known:
            way.append(at)
            at = at.before
        stands = at is not None and known[id(at)]
        for each in reversed(way):
            stands = stands or each.key in keys
            known[id(each)] = stands
        if stands:
            found.append(number)
    return found


def _by_key(pattern: tuple[Pattern, str]) -> str:
    return pattern[1]


def _keys(step: Step) -> Iterator[str]:
    at: Step | None = step
    while at is not None and at.before is not None:
        yield at.key
        at = at.before


def _refuse_circle(step: Step, patterns: Sequence[Sequence[tuple[Pattern, str]]]) -> None:
    """Differences that lead from a point to a later day of itself can't hold.

    A circle that only grows by its patterns may come to rest on a day that fits: before they repeat themselves, or
    never. For what leads from a day leads as far from the day a period later, and never past a day of rest.
    """
    said: list[str] = []
    at, apart, period = step, 0, 1
    while at.before is not None:
        if at.before.point != at.point:
            apart += at.value - at.before.value
            said.append(at.key)
        at = at.before
        period = max([period, *(pattern.period for pattern, _ in patterns[at.point])])
        if at.point == step.point and apart > 0:
            raise _ContradictionError(said)
        if at.point == step.point and step.value - at.value > period:
            raise _ContradictionError(_keys(step))  # patterns count for dated points: what dates it is part of it
