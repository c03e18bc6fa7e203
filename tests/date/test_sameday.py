"""A day without its year has the year of the article that tells the same of that day."""

from __future__ import annotations

from tests.date.build import article, bounded, says

DATED = "Jane Reed promised a free refund on July 16, 2010."


def found(text: str, *others: str) -> str:
    told = [article(other, "2012-01-01", f"b{n}") for n, other in enumerate(others or (DATED,))]
    all_ = [article(text, id="a"), *told]
    bounds = bounded(*((each, says(each)) for each in all_))
    return bounds["a"].when.edtf if "a" in bounds else ""


def test_the_same_told_of_the_same_day_is_of_that_year() -> None:
    assert found("Reed promised the refund on July 16.") == "2010-07-16/2011-06-11"


def test_little_that_is_shared_tells_nothing() -> None:
    assert found("Reed sang on July 16.") == ""
    assert found("Jane Reed sang a song on July 16.") == "", "names of a story are everywhere in it"
    assert found("They promised a free refund on July 16.") == "", "somebody else, perhaps"


def test_a_day_of_several_years_tells_nothing() -> None:
    assert found("Reed promised the refund on July 16.", DATED, DATED.replace("2010", "2011")) == ""


def test_a_day_on_which_periods_end_tells_nothing() -> None:
    assert found("Reed promised the refund on June 30.", DATED.replace("July 16", "June 30")) == ""


def test_what_is_coming_lies_before() -> None:
    assert found("The refund that Reed promised will be paid on July 16.") == "2009-08-20/2010-07-16"
