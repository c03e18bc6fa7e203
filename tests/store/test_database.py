"""The file of a store: what is refused, and with which words."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import inspect

from dateline.errors import StoreError
from dateline.model import Article
from dateline.store import MEMORY, Store, sqlite
from dateline.store.sqlite import APPLICATION_ID, SQLite, migrations
from dateline.store.tables import LINK_TABLES, METADATA
from tests.store.filling import add

ARTICLE = Article("a1", "Ada met Bo.", "Ada met Bo.", ())
NEXT = migrations()[-1][0] + 1


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one article."""
    path = tmp_path / "s.dateline"
    with Store(path, write=True) as opened:
        add(opened, ARTICLE)
    return path


def change(path: Path, statement: str) -> None:
    raw = sqlite3.connect(path)
    raw.execute(statement)
    raw.commit()
    raw.close()


def test_a_store_says_what_it_is(store: Path) -> None:
    raw = sqlite3.connect(store)
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA user_version").fetchone() == (migrations()[-1][0],)
    assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    raw.close()


def test_migrations_are_numbered_without_gaps() -> None:
    assert [number for number, _ in migrations()] == list(range(1, len(migrations()) + 1))


def test_migrations_make_the_tables_that_the_code_knows() -> None:
    engine = SQLite(MEMORY, write=True).engine
    found = inspect(engine)
    real = {name for name in found.get_table_names() if "_words" not in name}
    assert real == set(METADATA.tables)
    for name, table in METADATA.tables.items():
        columns = {c["name"]: (str(c["type"]), c["nullable"]) for c in found.get_columns(name)}
        sqlite_types = {"JSON": "TEXT", "FLOAT": "REAL", "BLOB": "BLOB"}
        known = {
            c.name: (sqlite_types.get(str(c.type), str(c.type)), bool(c.nullable and not c.primary_key))
            for c in table.columns
        }
        in_key = set(found.get_pk_constraint(name)["constrained_columns"])
        assert set(columns) == set(known), name
        for column, (kind, nullable) in columns.items():
            assert kind == known[column][0], f"{name}.{column}"
            assert column in in_key or nullable == known[column][1], f"{name}.{column}"
    engine.dispose()


def test_every_table_is_strict() -> None:
    engine = SQLite(MEMORY, write=True).engine
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("PRAGMA table_list").all()
    loose = [row[1] for row in rows if row[2] == "table" and not row[5] and not row[1].startswith("sqlite_")]
    assert loose == []
    assert {table.name for table in LINK_TABLES} < {row[1] for row in rows}
    engine.dispose()


def test_a_store_of_a_newer_version_is_refused(store: Path) -> None:
    change(store, "PRAGMA user_version = 99")
    for write in (True, False):
        with pytest.raises(StoreError, match=r"version 99, this program reads up to \d+: upgrade"):
            Store(store, write=write)


def test_a_reader_leaves_an_older_store_as_it_is(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [*migrations(), (NEXT, "CREATE TABLE later (x INTEGER) STRICT;")]
    monkeypatch.setattr(sqlite, "migrations", lambda: steps)
    with pytest.raises(StoreError, match="bring it up to date"):
        Store(store)
    with Store(store, write=True) as opened:
        assert [article.id for article in opened.articles()] == ["a1"]
    with Store(store) as opened:
        assert [article.id for article in opened.articles()] == ["a1"]


def test_a_migration_that_fails_changes_nothing(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [*migrations(), (NEXT, "CREATE TABLE later (x INTEGER) STRICT;\nCREATE TABLE broken;")]
    monkeypatch.setattr(sqlite, "migrations", lambda: steps)
    with pytest.raises(StoreError, match="can't be used"):
        Store(store, write=True)
    raw = sqlite3.connect(store)
    assert raw.execute("PRAGMA user_version").fetchone() == (NEXT - 1,)
    assert raw.execute("SELECT name FROM sqlite_master WHERE name = 'later'").fetchone() is None
    raw.close()


@pytest.mark.parametrize(
    ("content", "words"), [(b"hello, world, I am a text", "is no store"), (b"", "is empty, no store")]
)
def test_what_is_no_store_is_refused_and_left_alone(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=words):
        Store(path)
    assert path.read_bytes() == content


def test_an_sqlite_file_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    change(path, "CREATE TABLE mine (x)")
    for write in (True, False):
        with pytest.raises(StoreError, match="another program"):
            Store(path, write=write)


def test_a_damaged_store_is_refused(store: Path) -> None:
    content = bytearray(store.read_bytes())
    content[16:] = b"\xff" * (len(content) - 16)
    store.write_bytes(content)
    with pytest.raises(StoreError, match="can't be used"):
        Store(store)


def test_places_where_no_store_can_be(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no store at"):
        Store(tmp_path / "nosuch")
    with pytest.raises(StoreError, match="is a folder"):
        Store(tmp_path, write=True)
    with pytest.raises(StoreError, match="there is no folder"):
        Store(tmp_path / "nosuch" / "s", write=True)
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="there is no folder"):
        Store(tmp_path / "file" / "s", write=True)


def test_a_store_in_a_folder_that_cannot_be_written_is_read(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with Store(store) as opened:
        assert len(opened.articles()) == 1
    assert not list(store.parent.glob("*-shm"))


def test_a_store_that_another_program_holds_is_locked(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(store, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(StoreError, match="locked; another build is writing"):
            Store(store, write=True)
        with Store(store) as reader:
            assert len(reader.articles()) == 1, "reading goes on while another writes"
    finally:
        holder.close()


def test_opening_to_read_changes_no_byte(store: Path) -> None:
    before = store.read_bytes()
    with Store(store) as opened:
        opened.story()
    assert store.read_bytes() == before
    assert [path.name for path in store.parent.iterdir()] == [store.name], "nothing is left beside it"


def test_a_store_opened_to_read_refuses_to_write(store: Path) -> None:
    with Store(store) as opened, pytest.raises(StoreError, match="readonly database; give a place where you may write"):
        opened.set_published("place", "a.txt", "2013")


def test_who_opens_a_store_twice_and_closes_it_once_is_still_seen_by_those_who_write(tmp_path: Path) -> None:
    path = tmp_path / "s.dateline"
    Store(path, write=True).close()
    with Store(path) as held:
        held.changes()  # keeps a connection, and with it a lock
        Store(path).close()
        code = "import sys; from dateline.store import Store; s = Store(sys.argv[1], write=True)\n"
        code += "s.set_setting('a', 'b'); s.close()"
        subprocess.run([sys.executable, "-c", code, str(path)], check=True)
        assert path.with_name("s.dateline-wal").exists()  # the last who closes takes it away: that was not the last
        assert held.setting("a") == "b"
