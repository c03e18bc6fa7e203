"""What the user says of outlets in the pages of `dateline serve`, with the note; in the exported page without it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import html as parser

from dateline.export.html import write
from dateline.serve.paths import at
from dateline.tell import tell
from tests.export.story import COURIER
from tests.serve.filled import client, put
from tests.tell.test_outlets import owned

STORY = tell(owned())
SAID, NOTE = "owner Harrow Media, grade B", "your note: rings back"
ARTICLE = next(each.id for each in STORY.articles if each.outlet == COURIER)
ORIGIN = next(each for each in STORY.links.origins if each.owner)
EVENT = next(each.id for each in STORY.links.events if {*each.claims} & {*ORIGIN.claims})
TITLE = next(each.title for each in STORY.claims if each.span.article == ARTICLE)
VIEWS = {
    "sources": at("sources", story="a1"),
    "articles": at("articles", story="a1"),
    "article": at("article", story="a1", article=ARTICLE),
    "event": at("event", story="a1", event=EVENT),
    "timeline": at("timeline", "?all=yes", story="a1"),
    "search": at("search", "?q=" + "+".join(TITLE.split()) + "&by=words"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("outlets") / "s.dateline"
    put(path, STORY)
    return path


@pytest.mark.parametrize("view", VIEWS)
def test_it_stands_beside_the_source_with_the_note(store: Path, view: str) -> None:
    answer = client(store).get(VIEWS[view])
    text = " ".join(parser.document_fromstring(answer.text).text_content().split())
    assert f"({SAID}; {NOTE})" in text


def test_it_stands_beside_each_side_of_a_dispute(store: Path) -> None:
    tree = parser.document_fromstring(client(store).get(VIEWS["timeline"]).text)
    of_courier = [each for each in tree.cssselect(".side") if COURIER in each.cssselect(".byline")[0].text_content()]
    assert of_courier
    assert all(f"({SAID}; {NOTE})" in " ".join(each.text_content().split()) for each in of_courier)


def test_an_origin_of_several_outlets_is_called_after_their_owner(store: Path) -> None:
    tree = parser.document_fromstring(client(store).get(at("origin", story="a1", origin=ORIGIN.id)).text)
    assert tree.cssselect("h1")[0].text_content() == "Harrow Media"
    assert "outlets of one owner" in tree.cssselect(".kicker")[0].text_content()


def test_the_exported_page_says_whose_words_these_are_and_has_no_note() -> None:
    out = io.StringIO()
    write(STORY, out)
    assert f"({SAID})" in parser.document_fromstring(out.getvalue()).text_content()
    assert "Dateline grades nobody" in out.getvalue()
    assert "rings back" not in out.getvalue()
