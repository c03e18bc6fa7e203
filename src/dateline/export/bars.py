"""Intervals as marks on a ruler: where a bar begins and ends, and what is open about it. Drawing is the template's."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

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
    if not when.known:
        return None
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
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
    """The whole story on one line: years side by side, each as wide as any other; `rows` of marks below each other.

    Years in which nothing lies are left out (`gap` before the year that follows them).
    """

    years: tuple[StripYear, ...]
    marks: tuple[Mark, ...]
    rows: int


@dataclass(frozen=True, slots=True)
class StripYear:
    """A year's place on the strip, in per cent; `gap`: years before it are left out."""

    year: int
    start: float
    width: float
    gap: bool


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
    years = sorted({year for _, year, _ in placed})
    width = round(100 / max(1, len(years)), 4)
    columns = tuple(
        StripYear(year, round(i * width, 2), round(width, 2), i > 0 and years[i - 1] != year - 1)
        for i, year in enumerate(years)
    )
    starts = {column.year: column.start for column in columns}
    free = [-1.0] * rows
    marks = []
    for event, year, when in placed:
        inside = bar(when, year)
        if inside is None:
            continue
        scaled = _scaled(inside, starts[year], width)
        row = next((r for r in range(rows) if free[r] <= scaled.start), rows - 1)
        free[row] = max(scaled.end, scaled.start + _DOT) + _AIR
        marks.append(Mark(event, scaled, row))
    return Strip(columns, tuple(marks), max((mark.row for mark in marks), default=0) + 1)


_DOT = 1.2  # per cent of the strip that a dot takes, so that dots do not cover each other
_AIR = 0.4


def _scaled(inside: Bar, start: float, width: float) -> Bar:
    return Bar(
        round(start + inside.start * width / 100, 2),
        round(start + inside.end * width / 100, 2),
        inside.day,
        inside.soft_start,
        inside.soft_end,
        inside.before,
        inside.after,
    )
