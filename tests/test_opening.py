"""What a store of many stories opens with is kept in one piece by a build, and holds as long as what it is made of."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline import opening
from dateline.judging import judge
from dateline.model import Kind
from dateline.opening import open_weightiest
from dateline.pipeline import build, purge_articles
from dateline.store import Store
from dateline.tell import FIRST_VIEW as MOST
from tests import toy

TEXTS = {"a1.txt": "Ada met Bo in Hull.\nBo said Ada left.", "a2.txt": "Ada met Bo.\nBo wept.", "c1.txt": "Zoe sang."}


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two stories are many, however short."""
    monkeypatch.setattr(opening, "READ_WHOLE", 3)
    monkeypatch.setattr("dateline.pipeline.default_stages", toy.stages)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / name).write_text(text)
    return place


@pytest.fixture
def store(folder: Path, tmp_path: Path) -> Path:
    build([folder], tmp_path / "s")
    return tmp_path / "s"


def is_kept(store: Path) -> bool:
    with Store(store) as opened:
        return opened.first(MOST) is not None


def test_it_is_what_the_rows_tell(store: Path) -> None:
    with Store(store) as opened:
        rows = opened.excerpt(opened.weightiest(MOST)), opened.counts()
        assert opened.first(MOST) == rows
        assert opened.first(1) is None
    assert open_weightiest(store, MOST) == rows
    few = open_weightiest(store, 1)
    assert few is not None
    assert len(few[0].links.events) == 1


@pytest.mark.parametrize("name", ["first", "counts"])
def test_what_can_t_be_read_is_told_by_the_rows(store: Path, name: str) -> None:
    with sqlite3.connect(store) as file:
        changed = file.execute("UPDATE recalled SET content = x'00' WHERE name = ?", (name,))
        assert changed.rowcount == 1
    with Store(store) as opened:
        assert opened.first(MOST) is None
        rows = opened.excerpt(opened.weightiest(MOST)), opened.counts()
    assert open_weightiest(store, MOST) == rows


def test_a_store_that_is_read_whole_keeps_none(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "READ_WHOLE", 1000)
    build([folder], tmp_path / "small")
    assert open_weightiest(tmp_path / "small", MOST) is None
    assert not is_kept(tmp_path / "small")


def test_a_build_keeps_what_is_new(folder: Path, store: Path) -> None:
    (folder / "c2.txt").write_text("Zoe wept.")
    build([folder], store)
    known = open_weightiest(store, MOST)
    assert known is not None
    assert known[1].articles == 4
    assert "c2.txt" in [path for article in known[0].articles for path in article.paths]
    assert is_kept(store)


def test_what_is_added_to_another_story_leaves_it(folder: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.tell.rank.FIRST_VIEW", 1)
    build([folder], store)
    with Store(store) as opened:
        known = opened.first(1)
        assert known is not None
        (told,) = {id for id, title in opened.titles().items() if id in known[0].links.events[0].claims}
        elsewhere = "Zoe" if "Zoe" not in opened.titles()[told] else "Ada met Bo. Bo"
    (folder / "d.txt").write_text(f"{elsewhere} wept.")

    def stop(step: str, done: int, total: int, name: str = "") -> None:
        if step == "linking" and done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([folder], store, progress=stop)
    with Store(store) as opened:
        assert opened.first(1) is None  # there are more articles now

    def anew(*_: object) -> object:
        raise AssertionError("the events are the same")

    with monkeypatch.context() as patch:
        patch.setattr("dateline.store.first.excerpt", anew)
        build([folder], store)
    with Store(store) as opened:
        assert opened.first(1) == (known[0], opened.counts())
        assert (opened.excerpt(opened.weightiest(1)), opened.counts()) == opened.first(1)


def test_a_file_that_was_moved_has_its_new_name_at_once(folder: Path, store: Path) -> None:
    (folder / "a1.txt").rename(folder / "0.txt")

    def stop(step: str, done: int, total: int, name: str = "") -> None:
        if done == total:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build([folder], store, progress=stop)
    known = open_weightiest(store, MOST)
    assert known is not None
    assert "0.txt" in [path for article in known[0].articles for path in article.paths]
    build([folder], store)
    assert is_kept(store)
    assert open_weightiest(store, MOST) == known


def test_a_decision_takes_it_back_until_the_next_build(folder: Path, store: Path) -> None:
    first = open_weightiest(store, MOST)
    assert first is not None
    judge(store, Kind.DATE, first[0].claims[0].id, values=("2013-11",), by="ann", at="2024-05-31T09:30:00Z")
    assert not is_kept(store)
    decided = open_weightiest(store, MOST)
    assert decided is not None
    assert decided != first
    build([folder], store)
    assert is_kept(store)
    assert open_weightiest(store, MOST) == decided


def test_it_has_no_word_of_what_was_purged(store: Path) -> None:
    with Store(store) as opened:
        (gone,) = (article.id for article in opened.articles() if "Zoe" in article.text)
    purge_articles(store, [gone])
    with sqlite3.connect(store) as file:
        assert file.execute("SELECT name FROM recalled WHERE name IN ('first', 'counts')").fetchall() == []
    build([], store)
    assert b"Zoe" not in store.read_bytes()
    known = open_weightiest(store, MOST)
    assert known is None or gone not in [article.id for article in known[0].articles]
