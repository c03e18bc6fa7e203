"""Parquet: pyarrow reads the same rows as the other tables have, with days and numbers as what they are."""

from __future__ import annotations

import datetime
import io
import sys
from dataclasses import asdict, replace

import pyarrow
import pytest
from pyarrow import parquet

from dateline.errors import OptionError
from dateline.export import EXPORTERS
from dateline.export import parquet as form
from dateline.model import Story
from dateline.tell import ClaimRow, Selection, claim_rows, tell
from tests.export.hostile import CONTROL, RTL, SCRIPT, hostile
from tests.export.story import empty_story, ferry_story


def bytes_of(story: Story, selection: Selection | None = None) -> bytes:
    out = io.BytesIO()
    EXPORTERS["parquet"](story, out, selection)
    return out.getvalue()


def table_of(story: Story, selection: Selection | None = None) -> pyarrow.Table:
    return parquet.read_table(io.BytesIO(bytes_of(story, selection)))


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(ferry_story())


def test_the_rows_are_those_of_the_other_tables(story: Story) -> None:
    def plain(value: object) -> object:
        return "" if value is None else value.isoformat() if isinstance(value, datetime.date) else value

    told = [{name: plain(value) for name, value in row.items()} for row in table_of(story).to_pylist()]
    assert told == [asdict(row) for row in claim_rows(story)]
    assert len(told) == len(story.claims)


def test_days_are_dates_and_places_are_numbers(story: Story) -> None:
    schema = table_of(story).schema
    assert schema.names == list(ClaimRow.__slots__)
    assert schema.field("date_earliest").type == pyarrow.date32()
    assert schema.field("start").type == schema.field("origins").type == pyarrow.int32()
    assert schema.metadata[b"format"] == b"dateline-claims/1"


def test_a_large_story_is_written_in_groups(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "_GROUP", 10)
    file = parquet.ParquetFile(io.BytesIO(bytes_of(story)))
    assert file.num_row_groups == -(-len(story.claims) // 10)
    assert file.read().num_rows == len(story.claims)


def test_a_selection_leaves_out_the_claims_of_other_events(story: Story) -> None:
    some = table_of(story, Selection(min_origins=2))
    assert 0 < some.num_rows < len(story.claims)
    assert min(some["origins"].to_pylist()) >= 2


def test_same_story_same_bytes(story: Story) -> None:
    assert bytes_of(story) == bytes_of(story)


@pytest.mark.parametrize("words", [SCRIPT, RTL, CONTROL, "=1+1", "word " * 20_000])
def test_what_an_article_writes_is_a_value(words: str) -> None:
    table = table_of(hostile(words))
    assert set(table["outlet"].to_pylist()) == {words.replace("\ud800", "\ufffd")}


def test_a_story_without_claims_is_a_table_without_rows() -> None:
    assert table_of(empty_story()).num_rows == 0


def test_a_date_before_any_calendar_of_arrow_is_kept(story: Story) -> None:
    first, *others = story.facts
    claim = replace(first.claims[0], when=replace(first.claims[0].when, earliest=datetime.date.min))
    early = replace(story, facts=(replace(first, claims=(claim, *first.claims[1:])), *others))
    assert datetime.date.min in table_of(early)["date_earliest"].to_pylist()


def test_without_pyarrow_it_says_what_to_install(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(OptionError, match=r"pip install 'dateline\[parquet\]'"):
        bytes_of(story)
