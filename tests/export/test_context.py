"""Every form that tells a claim or an event has beside its title the sentence that open words of it point back to."""

from __future__ import annotations

import io
import json
import re
import zipfile
from typing import Any

import msgspec
import mwparserfromhell
import openpyxl
import pytest
from lxml.html import document_fromstring

from dateline.export import EXPORTERS
from dateline.export.records import Claim, Event
from dateline.export.wikitext import comment
from dateline.model import Story
from dateline.tell import tell
from tests.contexts import BEFORE, SOLD, called, event_of, pointing_back, renamed, sold_story
from tests.export.hostile import RTL, SCRIPT, hostile
from tests.export.story import ferry_story

WITHOUT = {
    "csl-json",
    "ris",
    "gexf",
    "webannotation",
    "jsonld",
}  # no title of a claim, or its place in the page beside it
CHARGED, HEADLINE = "Prosecutors charged Viktor Aldane with negligence", "Aldane charged over Grey Heron"


@pytest.fixture(scope="module")
def story() -> Story:
    """A claim with a day and one without point back."""
    sold = sold_story()
    return pointing_back(sold, called(sold, CHARGED), HEADLINE)


def written(form: str, story: Story) -> str:
    """All that a file of this form says; what is packed is unpacked."""
    exporter = EXPORTERS[form]
    if not exporter.binary:
        out = io.StringIO()
        exporter(story, out)
        return out.getvalue()
    packed = io.BytesIO()
    exporter(story, packed)
    if form == "parquet":
        parquet = pytest.importorskip("pyarrow.parquet")
        return str(parquet.read_table(io.BytesIO(packed.getvalue())).to_pylist())
    with zipfile.ZipFile(packed) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))


def plain(told: str) -> str:
    """Without folds, escapes and marks of the forms: only words are compared."""
    return "".join(re.findall(r"[a-z]+", re.sub(r"\\[nr,;]|\r\n |&#\d+;|<(?!!--)[^>]*>", "", told).lower()))


@pytest.mark.parametrize("form", sorted(EXPORTERS))
def test_a_form_tells_it_where_it_has_a_place_for_it(form: str, story: Story) -> None:
    told, without = (plain(written(form, each)) for each in (story, tell(ferry_story())))
    looked_for = (
        plain(f"context {HEADLINE}") if form in ("ical", "html", "md", "docx", "timelinejs") else plain(HEADLINE)
    )
    more = told.count(looked_for) - without.count(looked_for)
    assert more == 0 if form in WITHOUT else more >= 1


def test_the_record_of_a_claim_has_its_span_and_its_words(story: Story) -> None:
    told = json.loads(written("json", story))
    (claim,) = [each for each in told["claims"] if each["title"] == SOLD]
    text = next(each["text"] for each in told["articles"] if each["id"] == claim["context"]["article"])
    assert text[claim["context"]["start"] : claim["context"]["end"]] == claim["context_quote"] == BEFORE
    assert {each["title"] for each in told["claims"] if each["context"]} == {SOLD, CHARGED}
    assert {each["context_quote"] for each in told["claims"] if not each["context"]} == {""}


def test_the_record_of_an_event_has_that_of_the_claim_whose_title_it_bears(story: Story) -> None:
    told = json.loads(written("json", story))
    claims = {each["title"]: each for each in told["claims"]}
    found = {each["title"]: (each["context"], each["context_quote"]) for each in told["events"] if each["context"]}
    assert found == {title: (claims[title]["context"], claims[title]["context_quote"]) for title in (SOLD, CHARGED)}


@pytest.mark.parametrize("kind, name", [(Claim, "claims"), (Event, "events")])
def test_a_file_of_an_earlier_program_has_none(kind: type[Any], name: str, story: Story) -> None:
    record = json.loads(written("json", story))[name][0]
    for field in ("context", "context_quote"):
        del record[field]
    read = msgspec.convert(record, kind)
    assert (read.context, read.context_quote) == (None, "")


def test_the_page_has_it_below_the_title_in_a_line_of_its_own(story: Story) -> None:
    page = document_fromstring(written("html", story))
    (title,) = [each for each in page.cssselect(".entry .title") if each.text_content() == SOLD]
    below = title.getnext()
    assert (below.tag, below.get("class")) == ("p", "context")
    assert below.text_content() == f"context: “{BEFORE}”"
    assert [each.tag for each in below] == ["bdi"]
    assert len(page.cssselect(".entry > .body > .context")) == 2


def test_an_event_in_a_persons_words_has_none(story: Story) -> None:
    own = renamed(story, event_of(story, SOLD), "Aldane is a man without a house")
    page = document_fromstring(written("html", own))
    (entry,) = [each for each in page.cssselect(".entry") if "without a house" in each.text_content()]
    assert not entry.cssselect(".body > .context")
    (line,) = [each for each in written("md", own).splitlines() if "without a house" in each]
    assert line.index("without a house") < line.index(SOLD) < line.index(BEFORE)


@pytest.mark.parametrize("words", [SCRIPT, RTL])
def test_what_an_article_writes_there_is_text_and_keeps_to_itself(words: str) -> None:
    page = document_fromstring(written("html", tell(hostile(words))))
    shown = page.cssselect(".context")
    assert shown and all(each.cssselect("bdi") for each in shown)
    assert not page.cssselect(".context script, .context img")


def test_the_workbook_has_a_wide_column_for_it_in_both_tables(story: Story) -> None:
    out = io.BytesIO()
    EXPORTERS["xlsx"](story, out)
    book = openpyxl.load_workbook(out)
    for name in ("claims", "events"):
        head, *rows = book[name].iter_rows(values_only=True)
        told = {row[head.index("title")]: row[head.index("context")] for row in rows}
        assert (told[SOLD], told[CHARGED]) == (BEFORE, HEADLINE)


def test_a_draft_for_wikipedia_has_it_for_its_editor_alone(story: Story) -> None:
    (line,) = [each for each in written("wikitext", story).splitlines() if SOLD in each]
    assert line.endswith(f" <!-- context: “{BEFORE}” -->")


def test_no_article_ends_that_comment() -> None:
    page = mwparserfromhell.parse(comment("context: “--> [[x]] {{y}} -->”"))
    assert len(page.filter_comments()) == 1
    assert not page.filter_wikilinks() and not page.filter_templates()
