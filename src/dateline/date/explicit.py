"""Expressions that name a day, a month or a year, with all of its date or a part: "Nov. 8, 2013", "Nov. 8", "2013"."""

from __future__ import annotations

from dataclasses import replace

from dateline.date.parse import Form
from dateline.date.periods import OutOfCalendarError, Period, day, nth, single
from dateline.date.reading import Context, Reading, date, from_reference, hull, stated, undated
from dateline.date.yearless import dated, last_up_to, next_from, or_before, outside, relative_name, yearless
from dateline.when import Basis, Day, to_edtf


def read_iso(form: Form, context: Context) -> Reading:
    year, month = int(form.parts["yyyy"]), int(form.parts["mm"])
    if form.has("dd"):
        return stated(single(day(year, month, int(form.parts["dd"]))), context)
    day(year, month, 1)
    return stated(nth("M", year * 12 + month - 1), context)


def read_slash(form: Form, context: Context) -> Reading:
    """Month first or day first: both, unless only one is a date."""
    first, second, year = int(form.parts["first"]), int(form.parts["second"]), form.parts["yy"]
    if len(year) == 2:  # a century would be a guess
        return undated("XXXX-XX-XX", context.say("impossible"))
    found = {d for d in (_try(int(year), first, second), _try(int(year), second, first)) if d}
    if not found:
        raise OutOfCalendarError(form.text)
    low, high = min(found), max(found)
    both = hull(single(low), single(high), Basis.STATED)
    why = context.say("stated", when=both.edtf)
    return replace(both, why=(why,) if low == high else (why, context.say("slash")))


def _try(year: int, month: int, number: int) -> Day | None:
    try:
        return day(year, month, number)
    except OutOfCalendarError:
        return None


def read_date(form: Form, context: Context) -> Reading:
    """A month and a day, with or without a year; a weekday beside it picks the year."""
    month, number, weekday = form.value("month"), form.number("day"), form.value("weekday")
    assert number is not None

    def make(year: int) -> Period:
        return single(day(year, month, number))

    def on_weekday(year: int) -> Period:
        found = make(year)
        if weekday is not None and found.start.isoweekday() != weekday:
            raise OutOfCalendarError("another weekday")
        return found

    blank = f"XXXX-{month:02d}-{number:02d}"
    if form.year() is None and not form.has("rel") and weekday is not None and context.published.known:
        try:
            return yearless(context, on_weekday, blank)
        except OutOfCalendarError:
            pass  # the text's weekday doesn't fit the day: the day counts
    return dated(form, context, make, blank)


def read_day_of(form: Form, context: Context) -> Reading | None:
    """ "the 25th", a second day of a month named before."""
    number = form.number("ord") or form.number("dom")
    if number is None or not 1 <= number <= 31 or context.reference is None or context.reference.kind not in ("D", "M"):
        return None
    return from_reference(context, lambda at: single(day(at.year, at.month, number)), f"XXXX-XX-{number:02d}")


def read_month(form: Form, context: Context) -> Reading:
    month = int(form.parts["mm"]) if form.has("mm") else form.value("month")
    blank = f"XXXX-{month:02d}"

    def make(year: int) -> Period:
        return nth("M", year * 12 + month - 1)

    if form.has("yyyy"):
        return stated(make(int(form.parts["yyyy"])), context)
    if form.has("ana"):
        step = next_from if form.value("ana") > 0 else last_up_to
        return from_reference(context, lambda at: step(lambda y: outside(make(y), at), at), blank)
    if form.has("named"):
        return or_before(form, relative_name(form, context, make, blank), context, "M")
    return dated(form, context, make, blank)


def read_year(form: Form, context: Context) -> Reading:
    year = form.year()
    assert year is not None
    return stated(nth("Y", year), context)


def read_era(form: Form, context: Context) -> Reading:
    """ "World War II", "9/11"."""
    low, high = (Day.fromisoformat(each) for each in context.lex.eras[form.parts["era"]])
    value = low.isoformat() if low == high else f"{low.isoformat()}/{high.isoformat()}"
    return date(
        value, low, high, "D" if low == high else "", Basis.STATED, context.say("stated", when=to_edtf(low, high))
    )


def read_before_christ(form: Form, context: Context) -> Reading:
    """ "508 B.C.": no day of the calendar, which begins with the year 1."""
    return undated(f"BC{int(form.parts['number']):04d}", context.say("impossible"))


def read_other_calendar(form: Form, context: Context) -> Reading:
    """ "3 Ramadan 1434": kept as text; other calendars aren't counted over."""
    return undated("XXXX-XX-XX", context.say("other_calendar"))


def read_one_sided(form: Form, context: Context) -> Reading:
    found = read_year(form, context)
    side = "after" if form.has("post") else "before"
    return replace(found, mod=side.upper(), relation=side)
