"""A story as a timeline: order, groups, titles with their sources, both sides of a conflict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Story
from dateline.tell import Entry, Timeline, overview, tell, timeline
from dateline.tell.index import Index
from dateline.tell.lead import lead
from tests.export.story import empty_story, ferry_story


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(ferry_story())


@pytest.fixture(scope="module")
def told(story: Story) -> Timeline:
    return timeline(story)


def entry(told: Timeline, words: str) -> Entry:
    (found,) = [e for e in told.entries if words in e.title]
    return found


def test_every_event_is_told_once(story: Story, told: Timeline) -> None:
    assert sorted(e.event.id for e in told.entries) == sorted(e.id for e in story.links.events)


def test_years_and_dates_come_in_order(told: Timeline) -> None:
    assert [year.year for year in told.years] == [2004, 2014, 2016, 2019, 2020]
    for year in told.years:
        for section in year.sections:
            bounds = [(e.when.earliest or e.when.latest) for e in section.entries]
            assert bounds == sorted(b for b in bounds if b)


def test_what_has_the_same_date_keeps_the_order_in_which_it_is_told(told: Timeline) -> None:
    (march,) = [s for y in told.years for s in y.sections if s.heading == "March 2019"]
    assert [e.title.split()[0] for e in march.entries] == ["The", "Eleven", "Viktor"]


def test_undated_events_are_told_apart(told: Timeline) -> None:
    assert {e.title for e in told.undated} >= {"Nobody has seen Viktor Aldane for days"}
    assert all(not e.when.known for e in told.undated)


def test_the_least_salient_wait_under_their_year(story: Story) -> None:
    few = timeline(story, prominent=5)
    shown = [e for y in few.years for s in y.sections for e in s.entries] + list(few.undated)
    assert len(shown) == 5
    assert {e.event.id for e in few.entries} == {e.id for e in story.links.events}
    lowest = min(e.salience.value for e in shown)
    hidden = [e.salience.value for e in few.entries if not e.prominent]
    assert max(hidden) <= lowest
    year = next(y for y in few.years if y.year == 2014)
    assert (year.sections, year.more_words) == ((), "1 more event in 2014")


@pytest.mark.parametrize(
    ("title", "byline", "certainty"),
    [
        ("struck the north pier", "The Calder Courier", "told as certain"),
        ("reportedly met", "Tidewater Weekly, citing a source close to the town hall", "told as probable"),
        ("We will open", "The Calder Courier, citing Viktor Aldane", "told as certain"),
        ("said to have moved", "Northline News, naming nobody", "told as possible"),
        ("separated", "Harbour Eye", "told as certain"),
        ("filed for divorce", "Tidewater Weekly", "told as certain"),
        ("left the house", "Harbour Eye, citing a friend of the singer", "told as certain"),
        ("charged", "Northline News, citing a court document", "told as certain"),
    ],
)
def test_a_title_stands_with_its_source_and_certainty(told: Timeline, title: str, byline: str, certainty: str) -> None:
    found = entry(told, title)
    assert (found.byline, found.certainty) == (byline, certainty)


def test_the_title_is_of_a_claim_that_affirms_and_keeps_its_hedge(story: Story) -> None:
    index = Index(story)
    for event in story.links.events:
        best = lead(event, index)
        assert event.title == best.title
        assert best.id in event.claims
    assert any(e.title == "Viktor Aldane and Helena Marsh reportedly met in private" for e in story.links.events)


def test_a_denial_stands_in_the_entry_that_it_denies(told: Timeline) -> None:
    found = entry(told, "filed for divorce")
    assert [a.title for a in found.opposing] == ["Petra Voss called the reports “pure invention”"]
    assert all(a.denial for a in found.opposing)


def test_an_event_that_only_denials_tell_has_nobody_against_it(told: Timeline) -> None:
    found = entry(told, "Nobody has seen")
    assert (len(found.supporting), found.opposing) == (1, ())


def test_both_sides_of_a_conflict_stand_in_one_entry_even_if_they_are_of_two_events(told: Timeline) -> None:
    forty = entry(told, "forty witnesses")
    (conflict,) = forty.disagreements
    assert conflict.about == "They differ about an amount"
    assert (conflict.left.title, conflict.right.title) == (
        "The trial heard forty witnesses",
        "Northline News had put the number at thirty-one",
    )
    thirty = entry(told, "thirty-one")
    assert conflict.elsewhere == thirty.event.id
    assert thirty.disagreements[0].left.title == thirty.title
    assert thirty.disagreements[0].elsewhere == forty.event.id


def test_a_quotation_stands_in_its_paragraph(told: Timeline) -> None:
    shown = entry(told, "said to have moved").supporting[0].passage
    assert shown.before + shown.quote + shown.after == (
        "Aldane sold his house in Calder in the summer and is said to have moved to Brennick."
    )
    assert entry(told, "Petra Voss at the opening").supporting[0].place == "in a caption"


def test_a_date_says_why(told: Timeline) -> None:
    reasons = entry(told, "reportedly met").supporting[0].because
    assert [reason.text for reason in reasons] == [
        "“two days after the accident”",
        "the accident was on 14 March 2019",
    ]
    assert reasons[0].quote == "two days after the accident"


def test_the_date_of_an_event_says_why_each_reason_once(told: Timeline) -> None:
    found = entry(told, "struck the north pier")
    assert found.basis == "stated"
    assert [reason.text for reason in found.because] == [
        "“Thursday”",
        "the Thursday before the article, published 15 March 2019",
        "“March 14”",
    ]


def test_other_origins_are_those_that_say_the_same(told: Timeline) -> None:
    assert entry(told, "struck the north pier").more_origins == "; also 1 other origin"
    assert entry(told, "Eleven passengers").more_origins == ""  # the other one gives another number
    assert entry(told, "reportedly met").more_origins == ""  # the other one denies it


def test_the_order_of_articles_and_events_changes_nothing(story: Story) -> None:
    links = replace(
        story.links,
        events=story.links.events[::-1],
        conflicts=story.links.conflicts[::-1],
        entities=story.links.entities[::-1],
        sources=story.links.sources[::-1],
    )
    other = replace(story, articles=story.articles[::-1], facts=story.facts[::-1], links=links)
    assert timeline(other) == timeline(story)
    assert overview(other) == overview(story)


def test_nothing_is_no_error() -> None:
    nothing = timeline(tell(empty_story()))
    assert nothing.entries == ()
    assert overview(empty_story()).name == "A story without a name"
