"""Intervals of several years on one ruler, with its years: where the bars of states begin and end."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.export.bars import Bar
from dateline.when import When

_LABELS = 8  # years named on the ruler; where there are more, every second, fifth, …
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year on the ruler, in per cent of its length."""

    year: int
    place: float


@dataclass(frozen=True, slots=True)
class Axis:
    """A ruler from one day to another, both inclusive; whole years."""

    first: datetime.date
    last: datetime.date
    ticks: tuple[Tick, ...]

    def bar(self, when: When, *, open_end: bool = False) -> Bar | None:
        """An interval on the ruler, None where nothing is known of it. `open_end`: it goes on, as far as is known."""
        if not when.known:
            return None
        begin, end = when.earliest or self.first, when.latest or self.last
        inside = (max(begin, self.first), min(end, self.last))
        if inside[0] > inside[1]:
            return None
        return Bar(
            start=self._place(inside[0]),
            end=self._place(inside[1] + datetime.timedelta(days=1)) if inside[1] < self.last else 100.0,
            day=when.days == 1,
            soft_start=when.earliest is None,
            soft_end=when.latest is None and not open_end,
            before=begin < self.first,
            after=end > self.last or (when.latest is None and open_end),
        )

    def _place(self, day: datetime.date) -> float:
        return round(100 * (day - self.first).days / ((self.last - self.first).days + 1), 2)


def axis(intervals: Iterable[When], *, until: datetime.date | None = None) -> Axis | None:
    """The ruler that holds all known bounds, and a day (`until`); None where there is none."""
    days = [day for when in intervals for day in (when.earliest, when.latest) if day]
    if until is not None and days:
        days.append(until)
    if not days:
        return None
    first, last = min(days).year, max(days).year
    step = next((s for s in _STEPS if (last - first) // s < _LABELS), _STEPS[-1])
    ruler = Axis(datetime.date(first, 1, 1), datetime.date(last, 12, 31), ())
    years = (year for year in range(first, last + 1) if (year - first) % step == 0)
    ticks = tuple(Tick(year, ruler._place(datetime.date(year, 1, 1))) for year in years)
    return Axis(ruler.first, ruler.last, ticks)
