"""The export `dateline/1` is a contract: its form, its order, its bytes."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from dateline.export import EXPORTERS
from dateline.export.json import schema, write
from dateline.model import FileRecord, FileStatus, Rendition, Standing, Story, Version
from dateline.tell import Selection, tell
from dateline.when import Basis, Reason, from_edtf
from tests.export.story import empty_story, ferry_story

SCHEMA = files("dateline.export") / "dateline-1.schema.json"


def text_of(story: Story) -> str:
    out = io.StringIO()
    write(story, out)
    return out.getvalue()


def export(story: Story) -> dict[str, Any]:
    return dict(json.loads(text_of(story)))


@pytest.fixture(scope="module")
def exported() -> dict[str, Any]:
    """The export of a story with every kind of record."""
    return export(ferry_story())


def test_the_schema_that_ships_is_current() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema(), (
        "run: python -m dateline.export.json > src/dateline/export/dateline-1.schema.json"
    )


@pytest.mark.parametrize("story", [empty_story(), ferry_story()], ids=["empty", "ferry"])
def test_an_export_keeps_to_the_schema(story: Story) -> None:
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(export(story))


def test_a_part_of_a_story_keeps_to_the_schema_and_holds_its_articles_alone(exported: dict[str, Any]) -> None:
    story = ferry_story()
    out = io.StringIO()
    write(story, out, Selection(standings=(Standing.EXPECTED,)))
    part = json.loads(out.getvalue())
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(part)
    assert 0 < len(part["events"]) < len(exported["events"])
    texts = {article["id"]: article["text"] for article in part["articles"]}
    assert texts.keys() == {claim["span"]["article"] for claim in part["claims"]} < {*(a.id for a in story.articles)}
    assert all(
        texts[claim["span"]["article"]][claim["span"]["start"] : claim["span"]["end"]] == claim["quote"]
        for claim in part["claims"]
    )
    lines = io.StringIO()
    EXPORTERS["jsonl"](story, lines, Selection(standings=(Standing.EXPECTED,)))
    records = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert sum(each["record"] == "claim" for each in records) == len(part["claims"])


def test_the_schema_refuses_what_the_form_is_not(exported: dict[str, Any]) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert not validator.is_valid({**exported, "format": "dateline/2"})
    assert not validator.is_valid({**exported, "claims": [{**exported["claims"][0], "certainty": "sure"}]})
    assert not validator.is_valid({name: rows for name, rows in exported.items() if name != "conflicts"})


def test_no_title_without_who_says_it(exported: dict[str, Any]) -> None:
    assert all(claim["byline"] for claim in exported["claims"])
    assert all(event["byline"] for event in exported["events"])
    bylines = {claim["title"]: claim["byline"] for claim in exported["claims"]}
    left = next(title for title in bylines if "left the house" in title)
    assert bylines[left] == "Harbour Eye, citing a friend of the singer"


def test_the_byline_of_a_dispute_names_both_sides() -> None:
    exported = export(tell(ferry_story()))
    (tested,) = [event for event in exported["events"] if "had been tested" in event["title"]]
    assert tested["title"].startswith("Disputed: “")
    assert tested["byline"] == (
        "The Calder Courier, citing Viktor Aldane / Tidewater Weekly, citing a former engineer of the line"
    )


def test_every_quote_is_the_text_of_its_span(exported: dict[str, Any]) -> None:
    texts = {article["id"]: article["text"] for article in exported["articles"]}
    for claim in exported["claims"]:
        span = claim["span"]
        assert claim["quote"] == texts[span["article"]][span["start"] : span["end"]] != ""


def test_every_id_that_is_named_is_there(exported: dict[str, Any]) -> None:
    ids = {
        name: {row["id"] for row in exported[name]} for name in ("claims", "events", "origins", "sources", "entities")
    }
    for claim in exported["claims"]:
        assert claim["event"] in ids["events"]
        assert claim["origin"] in ids["origins"]
        assert {hop["source"] for hop in claim["attribution"]} <= ids["sources"]
        assert {participant["entity"] for participant in claim["participants"]} <= ids["entities"]
    for conflict in exported["conflicts"]:
        assert set(conflict["claims"]) <= ids["claims"]


def test_records_are_in_id_order_and_keys_are_sorted(exported: dict[str, Any]) -> None:
    assert list(exported) == sorted(exported)
    for name in ("articles", "claims", "entities", "events", "origins", "sources"):
        rows = exported[name]
        assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
        assert all(list(row) == sorted(row) for row in rows)


def test_the_order_of_a_storys_records_changes_no_byte() -> None:
    story = ferry_story()
    links = story.links
    turned = replace(
        story,
        articles=story.articles[::-1],
        facts=story.facts[::-1],
        links=replace(
            links,
            entities=links.entities[::-1],
            events=links.events[::-1],
            states=links.states[::-1],
            conflicts=links.conflicts[::-1],
        ),
    )
    assert text_of(turned) == text_of(story)


def test_salience_has_three_decimals() -> None:
    story = ferry_story()
    events = tuple(replace(event, salience=2 / 3) for event in story.links.events)
    rows = export(replace(story, links=replace(story.links, events=events)))["events"]
    assert {row["salience"] for row in rows} == {0.667}


def test_an_article_names_its_relays_and_what_it_copies(exported: dict[str, Any]) -> None:
    story = ferry_story()
    rows = {row["id"]: row for row in exported["articles"]}
    assert {id: row["copy_of"] for id, row in rows.items() if row["copy_of"]} == {
        copy.article: copy.original for copy in story.links.copies
    }
    assert any(row["via"] for row in rows.values())


def test_an_article_tells_how_it_came_to_be_here() -> None:
    story = ferry_story()
    stub = replace(
        story.articles[1],
        captured=from_edtf("2020-07-01", Basis.STATED, (Reason("SingleFile's comment has 1 July 2020"),)),
        partial="it ends before a paywall",
        rendition=Rendition.AMP,
        language="en",
    )
    rows = export(replace(story, articles=(story.articles[0], stub, *story.articles[2:])))["articles"]
    row = next(row for row in rows if row["id"] == stub.id)
    assert (row["captured"]["edtf"], row["captured"]["because"][0]["text"]) == (
        "2020-07-01",
        "SingleFile's comment has 1 July 2020",
    )
    assert (row["partial"], row["rendition"], row["language"]) == ("it ends before a paywall", "amp", "en")
    assert {row["captured"]["edtf"] for row in rows if row["id"] != stub.id} == {""}


def test_a_version_names_the_capture_right_before_it() -> None:
    story = ferry_story()
    versions = (Version("a3", "a1", ""), Version("a2", "a1", ""), Version("a3", "a2", ""))
    rows = export(replace(story, links=replace(story.links, versions=versions)))["articles"]
    assert {row["id"]: row["version_of"] for row in rows if row["version_of"]} == {"a2": "a1", "a3": "a2"}


def test_every_file_has_a_status() -> None:
    story = ferry_story()
    records = (
        FileRecord("a.html", FileStatus.READ, "", "a1"),
        FileRecord("wall.html", FileStatus.NOT_ARTICLE, "a consent wall"),
    )
    told = export(replace(story, files=records))
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(told)
    assert told["files"] == [
        {"path": "a.html", "status": "read", "reason": "", "article": "a1"},
        {"path": "wall.html", "status": "not_article", "reason": "a consent wall", "article": None},
    ]


def test_unknown_dates_are_null_with_an_empty_edtf(exported: dict[str, Any]) -> None:
    unknown = [row["when"] for row in exported["events"] if not row["when"]["edtf"]]
    assert unknown
    assert all(when["earliest"] is None and when["latest"] is None for when in unknown)


def test_every_exporter_of_the_table_writes_something() -> None:
    for write_form in EXPORTERS.values():
        out = io.BytesIO() if write_form.binary else io.StringIO()
        write_form(ferry_story(), out)
        assert len(out.getvalue()) > 1000, write_form.name
