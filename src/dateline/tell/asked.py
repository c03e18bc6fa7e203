"""What a user asks for, in words: words to a `Selection`, and a `Selection` back to words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace

from dateline.errors import OptionError
from dateline.model import Event, Standing
from dateline.tell.called import entity_called
from dateline.tell.index import Index
from dateline.tell.labels import Label
from dateline.tell.selection import Selection, select, surely_lies
from dateline.tell.words import Words, plural
from dateline.when import from_edtf


def asked(
    index: Index,
    *,
    about: Sequence[str] = (),
    first: str | None = None,
    last: str | None = None,
    min_origins: int = 1,
    standing: str | None = None,
    labels: Sequence[str] = (),
    undated: bool | None = None,
    kept: bool = False,
) -> Selection:
    """The selection that these words ask for: names or ids of entities, dates (EDTF), standings with commas between.

    Raises OptionError for what the story or the program doesn't know, with what it does; DateFormatError.
    """
    return Selection(
        about=tuple(dict.fromkeys(entity_called(name, index).id for name in about)),
        first=first_day(first) if first else None,
        last=last_day(last) if last else None,
        min_origins=min_origins,
        standings=standings(standing) if standing is not None else (),
        labels=tuple(Label(label) for label in labels),
        undated=undated,
        kept=kept,
    )


def first_day(text: str) -> datetime.date:
    """The day on which a window begins: the first of a date or interval (EDTF).

    Raises OptionError where it has no first day, DateFormatError where it is no date.
    """
    day = from_edtf(text).earliest
    if day is None:
        raise OptionError(f"'{text}' has no first day: give a date such as 2013, 2013-11 or 2013-11-08")
    return day


def last_day(text: str) -> datetime.date:
    """The day on which a window ends: the last of a date or interval (EDTF). Raises as `first_day` does."""
    day = from_edtf(text).latest
    if day is None:
        raise OptionError(f"'{text}' has no last day: give a date such as 2013, 2013-11 or 2013-11-08")
    return day


def standings(text: str) -> tuple[Standing, ...]:
    """'disputed,denied' as standings, in their own order. Raises OptionError for a word that is none."""
    known = {standing.value: standing for standing in Standing}
    asked = [word.strip().lower().replace("-", "_").replace(" ", "_") for word in text.split(",") if word.strip()]
    unknown = [word for word in asked if word not in known]
    if unknown or not asked:
        said = f"'{unknown[0]}' is no standing" if unknown else "no standing is given"
        raise OptionError(f"{said}: give one or more of {', '.join(known)}, with commas between")
    return tuple(standing for standing in Standing if standing.value in asked)


def described(selection: Selection, index: Index, words: Words) -> str:
    """What is asked for, in words: 'about Maren Tolworthy, from 1 March 2018 on, of 2 or more origins'."""
    phrases = words["selection"]
    names = [index.entities[id].name if id in index.entities else id for id in selection.about]
    parts = [phrases["about"].format(names=phrases["and"].join(names))] if names else []
    if selection.has_window:
        parts.append(_window(selection, words))
    if selection.min_origins > 1:
        parts.append(phrases["origins"].format(n=selection.min_origins))
    if selection.standings:
        parts.append(phrases["or"].join(phrases["standing"][each.value] for each in selection.standings))
    if selection.labels:
        parts.append(phrases["label"].format(labels=phrases["or"].join(words["labels"][e] for e in selection.labels)))
    if selection.kept:
        parts.append(phrases["kept"])
    if selection.undated is not None and (selection.undated or not selection.has_window):
        parts.append(phrases["undated" if selection.undated else "no_undated"])
    return str(phrases["separator"]).join(parts)


def _window(selection: Selection, words: Words) -> str:
    first, last = (words.day(day) if day else "" for day in (selection.first, selection.last))
    which = "on" if first == last else "between" if first and last else "from" if first else "to"
    return str(words["selection"][which]).format(first=first, last=last)


def counted(selection: Selection, index: Index, words: Words, left: Sequence[Event] | None = None) -> str:
    """How many of the story's events meet it: '12 of 304 events: about Maren Tolworthy'. `left` are those, if known."""
    phrases, left = words["selection"], select(selection, index) if left is None else left
    surely = sum(surely_lies(event.when, selection) for event in left)
    said = plural(
        phrases["counted"],
        len(index.story.links.events),
        left=f"{len(left):,}",
        asked=described(selection, index, words),
        surely=phrases["surely"].format(n=f"{surely:,}") if selection.has_window and surely < len(left) else "",
    )
    hidden = without_date(selection, index)
    return said + (plural(phrases["without_date"], hidden) if hidden else "")


def without_date(selection: Selection, index: Index) -> int:
    """How many events a window leaves out only because nothing dates them."""
    if not selection.has_window or selection.undated is not None:
        return 0
    bare = replace(selection, first=None, last=None)
    return sum(not event.when.known for event in select(bare, index))


def what_is_there(selection: Selection, index: Index, words: Words) -> str:
    """Where no event meets all conditions: how many meet each alone, and what there is instead of what is asked for."""
    phrases = words["selection"]
    parts = []
    single = selection.single()
    for each in single:
        met, said = len(select(each, index)), described(each, index, words)
        if len(single) > 1:
            parts.append(phrases["alone" if met else "nobody"].format(n=f"{met:,}", asked=said))
        if not met:
            parts += _instead(each, index, words)
    there = phrases["list"].join(parts)
    return str(phrases["nothing"]).format(
        asked=described(selection, index, words),
        total=plural(phrases["total"], len(index.story.links.events)),
        there=phrases["there"].format(there=there) if there else "",
    )


def _instead(selection: Selection, index: Index, words: Words) -> list[str]:
    """What a story has where it has nothing that meets one condition."""
    phrases, events = words["selection"], index.story.links.events
    if selection.has_window:
        first = min((e.when.earliest for e in events if e.when.earliest and e.when.latest), default=None)
        last = max((e.when.latest for e in events if e.when.earliest and e.when.latest), default=None)
        return [phrases["runs"].format(first=words.day(first), last=words.day(last))] if first and last else []
    if selection.min_origins > 1:
        return [phrases["most_origins"].format(n=max(len(event.origins) for event in events))]
    others = [Selection(standings=(each,)) for each in Standing] if selection.standings else []
    others += [Selection(labels=(each,)) for each in Label] if selection.labels else []
    counts = ((each, len(select(each, index))) for each in others)
    return [phrases["alone"].format(n=f"{n:,}", asked=described(each, index, words)) for each, n in counts if n]
