"""The list below the picture: a first view with counts of what it leaves out, or all events, a hundred a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dateline.errors import OptionError
from dateline.serve.asking import Query
from dateline.serve.shelf import Told
from dateline.tell.course import Passing
from dateline.tell.entries import Entry
from dateline.tell.groups import is_open
from dateline.tell.selection import Selection
from dateline.tell.slots import Month
from dateline.tell.words import Words, plural

PAGE = 100


@dataclass(frozen=True, slots=True)
class More:
    """Events that the first view leaves out, counted; `query` asks for them."""

    words: str
    query: Query


@dataclass(frozen=True, slots=True)
class Block:
    """Entries under a heading, then what is one step away. `year` is that of their rulers (0: none).

    `opens`: it is the first of its year on the page.
    """

    year: int
    opens: bool
    heading: str
    entries: tuple[Entry, ...]
    more: tuple[More, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """`first`: how many events stand in the first view (0: all that are asked for are listed, page by page).

    `all` asks for the whole list, or for the first view where the whole is shown; None where both are the same.
    """

    blocks: tuple[Block, ...]
    first: int
    total: int
    all: Query | None
    page: int = 1
    pages: int = 1
    numbers: tuple[int, int] = (0, 0)


def listing(query: Query, selection: Selection, chosen: Sequence[Passing], told: Told) -> Listing:
    """The list of what is asked for. Raises OptionError for a page that isn't there."""
    whole, asked = query.says("all"), query.without("all")
    if not (whole or selection.of_a_kind or len(chosen) <= PAGE):
        first = told.first(selection)
        shown = tuple(_blocks(chosen, first, query, told))
        return Listing(shown, sum(each.event.id in first for each in chosen), len(chosen), asked.adding("all", "yes"))
    page, pages = query.number("page"), max(1, -(-len(chosen) // PAGE))
    if page > pages:
        raise OptionError(f"page={page}: there are {pages}")
    here = chosen[(page - 1) * PAGE : page * PAGE]
    blocks = tuple(_blocks(here, frozenset(each.event.id for each in here), query, told))
    back = asked if whole and len(chosen) > PAGE and not selection.of_a_kind else None
    return Listing(blocks, 0, len(chosen), back, page, pages, ((page - 1) * PAGE + 1, (page - 1) * PAGE + len(here)))


def _blocks(events: Sequence[Passing], first: frozenset[str], query: Query, told: Told) -> Iterator[Block]:
    """Headings with their entries; months of which nothing is shown are counted together in a line."""
    words, year = told.words, None
    bare = 1 + sum(each.at is not None for each in events) // PAGE
    months = [(month, list(each)) for month, each in groupby(events, key=_month)]
    for (shown, _), each_run in groupby(months, key=lambda m: (any(p.event.id in first for p in m[1]), m[0] is None)):
        run = list(each_run)
        if not shown:
            yield Block(0, False, "", (), (_more(run, query, words, bare),))
            continue
        for month, each in run:
            blocks = list(_month_blocks(each, first, told))
            left = sum(passing.event.id not in first for passing in each)
            if left:
                blocks[-1] = replace(blocks[-1], more=(_more([(month, each)], query, words, bare, left),))
            for block in blocks:
                yield replace(block, opens=block.year != year)
                year = block.year


def _month(each: Passing) -> Month | None:
    return Month(each.at.year, each.at.month) if each.at else None


def _month_blocks(events: Sequence[Passing], first: frozenset[str], told: Told) -> Iterator[Block]:
    shown = [each for each in events if each.event.id in first]
    for at, each in groupby(shown, key=lambda passing: passing.at):
        group = list(each)
        heading = at.heading(told.words) if at else str(told.words["groups"]["undated"])
        yield Block(at.year if at else 0, False, heading, tuple(_entries(group, told)))


def _entries(events: Sequence[Passing], told: Told) -> Iterator[Entry]:
    for number, each in enumerate(events):
        entry = told.entry(each.event.id)
        unknown = number > 0 and each.at is not None and is_open(events[number - 1], each, told.course.order)
        yield replace(entry, order=told.words["groups"]["order_unknown"]) if unknown else entry


def _more(
    run: Sequence[tuple[Month | None, list[Passing]]], query: Query, words: Words, bare: int, left: int = 0
) -> More:
    """A line that counts what months hold besides, and leads there; `bare` is the page of what has no date."""
    count = left or sum(len(each) for _, each in run)
    months, whole = [month for month, _ in run if month], query.without("all").adding("all", "yes")
    if not months:
        return More(plural(words["groups"]["more_undated"], count), whole.adding("page", str(bare)))
    label = months[0].words(words) if left else months[0].to(months[-1], words)
    said = plural(words["groups"]["more" if left else "fold"], count, group=label)
    return More(said, whole.adding("from", _edtf(months[0])).adding("to", _edtf(months[-1])))


def _edtf(month: Month) -> str:
    return f"{month.year:04d}-{month.month:02d}" if month.month else f"{month.year:04d}"
