"""Expressions around other expressions: "early next week", "about a year ago", "3 p.m. Friday", "between X and Y"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.date.number import exactly
from dateline.date.parse import Form
from dateline.date.periods import (
    OutOfCalendarError,
    Period,
    containing,
    days_after,
    last_weekday,
    next_weekday,
    nth,
    shared_value,
    single,
    units_after,
)
from dateline.date.reading import Context, Reading, date, from_published, hull, why_from_to
from dateline.date.relative import counted
from dateline.date.yearless import within_year
from dateline.model import TimexType
from dateline.when import Basis, Day, When, to_edtf

# Days at most from the first to the last of a period.
_LONGEST = {"W": 6, "WE": 1, "M": 30, "Q": 91, "HY": 183, "S3": 123, "Y": 365, "FY": 729, "E": 3652, "C": 36890}
Place = Callable[[Form, Context], Reading | None]
_APPROX = {"D": 3, "W": 7, "WE": 7, "M": 15, "Q": 45, "HY": 91, "S3": 30, "Y": 183, "FY": 183, "E": 1826, "C": 18262}


def read_part_of(form: Form, context: Context, place: Place) -> Reading | None:
    """ "early 2013", "the end of the month", "earlier this week", "later that month"."""
    found = place(form.rest[0], context)
    if found is None or found.type in (TimexType.DURATION, TimexType.SET) or found.value.endswith("_REF"):
        return None
    mod = "MID" if form.has("mid") else form.value("em")
    if mod in ("EARLIER", "LATER"):
        return _up_to_anchor(form, found, context, mod)
    return _part(found, mod, context) if mod else found


def _part(found: Reading, mod: str, context: Context) -> Reading:
    """The first half, the middle half or the last half: what "early", "mid" and "late" may mean."""
    if found.low is None or found.high is None or found.kind == "D":
        return replace(found, mod=mod)
    days = (found.high - found.low).days
    if days > _LONGEST.get(found.kind, days):  # one of several periods: which part of it all is open
        return replace(found, mod=mod)
    if found.kind == "E" and found.low.month == 1:  # in whole years: 1980-1985, 1982-1988, 1984-1989
        first = found.low.year
        begin, end = {"START": (first, first + 5), "MID": (first + 2, first + 8), "END": (first + 4, first + 9)}[mod]
        low, high = Day(begin, 1, 1), Day(end, 12, 31)
    else:
        quarter, half = days // 4, days // 2
        low, high = {
            "START": (found.low, days_after(found.low, half)),
            "MID": (days_after(found.low, quarter), days_after(found.high, -quarter)),
            "END": (days_after(found.high, -half), found.high),
        }[mod]
    why = context.say("part", when=to_edtf(low, high))
    return replace(found, mod=mod, low=low, high=high, why=(*found.why, why))


def _up_to_anchor(form: Form, found: Reading, context: Context, mod: str) -> Reading:
    """ "earlier this month" ends at the publication; "later that month" begins at the date spoken of."""
    reference = context.reference
    anaphor = form.rest[0].op in ("anaphor_unit", "the_unit") and reference is not None and reference.closed
    anchor = When(reference.low, reference.high) if anaphor and reference else context.published
    if found.kind == "D" or found.low is None or found.high is None or not anchor.known:
        return replace(found, mod="START" if mod == "EARLIER" else "END")
    if mod == "EARLIER":
        if anchor.latest and found.low <= anchor.latest <= found.high:
            return replace(found, mod="START", high=anchor.latest)
        return _part(found, "START", context)
    if anchor.earliest and found.low <= anchor.earliest <= found.high:
        return replace(found, mod="END", low=anchor.earliest)
    return _part(found, "END", context)


def read_about(form: Form, context: Context, place: Place) -> Reading | None:
    """ "more than ten months ago", "around Nov. 1", "at least two weeks", "1994 or later"."""
    inner = form.rest[0]
    found = place(inner, context)
    if found is None:
        return None
    if form.has("onward"):
        return replace(found, mod="ON_OR_AFTER", relation="since")
    if form.has("earlier"):
        return replace(found, mod="ON_OR_BEFORE", relation="before")
    mod = "APPROX" if form.has("soft") else form.value("amod")
    if found.type is TimexType.DURATION or found.type is TimexType.SET:
        return replace(found, mod="EQUAL_OR_LESS" if mod == "NEARLY" else mod)
    if inner.op == "ago" and mod in ("MORE_THAN", "EQUAL_OR_MORE", "LESS_THAN", "EQUAL_OR_LESS"):
        return _bounded_ago(inner, found, context, mod)
    if mod == "NEARLY":
        return replace(found, mod="EQUAL_OR_LESS" if inner.op == "ago" else "APPROX")
    if mod == "APPROX" and found.type is not TimexType.TIME:  # "about 3 a.m." is of that day
        return _widened(found)
    return replace(found, mod=mod)


def _bounded_ago(inner: Form, found: Reading, context: Context, mod: str) -> Reading:
    """More than so long ago: not after that day. Less than so long ago: between that day and the publication."""
    exact = counted(context, inner.quantity(), inner.unit(), -1, slack=False)
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        mod = "BEFORE" if mod == "MORE_THAN" else "ON_OR_BEFORE"
        high = _target(inner, context.published.latest) or exact.high
        return replace(exact, low=None, high=high, mod=mod, relation="before", kind=found.kind)
    mod = "AFTER" if mod == "LESS_THAN" else "ON_OR_AFTER"
    low = _target(inner, context.published.earliest) or exact.low
    return replace(exact, low=low, high=context.published.latest, mod=mod, kind=found.kind)


def _target(inner: Form, published: Day | None) -> Day | None:
    """The day itself so long before a day, sharper than the month or year that names it."""
    unit, number = inner.unit(), inner.quantity()
    if published is None or unit in ("H", "MIN", "S") or number.low.denominator > 1:
        return None
    return units_after(published, unit, -int(number.low))


def _widened(found: Reading) -> Reading:
    slack = _APPROX.get(found.kind, 0)
    low = days_after(found.low, -slack) if found.low else None
    high = days_after(found.high, slack) if found.high else None
    return replace(found, mod="APPROX", low=low, high=high)


def read_wrapped(form: Form, context: Context, place: Place) -> Reading | None:
    return place(form.rest[0], context)


def read_nested_year(form: Form, context: Context, place: Place) -> Reading | None:
    """ "June of last year", "the third quarter of next year"."""
    count = form.value("rel")
    year = from_published(context, lambda at: nth("Y", at.year + count), "XXXX")
    if year.high is None or year.low is None or year.low.year != year.high.year:
        return replace(year, mod="") if not year.closed else year
    found = place(form.rest[0], within_year(context, year.high))
    return found and replace(found, why=year.why)


def read_week_of(form: Form, context: Context, place: Place) -> Reading | None:
    """ "the week of March 6", "the weekend of Nov. 8"."""
    found = place(form.rest[0], context)
    if found is None or found.kind not in ("D", ""):
        return None
    kind = "WE" if form.has("weekend") else "W"
    if found.low is None or found.high is None:
        return replace(found, kind=kind, value="XXXX-WXX")
    first, last = containing(kind, found.low), containing(kind, found.high)
    return replace(
        found,
        kind=kind,
        value=shared_value(first, last),
        low=min(first.start, found.low),
        high=max(last.end, found.high),
    )


def read_weekday_from(form: Form, context: Context, place: Place) -> Reading | None:
    """ "The Friday after Thanksgiving", "the Sunday before Labor Day"."""
    inner = context.text[-len(form.rest[0].text) :]
    found = place(form.rest[0], replace(context, text=inner))
    if found is None or found.kind != "D" or found.low is None or found.high is None:
        return None
    weekday = form.value("weekday")

    def on(at: Day) -> Period:
        back = form.has("back")
        return single(last_weekday(weekday, days_after(at, -1)) if back else next_weekday(weekday, days_after(at, 1)))

    first, last = on(found.low), on(found.high)
    why = context.say("reference", when=to_edtf(first.start, last.end), reference=inner, anchor=found.edtf)
    reading = replace(hull(first, last, Basis.RELATIVE), why=(*found.why, why))
    named = _named_day(found)
    return replace(reading, value=on(named).value) if named else reading


def _named_day(found: Reading) -> Day | None:
    """The one day that a value names, though the days may be wider ("usage names one of two that both may be")."""
    if len(found.value) != len("2013-11-12") or "X" in found.value:
        return None
    return Day.fromisoformat(found.value)


def read_days_from(form: Form, context: Context, place: Place) -> Reading | None:
    """ "two days after Oct. 12", "the day before Thanksgiving"."""
    inner = context.text[-len(form.rest[0].text) :]
    told = context.direction
    if form.has("coming"):  # "a week from Thursday" counts from the coming one
        told = replace(told, sign=1, sure=True, torn=False)
    found = place(form.rest[0], replace(context, text=inner, direction=told))
    if found is None or found.kind != "D" or found.low is None or found.high is None:
        return None
    number = form.quantity() if form.has("qty") else exactly(1)
    kind = form.unit(next(name for name in ("unit", "single", "single2") if form.has(name)))
    if number.value is None or number.value.denominator > 1 or kind not in ("D", "W"):
        return None
    count = int(number.value) * (-1 if form.has("back") else 1)
    first, last = (single(units_after(at, kind, count)) for at in (found.low, found.high))
    why = context.say("reference", when=to_edtf(first.start, last.end), reference=inner, anchor=found.edtf)
    reading = replace(hull(first, last, Basis.RELATIVE), why=(*found.why, why))
    named = _named_day(found)
    return replace(reading, value=units_after(named, kind, count).isoformat()) if named else reading


def read_between(form: Form, context: Context, place: Place) -> Reading | None:
    """ "between X and Y", "from X to Y": from the first of the one to the last of the other."""
    first, last = (place(inner, context) for inner in form.rest)
    if first is None or last is None or not first.value or not last.value:
        return None
    if (
        first.low and last.high and first.low > last.high
    ):  # "from November to February": the first as seen from the last
        at = When(last.low, last.high)
        first = place(form.rest[0], replace(context, published=at, direction=replace(context.direction, sign=-1)))
        if first is None or (first.low and first.low > last.high):
            raise OutOfCalendarError("a range that ends before it starts")
    value = f"{first.value}/{last.value}"
    if first.low is None or last.high is None:
        return date(value, first.low, last.high, "", first.basis if first.low or last.high else Basis.NONE, *first.why)
    kind = first.kind if first.kind == last.kind and first.kind not in ("Q", "HY") else ""
    found = date(value, first.low, last.high, kind, Basis.RELATIVE, *first.why, *last.why)
    if first.basis is last.basis is Basis.STATED:
        found = replace(found, basis=Basis.STATED)
    return replace(found, why=why_from_to(found, first, last, context))
