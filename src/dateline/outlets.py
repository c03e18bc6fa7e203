"""What the user says of outlets, from Python: read a table, say it of a store, take it back, list it and its log.

It is kept apart from all evidence, and the stories that it touches are told anew. Dateline grades nobody itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import OptionError, UnknownIdError, UnreadableError
from dateline.model import Outlet, OutletChange, OutletRow, Unread
from dateline.ownership import remark_of, said_of_outlets, say_outlets, unsay_outlets, unsettled
from dateline.pipeline import relink

if TYPE_CHECKING:
    from dateline.stages import Stages


_NEAR = 3  # names that an outlet may mean


@dataclass(frozen=True, slots=True)
class SaidOutlet:
    """What is said of an outlet, where ("" by command), and in how many articles and stories' sources it occurs.

    `near` are names of outlets in the store that it may mean, where it occurs nowhere.
    """

    outlet: Outlet
    said_in: tuple[str, ...]
    articles: int
    sources: int
    near: tuple[str, ...] = ()

    @property
    def met(self) -> bool:
        """Whether an article is its own, or names it as a source."""
        return bool(self.articles or self.sources)


def read_outlets(path: str | Path) -> tuple[tuple[Outlet, ...], tuple[Unread, ...]]:
    """What a table says (columns outlet, owner, grade, note), each outlet once; and what of it does not count.

    Raises OptionError where it can't be read, or is no such table.
    """
    from dateline.link.outlets import settled
    from dateline.read.outlets import read_outlets as read

    try:
        table = read(str(path))
    except UnreadableError as error:
        raise OptionError(f"can't read the outlets in {path}: {error}") from error
    found = settled(OutletRow(table.name, table.name, line, outlet) for line, outlet in table.rows)
    said = tuple(each for each in found.outlets if each.owner or each.grade or each.note)
    return said, (*table.unread, *map(remark_of, found.unsettled))


def set_outlets(path: str | Path, outlets: Sequence[Outlet], stages: Stages | None = None) -> None:
    """Say this of outlets, in place of what was said by command of the same ones, and tell their stories anew."""
    from dateline.store import Store

    with Store(path, write=True) as store, store.at_once():
        say_outlets(store, outlets)
        relink(store, stages)


def remove_outlets(path: str | Path, names: Sequence[str], stages: Stages | None = None) -> None:
    """Take back what was said by command of outlets, and tell their stories anew.

    Raises UnknownIdError where nothing was said of one by command; then nothing is taken back.
    """
    from dateline.link.outlets import outlet_key
    from dateline.store import Store

    with Store(path, write=True) as store, store.at_once():
        rows = store.outlet_rows()
        for name in unsay_outlets(store, names):
            there = [row.where for row in rows if outlet_key(row.outlet.name) == outlet_key(name)]
            where = f": it is said in {there[0]}; take it out there and build again, or --clear all" if there else ""
            raise UnknownIdError(f"nothing is said of '{name}' by command{where or ': dateline outlets lists them'}")
        relink(store, stages)


def clear_outlets(path: str | Path, stages: Stages | None = None) -> int:
    """Take back all that is said of outlets, by command and by tables; how many rows that were.

    The next build of a folder reads its table again.
    """
    from dateline.store import Store

    with Store(path, write=True) as store, store.at_once():
        rows = store.outlet_rows()
        for place in sorted({row.place for row in rows}):
            store.set_outlet_rows(place, [])
        relink(store, stages)
        return len(rows)


def known_outlets(path: str | Path) -> tuple[SaidOutlet, ...]:
    """All outlets of which something is said, by name, with where they occur."""
    from dateline.link.names import short_body
    from dateline.link.outlets import outlet_key
    from dateline.store import Store

    with Store(path) as store:
        met = {each.outlet: each for each in store.known_outlets()}
        rows, said = store.outlet_rows(), said_of_outlets(store)
        names = store.outlet_names() if len(met) < len(said) else []
        pages = {name for _, name, url in names if name and url is not None}
    found = []
    for each in said:
        key = outlet_key(each.name)
        where = tuple(sorted({row.where for row in rows if outlet_key(row.outlet.name) == key}))
        there = met.get(each)
        if there:
            found.append(SaidOutlet(each, where, len(there.articles), len(there.sources)))
        else:
            near = sorted(page for page in pages if short_body(each.name, page))
            found.append(SaidOutlet(each, where, 0, 0, tuple(near[:_NEAR])))
    return tuple(sorted(found, key=lambda each: (each.outlet.name.casefold(), each.outlet.name)))


def disagreements(path: str | Path) -> tuple[Unread, ...]:
    """What several rows say otherwise of an outlet, so that none of it counts."""
    from dateline.store import Store

    with Store(path) as store:
        return tuple(map(remark_of, unsettled(store)))


def outlet_log(path: str | Path) -> tuple[OutletChange, ...]:
    """What was said of outlets and taken back, in its order."""
    from dateline.store import Store

    with Store(path) as store:
        return store.outlet_log()
