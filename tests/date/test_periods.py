"""Calendar periods count on without gaps."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.date import periods

KINDS = ["D", "W", "WE", "M", "Q", "HY", "S3", "Y", "E", "C", "FY"]
DAYS = st.dates(datetime.date(200, 1, 1), datetime.date(9000, 12, 31))


@given(st.sampled_from(KINDS), DAYS, st.integers(-50, 50))
def test_shifting_there_and_back_is_the_same_period(kind: str, at: datetime.date, count: int) -> None:
    start = periods.containing(kind, at)
    if kind in ("E", "C"):
        count %= 2
    assert periods.shifted(periods.shifted(start, count), -count) == start


@given(st.sampled_from([k for k in KINDS if k not in ("WE", "FY")]), DAYS)
def test_a_day_lies_in_its_period_and_the_next_one_begins_the_day_after(kind: str, at: datetime.date) -> None:
    found = periods.containing(kind, at)
    assert found.start <= at <= found.end
    assert periods.shifted(found, 1).start == found.end + datetime.timedelta(days=1)


@given(DAYS, st.integers(1, 7))
def test_weekdays_around_a_day(at: datetime.date, weekday: int) -> None:
    last, coming = periods.last_weekday(weekday, at), periods.next_weekday(weekday, at)
    assert last.isoweekday() == coming.isoweekday() == weekday
    assert 0 <= (at - last).days < 7
    assert 0 <= (coming - at).days < 7


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, "1961-04-02"), (2000, "2000-04-23"), (2008, "2008-03-23"), (2014, "2014-04-20"), (2038, "2038-04-25")],
)
def test_easter(year: int, day: str) -> None:
    assert periods.easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("kind", "day", "value"),
    [
        ("W", "2012-12-31", "2013-W01"),
        ("WE", "2013-11-12", "2013-W46-WE"),
        ("Q", "2013-11-12", "2013-Q4"),
        ("HY", "2013-06-30", "2013-H1"),
        ("S3", "2013-12-05", "2014-WI"),
        ("E", "1999-12-31", "199"),
        ("C", "2000-12-31", "19"),
        ("M", "0099-02-01", "0099-02"),
    ],
)
def test_timex3_values(kind: str, day: str, value: str) -> None:
    assert periods.containing(kind, datetime.date.fromisoformat(day)).value == value


@given(DAYS, DAYS)
def test_a_shared_value_blanks_what_differs(a: datetime.date, b: datetime.date) -> None:
    value = periods.shared_value(periods.single(a), periods.single(b))
    assert (value == a.isoformat()) == (a == b)
    assert a.year == b.year or value.startswith("XXXX")


def test_what_lies_outside_the_calendar_says_so() -> None:
    with pytest.raises(periods.OutOfCalendarError):
        periods.units_after(datetime.date(2013, 1, 1), "Y", -10_000)
    with pytest.raises(periods.OutOfCalendarError):
        periods.day(2013, 2, 30)
    with pytest.raises(periods.OutOfCalendarError):
        periods.nth("W", -1)
