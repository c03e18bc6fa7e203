"""Tables for notebooks: the rows of the other tables, shown inert, and as data frames where these are installed."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import pytest
from lxml import html

import dateline
from dateline.errors import OptionError
from dateline.notebook import Tables
from dateline.tell import claim_rows, event_rows, tell
from tests.contexts import BEFORE, SOLD, sold_story
from tests.export.hostile import RTL, SCRIPT, hostile
from tests.export.story import empty_story, ferry_story
from tests.judge.story import write


@pytest.fixture(scope="module")
def tables() -> Tables:
    return Tables(tell(ferry_story()))


def test_the_rows_are_those_of_the_story_by_date(tables: Tables) -> None:
    assert {row.event for row in tables.events()} == {row.event for row in event_rows(tables.story)}
    assert {row.claim for row in tables.claims()} == {row.claim for row in claim_rows(tables.story)}
    days = [row.date_earliest or row.date_latest for row in tables.events()]
    known = [day for day in days if day]
    assert known == sorted(known) and days == known + [""] * (len(days) - len(known))


def test_conditions_are_those_of_the_timeline(tables: Tables) -> None:
    some = tables.events(about=["Helena Marsh"], first="2019-03", last="2019-03-31")
    assert 0 < len(some) < len(tables.events())
    assert all("Helena Marsh" in row.participants for row in some)
    assert {row.event for row in tables.claims(min_origins=2)} == {row.event for row in tables.events(min_origins=2)}
    with pytest.raises(OptionError):
        tables.events(about=["Nobody Atall"])


def test_both_sides_of_a_contradiction_stand_in_one_row(tables: Tables) -> None:
    rows = tables.conflicts()
    assert [(row.one_claim, row.other_claim) for row in rows] == [each.claims for each in tables.story.links.conflicts]
    assert all(row.one_said_by and row.other_said_by for row in rows)


def test_a_state_says_of_whom_and_who_tells_it(tables: Tables) -> None:
    (married,) = [row for row in tables.states() if row.relation == "married"]
    assert married.of_whom == "Viktor Aldane; Petra Voss"
    assert "Harbour Eye" in married.told


def test_rows_are_a_sequence(tables: Tables) -> None:
    rows = tables.events()
    assert next(iter(rows)) == rows[0]
    assert len(rows[:3]) == 3 and repr(rows[:3]).startswith("<3 rows of event, title")


@pytest.mark.parametrize("frame", ["polars", "pandas"])
def test_a_data_frame_has_every_row_with_days_as_dates(tables: Tables, frame: str) -> None:
    pytest.importorskip(frame, reason="pip install -e '.[validators]'")
    rows = tables.claims()
    made = rows.to_polars() if frame == "polars" else rows.to_pandas()
    assert list(made.columns) == list(rows.columns)
    assert len(made) == len(rows)
    days = [day for day in (made["date_earliest"].to_list() if frame == "polars" else made["date_earliest"]) if day]
    assert days and all(isinstance(day, datetime.date) for day in days)


@pytest.mark.parametrize("frame", ["polars", "pandas"])
def test_a_story_without_claims_is_a_frame_without_rows(frame: str) -> None:
    pytest.importorskip(frame, reason="pip install -e '.[validators]'")
    rows = Tables(empty_story()).claims()
    made = rows.to_polars() if frame == "polars" else rows.to_pandas()
    assert len(made) == 0 and list(made.columns) == list(rows.columns)


@pytest.mark.parametrize("frame", ["polars", "pandas"])
def test_without_it_it_says_what_to_install(tables: Tables, frame: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, frame, None)
    with pytest.raises(OptionError, match=f"pip install {frame}"):
        getattr(tables.events(), f"to_{frame}")()


def test_a_notebook_shows_the_main_columns_and_counts_the_rest(tables: Tables) -> None:
    page = html.fromstring(tables._repr_html_())
    assert page.findtext(".//h3")
    head = [cell.text for cell in page.iterfind(".//th")]
    assert {"title", "said by", "date words", "standing"} <= set(head) and "event" not in head
    assert len(page.findall(".//tbody/tr")) == 20
    assert f"… {len(tables.events()) - 20} more" in page.text_content()
    assert "6 articles" in repr(tables)


def test_below_a_title_stands_what_it_points_back_to() -> None:
    tables = Tables(sold_story())
    for rows in (tables.events(about=["Viktor Aldane"]), tables.claims(about=["Viktor Aldane"])):
        page = html.fragment_fromstring(rows._repr_html_(), create_parent=True)
        (below,) = page.iterfind(".//small")
        assert below.text == f"context: “{BEFORE}”"
        assert below.getparent().text == SOLD


@pytest.mark.parametrize("words", [SCRIPT, RTL])
def test_what_an_article_writes_is_no_markup(words: str) -> None:
    made = Tables(tell(hostile(words)))
    for shown in (made, made.events(), made.claims(), made.conflicts(), made.states()):
        assert "\u202e" not in shown._repr_html_()
        tags = {tag.tag for tag in html.fragment_fromstring(shown._repr_html_(), create_parent=True).iter()}
        assert tags <= {"div", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "br", "small"}


def test_it_is_opened_from_a_store(tmp_path: Path) -> None:
    dateline.build([write(tmp_path / "news")], tmp_path / "s")
    opened = dateline.open_tables(tmp_path / "s")
    assert len(opened.events()) > 5


def test_a_story_shown_by_chance_is_a_line_and_no_text() -> None:
    story = ferry_story()
    assert (
        repr(story)
        == f"<Story: {len(story.articles)} articles, {len(story.claims)} claims, {len(story.links.events)} events>"
    )
    assert repr(story) == str(story)
