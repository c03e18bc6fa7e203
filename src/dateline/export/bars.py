"""Intervals as marks on a ruler: where a bar begins and ends, and what is open about it. Drawing is the template's."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from dataclasses import dataclass, replace

from dateline.when import When


@dataclass(frozen=True, slots=True)
class Bar:
    """A mark on a ruler, in per cent of its length, rounded to two decimals.

    `day`: a single day, drawn as a dot at `start`. `soft_start`, `soft_end`: that bound is not known, the bar fades.
    `before`, `after`: the interval goes on beyond the ruler's end.
    """

    start: float
    end: float
    day: bool = False
    soft_start: bool = False
    soft_end: bool = False
    before: bool = False
    after: bool = False

    @property
    def width(self) -> float:
        return round(self.end - self.start, 2)


def bar(when: When, year: int) -> Bar | None:
    """The part of an interval that lies in a year, or None where it has no known bound.

    A day counts from its morning to its night, so that 1 January to 31 December fills the ruler.
    """
    return bar_between(when, datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def bar_between(when: When, first: datetime.date, last: datetime.date) -> Bar | None:
    """The part of an interval that lies on a ruler from one day to another, or None where it has no known bound."""
    if not when.known:
        return None
    begin = when.earliest or first
    end = when.latest or last
    return Bar(
        start=_share(max(begin, first), first, last),
        end=_share(min(end, last) + datetime.timedelta(days=1), first, last) if end < last else 100.0,
        day=when.days == 1,
        soft_start=when.earliest is None,
        soft_end=when.latest is None,
        before=begin < first,
        after=end > last,
    )


def _share(day: datetime.date, first: datetime.date, last: datetime.date) -> float:
    return round(100 * (day - first).days / ((last - first).days + 1), 2)


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole story on one line: years side by side, `rows` of marks below each other.

    Years in which nothing lies are left out (`gap` before the year that follows them); of the others, the one with
    four times as many events is twice as wide.
    """

    years: tuple[StripYear, ...]
    marks: tuple[Mark, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class StripYear:
    """A year's place on the strip, in per cent; `gap`: years before it are left out; `labelled`: there is room."""

    year: int
    start: float
    width: float
    gap: bool
    labelled: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """An event's bar on the strip, its row (0 is the topmost) and the event's id."""

    event: str
    bar: Bar
    row: int


def strip(placed: list[tuple[str, int, When]], *, rows: int = 9) -> Strip:
    """Lay events (id, year that they are listed under, interval) on one line, in at most `rows` rows.

    A mark stays within the year that its event is listed under; where rows run out, marks share the last one.
    """
    columns = _columns(Counter(year for _, year, _ in placed))
    by_year = {column.year: column for column in columns}
    free = [-1.0] * rows
    marks = []
    for event, year, when in placed:
        inside = bar(when, year)
        if inside is None:
            continue
        scaled = _scaled(inside, by_year[year])
        row = next((r for r in range(rows) if free[r] <= scaled.start), rows - 1)
        free[row] = max(scaled.end + _AIR, scaled.start + _DOT)
        marks.append(Mark(event, scaled, row))
    return Strip(columns, tuple(marks), max((mark.row for mark in marks), default=0) + 1)


_DOT = 2.4  # per cent of the strip that a dot takes on a phone (9 of 354 pixels): dots do not cover each other
_AIR = 0.4  # per cent between bars of one row, so that two years are not one bar
_LABEL = 9.0  # per cent that a year's number takes on a phone


def _columns(counts: Counter[int]) -> tuple[StripYear, ...]:
    total = sum(math.sqrt(count) for count in counts.values())
    columns: list[StripYear] = []
    start, free = 0.0, 0.0
    for year in sorted(counts):
        width = 100 * math.sqrt(counts[year]) / total
        gap = bool(columns) and columns[-1].year != year - 1
        labelled = start >= free
        free = start + _LABEL if labelled else free
        columns.append(StripYear(year, round(start, 2), round(width, 2), gap, labelled))
        start += width
    return tuple(columns)


def _scaled(inside: Bar, column: StripYear) -> Bar:
    def place(share: float) -> float:
        return round(column.start + share * column.width / 100, 2)

    return replace(inside, start=place(inside.start), end=place(inside.end))
