"""What is held once a year tells the time of year."""

from __future__ import annotations

from dateline.model import Article, Facts, Role
from tests.date.build import article, bounded, claim, referent, says

FORUM = "Orla sang at the {}Merle Builders Forum on Monday."


def at(day: str = "", id: str = "a", text: str = FORUM, how: str = "") -> tuple[Article, Facts]:
    of = article(text.format(how), day, id)
    return of, says(of)


def found(*told: tuple[Article, Facts]) -> dict[str, str]:
    return {id: each.when.edtf for id, each in bounded(*told, types={"unveil": "launch"}).items()}


def year(text: str = FORUM, how: str = "", id: str = "a") -> tuple[Article, Facts]:
    """An article without a date that tells what was opened that year."""
    return at("", id, f"{text} It was begun in 2015. It will be opened in 2015.", how)


EARLIER, LATER = at("2013-06-04", "earlier"), at("2017-06-08", "later")


def test_a_meeting_is_held_around_the_same_days_of_the_year() -> None:
    assert found(EARLIER, LATER, year()) == {"a": "2015-04-27/2015-07-16"}


def test_one_meeting_alone_may_be_the_only_one() -> None:
    assert found(EARLIER, year()) == {"a": "2015"}
    assert found(EARLIER, year(how="annual ")) == {"a": "2015-03-27/2015-08-12"}, (
        "twice as far, for one year is no rule"
    )


def test_one_that_moves_over_the_year_tells_nothing() -> None:
    assert found(EARLIER, at("2017-11-08", "later"), year(how="annual ")) == {"a": "2015"}


def test_one_spoken_of_is_not_the_place_of_the_news() -> None:
    for text in (
        "Orla liked the Merle Builders Forum.",
        "Orla will sing at the Merle Builders Forum.",
        "Orla sang at last year's Merle Builders Forum.",
        "Orla sang at the National Forum.",
    ):
        assert found(EARLIER, LATER, year(text)) == {"a": "2015"}, text


def test_a_short_form_in_brackets_is_the_meeting() -> None:
    full = at("2013-06-04", "earlier", "Orla sang at the Merle Build-ers Forum (MBF) on Monday.")
    assert found(full, LATER, year("Orla sang at the MBF on Monday.")) == {"a": "2015-04-27/2015-07-16"}


def test_what_is_new_there_a_number_later_is_new_in_another_year() -> None:
    def shown(number: int, day: str, id: str) -> tuple[Article, Facts]:
        words = f"Orla unveiled the Vanto {number} at its annual Merle Builders Forum today"
        of = article(f"{words}.", day, id)
        thing = referent(of, f"Vanto {number}")
        return of, says(of, [thing], [claim(of, words, "unveil", (thing, Role.PATIENT), head="unveiled", when=day)])

    assert found(shown(4, "2013-06-04", "b"), shown(5, "", "a"))["a"] == "2014-04-03/.."
    assert found(shown(4, "2013-06-04", "b"), shown(3, "", "a"))["a"] == "../2012-08-05"


def test_the_reason_names_the_meetings() -> None:
    because = bounded(EARLIER, LATER, year())["a"].when.because
    assert any(
        "its news is from “Merle Builders Forum”, which is held once a year: earlier of 2013-06-04, later of 2017-06-08"
        in each.text
        for each in because
    )
