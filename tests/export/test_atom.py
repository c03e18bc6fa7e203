"""The feed of changes: a reader of feeds takes it, RFC 4287's rules hold, and nothing that was hidden is told."""

from __future__ import annotations

import io
from dataclasses import replace

import feedparser
import pytest
from lxml import etree

from dateline.export.atom import Built, write
from dateline.model import Story
from dateline.model.changes import Snapshot
from dateline.tell import tell
from dateline.tell.snapshots import snapshot
from tests.export.hostile import CONTROL, RTL, SCRIPT, hostile
from tests.export.story import ferry_story

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def without(story: Story, *articles: str) -> Snapshot:
    """The story before it had some articles."""
    seen = snapshot(story)
    claims = tuple(claim for claim in seen.claims if claim.article not in articles)
    ids = {claim.id for claim in claims}
    events = (replace(event, claims=tuple(id for id in event.claims if id in ids)) for event in seen.events)
    return replace(
        seen,
        articles=tuple(article for article in seen.articles if article.id not in articles),
        claims=claims,
        events=tuple(event for event in events if event.claims),
        states=(),
        conflicts=(),
        answers=(),
    )


def feed(story: Story, *, aside: tuple[str, ...] = (), whole: bool = False) -> str:
    """Three builds: of the first two articles, of all, and of all once more."""
    first, second = without(story, "a3", "a4", "a5", "a6"), snapshot(story)
    builds = [Built(1, Snapshot(), first), Built(2, first, second), Built(3, second, second)]
    out = io.StringIO()
    write(builds, out, name="The ferry", key="0123", aside=aside, whole=whole)
    return out.getvalue()


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(ferry_story())


def test_a_reader_of_feeds_shows_an_entry_a_build_that_changed_something(story: Story) -> None:
    read = feedparser.parse(feed(story))
    assert not read.bozo
    assert read.feed.title == "What changed: The ferry"
    assert [entry.id for entry in read.entries] == ["urn:dateline:0123:build:2", "urn:dateline:0123:build:1"]
    assert read.entries[1].title.startswith("Build 1: 2 new articles; ")
    assert "Grey Heron owner acquitted" in read.entries[0].content[0].value
    assert {tag.term for tag in read.entries[0].tags} >= {"article_new", "event_new"}


def test_what_the_standard_asks_for_is_there(story: Story) -> None:
    root = etree.fromstring(feed(story).encode())
    assert root.tag == f"{{{ATOM['a']}}}feed"
    for name in ("id", "title", "updated", "author"):
        assert len(root.findall(f"a:{name}", ATOM)) == 1
    entries = root.findall("a:entry", ATOM)
    assert len({entry.findtext("a:id", namespaces=ATOM) for entry in entries}) == len(entries) == 2
    for entry in entries:
        assert entry.findtext("a:title", namespaces=ATOM)
        assert entry.findtext("a:content", namespaces=ATOM)
    moments = [element.text for element in root.iter(f"{{{ATOM['a']}}}updated")]
    assert moments == ["2020-06-19T00:00:00Z", "2020-06-19T00:00:00Z", "2019-03-20T00:00:00Z"]


def test_what_was_put_aside_is_told_by_no_entry(story: Story) -> None:
    event = next(e for e in story.links.events if "acquitted" in e.title)
    assert "acquitted Viktor Aldane" in feed(story, whole=True)
    assert "acquitted Viktor Aldane" not in feed(story, aside=event.claims[:1], whole=True)


@pytest.mark.parametrize("words", [SCRIPT, RTL, CONTROL, "a\r\nb", "]]>"])
def test_what_an_article_writes_is_no_markup(words: str) -> None:
    read = feedparser.parse(feed(tell(hostile(words)), whole=True), sanitize_html=False)
    assert not read.bozo
    assert read.entries
    for entry in read.entries:
        tags = etree.HTML(entry.content[0].value).iter()
        assert {tag.tag for tag in tags} <= {"html", "body", "h3", "ul", "li", "b", "i", "br", "p"}


def test_same_builds_same_text(story: Story) -> None:
    assert feed(story) == feed(story)
