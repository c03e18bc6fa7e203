"""Dates in metadata, addresses and bylines."""

from __future__ import annotations

import pytest

from dateline.errors import DateFormatError
from dateline.read.dates import find, given, in_address, parse
from dateline.when import to_edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2013-11-08", "2013-11-08"),
        ("2013-11-08T23:30:00-05:00", "2013-11-08"),
        ("2013-11-08 23:30:00", "2013-11-08"),
        ("20131108", "2013-11-08"),
        ("20131108T2330Z", "2013-11-08"),
        ("2013-11", "2013-11"),
        ("2013", "2013"),
        ("Fri, 08 Nov 2013 20:00:00 GMT", "2013-11-08"),
        ("Friday, November 8, 2013, 7:45 a.m.", "2013-11-08"),
        ("Nov. 8, 2013", "2013-11-08"),
        ("8th of November 2013", "2013-11-08"),
        ("8 Sept 2013", "2013-09-08"),
        ("8-Nov-2013", "2013-11-08"),
        ("November 2013", "2013-11"),
        ("08.11.2013", "2013-11-08"),
        ("13/11/2013", "2013-11-13"),
        ("11/13/2013", "2013-11-13"),
        ("08/11/2013", "2013-08-11/2013-11-08"),  # nobody can know which
    ],
)
def test_a_date_keeps_its_precision(text: str, edtf: str) -> None:
    days = parse(text)
    assert days is not None
    assert to_edtf(*days) == edtf


@pytest.mark.parametrize(
    "text", ["", "today", "8 November", "2013-13-01", "31 November 2013", "00/00/2013", "Sun, 99 x"]
)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("url", "edtf", "part"),
    [
        ("https://gazette.example/2013/11/08/wall-falls", "2013-11-08", "2013/11/08"),
        ("https://gazette.example/news/2013/11/wall-falls", "2013-11", "2013/11"),
        ("https://gazette.example/2013-11-08-wall", "2013-11-08", "2013-11-08"),
        ("https://gazette.example/wall_20131108.html", "2013-11-08", "20131108"),
        ("https://gazette.example/world/2013/nov/08/wall", "2013-11-08", "2013/nov/08"),
    ],
)
def test_the_date_in_an_address(url: str, edtf: str, part: str) -> None:
    found = in_address(url)
    assert found is not None
    assert (to_edtf(found[0], found[1]), found[2]) == (edtf, part)


@pytest.mark.parametrize(
    "url",
    [
        "https://gazette.example/news/wall-falls",
        "https://gazette.example/2013-14-season",
        "https://gazette.example/article/19991399",
        "https://2013.example/11",
        "https://gazette.example/x?from=2013/11/08",
    ],
)
def test_an_address_without_date(url: str) -> None:
    assert in_address(url) is None


def test_all_dates_of_a_line_with_their_places() -> None:
    line = "Published 8 May 2013, updated May 9, 2013"
    assert [line[f.start : f.end] for f in find(line)] == ["8 May 2013", "May 9, 2013"]


def test_what_a_person_may_give() -> None:
    assert to_edtf(*given("2013-11/2014-02")) == "2013-11-01/2014-02-28"
    assert to_edtf(*given("../2014")) == "../2014-12-31"
    assert to_edtf(*given("8 November 2013")) == "2013-11-08"
    with pytest.raises(DateFormatError, match="'yesterday' is no date"):
        given("yesterday")
