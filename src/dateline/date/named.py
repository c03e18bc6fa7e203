"""Named periods of the calendar: fiscal years, quarters, halves, seasons, decades, centuries, holidays, year-ends."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dateline.date.parse import Form
from dateline.date.periods import (
    SEASONS,
    Period,
    containing,
    day,
    days_after,
    easter,
    index,
    nth,
    nth_weekday,
    shared_value,
    shifted,
    single,
    units_after,
)
from dateline.date.reading import Context, Reading, from_published, from_reference, stated
from dateline.date.yearless import Yearly, dated, last_up_to, next_from, or_before, outside, relative_name
from dateline.when import Basis, Day, month_end

_NOUGHTIES = 2000


def read_fiscal(form: Form, context: Context) -> Reading:
    if form.has("year"):
        year = form.year()
        assert year is not None
        return stated(nth("FY", year), context, context.lex.reason["fiscal"])
    count = form.value("rel") or 0
    return fiscal_year(context, count)


def latest_fiscal(context: Context) -> Reading:
    """ "The latest fiscal year" ended in the twelve months before the publication."""
    found, published = fiscal_year(context, 0), context.published
    low = units_after(published.earliest, "Y", -2) if published.earliest else None
    return replace(found, low=low, high=published.latest)


def fiscal_year(context: Context, count: int) -> Reading:
    """The fiscal year of the publication, or one some years on."""
    found = from_published(context, lambda at: nth("FY", at.year + count), "XXXX")
    published = context.published
    # the one that the publication lies in may have begun a year before it or may end a year after it
    low = units_after(published.earliest, "Y", count - 1) if published.earliest else None
    high = units_after(published.latest, "Y", count + 1) if published.latest else None
    return replace(found, low=low, high=high, why=(*found.why, context.lex.reason["fiscal"]))


def read_quarter(form: Form, context: Context) -> Reading | None:
    number = 4 if form.has("final") else int(form.parts["quarter"]) if form.has("quarter") else form.number("ord")
    if number is None or not 1 <= number <= 4:
        return None
    blank = f"XXXX-Q{number}"
    if form.has("attribute"):  # "third-quarter earnings" are told once the quarter is over
        context = replace(context, direction=replace(context.direction, sign=-1, sure=True))
    found = dated(form, context, lambda year: nth("Q", year * 4 + number - 1), blank)
    if form.parts.keys() & {"fiscal", "fiscal2", "fiscal3"} and found.closed:
        # Where a fiscal quarter lies is the company's affair: only its fiscal year is sure.
        assert found.low is not None and found.high is not None
        low, high = nth("FY", found.low.year).start, nth("FY", found.high.year).end
        return replace(found, low=low, high=high, why=(*found.why, context.lex.reason["fiscal"]))
    return found


def read_half(form: Form, context: Context) -> Reading:
    number = int(form.parts.get("h") or form.parts.get("h2") or 0) or form.value("half")

    def make(year: int) -> Period:
        return nth("HY", year * 2 + number - 1)

    if form.has("theyear"):
        return from_published(context, lambda at: make(at.year), f"XXXX-H{number}")
    return dated(form, context, make, f"XXXX-H{number}")


def read_season(form: Form, context: Context) -> Reading:
    season = form.value("season")
    number = SEASONS.index(season)

    def make(year: int) -> Period:
        return nth("S3", year * 4 + number)

    year = form.year()
    if form.has("yy") and number == 0 and year is not None:  # "the winter of 1776-77"
        found = stated(make(year + 1), context)
        high = found.high and month_end(found.high.year, found.high.month + 1)
        return replace(found, high=high, why=(*found.why, context.lex.reason["seasons"]))
    if form.has("ana"):
        found = _from_then(form, context, make, f"XXXX-{season}")
    elif form.has("named"):
        found = relative_name(form, context, make, f"XXXX-{season}")
        found = or_before(form, found, context, "S3")
    else:
        found = dated(form, context, make, f"XXXX-{season}")
    if found.basis is Basis.STATED and number == 0 and found.low:
        # "the winter of 1994" may begin in December 1993 or 1994
        found = replace(found, high=shifted(containing("S3", found.low), 4).end)
    if not (found.low or found.high):
        return found
    high = found.high and month_end(found.high.year, found.high.month + 1)  # by the sun, seasons end three weeks later
    return replace(found, high=high, why=(*found.why, context.lex.reason["seasons"]))


def _from_then(form: Form, context: Context, make: Yearly, blank: str) -> Reading:
    """ "The following spring": the first that begins after the date spoken of."""
    if form.value("ana") > 0:
        return from_reference(context, lambda at: next_from(lambda y: outside(make(y), at), at), blank)
    return from_reference(context, lambda at: last_up_to(lambda y: outside(make(y), at), at), blank)


def read_decade(form: Form, context: Context) -> Reading:
    if form.has("decade") and len(form.parts["decade"]) == 4:
        if form.parts["decade"].endswith("00") and int(form.parts["decade"]) < _NOUGHTIES:
            year = int(form.parts["decade"])  # "the 1800s": the hundred years
            return stated(Period("C", Day(year, 1, 1), Day(year + 99, 12, 31), f"{year // 100:02d}"), context)
        return stated(nth("E", int(form.parts["decade"]) // 10), context)
    tens = int(form.parts["decade"]) if form.has("decade") else form.value("tens")

    def latest(at: Day) -> Period:
        century = at.year // 100 if at.year % 100 >= tens else at.year // 100 - 1
        return nth("E", century * 10 + tens // 10)

    return from_published(context, latest, f"XX{tens // 10}")


def read_century(form: Form, context: Context) -> Reading:
    number = form.number("ord")
    assert number is not None
    found = stated(nth("C", number - 1), context)
    low = found.low and Day(max(found.low.year - 1, 1), 1, 1)  # many count the 20th from 1900
    return replace(found, low=low)


def holiday(rule: Mapping[str, object], year: int) -> Day:
    """The day of a feast by its rule in time.toml."""
    plus = rule.get("plus", 0)
    assert isinstance(plus, int)
    if "easter" in rule:
        offset = rule["easter"]
        assert isinstance(offset, int)
        return days_after(easter(year), offset)
    numbers = rule.get("fixed") or rule["nth"]
    assert isinstance(numbers, list)
    return day(year, *numbers) if "fixed" in rule else days_after(nth_weekday(year, *numbers), plus)


def read_holiday(form: Form, context: Context) -> Reading:
    rule = context.lex.holidays[form.parts["holiday"]]

    def make(year: int) -> Period:
        return single(holiday(rule, year))

    if form.has("named"):
        return relative_name(form, context, make, "XXXX-XX-XX")
    return dated(form, context, make, "XXXX-XX-XX")


def read_holiday_week(form: Form, context: Context) -> Reading:
    """ "Easter week", "Labor Day weekend": the days around."""
    kind = "WE" if form.has("weekend") else "W"
    found = read_holiday(replace(form, text=form.parts["holiday"], parts={"holiday": form.parts["holiday"]}), context)
    if not (found.low and found.high):
        return replace(found, value="XXXX-WXX" + ("-WE" if kind == "WE" else ""), kind=kind)
    value = shared_value(containing(kind, found.low), containing(kind, found.high))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", found.value):  # usage names one of two that both may be
        value = containing(kind, Day.fromisoformat(found.value)).value
    around = 3 if form.has("weekend") else 6
    return replace(
        found, value=value, low=days_after(found.low, -around), high=days_after(found.high, around), kind=kind
    )


def read_year_end(form: Form, context: Context) -> Reading:
    """ "year-end": December."""

    def make(year: int) -> Period:
        return replace(nth("M", year * 12 + 11), value=f"{year:04d}", kind="Y")

    return replace(dated(form, context, make, "XXXX"), mod="END", kind="Y")


def read_month_end(form: Form, context: Context) -> Reading:
    found = from_published(context, lambda at: containing("M", at), "XXXX-XX")
    low = days_after(found.high, -6) if found.high else None
    return replace(found, mod="END", low=low)


def quarter_before(at: Day) -> Period:
    """The last quarter that ended before a day."""
    return nth("Q", index("Q", at) - 1)
