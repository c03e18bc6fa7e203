"""A store on a server: the same tables, what is refused and with which words, and who sees what while others write."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Inspector, inspect
from sqlalchemy.exc import IntegrityError

from dateline.errors import StoreError
from dateline.export.json import write
from dateline.model import Article
from dateline.pipeline import build, open_story, purge_articles
from dateline.store import MEMORY, Store, postgres, shown
from dateline.store.postgres import PostgreSQL
from dateline.store.sqlite import SQLite
from dateline.store.tables import METADATA
from tests import toy
from tests.servers import Cluster
from tests.store.filling import add

ARTICLE = Article("a1", "Ada met Bo.", "Ada met Bo.", ())
TYPES = {"TEXT": "TEXT", "INTEGER": "INTEGER", "BIGINT": "INTEGER", "DOUBLE PRECISION": "REAL", "BYTEA": "BLOB"}
BUILD = """
import sys
from tests import toy
from dateline.pipeline import build
build([sys.argv[1]], sys.argv[2], stages=toy.stages(toy.ToyReader(pause=float(sys.argv[3]))))
"""


@pytest.fixture
def url(cluster: Cluster) -> str:
    """An empty place on a server."""
    return cluster.schema()


def exported(place: str | Path) -> str:
    out = io.StringIO()
    write(open_story(place), out)
    return out.getvalue()


def articles(folder: Path, *names: str) -> Path:
    """A folder of articles, which tell of one another."""
    folder.mkdir()
    for name in names:
        (folder / f"{name}.txt").write_text(f"Ada met {name} in Hull.\nCy said Ada left {name}.")
    return folder


# ---- one schema in two dialects ----


def keys(found: Inspector, table: str) -> dict[str, object]:
    """What holds a table together."""
    foreign = {
        (tuple(each["constrained_columns"]), each["referred_table"], tuple(each["referred_columns"]))
        for each in found.get_foreign_keys(table)
    }
    unique = {tuple(each["column_names"]) for each in found.get_unique_constraints(table)}
    indexes = {
        (each["name"], tuple(str(column) for column in each["column_names"]))
        for each in found.get_indexes(table)
        if not each.get("duplicates_constraint")
    }
    primary = set(found.get_pk_constraint(table)["constrained_columns"])
    return {"primary": primary, "foreign": foreign, "unique": unique, "indexes": indexes}


def test_a_server_has_the_tables_of_a_file(url: str) -> None:
    here, there = PostgreSQL(url, write=True).engine, SQLite(MEMORY, write=True).engine
    server, file = inspect(here), inspect(there)
    assert {*server.get_table_names()} - {"dateline", "article_words", "claim_words"} == {*METADATA.tables}
    for name, table in METADATA.tables.items():
        columns = {each["name"]: each for each in server.get_columns(name)}
        assert list(columns) == [each["name"] for each in file.get_columns(name)], name
        for known in file.get_columns(name):
            each = columns[known["name"]]
            kind = str(each["type"]).split(" COLLATE")[0]
            assert (kind == "JSON") == (str(table.c[known["name"]].type) == "JSON"), f"{name}.{known['name']}"
            assert TYPES.get(kind, "TEXT") == str(known["type"]), f"{name}.{known['name']}"
            in_key = known["name"] in file.get_pk_constraint(name)["constrained_columns"]
            assert in_key or each["nullable"] == known["nullable"], f"{name}.{known['name']}"
            assert kind != "TEXT" or getattr(each["type"], "collation", None) == "C", f"{name}.{known['name']}"
        ours, theirs = keys(server, name), keys(file, name)
        if name == "annotation":  # one may be here before its article
            theirs["foreign"] = set()
        if name == "meaning":  # titles are too long for a key there
            ours["primary"], ours["indexes"] = {"title"}, set()
        assert ours == theirs, name
    here.dispose()
    there.dispose()


def test_what_goes_with_a_row_goes_in_both(url: str) -> None:
    query = "SELECT conrelid::regclass::text, confdeltype = 'c' FROM pg_constraint WHERE contype = 'f'"
    here, there = PostgreSQL(url, write=True).engine, SQLite(MEMORY, write=True).engine
    with here.connect() as one, there.connect() as other:
        server = sorted(
            (table, bool(gone))
            for table, gone in one.exec_driver_sql(f"{query} AND connamespace = current_schema()::regnamespace")
            if not table.endswith("_words")
        )
        file = []
        for name in METADATA.tables:
            rows = other.exec_driver_sql(f"PRAGMA foreign_key_list({name})").all()
            constraints = {row[0]: (name, row[6] == "CASCADE") for row in rows}
            file += [each for each in constraints.values() if name != "annotation"]
    assert server == sorted(file)
    here.dispose()
    there.dispose()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE article SET text = 'other'", "an article is evidence: it is never changed"),
        ("UPDATE original SET size = 1", "an original is evidence: it is never changed"),
        ("DELETE FROM original", "an original is evidence: it is never removed"),
        ("UPDATE build_log SET program = 'other'", "the log of builds is never changed"),
        ("DELETE FROM build_log", "the log of builds is never changed"),
    ],
)
def test_the_server_itself_refuses_to_change_evidence(url: str, statement: str, words: str) -> None:
    with Store(url, write=True) as store:
        add(store, ARTICLE)
        store.log("1", "c", "r", "w", "r", "l")
    engine = PostgreSQL(url, write=True).engine
    with pytest.raises(IntegrityError, match=words), engine.begin() as connection:
        connection.exec_driver_sql(statement)
    engine.dispose()


# ---- what is refused ----


def test_a_store_of_a_newer_version_is_refused(cluster: Cluster, url: str) -> None:
    Store(url, write=True).close()
    cluster.sql(f"UPDATE {url.rpartition('%3D')[2]}.dateline SET version = 99")
    for write_ in (True, False):
        with pytest.raises(StoreError, match=r"version 99, this program reads up to \d+: upgrade"):
            Store(url, write=write_)


def test_a_store_of_an_older_version_is_brought_up_to_date(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(url, write=True) as store:
        add(store, ARTICLE)
    steps = postgres.migrations()
    later = (steps[-1][0] + 1, "CREATE TABLE later (x integer); INSERT INTO later VALUES (1)")
    monkeypatch.setattr(postgres, "migrations", lambda: [*steps, later])
    with pytest.raises(StoreError, match="bring it up to date"):
        Store(url)
    for write_ in (True, False):
        with Store(url, write=write_) as store:
            assert store.article_ids() == ["a1"]


def test_a_migration_that_fails_changes_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(url, write=True).close()
    steps = postgres.migrations()
    broken = (steps[-1][0] + 1, "CREATE TABLE later (x integer); SELECT 1 / 0")
    with monkeypatch.context() as patched:
        patched.setattr(postgres, "migrations", lambda: [*steps, broken])
        with pytest.raises(Exception, match="division by zero"):
            Store(url, write=True)
    with Store(url) as store:
        assert store.article_ids() == []


def test_a_database_of_another_program_is_refused(cluster: Cluster) -> None:
    url = cluster.database()
    cluster.sql("CREATE TABLE mine (x integer)", url.rpartition("/")[0] and shown(url).split("/")[3].split("?")[0])
    for write_ in (True, False):
        with pytest.raises(StoreError, match="holds the tables of another program"):
            Store(url, write=write_)


def test_a_database_of_another_encoding_is_refused(cluster: Cluster) -> None:
    url = cluster.database("ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(StoreError, match="encoding SQL_ASCII: make one with 'createdb --encoding UTF8'"):
        Store(url, write=True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda url: url, "there is no store in .*: make one with 'dateline build"),
        (lambda url: url.replace("/postgres?", "/nosuch?"), '"nosuch" does not exist; make the database'),
        (lambda url: url.replace("dateline@", "nobody@"), '"nobody" does not exist; make the database and its user'),
        (lambda url: url.replace("pg-", "gone-"), "see that the server runs"),
        (lambda url: "postgresql://anna:s3cret@127.0.0.1:1/news", "postgresql://anna@127.0.0.1:1/news .*server runs"),
        (lambda url: "postgresql://anna:s3cret@host", "names no database"),
        (lambda url: "postgresql://anna:s3/cret@host:x/news", "is no address of a database"),
        (lambda url: url.replace("options", "nosuchoption"), '"nosuchoption"; give the address as'),
    ],
)
def test_where_no_store_can_be(url: str, change: Callable[[str], str], words: str) -> None:
    with pytest.raises(StoreError, match=words) as raised:
        Store(change(url))
    assert "cret" not in str(raised.value)


def test_without_its_driver_it_is_said_which_extra_is_wanting(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.partition(".")[0] == "psycopg"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError, match=r"pip install 'dateline\[postgres\]'"):
        Store("postgresql://anna@localhost/news")


def test_who_may_only_read_is_told_so(cluster: Cluster, url: str) -> None:
    Store(url, write=True).close()
    schema = url.rpartition("%3D")[2]
    cluster.sql("DO $$ BEGIN CREATE USER guest; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
    cluster.sql(f"GRANT USAGE ON SCHEMA {schema} TO guest; GRANT SELECT ON ALL TABLES IN SCHEMA {schema} TO guest")
    guest = url.replace("dateline@", "guest@")
    with Store(guest) as store:
        assert store.article_ids() == []
    with Store(guest, write=True) as store, pytest.raises(StoreError, match=r"denied .*give one that you may write to"):
        store.set_setting("a", "b")


def test_a_store_opened_to_read_refuses_to_write(url: str) -> None:
    Store(url, write=True).close()
    with Store(url) as store, pytest.raises(StoreError, match="read-only transaction; give one that you may write"):
        store.set_published("place", "a.txt", "2013")


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("postgresql://anna:pa:ss@w/ord@host:5432/news", "postgresql://anna@host:5432/news"),
        ("postgresql+psycopg://:secret@/news?host=/run/pg", "postgresql+psycopg://@/news?host=/run/pg"),
        ("postgresql://host/news?password=secret&sslmode=require", "postgresql://host/news?sslmode=require"),
        ("postgres://anna@host/news", "postgres://anna@host/news"),
        ("news/story.dateline", "news/story.dateline"),
    ],
)
def test_no_password_is_shown(url: str, name: str) -> None:
    assert shown(url) == name


# ---- several at once ----


def test_a_build_is_the_same_on_a_server_as_in_a_file(url: str, tmp_path: Path) -> None:
    folder = articles(tmp_path / "news", "Bo", "Dee", "Eve")
    for place in (url, tmp_path / "file"):
        build([folder], place, stages=toy.stages())
        assert build([folder], place, stages=toy.stages()).new == 0
    assert exported(url) == exported(tmp_path / "file")


def test_builds_at_the_same_time_lose_and_double_nothing_and_are_seen_whole(url: str, tmp_path: Path) -> None:
    names = [f"N{n}" for n in range(12)]
    first, second = articles(tmp_path / "one", *names[:8]), articles(tmp_path / "two", *names[4:])
    running = [
        subprocess.Popen([sys.executable, "-c", BUILD, str(folder), url, "0.05"], stderr=subprocess.PIPE, text=True)
        for folder in (first, second)
    ]
    seen = set()
    while any(each.poll() is None for each in running):
        try:
            with Store(url) as store, store.at_once():
                seen.add((len(store.articles()), len(store.story().articles), len(store.waiting())))
        except StoreError as error:
            assert "there is no store" in str(error)
        time.sleep(0.05)
    said = [each.communicate()[1] for each in running]
    assert [each.returncode for each in running] == [0, 0], said
    assert sum("another build is writing" in each for each in said) == 1, "one of them waited, and said so"
    build([first, second], tmp_path / "file", stages=toy.stages())
    assert exported(url) == exported(tmp_path / "file")
    assert seen <= {(0, 0, 0), (8, 8, 0), (12, 12, 0)}, "of a build that is under way nothing is seen"
    with Store(url) as store:
        assert [made.articles for made in store.build_log()] == [8, 12]


def test_a_build_that_is_killed_leaves_what_was_there_and_need_not_look_again(url: str, tmp_path: Path) -> None:
    build([articles(tmp_path / "before", "Bo")], url, stages=toy.stages())
    before = exported(url)
    folder = articles(tmp_path / "news", *(f"N{n}" for n in range(12)))
    running = subprocess.Popen([sys.executable, "-c", BUILD, str(folder), url, "0.1"])
    engine = PostgreSQL(url, write=False).engine

    def looked_at() -> int:
        with engine.begin() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM annotation").scalar_one())

    while looked_at() < 5 and running.poll() is None:
        time.sleep(0.01)
    running.kill()
    running.wait()
    kept = looked_at()
    engine.dispose()
    assert 5 <= kept < 13
    assert exported(url) == before
    reader = toy.ToyReader()
    build([folder], url, stages=toy.stages(reader))
    assert len(reader.seen) == 13 - kept, "what was looked at before it was killed is known"
    build([tmp_path / "before", folder], tmp_path / "file", stages=toy.stages())
    assert exported(url) == exported(tmp_path / "file")


def test_who_decides_while_a_build_is_writing_is_asked_to_wait(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(url, write=True).close()
    monkeypatch.setattr("dateline.store.database.BUSY_SECONDS", 0.05)
    with Store(url, write=True) as one, Store(url, write=True) as other, one.at_once():
        with pytest.raises(StoreError, match="another build is writing to it: wait"):
            other.set_setting("a", "b")
        with Store(url) as reader:
            assert reader.setting("a") == "", "reading goes on while another writes"


def test_two_that_make_a_store_at_the_same_time_make_one(url: str) -> None:
    code = "import sys; from dateline.store import Store; Store(sys.argv[1], write=True).close()"
    running = [subprocess.Popen([sys.executable, "-c", code, url]) for _ in range(3)]
    assert [each.wait() for each in running] == [0, 0, 0]
    Store(url).close()


def test_what_others_wrote_is_noticed(url: str) -> None:
    with Store(url, write=True) as writer, Store(url) as reader:
        before = reader.changes()
        assert reader.changes() == before
        writer.set_setting("a", "b")
        assert reader.changes() != before


# ---- what is purged ----


def traces(cluster: Cluster, *words: str) -> set[str]:
    """The files of the server's tables in which one of these words stands; its log of what was written is another."""
    cluster.sql("CHECKPOINT")
    return {
        str(file.relative_to(cluster.folder))
        for file in (cluster.folder / "data" / "base").rglob("*")
        if file.is_file() and any(word.encode() in file.read_bytes() for word in words)
    }


def test_what_is_purged_is_in_no_table_and_in_no_file_of_one(
    cluster: Cluster, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.pipeline.default_stages", toy.stages)
    folder = articles(tmp_path / "news", "Bo")
    (folder / "secret.txt").write_text("Quimby met Zorro in Xanadu.\nZorro said Quimby wept.")
    for place in (url, tmp_path / "file"):
        build([folder], place)
    words = ("Quimby", "quimby", "Xanadu", "xanadu")
    assert traces(cluster, *words)
    assert purge_articles(url, ["secret.txt"]) == purge_articles(tmp_path / "file", ["secret.txt"])
    assert traces(cluster, *words) == set()
    assert build([folder], url).new == 0, "no later build brings it back"
    assert exported(url) == exported(tmp_path / "file")


def test_while_others_read_old_rows_stay_and_that_is_said(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.database.BUSY_SECONDS", 1)
    Store(url, write=True).close()
    with Store(url) as reader, reader.at_once(), Store(url, write=True) as store:
        reader.article_ids()
        with pytest.raises(StoreError, match=r"another program reads .*: purge once more"):
            store.scrub()
