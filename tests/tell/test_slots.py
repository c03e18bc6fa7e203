"""The heading an event comes under says no more than is known."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.tell.slots import Known, Month, Slot, slot
from dateline.tell.words import Words
from dateline.when import When, from_edtf


@pytest.mark.parametrize(
    ("edtf", "year", "heading"),
    [
        ("2013-11-08", 2013, "November 2013"),
        ("2013-11", 2013, "November 2013"),
        ("2013-10-30/2013-11-02", 2013, "October 2013 or the months after"),
        ("2013-12-03/2014-01-13", 2013, "December 2013 or the months after"),
        ("2013", 2013, "2013, month not certain"),
        ("2013-02/2013-11", 2013, "2013, month not certain"),
        ("2012/2013", 2012, "2012 or a later year"),
        ("../2013-11-14", 2013, "By November 2013, start not known"),
        ("2014-03-03/..", 2014, "From March 2014 on, end not known"),
        ("2004/..", 2004, "From 2004 on, end not known"),
    ],
)
def test_the_heading_of_an_interval(edtf: str, year: int, heading: str) -> None:
    at = slot(from_edtf(edtf))
    assert at is not None
    assert (at.year, at.heading(Words())) == (year, heading)


def test_an_unknown_date_has_no_heading() -> None:
    assert slot(When()) is None


def test_headings_follow_the_calendar() -> None:
    texts = "2013-12 ../2013-11-14 2013-11-20/.. 2013-11-30 2013 2013/2014 2013-03 2013-11/2014-01"
    found = sorted(at for at in (slot(from_edtf(text)) for text in texts.split()) if at)
    assert [at.heading(Words()) for at in found] == [
        "2013 or a later year",
        "2013, month not certain",
        "March 2013",
        "November 2013",
        "November 2013 or the months after",
        "From November 2013 on, end not known",
        "By November 2013, start not known",
        "December 2013",
    ]


DATES = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@given(DATES, DATES)
def test_only_what_lies_in_one_month_comes_under_a_month(a: datetime.date, b: datetime.date) -> None:
    at = slot(When(min(a, b), max(a, b)))
    assert at is not None
    one_month = (a.year, a.month) == (b.year, b.month)
    assert (at.known is Known.MONTH) == one_month
    assert isinstance(at, Slot)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2018, 4), (2018, 4), "April 2018"),
        ((2018, 0), (2018, 0), "2018, month not certain"),
        ((2018, 4), (2018, 7), "April to July 2018"),
        ((2018, 0), (2018, 4), "2018 up to April"),
        ((2017, 11), (2018, 2), "November 2017 to February 2018"),
        ((1884, 0), (2016, 0), "1884 to 2016"),
        ((1884, 0), (2016, 5), "1884 to May 2016"),
    ],
)
def test_months_in_a_row_have_a_name_together(first: tuple[int, int], last: tuple[int, int], words: str) -> None:
    assert Month(*first).to(Month(*last), Words()) == words
