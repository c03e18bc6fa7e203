"""What leans on an expression before leans on one that it can lean on."""

from __future__ import annotations

from dateline.date import date_article
from tests.date.build import article, nothing, tagged


def last(text: str, published: str) -> str:
    written = article(text, published)
    return date_article(written, nothing(written))[-1].when.edtf


def test_a_time_of_day_is_of_the_day_told_last_and_not_of_one_that_something_goes_on_since() -> None:
    assert (
        last("The bank failed on Nov. 8. It had rained since Nov. 5. At 3 a.m. a wall fell.", "2021-11-09")
        == "2021-11-08"
    )


def test_about_an_hour_is_of_that_day() -> None:
    assert last("The bank failed on Nov. 8. At about 3 a.m. a wall fell.", "2021-11-09") == "2021-11-08"


def test_what_is_past_leans_on_nothing_that_is_still_to_come() -> None:
    text = "They met on June 7 . It stays open until 2025 . They announced it three days later ."
    tags = [("PUNCT", ".", n + 1, "punct") for n in range(len(text.split()))]
    tags[12] = ("VERB", "VBD", 0, "root")
    tags[16] = ("ADV", "RB", 13, "advmod")
    written = article(text, "2019-06-24")
    assert date_article(written, tagged(written, tags))[-1].when.edtf == "2019-06-10"
