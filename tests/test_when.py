"""`When`: EDTF in and out, and an algebra that never gets sharper than its evidence."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DateFormatError
from dateline.when import UNKNOWN, Basis, Reason, When, from_edtf, month_end, parse_prefix, to_edtf

DAYS = st.dates(datetime.date(1, 1, 1), datetime.date(9999, 12, 31))
ENDS = st.none() | DAYS


@st.composite
def whens(draw: st.DrawFn) -> When:
    first, last = draw(ENDS), draw(ENDS)
    if first and last and first > last:
        first, last = last, first
    return When(first, last, Basis.STATED if first or last else Basis.NONE)


@given(whens())
def test_edtf_there_and_back(when: When) -> None:
    back = from_edtf(when.edtf)
    assert (back.earliest, back.latest) == (when.earliest, when.latest)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2013", "2013-01-01", "2013-12-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2013-11-08", "2013-11-08", "2013-11-08"),
        ("2013-06/2013-11-08", "2013-06-01", "2013-11-08"),
        ("../2013-12", None, "2013-12-31"),
        ("2013/..", "2013-01-01", None),
        ("", None, None),
        ("../..", None, None),
    ],
)
def test_edtf_in(text: str, first: str | None, last: str | None) -> None:
    when = from_edtf(text)
    assert (when.earliest and when.earliest.isoformat(), when.latest and when.latest.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text", ["0000", "99999", "2013-13", "2013-02-30", "13", "2013-11-8", "2014/2013", "Nov. 8", "2013~"]
)
def test_what_is_no_date_is_refused_with_the_text_in_the_message(text: str) -> None:
    with pytest.raises(DateFormatError, match=text.partition("/")[0].replace(".", r"\.")):
        from_edtf(text)


def test_prefix_gives_first_and_last_day() -> None:
    assert parse_prefix("2013-11") == (datetime.date(2013, 11, 1), month_end(2013, 11))


def test_an_interval_that_ends_before_it_starts_cannot_be() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        When(datetime.date(2014, 1, 1), datetime.date(2013, 1, 1))


@given(whens(), whens())
def test_both_allow_what_the_intersection_allows(a: When, b: When) -> None:
    both = a.intersect(b)
    assert (both is not None) == a.meets(b) == b.meets(a)
    if both is not None:
        assert _inside(both, a) and _inside(both, b)
        other = b.intersect(a)
        assert other is not None and other.edtf == both.edtf


@given(whens(), whens())
def test_the_hull_holds_both(a: When, b: When) -> None:
    assert _inside(a, a.hull(b)) and _inside(b, a.hull(b))


@given(whens())
def test_the_unknown_excludes_nothing(when: When) -> None:
    assert when.intersect(UNKNOWN) == when
    assert when.meets(UNKNOWN)


@given(whens())
def test_days_are_told_where_both_ends_are_known(when: When) -> None:
    assert (when.days is not None) == when.closed
    assert when.days is None or when.days >= 1


def test_reasons_add_up_without_repeating() -> None:
    said, heard = Reason("said so"), Reason("heard so")
    a = When(datetime.date(2013, 1, 1), None, Basis.STATED, (said,))
    b = When(None, datetime.date(2013, 12, 31), Basis.STATED, (said, heard))
    both = a.intersect(b)
    assert both is not None
    assert (both.because, both.basis, both.edtf) == ((said, heard), Basis.INFERRED, "2013")
    assert a.because_of(heard).because == (said, heard)


def _inside(inner: When, outer: When) -> bool:
    """Whether `outer` allows all that `inner` does: an unknown end of `outer` excludes nothing."""
    low = outer.earliest is None or (inner.earliest is not None and inner.earliest >= outer.earliest)
    high = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return low and high


def test_shortest_edtf() -> None:
    assert to_edtf(datetime.date(2013, 1, 1), datetime.date(2013, 12, 31)) == "2013"
    assert to_edtf(datetime.date(2013, 1, 1), datetime.date(2014, 12, 31)) == "2013-01-01/2014-12-31"
