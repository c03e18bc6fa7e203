"""Odd dates in any company: kept as text, undated, and never an exception."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.date import date_article
from dateline.model import Annotations, TimexSpan, TimexType
from dateline.span import Span
from dateline.when import Basis, When
from tests.date.build import article, marks, nothing

IMPOSSIBLE = [
    "Feb. 30", "Feb. 30, 2013", "31 June 2012", "Feb. 29, 2013", "April 31", "2013-02-30", "2013-13-01", "0000-01-01",
    "31/02/2013", "508 B.C.",
]  # fmt: skip
OPEN = [
    "99999", "year 0", "4/5/13", "3 Ramadan 1434", "15 Nisan 5774", "1st of Muharram", "25:61", "99 p.m.",
    "10,000 years ago", "99999999999 years ago", "in 9999999999 days", "9999 centuries later", "the 99th century",
    "0 years ago", "the 0th century", "1999999 B.C.", "2:30 a.m. EDT on March 10, 2013", "1:30 a.m. EST Sunday",
    "2013-03-31T02:30:00+01:00", "2013-12-31T24:00:00Z", "the 300th anniversary of Feb. 29, 9999", "aged 999",
    "999-year-old", "her 999th birthday on Feb. 29", "the quarter ended Feb. 30", "two days after Feb. 30",
    "the day before Jan. 1, 0001", "between Dec. 3 and Feb. 30", "the year 1", "1 January 100", "the 9990s", "'00s",
]  # fmt: skip
DAYS = ["", "2013-11-12", "2013-11", "../2013-11-12", "2013-11-12/..", "0001-01-01", "9999-12-31", "2012-02-29"]
AROUND = st.text(st.characters(codec="utf-8"), max_size=30) | st.sampled_from(
    ["On ", " was ended ", "the day after ", " ago", " earlier", "'s", " and a half", "nearly ", "early ", " to "]
)


@pytest.mark.parametrize("words", IMPOSSIBLE)
def test_what_is_no_date_of_the_calendar_is_kept_and_says_so(words: str) -> None:
    text = article(f"It is marked {words} on the lid.", "2013-11-12")
    (found,) = date_article(text, marks(text, words))
    assert found.span.of(text.text) == words
    assert (found.when.earliest, found.when.latest, found.when.basis) == (None, None, Basis.NONE)
    assert "no date of the calendar" in found.when.because[-1].text


@pytest.mark.parametrize("words", ["4/5/13", "3 Ramadan 1434", "15 Nisan 5774", "99999"])
def test_two_digit_years_and_other_calendars_are_not_guessed_at(words: str) -> None:
    text = article(f"It is marked {words} on the lid.", "2013-11-12")
    found = [each for each in date_article(text, marks(text, words)) if words in each.span.of(text.text)]
    assert [each.when.known for each in found] == [False]


@given(st.sampled_from([*IMPOSSIBLE, *OPEN]), AROUND, AROUND, st.sampled_from(DAYS), st.booleans())
@example("Feb. 30", "the quarter ended ", ", 2013", "2013-11-12", True)
@example("99999", "", "", "9999-12-31", True)
@settings(max_examples=300, deadline=None)
def test_nothing_raises_and_every_span_holds(words: str, before: str, after: str, published: str, marked: bool) -> None:
    text = article(f"{before}{words}{after}", published)
    seen = _marked(text.id, len(before), len(words)) if marked else nothing(text)
    last = 0
    for each in date_article(text, seen, ages=True):
        assert last <= each.span.start < each.span.end <= len(text.text)
        last = each.span.end
        assert isinstance(each.when, When) and (each.when.known or each.when.basis is Basis.NONE)
        assert not each.when.closed or (each.when.days or 0) > 0
        assert each.value


@given(
    st.lists(
        st.sampled_from([*IMPOSSIBLE, *OPEN, "Friday", "the next day", "a year earlier", "that month"]), max_size=6
    )
)
@settings(max_examples=100, deadline=None)
def test_one_after_the_other_they_do_not_raise_either(words: list[str]) -> None:
    text = article(". Then ".join(words), "9999-12-30")
    assert date_article(text, nothing(text), ages=True) == date_article(text, nothing(text), ages=True)


def _marked(id: str, start: int, length: int) -> Annotations:
    return Annotations(id, (), (), timexes=(TimexSpan(Span(id, start, start + length), TimexType.DATE, 1.0),))
