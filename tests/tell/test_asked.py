"""What a user asks for, read and said back; and what is there where nothing fits."""

from __future__ import annotations

import datetime

import pytest

from dateline.errors import DateFormatError, OptionError
from dateline.model import Standing
from dateline.tell import Selection, tell
from dateline.tell.asked import asked, counted, described, first_day, last_day, standings, what_is_there
from dateline.tell.index import Index
from dateline.tell.labels import Label
from dateline.tell.words import Words
from tests.export.story import ferry_story

INDEX, WORDS = Index(tell(ferry_story())), Words()
DAY = datetime.date.fromisoformat


def test_words_become_a_selection() -> None:
    assert asked(INDEX, about=["Marsh"], first="2020", last="2020-02", standing="disputed, denied") == Selection(
        about=("n-helena-marsh",),
        first=DAY("2020-01-01"),
        last=DAY("2020-02-29"),
        standings=(Standing.DISPUTED, Standing.DENIED),
    )
    assert asked(INDEX) == Selection()


def test_a_window_begins_with_the_first_day_and_ends_with_the_last() -> None:
    assert first_day("2019-03/2019-05") == DAY("2019-03-01")
    assert last_day("2019-03/2019-05") == DAY("2019-05-31")
    assert first_day("2019-03/..") == DAY("2019-03-01")
    with pytest.raises(OptionError, match="no first day"):
        first_day("../2019")
    with pytest.raises(OptionError, match="no last day"):
        last_day("2019/..")
    with pytest.raises(DateFormatError):
        first_day("last week")


@pytest.mark.parametrize("text", ["", ",", "sure", "disputed,sure"])
def test_a_word_that_is_no_standing_is_an_error_with_those_that_are(text: str) -> None:
    with pytest.raises(OptionError, match="several_origins, reported, disputed, denied, expected"):
        standings(text)


def test_standings_may_be_written_with_spaces() -> None:
    assert standings("Several origins,several-origins") == (Standing.SEVERAL_ORIGINS,)


def test_a_selection_in_words() -> None:
    selection = Selection(
        about=("n-helena-marsh", "n-viktor-aldane"),
        first=DAY("2019-01-01"),
        last=DAY("2019-01-31"),
        min_origins=2,
        standings=(Standing.DISPUTED, Standing.DENIED),
        labels=(Label.CRIME,),
        undated=True,
    )
    assert described(selection, INDEX, WORDS) == (
        "about Helena Marsh and Viktor Aldane; that may lie between 1 January 2019 and 31 January 2019; "
        "told by 2 origins or more; disputed or denied; labelled crime; those without a date too"
    )
    assert described(Selection(first=DAY("2019-01-01")), INDEX, WORDS) == "that may lie on 1 January 2019 or later"
    assert described(Selection(last=DAY("2019-01-01")), INDEX, WORDS) == "that may lie on 1 January 2019 or before"
    one = Selection(first=DAY("2019-01-01"), last=DAY("2019-01-01"))
    assert described(one, INDEX, WORDS) == "that may lie on 1 January 2019"
    assert described(Selection(undated=False), INDEX, WORDS) == "only those with a date"


def test_a_window_says_how_many_surely_lie_in_it_and_what_has_no_date() -> None:
    said = counted(Selection(about=("n-viktor-aldane",), first=DAY("2020-01-01")), INDEX, WORDS)
    assert said == (
        "2 of 31 events, about Viktor Aldane; that may lie on 1 January 2020 or later (1 surely); 3 more have no date"
    )


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        (
            Selection(about=("n-brennick-marine",), min_origins=2),
            "No event fits: about Brennick Marine; told by 2 origins or more. "
            "The story has 31 events: 1 about Brennick Marine, 7 told by 2 origins or more.",
        ),
        (
            Selection(min_origins=3),
            "No event fits: told by 3 origins or more. The story has 31 events: none has more than 2.",
        ),
        (
            Selection(last=DAY("1999-12-31"), about=("n-brennick-marine",)),
            "No event fits: about Brennick Marine; that may lie on 31 December 1999 or before. "
            "The story has 31 events: 1 about Brennick Marine, "
            "2 that may lie on 31 December 1999 or before.",
        ),
    ],
)
def test_where_nothing_fits_it_is_said_what_is_there(selection: Selection, said: str) -> None:
    assert what_is_there(selection, INDEX, WORDS) == said


def test_where_a_label_is_nowhere_the_others_are_counted() -> None:
    said = what_is_there(Selection(labels=(Label.MINORS,)), INDEX, WORDS)
    assert said.startswith("No event fits: labelled minors. The story has 31 events: ")
    assert "labelled crime" in said
