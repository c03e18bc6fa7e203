"""What is said of outlets, at a build: tables that lie in its folders, what all rows come to, and whom that touches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from dateline.model import Outlet, OutletRow, Unread, Unsettled
from dateline.stages import OutletTable

if TYPE_CHECKING:
    from dateline.store import Store

_LINKED = "linked_outlets"  # the setting: what was said of outlets when the stories were last looked through


@dataclass(frozen=True, slots=True)
class Said:
    """What stands in a table at a place, and what of it does not count; no rows where there is no table."""

    place: str
    rows: tuple[OutletRow, ...] = ()
    unread: tuple[Unread, ...] = ()


def said_in(place: str, table: OutletTable) -> Said:
    """What a table says that lies at a place."""
    rows = (OutletRow(place, table.name, line, outlet) for line, outlet in table.rows)
    return Said(place, tuple(rows), tuple(table.unread))


def keep_tables(store: Store, tables: Sequence[Said]) -> tuple[Unread, ...]:
    """Keep what tables say, in place of what they said; what of all that is said does not count."""
    there = {row.place for row in store.outlet_rows()}
    for table in tables:
        if table.rows or table.place in there:
            store.set_outlet_rows(table.place, table.rows)
    wrong = tuple(each for table in tables for each in table.unread)
    return (*wrong, *(remark for each in unsettled(store) if (remark := remark_of(each))))


def said_of_outlets(store: Store) -> tuple[Outlet, ...]:
    """Each outlet of which something is said, once, in the order of names."""
    from dateline.link.outlets import settled

    return settled(store.outlet_rows()).outlets


def unsettled(store: Store) -> tuple[Unsettled, ...]:
    """What is said otherwise in several rows, and does not count."""
    from dateline.link.outlets import settled

    return settled(store.outlet_rows()).unsettled


def remark_of(each: Unsettled) -> Unread:
    """Says which rows differ; what a note says stays out of it."""
    words = [f"{row.where or 'by command'}{_value(row.outlet, each.about)}" for row in each.rows]
    reason = f"other {each.about}s of '{each.name}' are given ({', '.join(words)}): none of them counts, keep one"
    return Unread(each.rows[-1].where or each.name, reason, remark=True)


def _value(outlet: Outlet, about: str) -> str:
    return "" if about == "note" else f" {getattr(outlet, about)}"


def drop_owned(store: Store) -> tuple[Outlet, ...]:
    """Take back the stories with an outlet of which something else is said than when they were made; what is said."""
    from dateline.link.outlets import keys_of, outlet_key

    said = said_of_outlets(store)
    now = {astuple(each) for each in said}
    then = {tuple(each) for each in json.loads(store.setting(_LINKED) or "[]")}
    if now != then:
        changed = {outlet_key(name) for name, *_ in now ^ then}
        touched = {story for story, name, url in store.outlet_names() if changed & keys_of(name, url)}
        store.set_setting(_LINKED, json.dumps(sorted(now), ensure_ascii=False), touched)
    return said


def say_outlets(store: Store, outlets: Iterable[Outlet]) -> None:
    """Keep what is said by command; each replaces what was said so of the same outlet."""
    from dateline.link.outlets import outlet_key

    new = {outlet_key(each.name): each for each in outlets}
    if new:
        kept = [row.outlet for row in store.outlet_rows() if not row.place and outlet_key(row.outlet.name) not in new]
        _write(store, [*kept, *new.values()])


def unsay_outlets(store: Store, names: Iterable[str]) -> list[str]:
    """Take back what was said by command of outlets; the names of those of which nothing was."""
    from dateline.link.outlets import outlet_key

    rows = [row.outlet for row in store.outlet_rows() if not row.place]
    gone = {outlet_key(name): name for name in names}
    _write(store, [each for each in rows if outlet_key(each.name) not in gone])
    there = {outlet_key(each.name) for each in rows}
    return [name for key, name in gone.items() if key not in there]


def _write(store: Store, outlets: Iterable[Outlet]) -> None:
    store.set_outlet_rows("", [OutletRow("", "", 0, each) for each in sorted(outlets)])
