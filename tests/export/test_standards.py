"""What is exported keeps to what the forms' own documentation says, as their own readers take it."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import jsonschema
import mwparserfromhell
import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from dateline.export import EXPORTERS
from dateline.model import Page, Relay, Story
from dateline.span import Span
from dateline.tell import tell
from dateline.when import Basis, from_edtf, to_edtf
from tests.export.hostile import CONTROL, RTL, SCRIPT, hostile
from tests.export.story import empty_story, ferry_story

HOSTILE = [hostile(words) for words in (SCRIPT, RTL, CONTROL, "a\r\nb", "")]
PRINTED = replace(ferry_story(), articles=tuple(replace(each, pages=(Page(14, 0),)) for each in ferry_story().articles))
STORIES = [ferry_story(), empty_story(), PRINTED, *HOSTILE]

# What the official schema asks (https://github.com/citation-style-language/schema, schemas/input/csl-data.json), stated
# again for the fields that are used here: `id` and `type` are required, no other field may stand, texts are strings, a
# date is one or two lists of one to three parts, a name has no other part. It is narrower: what holds here holds there.
_TEXT = {"type": "string", "minLength": 1}
_CSL_DATE = {
    "type": "object",
    "required": ["date-parts"],
    "additionalProperties": False,
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
        }
    },
}
_CSL_TEXTS = (
    "title",
    "container-title",
    "source",
    "URL",
    "archive",
    "archive_location",
    "language",
    "publisher",
    "note",
    "page",
)
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            **dict.fromkeys(("id", *_CSL_TEXTS), _TEXT),
            "type": {"enum": ["article-newspaper", "article-magazine", "post-weblog", "webpage"]},
            **dict.fromkeys(("issued", "accessed"), _CSL_DATE),
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": dict.fromkeys(("family", "given", "literal"), _TEXT),
                },
            },
        },
    },
}

# https://timeline.knightlab.com/docs/json-format.html
_DATE = {
    "type": "object",
    "required": ["year"],
    "additionalProperties": False,
    "properties": {
        "year": {"type": "integer"},
        "month": {"type": "integer", "minimum": 1, "maximum": 12},
        "day": {"type": "integer", "minimum": 1, "maximum": 31},
        "display_date": {"type": "string"},
    },
}
_SLIDE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "start_date": _DATE,
        "end_date": _DATE,
        "text": {
            "type": "object",
            "additionalProperties": False,
            "properties": {name: {"type": "string"} for name in ("headline", "text")},
        },
        **{name: {"type": "string"} for name in ("group", "display_date", "unique_id")},
        "autolink": {"type": "boolean"},
    },
}
TIMELINEJS = {
    "type": "object",
    "required": ["events"],
    "additionalProperties": False,
    "properties": {
        "title": _SLIDE,
        "events": {"type": "array", "items": {**_SLIDE, "required": ["start_date"]}},
    },
}


def written(form: str, story: Story) -> str:
    out = io.StringIO(newline="")
    EXPORTERS[form](story, out)
    return out.getvalue()


@pytest.mark.parametrize("story", STORIES)
@pytest.mark.parametrize(("form", "schema"), [("csl-json", CSL), ("timelinejs", TIMELINEJS)])
def test_the_documented_schema_holds(form: str, schema: dict[str, Any], story: Story) -> None:
    jsonschema.Draft202012Validator(schema).validate(json.loads(written(form, tell(story))))


# ---- EDTF ------------------------------------------------------------------------------------------------------------


def bounds(text: str) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and last day of an EDTF string as the `edtf` package reads it; None for an open end."""

    def day(moment: time.struct_time) -> datetime.date:
        return datetime.date(*moment[:3])

    read = parse_edtf(text)
    first, slash, last = text.partition("/")
    return (
        None if first == ".." else day(read.lower_strict()),
        None if slash and last == ".." else day(read.upper_strict()),
    )


def edtf_in(story: Story) -> Iterator[str]:
    """Every date of every form that writes EDTF."""
    for line in written("jsonl", story).splitlines():
        yield from re.findall(r'"edtf":"([^"]*)"', line)
    for row in csv.DictReader(io.StringIO(written("csv", story), newline="")):
        yield from (row["date"], row["published"])
    for node in json.loads(written("jsonld", story))["@graph"]:
        yield node.get("temporalCoverage", "")
    for line in written("ftm", story).splitlines():
        yield from re.findall(r"\[([0-9./-]+)\]", line)


def test_every_date_that_is_exported_is_read_as_the_same_days() -> None:
    found = {text for text in edtf_in(tell(ferry_story())) if text}
    assert len(found) > 20
    assert any(text.startswith("../") for text in found) and any(text.endswith("/..") for text in found)
    for text in found:
        when = from_edtf(text)
        assert bounds(text) == (when.earliest, when.latest), text


DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))


@given(st.tuples(st.none() | DAYS, st.none() | DAYS))
def test_every_interval_is_read_as_the_same_days(ends: tuple[datetime.date | None, datetime.date | None]) -> None:
    first, last = ends
    if first and last:
        first, last = sorted((first, last))
    if first or last:
        assert bounds(to_edtf(first, last)) == (first, last)


# ---- JSON-LD ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("story", STORIES)
def test_expanding_and_compacting_gives_the_same_graph(story: Story) -> None:
    made = json.loads(written("jsonld", tell(story)))
    expanded = jsonld.expand(made)
    again = jsonld.expand(jsonld.compact(expanded, made["@context"], {"graph": True}))
    assert again == expanded
    assert len(expanded) == len(made["@graph"])


def test_framed_by_articles_each_has_its_claims() -> None:
    story = tell(ferry_story())
    frame = {
        "@context": {"@vocab": "https://schema.org/", "claims": {"@reverse": "https://schema.org/appearance"}},
        "@type": "NewsArticle",
        "claims": {"@type": "Claim", "@embed": "@always"},
    }
    framed = jsonld.frame(json.loads(written("jsonld", story)), frame)["@graph"]
    told = [each.get("claims", []) for each in framed]
    assert sum(len(claims) if isinstance(claims, list) else 1 for claims in told) == len(story.claims)


# ---- {{cite news}} ---------------------------------------------------------------------------------------------------

# https://en.wikipedia.org/wiki/Template:Cite_news#TemplateData
CITE_NEWS = {
    "title", "author", "work", "agency", "date", "quote", "url", "archive-url", "archive-date", "access-date",
    *(f"author{n}" for n in range(1, 10)),
}  # fmt: skip


def citations(story: Story) -> list[dict[str, str]]:
    code = mwparserfromhell.parse(written("wikitext", story))
    found = code.filter_templates(matches=lambda each: each.name.matches("cite news"))
    return [{str(p.name).strip(): str(p.value).strip() for p in each.params} for each in found]


def test_a_citation_has_only_what_the_template_knows_and_never_a_database() -> None:
    for story in (ferry_story(), *HOSTILE):
        for each in citations(tell(story)):
            assert set(each) <= CITE_NEWS
            assert "via" not in each


def test_a_date_that_was_worked_out_stands_in_no_citation() -> None:
    story = ferry_story()
    bounded = [replace(a, published=replace(a.published, basis=Basis.INFERRED)) for a in story.articles]
    stated = citations(tell(story))
    assert any("date" in each for each in stated)
    assert not any("date" in each for each in citations(tell(replace(story, articles=tuple(bounded)))))


def test_an_article_is_one_named_reference_however_often_it_is_cited() -> None:
    code = mwparserfromhell.parse(written("wikitext", tell(ferry_story())))
    refs = list(code.filter_tags(matches=lambda each: str(each.tag) == "ref"))
    names = [str(tag.get("name").value) for tag in refs]
    defined = [str(tag.get("name").value) for tag in refs if not tag.self_closing]
    assert len(defined) == len(set(defined)) == len(set(names)) < len(names)


def test_a_wire_credit_is_the_agency_and_an_outlet_that_is_relayed_is_neither() -> None:
    story = ferry_story()
    told = {article.id: article for article in story.articles}
    wired = replace(told["a1"], via=(Relay("Reuters", Span("a1", 0, 5)),))
    relayed = replace(told["a5"], via=(Relay("Northline News", Span("a5", 0, 5)),))
    articles = (wired, relayed, *(a for a in story.articles if a.id not in ("a1", "a5")))
    by_title = {each["title"]: each for each in citations(tell(replace(story, articles=articles)))}
    assert by_title[wired.title]["agency"] == "Reuters"
    assert by_title[wired.title]["work"] == wired.outlet
    assert by_title[relayed.title].get("agency") is None
    assert by_title[relayed.title]["work"] == relayed.outlet


def test_an_archive_is_named_only_where_the_page_was_read_from_one() -> None:
    story = ferry_story()
    assert not any("archive-url" in each or "archive-date" in each for each in citations(tell(story)))
    first, *others = story.articles
    kept = replace(first, url=f"https://web.archive.org/web/20190316101500/{first.url}")
    found = [each for each in citations(tell(replace(story, articles=(kept, *others)))) if "archive-url" in each]
    assert [(each["url"], each["archive-date"]) for each in found] == [(first.url, "16 March 2019")]
