"""A story as a timeline: order, groups, titles with their sources, both sides of a conflict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Conflict, Precedence, Standing, Story
from dateline.tell import Entry, Fold, Group, Section, Selection, Timeline, Year, overview, tell, timeline
from dateline.tell.index import Index
from dateline.tell.lead import lead
from dateline.tell.rank import Kind, rank
from dateline.tell.words import Words
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


def sections(told: Timeline) -> list[Section]:
    """The headings of the first view with their entries."""
    groups = [group for year in told.parts if isinstance(year, Year) for group in year.parts]
    return [section for group in groups if isinstance(group, Group) for section in group.sections]


def test_years_and_months_come_in_order(story: Story) -> None:
    told = timeline(story, whole=True)
    years = [part for part in told.parts if isinstance(part, Year)]
    assert [year.year for year in years] == [2004, 2014, 2016, 2019, 2020]
    assert len(years) == len(told.parts), "nothing is folded where all is shown"
    for section in sections(told):
        bounds = [(e.when.earliest or e.when.latest) for e in section.entries]
        assert bounds == sorted(b for b in bounds if b)


def test_what_has_the_same_date_keeps_the_order_in_which_it_is_told(story: Story) -> None:
    (march,) = [s for s in sections(timeline(story, whole=True)) if s.heading == "March 2019"]
    assert [e.title.split()[0] for e in march.entries] == ["The", "Eleven", "Disputed:"]


def said(story: Story, earlier: str, later: str, left_out: str = "") -> Story:
    """The story in which one event (by words of its title) is told to come before another."""
    first, second = (next(e for e in story.links.events if words in e.title) for words in (earlier, later))
    told = Precedence(first.id, second.id, (first.claims[0], second.claims[0]), 0.9, None, left_out)
    return replace(story, links=replace(story.links, orders=(*story.links.orders, told)))


def march(story: Story) -> list[tuple[str, str]]:
    (section,) = [s for s in sections(timeline(story, whole=True)) if s.heading == "March 2019"]
    return [(e.title.split()[0], e.order) for e in section.entries]


def test_what_dates_leave_open_is_in_the_order_that_is_told(story: Story) -> None:
    ship, people = "struck the north pier", "Eleven"
    assert [title for title, _ in march(said(story, people, ship))] == ["Eleven", "The", "Disputed:"]
    assert [title for title, _ in march(said(story, people, ship, "the dates say otherwise"))][:2] == ["The", "Eleven"]


def test_an_entry_says_that_nothing_puts_it_behind_the_one_above(story: Story) -> None:
    assert march(story)[1] == ("Eleven", "order not known")
    assert march(said(story, "struck the north pier", "Eleven"))[1] == ("Eleven", "")
    assert march(story)[0][1] == "", "nothing stands above the first"


def test_undated_events_are_told_apart(story: Story, told: Timeline) -> None:
    everything = timeline(story, whole=True).undated
    assert {e.title for e in everything} >= {"Nobody has seen Viktor Aldane for days"}
    assert all(not e.when.known for e in everything)
    assert (told.undated, told.undated_more_words) == ((), "6 more events without a date")


def test_the_first_view_is_what_carries_the_story_and_the_rest_is_counted(story: Story, told: Timeline) -> None:
    index = Index(story)
    assert {e.event.id for e in told.first} == set(rank(index, Words()).first)
    assert all(e.kind is Kind.HAPPENING for e in told.first)
    few = timeline(story, most=5)
    assert len(few.first) == 5
    assert {e.event.id for e in few.entries} == {e.event.id for e in told.entries}
    assert few.rest[0].endswith("further happenings")


def test_months_that_the_first_view_has_nothing_of_are_a_line(told: Timeline) -> None:
    first = told.parts[0]
    assert isinstance(first, Fold)
    assert first.words == "2004 to 2016: 3 more events"
    assert sum(len(section.entries) for section in first.sections) == 3
    (year,) = [part for part in told.parts if isinstance(part, Year) and part.year == 2019]
    assert [part.words if isinstance(part, Fold) else part.more_words for part in year.parts] == [
        "1 more in 2019, month not certain",
        "",
        "1 more in March 2019",
        "",
        "July to August 2019: 2 more events",
        "",
        "2 more in November 2019",
    ]


def test_a_story_of_thousands_of_events_opens_with_forty(story: Story) -> None:
    events = story.links.events
    many = tuple(replace(event, id=f"{event.id}-{n}") for n in range(3000 // len(events)) for event in events)
    told = timeline(replace(story, links=replace(story.links, events=many)))
    assert len(told.entries) == len(many)
    assert 0 < len(told.first) <= 40


def test_where_nothing_happened_the_weightiest_is_shown() -> None:
    story = ferry_story()
    sad = tuple(e for e in story.links.events if any("seems" in c or "sad" in c for c in titles(story, e.id)))
    told = timeline(tell(replace(story, links=replace(story.links, events=sad, conflicts=()))))
    assert rank(Index(replace(story, links=replace(story.links, events=sad))), Words()).first == ()
    assert len(told.first) == len(sad) > 0


def titles(story: Story, event: str) -> list[str]:
    return [c.title for c in story.claims if story.links.event_of[c.id] == event]


def test_a_selection_is_told_as_a_story_of_its_own(story: Story) -> None:
    told = timeline(story, selection=Selection(about=("n-helena-marsh",)))
    assert len(told.entries) == 5
    assert set(told.first) == set(told.entries), "there is room for all of them"
    assert told.asked == "5 of 31 events, about Helena Marsh"
    assert timeline(story).asked == ""


def test_of_a_selection_as_many_are_shown_as_are_asked_for(story: Story) -> None:
    told = timeline(story, most=2, selection=Selection(about=("n-helena-marsh",)))
    assert [e.when_words for e in told.first] == ["16 March 2019", "February 2020"]
    assert len(told.entries) == 5
    assert told.rest


@pytest.mark.parametrize(
    ("title", "byline", "certainty"),
    [
        ("struck the north pier", "The Calder Courier", "told as certain"),
        ("We will open", "The Calder Courier, citing Viktor Aldane", "told as certain"),
        ("said to have moved", "Northline News, naming nobody", "told as possible"),
        ("separated", "Harbour Eye", "told as certain"),
        ("paid a fine", "The Calder Courier, citing the port authority", "told as certain"),
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
        assert best.id in event.claims
        assert event.title == best.title or event.title.startswith(("Disputed: ", "Denied: ", "Date disputed: "))
    assert any("“Viktor Aldane and Helena Marsh reportedly met in private”" in e.title for e in story.links.events)


def test_the_title_of_a_dispute_takes_no_side_and_names_both_sources(told: Timeline) -> None:
    found = entry(told, "had been tested")
    assert found.title == (
        "Disputed: “The brakes of the ferry had been tested” (The Calder Courier, citing Viktor Aldane) / "
        "“There was no test in January” (Tidewater Weekly, citing a former engineer of the line)"
    )
    assert found.certainty == ""
    assert found.line == found.title
    assert [side.byline for side in found.sides] == found.byline.split(" / ")
    assert (found.against, found.further) == ((), ())


def test_a_side_that_is_not_sure_says_so(told: Timeline) -> None:
    assert "(Tidewater Weekly, citing a source close to the town hall; told as probable)" in (
        entry(told, "reportedly met").title
    )


def test_a_date_that_sources_dispute_is_told_as_disputed(story: Story) -> None:
    struck = next(e for e in story.links.events if "struck" in e.title)
    pair = (struck.claims[0], struck.claims[1])
    links = replace(story.links, conflicts=(*story.links.conflicts, Conflict(pair, "date", "it can happen once only")))
    found = entry(timeline(replace(story, links=links)), "struck the north pier")
    assert found.title.startswith("Date disputed: “")
    assert (found.drawn, found.standing) == (Standing.DISPUTED, "2 origins")
    assert all(side.note for side in found.sides), "each side with its date"


def test_an_entry_says_what_weighs_for_it_in_words(told: Timeline) -> None:
    struck = "2 origins, in 2 articles, told in a headline or opening, dated to the day"
    assert entry(told, "struck the north pier").why == struck
    assert "court document" in entry(told, "charged").why
    assert all(not any(char == "%" for char in e.why) for e in told.entries)


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


def test_other_origins_are_those_that_say_the_same(story: Story, told: Timeline) -> None:
    # All others say the same: the standing counts them.
    assert entry(told, "struck the north pier").more_origins == ""
    events = tuple(
        replace(e, origins=(*e.origins, "o-differs")) if "struck" in e.title else e for e in story.links.events
    )
    other = timeline(replace(story, links=replace(story.links, events=events)))
    assert entry(other, "struck the north pier").more_origins == "; also 1 other origin"
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
