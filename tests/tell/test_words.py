"""Intervals in words: never sharper than they are."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.lang import table
from dateline.model import BlockKind, Certainty, EntityKind, Phase, SourceKind, Standing
from dateline.tell.chain import StepKind
from dateline.tell.words import Words, plural
from dateline.when import Basis, When, from_edtf

WORDS = Words()


@pytest.mark.parametrize(
    ("edtf", "told", "short"),
    [
        ("2013-11-08", "8 November 2013", "8 Nov 2013"),
        ("2013-11", "November 2013", "Nov 2013"),
        ("2013", "2013", "2013"),
        ("2013-11-03/2013-11-09", "3–9 November 2013", "3–9 Nov 2013"),
        ("2013-06/2013-11", "between June and November 2013", "between June and Nov 2013"),
        ("2013-06-03/2013-11-08", "between 3 June and 8 November 2013", "between 3 June and 8 Nov 2013"),
        ("2012-12-30/2013-01-02", "between 30 December 2012 and 2 January 2013", "between 30 Dec 2012 and 2 Jan 2013"),
        ("2010/2013", "between 2010 and 2013", "between 2010 and 2013"),
        ("../2013-11-14", "by 14 November 2013", "by 14 Nov 2013"),
        ("../2013-11", "by the end of November 2013", "by the end of Nov 2013"),
        ("../2013", "by the end of 2013", "by the end of 2013"),
        ("2014-03-03/..", "from 3 March 2014 on", "from 3 Mar 2014 on"),
        ("2014-03/..", "from March 2014 on", "from Mar 2014 on"),
        ("2004/..", "from 2004 on", "from 2004 on"),
        ("", "date not known", "date not known"),
    ],
)
def test_an_interval_in_words(edtf: str, told: str, short: str) -> None:
    assert WORDS.when(from_edtf(edtf)) == told
    assert WORDS.short_when(from_edtf(edtf)) == short


DAYS = st.none() | st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@given(DAYS, DAYS)
def test_words_name_a_single_day_only_where_a_single_day_is_known(
    first: datetime.date | None, last: datetime.date | None
) -> None:
    if first and last and first > last:
        first, last = last, first
    when = When(first, last)
    days = [WORDS.day(day) for day in (first, last) if day]
    assert (WORDS.when(when) in days) == (when.days == 1)
    assert WORDS.when(when)


def test_counts_have_a_singular() -> None:
    assert WORDS.counted("claim", 1) == "1 claim"
    assert WORDS.counted("claim", 0) == "0 claims"
    assert WORDS.counted("claim", 12345) == "12,345 claims"
    assert plural(["{n} in {group}", "{n} in {group}!"], 2, group=2013) == "2 in 2013!"


@pytest.mark.parametrize(
    ("section", "values"),
    [
        ("certainty", Certainty),
        ("phase", Phase),
        ("standing", Standing),
        ("standing_key", Standing),
        ("source_kind", StepKind),
        ("source", SourceKind),
        ("entity_kind", EntityKind),
        ("basis", Basis),
        ("block", BlockKind),
    ],
)
def test_every_value_of_the_model_has_its_words(section: str, values: list[str]) -> None:
    assert {str(value.value) for value in values} <= set(table("tell")[section])  # type: ignore[attr-defined]
