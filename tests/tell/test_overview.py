"""What stands around the timeline."""

from __future__ import annotations

import datetime
from dataclasses import replace

from dateline.model import Force
from dateline.tell import overview
from dateline.tell.index import Index
from dateline.tell.overview import holding, name_of
from dateline.tell.words import Words
from dateline.when import from_edtf
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


def test_states_in_force_say_since_when_and_who_told_it_last() -> None:
    relations = {state.relation: state for state in AROUND.states}
    assert relations["lives in"].since == "from September 2019 on"
    assert relations["lives in"].told == "last told by The Calder Courier, 19 June 2020"
    assert relations["married"].since == "start not known"
    assert relations["married"].names == ("Viktor Aldane", "Petra Voss")
    assert all(state.accounts for state in AROUND.states)


def test_only_what_is_told_to_be_in_force_stands_under_now() -> None:
    story = ferry_story()
    first, *others = story.links.states
    for force in (Force.ENDED, Force.UNKNOWN):
        links = replace(story.links, states=(replace(first, force=force), *others))
        around = overview(replace(story, links=links))
        assert first.relation not in [state.relation for state in around.states]


def test_an_end_is_told_with_who_tells_it_and_what_is_not_known_is_said() -> None:
    story = ferry_story()
    married = story.links.states[0]
    last = married.claims[-1]
    index = Index(story)
    ended = holding(replace(married, force=Force.ENDED, ended_by=(last,)), index, Words())
    assert ended.told == "ended, as told by Northline News, 2 November 2019"
    assert ended.accounts[0].claim.id == last
    assert holding(replace(married, force=Force.UNKNOWN), index, Words()).told == "whether it still holds is not told"


def test_whom_a_relation_is_to_stands_behind_it() -> None:
    story = ferry_story()
    hired = replace(story.links.states[0], relation="employed")
    told = holding(hired, Index(story), Words())
    assert (told.names, told.relation, told.others) == (("Viktor Aldane",), "employed by", ("Petra Voss",))


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
    assert (copy.name, copy.copy_of.name) == ("outlet not named", "The Calder Courier")
