"""Lengths and recurrences: DURATION ("three weeks", "the past two months") and SET ("every Tuesday", "weekly")."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from dateline.date.number import Quantity, exactly, quantity
from dateline.date.parse import Form
from dateline.date.periods import containing, index, nth, single, units_after
from dateline.date.reading import Context, Reading, from_published
from dateline.date.relative import blank
from dateline.model import TimexType
from dateline.when import Basis, Day, When, to_edtf

_CLOCK = {"H": "H", "MIN": "M", "S": "S"}
_TENFOLD = {"E": 10, "C": 100}
_LOOSE = Quantity(Fraction(2), Fraction(6), None)  # a bare plural, "recent": two to six
_YEARS = frozenset(["Y", "E", "C"])  # "the past year" may be twelve months up to now, or the calendar's
_PAST = 400  # days before the publication from which on a text tells a story of then
_RATE_REACH = 6  # words before "a year" among which a number makes it a rate


def length_value(count: Fraction | None, kind: str) -> str:
    """TIMEX3 of a length: P3W, PT2H, P10Y for a decade, P18M for a year and a half, PXM for some months."""
    kind = {"FY": "Y", "S3": "M", "WE": "W"}.get(kind, kind)
    if count is None:
        return f"PT{'X'}{_CLOCK[kind]}" if kind in _CLOCK else f"PX{_letter(kind)}"
    if kind == "2W":
        kind, count = "W", count * 2
    if kind in _TENFOLD:
        kind, count = "Y", count * _TENFOLD[kind]
    if kind in _CLOCK:
        return _clock_length(count, kind)
    if count.denominator > 1 and kind == "Y" and (count * 12).denominator == 1:
        kind, count = "M", count * 12
    return f"P{_plain(count)}{_letter(kind)}"


def _letter(kind: str) -> str:
    return {"HY": "H"}.get(kind, kind)


def _clock_length(count: Fraction, kind: str) -> str:
    finer = {"H": "MIN", "MIN": "S"}.get(kind)
    whole = count.numerator // count.denominator
    if finer and (rest := (count - whole) * 60) and rest.denominator == 1:
        return f"PT{f'{whole}{_CLOCK[kind]}' if whole else ''}{rest}{_CLOCK[finer]}"
    return f"PT{_plain(count)}{_CLOCK[kind]}"


def _plain(count: Fraction) -> str:
    return str(count.numerator) if count.denominator == 1 else f"{float(count):g}"


def length(value: str, mod: str = "") -> Reading:
    """A DURATION that lies nowhere."""
    return Reading(TimexType.DURATION, value, mod=mod)


def recurring(value: str) -> Reading:
    """A SET."""
    return Reading(TimexType.SET, value)


def read_length(form: Form, context: Context) -> Reading:
    if form.has("multi"):
        return length(length_value(None, form.unit("multi")))
    if form.has("joined"):
        count, _, unit = form.parts["joined"].rpartition("-")
        found = quantity(count, form.lex)
        return length(length_value(found.value if found else None, form.lex.classes["units"][unit]))
    number, kind = form.quantity(), form.unit()
    if _is_rate(form, context, kind):
        return recurring(length_value(number.value, kind))
    return length(length_value(number.value, kind))


def _is_rate(form: Form, context: Context, kind: str) -> bool:
    """ "$33 million a year" is a rate; "for a year" is a length."""
    lex = context.lex
    words = context.before.split()[-_RATE_REACH:]
    bare = form.text == f"{form.parts['qty']} {form.parts['unit']}" and not form.parts["qty"].isdigit()
    if not bare or form.quantity() != exactly(1):
        return False
    if kind not in lex.find["rate_units"] or not words or words[-1] in lex.find["length_before"]:
        return False
    return any(w.strip("$£€").replace(",", "").replace(".", "").isdigit() or w in lex.scales for w in words)


def read_length_half(form: Form, context: Context) -> Reading:
    number = form.quantity() if form.has("qty") else exactly(1)
    return length(length_value(None if number.value is None else number.value + Fraction(1, 2), form.unit()))


def read_length_two(form: Form, context: Context) -> Reading:
    """ "two years and three months", "1 hour 20 minutes"."""
    first = length_value(form.quantity().value, form.unit())
    second = length_value(form.quantity("qty2").value, form.unit("unit2"))
    return length(first + (second[2:] if first.startswith("PT") and second.startswith("PT") else second[1:]))


def read_length_range(form: Form, context: Context) -> Reading:
    """ "two to three weeks": at least the first."""
    first = form.quantity("num") if form.has("num") else exactly(1)
    last = form.quantity("num2") if form.has("num2") else exactly(2)
    found = length(length_value(first.value, form.unit()), "EQUAL_OR_MORE")
    if not form.has("rel"):
        return found
    placed = _stretch(context, Quantity(first.low, last.high, first.value), form.unit(), form.value("rel"))
    return replace(placed, value=found.value, mod=found.mod)


def read_length_loose(form: Form, context: Context) -> Reading:
    return length(context.lex.loose[form.parts["loose"]])


def read_length_plural(form: Form, context: Context) -> Reading:
    return length(length_value(None, form.unit("plural")))


def read_length_one(form: Form, context: Context) -> Reading:
    word, now = "".join(context.before.split()[-1:]), context.lex.find["age_now"]
    today = word in now or any(word.endswith(mark) for mark in now if mark.startswith("'"))  # "it's the second day"
    if form.has("ord") and form.unit() == "D" and today:  # "today is the eighth day of the strike"
        return from_published(context, single, blank("D"))
    return length(length_value(Fraction(1), form.unit()))


# ---- stretches up to, or on from, the publication ------------------------------------------------------------------


def _stretch(context: Context, number: Quantity, kind: str, sign: int) -> Reading:
    """So long up to the publication (-1, 0) or on from it (1): the length with the days it covers."""
    value = length_value(number.value, kind)
    published, reference = context.published, context.reference
    reading = length(value)
    if sign > 0 and reference is not None and context.tells_of_then(_PAST):
        published = When(reference.low, reference.high)  # "for the next five years" in a life is told from then
    if not published.known:
        return replace(reading, why=(context.say("unknown_publication"),))
    low, high = published.earliest, published.latest
    if kind in _CLOCK:
        number, kind = Quantity(number.low, max(number.high / 24, Fraction(1)), None), "D"
    count = -(-number.high.numerator // number.high.denominator)
    if sign > 0:
        high = units_after(high, kind, count) if high else None
        high = Day(high.year, 12, 31) if high and kind in _YEARS and number.exact else high
    else:
        low = units_after(low, kind, -count) if low else None
        if low and kind in _YEARS and number.exact:
            low = Day(max(low.year // 100 * 100, 1) if kind == "C" else low.year, 1, 1)
    why = context.say("relative", when=to_edtf(low, high))
    return replace(reading, low=low, high=high, basis=Basis.RELATIVE, why=(why,))


def read_stretch(form: Form, context: Context) -> Reading:
    if form.has("ahead"):
        return _stretch(context, _LOOSE, form.unit("plural" if form.has("plural") else "plural2"), 1)
    sign = form.value("rel") if form.has("rel") else form.value("stretch")
    number = form.quantity() if form.has("qty") else _LOOSE if form.has("plural") else exactly(1)
    kind = form.unit() if form.has("unit") else form.unit("plural")
    if kind == "WE" and form.has("stretch"):
        return from_published(context, lambda at: nth("WE", index("WE", at) - 1), blank("WE"))
    return _stretch(context, number, kind, sign)


def read_recent(form: Form, context: Context) -> Reading:
    return _stretch(context, _LOOSE, form.unit("plural"), -1)


def read_going_on(form: Form, context: Context) -> Reading:
    """ "for several months now"."""
    number = form.quantity() if form.has("qty") else _LOOSE
    return _stretch(context, number, form.unit() if form.has("unit") else form.unit("plural"), -1)


def read_so_far(form: Form, context: Context) -> Reading | None:
    kind = form.unit()
    if kind in (*_CLOCK, "2W"):
        return None
    found = from_published(context, lambda at: containing(kind, at), blank(kind))
    return replace(found, high=context.published.latest or found.high)


# ---- sets ----------------------------------------------------------------------------------------------------------


def read_set_unit(form: Form, context: Context) -> Reading:
    number = Fraction(2) if form.has("other") else form.quantity().value if form.has("qty") else Fraction(1)
    if form.unit() == "WE":
        return recurring("XXXX-WXX-WE")
    return recurring(length_value(number, form.unit()))


def read_set_weekends(form: Form, context: Context) -> Reading:
    return recurring("XXXX-WXX-WE")


def read_set_weekday(form: Form, context: Context) -> Reading:
    part = f"T{form.value('part')}" if form.has("part") else ""
    return recurring(f"XXXX-WXX-{form.value('weekday')}{part}")


def read_set_month(form: Form, context: Context) -> Reading:
    return recurring(f"XXXX-{form.value('month'):02d}")


def read_set_season(form: Form, context: Context) -> Reading:
    return recurring(f"XXXX-{form.value('season')}")


def read_set_part(form: Form, context: Context) -> Reading:
    return recurring(f"XXXX-XX-XXT{form.value('part')}")


def read_set_holiday(form: Form, context: Context) -> Reading:
    rule = context.lex.holidays[form.parts["holiday"]]
    fixed = rule.get("fixed")
    return recurring(f"XXXX-{fixed[0]:02d}-{fixed[1]:02d}" if isinstance(fixed, list) else "P1Y")


def read_set_rate(form: Form, context: Context) -> Reading:
    return recurring(length_value(Fraction(1), form.unit()))


def read_set_adverb(form: Form, context: Context) -> Reading:
    return recurring(context.lex.adverb[form.parts["adverb"]])
