"""Times of day: "tonight", "Friday evening", "3 p.m.", "the early hours of Sunday"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from dateline.date.parse import Form
from dateline.date.periods import days_after, single
from dateline.date.reading import Context, Reading, from_published, from_reference, undated
from dateline.model import TimexType
from dateline.when import Basis

Place = Callable[[Form, Context], Reading | None]
_HOUR = re.compile(r"(\d\d)(\d\d)\b|(\d{1,2})(?:[:.](\d\d))?")


def part_of(found: Reading, part: str, unknown: str = "XXXX-XX-XX") -> Reading:
    """A part of a day that is dated or not: the same days, a TIME."""
    value = found.value if found.kind in ("D", "") else unknown
    return replace(found, type=TimexType.TIME, value=f"{value.partition('T')[0]}T{part}", kind="D")


def read_tonight(form: Form, context: Context) -> Reading:
    return part_of(from_published(context, single, "XXXX-XX-XX"), "NI")


def read_last_night(form: Form, context: Context) -> Reading:
    return part_of(from_published(context, lambda at: single(days_after(at, -1)), "XXXX-XX-XX"), "NI")


def read_this_part(form: Form, context: Context) -> Reading:
    return part_of(from_published(context, single, "XXXX-XX-XX"), form.value("part"))


def read_part_anaphor(form: Form, context: Context) -> Reading:
    """ "the next morning", "that night"."""
    count = form.value("ana") or 0
    if form.parts.get("that") == context.text.lower() and form.value("that", "part") == "NI" and context.reference:
        part = form.value("that", "part")
        found = part_of(from_reference(context, lambda at: single(days_after(at, count)), "XXXX-XX-XX"), part)
        return replace(found, low=days_after(found.low, -1)) if found.low else found  # "overnight" ends on that day
    part = form.value("part") if form.has("part") else context.lex.classes["part"][form.parts["that"]]
    if form.parts.get("that") == context.text.lower() and context.reference is None:
        found = part_of(from_published(context, single, "XXXX-XX-XX"), part)
        return replace(found, low=days_after(found.low, -1)) if found.low else found
    found = part_of(from_reference(context, lambda at: single(days_after(at, count)), "XXXX-XX-XX"), part)
    if form.has("that") and part == "NI" and _before_night(context) and found.low:
        return replace(found, low=days_after(found.low, -1))  # "The firm said this morning … On the night it had said"
    return found


def _before_night(context: Context) -> bool:
    """Whether what was told last is of the publication's own day before its night, and nothing is told to come."""
    told, published = context.reference, context.published
    early = told is not None and told.type is TimexType.TIME and not told.value.endswith("TNI")
    return early and told is not None and told.high == published.latest and context.direction.sign < 1


def read_part_alone(form: Form, context: Context) -> Reading:
    if "".join(context.before.split()[-1:]) in context.lex.find["at_hour"]:  # "appeared in court at midday"
        return _of_the_day(context, form.value("part"))
    return part_of(undated("XXXX-XX-XX", context.say("unknown_reference"), "D"), form.value("part"))


def _dated_beside(context: Context) -> bool:
    """Whether the sentence names a day that the time may belong to ("3 p.m. (1900 GMT) Friday")."""
    classes = context.lex.classes
    words = {word.strip(".,;:()") for word in f"{context.before} {context.after}".split()}
    elsewhere = {word for word, days in classes["dayword"].items() if days}
    return bool(words & (classes["weekday"].keys() | classes["month"].keys() | classes["season"].keys() | elsewhere))


def _of_the_day(context: Context, time: str) -> Reading:
    """A time of day in a text that has named no day yet: that of the publication, or one beside it."""
    told = context.direction.sign < 1 and context.reference is not None
    if told or context.then or context.published.earliest != context.published.latest or _dated_beside(context):
        return part_of(undated("XXXX-XX-XX", context.say("unknown_reference"), "D"), time)
    found = part_of(from_published(context, single, "XXXX-XX-XX"), time)
    if found.low is None or found.high is None:
        return found
    return replace(found, low=days_after(found.low, -1), high=days_after(found.high, 1))


def read_part_of_day(form: Form, context: Context, place: Place) -> Reading | None:
    """ "Friday evening", "the night of Oct. 14"."""
    found = place(form.rest[0], context)
    return None if found is None or found.kind not in ("D", "") else part_of(found, form.value("part"))


def read_clock(form: Form, context: Context, place: Place) -> Reading | None:
    """ "3 p.m.", "10:35 a.m. Friday", "noon Saturday"; a bare hour belongs to the day spoken of last."""
    time = _time(form)
    if time is None:
        return None
    if form.rest:
        day = place(form.rest[0], context)
        return None if day is None or day.kind not in ("D", "") else part_of(day, time)
    reference = context.reference
    if reference is not None and reference.kind == "D":
        why = context.say("reference", when=reference.edtf, reference=context.reference_text, anchor=reference.edtf)
        return part_of(replace(reference, mod="", relation="in", basis=Basis.RELATIVE, why=(why,)), time)
    return _of_the_day(context, time)


def _time(form: Form) -> str | None:
    text, clock = form.parts["clock"], form.lex.clock
    if text in clock["named"]:
        hour, minute = clock["named"][text]
        return f"{hour:02d}:{minute:02d}"
    match = _HOUR.match(text)
    if match is None:
        spoken = form.lex.ones.get(text.split()[0])
        if spoken is None:
            return None
        hour, minute = spoken, 0
    else:
        digits = [group for group in match.groups() if group]
        hour, minute = int(digits[0]), int(digits[1]) if len(digits) > 1 else 0
    if any(text.endswith(word) for word in clock["afternoon"]):
        hour = hour if hour >= 12 else hour + 12
    elif any(text.endswith(word) for word in clock["morning"]):
        hour = 0 if hour == 12 else hour
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None
