"""Expressions that name a place in the calendar, with a year or without: dates, months, quarters, seasons, holidays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from dateline.date.parse import Form
from dateline.date.periods import (
    SEASONS,
    OutOfCalendarError,
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
from dateline.date.reading import Context, Reading, date, from_published, from_reference, hull, stated, undated
from dateline.when import Basis, Day, When, month_end, to_edtf

Yearly = Callable[[int], Period]
_NOUGHTIES = 2000
_HALF = 183
_LIMIT = 240  # days back from which on "by December" is the coming one, whatever the verb
_FRESH = 100  # days within which "last February" may be that of the year before
_PAST = 400  # days before the publication from which on a text tells a story of then
_NEARBY = 92  # days back within which what no tense tells is the last one
_WIDE = frozenset(["E", "C", "L"])  # "that year" after a decade names none
_SEARCH = 9  # years looked through: Feb. 29 comes at least every eight
# Days: a date so near on one side beats one so far on the other, by the size of what is named.
_NEAR_FAR = {"D": (60, 300), "Q": (120, 180), "Y": (60, 300)}


def last_up_to(make: Yearly, at: Day) -> Period:
    """The last yearly period that has begun by a day; OutOfCalendarError where there is none."""
    for year in range(at.year + 1, at.year - _SEARCH, -1):
        found = _made(make, year)
        if found and found.start <= at:
            return found
    raise OutOfCalendarError("no such day")


def next_from(make: Yearly, at: Day) -> Period:
    """The first yearly period that hasn't ended before a day."""
    for year in range(at.year - 1, at.year + _SEARCH):
        found = _made(make, year)
        if found and found.end >= at:
            return found
    raise OutOfCalendarError("no such day")


def _made(make: Yearly, year: int) -> Period | None:
    try:
        return make(year)
    except OutOfCalendarError:
        return None


def yearless(context: Context, make: Yearly, blank: str) -> Reading:
    """Place what recurs every year ("Nov. 8", "October", "Christmas") by the direction that tense tells."""
    published = context.published
    if not published.known:
        make(2000)  # leap: an impossible day says so even here
        return undated(blank, context.say("unknown_publication"))
    if context.tells_of_then(_PAST):
        return from_reference(context, lambda at: _in_story(make, at), blank)
    if context.tells_of_then(_PAST, far=True) and context.reference and published.latest:
        first, last = context.reference.low, published.latest
        assert first is not None
        found = hull(_in_story(make, first), last_up_to(make, last), Basis.RELATIVE)
        if found.low and found.high and found.low <= found.high:  # some year from then to now
            return replace(found, why=(context.say("since_then", when=found.edtf, reference=context.reference_text),))
    narrow = published.days is not None and published.days <= 31
    sign, cue = _settled(context, make)
    if sign > 0 > context.direction.sign and context.direction.sure:
        return _torn(context, make)
    if not context.direction.sign and not context.direction.sure and sign < 0 and _undecided(context, make):
        found = from_published(context, lambda at: last_up_to(make, at), blank, "past")
        return _either(found, make, context)
    choose = next_from if sign > 0 else last_up_to
    context = replace(context, direction=replace(context.direction, sign=sign, cue=cue))
    if narrow:  # published within a month or less: the text speaks from its latest (looking ahead: first) day
        at = published.earliest if sign > 0 else published.latest
        assert at is not None
        context = replace(context, published=replace(published, earliest=at, latest=at))
    found = from_published(context, lambda at: choose(make, at), blank, "future" if sign > 0 else "past")
    if narrow:
        found = replace(found, why=tuple(w.replace(context.published.edtf, published.edtf, 1) for w in found.why))
    return found


def _in_story(make: Yearly, at: Day) -> Period:
    """In a story of long ago, a date without a year goes on from the one before: in its year, or early in the next."""
    found = _made(make, at.year)
    if found is None or (at - found.end).days > _HALF:
        return next_from(make, at)
    return found


def _torn(context: Context, make: Yearly) -> Reading:
    """Tense says back, usage says ahead ("met on Dec. 8", in November): both bound it, usage names it."""
    at = context.published.latest or context.published.earliest
    assert at is not None
    back, ahead = last_up_to(make, at), next_from(make, at)
    cue = context.lex.reason["cue_torn"].format(cue=context.direction.cue)
    found = hull(back, ahead, Basis.RELATIVE)
    return replace(found, value=ahead.value, why=(context.say("torn", cue=cue, when=found.edtf),))


def _undecided(context: Context, make: Yearly) -> bool:
    """Whether what no tense tells lies so far on both sides that usage doesn't tell either."""
    at = context.published.latest
    if at is None or not context.published.closed:
        return False
    back, ahead = last_up_to(make, at), next_from(make, at)
    return back != ahead and (at - back.end).days > _NEARBY and back.kind != "Q"


def _settled(context: Context, make: Yearly) -> tuple[int, str]:
    """Tense, checked against usage: the year is left out only where the date is near (AP Stylebook, "dates")."""
    sign = context.direction.sign
    word = "".join(context.before.split()[-1:])
    at = context.published.latest or context.published.earliest
    assert at is not None
    back, ahead = last_up_to(make, at), next_from(make, at)
    behind, before = (at - back.end).days, (ahead.start - at).days
    near, far = _NEAR_FAR.get(back.kind, (60, 300))
    # "in March" right behind a past verb may well be eleven months back; a day would have its year
    limit = word in context.lex.tense["ahead"]
    far = min(far, _LIMIT) if limit else far
    loose = back.kind == "D" or limit or not (sign and context.direction.sure)
    if sign < 1 and behind > far and before < near and loose:
        return 1, context.lex.reason["cue_near"]
    year_end = back.kind == "Y"  # the last one is told of for months, and "by year end" never means it
    if context.looks_ahead and (year_end or not (before > far and behind < near)):
        return 1, context.lex.reason["cue_ahead"].format(word=word)
    if sign == 1 and before > far and behind < near:
        return -1, context.lex.reason["cue_near"]
    return sign or -1, context.direction.cue


def relative_year(form: Form, context: Context, name: str, make: Yearly, blank: str) -> Reading:
    """What a "… last year" names."""
    count = form.value(name)
    return from_published(context, lambda at: make(at.year + count), blank)


def dated(form: Form, context: Context, make: Yearly, blank: str) -> Reading:
    """With the year that the text gives, a relative year, that of the date before, or none."""
    if form.has("that"):
        if context.reference is not None and context.reference.kind in _WIDE:
            return undated(blank, context.say("unknown_reference"))
        return from_reference(context, lambda at: make(at.year), blank)
    year = form.year()
    if year is None and form.has("rel") and form.value("rel") < 0 and context.tells_of_then(_PAST):
        return from_reference(context, lambda at: last_up_to(lambda y: _outside(make(y), at), at), blank)
    if year is not None:
        return stated(make(year), context)
    for name in ("rel", "rel2"):
        if form.has(name):
            return relative_year(form, context, name, make, blank)
    return yearless(context, make, blank)


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
    if form.has("named"):
        return _or_before(form, _relative_name(form, context, make, blank), context, "M")
    return dated(form, context, make, blank)


def _relative_name(form: Form, context: Context, make: Yearly, blank: str) -> Reading:
    """ "last April", "this summer", "next Christmas": the last before, the one of this year, the first after."""
    count = form.value("rel")
    if count == 0:
        found = from_published(context, lambda at: _current(make, at, context.direction.sign), blank)
        open_ = not context.direction.sign and context.published.latest and context.published.closed
        return _either(found, make, context) if open_ else found
    if count > 0:
        return from_published(context, lambda at: next_from(lambda y: _outside(make(y), at), at), blank)
    return from_published(context, lambda at: last_up_to(lambda y: _outside(make(y), at), at), blank)


def _current(make: Yearly, at: Day, sign: int) -> Period:
    """ "this winter": the one that a day lies in, else as tense tells, else the one that begins in the same year."""
    last, coming = last_up_to(make, at), next_from(make, at)
    if last == coming or sign:
        return coming if sign > 0 else last
    return last if last.start.year == at.year else coming


def _either(found: Reading, make: Yearly, context: Context) -> Reading:
    """What no tense decides between, the last and the next; the value stays."""
    at = context.published.latest
    assert at is not None
    back, ahead = last_up_to(make, at), next_from(make, at)
    if back == ahead:
        return found
    both = hull(back, ahead, Basis.RELATIVE)
    why = context.say("torn", cue=context.direction.cue, when=both.edtf)
    return replace(found, low=both.low, high=both.high, why=(*found.why, why))


def _outside(period: Period, at: Day) -> Period:
    if period.start <= at <= period.end:
        raise OutOfCalendarError("the current one")
    return period


def read_year(form: Form, context: Context) -> Reading:
    year = form.year()
    assert year is not None
    return stated(nth("Y", year), context)


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
    number = int(form.parts["quarter"]) if form.has("quarter") else form.number("ord")
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
    number = form.value("half")

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
    if form.has("named"):
        found = _relative_name(form, context, make, f"XXXX-{season}")
        found = _or_before(form, found, context, "S3")
    else:
        found = dated(form, context, make, f"XXXX-{season}")
    if found.basis is Basis.STATED and number == 0 and found.low:
        # "the winter of 1994" may begin in December 1993 or 1994
        found = replace(found, high=shifted(containing("S3", found.low), 4).end)
    if not (found.low or found.high):
        return found
    high = found.high and month_end(found.high.year, found.high.month + 1)  # by the sun, seasons end three weeks later
    return replace(found, high=high, why=(*found.why, context.lex.reason["seasons"]))


def _or_before(form: Form, found: Reading, context: Context, kind: str) -> Reading:
    """ "last summer" said in autumn may be this year's or the one before: the interval holds both."""
    latest = context.published.latest
    if form.value("rel") != -1 or not (found.low and found.high and latest) or found.high.year != latest.year:
        return found
    if kind == "M" and (latest - found.high).days > _FRESH:
        return found
    return replace(found, low=shifted(containing(kind, found.low), -12 if kind == "M" else -4).start)


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
        return _relative_name(form, context, make, "XXXX-XX-XX")
    return dated(form, context, make, "XXXX-XX-XX")


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


def read_holiday_week(form: Form, context: Context) -> Reading:
    """ "Easter week", "Labor Day weekend": the days around."""
    kind = "WE" if form.has("weekend") else "W"
    found = read_holiday(replace(form, text=form.parts["holiday"], parts={"holiday": form.parts["holiday"]}), context)
    if not (found.low and found.high):
        return replace(found, value="XXXX-WXX" + ("-WE" if kind == "WE" else ""), kind=kind)
    value = shared_value(containing(kind, found.low), containing(kind, found.high))
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


def read_one_sided(form: Form, context: Context) -> Reading:
    found = read_year(form, context)
    side = "after" if form.has("post") else "before"
    return replace(found, mod=side.upper(), relation=side)


def within_year(context: Context, at: Day) -> Context:
    """The context of what is said of a year as a whole: seen from its last day, looking back."""
    return replace(context, published=When(at, at), direction=replace(context.direction, sign=-1))


def quarter_before(at: Day) -> Period:
    """The last quarter that ended before a day."""
    return nth("Q", index("Q", at) - 1)
