"""Entries → the groups of a page: months that the story opens with, and what lies between them, folded and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Protocol, TypeVar

from dateline.model import Event
from dateline.tell.entries import Entry
from dateline.tell.order import Order
from dateline.tell.slots import Month, Slot, slot
from dateline.tell.words import Words, plural
from dateline.when import When


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a heading that says no more than is known of their dates: 'November 2013', 'By November 2013 …'."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A month that the story's first view has events of: `sections` hold these, `more` what is one step away.

    `more_words` counts that ('27 more in April 2018'), "" where nothing is.
    """

    sections: tuple[Section, ...]
    more: tuple[Section, ...]
    more_words: str


@dataclass(frozen=True, slots=True)
class Fold:
    """Months in a row of which none stands in the first view, in a line: '1884 to 2016: 9 more events'."""

    words: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year that the first view has events of, with what lies between them."""

    year: int
    parts: tuple[Group | Fold, ...]


def grouped(entries: Iterable[Entry], order: Order, words: Words) -> tuple[Year | Fold, ...]:
    """Dated entries by year and month; months without any of the first view fold.

    Under a heading they come by their dates; what these leave open is in the order that is told, else as it is told.

    What lies between two months of one year folds inside it; else the fold stands between the years, so that nothing
    stands above the story but a line.
    """
    months = by_month(placed(entries, order))
    runs = [(shown, list(each)) for shown, each in groupby(months, key=lambda m: any(e.prominent for _, e in m[1]))]
    parts: list[tuple[int, Group | Fold]] = []
    for number, (shown, each) in enumerate(runs):
        if shown:
            parts += [(month.year, _group(month, told, order, words)) for month, told in each]
            continue
        before = runs[number - 1][1][-1][0].year if number else None
        after = runs[number + 1][1][0][0].year if number + 1 < len(runs) else None
        parts.append((before if before is not None and before == after else _BETWEEN, _fold(each, order, words)))
    return tuple(_by_year(parts))


_BETWEEN = 0  # no year: Python's dates begin with the year 1


class Dated(Protocol):
    """An event with its interval and where it is told."""

    @property
    def event(self) -> Event: ...
    @property
    def when(self) -> When: ...
    @property
    def told_at(self) -> tuple[str, str, int]: ...


D = TypeVar("D", bound=Dated)
Placed = tuple[Slot, Entry]


def placed(items: Iterable[D], order: Order) -> list[tuple[Slot, D]]:
    """Events in the order of the timeline, each with its heading; those without any date are left out."""
    dated = sorted(((at, item) for item in items if (at := slot(item.when))), key=_place)
    slots = (list(each) for _, each in groupby(dated, key=lambda pair: pair[0]))
    return [pair for each in slots for pair in order.arranged(each, lambda pair: pair[1].event.id, _place)]


def undated(items: Iterable[D], order: Order) -> tuple[D, ...]:
    """Those of which no date is known, as they are told."""
    bare = [item for item in items if not item.when.known]
    return order.arranged(bare, lambda item: item.event.id, lambda item: (*item.told_at, item.event.id))


def by_month(items: Iterable[tuple[Slot, D]]) -> list[tuple[Month, list[tuple[Slot, D]]]]:
    """What was placed, month by month."""
    return [(at, list(each)) for at, each in groupby(items, key=lambda pair: Month(pair[0].year, pair[0].month))]


def _place(pair: tuple[Slot, Dated]) -> tuple[object, ...]:
    at, item = pair
    first = item.when.earliest or item.when.latest
    last = item.when.latest or item.when.earliest
    return (at, first, last, *item.told_at, item.event.id)


def _group(month: Month, told: Sequence[Placed], order: Order, words: Words) -> Group:
    more = [pair for pair in told if not pair[1].prominent]
    counted = plural(words["groups"]["more"], len(more), group=month.words(words)) if more else ""
    first = [pair for pair in told if pair[1].prominent]
    return Group(_sections(first, order, words), _sections(more, order, words), counted)


def _fold(months: Sequence[tuple[Month, list[Placed]]], order: Order, words: Words) -> Fold:
    told = [pair for _, each in months for pair in each]
    label = months[0][0].to(months[-1][0], words)
    return Fold(plural(words["groups"]["fold"], len(told), group=label), _sections(told, order, words))


def _sections(placed: Iterable[Placed], order: Order, words: Words) -> tuple[Section, ...]:
    return tuple(
        Section(at.heading(words), tuple(_open([entry for _, entry in group], order, words)))
        for at, group in groupby(placed, key=lambda pair: pair[0])
    )


def _open(entries: Sequence[Entry], order: Order, words: Words) -> Iterator[Entry]:
    """The entries under a heading; each says where neither dates nor words put it behind the one above."""
    for number, entry in enumerate(entries):
        unknown = number > 0 and is_open(entries[number - 1], entry, order)
        yield replace(entry, order=words["groups"]["order_unknown"]) if unknown else entry


def is_open(above: Dated, below: Dated, order: Order) -> bool:
    """Whether neither dates nor words put an event behind the one above it."""
    return above.when.meets(below.when) and not order.known(above.event.id, below.event.id)


def _by_year(parts: Iterable[tuple[int, Group | Fold]]) -> Iterator[Year | Fold]:
    for year, group in groupby(parts, key=lambda part: part[0]):
        each = tuple(part for _, part in group)
        if year == _BETWEEN:
            yield from (part for part in each if isinstance(part, Fold))
        else:
            yield Year(year, each)
