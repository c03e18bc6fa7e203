"""Calendar periods: days, weeks, weekends, months, quarters, halves, seasons, years, decades, centuries, holidays.

A period of a kind is addressed by an integer that counts on without gaps, so that "the one before" is minus one.
Weeks are ISO 8601 weeks; seasons are the meteorological ones of the northern hemisphere.
"""

from __future__ import annotations

import calendar
import datetime
from dataclasses import dataclass

from dateline.when import Day, month_end

SEASONS = ("WI", "SP", "SU", "FA")
_MONTHS = {"M": 1, "Q": 3, "HY": 6}  # months in a period that never crosses a year's end
_YEARS = {"Y": 1, "E": 10, "C": 100, "L": 1000}
DAYS = {"D": 1, "WE": 7, "W": 7, "2W": 14}


class OutOfCalendarError(ValueError):
    """A day that doesn't exist or lies outside the years 1 to 9999."""


@dataclass(frozen=True, slots=True)
class Period:
    """A period of the calendar with its TIMEX3 value; `kind` is a TIMEX3 letter, WE a weekend, S3 a season."""

    kind: str
    start: Day
    end: Day
    value: str


def day(year: int, month: int, number: int) -> Day:
    """A day, or OutOfCalendarError."""
    try:
        return Day(year, month, number)
    except (ValueError, OverflowError):
        raise OutOfCalendarError(f"{year}-{month}-{number}") from None


def days_after(start: Day, count: int) -> Day:
    """The day `count` days on (or back), or OutOfCalendarError."""
    try:
        return start + datetime.timedelta(days=count)
    except OverflowError:
        raise OutOfCalendarError(f"{start} + {count} days") from None


def months_after(start: Day, count: int) -> Day:
    """The same day of another month, or that month's last day where it is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        raise OutOfCalendarError(f"{start} + {count} months")
    return Day(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def units_after(start: Day, kind: str, count: int) -> Day:
    """The day `count` units of a kind on (or back)."""
    if kind in DAYS:
        return days_after(start, DAYS[kind] * count)
    return months_after(start, months_in(kind) * count)


def months_in(kind: str) -> int:
    """How many months a period of this kind lasts."""
    if kind in _YEARS:
        return 12 * _YEARS[kind]
    return {"S3": 3, "FY": 12, **_MONTHS}[kind]


def index(kind: str, at: Day) -> int:
    """Which period of a kind a day lies in (for weekends: which week)."""
    if kind == "D":
        return at.toordinal()
    if kind in ("W", "WE"):
        return (at.toordinal() - 1) // 7  # 0001-01-01 was a Monday
    if kind == "S3":
        return (at.year * 12 + at.month) // 3
    if kind in _MONTHS:
        return (at.year * 12 + at.month - 1) // _MONTHS[kind]
    if kind == "C":
        return (at.year - 1) // 100
    return at.year // _YEARS["Y" if kind == "FY" else kind]


def nth(kind: str, number: int) -> Period:
    """The period with an index; OutOfCalendarError outside the years 1 to 9999."""
    try:
        return _nth(kind, number)
    except (ValueError, OverflowError):
        raise OutOfCalendarError(f"{kind} {number}") from None


def _nth(kind: str, number: int) -> Period:
    if kind == "D":
        at = Day.fromordinal(number)
        return Period(kind, at, at, at.isoformat())
    if kind in ("W", "WE"):
        monday = Day.fromordinal(number * 7 + 1)
        year, week, _ = monday.isocalendar()
        if kind == "W":
            return Period(kind, monday, days_after(monday, 6), f"{year:04d}-W{week:02d}")
        return Period(kind, days_after(monday, 5), days_after(monday, 6), f"{year:04d}-W{week:02d}-WE")
    if kind == "S3":
        year, season = divmod(number, 4)
        first = Day(year, 3 * season, 1) if season else Day(year - 1, 12, 1)
        last = month_end(year, 3 * season + 2)
        return Period(kind, first, last, f"{year:04d}-{SEASONS[season]}")
    if kind in _MONTHS:
        size = _MONTHS[kind]
        year, month = divmod(number * size, 12)
        name = f"{month + 1:02d}" if kind == "M" else f"{kind[0]}{month // size + 1}"
        return Period(kind, Day(year, month + 1, 1), month_end(year, month + size), f"{year:04d}-{name}")
    if kind == "C":
        return Period(kind, Day(number * 100 + 1, 1, 1), Day(number * 100 + 100, 12, 31), f"{number:02d}")
    if kind == "FY":
        # A fiscal year is named by the year it ends in; some end in the January after.
        return Period(kind, Day(number - 1, 2, 1), Day(number + 1, 1, 31), f"{number:04d}")
    size = _YEARS[kind]
    first = Day(max(number * size, 1), 1, 1)
    return Period(kind, first, Day(number * size + size - 1, 12, 31), f"{number:0{5 - len(str(size))}d}")


def containing(kind: str, at: Day) -> Period:
    """The period of a kind that a day lies in (a weekend: that of its week)."""
    return nth(kind, index(kind, at))


def shifted(period: Period, count: int) -> Period:
    """The period of the same kind `count` further."""
    at = period.end.replace(year=period.end.year - 1) if period.kind == "FY" else period.start
    return nth(period.kind, index(period.kind, at) + count)


def single(at: Day) -> Period:
    """The period of one day."""
    return Period("D", at, at, at.isoformat())


def last_weekday(weekday: int, at: Day) -> Day:
    """The last such weekday (1 is Monday) on or before a day."""
    return days_after(at, -((at.isoweekday() - weekday) % 7))


def next_weekday(weekday: int, at: Day) -> Day:
    """The first such weekday on or after a day."""
    return days_after(at, (weekday - at.isoweekday()) % 7)


def easter(year: int) -> Day:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, 1991, chapter 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return day(year, month, number + 1)


def nth_weekday(year: int, month: int, weekday: int, count: int) -> Day:
    """The count-th such weekday of a month; -1 is the last."""
    if count < 0:
        return last_weekday(weekday, month_end(year, month))
    return days_after(next_weekday(weekday, day(year, month, 1)), 7 * (count - 1))


def shared_value(first: Period, last: Period) -> str:
    """The TIMEX3 value of "one of these": what both values share, X for the rest ("2013-11-XX", "2013-WXX")."""
    if first.value == last.value:
        return first.value
    a, b = first.value.split("-"), last.value.split("-")
    if len(a) != len(b):
        return "X" * 4
    parts: list[str] = []
    same = True
    for left, right in zip(a, b, strict=True):
        same = same and left == right
        parts.append(left if same else _blank(left, right))
    return "-".join(parts)


def _blank(left: str, right: str) -> str:
    if left == right and not left.isdigit():
        return left
    if left[0] == "W" and right[0] == "W" and left not in SEASONS and right not in SEASONS:
        return "WXX"
    if left[0] == right[0] and left[0] in "QH":
        return f"{left[0]}X"
    return "X" * len(left)
