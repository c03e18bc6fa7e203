"""Stories at hand: told once, told anew when the store has another, and shown while a build is at it."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import StoreError, UnknownIdError
from dateline.serve import shelf as shelves
from dateline.serve.shelf import Recent, Shelf
from dateline.store import Build, Linked, Store
from dateline.tell import tell, timeline
from tests.export.story import ferry_story
from tests.serve.filled import client, put, storable
from tests.serve.many import many_events

STORY = tell(ferry_story())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    put(tmp_path / "s.dateline", STORY)
    return tmp_path / "s.dateline"


def retitle(path: Path, title: str) -> None:
    """Write the story anew, as a build does, with another name of its first entity."""
    story = storable(STORY)
    first, *others = story.links.entities
    links = replace(story.links, entities=(replace(first, name=title), *others))
    ids = tuple(sorted(article.id for article in story.articles))
    with Store(path, write=True) as store:
        store.set_links(Linked(ids[0], f"key {title}", "links", ids), links)
        store.set_build(Build("1", "reader", "rules", title))


def take_away(path: Path) -> None:
    with Store(path, write=True) as store:
        store.drop_stories(["a1"])


def test_a_story_is_told_once(path: Path) -> None:
    shelf = Shelf(path)
    assert shelf.told("a1") is shelf.told("a1")


def test_what_a_build_wrote_is_seen_at_the_next_request(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "_LONG", 60.0)  # on a busy machine, too, nothing takes long
    shelf = Shelf(path)
    shelf.told("a1")
    retitle(path, "Vera Moss")
    assert "Vera Moss" in {entity.name for entity in shelf.told("a1").story.links.entities}


def test_a_story_that_a_build_took_away_is_shown_as_it_was_and_said_to_be(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "_LONG", 60.0)
    browser = client(path)
    browser.get("/story/a1")
    take_away(path)
    page = browser.get("/story/a1")
    assert page.status_code == 200
    assert "A build is telling this story anew" in page.text
    retitle(path, "Vera Moss")
    assert "A build is telling this story anew" not in browser.get("/story/a1").text


def test_one_that_is_not_at_hand_is_asked_for_again(path: Path) -> None:
    take_away(path)
    page = client(path).get("/story/a1")
    assert page.status_code == 503
    assert page.headers["retry-after"] == "2"


def test_one_that_takes_long_is_told_behind_what_is_at_hand(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "_LONG", 0.0)
    shelf = Shelf(path)
    old = shelf.told("a1")
    retitle(path, "Vera Moss")
    assert shelf.told("a1") is old and shelf.waits(old)
    until = time.monotonic() + 10
    while shelf.told("a1") is old and time.monotonic() < until:
        time.sleep(0.01)
    assert not shelf.waits(shelf.told("a1"))


def test_what_a_person_has_just_done_is_waited_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "_LONG", 0.0)
    shelf = Shelf(path)
    shelf.told("a1")
    retitle(path, "Vera Moss")
    shelf.retell("a1")
    assert "Vera Moss" in {entity.name for entity in shelf.told("a1").story.links.entities}


def test_the_least_lately_used_is_put_away(tmp_path: Path) -> None:
    put(tmp_path / "two.dateline", STORY, many_events(20))
    shelf = Shelf(tmp_path / "two.dateline", most=1)
    first = shelf.told("a1")
    shelf.told("m0000")
    assert shelf.told("a1") is not first


def test_a_store_that_is_gone_or_another_is_said_or_seen(path: Path, tmp_path: Path) -> None:
    shelf = Shelf(path)
    shelf.told("a1")
    put(tmp_path / "other.dateline", many_events(20))
    (tmp_path / "other.dateline").replace(path)
    assert shelf.ids() == ("m0000",)
    with pytest.raises(UnknownIdError):
        shelf.story_id("zzz")
    path.unlink()
    with pytest.raises(StoreError, match="is gone"):
        shelf.ids()


def test_the_list_and_the_first_view_are_those_of_the_exported_page(path: Path) -> None:
    told = Shelf(path).told("a1")
    page = timeline(STORY)
    assert [each.event.id for each in told.chosen()] == [
        entry.event.id for entry in timeline(STORY, whole=True).entries
    ]
    assert told.first() == {entry.event.id for entry in page.first}
    assert {id: entry.title for id, entry in told.entries.items()} == {e.event.id: e.title for e in page.entries}


def test_two_who_ask_for_one_thing_at_once_make_it_once() -> None:
    made, recent = [], Recent[str, int](4)

    def make() -> int:
        time.sleep(0.02)
        made.append(1)
        return len(made)

    threads = [threading.Thread(target=recent.of, args=("a", make)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_stories_are_listed_without_being_read(tmp_path: Path) -> None:
    put(tmp_path / "two.dateline", STORY, many_events(20))
    browser = client(tmp_path / "two.dateline")
    page = browser.get("/").text
    assert page.index("Viktor Aldane") < page.index("Mara Quint")  # the one of most events first
    shelf = browser.app.state.shelf  # type: ignore[attr-defined]
    assert shelf._told.get(("a1", None)) is None
    assert shelf.told("a1").name in page
    assert browser.get("/?page=2").status_code == 400


def test_a_story_that_is_put_away_leaves_at_once(path: Path) -> None:
    shelf = Shelf(path)
    told = shelf.told("a1")
    assert told.overview and list(told.entries.values())
    left = weakref.ref(told)
    gc.disable()  # nobody looks for circles: there are none
    try:
        retitle(path, "Vera Moss")
        shelf.told("a1")
        del told
        assert left() is None
    finally:
        gc.enable()


def test_a_page_that_was_shown_before_a_long_story_was_read_does_not_keep_its_story(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelves, "_LONG", 0.0)  # all are long
    browser = client(path)
    shelf: Shelf = browser.app.state.shelf  # type: ignore[attr-defined]
    browser.get("/story/a1")
    left = weakref.ref(shelf.told("a1"))
    retitle(path, "Vera Moss")
    shelf.retell("a1")
    browser.get("/story/a1")
    retitle(path, "Vera Moss-Lane")
    shelf.retell("a1")
    ends = time.monotonic() + 10
    while left() is not None and time.monotonic() < ends:  # who works ahead behind the page holds it a moment longer
        time.sleep(0.01)
    assert left() is None
