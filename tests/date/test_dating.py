"""What an article's time expressions mean: marks, reasons, honesty, bad input."""

from __future__ import annotations

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.date import date_article
from dateline.errors import OptionError
from dateline.model import Annotations, TimeExpression, TimexType
from dateline.when import UNKNOWN, Basis, When
from tests.date.build import article, marks, nothing, tagged


def read(text: str, published: str = "") -> list[TimeExpression]:
    written = article(text, published)
    return list(date_article(written, nothing(written)))


def words(text: str, *marked: str) -> list[str]:
    written = article(text, "2013-11-12")
    return [e.span.of(text) for e in date_article(written, marks(written, *marked))]


# ---- what the reader marks -----------------------------------------------------------------------------------------


def test_a_mark_is_widened_to_what_the_words_say() -> None:
    assert words("They sold it earlier this month.", "month") == ["earlier this month"]
    assert words("She left him more than ten months ago.", "ten months") == ["more than ten months ago"]


def test_a_mark_is_trimmed_to_what_the_words_say() -> None:
    assert words("They met on Friday with friends.", "on Friday with") == ["Friday"]


def test_expressions_that_the_reader_misses_are_added() -> None:
    assert words("They met on Nov. 8 and again last week.", "last week") == ["Nov. 8", "last week"]


def test_a_mark_that_no_rule_reads_stays_with_its_type_and_no_date() -> None:
    written = article("It was the dawning of an age.", "2013-11-12")
    (kept,) = date_article(written, marks(written, "the dawning of an age"))
    assert kept.span.of(written.text) == "the dawning of an age"
    assert kept.when == UNKNOWN


def test_with_detection_off_exactly_the_marks_come_back() -> None:
    written = article("They met on Nov. 8, earlier this month.", "2013-11-12")
    found = date_article(written, marks(written, "this month"), detect=False)
    assert [e.span.of(written.text) for e in found] == ["this month"]


def days(text: str, published: str, mark: str) -> str:
    written = article(text, published)
    (found,) = date_article(written, marks(written, mark), detect=False)
    return found.when.edtf


def test_what_counts_from_something_that_no_rule_reads_stays_open() -> None:
    assert days("It was in the first half of my term.", "2013-11-12", "the first half of my term") == ""
    assert days("She wrote it the night before he died.", "2013-11-12", "the night before he died") == ""


def test_a_week_that_goes_on_with_after_is_not_that_of_the_publication() -> None:
    assert days("He removed pages in the week after the collapse.", "2013-11-12", "the week") == ""


def test_the_latest_fiscal_year_has_ended() -> None:
    assert days("It lost money in the latest fiscal year.", "2013-11-12", "the latest fiscal year") == (
        "2011-11-12/2013-11-12"
    )


def test_an_apostrophe_may_be_missing() -> None:
    assert days("Crowds loved this years pageant.", "2013-11-12", "this years") == "2013"


def test_what_nothing_tells_and_lies_far_on_both_sides_is_both() -> None:
    assert days("Then Oslo in March, and home.", "2013-11-12", "March") == "2013-03-01/2014-03-31"
    assert days("Not quite summer yet.", "2013-04-12", "summer") == "2012-06-01/2013-09-30"


def test_a_page_that_tells_of_years_behind_its_date_was_written_on() -> None:
    old = "He moved in March 2014. He resigned in 2015. She sued him in 2016. He told her this year."
    written = article(old, "2013-11-12")
    assert date_article(written, nothing(written))[-1].when.edtf == "2013-01-01/.."
    plans = "It will open in March 2014. It will close in 2015. It will move in 2016. He told her this year."
    written = article(plans, "2013-11-12")
    assert date_article(written, nothing(written))[-1].when.edtf == "2013"


def test_words_that_only_look_like_time_are_left_alone() -> None:
    assert read("They march in may and sit in the sun, a second group of them.", "2013-11-12") == []
    assert read("He is 52 years old; 1984 people came, and three-quarters of them paid $2,010.", "2013-11-12") == []


def test_expressions_come_in_text_order_and_do_not_overlap() -> None:
    found = read("On Friday evening, two days after Nov. 6, 2013, he came back for three weeks.", "2013-11-12")
    ends = [(e.span.start, e.span.end) for e in found]
    assert ends == sorted(ends)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(ends))


# ---- honesty -------------------------------------------------------------------------------------------------------


def test_no_date_is_invented_without_a_publication_date() -> None:
    text = "On Friday, Nov. 8, and in October, last week, two years ago, yesterday, in the summer and recently he sang."
    found = read(text)
    assert len(found) >= 7
    for expression in found:
        assert not expression.when.known
        assert expression.when.basis is Basis.NONE
        assert "unknown" in expression.when.because[-1].text
        assert not any(part.isdigit() and len(part) == 4 for part in expression.value.split("-"))


def test_a_full_date_anchors_what_follows_even_without_a_publication_date() -> None:
    _, after, later = read("He fell on Nov. 8, 2013. Two days later he sang. Later that month he left.")
    assert after.when.edtf == "2013-11-10"
    assert later.when.edtf == "2013-11-10/2013-11-30"


@pytest.mark.parametrize("published", ["2013-11-12", "2013-11", "2013", "2013-10-20/2013-11-12"])
def test_a_wider_publication_gives_a_wider_interval_around_the_same_day(published: str) -> None:
    exact = read("He sang on Friday, two weeks ago, last month and yesterday.", "2013-11-12")
    for day, wide in zip(
        exact, read("He sang on Friday, two weeks ago, last month and yesterday.", published), strict=True
    ):
        assert wide.when.earliest and wide.when.latest and day.when.earliest and day.when.latest
        assert wide.when.earliest <= day.when.earliest and day.when.latest <= wide.when.latest


def test_a_publication_with_one_bound_gives_one_bound() -> None:
    written = article("He sang yesterday.", When(None, datetime.date(2013, 11, 12), Basis.INFERRED))
    (found,) = date_article(written, nothing(written))
    assert (found.when.earliest, found.when.latest) == (None, datetime.date(2013, 11, 11))


def test_tense_and_usage_that_disagree_both_bound_the_date() -> None:
    (found,) = read("He saw a doctor on Dec. 8.", "2013-11-12")
    assert found.when.edtf == "2012-12-08/2013-12-08"
    assert "past" in found.when.because[-1].text


def test_every_dated_expression_says_why_with_its_span() -> None:
    text = "On Nov. 8, 2013 and on Friday, last week, in the summer, the next day and nearly a year ago he sang."
    for expression in read(text, "2013-11-12"):
        assert expression.when.known
        assert expression.when.because
        assert all(reason.span == expression.span for reason in expression.when.because)


def test_reasons_read_as_sentences() -> None:
    (friday,) = read("He resigned on Friday.", "2013-11-12")
    expected = "'Friday' is the last one up to the publication (2013-11-12), as 'resigned' is past: 2013-11-08"
    assert friday.when.because[-1].text == expected
    (summer,) = read("They have been at odds since the summer.", "2013-11")
    assert "north" in summer.when.because[-1].text
    assert (summer.relation, summer.when.edtf) == ("since", "2013-06-01/2013-09-30")


# ---- bad input -----------------------------------------------------------------------------------------------------

BAD = ["Feb. 30", "2013-02-30", "31 April 1980", "11/08/13", "99/99/2013", "10,000 years ago", "2013-13-01"]


@pytest.mark.parametrize("expression", BAD)
def test_what_is_no_date_keeps_its_text_and_has_no_days(expression: str) -> None:
    written = article(f"It happened on {expression}.", "2013-11-12")
    (found,) = date_article(written, marks(written, expression), detect=False)
    assert found.span.of(written.text) == expression
    assert found.when.basis is Basis.NONE
    assert not found.when.known


PIECES = st.sampled_from(
    [
        "the",
        "of",
        "a",
        "in",
        "on",
        "and",
        "to",
        "or",
        "so",
        "ago",
        "earlier",
        "later",
        "before",
        "after",
        "from",
        "between",
        "through",
        "until",
        "half",
        "that",
        "same",
        "last",
        "next",
        "this",
        "every",
        "each",
        "old",
        "more",
        "than",
        "least",
        "early",
        "late",
        "mid-",
        "end",
        "beginning",
        "week",
        "weeks",
        "month",
        "year",
        "years",
        "day",
        "days",
        "quarter",
        "decade",
        "century",
        "Friday",
        "Nov.",
        "November",
        "8",
        "30",
        "31",
        "99",
        "0",
        "2013",
        "9999",
        "10000",
        "1",
        "million",
        "3",
        "p.m.",
        "24:00",
        "summer",
        "Christmas",
        "Easter",
        "now",
        "first",
        "'90s",
        "1990s",
        "2013-02-30",
        "0000-00-00",
        "11/08/2013",
        "fiscal",
        "several",
        "few",
        "couple",
        ",",
        "-",
        ".",
        "\n",
        "night",
        "tonight",
        "yesterday",
    ]
)


@given(
    st.lists(PIECES, max_size=14).map(" ".join), st.sampled_from(["", "0001-01-01", "9999-12-31", "2013-11", "2012"])
)
def test_no_words_break_it(text: str, published: str) -> None:
    _check(text, published)


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    _check(text, "2013-11-12")
    _check(f"On Friday, İ {text} last week", "")


@given(st.lists(PIECES, min_size=1, max_size=8).map(" ".join), st.integers(0, 40), st.integers(0, 40))
def test_no_mark_breaks_it(text: str, start: int, length: int) -> None:
    written = article(text, "2013-11-12")
    start = min(start, len(text) - 1)
    marked = text[start : start + length + 1]
    for detect in (True, False):
        found = date_article(written, marks(written, marked, type=TimexType.TIME), detect=detect)
        assert all(0 <= e.span.start <= e.span.end <= len(text) for e in found)


def _check(text: str, published: str) -> None:
    found = read(text, published)
    assert all(0 <= e.span.start < e.span.end <= len(text) for e in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))
    assert found == read(text, published)


def test_a_language_without_time_words_is_an_error_that_says_what_to_add() -> None:
    with pytest.raises(OptionError, match="add lang/xx"):
        date_article(article("heute"), Annotations("a", (), ()), language="xx")


def test_the_night_told_of_on_a_morning_may_be_the_one_before() -> None:
    text = article("The firm said this morning that it was sorry. On the night it gave no reason.", "2013-11-12")
    night = date_article(text, marks(text, "this morning", "the night", type=TimexType.TIME))[-1]
    assert night.when.edtf == "2013-11-11/2013-11-12"


def test_sentences_in_the_present_lead_a_text_of_long_ago_back_to_now() -> None:
    past = "It was founded in 1891 . It lost in 1953 . It shut in 1979 . He came in 1992 ."
    assert _of_march(past) == "1992-03-02/1993-03-02"
    assert _of_march(f"{past} He walks there . A picture hangs there .") == "1992-03-02/2013-03-02"


def _of_march(before: str) -> str:
    """When he left "on March 2", told behind what stands before."""
    text = article(f"{before} He left on March 2 .", "2013-11-12")
    words = text.text.split()
    verbs = {"walks": "VBZ", "hangs": "VBZ", "left": "VBD"}
    tags = [("VERB", verbs[w], 0, "root") if w in verbs else ("X", "X", 1, "dep") for w in words]
    return date_article(text, tagged(text, tags))[-1].when.edtf
