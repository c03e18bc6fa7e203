"""What recurs every year ("Nov. 8", "October", "last summer", "Christmas") and in which year it lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dateline.date.parse import Form
from dateline.date.periods import OutOfCalendarError, Period, containing, shifted
from dateline.date.reading import Context, Reading, from_published, from_reference, hull, stated, undated
from dateline.when import Basis, Day, When

Yearly = Callable[[int], Period]
_HALF = 183
_LIMIT = 240  # days back from which on "by December" is the coming one, whatever the verb
_SOON = 125  # days ahead up to which it may lie then
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
    undone = context.direction.torn and not context.looks_ahead
    if undone or (sign > 0 > context.direction.sign and context.direction.sure):
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
    named = back if back.start.year == at.year else ahead  # what was in this calendar year has no year either
    return replace(found, value=named.value, why=(context.say("torn", cue=cue, when=found.edtf),))


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
    far, near = (min(far, _LIMIT), max(near, _SOON)) if limit else (far, near)
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
        return from_reference(context, lambda at: last_up_to(lambda y: outside(make(y), at), at), blank)
    if year is not None:
        return stated(make(year), context)
    for name in ("rel", "rel2"):
        if form.has(name):
            return relative_year(form, context, name, make, blank)
    return yearless(context, make, blank)


def relative_name(form: Form, context: Context, make: Yearly, blank: str) -> Reading:
    """ "last April", "this summer", "next Christmas": the last before, the one of this year, the first after."""
    count = form.value("rel")
    if count == 0:
        found = from_published(context, lambda at: _current(make, at, context.direction.sign), blank)
        open_ = not context.direction.sign and context.published.latest and context.published.closed
        return _either(found, make, context) if open_ else found
    if count > 0:
        return from_published(context, lambda at: next_from(lambda y: outside(make(y), at), at), blank)
    return from_published(context, lambda at: last_up_to(lambda y: outside(make(y), at), at), blank)


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


def outside(period: Period, at: Day) -> Period:
    """A period that a day doesn't lie in; OutOfCalendarError for the one that it does."""
    if period.start <= at <= period.end:
        raise OutOfCalendarError("the current one")
    return period


def or_before(form: Form, found: Reading, context: Context, kind: str) -> Reading:
    """ "last summer" said in autumn may be this year's or the one before: the interval holds both."""
    latest = context.published.latest
    if form.value("rel") != -1 or not (found.low and found.high and latest) or found.high.year != latest.year:
        return found
    if kind == "M" and (latest - found.high).days > _FRESH:
        return found
    return replace(found, low=shifted(containing(kind, found.low), -12 if kind == "M" else -4).start)


def within_year(context: Context, at: Day) -> Context:
    """The context of what is said of a year as a whole: seen from its last day, looking back."""
    return replace(context, published=When(at, at), direction=replace(context.direction, sign=-1))
