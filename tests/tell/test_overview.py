"""What stands around the timeline."""

from __future__ import annotations

import datetime

from dateline.model import State
from dateline.tell import overview
from dateline.tell.overview import in_force, name_of
from dateline.tell.words import Words
from dateline.when import UNKNOWN, from_edtf
from tests.export.story import ferry_story

AROUND = overview(ferry_story())


def test_what_was_read() -> None:
    read = AROUND.coverage
    assert (read.articles, read.undated, read.copies, read.unread) == (6, 2, 1, 2)
    assert read.outlets == ("Harbour Eye", "Northline News", "The Calder Courier", "Tidewater Weekly")
    assert read.first is not None and read.last is not None
    assert (read.first.earliest, read.last.latest) == (datetime.date(2019, 3, 15), datetime.date(2020, 6, 19))


def test_a_month_of_publication_stays_a_month_in_words() -> None:
    november, october = from_edtf("2013-11"), from_edtf("2014-10-02")
    assert Words().period(november, october) == "November 2013 to 2 October 2014"
    assert Words().period(november, november) == "November 2013"


def test_a_story_is_called_after_those_it_is_about() -> None:
    assert name_of(ferry_story()) == "Viktor Aldane"


def test_states_in_force_are_told_with_their_evidence() -> None:
    relations = {state.relation: state for state in AROUND.states}
    assert relations["lives in"].since == "from September 2019 on"
    assert relations["married"].since == "start not known"
    assert all(state.accounts for state in AROUND.states)


def test_a_state_that_an_article_ends_is_not_in_force() -> None:
    last = datetime.date(2020, 6, 19)
    assert in_force(State("married", (), UNKNOWN, UNKNOWN, ()), last)
    assert in_force(State("married", (), from_edtf("2009/.."), UNKNOWN, ()), last)
    assert not in_force(State("married", (), from_edtf("2009/2019"), UNKNOWN, ()), last)
    assert not in_force(State("married", (), from_edtf("2009/2019"), UNKNOWN, ()), None)


def test_the_most_present_people_come_first_with_their_other_names() -> None:
    first = AROUND.entities[0]
    assert (first.entity.name, first.aliases) == ("Viktor Aldane", ("Aldane", "Mr. Aldane"))
    pair = next(row for row in AROUND.entities if row.members)
    assert pair.members == ("Viktor Aldane", "Petra Voss")


def test_articles_are_in_order_of_publication_the_undated_last() -> None:
    assert [row.published for row in AROUND.articles] == [
        "15 March 2019",
        "20 March 2019",
        "2 November 2019",
        "19 June 2020",
        "",
        "",
    ]
    copy = AROUND.articles[-1]
    assert copy.copy_of is not None
    assert (copy.name, copy.copy_of.name) == ("Grey Heron owner acquitted", "The Calder Courier")
