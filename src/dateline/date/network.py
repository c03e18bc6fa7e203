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

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.date.patterns import FIRST, LAST, PERIOD, Pattern

_TURN = 256  # points of one side, before the other has its turn
CALENDAR = ""  # the point that all absolute days are counted from


@dataclass(frozen=True, slots=True)
class Difference:
    """`right` lies from `least` to `most` days after `left`; None leaves a side open. `key` names it in a network.

    An absolute day has CALENDAR as `left`, and counts as `date.toordinal` does. `sure` is 0 to 1.
    """

    key: str
    left: str
    right: str
    least: int | None
    most: int | None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Calendar:
    """`point` is a day of a pattern ("a November 6", "a Friday the 8th")."""

    key: str
    point: str
    pattern: Pattern
    sure: float = 1.0


Constraint = Difference | Calendar


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
    """`left_out` can't hold beside `against`, which are as sure or surer (all are keys, the latter sorted)."""

    left_out: str
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    """A bound of a point, by a constraint, from the bound of another point (or of itself, for a calendar).

    `dated` tells a bound that comes from the calendar from one that every day has (the first and last there are).
    """

    value: int
    hops: int
    key: str
    before: _Step | None
    point: int
    dated: bool


_Arc = tuple[int, int, str]  # other point, days, key


@dataclass(slots=True)
class _Side:
    """The earliest days of all points; or the latest, with all signs turned, so that both are one algorithm."""

    sign: int
    steps: list[_Step] = field(default_factory=list)
    arcs: list[list[_Arc]] = field(default_factory=list)
    patterns: list[list[tuple[Pattern, str]]] = field(default_factory=list)

    def new_point(self, number: int) -> None:
        """A point of which nothing is known but that it is a day; the first is the calendar's own."""
        start = 0 if number == 0 else FIRST if self.sign > 0 else -LAST
        self.steps.append(_Step(start, 0, "", None, number, number == 0))
        self.arcs.append([])
        self.patterns.append([])


class _ContradictionError(Exception):
    """The constraints that can't all hold."""

    def __init__(self, keys: Iterable[str]) -> None:
        super().__init__()
        self.keys = tuple(dict.fromkeys(keys))


class Network:
    """Constraints, and what they leave open. Add any number, in any order; `bounds` and `conflicts` are up to date.

    Adding to a network without contradictions costs in proportion to what it moves.
    """

    def __init__(self, constraints: Iterable[Constraint] = ()) -> None:
        self._all: dict[str, Constraint] = {}
        self._reset()
        self.add(constraints)

    def _reset(self) -> None:
        self._number: dict[str, int] = {}
        self._sides = (_Side(1), _Side(-1))
        self._undo: list[tuple[_Side, _Step]] = []
        self._conflicts: list[Conflict] = []
        self._point(CALENDAR)

    # ---- what is known ----

    def add(self, constraints: Iterable[Constraint]) -> None:
        """Take constraints in. Raises ValueError where two differ and have one key."""
        new = []
        for each in constraints:
            if self._all.setdefault(each.key, each) != each:
                raise ValueError(f"two constraints have the key {each.key}: {self._all[each.key]}, {each}")
            new.append(each)
        clashes = len(self._conflicts)
        self._enter(sorted(set(new), key=_rank))
        if len(self._conflicts) > clashes and len(new) < len(self._all):
            # A new one may be surer than what it clashes with: which steps back is for all of them to say.
            self._reset()
            self._enter(sorted(self._all.values(), key=_rank))

    def bounds(self, point: str) -> Bounds:
        """What is left open for a point; all, for one that nothing is said of."""
        number = self._number.get(point)
        if number is None:
            return Bounds()
        early, late = (side.steps[number] for side in self._sides)
        return Bounds(
            early.value if early.dated else None,
            -late.value if late.dated else None,
            self._reason(self._sides[0], early),
            self._reason(self._sides[1], late),
        )

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The constraints that stepped back, in the order of their keys."""
        return tuple(sorted(self._conflicts, key=lambda each: each.left_out))

    # ---- solving ----

    def _enter(self, batch: Sequence[Constraint]) -> None:
        """Let constraints in, the surest first; each that can't hold with those before it is left out.

        What holds all together holds one after the other, so a batch is tried whole. Where it fails, the first that is
        to step back is at the latest the last of those that clash.
        """
        while batch:
            clash = self._try(batch)
            if clash is None:
                return
            last = max(n for n, each in enumerate(batch) if each.key in clash)
            self._enter(batch[:last])
            alone = self._try(batch[last : last + 1])
            if alone is not None:
                left_out = batch[last].key
                self._conflicts.append(Conflict(left_out, tuple(sorted({*alone} - {left_out}))))
            batch = batch[last + 1 :]

    def _try(self, batch: Sequence[Constraint]) -> tuple[str, ...] | None:
        """Propagate a batch; where it contradicts, everything is as before, and the constraints that clash are told."""
        self._undo.clear()
        touched = {0: None}
        linked: list[list[_Arc] | list[tuple[Pattern, str]]] = []
        for each in batch:
            for point in self._linked(each, linked):
                touched[point] = None
        try:
            self._propagate(touched)
        except _ContradictionError as clash:
            for side, step in reversed(self._undo):
                side.steps[step.point] = step
            for links in reversed(linked):
                links.pop()
            return clash.keys
        return None

    def _linked(self, each: Constraint, linked: list[list[_Arc] | list[tuple[Pattern, str]]]) -> Iterator[int]:
        """Write a constraint to its points; `linked` gets the lists that grew."""
        early, late = self._sides
        if isinstance(each, Calendar):
            point = self._point(each.point)
            for side in self._sides:
                side.patterns[point].append((each.pattern, each.key))
                linked.append(side.patterns[point])
            yield point
            return
        left, right = self._point(each.left), self._point(each.right)
        for start, end, days, side, back in (
            (left, right, each.least, early, late),
            (left, right, each.most, late, early),
        ):
            if days is None:
                continue
            for one, other, arcs in ((start, end, side.arcs), (end, start, back.arcs)):
                if other:  # nothing moves the calendar: that a bound passes another is seen at its own point
                    arcs[one].append((other, side.sign * days, each.key))
                    linked.append(arcs[one])
        yield left
        yield right

    def _point(self, name: str) -> int:
        number = self._number.setdefault(name, len(self._number))
        for side in self._sides:
            if number == len(side.steps):
                side.new_point(number)
        return number

    def _propagate(self, touched: Iterable[int]) -> None:
        """Push bounds along the arcs until nothing moves: a queue of points (Moore 1959, after Bellman and Ford).

        Both sides take turns, so that a bound that only grows meets the other one soon.
        """
        early, late = self._sides
        for number in touched:
            self._align(early, late, number)
            self._align(late, early, number)
        queues = [(early, late, deque(touched), set(touched)), (late, early, deque(touched), set(touched))]
        while queues[0][2] or queues[1][2]:
            for side, other, queue, waiting in queues:
                for _ in range(min(len(queue), _TURN)):
                    number = queue.popleft()
                    waiting.discard(number)
                    for end in self._push(side, other, side.steps[number]):
                        if end not in waiting:
                            waiting.add(end)
                            queue.append(end)

    def _push(self, side: _Side, other: _Side, step: _Step) -> list[int]:
        """Hand a bound on along the arcs of its point; the points that it moves."""
        steps, facing, patterns = side.steps, other.steps, side.patterns
        value, hops, dated = step.value, step.hops + 1, step.dated
        moved = []
        for end, days, key in side.arcs[step.point]:
            there = steps[end]
            reached = value + days
            if reached < there.value:
                continue
            if reached == there.value and (there.hops < hops or (there.hops == hops and there.key <= key)):
                continue
            new = _Step(reached, hops, key, step, end, dated)
            self._undo.append((side, there))
            steps[end] = new
            if reached + facing[end].value > 0:
                raise _ContradictionError((*_keys(new), *_keys(facing[end])))
            if not hops & (hops - 1):  # now and then: looking back costs as much as the way is long
                _refuse_circle(new)
            if patterns[end]:
                self._align(side, other, end)
            moved.append(end)
        return moved

    def _align(self, side: _Side, other: _Side, number: int) -> None:
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
                    step = side.steps[number] = _Step(side.sign * day, step.hops, key, step, number, True)
                    if step.value + other.steps[number].value > 0:
                        raise _ContradictionError((*_keys(step), *_keys(other.steps[number])))
                    moved = True

    # ---- reasons ----

    def _reason(self, side: _Side, step: _Step) -> tuple[str, ...]:
        if not step.dated:
            return ()
        found: list[str] = []
        while step.before is not None:
            found.append(step.key)
            before = step.before
            now = side.steps[before.point]  # the same bound may have found a shorter reason since
            step = now if now.value == before.value and now.hops <= before.hops else before
        return tuple(dict.fromkeys(reversed(found)))


def _rank(each: Constraint) -> tuple[float, str]:
    return (-each.sure, each.key)


def _by_key(pattern: tuple[Pattern, str]) -> str:
    return pattern[1]


def _keys(step: _Step) -> Iterator[str]:
    at: _Step | None = step
    while at is not None and at.before is not None:
        yield at.key
        at = at.before


def _refuse_circle(step: _Step) -> None:
    """Differences that lead from a point to a later day of itself can't hold.

    A circle with a pattern in it may come to rest on a day that fits; within a period of the calendar, or never.
    """
    seen: list[str] = []
    at, patterns = step, False
    while at.before is not None:
        seen.append(at.key)
        patterns = patterns or at.before.point == at.point
        at = at.before
        if at.point == step.point and step.value - at.value > (PERIOD if patterns else 0):
            raise _ContradictionError(seen)
