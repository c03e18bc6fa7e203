"""Ages, birthdays and anniversaries: "the 33-year-old", "his 34th birthday on Nov. 6", "the 10th anniversary of …"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from dateline.date.parse import Form, parse
from dateline.date.periods import OutOfCalendarError, days_after, shared_value, single, units_after
from dateline.date.reading import Context, Reading, undated
from dateline.model import TimexType
from dateline.when import Basis, Day, to_edtf

Place = Callable[[Form, Context], Reading | None]
_OLDEST = 130
_YEAR = 366
_WORDS = 4  # behind a birthday, among which its date may stand


def read_age(form: Form, context: Context) -> Reading | None:
    """An age: its length, and the days on which the birth must lie for it to hold at the publication."""
    number = form.quantity("num").value
    if number is None or number.denominator > 1 or number > _OLDEST:
        return None
    published, years = context.published, int(number)
    found = Reading(TimexType.DURATION, f"P{years}Y")
    if not _of_now(form, context):
        return found
    if not published.known:
        return replace(found, why=(context.say("unknown_publication"),))
    low = days_after(units_after(published.earliest, "Y", -years - 1), 1) if published.earliest else None
    high = units_after(published.latest, "Y", -years) if published.latest else None
    why = context.say("age", years=str(years), when=to_edtf(low, high))
    return replace(found, low=low, high=high, basis=Basis.RELATIVE, why=(why,))


def _of_now(form: Form, context: Context) -> bool:
    """Whether it is the age of today: not "retired at age 65", "was 12 years old", "in 1990, a 7-year-old"."""
    last = "".join(context.before.split()[-1:])
    if form.has("stated"):
        return last in context.lex.find["age_now"]
    reference, earliest = context.reference, context.published.earliest
    before = reference is not None and context.reference_text and context.reference_text.lower() in context.before
    if before and reference and reference.high and earliest and (earliest - reference.high).days > _YEAR:
        return False
    return last not in context.lex.find["age_then"]


def read_birthday(form: Form, context: Context, place: Place) -> Reading:
    """A birthday with the date that stands behind it ("on Nov. 6", ", Friday"); its number tells the day of birth."""
    found = _behind(context, place)
    if found is None:
        return undated("XXXX-XX-XX", context.say("birthday_unknown"), "D")
    years = form.number("nth")
    if years is None or found.low is None or found.high is None:
        return found
    low, high = (units_after(at, "Y", -years) for at in (found.low, found.high))
    why = context.say("birthday", years=str(years), when=to_edtf(low, high))
    return replace(found, why=(*found.why, why))


def _behind(context: Context, place: Place) -> Reading | None:
    words = re.findall(r"[^\s,;()]+", re.split(r"[.;](?:\s+[a-z]|$)", context.after.lstrip(" ,"))[0])[: _WORDS + 1]
    for first in (0, 1):  # with its preposition or without
        for last in range(len(words), first, -1):
            text = " ".join(words[first:last])
            form = parse(text, context.lex.code)
            if form is not None and form.op in ("date", "weekday", "dayword", "iso", "holiday"):
                found = place(form, replace(context, after=""))
                return found if found is not None and found.kind == "D" else None
    return None


def read_anniversary(form: Form, context: Context, place: Place) -> Reading | None:
    """ "the 10th anniversary of the Sept. 11, 2001": so many years after a date that the text gives in full."""
    inner = context.text[-len(form.rest[0].text) :]
    found = place(form.rest[0], replace(context, text=inner))
    years = form.number("nth")
    if found is None or years is None or found.low is None or found.high is None or found.basis is not Basis.STATED:
        return None
    first, last = (_same_day(at, years) for at in (found.low, found.high))
    value = found.value if found.kind != "D" else shared_value(single(first), single(last))
    if found.kind != "D":  # "of 1989", "of May 1989": the year counts on, the rest stays
        value = re.sub(r"^\d{4}", lambda year: f"{int(year.group()) + years:04d}", value)
    why = context.say("anniversary", years=str(years), anchor=found.edtf, when=to_edtf(first, last))
    return replace(found, value=value, low=first, high=last, basis=Basis.RELATIVE, why=(*found.why, why))


def _same_day(at: Day, years: int) -> Day:
    try:
        return at.replace(year=at.year + years)
    except ValueError:  # Feb. 29, or past the calendar
        if at.year + years > Day.max.year:
            raise OutOfCalendarError(f"{at} + {years} years") from None
        return units_after(at, "Y", years)
