"""A file's bytes are evidence, and each file has one status: what it holds now, and what became of that."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import StoreError, UnknownIdError
from dateline.model import Article, Block, BlockKind, Copy, Facts, FileRecord, FileStatus, Unread
from dateline.store import Build, Store, file_records
from dateline.store.sqlite import migrations
from tests.store.filling import add

ONE = Article("a1", "Ada met Bo.", "Ada met Bo.", (Block(BlockKind.TITLE, 0, 11),))
TWO = Article("a2", "Bo left Hull.", "Bo left.", (Block(BlockKind.TITLE, 0, 13),))
PAGE = "<p>Ada met Bö.\r\n".encode("latin-1")


@pytest.fixture
def store(address: str | Path) -> Iterator[Store]:
    with Store(address, write=True) as opened:
        yield opened


def statuses(store: Store) -> list[tuple[str, str, str | None]]:
    for article in store.article_ids():
        store.set_facts(Facts(article, (), (), ()), "key")
    return [(each.path, each.status.value, each.article) for each in store.files()]


# ---- the bytes ----


def test_the_bytes_of_a_file_come_back_as_they_were(store: Store) -> None:
    add(store, ONE, path="a.html", content=PAGE)
    add(store, path="wall.html", content=b"\0accept", unread=[Unread("wall.html", "a wall", FileStatus.NOT_ARTICLE)])
    assert store.original("a1") == store.original("a.html") == PAGE
    assert store.original("wall.html") == b"\0accept", "what is no article is evidence too"
    assert list(filter(None, store.check_originals())) == []


def test_an_article_of_several_files_has_the_bytes_of_the_one_that_it_is_read_from(store: Store) -> None:
    one = ONE
    add(store, one, path="a (1).html", content=b"the copy")
    add(store, one, path="a.html", content=b"the page")
    assert store.articles()[0].paths == ("a.html", "a (1).html")
    assert (store.original("a1"), store.original("a (1).html")) == (b"the page", b"the copy")


def test_equal_bytes_are_kept_once_and_never_changed(tmp_path: Path) -> None:
    with Store(tmp_path / "s", write=True) as store:
        add(store, ONE, path="a.html", content=PAGE)
        add(store, ONE, path="b.html", content=PAGE)
    raw = sqlite3.connect(tmp_path / "s")
    assert raw.execute("SELECT count(*), max(size) FROM original").fetchone() == (1, len(PAGE))
    for statement in ("UPDATE original SET size = 1", "DELETE FROM original"):
        with pytest.raises(sqlite3.IntegrityError, match="an original is evidence"):
            raw.execute(statement)
    raw.close()


def test_without_copies_only_the_hash_is_kept_and_a_later_build_may_keep_them(store: Store) -> None:
    add(store, ONE, path="a.html", content=PAGE, copies=False)
    with pytest.raises(StoreError, match=r"not in the store .*--no-copies.* SHA-256 is [0-9a-f]{64}"):
        store.original("a1")
    assert list(filter(None, store.check_originals())) == []
    digest = __import__("hashlib").sha256(PAGE).hexdigest()[:32]
    assert store.has_file("a.html", digest, None, "1")
    assert not store.has_file("a.html", digest, None, "1", copies=True)
    add(store, ONE, path="a.html", content=PAGE)
    assert store.has_file("a.html", digest, None, "1", copies=True)
    assert store.original("a1") == PAGE


def test_names_that_nothing_or_several_files_have(store: Store) -> None:
    add(store, ONE, path="index.html", place="x", content=b"one")
    add(store, TWO, path="index.html", place="y", content=b"two")
    with pytest.raises(UnknownIdError, match="'dateline files' shows the files"):
        store.original("nosuch")
    with pytest.raises(UnknownIdError, match="2 files of several folders are named"):
        store.original("index.html")
    assert store.original("a2") == b"two"


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("UPDATE original SET content = zeroblob(40)", "are not those that were read"),
        ("UPDATE original SET size = size + 1", "are not those that were read"),
        ("UPDATE original SET sha256 = replace(sha256, 'a', 'b')", "are not those that were read"),
        ("DELETE FROM original", "are not in the store"),
    ],
)
def test_bytes_that_were_tampered_with_are_found(damage: str, words: str, tmp_path: Path) -> None:
    with Store(tmp_path / "s", write=True) as store:
        add(store, ONE, path="a.html", content=PAGE)
    raw = sqlite3.connect(tmp_path / "s")
    raw.executescript(f"DROP TRIGGER original_is_evidence; DROP TRIGGER original_stays; {damage}")
    raw.close()
    with Store(tmp_path / "s") as store:
        assert words in " ".join(store.check_originals())


# ---- what a file holds now ----


def test_a_file_that_was_changed_holds_what_it_holds_now_and_the_old_article_stays(store: Store) -> None:
    add(store, ONE, path="a.html", content=b"one")
    add(store, TWO, path="a.html", content=b"two")
    assert statuses(store) == [("a.html", "read", "a2")]
    assert {article.id: article.paths for article in store.articles()} == {"a1": ("a.html",), "a2": ("a.html",)}
    assert store.original("a1") == b"one", "what it was read from is still there"

    add(store, ONE, path="a.html", content=b"one")
    assert statuses(store) == [("a.html", "read", "a1")]


def test_an_article_is_read_from_a_file_that_still_holds_it(store: Store) -> None:
    add(store, ONE, path="a.html", content=b"one")
    add(store, ONE, path="b.html", content=b"one again")
    assert statuses(store) == [("a.html", "read", "a1"), ("b.html", "copy", "a1")]
    add(store, TWO, path="a.html", content=b"two")
    assert statuses(store) == [("a.html", "read", "a2"), ("b.html", "read", "a1")]
    assert store.articles(["a1"])[0].paths == ("b.html",)


def test_what_a_newer_program_reads_in_the_same_bytes_replaces_what_an_older_one_read(store: Store) -> None:
    add(store, ONE, TWO, path="a.html", content=b"one")
    store.set_facts(Facts("a1", (), (), ()), "key")
    store.set_build(Build("", "", "", ""))
    wall = Unread("a.html", "a consent wall", FileStatus.NOT_ARTICLE)
    add(store, path="a.html", content=b"one", unread=[wall], program="2")
    assert store.article_ids() == []
    assert store.build() is None, "links rest on it no more"
    assert store.files() == (FileRecord("a.html", FileStatus.NOT_ARTICLE, "a consent wall"),)
    assert store.damage() == []


def test_a_file_that_was_moved_is_listed_once(store: Store) -> None:
    for place in ("old", "new"):
        add(store, ONE, path="a.html", place=place)
        add(store, path="b.html", place=f"{place} b", content=b"", unread=[Unread("b.html", "empty")])
    assert statuses(store) == [("a.html", "read", "a1"), ("b.html", "not_read", None)]
    assert [each.path for each in store.files(["new", "new b"])] == ["a.html", "b.html"]
    both = [each.status.value for each in store.files(["old", "new"])]
    assert both == ["read", "copy"], "of one build, they are two files"


# ---- statuses ----


ONE_A, TWO_B = replace(ONE, paths=("a.html",)), replace(TWO, paths=("b.html",))


def told(*sightings: tuple[str, str, str], articles: list[Article], **others: object) -> list[tuple[str, str, str]]:
    records = file_records(sightings, articles, **{"copies": (), **others})  # type: ignore[arg-type]
    return [(each.path, each.status.value, each.reason) for each in records]


def test_a_second_file_of_an_article_is_a_copy_and_says_of_which() -> None:
    one = replace(ONE, paths=("a.html", "a (1).html"))
    assert told(("a (1).html", "a (1).html", "a1"), ("a.html", "a.html", "a1"), articles=[one]) == [
        ("a (1).html", "copy", "the same article as a.html"),
        ("a.html", "read", ""),
    ]


def test_an_article_that_repeats_another_is_a_copy() -> None:
    seen = (("a.html", "a.html", "a1"), ("b.html", "b.html", "a2"))
    assert told(*seen, articles=[ONE_A, TWO_B], copies=[Copy("a2", "a1", "")]) == [
        ("a.html", "read", ""),
        ("b.html", "copy", "its text stands in a.html"),
    ]


STUB, STUB2 = replace(ONE_A, partial="a wall"), replace(TWO_B, partial="a wall")


@pytest.mark.parametrize(
    ("one", "two", "status"),
    [(STUB, TWO_B, "partial"), (ONE_A, STUB, "read"), (STUB, STUB2, "copy"), (ONE_A, STUB2, "copy")],
)
def test_a_stub_of_what_stands_elsewhere_is_partial_and_a_copy_of_a_stub_a_copy(
    one: Article, two: Article, status: str
) -> None:
    other = replace(two, id="a2", paths=("b.html",))
    seen = (("a.html", "a.html", "a1"), ("b.html", "b.html", "a2"))
    copies = [Copy("a1", "a2", "")] if status != "read" else []
    assert told(*seen, articles=[one, other], copies=copies)[0][1] == status


def test_an_article_in_another_language_is_so_in_every_file() -> None:
    italian = replace(ONE, language="it", paths=("a.html", "b.html"), partial="a wall")
    seen = (("a.html", "a.html", "a1"), ("b.html", "b.html", "a1"))
    words = "in Italian: not understood"
    assert told(*seen, articles=[italian]) == [
        ("a.html", "other_language", words),
        ("b.html", "other_language", words),
    ]
    assert told(seen[0], articles=[replace(italian, language="xx")])[0][2] == (
        "in a language with the code xx: not understood"
    )


def test_each_record_of_a_file_has_its_own_status_in_the_order_of_lines() -> None:
    rows = [(f"w.jsonl:{line}", "w.jsonl", "a2" if line == 3 else "a1") for line in (10, 2, 3)]
    articles = [replace(ONE, paths=("w.jsonl",)), replace(TWO, paths=("w.jsonl",))]
    broken = Unread("w.jsonl:1", "this is no JSON")
    assert told(*rows, articles=articles, unread=[broken]) == [
        ("w.jsonl:1", "not_read", "this is no JSON"),
        ("w.jsonl:2", "read", ""),
        ("w.jsonl:3", "read", ""),
        ("w.jsonl:10", "copy", "the same article as w.jsonl"),
    ]


def test_a_remark_is_no_file() -> None:
    remark = Unread("a.json", "the article is read without it", remark=True)
    assert told(("a.html", "a.html", "a1"), articles=[ONE_A], unread=[remark]) == [("a.html", "read", "")]


def test_what_no_stage_could_digest_or_has_seen_yet_is_not_read() -> None:
    seen = (("a.html", "a.html", "a1"), ("b.html", "b.html", "a2"))
    assert told(*seen, articles=[ONE_A, TWO_B], failed={"a1": "a defect"}, waiting={"a2"}) == [
        ("a.html", "not_read", "a defect"),
        ("b.html", "not_read", "the build was stopped before it was understood: run it again"),
    ]


# ---- stores of the first version, and the log ----


def first_version(path: Path) -> None:
    """A store as the first version left it: two files, one of them read, and one in two places."""
    raw = sqlite3.connect(path)
    raw.executescript(dict(migrations())[1])
    raw.executescript("""
      PRAGMA user_version = 1; PRAGMA application_id = 0x44544C4E;
      INSERT INTO file VALUES ('p1', 'd1', 'a.html', '0.1.0', NULL), ('p2', 'd2', 'b.html', '0.1.0', NULL);
      INSERT INTO unread VALUES ('p2', 0, 'b.html', 'too short');
      INSERT INTO article VALUES (1, 'a1', 'Ada met Bo.', '');
      INSERT INTO article_path VALUES
        ('a1', 'a.html', 'p1', 0, '{"id":"a1","text":"","title":"","blocks":[],"paths":["a.html"]}'),
        ('a1', 'A.html', 'p3', 0, '{"id":"a1","text":"","title":"","blocks":[],"paths":["A.html"]}');
      INSERT INTO article_metadata VALUES ('a1', '', NULL, '[]', NULL, '', NULL, NULL, '', 'none', '[]', 'hash');
      INSERT INTO facts VALUES ('a1', 'key');
    """)
    raw.close()


def test_a_store_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    first_version(tmp_path / "s")
    with Store(tmp_path / "s", write=True) as store:
        (article,) = store.articles()
        assert article.paths == ("A.html", "a.html")
        assert [(each.path, each.status.value) for each in store.files()] == [
            ("A.html", "read"),
            ("a.html", "copy"),
            ("b.html", "not_read"),
        ]
        assert not store.has_file("p1", "d1", None, "0.2"), "its bytes are not known: it is read again"
        assert store.damage() == []
        add(store, TWO, path="A.html", place="p3", content=b"A file that was changed")
        assert store.articles(["a1"])[0].paths == ("a.html",)


def test_the_log_has_a_row_for_what_was_changed_or_made_by_another(store: Store) -> None:
    def log(code: str = "c1") -> int:
        store.log("0.1.0", code, "r", "w", "f", "l")
        return len(store.build_log())

    add(store, ONE, path="a.html", content=b"one")
    store.set_build(Build("0.1.0", "r", "f+l", "key"))
    assert [log(), log()] == [1, 1]
    assert [log("c2"), log("c2"), log("c1")] == [2, 2, 3]
    add(store, path="wall.html", content=b"two", unread=[Unread("wall.html", "a wall", FileStatus.NOT_ARTICLE)])
    assert [log(), log()] == [4, 4]
    assert [row.articles for row in store.build_log()] == [1, 1, 1, 1]
    assert store.build_log()[0].code == "c1"


def test_the_log_is_append_only(tmp_path: Path) -> None:
    with Store(tmp_path / "s", write=True) as store:
        store.log("0.1.0", "c", "r", "w", "f", "l")
    raw = sqlite3.connect(tmp_path / "s")
    for statement in ("UPDATE build_log SET program = '9'", "DELETE FROM build_log"):
        with pytest.raises(sqlite3.IntegrityError, match="never changed"):
            raw.execute(statement)
    raw.close()
