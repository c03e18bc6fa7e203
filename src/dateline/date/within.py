"""Numbered parts of a longer period: "the third week of June", "the first nine months of 2012", "the last of May"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.date.parse import Form
from dateline.date.periods import (
    DAYS,
    OutOfCalendarError,
    containing,
    days_after,
    last_weekday,
    months_in,
    next_weekday,
    single,
    units_after,
)
from dateline.date.reading import Context, Reading
from dateline.model import TimexType
from dateline.when import Basis, Day, to_edtf

Place = Callable[[Form, Context], Reading | None]
# Days at most from the first to the last of one period of a kind; wider is "one of several", whose parts lie anywhere.
_LONGEST = {"W": 6, "M": 30, "Q": 91, "HY": 183, "S3": 123, "Y": 365, "E": 3652, "C": 36890}
_SATURDAY, _SUNDAY = 6, 7
_BLANKS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}


def read_nth_of(form: Form, context: Context, place: Place) -> Reading | None:
    """The n-th (last) day, week, weekday, month … of a period, or the first (last) so many of them."""
    found = place(form.rest[0], context)
    if found is None:
        return None
    kind = "D" if form.has("weekday") else form.unit("unit" if form.has("unit") else "single")
    if found.type is TimexType.SET:  # "the first Monday of each month" recurs as the months do
        return replace(found, low=None, high=None)
    number = None if form.has("final") else form.number("ord")
    if found.type is TimexType.DURATION or found.value.endswith("_REF") or kind in ("H", "MIN", "S") or number == 0:
        return None
    many = _many(form)
    if many is None or (number not in (None, 1) and many > 1):
        return None
    unknown = Reading(TimexType.DATE, _BLANKS.get(kind, "XXXX"), kind=kind, why=found.why)
    if found.low is None or found.high is None:
        return unknown
    if (found.high - found.low).days > _LONGEST.get(found.kind, 0):
        return replace(found, value=unknown.value, kind=kind, mod="", compared=False)
    days = _weekday(form, number, found.low, found.high) if form.has("weekday") else None
    first, last = days or _part(kind, number, many, found.low, found.high)
    if first < days_after(found.low, -6) or last > days_after(found.high, 6) or first > found.high:
        raise OutOfCalendarError(form.text)  # "the sixth week of June"
    value, kind = _value(kind, many, first, last)
    if kind == "W":
        first, last = _loosely(first, last, found)
    why = context.say("part", when=to_edtf(first, last))
    basis = found.basis if found.basis is not Basis.NONE else Basis.RELATIVE
    return Reading(TimexType.DATE, value, first, last, kind, basis=basis, why=(*found.why, why))


def _many(form: Form) -> int | None:
    """How many of them: "the first nine months"; None for a loose or broken number."""
    if not form.has("qty"):
        return 1
    value = form.quantity().value
    return int(value) if value is not None and value.denominator == 1 and 0 < value < 1000 else None


def _weekday(form: Form, number: int | None, low: Day, high: Day) -> tuple[Day, Day]:
    weekday = form.value("weekday")
    if number is None:
        at = last_weekday(weekday, high)
    else:
        at = days_after(next_weekday(weekday, low), 7 * (number - 1))
        if at > high:
            raise OutOfCalendarError(form.text)
    return at, at


def _part(kind: str, number: int | None, many: int, low: Day, high: Day) -> tuple[Day, Day]:
    if kind == "WE":
        return _weekend(number, low, high)
    if kind in DAYS:
        size = DAYS[kind] * many
        if number is None:
            first, last = days_after(high, 1 - size), high
        else:
            first = days_after(low, DAYS[kind] * (number - 1))
            last = days_after(first, size - 1)
        return first, last
    if number is None:
        end = days_after(high, 1)
        return units_after(end, kind, -many), high
    first = units_after(low, kind, number - 1)
    return first, days_after(units_after(first, kind, many), -1)


def _loosely(first: Day, last: Day, whole: Reading) -> tuple[Day, Day]:
    """Weeks of a month are counted by sevens or by the calendar, from its first day or its first full week."""
    low, high = days_after(first, -6), days_after(last, 6)
    return max(low, whole.low) if whole.low else low, min(high, whole.high) if whole.high else high


def _weekend(number: int | None, low: Day, high: Day) -> tuple[Day, Day]:
    """The n-th weekend by its Saturday or by its Sunday, where a month begins or ends between them."""
    if number is None:
        saturday, sunday = last_weekday(_SATURDAY, high), last_weekday(_SUNDAY, high)
    else:
        count = 7 * (number - 1)
        saturday = days_after(next_weekday(_SATURDAY, low), count)
        sunday = days_after(next_weekday(_SUNDAY, low), count)
    return min(saturday, days_after(sunday, -1)), max(sunday, days_after(saturday, 1))


def _value(kind: str, many: int, first: Day, last: Day) -> tuple[str, str]:
    """TIMEX3 value and kind: the calendar's period where it is one, a week by its middle, else first and last."""
    middle = days_after(first, (last - first).days // 2)
    if kind in ("W", "WE") and many == 1:
        return containing(kind, middle).value, kind
    if kind in DAYS:
        a, b = single(first).value, single(last).value
        return (a, "D") if a == b else (f"{a}/{b}", "")
    for size in (kind, "Q", "HY", "Y"):
        period = containing(size, first)
        if (period.start, period.end) == (first, last):
            return period.value, size
    smaller = "M" if months_in(kind) < months_in("Y") else "Y"
    return f"{containing(smaller, first).value}/{containing(smaller, last).value}", ""
