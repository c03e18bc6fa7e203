"""How the benchmarks of time expressions compare with gold: stretches as two, notations, values left open, kinds."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.timex import Read, Score, apart, count, main
from benchmarks.timex_values import same_value
from dateline.model import TimeExpression, TimexSpan, TimexType
from dateline.span import Span
from dateline.when import UNKNOWN

TEXT = "It ran from Monday to Friday, then paused last week."


def mark(words: str, type: TimexType = TimexType.DATE) -> TimexSpan:
    return TimexSpan(span(words), type, 1.0)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span("a", start, start + len(words))


def gold(words: str, value: str, type: str = "DATE") -> dict[str, Any]:
    at = span(words)
    return {"start": at.start, "end": at.end, "type": type, "value": value}


def stretch() -> TimeExpression:
    return TimeExpression(span("from Monday to Friday"), TimexType.DATE, "2013-11-04/2013-11-08", "", UNKNOWN, "in")


def test_a_stretch_counts_as_the_two_expressions_that_the_reader_marks_in_it() -> None:
    found = list(apart(stretch(), [mark("Monday"), mark("Friday"), mark("last week")]))
    assert [(each.span.of(TEXT), each.value) for each in found] == [("Monday", "2013-11-04"), ("Friday", "2013-11-08")]


def test_a_stretch_that_the_reader_marks_as_one_stays_one() -> None:
    assert list(apart(stretch(), [mark("from Monday to Friday")])) == [
        Read(stretch().span, TimexType.DATE, stretch().value)
    ]


@pytest.mark.parametrize(
    ("found", "written"),
    [
        ("2000-W07", "2000-W7"),
        ("1949", "1949-XX"),
        ("1998-10", "1998-10-XX"),
        ("199", "199X"),
        ("1989-11-06T17:00", "1989-11-06T17"),
        ("1989-W43", "1989-WXX"),
        ("1989-Q3", "1989-QX"),
        ("P3W", "P3W"),
    ],
)
def test_notations_for_the_same_days_are_equal(found: str, written: str) -> None:
    assert same_value(found, written)


@pytest.mark.parametrize(
    ("found", "written"),
    [
        ("2000-W07", "2000-W8"),
        ("1989-W43", "1988-WXX"),
        ("1989", "1989-WXX"),
        ("1989-WXX", "1989-W43"),  # what Dateline leaves open isn't right by that
        ("1949", "1949-05"),
        ("XXXX-WXX-2", "XXXX-WXX-3"),
        ("2000-01-05TNI", "2000-01-05"),
    ],
)
def test_other_days_are_not(found: str, written: str) -> None:
    assert not same_value(found, written)


def test_each_gold_expression_counts_in_its_kind_with_its_error() -> None:
    score = Score()
    row = {"text": TEXT, "timexes": [gold("Monday", "2013-11-04"), gold("last week", "2013-W44")]}
    dated = [Read(span("Monday"), "DATE", "2013-11-04"), Read(span("Friday"), "DATE", "2013-11-08")]
    count(score, row, [mark("Monday")], dated)

    weekday, last = score.kinds["weekday"], score.kinds["last, this, next"]
    assert (weekday.gold, weekday.found, weekday.right) == (1, 1, 1)
    assert [error.split(":")[0] for error in weekday.errors] == ["too many"]
    assert (last.gold, last.found) == (1, 0)
    assert [error.split(":")[0] for error in last.errors] == ["missed"]
    assert score.figures()["value_f1"] == 50.0


def test_errors_of_the_articles_set_aside_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--data", "nowhere", "--errors", "5"])
    assert "--part rest" in capsys.readouterr().err
