"""A store in a file of SQLite: opening, refusing what is no store or of a newer version, migrations, transactions."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, PoolProxiedConnection, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool, StaticPool

from dateline.errors import StoreError
from dateline.store.database import (
    BUSY_SECONDS,
    JSON,
    MEMORY,
    Database,
    check_version,
    migrations_folder,
    numbered_scripts,
)

APPLICATION_ID = 0x44_54_4C_4E  # "DTLN", so that `file` and this program know a store from another SQLite file
_OLDEST_SQLITE = (3, 37, 0)  # STRICT tables
_CACHE = 16_000  # kB that a reader keeps of the file at most: a search for a common word looks into most of its index
_CACHE_WRITING = (
    65536  # KiB of pages in memory while writing: ids are hashes, so that each index is written to everywhere
)
_DEFECTS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.DataError, sqlite3.NotSupportedError)


def migrations() -> list[tuple[int, str]]:
    """Number and SQL of each migration, in order."""
    return numbered_scripts(migrations_folder())


class SQLite(Database):
    """An open file. Raises StoreError where it is missing (without `write`), no store, of a newer version, or can't
    be opened.
    """

    shared = False

    def __init__(self, path: str | Path, *, write: bool) -> None:
        if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
            raise StoreError(f"this Python has SQLite {sqlite3.sqlite_version}: a store needs 3.37 or later")
        if str(path) != MEMORY:
            _check_place(Path(path), write)
        self.name = str(path)
        self.engine = _engine(self.name, write)
        self._watch: PoolProxiedConnection | None = None
        self._watching = threading.Lock()
        with self.errors():
            try:
                _migrate(self.engine, self.name, write)
            except BaseException:
                self.engine.dispose()
                raise

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turns what SQLite says of the file into a StoreError that says what to do."""
        try:
            yield
        except (DatabaseError, sqlite3.DatabaseError) as error:
            original = error.orig if isinstance(error, DatabaseError) else error
            if isinstance(original, _DEFECTS):
                raise  # a broken constraint is a defect of the program, not of the file
            name, cause = self.name, str(original)
            if "not a database" in cause:
                raise StoreError(
                    f"{name} is no store, or one that can't be used any more: give another --store"
                ) from error
            raise StoreError(f"the store {name} can't be used: {cause}; {_advice(cause)}") from error

    def changes(self) -> int:
        """The file's own count of what other connections wrote, by one connection that stays."""
        with self._watching, self.errors():
            if self._watch is None:
                self._watch = self.engine.raw_connection()
            cursor = self._watch.cursor()
            cursor.execute("PRAGMA data_version")
            ((number,),) = cursor.fetchall()
            return int(number)

    def scrub(self) -> None:
        """Make the indexes of words anew, in which SQLite only marks what is gone, and the file itself."""
        with self.errors(), self.engine.begin() as connection:
            for index in ("article_words", "claim_words"):
                connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        with self.errors(), contextlib.closing(self.engine.raw_connection()) as raw:
            raw.cursor().execute("VACUUM")
            busy = raw.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise StoreError(f"another program has {self.name} open, where old bytes stay till then: purge once more")

    def damage(self, connection: Connection) -> list[str]:
        """Broken pages, indexes and references."""
        found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
        broken = list(connection.exec_driver_sql("PRAGMA foreign_key_check"))
        return [words for words in found if words != "ok"] + [
            f"table {row[0]}: a row refers to a missing row of {row[2]}" for row in broken
        ]

    def close(self) -> None:
        """Close the file."""
        if self._watch is not None:
            self._watch.close()
        super().close()


def _advice(cause: str) -> str:
    if "locked" in cause:
        return "another build is writing to it: wait for it to end, then run the same command again"
    if "readonly" in cause or "unable to open" in cause:
        return "give a place where you may write, with --store"
    if "full" in cause or "I/O" in cause:
        return "make room on the disk, then run the same command again: it goes on where it stood"
    return "build a new one with another --store"


def _check_place(path: Path, write: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder: a store is one file, such as {path / 'story.dateline'}")
    # Its bytes are SQLite's to read: who opens the file otherwise and closes it lets go of all locks that this process
    # holds on it (https://www.sqlite.org/howtocorrupt.html, 2.2), and another may then write over what is being read.
    try:
        size = path.stat().st_size if path.exists() else None
    except OSError as error:
        raise StoreError(f"the store {path} can't be opened: {error.strerror}") from error
    if size is None:
        if not write:
            raise StoreError(f"there is no store at {path}: make one with 'dateline build PATH… --store {path}'")
        if not path.absolute().parent.is_dir():
            raise StoreError(f"there is no folder {path.absolute().parent}: make it first, or give another --store")
    elif not size and not write:
        raise StoreError(f"{path} is empty, no store: make one with 'dateline build PATH… --store {path}'")


def _engine(path: str, write: bool) -> Engine:
    def open_file() -> sqlite3.Connection:
        # Transactions are begun below, in the open: the driver's own guessing leaves DDL outside them.
        # A pool hands a connection to one thread at a time.
        uri = _uri(path, write)
        return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)

    options: dict[str, Any] = {"poolclass": StaticPool}
    if path != MEMORY:
        options = {"poolclass": QueuePool, "max_overflow": -1}  # as many threads as ask
    engine = create_engine(
        "sqlite://",
        creator=open_file,
        **JSON,
        **options,
    )
    event.listen(engine, "connect", _prepare(write))
    event.listen(
        engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
    )
    return engine


def _uri(path: str, write: bool) -> str:
    if path == MEMORY:
        return "file::memory:"
    file = Path(path).absolute()
    if write:
        return f"{file.as_uri()}?mode=rwc"
    if os.access(file.parent, os.W_OK) and os.access(file, os.W_OK):
        return (
            f"{file.as_uri()}?mode=rw"  # `query_only` below; one that may write tidies up its -wal and -shm at the end
        )
    # A reader of a WAL file needs its -shm beside it; where none can be made, nobody writes and the file stands still.
    still = not file.with_name(file.name + "-wal").exists()
    return f"{file.as_uri()}?mode=ro{'&immutable=1' if still else ''}"


def _prepare(write: bool) -> Callable[[sqlite3.Connection, object], None]:
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys = ON")
        if write:
            connection.execute(f"PRAGMA cache_size = -{_CACHE_WRITING}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(
                "PRAGMA synchronous = NORMAL"
            )  # with WAL: a power cut may lose the last article, no more
        else:
            connection.execute("PRAGMA query_only = ON")
            connection.execute(f"PRAGMA cache_size = -{_CACHE}")

    return prepare


def _migrate(engine: Engine, name: str, write: bool) -> None:
    steps = migrations()
    newest = steps[-1][0]
    with engine.connect() as connection, connection.begin():
        version, owner = _pragma(connection, "user_version"), _pragma(connection, "application_id")
        fresh = not connection.exec_driver_sql("SELECT 1 FROM sqlite_master LIMIT 1").first()
        if owner != APPLICATION_ID and not (fresh and owner == 0 and write):
            raise StoreError(f"{name} is an SQLite file of another program, no store: give another --store")
        check_version(name, version, newest, write=write)
        for number, sql in steps:
            if number > version:
                for statement in _statements(sql):
                    connection.exec_driver_sql(statement)
                connection.exec_driver_sql(f"PRAGMA user_version = {number}")
        if owner != APPLICATION_ID:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def _statements(sql: str) -> Iterator[str]:
    """The statements of a script: one transaction can't hold the driver's `executescript`, which commits first."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
