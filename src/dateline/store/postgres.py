"""A store in a database of a PostgreSQL server: reaching it, its version, who writes, what it says and what to do.

Whoever writes first adds 1 to the count of changes, and so holds the one row of the table `dateline` until the
transaction ends: those who write take turns, see all that was written before, and those who read wait for nobody.
Who reads sees the store as it was when the transaction began.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from dateline.address import shown
from dateline.errors import StoreError
from dateline.store import database
from dateline.store.database import JSON, Database, check_version, migrations_folder, numbered_scripts
from dateline.store.tables import METADATA

log = logging.getLogger(__name__)

_WORDS = ("article_words", "claim_words")
_CONNECT_SECONDS = 10  # how long a server may take to answer at first
_DEFECTS = ("IntegrityError", "DataError", "NotSupportedError")
_LOCKED = "55P03"  # lock_not_available: somebody holds it for longer than we wait
_OLD_READERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL
"""
_NOBODY = "SELECT FROM dateline FOR UPDATE SKIP LOCKED"  # no row: somebody writes
_THERE = "SELECT FROM pg_tables WHERE schemaname = current_schema()"


def migrations() -> list[tuple[int, str]]:
    """Number and SQL of each migration, in order: the first makes a whole store of its number.

    Those that concern SQLite alone are none here.
    """
    here = dict(numbered_scripts(migrations_folder() / "postgres"))
    every = [number for number, _ in numbered_scripts(migrations_folder()) if number >= min(here)]
    return [(number, here.get(number, "")) for number in every]


class PostgreSQL(Database):
    """An open database of a server. Raises StoreError where it can't be reached, is no store (without `write`), holds
    other things, or is of a newer version.
    """

    shared = True

    def __init__(self, url: str, *, write: bool) -> None:
        self.name = shown(url)
        self.engine = _engine(_parsed(url, self.name), write)
        with self.errors():
            try:
                _migrate(self.engine, self.name, write)
            except BaseException:
                self.engine.dispose()
                raise

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Turns what the server says into a StoreError that says what to do; never with the password."""
        try:
            yield
        except DatabaseError as error:
            said = error.orig
            state = getattr(said, "sqlstate", None)
            kind, connected = type(error).__name__, error.statement is not None
            if connected and (kind in _DEFECTS or (kind == "ProgrammingError" and state != "42501")):
                raise  # a broken constraint is a defect of the program, not of the server
            cause = " ".join(str(said).split())
            raise StoreError(f"the store {self.name} can't be used: {cause}; {_advice(state, cause)}") from error

    def changes(self) -> int:
        """The count that every writer adds to."""
        with self.errors(), self.engine.begin() as connection:
            return int(connection.exec_driver_sql("SELECT changes FROM dateline").scalar_one())

    def scrub(self) -> None:
        """Write all tables anew (VACUUM FULL): else the server only marks what may be written over.

        Raises StoreError where a transaction that began before holds on to what is gone.
        """
        autocommit = self.engine.execution_options(isolation_level="AUTOCOMMIT", writes=False)
        tables = ", ".join(sorted((*METADATA.tables, *_WORDS)))
        with self.errors(), autocommit.connect() as connection:
            connection.exec_driver_sql(f"SET lock_timeout = '{database.BUSY_SECONDS}s'")
            try:
                busy = bool(connection.exec_driver_sql(_OLD_READERS).scalar_one())
                connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {tables}")
            except OperationalError as error:
                if getattr(error.orig, "sqlstate", None) != _LOCKED:
                    raise
                busy = True
            finally:
                connection.invalidate()  # with its own setting of the time to wait
        if busy:
            raise StoreError(f"another program reads {self.name}, where old rows stay till then: purge once more")

    def damage(self, connection: Connection) -> list[str]:
        """Pages whose checksum was wrong when the server read them, where it keeps checksums."""
        query = "SELECT coalesce(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()"
        pages = connection.exec_driver_sql(query).scalar_one()
        return [f"{pages} pages of the database were found damaged: see the log of the server"] if pages else []


def _advice(state: str | None, cause: str) -> str:
    if state == _LOCKED:
        return "another build is writing to it: wait for it to end, then run the same command again"
    if state in ("42501", "25006"):
        return "give one that you may write to with --store, or ask who keeps the server for the right to"
    if "password" in cause or state == "28P01":
        return "give the password in the environment (PGPASSWORD) or in ~/.pgpass"
    if "does not exist" in cause:
        return "make the database and its user first ('createdb --encoding UTF8 NAME'), or give another --store"
    if "option" in cause:
        return "give the address as postgresql://USER@HOST:PORT/DATABASE"
    if state is None or state.startswith(("08", "57")):
        return "see that the server runs and that host and port are right, then run the same command again"
    if state.startswith("53"):
        return "make room on the server (or let more connect to it), then run the same command again"
    return "see the log of the server"


def _parsed(url: str, name: str) -> URL:
    scheme, _, rest = url.partition("://")
    try:
        found = make_url(f"postgresql://{rest}")
    except (ArgumentError, ValueError):
        found = None  # what they say may have the password in it
    if found is None:
        raise StoreError(
            f"{scheme}://… is no address of a database: give postgresql://USER@HOST:PORT/DATABASE "
            "(of a password in it, @ : / and ? are written as %40 %3A %2F %3F)"
        )
    if not found.database:
        raise StoreError(f"{name} names no database: give postgresql://USER@HOST:PORT/DATABASE")
    return found.set(drivername="postgresql+psycopg")


def _engine(url: URL, write: bool) -> Engine:
    options: dict[str, Any] = {"isolation_level": "READ COMMITTED" if write else "REPEATABLE READ"}
    try:
        engine = create_engine(
            url,
            connect_args={"connect_timeout": _CONNECT_SECONDS, "application_name": "dateline"},
            client_encoding="utf8",
            pool_pre_ping=True,
            max_overflow=20,
            **JSON,
            **options,
        )
    except ModuleNotFoundError as error:
        if error.name != "psycopg":
            raise
        raise StoreError(
            "a store on a PostgreSQL server needs another package: pip install 'dateline[postgres]'"
        ) from error
    event.listen(engine, "begin", _take_turn if write else _read_only)
    return engine


def _take_turn(connection: Connection) -> None:
    """One writer at a time; the others wait for it, and see what it wrote."""
    if connection.get_execution_options().get("writes", True):
        wait = connection.get_execution_options().get("wait", database.BUSY_SECONDS)
        if wait is None and connection.exec_driver_sql(_NOBODY).first() is None:
            log.warning("another build is writing to the store: this one begins when that is done")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{0 if wait is None else int(wait * 1000)}ms'")
        connection.exec_driver_sql("UPDATE dateline SET changes = changes + 1")


def _read_only(connection: Connection) -> None:
    connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def _migrate(engine: Engine, name: str, write: bool) -> None:
    steps = migrations()
    newest = steps[-1][0]
    with engine.connect().execution_options(writes=False) as connection:
        with connection.begin():
            version = _version(connection, name, write)
        check_version(name, version, newest, write=write)
        if version == newest:
            return
        with connection.begin():
            schema = connection.exec_driver_sql("SELECT current_schema()").scalar_one()
            key = int.from_bytes(hashlib.sha256(f"dateline {schema}".encode()).digest()[:8], signed=True)
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({key})")  # who comes second finds it made
            version = _version(connection, name, write)
            for number, sql in steps:
                if number > version:
                    with contextlib.closing(connection.connection.cursor()) as cursor:
                        cursor.execute(sql or "SELECT")  # several statements in one, which no parameters may go with
                    connection.exec_driver_sql(f"UPDATE dateline SET version = {number}")


def _version(connection: Connection, name: str, write: bool) -> int:
    """The version of the store in this database's schema; 0 where there is nothing yet, and it may be made."""
    if connection.exec_driver_sql(f"{_THERE} AND tablename = 'dateline'").first() is not None:
        return int(connection.exec_driver_sql("SELECT version FROM dateline").scalar_one())
    if connection.exec_driver_sql(_THERE).first() is not None:
        raise StoreError(f"{name} holds the tables of another program, no store: give a database of its own")
    if not write:
        raise StoreError(f"there is no store in {name}: make one with 'dateline build PATH… --store {name}'")
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar_one()
    if encoding != "UTF8":
        raise StoreError(f"the database {name} has the encoding {encoding}: make one with 'createdb --encoding UTF8'")
    if connection.exec_driver_sql("SELECT current_schema()").scalar_one() is None:
        raise StoreError(f"there is no schema for a store in {name}: make the first that its search_path names")
    return 0
