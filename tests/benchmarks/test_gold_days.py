"""Which gold days are left out as they contradict their own words, or count from another date."""

from __future__ import annotations

import pytest

from benchmarks.timex_values import against_text, far_weekday
from dateline.when import Day


def days(first: str, last: str = "") -> tuple[Day, Day]:
    return Day.fromisoformat(first), Day.fromisoformat(last or first)


@pytest.mark.parametrize(
    ("text", "gold"),
    [
        ("1988", days("1998-01-01", "1998-12-31")),
        ("Sept. 27, 1989", days("1990-09-27")),
        ("July last year", days("1997-06-01", "1997-06-30")),
        ("Wednesday", days("1999-02-09")),  # a Tuesday
        ("Last week", days("1999-01-01", "1999-01-31")),
    ],
)
def test_another_year_month_weekday_or_a_longer_week_is_left_out(text: str, gold: tuple[Day, Day]) -> None:
    assert against_text(text, gold)


@pytest.mark.parametrize(
    ("text", "gold"),
    [
        ("1988", days("1988-01-01", "1988-12-31")),
        ("from 1988 to 1990", days("1988-01-01", "1990-12-31")),
        ("fiscal 1988", days("1989-01-01", "1989-12-31")),
        ("the year ended in March", days("1988-04-01", "1989-03-31")),
        ("Wednesday", days("1999-02-10")),
        ("last week", days("1999-02-01", "1999-02-07")),
        ("yesterday", days("1999-02-01")),  # wrong or not: nothing in the words says so
    ],
)
def test_what_the_words_allow_is_kept(text: str, gold: tuple[Day, Day]) -> None:
    assert not against_text(text, gold)


def test_a_bare_weekday_more_than_a_week_away_counts_from_another_date() -> None:
    assert far_weekday("Monday", days("2020-12-14"), days("2020-12-23"))
    assert not far_weekday("Monday", days("2020-12-21"), days("2020-12-23"))
    assert not far_weekday("last Monday", days("2020-12-14"), days("2020-12-23"))
