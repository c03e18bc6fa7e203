"""Titles in what is shown and exported: whole titles of claims, each with its source, or both sides of a dispute."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from markupsafe import escape

from dateline import build_story
from dateline.export.html import write as write_html
from dateline.export.json import write as write_json
from dateline.model import Story
from dateline.tell.headings import heading
from dateline.tell.index import Index
from dateline.tell.lead import lead
from dateline.tell.timeline import timeline
from dateline.tell.words import Words

EXAMPLES = Path(__file__).parents[2] / "examples"
STORIES = sorted(path.parent for path in EXAMPLES.glob("*/articles"))
WORDS = Words()


@pytest.fixture(scope="module", params=STORIES, ids=lambda path: path.name)
def story(request: pytest.FixtureRequest) -> Story:
    folder: Path = request.param
    return build_story([folder / "articles"])


def test_an_event_is_called_by_a_claim_of_its_own_or_by_both_sides(story: Story) -> None:
    index = Index(story)
    assert story.links.events
    for event in story.links.events:
        own = {claim.title for claim in index.claims_of(event)}
        called = heading(event, lead(event, index), index, WORDS)
        assert event.title == called.title
        if not called.sides:
            assert event.title in own
        for side in called.sides:
            assert side.title in own
            assert inner(side.title) in event.title, "whole, within quotation marks"
            assert side.byline in event.title


def inner(title: str) -> str:
    return title.translate(str.maketrans("“”", "‘’"))


def test_the_export_has_the_titles_of_the_story(story: Story) -> None:
    out = io.StringIO()
    write_json(story, out)
    exported = json.loads(out.getvalue())
    assert {c["id"]: c["title"] for c in exported["claims"]} == {c.id: c.title for c in story.claims}
    assert {e["id"]: e["title"] for e in exported["events"]} == {e.id: e.title for e in story.links.events}


def test_the_page_shows_titles_whole_and_with_their_sources(story: Story) -> None:
    out = io.StringIO()
    write_html(story, out)
    page = out.getvalue()
    entries = timeline(story).entries
    assert len(entries) > 20
    for entry in entries:
        assert (entry.line == f"{entry.byline}: {entry.title}") or all(s.byline in entry.line for s in entry.sides)
        for told in entry.sides or (entry,):
            assert str(escape(told.title)) in page
            assert str(escape(told.byline)) in page
