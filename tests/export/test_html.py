"""The page as text: complete, self-contained, escaped, the same every time."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from dataclasses import replace

import pytest
from lxml import html as parser

from dateline.export import EXPORTERS
from dateline.export.html import environment, write
from dateline.model import Conflict, Story, Unread
from dateline.tell import tell
from dateline.tell.words import Words
from tests.export.hostile import CONTROL, RTL, SCRIPT, hostile
from tests.export.story import empty_story, ferry_story


def page_of(story: Story) -> str:
    out = io.StringIO()
    write(tell(story), out)
    return out.getvalue()


@pytest.fixture(scope="module")
def page() -> str:
    return page_of(ferry_story())


@pytest.fixture(scope="module")
def tree(page: str) -> parser.HtmlElement:
    return parser.document_fromstring(page)


def text_of(element: parser.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def entry(tree: parser.HtmlElement, words: str) -> parser.HtmlElement:
    (found,) = [li for li in tree.cssselect("li.entry") if words in text_of(li.cssselect(".title")[0])]
    return found


def test_the_table_of_exports_has_the_page() -> None:
    out = io.StringIO()
    EXPORTERS["html"](tell(ferry_story()), out)
    assert out.getvalue().lstrip().startswith("<!DOCTYPE html>")


def test_same_story_same_bytes(page: str) -> None:
    assert page_of(ferry_story()) == page


def test_the_page_begins_with_its_doctype(page: str) -> None:
    assert page.startswith("<!DOCTYPE html>")


def test_every_event_and_every_claim_is_there_with_its_quotation(tree: parser.HtmlElement) -> None:
    story = ferry_story()
    marks = {text_of(mark) for mark in tree.cssselect("mark")}
    texts = {article.id: article.text for article in story.articles}
    assert len(tree.cssselect("li.entry")) == len(story.links.events)
    assert {claim.span.of(texts[claim.span.article]) for claim in story.claims} <= marks


def test_no_title_without_its_source_and_its_certainty(tree: parser.HtmlElement) -> None:
    for item in tree.cssselect("li.entry"):
        assert all(text_of(byline) for byline in item.cssselect(".byline"))
        assert len(item.cssselect(".title .says")) == len(item.cssselect(".title .byline"))
        assert item.cssselect(".title .byline") or "told as" in text_of(item.cssselect("p.standing")[0])


def test_a_story_of_thousands_of_events_opens_with_forty_of_them() -> None:
    story = ferry_story()
    many = tuple(replace(event, id=f"{event.id}-{n}") for n in range(70) for event in story.links.events)
    tree = parser.document_fromstring(page_of(replace(story, links=replace(story.links, events=many))))
    entries = tree.cssselect("li.entry")
    assert len(entries) == len(many) > 2000
    seen = [item for item in entries if not any(a.tag == "details" for a in item.iterancestors())]
    assert 0 < len(seen) <= 40


def test_no_state_stands_without_who_says_it(tree: parser.HtmlElement) -> None:
    rows = tree.cssselect("#now .rows > li")
    assert rows
    for row in rows:
        said = text_of(row.cssselect(".says")[0])
        assert ": “" in said
        assert "told as" in said


def test_standing_is_told_in_words_and_by_the_line(tree: parser.HtmlElement) -> None:
    expected = {
        "struck the north pier": ("is-several_origins", "2 origins, no shared origin found"),
        "charged": ("is-reported", "One origin"),
        "had been tested": ("is-disputed", "Disputed"),
        "reportedly met": ("is-denied", "Denied"),
        "plead": ("is-expected", "Expected, no outcome found"),
    }
    for words, (name, told) in expected.items():
        item = entry(tree, words)
        assert name in item.get("class")
        assert told in text_of(item.cssselect(".body")[0])


def test_the_chain_of_sources_is_a_path_that_ends_at_the_origin(tree: parser.HtmlElement) -> None:
    path = entry(tree, "left the house").cssselect("ol.path")[0]
    assert [text_of(step) for step in path.cssselect("li")] == [
        "Harbour Eye (this page)",
        "Tidewater Weekly (relayed)",
        "a friend of the singer (not named; says) origin",
    ]


def test_a_source_that_nobody_names_is_said_once(tree: parser.HtmlElement) -> None:
    path = entry(tree, "said to have moved").cssselect("ol.path")[0]
    assert text_of(path.cssselect("li.last")[0]) == "nobody named (hearsay; is said) origin"


def test_both_sides_of_a_conflict_are_in_the_same_entry(tree: parser.HtmlElement) -> None:
    sides = [text_of(side) for side in entry(tree, "Eleven passengers").cssselect(".both .side")]
    assert len(sides) == 2
    assert "The Calder Courier" in sides[0]
    assert "Between nine and twelve people were hurt" in sides[1]


def test_two_conflicts_stand_open_in_an_entry_and_further_ones_fold() -> None:
    story = ferry_story()
    (eleven, nine) = next(c.claims for c in story.links.conflicts if "eleven" in c.because)
    conflicts = tuple(Conflict((eleven, nine), about, about) for about in ("amount", "duration", "place", "stance"))
    tree = parser.document_fromstring(page_of(replace(story, links=replace(story.links, conflicts=conflicts))))
    body = entry(tree, "Eleven passengers").cssselect(".body")[0]
    # Four conflicts of the same two claims are told once for each matter.
    assert len(body.xpath("./div[@class='both']")) == 2
    assert text_of(body.xpath("./details[1]/summary")[0]) == "2 more disagreements"
    assert len(body.xpath("./details[1]/div[@class='both']")) == 2


def test_the_title_of_a_dispute_holds_both_sides_and_the_dispute_is_told_once(tree: parser.HtmlElement) -> None:
    item = entry(tree, "had been tested")
    assert text_of(item.cssselect(".title")[0]) == (
        "Disputed The Calder Courier, citing Viktor Aldane: “The brakes of the ferry had been tested” "
        "Tidewater Weekly, citing a former engineer of the line: “There was no test in January”"
    )
    assert not item.cssselect(".both")


def test_the_page_opens_with_what_was_read_and_how_often_it_errs(page: str, tree: parser.HtmlElement) -> None:
    opening = text_of(tree.cssselect(".masthead .opening")[0])
    assert "2 articles have no known publication date" in opening
    assert "absent here proves nothing" in opening
    assert page.index("absent here proves nothing") < page.index('class="entry')


def test_a_partial_article_is_marked_wherever_it_is_cited() -> None:
    story = ferry_story()
    stub = replace(story.articles[0], partial="the rest is behind a paywall")
    tree = parser.document_fromstring(page_of(replace(story, articles=(stub, *story.articles[1:]))))
    cites = [text_of(cite) for cite in tree.cssselect(".cite")]
    assert cites
    for cite in cites:
        assert ("only a part of the article" in cite) == (stub.title in cite)
    assert "only a part of the article: the rest is behind a paywall" in text_of(tree.get_element_by_id("a-a1"))


def test_a_copy_is_listed_with_its_original(tree: parser.HtmlElement) -> None:
    listed = [li for li in tree.cssselect("#articles li") if "copy of" in text_of(li)]
    assert [li.cssselect("a[href^='#a-']")[0].get("href") for li in listed] == ["#a-a5"]


def test_what_could_not_be_read_is_listed_with_its_reason(tree: parser.HtmlElement) -> None:
    listed = text_of(tree.get_element_by_id("unread").getnext())
    assert "inbox/scan-0042.pdf: no text layer: the pages are pictures" in listed


def test_every_link_inside_the_page_leads_somewhere(tree: parser.HtmlElement) -> None:
    ids = [element.get("id") for element in tree.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    targets = {a.get("href")[1:] for a in tree.cssselect("a[href^='#']")}
    assert targets
    assert targets <= set(ids)


def test_the_policy_allows_the_pages_own_style_and_script_only(page: str, tree: parser.HtmlElement) -> None:
    policy = tree.cssselect("meta[http-equiv='Content-Security-Policy']")[0].get("content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        (body,) = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert not tree.cssselect("[style]")
    assert not [a for element in tree.iter() for a in element.attrib if a.startswith("on")]


def test_the_page_fetches_nothing(page: str, tree: parser.HtmlElement) -> None:
    loaded = tree.cssselect("[src], link[href], img, iframe, object, embed")
    assert [element.get("href") for element in loaded] == ["data:,"]
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)[0]
    assert "url(" not in style
    assert "@import" not in style


def test_a_story_without_events_says_so() -> None:
    tree = parser.document_fromstring(page_of(replace(empty_story(), unread=(Unread("a.bin", "binary"),))))
    assert "No event was found" in text_of(tree.get_element_by_id("timeline"))
    assert "a.bin: binary" in text_of(tree)


# ---- hostile articles ----------------------------------------------------------------------------------------------


def test_markup_in_an_article_stays_text() -> None:
    tree = parser.document_fromstring(page_of(hostile(SCRIPT)))
    assert len(tree.cssselect("script")) == 1
    assert not tree.cssselect("img")
    assert "alert(1)" not in tree.cssselect("script")[0].text
    assert SCRIPT in text_of(tree.cssselect(".title")[0])


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "http://[", "vbscript:x"]
)
def test_only_addresses_of_the_web_become_links(address: str) -> None:
    tree = parser.document_fromstring(page_of(hostile("words", url=address)))
    links = [a.get("href") for a in tree.cssselect("a[href]")]
    assert all(link.startswith("#") for link in links)
    assert address in text_of(tree)


def test_a_title_as_long_as_a_book_is_cut_and_says_so() -> None:
    page = page_of(hostile("word " * 200_000))
    title = text_of(parser.document_fromstring(page).cssselect(".title")[0])
    assert len(title) < 400
    assert title.endswith("(cut; the full words are in the evidence)")


def test_an_override_of_writing_direction_ends_where_its_text_ends() -> None:
    tree = parser.document_fromstring(page_of(hostile(RTL)))
    holders = [e for e in tree.iter() if isinstance(e.tag, str) and e.text and "\u202e" in e.text]
    assert holders
    # <title> elements hold plain text of their own; all else isolates.
    assert {e.tag for e in holders} <= {"bdi", "mark", "title", "p"}
    assert all(e.getparent().get("dir") == "auto" for e in holders if e.tag == "p")
    assert not [e for e in tree.iter() if e.tail and "\u202e" in e.tail]


def test_what_a_page_can_not_hold_is_replaced() -> None:
    page = page_of(hostile(CONTROL))
    assert "a\ufffdb\ufffdc\ufffdd\ufffde" in page
    assert page.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", page)


def test_a_template_that_shows_a_method_in_the_place_of_a_phrase_is_a_defect() -> None:
    made = environment(Words(), {"x": "{{ say.copy }}", "y": '{{ say["copy"] }}'}.get)
    assert made.get_template("y").render(say={"copy": "Copy"}) == "Copy"
    with pytest.raises(TypeError, match="in brackets"):
        made.get_template("x").render(say={"copy": "Copy"})
