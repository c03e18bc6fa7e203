"""Totals that only grow tell which article is earlier."""

from __future__ import annotations

from dateline.model import Amount, Article, Facts
from tests.date.build import article, bounded, claim, referent, says


def total(number: str, day: str = "", id: str = "a", text: str = "", name: str = "Merle") -> tuple[Article, Facts]:
    """An article that counts what was sold since a launch."""
    words = text or "{} has sold {} million songs since its launch"
    of = article(f"{words.format(name, number)}.", day, id)
    at = of.text.index(number)
    amount = Amount(f"{number}000000", "million", of.span(at + len(number) + 1, at + len(number) + 8))
    return of, says(of, [referent(of, name)], [claim(of, of.text[:-1], "sell", amounts=(amount,))])


def found(*told: tuple[Article, Facts]) -> str:
    bounds = bounded(*told)
    return bounds["a"].when.edtf if "a" in bounds else ""


LESS, MORE = total("3", "2015-05-10", "less"), total("5", "2016-05-10", "more")


def test_a_total_lies_between_a_smaller_and_a_greater_one() -> None:
    assert found(LESS, MORE, total("4")) == "2015-05-03/2016-05-17"
    (first, _) = bounded(LESS, MORE, total("4"))["a"].when.because
    assert first.text == "not before 2015-05-03: “4 million songs”: in less of 2015-05-10 it still is “3 million songs”"


def test_rounding_tells_nothing() -> None:
    assert found(total("30", "2015-05-10", "less"), total("31")) == ""


def test_another_thing_is_another_count() -> None:
    assert found(LESS, MORE, total("4", name="Vanto")) == ""
    assert found(LESS, MORE, total("4", text="{} has sold {} million books since its launch")) == ""


def test_what_begins_anew_each_year_is_no_total() -> None:
    for words in ("{} has sold {} million songs so far this year", "{} sold {} million songs"):
        assert found(LESS, MORE, total("4", text=words)) == "", words


def test_counts_that_fall_count_something_else() -> None:
    assert found(total("7", "2014-01-01", "early"), LESS, total("4")) == ""
