"""The pages of a store on a server: those of a file, there while others write, and made anew when they have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.judging import judge, judgements
from dateline.pipeline import build, open_story
from dateline.serve.hand import desk
from dateline.serve.shelf import Shelf
from dateline.store import Store
from dateline.tell import tell
from tests import toy
from tests.cli.conftest import TEXTS
from tests.export.story import ferry_story
from tests.serve.filled import client, put
from tests.serve.hand.conftest import Person
from tests.servers import Cluster

_PAGES = 80  # that are compared: the first that links lead to


@pytest.fixture
def url(cluster: Cluster) -> str:
    """An empty place on a server."""
    return cluster.schema()


@contextmanager
def asked(store: str | Path) -> Iterator[Person]:
    """Somebody at the pages of a store."""
    with client(store) as browser:
        try:
            yield Person(browser, store)  # type: ignore[arg-type]  # it is only opened there
        finally:
            browser.app.state.shelf.close()  # type: ignore[attr-defined]


def plain(page: str) -> str:
    """A page without the token of its server."""
    return re.sub(r'(name="token" value=")[^"]+', r"\1", page)


def test_every_page_is_that_of_a_file(url: str, tmp_path: Path) -> None:
    (id,) = put(url, tell(ferry_story()))
    assert put(tmp_path / "file", tell(ferry_story())) == [id]
    seen: set[str] = set()
    waiting = ["/", "/search?q=ferry&by=words", f"/story/{id}"]
    with asked(url) as server, asked(tmp_path / "file") as file:
        while waiting and len(seen) < _PAGES:
            address = waiting.pop(0)
            seen.add(address)
            page, other = server.browser.get(address), file.browser.get(address)
            assert (page.status_code, page.headers) == (other.status_code, other.headers), address
            assert plain(page.text) == plain(other.text), address
            found = {each.replace("&amp;", "&") for each in re.findall(r'href="(/[^"#]*)', page.text)}
            waiting += sorted(found - seen - {*waiting})
    assert len(seen) == _PAGES


def test_pages_are_there_while_others_write_and_anew_when_they_have(url: str, tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    build([tmp_path / "a.txt"], url, stages=toy.stages())
    shelf = Shelf(url)
    (story,) = shelf.ids()
    before, told = shelf.told(story), open_story(url)
    with Store(url) as store:
        (linked,) = store.stories()
    with Store(url, write=True) as writer, writer.at_once():
        writer.drop_stories([story])
        assert shelf.told(story) is before and not shelf.writing, "nobody waits for who writes, or sees half of it"
        writer.set_links(linked, told.links)
    assert shelf.ids() == (story,)
    build([tmp_path / "b.txt"], url, one_story=True, stages=toy.stages())
    (whole,) = shelf.ids()
    shelf.retell(whole)
    assert {each.id for each in shelf.told(whole).story.articles} > {each.id for each in told.articles}
    shelf.close()


def test_what_is_decided_on_a_page_is_decided_for_all(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "default_stages", toy.stages)
    monkeypatch.setattr(desk, "lasting_stages", toy.stages)
    (tmp_path / "a.txt").write_text(TEXTS["a.txt"])
    build([tmp_path / "a.txt"], url)
    with asked(url) as person:
        event = person.story.links.events[0]
        address = f"/story/{person.id}/event/{event.id}"
        person.sends(address, "kind=keep")
        assert [line.judgement.by for line in judgements(url)] == ["Ada"]
        judge(url, "note", event.id, values=("look again",), by="Bo", at="2024-05-31T09:30:00Z")
        assert "look again" in person.sees(address)
