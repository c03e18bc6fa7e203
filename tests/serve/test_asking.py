"""A query is a selection, and a selection is a query: a view is its address."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import OptionError
from dateline.model import Standing
from dateline.serve.asking import FILTERS, Query, query_for, query_of, selection_of
from dateline.tell import tell
from dateline.tell.index import Index
from dateline.tell.labels import Label
from dateline.tell.selection import Selection
from tests.export.story import ferry_story

INDEX = Index(tell(ferry_story()))
DAYS = st.none() | st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 1, 1))
SELECTIONS = st.builds(
    lambda about, days, least, standings, labels, undated, kept: Selection(
        about=tuple(dict.fromkeys(about)),
        first=min(days) if len(days) == 2 else None,
        last=max(days) if days else None,
        min_origins=least,
        standings=tuple(each for each in Standing if each in standings),
        labels=tuple(dict.fromkeys(labels)),
        undated=undated,
        kept=kept,
    ),
    st.lists(st.sampled_from(sorted(INDEX.entities)), max_size=3),
    st.lists(st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 1, 1)), max_size=2),
    st.integers(1, 5),
    st.sets(st.sampled_from(Standing)),
    st.lists(st.sampled_from(Label), max_size=2),
    st.none() | st.booleans(),
    st.booleans(),
)


@given(SELECTIONS)
def test_a_selection_has_an_address_that_asks_for_it(selection: Selection) -> None:
    assert selection_of(query_of(str(query_for(selection)).removeprefix("?")), INDEX) == selection


@given(st.lists(st.tuples(st.sampled_from([*FILTERS, "page", "lanes"]), st.text(min_size=1, max_size=5)), max_size=8))
def test_an_address_is_read_back_as_it_was_written(pairs: list[tuple[str, str]]) -> None:
    query = Query()
    for name, value in pairs:
        query = query.adding(name, value)
    assert query_of(str(query).removeprefix("?")) == query


def test_what_may_hold_only_once_takes_the_place_of_the_other_and_pages_are_counted_anew() -> None:
    query = query_of("about=Ada&from=2013&page=7")
    assert str(query.adding("from", "2014")) == "?about=Ada&from=2014"
    assert str(query.adding("about", "Bo")) == "?about=Ada&about=Bo&from=2013"
    assert str(query.without("about", value="Ada")) == "?from=2013"
    assert str(query.adding("page", "8")) == "?about=Ada&from=2013&page=8"


def test_order_and_what_nobody_knows_make_no_other_view() -> None:
    assert str(query_of("to=2014&evil=1&from=2013&from=2013&label=")) == "?from=2013&to=2014"


@pytest.mark.parametrize("asked", ["page=0", "page=x", "page=-1", "page=9999999999", "page=²"])
def test_pages_are_whole_numbers(asked: str) -> None:
    with pytest.raises(OptionError, match="whole number"):
        query_of(asked).number("page")


def test_too_much_is_refused() -> None:
    with pytest.raises(OptionError, match="too much"):
        query_of("&".join(f"about={n}" for n in range(101)))
