"""Expressions that count from the publication or the expression before: "Friday", "last week", "two days later"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from dateline.date.named import fiscal_year, latest_fiscal, quarter_before
from dateline.date.number import Quantity
from dateline.date.parse import Form
from dateline.date.periods import (
    Period,
    containing,
    days_after,
    index,
    last_weekday,
    next_weekday,
    nth,
    shared_value,
    shifted,
    single,
    units_after,
)
from dateline.date.reading import Context, Reading, date, from_published, from_reference, undated
from dateline.model import TimexType
from dateline.when import Basis, Day

_SUNDAY = 7
_WEEK = 7
_LONG = ("E", "C", "L")
_TOO_WIDE = {"D": ("Y", "S3", "Q", "HY", *_LONG), "W": ("Y", *_LONG), "M": _LONG, "Y": _LONG}
_CLOCK = ("H", "MIN", "S")
_SLACK = {"W": 3, "2W": 3, "M": 15, "Q": 45, "HY": 91, "S3": 45, "Y": 183, "FY": 183, "E": 730, "C": 1826, "L": 73000}
_BLANKS = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "HY": "XXXX-HX",
    "S3": "XXXX-XX",
    "E": "XXX",
    "C": "XX",
    "L": "X",
}


def blank(kind: str) -> str:
    """The TIMEX3 value of an unknown period of a kind."""
    return _BLANKS.get(kind, "XXXX")


def read_weekday(form: Form, context: Context) -> Reading:
    weekday = form.value("weekday")
    unknown = f"XXXX-WXX-{weekday}"
    if form.has("rel"):
        return _relative_weekday(form, context, weekday, unknown)
    told, ahead = context.direction, context.looks_ahead
    sign, cue = told.sign, told.cue
    word = (context.before.split() or [""])[-1]
    if ahead:
        sign, cue = 1, context.lex.reason["cue_ahead"].format(word=word)
    if told.torn or (ahead and told.sign < 0 and not (told.sure or told.lasting)):
        return _either_weekday(context, weekday, unknown, cue)
    choose = next_weekday if sign > 0 else last_weekday
    context = replace(context, direction=replace(context.direction, cue=cue))
    return from_published(context, lambda at: single(choose(weekday, at)), unknown, "future" if sign > 0 else "past")


def _either_weekday(context: Context, weekday: int, unknown: str, cue: str) -> Reading:
    """ "They meet Monday": the next one or the last; usage names it, a limit ("by") the next one."""
    told = context.direction
    back = from_published(context, lambda at: single(last_weekday(weekday, at)), unknown)
    ahead = from_published(context, lambda at: single(next_weekday(weekday, at)), unknown)
    named = ahead if context.looks_ahead or told.sign > 0 else back
    both = replace(named, low=back.low, high=ahead.high)
    return replace(both, why=(context.say("torn", cue=cue, when=both.edtf),)) if both.closed else both


def _relative_weekday(form: Form, context: Context, weekday: int, unknown: str) -> Reading:
    count = form.value("rel")
    if count < 0:
        return from_published(context, lambda at: single(last_weekday(weekday, days_after(at, -1))), unknown)
    if count == 0:
        return from_published(context, lambda at: single(_in_week(at, weekday, 0)), unknown)
    coming = from_published(context, lambda at: single(next_weekday(weekday, days_after(at, 1))), unknown)
    if form.parts["rel"] in context.lex.classes["coming"]:
        return coming
    after = from_published(context, lambda at: single(_in_week(at, weekday, 1)), unknown)
    return replace(after, low=coming.low)  # "next Friday" may be the coming one too


def _in_week(at: Day, weekday: int, weeks: int) -> Day:
    return days_after(containing("W", at).start, 7 * weeks + weekday - 1)


def read_weekday_of_week(form: Form, context: Context) -> Reading:
    weekday, weeks = form.value("weekday"), form.value("rel")
    return from_published(context, lambda at: single(_in_week(at, weekday, weeks)), f"XXXX-WXX-{weekday}")


def read_weekday_anaphor(form: Form, context: Context) -> Reading:
    """ "the following Monday", "that Friday"."""
    weekday, count = (
        form.value("weekday"),
        form.value("ana") or (-1 if form.has("back") else 1 if form.has("on") else 0),
    )
    if count < 0:
        return from_reference(
            context, lambda at: single(last_weekday(weekday, days_after(at, -1))), f"XXXX-WXX-{weekday}"
        )
    start = 1 if count else 0
    return from_reference(
        context, lambda at: single(next_weekday(weekday, days_after(at, start))), f"XXXX-WXX-{weekday}"
    )


def read_weekday_range(form: Form, context: Context) -> Reading:
    last = read_weekday(replace(form, parts={"weekday": form.parts["weekday2"]}), context)
    first, second = form.value("weekday"), form.value("weekday2")
    if not (last.low and last.high):
        return replace(last, value=f"XXXX-WXX-{first}/XXXX-WXX-{second}", kind="")
    low = last_weekday(first, last.low)
    return replace(
        last,
        value=f"{shared_value(single(low), single(last_weekday(first, last.high)))}/{last.value}",
        low=low,
        kind="",
    )


def read_dayword(form: Form, context: Context) -> Reading:
    count = form.value("dayword")
    return from_published(context, lambda at: single(days_after(at, count)), "XXXX-XX-XX")


def read_relative_unit(form: Form, context: Context) -> Reading | None:
    """ "last week", "this month", "next year"; "last night" is a time of day."""
    if form.has("past"):
        return from_published(context, lambda at: nth("Y", at.year - 1), "XXXX")
    kind, count = form.unit("single"), form.value("rel")
    if kind in (*_CLOCK, "2W"):
        return None
    if count > 0 and form.has("the") and form.parts["rel"] in context.lex.classes["ana"] and _goes_on(kind, context):
        parts = {"single": form.parts["single"], "ana": form.parts["rel"]}
        found = read_anaphor_unit(replace(form, parts=parts), context)
        return found if found is None or found.closed or kind != "D" else None
    if kind == "D" and count:
        return None  # "last day" is the last of some days, not yesterday
    if kind == "FY":
        return fiscal_year(context, count)
    found = from_published(context, lambda at: nth(kind, index(kind, at) + count), blank(kind))
    if kind == "E" and count > 0 and form.has("the") and context.published.earliest:
        return replace(found, low=context.published.earliest)  # "over the next decade" may be the ten years from now
    if kind == "WE" and count > 0 and context.published.earliest:  # the coming one or that of the week after
        return replace(found, low=containing("WE", context.published.earliest).start)
    if kind == "Q" and not count and context.direction.sign < 1 and found.low:
        return replace(found, low=shifted(containing("Q", found.low), -1).start)  # reports come in the quarter after
    if kind == "W" and count < 0 and (latest := context.published.latest) and latest.isoweekday() == _SUNDAY:
        return replace(found, high=latest)  # on a Sunday, the week that ends or the one before
    if kind == "WE" and not count and context.direction.sign < 1 and context.published.earliest:
        last = _last_weekend(days_after(context.published.earliest, -1)).start  # on a Tuesday: "met here this weekend"
        past = context.direction.sign < 0 and context.direction.sure and context.published.latest
        high = min(found.high or Day.max, past) if past else found.high
        return replace(found, low=last, high=high)
    if kind == "WE" and count < 0 and found.high and (latest := context.published.latest):
        eve = days_after(latest, -1)  # on a Sunday, "last weekend" may have just been; else it may be a long one
        return replace(found, high=eve if latest.isoweekday() == _SUNDAY else min(eve, days_after(found.high, 1)))
    return found


def _goes_on(kind: str, context: Context) -> bool:
    """Whether a story goes on: "the next day"; "the next week he left", but not "they expected it in the next week"."""
    told = context.direction
    spans = "".join(context.before.split()[-1:]) in context.lex.find["spanning"]
    return kind == "D" or (kind != "FY" and told.sign < 0 and not spans)


def read_anaphor_unit(form: Form, context: Context) -> Reading | None:
    """ "that month", "the following day", "the week after"."""
    kind = form.unit("single")
    if kind in _CLOCK:
        return None
    kind = "W" if kind == "2W" else kind
    if context.reference is not None and context.reference.kind in _TOO_WIDE.get(kind, ()):
        return undated(blank(kind), context.say("unknown_reference"))  # "the day before" after a century
    count = form.value("ana") or (-1 if form.has("back") else 1 if form.has("on") else 0)
    return from_reference(context, lambda at: nth(kind, index(kind, at) + count), blank(kind))


def read_the_unit(form: Form, context: Context) -> Reading | None:
    """ "the week", "the quarter", "the latest period": the one spoken of, else the one of the publication."""
    context = context.spoken_of
    reference = context.reference
    if form.has("period"):
        return _same(context) if reference and reference.kind in ("Q", "HY", "Y", "M", "FY") else None
    kind = form.unit("single")
    if kind in (*_CLOCK, "2W", "S3"):
        return None
    if "".join(context.after.split()[:1]) in context.lex.find["counts_on"] | context.lex.find["counts_back"]:
        return undated(blank(kind), context.say("unknown_reference"))  # "in the week after the collapse"
    if kind in ("Y", "FY") and "".join(context.after.split()[:1]) in context.lex.find["closing"]:
        return Reading(TimexType.DURATION, "P1Y")
    if kind == "FY" and form.has("latest"):
        return latest_fiscal(context)
    if kind == "D":
        return from_reference(context, lambda at: containing("D", at), blank("D"))
    if kind == "Q":
        if reference and reference.kind == "Q":
            return _same(context)
        return from_published(context, quarter_before, blank("Q"))
    if kind == "W" and context.direction.sign <= 0 and reference and reference.kind == "D" and reference.low:
        found = _week_told(reference.low, context)
        if found is not None:
            return found
    if kind == "C":  # "the turn of the century": this one's or the one before
        found = from_published(context, lambda at: containing("C", at), blank("C"))
        return replace(found, low=Day(found.low.year - 101, 1, 1)) if found.low and found.low.year > 101 else found
    if kind == "WE":
        if context.direction.sign > 0:
            return from_published(context, lambda at: containing("WE", at), blank("WE"))
        return from_published(context, _last_weekend, blank("WE"))
    return from_published(context, lambda at: containing(kind, at), blank(kind))


def _week_told(told: Day, context: Context) -> Reading | None:
    """ "Shares fell on Friday. For the week, …", published on Monday: the week of that day, or the one now."""
    earliest = context.published.earliest
    if earliest is None or not 0 < (containing("W", earliest).start - containing("W", told).start).days <= _WEEK:
        return None
    found = from_reference(context, lambda at: containing("W", at), blank("W"))
    latest = context.published.latest
    return replace(found, high=containing("W", latest).end if latest else found.high)


def _last_weekend(at: Day) -> Period:
    found = containing("WE", at)
    return found if found.start <= at else shifted(found, -1)


def _same(context: Context) -> Reading:
    reference = context.reference
    assert reference is not None
    why = context.say("reference", when=reference.edtf, reference=context.reference_text, anchor=reference.edtf)
    return replace(reference, mod="", relation="in", why=(why,), basis=Basis.RELATIVE)


def read_then(form: Form, context: Context) -> Reading | None:
    return _same(context) if context.reference is not None else None


def read_year_ago(form: Form, context: Context) -> Reading:
    """ "the year-ago quarter", "year-earlier": a year before the quarter spoken of, else before the publication."""
    number = form.number("ord")
    kinds: tuple[str, ...] = ("Q", "HY", "FY", "Y")
    if form.has("period"):  # "last year's quarter" after "last year"
        named = context.lex.classes["units"].get(form.parts["period"])
        kinds = (named,) if named else kinds
    if number is None and context.period and context.period.kind in kinds:
        found = _year_before(context)
        earliest = context.published.earliest
        if context.period.kind == "Y" and found.high and earliest and found.high.year == earliest.year - 2:
            last = nth("Y", earliest.year - 1)  # after "last year", that one, or the one before
            return replace(found, value=last.value, high=last.end)
        return found
    return replace(_year_ago(form, context, number), compared=True)


def _year_ago(form: Form, context: Context, number: int | None) -> Reading:
    if form.has("period"):
        if number is not None and 1 <= number <= 4:
            return from_published(context, lambda at: nth("Q", (at.year - 1) * 4 + number - 1), f"XXXX-Q{number}")
        if context.lex.classes["units"].get(form.parts["period"]) == "M":  # "the same month last year"
            before = from_published(context, lambda at: shifted(containing("M", at), -13), blank("M"))
            same = from_published(context, lambda at: shifted(containing("M", at), -12), blank("M"))
            return replace(before, high=same.high)  # told of the month of the publication or of the one before
        return from_published(context, lambda at: shifted(quarter_before(at), -4), blank("Q"))
    return from_published(context, lambda at: nth("Y", at.year - 1), blank("Y"))


def _year_before(context: Context) -> Reading:
    """A year before the period that the text speaks of; only compared with, so that it isn't spoken of itself."""
    context = context.spoken_of
    assert context.reference is not None
    reference = context.reference
    kind, year = reference.kind, reference.value[:4]
    back = {"Q": 4, "HY": 2, "M": 12}.get(kind, 1)
    found = from_reference(context, lambda at: shifted(containing(kind, at), -back), blank(kind))
    if kind == "Q" and year.isdigit():  # a fiscal quarter, or one told by its end, keeps its number and its days
        low, high = (None if at is None else units_after(at, "Y", -1) for at in (reference.low, reference.high))
        found = replace(found, value=f"{int(year) - 1:04d}{reference.value[4:]}", low=low, high=high)
    return replace(found, compared=True)


def _about_year_before(context: Context) -> Reading:
    """ "a year ago" beside a quarter's figures: that quarter's, its year's, or the day of the publication then."""
    found = _year_before(context)
    latest = context.published.latest
    if latest is None or found.low is None or found.high is None:
        return found
    low, high = min(found.low, Day(found.low.year, 1, 1)), max(found.high, Day(found.high.year, 12, 31))
    return replace(found, low=low, high=max(high, units_after(latest, "Y", -1)))


def read_period_of(form: Form, context: Context) -> Reading | None:
    """ "the 1988 quarter": that of the quarter spoken of."""
    context = context.spoken_of
    year, reference = form.year(), context.reference
    if year is None:
        return None
    if reference is None or reference.low is None or reference.kind not in ("Q", "HY", "M"):
        found = from_published(context, lambda at: nth("Y", year), f"{year:04d}")
        latest = context.published.latest
        if latest is None or context.lex.classes["units"].get(form.parts["period"]) != "Q":
            return found
        number = quarter_before(latest).value[4:]  # a report on the quarter that has just ended compares it with then
        return replace(found, value=f"{year:04d}{number}", compared=year < latest.year)
    size = {"Q": 3, "HY": 6, "M": 1}[reference.kind]
    middle = days_after(reference.low, ((reference.high or reference.low) - reference.low).days // 2)
    at = Day(year, (middle.month - 1) // size * size + 1, 1)
    found = from_reference(context, lambda _: containing(reference.kind, at), f"{year:04d}")
    return replace(found, compared=at < reference.low)


def _names(kind: str) -> str:
    """How coarse a counted unit names its target: "two years ago" a year, "a decade ago" a year too."""
    return {"E": "Y", "C": "Y", "L": "C", "2W": "W", "WE": "W", "S3": "S3", "FY": "Y", "HY": "M"}.get(kind, kind)


def _counted(at: Day, kind: str, count: Fraction) -> Day:
    if count.denominator == 1:
        return units_after(at, kind, int(count))
    finer, size = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "E": ("Y", 10), "C": ("Y", 100)}.get(kind, (kind, 1))
    return units_after(at, finer, round(count * size))


def counted(context: Context, quantity: Quantity, kind: str, sign: int, slack: bool = True) -> Reading:
    """So many units before (-1) or after (1) the publication."""
    reading = _count(lambda place: from_published(context, place, blank(_names(kind))), quantity, kind, sign, slack)
    if quantity.exact or not (reading.low or reading.high):
        return reading
    value = reading.value if quantity.value is not None else ("PAST_REF" if sign < 0 else "FUTURE_REF")
    fuzzy = context.say("fuzzy", low=str(quantity.low), high=str(quantity.high), unit=kind)
    return replace(reading, value=value, why=(*reading.why, fuzzy))


def _count(
    anchored: Callable[[Callable[[Day], Period]], Reading], quantity: Quantity, kind: str, sign: int, slack: bool
) -> Reading:
    if kind in _CLOCK:  # hours ago: the day of publication or the one beside it
        hours = quantity.high / {"H": 1, "MIN": 60, "S": 3600}[kind]
        near = anchored(single)
        low = days_after(near.low, -int(hours // 24) - 1) if near.low and sign < 0 else near.low
        high = days_after(near.high, int(hours // 24) + 1) if near.high and sign > 0 else near.high
        return replace(near, low=low, high=high)
    named = _names(kind)
    near = anchored(lambda at: containing(named, _counted(at, kind, sign * (quantity.value or quantity.low))))
    if quantity.exact and (not slack or named == "D"):
        return near
    loose = _SLACK.get(kind, 0) if slack else 0
    loose = 13 if kind == "W" and loose and quantity.low > 2 else loose  # "six weeks ago" is counted by memory
    far = anchored(lambda at: single(_counted(at, kind, sign * quantity.high)))
    close = anchored(lambda at: single(_counted(at, kind, sign * quantity.low)))
    lows = [d for d in (near.low if quantity.exact else None, (far if sign < 0 else close).low) if d]
    highs = [d for d in (near.high if quantity.exact else None, (close if sign < 0 else far).high) if d]
    low = min([days_after(lows[-1], -loose), *lows]) if lows else None
    high = max([days_after(highs[-1], loose), *highs]) if highs else None
    return replace(near, low=low, high=high)


def read_ago(form: Form, context: Context) -> Reading:
    quantity, kind, period = form.quantity(), form.unit(), context.period
    if kind == "Y" and quantity.low == quantity.high == 1 and period and period.kind == "Q":
        return _about_year_before(context)  # a quarter's figures are compared with the same quarter's
    return counted(context, quantity, kind, -1)


def read_ago_weekday(form: Form, context: Context) -> Reading:
    weekday = form.value("weekday")
    return from_published(context, lambda at: single(days_after(last_weekday(weekday, at), -7)), f"XXXX-WXX-{weekday}")


def read_hence(form: Form, context: Context) -> Reading:
    return counted(context, form.quantity(), form.unit(), 1)


def read_shift(form: Form, context: Context) -> Reading:
    """ "two days later", "a year earlier": from the expression before; "a year earlier" keeps its size."""
    quantity, kind, sign = form.quantity(), form.unit(), -1 if form.has("back") else 1
    reference = context.reference
    if sign < 0 and kind == "Y" and quantity.low == 1 and reference and reference.kind == "Q" and not context.period:
        return counted(context, quantity, kind, -1)  # nine months' figures are compared with those of last year
    told = context.period
    if reference and reference.kind == "D" and told and told.kind in ("Q", "HY") and _ends(told, reference):
        reference = told  # "for the quarter ended Sept. 29, …, from $1 million a year earlier"
    if kind == "Y" and quantity.exact and quantity.low == 1 and reference and reference.kind in ("Q", "HY", "M", "Y"):
        if sign < 0 and context.period and context.period.kind in ("Q", "HY", "M", "Y"):
            return _about_year_before(context)
        back = sign * {"Q": 4, "HY": 2, "M": 12}.get(reference.kind, 1)
        return from_reference(context, lambda at: shifted(containing(reference.kind, at), back), blank(reference.kind))
    slack = reference is None or reference.kind != _names(kind)  # "three years" after 2009 is 2012
    found = _count(lambda place: from_reference(context, place, blank(_names(kind))), quantity, kind, sign, slack)
    return found if quantity.value is not None or not found.low else replace(found, value=blank(_names(kind)))


def _ends(period: Reading, day: Reading) -> bool:
    """Whether a period ends about a day."""
    return bool(period.high and day.high and abs((period.high - day.high).days) <= _WEEK)


# ---- vague references ----------------------------------------------------------------------------------------------


def read_ref(form: Form, context: Context) -> Reading:
    kind = form.parts["ref"]
    published = context.published
    told = context.direction.sign < 0 and context.direction.sure and bool(context.before.strip())
    counted_there = told or "".join(context.before.split()[-1:]) in context.lex.find["length_before"]
    if counted_there and form.text in context.lex.ref_lengths:  # "had been in the job only one day"
        return Reading(TimexType.DURATION, context.lex.ref_lengths[form.text])
    if not published.known:
        return undated(kind, context.say("unknown_publication"))
    if kind == "PRESENT_REF":
        why = context.say("vague_present")
        return date(kind, published.earliest, published.latest, "", Basis.INFERRED, why)
    if kind == "PAST_REF":
        return date(kind, None, published.latest, "", Basis.INFERRED, context.say("vague_past"))
    return date(kind, published.earliest, None, "", Basis.INFERRED, context.say("vague_future"))
