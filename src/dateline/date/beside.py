"""Expressions that count loosely or past the nearest: "days later", "the week before last", "this time last year"."""

from __future__ import annotations

from dataclasses import replace

from dateline.date.named import read_season
from dateline.date.parse import Form
from dateline.date.periods import (
    DAYS,
    Period,
    containing,
    days_after,
    index,
    last_weekday,
    nth,
    shifted,
    single,
    units_after,
)
from dateline.date.reading import Context, Reading, date, from_published, undated
from dateline.date.relative import blank
from dateline.when import Basis, Day, to_edtf

# "Days later", "years later": at most so many.
_MOST = {"D": 13, "W": 8, "M": 18, "Q": 6, "Y": 60, "E": 9, "C": 9}
_CLOCK = ("H", "MIN", "S")
_SATURDAY, _SUNDAY = 6, 7
_AROUND = {"D": 0, "W": 2, "M": 7, "Y": 31}  # days around "this time last year"
_NAMES = {"Y": "M", "M": "W"}  # what it names: the month of a year before


def read_shift_loose(form: Form, context: Context) -> Reading:
    """ "Days later", "months before": some such units after (before) the date spoken of."""
    kind, sign, reference = form.unit("plural"), -1 if form.has("back") else 1, context.reference
    value = blank("D" if kind in _CLOCK else kind)
    if reference is None or reference.low is None or reference.high is None:
        return undated(value, context.say("unknown_reference"))
    low, high = _away(reference.low, kind, sign, near=sign > 0), _away(reference.high, kind, sign, near=sign < 0)
    published = context.published.latest
    if sign > 0 and context.direction.sign <= 0 and published is not None and published >= low:
        high = min(high, published)
    why = context.say("reference", when=to_edtf(low, high), reference=context.reference_text, anchor=reference.edtf)
    return date(value, low, high, "", Basis.RELATIVE, *reference.why[-1:], why)


def _away(at: Day, kind: str, sign: int, near: bool) -> Day:
    """The nearest or the farthest day that "days later" may mean, seen from a day."""
    if kind in _CLOCK:
        return at if near else days_after(at, sign)
    if not near:
        return units_after(at, kind, sign * _MOST[kind])
    if kind in DAYS or kind == "M":
        return units_after(at, kind, sign)
    year = at.year + sign  # "years later": not in the same year
    return Day(year, 1, 1) if sign > 0 else Day(max(year, 1), 12, 31)


def read_before_last(form: Form, context: Context) -> Reading | None:
    """ "The weekend before last", "Sunday before last", "the year after next"."""
    sign = 1 if form.has("on") else -1
    if form.has("weekday"):
        weekday = form.value("weekday")
        return from_published(
            context, lambda at: single(days_after(last_weekday(weekday, days_after(at, -1)), -7)), f"XXXX-WXX-{weekday}"
        )
    if form.has("season"):
        parts = {"season": form.parts["season"], "rel": form.parts["last"], "named": ""}
        return _earlier(read_season(replace(form, parts=parts), context))
    kind = form.unit("single")
    if kind in (*_CLOCK, "D", "2W"):
        return None
    found = from_published(context, lambda at: nth(kind, index(kind, at) + 2 * sign), blank(kind))
    latest = context.published.latest
    if kind in ("W", "WE") and sign < 0 and latest and latest.isoweekday() >= _days_left(kind):
        return replace(
            found, high=days_after(found.high, 7) if found.high else None
        )  # the week that ends counts or not
    return found


def _days_left(kind: str) -> int:
    """From which day of the week on the running week or weekend may be the last."""
    return _SATURDAY if kind == "WE" else _SUNDAY


def _earlier(found: Reading) -> Reading:
    """A season a year before "last summer", which may itself be one of two."""
    if found.low is None or found.high is None or found.kind != "S3":
        return found
    last = containing("S3", days_after(found.high, -31))
    value = shifted(last, -4).value
    low, high = units_after(found.low, "Y", -1), units_after(found.high, "Y", -1)
    return replace(found, value=value, low=low, high=high)


def read_same_time(form: Form, context: Context) -> Reading | None:
    """ "This time last year": about the day of the publication, a year before."""
    kind, count = form.unit("single"), form.value("rel")
    if kind not in _AROUND or not count:
        return None

    def place(at: Day) -> Period:
        return containing(_NAMES.get(kind, "D"), units_after(at, kind, count))

    found, published = from_published(context, place, blank(_NAMES.get(kind, "D"))), context.published
    low = days_after(units_after(published.earliest, kind, count), -_AROUND[kind]) if published.earliest else None
    high = days_after(units_after(published.latest, kind, count), _AROUND[kind]) if published.latest else None
    return replace(found, low=low, high=high)
