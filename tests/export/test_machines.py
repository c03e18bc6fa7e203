"""Forms that other programs read: each is read back here by a reader of its own."""

from __future__ import annotations

import io
import json
from typing import Any

import icalendar
import networkx
import pytest
from lxml import etree
from pyld import jsonld

from dateline.export import EXPORTERS
from dateline.export.ical import fold
from dateline.model import Story
from dateline.tell import tell, timeline
from dateline.tell.index import Index
from tests.export.hostile import CONTROL, RTL, SCRIPT, hostile
from tests.export.story import empty_story, ferry_story

PROV, SCHEMA = "http://www.w3.org/ns/prov#", "https://schema.org/"
FORMS = ("timelinejs", "webannotation", "jsonld", "ical", "gexf", "jsonl")


def written(form: str, story: Story) -> str:
    out = io.StringIO(newline="")
    EXPORTERS[form](story, out)
    return out.getvalue()


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(ferry_story())


@pytest.mark.parametrize("form", FORMS)
def test_same_story_same_text(form: str, story: Story) -> None:
    assert written(form, story) == written(form, story)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("words", [SCRIPT, RTL, CONTROL, "a\r\nBEGIN:VEVENT\r\nb"])
def test_hostile_articles_give_a_file_that_can_be_written(form: str, words: str) -> None:
    assert written(form, hostile(words)).encode()


@pytest.mark.parametrize("form", FORMS)
def test_a_story_without_events_can_be_written(form: str) -> None:
    assert written(form, empty_story())


# ---- TimelineJS ------------------------------------------------------------------------------------------------------


def test_every_slide_has_what_the_format_requires(story: Story) -> None:
    made = json.loads(written("timelinejs", story))
    assert made["title"]["text"]["headline"]
    ids = [slide["unique_id"] for slide in made["events"]]
    assert ids
    assert len(ids) == len(set(ids))
    for slide in made["events"]:
        assert set(slide["start_date"]) == {"year", "month", "day"}
        assert slide["display_date"]
        assert slide["text"]["headline"]


def test_an_interval_stays_one_on_the_line(story: Story) -> None:
    slides = {slide["unique_id"]: slide for slide in json.loads(written("timelinejs", story))["events"]}
    for event in story.links.events:
        if event.id in slides and event.when.earliest and event.when.latest:
            assert ("end_date" in slides[event.id]) == (event.when.earliest != event.when.latest)


def test_no_slide_holds_markup_of_an_article() -> None:
    for slide in json.loads(written("timelinejs", hostile(SCRIPT)))["events"]:
        both = slide["text"]["headline"] + slide["text"]["text"]
        assert "<script" not in both
        assert "<img" not in both


# ---- Web Annotation --------------------------------------------------------------------------------------------------


def test_an_annotation_finds_its_words_both_ways(story: Story) -> None:
    index = Index(story)
    items = json.loads(written("webannotation", story))["first"]["items"]
    assert len(items) == len(story.claims)
    for item in items:
        quote, place = item["target"]["selector"]
        text = index.article_of(index.claims[item["id"].removeprefix("urn:dateline:claim:")]).text
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


# ---- JSON-LD ---------------------------------------------------------------------------------------------------------


def test_a_claim_leads_to_its_article_and_back_to_its_origin(story: Story) -> None:
    graph: list[dict[str, Any]] = jsonld.expand(json.loads(written("jsonld", story)))
    by_id = {node["@id"]: node for node in graph}
    claims = [node for node in graph if f"{SCHEMA}Claim" in node["@type"]]
    assert len(claims) == len(story.claims)
    longest = 0
    for claim in claims:
        assert claim[f"{SCHEMA}appearance"][0]["@id"] in by_id
        at, hops = claim, 0
        while f"{PROV}wasDerivedFrom" in at:
            at = by_id[at[f"{PROV}wasDerivedFrom"][0]["@id"]]
            hops += 1
        if hops:
            last = at[f"{PROV}wasAttributedTo"][0][f"{SCHEMA}name"]
            assert last == claim[f"{SCHEMA}claimInterpreter"][0][f"{SCHEMA}name"]
        longest = max(longest, hops)
    assert longest >= 2


def test_the_graph_can_be_framed_by_claims(story: Story) -> None:
    frame = {"@context": {"@vocab": SCHEMA}, "@type": "Claim"}
    framed = jsonld.frame(json.loads(written("jsonld", story)), frame)
    assert len(framed["@graph"]) == len(story.claims)


# ---- iCalendar -------------------------------------------------------------------------------------------------------


def test_a_calendar_holds_the_events_of_known_days(story: Story) -> None:
    read = icalendar.Calendar.from_ical(written("ical", story))
    days = {str(event["UID"]).partition("@")[0]: event.decoded("DTSTART") for event in read.walk("VEVENT")}
    assert days == {
        entry.event.id: entry.when.earliest
        for entry in timeline(story, whole=True).entries
        if entry.when.earliest and entry.when.earliest == entry.when.latest
    }


def test_no_article_can_add_an_entry_to_the_calendar() -> None:
    plain = icalendar.Calendar.from_ical(written("ical", hostile("a")))
    read = icalendar.Calendar.from_ical(written("ical", hostile("a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nb")))
    assert len(read.walk("VEVENT")) == len(plain.walk("VEVENT")) > 0


@pytest.mark.parametrize("line", ["x", "x" * 75, "x" * 76, "ü" * 200, "\N{GRINNING FACE}" * 80])
def test_a_folded_line_is_short_and_whole(line: str) -> None:
    first, *others = fold(line)
    assert all(len(piece.encode()) <= 75 for piece in (first, *others))
    assert first + "".join(piece[1:] for piece in others) == line


# ---- GEXF ------------------------------------------------------------------------------------------------------------


def test_the_network_leads_from_who_tells_to_whom_it_has_it_from(story: Story) -> None:
    made = written("gexf", story)
    # the reader knows the version before, which has the same nodes and edges
    read = networkx.read_gexf(io.BytesIO(made.replace("gexf.net/1.3", "www.gexf.net/1.2draft").encode()))
    tree = etree.fromstring(made.encode())
    assert read.number_of_nodes() == len(tree.findall(".//{*}node")) > 0
    assert read.number_of_edges() == len(tree.findall(".//{*}edge")) > 0
    assert {data["kind"] for _, data in read.nodes(data=True)} >= {"outlet", "person"}
