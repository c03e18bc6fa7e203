"""What stories were at earlier builds: kept with their links, put together again, and let go when they are old."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection

from dateline.model.changes import SeenArticle, Snapshot, united
from dateline.store import Store, snapshots
from tests import toy

TEXTS = {"a.txt": "Ada met Bo in Hull.", "b.txt": "Cy said Ada left."}


def build(folder: Path, store: Path, **texts: str) -> None:
    """A build of these texts, with the toy stages."""
    from dateline.pipeline import build as run

    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    run([folder], store, stages=toy.stages())


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "story.dateline"


def titles(store: Path, number: int) -> list[str]:
    with Store(store) as opened:
        return [article.title for article in opened.snapshot(number).articles]


def test_each_build_that_changes_something_can_be_compared(tmp_path: Path, place: Path) -> None:
    build(tmp_path / "news", place, a="Ada met Bo in Hull.")
    build(tmp_path / "news", place)
    build(tmp_path / "news", place, b="Cy said Ada left.")
    with Store(place) as opened:
        assert [(each.build, each.articles) for each in opened.snapshots()] == [(1, 1), (2, 2)]
    assert titles(place, 1) == ["Ada met Bo in Hull."]
    assert sorted(titles(place, 2)) == ["Ada met Bo in Hull.", "Cy said Ada left."]


def test_the_same_articles_in_another_order_of_builds_give_the_same(tmp_path: Path) -> None:
    one, two = tmp_path / "one.dateline", tmp_path / "two.dateline"
    build(tmp_path / "x", one, a="Ada met Bo in Hull.")
    build(tmp_path / "x", one, b="Cy said Ada left.")
    build(tmp_path / "y", two, a="Ada met Bo in Hull.", b="Cy said Ada left.")
    with Store(one) as first, Store(two) as second:
        assert first.snapshot(2) == second.snapshot(1)


def whole(connection: Connection, build: int) -> Snapshot:
    return united(snapshots.read(connection, build).values())


def seen(name: str) -> Snapshot:
    return Snapshot((SeenArticle(name, name, name, "", ()),))


def test_old_builds_are_let_go_and_what_still_holds_stays(
    tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "KEPT", 3)
    for number in range(6):
        build(tmp_path / "news", place, **{f"a{number}": f"Ada met Bo in Hull {number} times."})
    with Store(place) as opened:
        assert [each.build for each in opened.snapshots()] == [4, 5, 6]
    assert [len(titles(place, number)) for number in (4, 5, 6)] == [4, 5, 6]
    with Store(place) as opened, opened._transaction() as connection:
        assert len(connection.exec_driver_sql("SELECT * FROM snapshot WHERE story != ''").all()) == 3


def test_of_a_large_store_fewer_builds_are_kept(tmp_path: Path, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshots, "LARGEST", 0)
    for number in range(3):
        build(tmp_path / "news", place, a=f"Ada met Bo in Hull {number} times.")
    with Store(place) as opened:
        assert [each.build for each in opened.snapshots()] == [3]


def test_stories_come_stay_and_go(place: Path) -> None:
    """What a store was is put together of the last rows of all its stories."""
    from sqlalchemy import insert

    from dateline.store import tables as t

    rows = [("s", 1, seen("s one")), ("u", 1, seen("u one")), ("s", 3, seen("s three")), ("u", 4, None)]
    with Store(place, write=True) as opened, opened._transaction() as connection:
        for story, number, content in rows:
            packed = _packed(content) if content else None
            connection.execute(insert(t.SNAPSHOT).values(story=story, build=number, content=packed))
        names = {n: [a.id for a in whole(connection, n).articles] for n in (1, 2, 3, 4)}
    assert names == {1: ["s one", "u one"], 2: ["s one", "u one"], 3: ["s three", "u one"], 4: ["s three"]}


def _packed(content: Snapshot) -> bytes:
    import msgspec
    import zstandard

    return zstandard.ZstdCompressor().compress(msgspec.msgpack.encode(content))


def test_a_story_that_is_no_more_is_gone_from_then_on(place: Path) -> None:
    with Store(place, write=True) as opened, opened._transaction() as connection:
        snapshots.keep(connection, "s", seen("s one"))
        assert [a.id for a in whole(connection, 1).articles] == ["s one"]
        snapshots.close(connection)
        assert whole(connection, 1) == Snapshot()
