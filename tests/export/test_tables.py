"""Tables: a row a claim, the same every time, and nothing that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from dateline.export import EXPORTERS
from dateline.export.csv import inert
from dateline.model import Story
from dateline.tell import ClaimRow, Selection, tell
from dateline.tell.course import Course
from dateline.tell.index import Index
from dateline.tell.rows import text_hash
from dateline.tell.words import Words
from tests.export.hostile import hostile
from tests.export.story import COURIER, empty_story, ferry_story


def rows_of(story: Story, selection: Selection | None = None) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    EXPORTERS["csv"](story, out, selection)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def book_of(story: Story) -> openpyxl.Workbook:
    out = io.BytesIO()
    EXPORTERS["xlsx"](story, out)
    return openpyxl.load_workbook(out)


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(ferry_story())


def test_every_claim_is_a_row_that_leads_to_its_words(story: Story) -> None:
    rows, articles = rows_of(story), Index(story).articles
    assert {row["claim"] for row in rows} == {claim.id for claim in story.claims}
    for row in rows:
        text = articles[row["article"]].text
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]
        assert row["text_sha256"] == text_hash(text)


def test_a_row_tells_who_says_it_down_to_the_origin(story: Story) -> None:
    row = next(row for row in rows_of(story) if row["chain"].count(" ← ") >= 2)
    assert row["chain"].split(" ← ")[-1] == row["origin"]
    assert {row["outlet"] for row in rows_of(story)} >= {COURIER}


def test_rows_stand_in_the_order_of_the_timeline(story: Story) -> None:
    course = [each.event.id for each in Course(Index(story), Words()).events]
    assert list(dict.fromkeys(row["event"] for row in rows_of(story))) == course
    head, *rows = book_of(story)["events"].iter_rows(values_only=True)
    assert [row[head.index("event")] for row in rows] == course
    dated = [row["date_earliest"] for row in rows_of(story) if row["date_earliest"] == row["date_latest"] != ""]
    assert dated[0] < dated[-1] and course != sorted(course)


def test_both_sides_of_a_contradiction_name_each_other(story: Story) -> None:
    by_id = {row["claim"]: row for row in rows_of(story)}
    told = [(id, other) for id, row in by_id.items() for other in row["contradicts"].split("; ") if other]
    assert told
    assert all((other, id) in told for id, other in told)


def test_a_selection_leaves_out_the_claims_of_other_events(story: Story) -> None:
    some = rows_of(story, Selection(min_origins=2))
    assert 0 < len(some) < len(rows_of(story))
    assert all(int(row["origins"]) >= 2 for row in some)


def test_the_workbook_holds_the_same_rows_as_the_table(story: Story) -> None:
    book = book_of(story)
    assert book.sheetnames == ["claims", "events", "sources", "articles"]
    head, *rows = book["claims"].iter_rows(values_only=True)
    assert list(head) == list(ClaimRow.__slots__)
    given = [{key: "" if value is None else str(value) for key, value in zip(head, row, strict=True)} for row in rows]
    plain = {"'+": "+", "'-": "-"}
    assert given == [{key: plain.get(value, value) for key, value in row.items()} for row in rows_of(story)]
    assert book["events"].max_row - 1 == len(story.links.events)
    assert book["articles"].max_row - 1 == len(story.articles)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_same_story_same_bytes(form: str, story: Story) -> None:
    def made() -> bytes:
        out = io.BytesIO() if EXPORTERS[form].binary else io.StringIO(newline="")
        EXPORTERS[form](story, out)
        value = out.getvalue()
        return value if isinstance(value, bytes) else value.encode()

    assert made() == made()


@pytest.mark.parametrize("words", ['=HYPERLINK("http://evil.example")', "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_no_cell_is_a_formula(words: str) -> None:
    assert inert(words).startswith("'")
    rows = rows_of(hostile(words))
    assert rows
    assert all(not value.lstrip().startswith(("=", "+", "-", "@")) for row in rows for value in row.values())
    for sheet in book_of(hostile(words)):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {"s", "n"}
        assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)


def test_what_no_table_can_hold_is_replaced_and_what_is_too_long_is_cut() -> None:
    assert rows_of(hostile("a\x00b\ud800c"))[0]["article_title"] == "a\ufffdb\ufffdc"
    longest = max(len(str(cell)) for row in book_of(hostile("word " * 20_000))["claims"].values for cell in row)
    assert longest <= 32_767


def test_a_story_without_claims_is_a_table_without_rows() -> None:
    assert rows_of(empty_story()) == []
    assert book_of(empty_story())["claims"].max_row == 1
