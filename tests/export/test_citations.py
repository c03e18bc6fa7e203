"""Citations: what reference managers read holds what an article says of itself, and nothing that was worked out."""

from __future__ import annotations

import datetime
import io
import json
from dataclasses import replace

import pytest
import rispy
from citeproc.source.json import CiteProcJSON

from dateline.export import EXPORTERS
from dateline.export.csl import date_parts, item
from dateline.export.references import is_agency, reference, references
from dateline.export.ris import record
from dateline.export.wikitext import cite_news
from dateline.model import Article, Page, Relay, Story
from dateline.span import Span
from dateline.tell import tell
from dateline.when import UNKNOWN, Basis, Reason, from_edtf
from tests.export.hostile import hostile
from tests.export.story import ferry_story


def written(form: str, story: Story) -> str:
    out = io.StringIO(newline="")
    EXPORTERS[form](story, out)
    return out.getvalue()


def an_article(**known: object) -> Article:
    made = Article("0123456789abcdef", "Words.", "A ferry sinks", (), "The Calder Courier", paths=("a.html",))
    return replace(made, **known)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(ferry_story())


def test_a_citation_program_reads_every_article(story: Story) -> None:
    items = json.loads(written("csl-json", story))
    assert [each["title"] for each in items if "title" in each]
    read = CiteProcJSON(items)
    assert len(read) == len(story.articles)


def test_a_reference_manager_reads_every_article(story: Story) -> None:
    records = rispy.loads(written("ris", story))
    assert len(records) == len(story.articles)
    titles = {article.title for article in story.articles}
    assert {record["title"] for record in records} == titles
    assert {record["type_of_reference"] for record in records} == {"NEWS"}


def test_a_worked_out_date_is_not_cited() -> None:
    when = from_edtf("2019-03-04", Basis.INFERRED, (Reason("told so"),))
    assert reference(an_article(published=when)).date is None
    assert "issued" not in item(reference(an_article(published=when)))


@pytest.mark.parametrize(
    ("edtf", "parts"),
    [
        ("2019-03-04", [[2019, 3, 4]]),
        ("2019-03", [[2019, 3]]),
        ("2019", [[2019]]),
        ("2019-03-04/2019-03-06", [[2019, 3, 4], [2019, 3, 6]]),
    ],
)
def test_a_date_is_as_sharp_as_the_page_says(edtf: str, parts: list[list[int]]) -> None:
    assert date_parts(from_edtf(edtf, Basis.STATED, ())) == parts


def test_a_wire_service_is_no_author() -> None:
    wired = reference(an_article(authors=("Ada Fenn", "Reuters")))
    assert (wired.authors, wired.agency) == (("Ada Fenn",), "Reuters")
    relayed = reference(an_article(via=(Relay("AP", Span("0123456789abcdef", 0, 1)),)))
    assert relayed.agency == "AP"
    assert is_agency("afp")
    assert not is_agency("The Calder Courier")


def test_a_byline_that_is_an_outlet_of_the_story_is_its_wire_service(story: Story) -> None:
    first, *others = story.articles
    wire = replace(others[0], authors=(first.outlet or "",))
    both = replace(story, articles=(first, wire))
    assert references(both)[wire.id].agency == first.outlet


def test_the_page_of_print_is_cited_and_that_of_a_file_is_not() -> None:
    printed = reference(an_article(pages=(Page(14, 0),)))
    assert item(printed)["page"] == "14"
    assert ("SP", "14") in list(record(printed))
    assert "|page=14 " in cite_news(printed, "x")
    for of_file in (an_article(pages=(Page(1, 0),), paths=("a.PDF",)), an_article(pages=(Page(1, 0), Page(2, 9)))):
        assert reference(of_file).page == 0
        assert "page" not in item(reference(of_file))


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("2019-03-04", "|date=4 March 2019 "),
        ("2019-03", "|date=March 2019 "),
        ("2019", "|date=2019 "),
        ("2019-03-04/2019-03-06", "|date=4–6 March 2019 "),
        ("2019-03/2019-06", ""),
        ("2018-12-31/2019-01-01", ""),
        ("../2019-01-01", ""),
    ],
)
def test_the_template_has_only_dates_that_it_understands(edtf: str, date: str) -> None:
    cited = cite_news(reference(an_article(published=from_edtf(edtf, Basis.STATED, ()))), "x")
    assert date in cited
    assert bool(date) == ("|date=" in cited)


def test_an_archived_page_is_cited_by_its_own_address_too() -> None:
    cited = reference(an_article(url="https://web.archive.org/web/20140302101500/http://courier.example/a"))
    assert cited.url == "http://courier.example/a"
    assert cited.archive_url.startswith("https://web.archive.org/")
    assert cited.archived_words == "2 March 2014"


def test_the_day_on_which_a_page_was_saved_is_when_it_was_accessed() -> None:
    saved = from_edtf("2020-05-06", Basis.STATED, ())
    assert reference(an_article(captured=saved)).accessed == datetime.date(2020, 5, 6)
    assert reference(an_article(captured=UNKNOWN)).accessed is None


def test_keys_are_unique_and_plain(story: Story) -> None:
    keys = [cited.key for cited in references(story).values()]
    assert len(keys) == len(set(keys))
    assert all(key.replace("-", "").isalnum() for key in keys)


@pytest.mark.parametrize("words", ["x\nER  - \nTY  - BOOK", "a\x00b", "\u2028TY  - BOOK"])
def test_a_field_can_not_break_out_of_its_line(words: str) -> None:
    records = rispy.loads(written("ris", hostile(words)))
    assert len(records) == len(hostile(words).articles)
    assert {record["type_of_reference"] for record in records} == {"NEWS"}


def test_an_address_that_is_none_of_the_web_is_not_cited() -> None:
    assert reference(an_article(url="javascript:alert(1)")).url == ""
