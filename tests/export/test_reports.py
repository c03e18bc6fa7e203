"""Reports: every line has its source and a note that quotes an article, and nothing of an article is markup."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import docx
import mwparserfromhell
import pytest
from markdown_it import MarkdownIt

from dateline.export import EXPORTERS
from dateline.export.markdown import text as markdown_text
from dateline.export.wikitext import text as wikitext_text
from dateline.model import Applied, Kind, Record, Story
from dateline.tell import Report, report, tell
from dateline.tell.index import Index
from tests.export.hostile import CONTROL, RTL, SCRIPT, hostile
from tests.export.story import empty_story, ferry_story

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKUP = (
    SCRIPT,
    "[link](javascript:alert(1)) ![x](http://evil.example/x.png) <http://evil.example> `code` **bold** [^1]",
    "# heading",
    "1. list",
    "{{evil|x=1}} [[File:x.png]] '''bold''' ==h== <ref>x</ref> {| |} http://evil.example __TOC__ ~~~~",
    "</w:t></w:r><w:r><w:fldSimple/>",
)


def written(form: str, story: Story, *, whole: bool = False) -> str:
    out = io.StringIO()
    EXPORTERS[form](story, out, whole=whole)
    return out.getvalue()


def document(story: Story) -> bytes:
    out = io.BytesIO()
    EXPORTERS["docx"](story, out)
    return out.getvalue()


def footnotes(made: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        tree = ElementTree.fromstring(archive.read("word/footnotes.xml"))
    return {
        note.get(f"{W}id", ""): "".join(t.text or "" for t in note.iter(f"{W}t"))
        for note in tree
        if note.get(f"{W}type") is None
    }


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(ferry_story())


@pytest.fixture(scope="module")
def told(story: Story) -> Report:
    return report(story)


# ---- what a report tells ---------------------------------------------------------------------------------------------


def test_every_line_has_a_source_and_a_note_with_the_articles_own_words(told: Report, story: Story) -> None:
    index, notes = Index(story), {note.number: note for note in told.notes}
    lines = [line for chapter in told.chapters for item in chapter.items for line in item.lines]
    assert lines
    for line in lines:
        assert line.byline
        claim = index.claims[notes[line.note].claim]
        assert notes[line.note].quote == claim.span.of(index.article_of(claim).text)


def test_notes_are_numbered_as_they_come(told: Report) -> None:
    numbers = [line.note for chapter in told.chapters for item in chapter.items for line in item.lines]
    assert list(dict.fromkeys(numbers)) == list(range(1, len(told.notes) + 1))


def test_a_claim_stands_once_in_an_item(told: Report) -> None:
    for chapter in told.chapters:
        for item in chapter.items:
            claims = [line.claim for line in item.lines]
            assert len(claims) == len(set(claims))


def test_a_dispute_gives_both_sides(told: Report) -> None:
    disputed = [item for chapter in told.chapters for item in chapter.items if item.lines[0].label]
    assert disputed
    assert any(len({line.byline for line in item.lines}) > 1 for item in disputed)


def test_all_tells_no_less_than_the_first_view(story: Story) -> None:
    assert len(written("md", story, whole=True)) >= len(written("md", story))


# ---- Markdown --------------------------------------------------------------------------------------------------------


def test_every_note_of_the_markdown_is_used_and_defined_once(story: Story, told: Report) -> None:
    page = written("md", story)
    defined = re.findall(r"^\[\^(\d+)\]: ", page, re.M)
    used = re.findall(r"(?<!^)\[\^(\d+)\](?!:)", page, re.M)
    assert defined == [str(note.number) for note in told.notes]
    assert set(used) == set(defined)


@pytest.mark.parametrize("words", MARKUP)
def test_markdown_shows_an_articles_words_as_they_are(words: str) -> None:
    (block, *_) = tokens = MarkdownIt("commonmark", {"linkify": False}).parse(markdown_text(words))
    assert block.type == "paragraph_open"
    (inline,) = [token for token in tokens if token.type == "inline"]
    assert {child.type for child in inline.children or ()} <= {"text", "text_special"}
    assert "".join(child.content for child in inline.children or ()) == " ".join(words.split())


def test_markdown_of_hostile_articles_holds_no_tag_image_or_script_link() -> None:
    parsed = MarkdownIt("commonmark").parse(written("md", hostile(SCRIPT, url="javascript:alert(1)")))
    kinds = {child.type for token in parsed for child in token.children or ()} | {token.type for token in parsed}
    assert not kinds & {"html_inline", "html_block", "image", "link_open"}


# ---- Word ------------------------------------------------------------------------------------------------------------


def test_the_document_opens_with_its_footnotes(story: Story, told: Report) -> None:
    made = document(story)
    opened = docx.Document(io.BytesIO(made))
    assert opened.paragraphs[0].text == told.name
    notes = footnotes(made)
    assert list(notes) == [str(note.number) for note in told.notes]
    assert all(note.quote in " ".join(notes[str(note.number)].split()) for note in told.notes)
    used = [mark.get(f"{W}id") for mark in opened.element.iter(f"{W}footnoteReference")]
    assert set(used) == set(notes)


def test_same_story_same_document(story: Story) -> None:
    assert document(story) == document(story)


@pytest.mark.parametrize("words", [*MARKUP, RTL, CONTROL])
def test_an_articles_words_are_text_in_the_document(words: str) -> None:
    opened = docx.Document(io.BytesIO(document(hostile(words))))
    assert not list(opened.element.iter(f"{W}fldSimple"))
    assert "\u202e" not in opened.element.xml


# ---- Wikitext --------------------------------------------------------------------------------------------------------


def test_an_article_is_one_named_reference_with_a_template(story: Story) -> None:
    page = mwparserfromhell.parse(written("wikitext", story))
    refs = [tag for tag in page.filter_tags() if tag.tag == "ref"]
    defined = [tag for tag in refs if not tag.self_closing]
    names = [str(tag.get("name").value) for tag in defined]
    assert names
    assert len(names) == len(set(names))
    assert {str(tag.get("name").value) for tag in refs} == set(names)
    for tag in defined:
        (template,) = mwparserfromhell.parse(str(tag.contents)).filter_templates()
        assert template.name.strip() == "cite news"
        assert template.has("title")
        assert not template.has("via")


def test_wikitext_tells_an_event_in_the_editors_words_with_its_references_and_its_sources_below(story: Story) -> None:
    event = next(each for each in story.links.events if "resigned" in each.title)
    applied = Applied("j", Kind.RETITLE, (event.id,), ("[[The]] mayor goes",), record=Record.EVENT)
    links = replace(story.links, judged=replace(story.links.judged, applied=(applied,)))
    lines = written("wikitext", replace(story, links=links)).splitlines()
    (number,) = [n for n, line in enumerate(lines) if "mayor goes" in line]
    own, below = lines[number], lines[number + 1]
    assert re.match(
        r"\* '''.+''': &#91;&#91;The&#93;&#93; mayor goes\.<ref name=.+ <!-- In the editor.s words -->$", own
    )
    assert below.startswith("** ") and "resigned" in below and "according to" in below
    assert own.count("<ref") == 1 and "/>" in below


@pytest.mark.parametrize("words", MARKUP)
def test_wikitext_shows_an_articles_words_as_they_are(words: str) -> None:
    page = mwparserfromhell.parse(wikitext_text(words))
    assert not page.filter_templates()
    assert not page.filter_wikilinks()
    assert not page.filter_tags()
    assert not page.filter_external_links()
    assert page.strip_code() == " ".join(words.split())


# ---- Nothing to tell -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["md", "wikitext"])
def test_a_story_without_events_is_a_report_that_says_so(form: str) -> None:
    assert written(form, empty_story()).strip()


def test_titles_as_long_as_a_book_are_cut() -> None:
    told = report(hostile("word " * 100_000))
    lines = [line for chapter in told.chapters for item in chapter.items for line in item.lines]
    assert max(len(line.title) for line in lines) <= 301
    assert max(len(note.quote) for note in told.notes) <= 1_001
