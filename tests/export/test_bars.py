"""Bars: an interval on a ruler covers what is possible, no less and no more."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.bars import Bar, bar, strip
from dateline.when import When, from_edtf


@pytest.mark.parametrize(
    ("edtf", "drawn"),
    [
        ("2013-01-01", Bar(0.0, 0.27, day=True)),
        ("2013", Bar(0.0, 100.0)),
        ("2013-07", Bar(49.59, 58.08)),
        ("../2013-06", Bar(0.0, 49.59, soft_start=True)),
        ("2013-07/..", Bar(49.59, 100.0, soft_end=True)),
        ("2012-07/2014-02", Bar(0.0, 100.0, before=True, after=True)),
        ("2013-12/2014-01", Bar(91.51, 100.0, after=True)),
    ],
)
def test_an_interval_in_2013(edtf: str, drawn: Bar) -> None:
    assert bar(from_edtf(edtf), 2013) == drawn


def test_what_is_not_known_is_not_drawn() -> None:
    assert bar(When(), 2013) is None


DAYS = st.dates(datetime.date(2012, 6, 1), datetime.date(2014, 6, 30))


@given(DAYS, DAYS)
def test_a_bar_stays_on_its_ruler_and_runs_forward(a: datetime.date, b: datetime.date) -> None:
    when = When(min(a, b), max(a, b))
    year = min(a, b).year
    drawn = bar(when, year)
    assert drawn is not None
    assert 0 <= drawn.start < drawn.end <= 100
    assert drawn.after == (max(a, b).year > year)
    assert not drawn.before


def test_a_strip_leaves_empty_years_out_and_gives_full_ones_more_room() -> None:
    many = [(f"b{month}", 2014, from_edtf(f"2014-{month:02}")) for month in range(1, 5)]
    drawn = strip([("a", 2004, from_edtf("2004")), *many, ("c", 2015, When())])
    assert [(y.year, y.start, y.width, y.gap) for y in drawn.years] == [
        (2004, 0, 25, False),
        (2014, 25, 50, True),
        (2015, 75, 25, False),
    ]
    assert [(m.event, m.bar.start) for m in drawn.marks][:2] == [("a", 0.0), ("b1", 25.0)]
    assert "c" not in {m.event for m in drawn.marks}


def test_years_are_labelled_only_where_their_numbers_have_room() -> None:
    drawn = strip([(str(year), year, from_edtf(str(year))) for year in range(1980, 2020)])
    labelled = [y.start for y in drawn.years if y.labelled]
    assert labelled[0] == 0
    assert all(b - a >= 9 for a, b in pairwise(labelled))
    assert len(labelled) >= 10


def test_marks_that_overlap_go_to_rows_of_their_own_until_rows_run_out() -> None:
    same = [(str(i), 2014, from_edtf("2014-03")) for i in range(12)]
    drawn = strip(same, rows=9)
    assert [m.row for m in drawn.marks] == [0, 1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8]
    assert drawn.rows == 9
