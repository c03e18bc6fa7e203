"""A story on a ruler of time: where its events are drawn, whatever their number. Drawing itself is the templates'.

Few events are drawn each as what it is: a dot for a day, a bar for an interval, which fades where its bound is not
known. Of many, those that are known to the unit of the ruler (year, month, day) are counted in columns, and wider
intervals that are alike share one bar.
"""

from __future__ import annotations

import datetime
import functools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dateline.export.bars import Bar, bar_between
from dateline.model import Standing
from dateline.tell.course import Passing
from dateline.when import When, month_end

SINGLY = 240  # events that are drawn each for itself, in all lanes together
COLUMNS = 740  # columns of a ruler at most: two years of days
_ROWS_ALONE, _ROWS = 10, 5  # of bars below one another: in the only lane, in one of several
_CROWDED = 0.1  # a share of events without room above which they are not drawn singly
_AIR = 0.4  # per cent of the ruler between bars of a row
_LEAST = 2.4  # … that a short bar or a dot takes
_SOFT = 8.0  # … that is drawn of an interval beyond its known bound, where the other is not known
_CORE, _SHORT = 0.9, 0.4  # a window is cut to the shortest that holds this share, where that is this much shorter


class Unit(StrEnum):
    """What a column of the ruler stands for."""

    YEARS = "years"
    MONTHS = "months"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a ruler shows, both inclusive."""

    first: datetime.date
    last: datetime.date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def share(self, day: datetime.date) -> float:
        """Where a day begins, in per cent of the ruler."""
        return round(100 * (day - self.first).days / self.days, 3)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units for which there is room, the widest first."""
        return tuple(unit for unit in Unit if self.days / _DAYS[unit] <= COLUMNS)

    @property
    def unit(self) -> Unit:
        """The unit that shows most without being crowded."""
        if self.days <= 92:
            return Unit.DAYS
        return Unit.MONTHS if self.days <= 10 * 366 else Unit.YEARS

    def spans(self, unit: Unit) -> Iterator[Window]:
        """The units that lie in it, the first and last of which it may cut."""
        at = self.first
        while at <= self.last:
            end = min(_end(at, unit), self.last)
            yield Window(at, end)
            at = end + datetime.timedelta(days=1)


_DAYS = {Unit.YEARS: 365.25, Unit.MONTHS: 30.44, Unit.DAYS: 1.0}


def _end(day: datetime.date, unit: Unit) -> datetime.date:
    if unit is Unit.DAYS:
        return day
    return month_end(day.year, day.month if unit is Unit.MONTHS else 12)


def core(events: Sequence[Passing]) -> Window | None:
    """The shortest window that holds most of them, where a few lie far off; else that which holds all."""
    every = whole(events)
    days = sorted(day for each in events if (day := each.when.earliest or each.when.latest))
    if every is None:
        return None
    held = max(2, math.ceil(_CORE * len(days)))
    if held >= len(days):
        return every
    first, last = min(zip(days, days[held - 1 :], strict=False), key=lambda pair: (pair[1] - pair[0], pair[0]))
    near = Window(first.replace(day=1), month_end(last.year, last.month))
    return near if near.days < _SHORT * every.days else every


def whole(events: Sequence[Passing]) -> Window | None:
    """The window that holds every known bound; None where there is none. It begins and ends with a month."""
    known = [day for each in events for day in (each.when.earliest, each.when.latest) if day]
    if not known:
        return None
    first, last = min(known), max(known)
    return Window(first.replace(day=1), month_end(last.year, last.month))


@dataclass(frozen=True, slots=True)
class Column:
    """Events that are known to lie in one unit, by how they stand; `height` is in per cent of the tallest column."""

    window: Window
    start: float
    width: float
    count: int
    height: float
    parts: tuple[tuple[Standing, float, float], ...]  # standing, upper end and height in per cent


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar or dot in its row, of one event (`event`), or of as many (`count`) as are drawn alike."""

    bar: Bar
    row: int
    drawn: Standing
    count: int
    event: str
    when: When


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of events under one another: all of them, or those of a person or a standing (`key`).

    `count` are those in the window. Not drawn are those that are `undated`, and `more` of it, for want of room.
    """

    key: str
    count: int
    undated: int
    more: int
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the ruler with the window that it begins; `labelled`: there is room for its name."""

    window: Window
    start: float
    labelled: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole picture: `unit` is that of its columns, `ticked` that of its ticks.

    `tallest`: how many events the tallest column counts (0: every event is drawn singly).
    """

    window: Window
    unit: Unit
    ticked: Unit
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    tallest: int


def draw(lanes: Sequence[tuple[str, Sequence[Passing]]], window: Window, unit: Unit) -> Drawing:
    """Lay events, lane by lane, on a ruler."""
    parts = [_Part(key, events, window) for key, events in lanes]
    total = sum(len(part.shown) for part in parts)
    if total <= SINGLY:
        drawn = [part.drawn((), window, unit, 0, len(parts) == 1) for part in parts]
        if sum(lane.more for lane in drawn) <= _CROWDED * total:
            return Drawing(window, unit, _ticked(window), _ticks(window), tuple(drawn), 0)
    known = [[(at, each) for each in part.shown if (at := _unit_of(each.when, unit))] for part in parts]
    tallest = max((n for events in known for n in Counter(at for at, _ in events).values()), default=0)
    drawn = [
        part.drawn(events, window, unit, tallest, len(parts) == 1) for part, events in zip(parts, known, strict=True)
    ]
    return Drawing(window, unit, _ticked(window), _ticks(window), tuple(drawn), tallest)


_Counted = tuple[datetime.date, Passing]  # an event with the first day of the unit in which it surely lies


class _Part:
    """The events of one lane; `shown` are those that may lie in the window."""

    def __init__(self, key: str, events: Sequence[Passing], window: Window) -> None:
        self.key = key
        span = When(window.first, window.last)
        self.shown = [each for each in events if each.when.known and each.when.meets(span)]
        self.undated = sum(not each.when.known for each in events)

    def drawn(self, counted: Sequence[_Counted], window: Window, unit: Unit, tallest: int, alone: bool) -> Lane:
        """The lane, with these events counted in columns, and the others as bars: each by itself, where none are."""
        there = {each.event.id for _, each in counted}
        wide = [each for each in self.shown if each.event.id not in there]
        bars = _alike(wide, window) if tallest else _singly(wide, window)
        marks = tuple(_rows(bars, _ROWS_ALONE if alone else _ROWS))
        rows = max((mark.row for mark in marks), default=-1) + 1
        more = len(wide) - sum(mark.count for mark in marks)
        columns = tuple(_columns(counted, window, unit, tallest))
        return Lane(self.key, len(self.shown), self.undated, more, columns, marks, rows)


def _unit_of(when: When, unit: Unit) -> datetime.date | None:
    """The first day of the unit in which an interval lies whole; None where it is wider, or open."""
    first, last = when.earliest, when.latest
    return None if first is None or last is None else _unit_between(first, last, unit)


@functools.lru_cache(65_536)  # intervals: thousands of events share their days, and each way through time asks again
def _unit_between(first: datetime.date, last: datetime.date, unit: Unit) -> datetime.date | None:
    return _begin(first, unit) if first == last or last <= _end(first, unit) else None


def _begin(day: datetime.date, unit: Unit) -> datetime.date:
    if unit is Unit.DAYS:
        return day
    return day.replace(day=1) if unit is Unit.MONTHS else day.replace(month=1, day=1)


def _columns(events: Sequence[_Counted], window: Window, unit: Unit, tallest: int) -> Iterator[Column]:
    counts = Counter((at, each.drawn) for at, each in events)
    for span in window.spans(unit):
        here = [(standing, counts[_begin(span.first, unit), standing]) for standing in Standing]
        total = sum(n for _, n in here)
        if not total:
            continue
        parts, top = [], 100.0
        for standing, n in here:
            if n:
                height = 100 * n / tallest
                top -= height
                parts.append((standing, round(top, 2), round(height, 2)))
        start, end = window.share(span.first), window.share(span.last + datetime.timedelta(days=1))
        yield Column(span, start, round(end - start, 3), total, round(100 * total / tallest, 2), tuple(parts))


def _singly(events: Sequence[Passing], window: Window) -> list[tuple[Bar, Passing, int]]:
    return [(_fitted(bar), each, 1) for each in events if (bar := bar_between(each.when, window.first, window.last))]


def _fitted(bar: Bar) -> Bar:
    """A bar as it is drawn: with a short way beyond its one known bound, and whole at the ruler's end."""
    start, end = bar.start, bar.end
    if bar.soft_start:
        start = max(start, end - _SOFT)
    elif bar.soft_end:
        end = min(end, start + _SOFT)
    least = min(start, 100 - _LEAST) if not bar.day else start
    return replace(bar, start=round(least, 2), end=round(max(end, least), 2))


def _alike(events: Sequence[Passing], window: Window) -> list[tuple[Bar, Passing, int]]:
    """One bar for all intervals that are drawn alike, to a per cent of the ruler; those of most events come first."""
    found: dict[tuple[object, ...], tuple[Bar, Passing, int]] = {}
    for bar, each, _ in _singly(events, window):
        key = (round(bar.start), round(bar.end), bar.soft_start, bar.soft_end)
        first = found.get(key)
        found[key] = (first[0], first[1], first[2] + 1) if first else (bar, each, 1)
    return sorted(found.values(), key=lambda pair: (-pair[2], -pair[0].width, pair[0].start, pair[1].event.id))


def _rows(bars: Iterable[tuple[Bar, Passing, int]], most: int) -> Iterator[Mark]:
    """Each in the topmost row that is free where it begins; what has no room in any is left out."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(most)]
    for bar, each, count in bars:
        start, end = bar.start - _AIR, max(bar.end, bar.start + _LEAST) + _AIR
        row = next((n for n, spans in enumerate(taken) if all(end <= a or start >= b for a, b in spans)), None)
        if row is not None:
            taken[row].append((start, end))
            yield Mark(bar, row, each.drawn, count, each.event.id, each.when)


_LABEL = 9.0  # per cent that a tick's name takes on a phone
_TICKS = 40


def _ticked(window: Window) -> Unit:
    """The finest unit of which there are not too many."""
    return next((unit for unit in reversed(Unit) if window.days / _DAYS[unit] <= _TICKS), Unit.YEARS)


def _ticks(window: Window) -> tuple[Tick, ...]:
    spans = list(window.spans(_ticked(window)))
    step = next(step for step in (1, 5, 10, 20, 50, 100, 500) if len(spans) / step <= _TICKS or step == 500)
    ticks: list[Tick] = []
    free = 0.0
    for span in spans:
        if step > 1 and span.first.year % step:
            continue
        start = window.share(span.first)
        labelled = free <= start <= 100 - _LABEL / 2
        free = start + _LABEL if labelled else free
        ticks.append(Tick(span, start, labelled))
    return tuple(ticks)
