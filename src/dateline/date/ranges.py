"""Ranges that name both ends: "Nov. 8-10", "May-July", "1998-2003"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.date.parse import Form
from dateline.date.periods import OutOfCalendarError, Period, day, nth, single
from dateline.date.reading import Context, Reading, date, hull, stated, why_from_to
from dateline.date.yearless import dated, last_up_to
from dateline.when import Day


def read_year_range(form: Form, context: Context) -> Reading:
    first = form.year("year")
    assert first is not None
    second = form.year("year2") or first // 100 * 100 + int(form.parts["yy"])
    return _range(stated(nth("Y", first), context), stated(nth("Y", second), context), context)


def read_month_range(form: Form, context: Context) -> Reading:
    """ "May-July": the second month by year or tense, the first in the twelve months up to it."""
    first, second = form.value("month"), form.value("month2")
    later = dated(
        replace(form, parts={k: v for k, v in form.parts.items() if k != "year"}),
        context,
        lambda year: nth("M", year * 12 + second - 1),
        f"XXXX-{second:02d}",
    )
    year = form.year("year")
    if year is not None and form.year("year2") is None:
        later = stated(nth("M", (year + (second < first)) * 12 + second - 1), context)
    return _ending(
        later, lambda at: last_up_to(lambda y: nth("M", y * 12 + first - 1), at), f"XXXX-{first:02d}", context
    )


def read_day_range(form: Form, context: Context) -> Reading:
    """ "Nov. 8-10", "Oct. 30 to Nov. 2": the last day by year or tense, the first in the twelve months up to it."""
    month, first, second = form.value("month"), form.number("day"), form.number("day2")
    other = form.value("month2") or month
    assert first is not None and second is not None
    later = dated(form, context, lambda year: single(day(year, other, second)), f"XXXX-{other:02d}-{second:02d}")
    blank = f"XXXX-{month:02d}-{first:02d}"
    return _ending(later, lambda at: last_up_to(lambda y: single(day(y, month, first)), at), blank, context)


def _ending(later: Reading, first: Callable[[Day], Period], blank: str, context: Context) -> Reading:
    """A range by its last period and the first one as seen from there."""
    if not (later.low and later.high):
        return replace(later, value=f"{blank}/{later.value}", kind="")
    earlier = hull(first(later.low), first(later.high), later.basis)
    return _range(replace(earlier, why=later.why), later, context)


def _range(first: Reading, last: Reading, context: Context) -> Reading:
    if first.low and last.high and first.low > last.high:
        raise OutOfCalendarError("a range that ends before it starts")
    low, high = first.low, last.high
    found = date(f"{first.value}/{last.value}", low, high, last.kind if first.kind == last.kind else "", first.basis)
    return replace(found, why=why_from_to(found, first, last, context))
