"""What is said of outlets in the store: apart from evidence, logged, and never changed in the log."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.model import Outlet, OutletRow
from dateline.store import MEMORY, Store

COURIER, POST = Outlet("The Courier", "Harrow", "B", "careful"), Outlet("The Post", "Vale")


def rows(place: str, *outlets: Outlet) -> list[OutletRow]:
    return [OutletRow(place, place and "outlets.csv", n + 2 if place else 0, each) for n, each in enumerate(outlets)]


def test_rows_are_those_of_their_place_and_what_differs_is_logged() -> None:
    with Store(MEMORY, write=True) as store:
        assert store.set_outlet_rows("p", rows("p", COURIER, POST))
        assert not store.set_outlet_rows("p", rows("p", COURIER, POST))
        store.set_outlet_rows("", rows("", POST))
        store.set_outlet_rows("p", rows("p", COURIER))
        assert store.outlet_rows() == (*rows("", POST), *rows("p", COURIER))
        assert [(each.number, each.said_in, each.outlet, each.gone) for each in store.outlet_log()] == [
            (1, "outlets.csv", COURIER, False),
            (2, "outlets.csv", POST, False),
            (3, "", POST, False),
            (4, "outlets.csv", POST, True),
        ]


def test_the_log_is_never_changed_nor_shortened(tmp_path: Path) -> None:
    with Store(tmp_path / "s", write=True) as store:
        store.set_outlet_rows("p", rows("p", COURIER))
    raw = sqlite3.connect(tmp_path / "s")
    for statement in ("UPDATE outlet_log SET name = 'x'", "DELETE FROM outlet_log"):
        with pytest.raises(sqlite3.IntegrityError, match="the log of outlets"):
            raw.execute(statement)
    raw.close()
