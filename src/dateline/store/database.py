"""What a file of SQLite and a database of PostgreSQL do each in their own way: opening, versions, errors, upkeep.

Tables, queries and transactions are the same for both. A store has a version: that of the last migration that made it.
Migrations are numbered for both kinds together, so that one number says what a store holds, wherever it lies.
"""

from __future__ import annotations

import importlib.resources
from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from importlib.resources.abc import Traversable
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine

from dateline.errors import StoreError

MEMORY = ":memory:"  # a store that is gone when it is closed
BUSY_SECONDS = 10  # how long a writer waits for another
JSON: dict[str, Any] = {
    "json_serializer": lambda value: msgspec.json.encode(value).decode(),
    "json_deserializer": msgspec.json.decode,
}


class Database(ABC):
    """An open file, or an open database of a server. `name` may be shown to anybody."""

    name: str
    engine: Engine
    shared: bool  # with other writers, whose builds are each one transaction that takes its turn

    @abstractmethod
    def errors(self) -> AbstractContextManager[None]:
        """Within it, what the database says becomes a StoreError that says what to do."""

    @abstractmethod
    def changes(self) -> int:
        """A number that is another whenever others have changed the store since it was asked for last."""

    @abstractmethod
    def scrub(self) -> None:
        """Leave no byte of what was deleted where the database keeps its rows.

        Raises StoreError where another program holds on to it.
        """

    @abstractmethod
    def damage(self, connection: Connection) -> list[str]:
        """What the database itself finds wrong with what it keeps, a line each."""

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def numbered_scripts(folder: Traversable) -> list[tuple[int, str]]:
    """Number and SQL of each migration in a folder, in order."""
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return [(int(file.name.split("_")[0]), file.read_text(encoding="utf-8")) for file in files]


def migrations_folder() -> Traversable:
    """Where the migrations lie: those of SQLite, and a folder of PostgreSQL's."""
    return importlib.resources.files(__package__) / "migrations"


def check_version(name: str, version: int, newest: int, *, write: bool) -> None:
    """Raise StoreError where a store's version is newer than this program, or older and may not be brought up."""
    if version > newest:
        raise StoreError(
            f"the store {name} has version {version}, this program reads up to {newest}: "
            "upgrade with 'pip install --upgrade dateline', or build a new store"
        )
    if version < newest and not write:
        raise StoreError(
            f"the store {name} has version {version}, this program reads {newest}: "
            f"bring it up to date with 'dateline build --store {name}'"
        )
