"""Ways through time as links: nearer, wider, earlier, later. Each keeps what else is asked for."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.serve.asking import Query
from dateline.serve.drawing import Drawing, Unit, Window, whole
from dateline.tell.course import Passing
from dateline.tell.words import Words
from dateline.when import month_end


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another window or unit. `count`: how many events are listed in it; None where that is not asked."""

    words: str
    query: Query
    count: int | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class Zoom:
    """`out` leads from all of time down to this window (which is `here`), `into` to its parts."""

    out: tuple[Way, ...]
    into: tuple[Way, ...]
    earlier: Way | None
    later: Way | None
    units: tuple[Way, ...]


def zoom(query: Query, chosen: Sequence[Passing], drawing: Drawing, words: Words) -> Zoom:
    """The ways from what is shown."""
    window = drawing.window
    asked = bool(query.get("from") or query.get("to"))
    named = _unit(window) if asked else None
    around = window if asked else whole(chosen) or window
    into = Unit.YEARS if around.days > 366 else Unit.MONTHS if around.days > 31 else Unit.DAYS
    counts = Counter(day for each in chosen if (day := _listed(each, into)))
    parts = (_whole(span, into) for span in around.spans(into)) if around.days > 1 else ()
    ways = tuple(
        Way(name(part, into, words), to(query, part), counts[part.first]) for part in parts if counts[part.first]
    )

    def beside(step: int) -> Way | None:
        return _beside(query, window, named, step, words) if asked else _outside(query, chosen, window, step, words)

    return Zoom(
        out=tuple(_out(query, window, named, words)) if asked else (),
        into=ways,
        earlier=beside(-1),
        later=beside(1),
        units=tuple(
            Way(unit.value, query.adding("zoom", unit.value), here=unit is drawing.unit) for unit in window.units
        )
        if drawing.tallest
        else (),
    )


def to(query: Query, window: Window) -> Query:
    """What is asked for, in a window."""
    bare = query.without("zoom", "undated")
    return bare.adding("from", _edtf(window, first=True)).adding("to", _edtf(window, first=False))


def name(window: Window, unit: Unit, words: Words) -> str:
    """'2017', 'March 2017', '8 March 2017'."""
    if unit is Unit.YEARS:
        return str(window.first.year)
    return words.month(window.first) if unit is Unit.MONTHS else words.day(window.first)


def tick_name(window: Window, unit: Unit, words: Words) -> str:
    """'2017', 'Mar' ('2017' for January), '8' (the month for the first day): what there is room for on a ruler."""
    first = window.first
    if unit is Unit.YEARS or (unit is Unit.MONTHS and first.month == 1):
        return str(first.year)
    short = str(words["dates"]["short_months"][first.month - 1])
    return short if unit is Unit.MONTHS or first.day == 1 else str(first.day)


def _edtf(window: Window, *, first: bool) -> str:
    """An end of a window as short as a person would write it."""
    unit, day = _unit(window), window.first if first else window.last
    if unit is Unit.YEARS:
        return f"{day.year:04d}"
    return day.strftime("%Y-%m") if unit is Unit.MONTHS else day.isoformat()


def _unit(window: Window) -> Unit | None:
    """The unit that a window is, or several whole years are."""
    first, last = window.first, window.last
    if first == last:
        return Unit.DAYS
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return Unit.YEARS
    return Unit.MONTHS if first.day == 1 and last == month_end(first.year, first.month) else None


def _whole(span: Window, unit: Unit) -> Window:
    """The unit that a span is a part of."""
    first, last = span.first, span.last
    if unit is Unit.YEARS:
        return Window(first.replace(month=1, day=1), datetime.date(first.year, 12, 31))
    return span if unit is Unit.DAYS else Window(first.replace(day=1), month_end(last.year, last.month))


def _listed(each: Passing, unit: Unit) -> datetime.date | None:
    """The first day of the unit under which an event is listed; None where that is not known to the unit."""
    at, when = each.at, each.when
    if at is None or (unit is not Unit.YEARS and not at.month):
        return None
    if unit is Unit.DAYS:
        return when.earliest if when.days == 1 else None
    return datetime.date(at.year, at.month if unit is Unit.MONTHS else 1, 1)


def _out(query: Query, window: Window, named: Unit | None, words: Words) -> list[Way]:
    first = window.first
    ways = [Way("", query.without("from", "to", "zoom"))]
    if named in (Unit.MONTHS, Unit.DAYS):
        year = Window(datetime.date(first.year, 1, 1), datetime.date(first.year, 12, 31))
        ways.append(Way(name(year, Unit.YEARS, words), to(query, year)))
    if named is Unit.DAYS:
        month = Window(first.replace(day=1), month_end(first.year, first.month))
        ways.append(Way(name(month, Unit.MONTHS, words), to(query, month)))
    said = f"{words.day(window.first)} – {words.day(window.last)}"
    if named and (named is not Unit.YEARS or window.days < 367):
        said = name(window, named, words)
    return [*ways, Way(said, query, here=True)]


def _beside(query: Query, window: Window, named: Unit | None, step: int, words: Words) -> Way | None:
    """The window as long before or after this one; None where the calendar ends."""
    try:
        there = _shifted(window, named, step)
    except (OverflowError, ValueError):
        return None
    exact = named if named and there.days < 367 else None
    said = name(there, exact, words) if exact else f"{words.day(there.first)} – {words.day(there.last)}"
    return Way(said, to(query, there))


def _outside(query: Query, chosen: Sequence[Passing], window: Window, step: int, words: Words) -> Way | None:
    """What surely lies before or after a window that doesn't hold all; None where nothing does."""
    one = datetime.timedelta(days=1)
    bare = query.without("zoom", "undated")
    if step < 0:
        count = sum(1 for each in chosen if each.when.latest and each.when.latest < window.first)
        asked, day = bare.adding("to", (window.first - one).isoformat()), window.first
    else:
        count = sum(1 for each in chosen if each.when.earliest and each.when.earliest > window.last)
        asked, day = bare.adding("from", (window.last + one).isoformat()), window.last
    return Way(words.month(day), asked, count) if count else None


def _shifted(window: Window, named: Unit | None, step: int) -> Window:
    first, last = window.first, window.last
    if named is Unit.YEARS:
        years = step * (last.year - first.year + 1)
        return Window(first.replace(year=first.year + years), last.replace(year=last.year + years))
    if named is Unit.MONTHS:
        begin = (last + datetime.timedelta(1)) if step > 0 else (first - datetime.timedelta(1)).replace(day=1)
        return Window(begin, month_end(begin.year, begin.month))
    by = datetime.timedelta(step * window.days)
    return Window(first + by, last + by)
