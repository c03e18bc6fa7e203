"""Days of the calendar that words name without a year: "Nov. 6", "Friday the 8th", "a Friday, Nov. 8", "in October"."""

from __future__ import annotations

import calendar
import datetime
import functools
from dataclasses import dataclass

FIRST = datetime.date.min.toordinal()
LAST = datetime.date.max.toordinal()
PERIOD = 146097  # days: the Gregorian calendar repeats itself, weekdays and all, after 400 years
_MONTHS = 12 * 400


@dataclass(frozen=True, slots=True)
class Pattern:
    """The days in one of `months` (none given: any), on a `day` of the month and a `weekday` (ISO: Monday is 1)."""

    months: tuple[int, ...] = ()
    day: int | None = None
    weekday: int | None = None

    @property
    def period(self) -> int:
        """Days after which the pattern repeats itself."""
        return 7 if not self.months and self.day is None else PERIOD

    def after(self, ordinal: int) -> int | None:
        """The first day of the pattern that is not before an ordinal day; None where the calendar has none."""
        return _next(self, ordinal, 1)

    def before(self, ordinal: int) -> int | None:
        """The last day of the pattern that is not after an ordinal day."""
        return _next(self, ordinal, -1)


@functools.lru_cache(maxsize=1 << 16)
def _next(pattern: Pattern, ordinal: int, way: int) -> int | None:
    if not FIRST <= ordinal <= LAST:
        return None
    start = datetime.date.fromordinal(ordinal)
    year, month = start.year, start.month
    for _ in range(_MONTHS):
        if not pattern.months or month in pattern.months:
            found = _in_month(pattern, year, month, ordinal, way)
            if found is not None:
                return found
        month += way
        if not 1 <= month <= 12:
            year, month = year + way, (month - 1) % 12 + 1
            if not 1 <= year <= datetime.MAXYEAR:
                return None
    return None


def _in_month(pattern: Pattern, year: int, month: int, ordinal: int, way: int) -> int | None:
    """The first day of the pattern in a month, from an ordinal day on, going `way`."""
    first = datetime.date(year, month, 1).toordinal()
    last = first + calendar.monthrange(year, month)[1] - 1
    if pattern.day is not None:
        day = first + pattern.day - 1
        if day > last or (ordinal - day) * way > 0:
            return None
        return day if pattern.weekday is None or (day - 1) % 7 + 1 == pattern.weekday else None
    day = max(first, ordinal) if way > 0 else min(last, ordinal)
    if pattern.weekday is not None:
        day += way * (((pattern.weekday - 1) - (day - 1)) * way % 7)
    return day if first <= day <= last else None
