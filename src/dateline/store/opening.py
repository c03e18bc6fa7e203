"""Which database a store is: a file of SQLite, or one of a PostgreSQL server."""

from __future__ import annotations

from pathlib import Path

from dateline.address import on_server
from dateline.store.database import Database
from dateline.store.sqlite import SQLite


def open_database(store: str | Path, *, write: bool) -> Database:
    """The store at a path or URL; with `write` it is made or brought to this version where needed.

    Raises StoreError where it is missing (without `write`), no store, of a newer version, or can't be reached.
    """
    if on_server(store):
        from dateline.store.postgres import PostgreSQL  # its driver is an extra

        return PostgreSQL(str(store), write=write)
    return SQLite(store, write=write)
