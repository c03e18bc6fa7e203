"""Which events of a story are told: each condition, all together, and what surely lies in a window."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import OptionError
from dateline.model import Standing, Story
from dateline.tell import Selection, tell
from dateline.tell.index import Index
from dateline.tell.labels import Label
from dateline.tell.selection import ALL, claims_of, select, select_states, surely_lies
from dateline.when import from_edtf
from tests.export.story import ferry_story

INDEX = Index(tell(ferry_story()))
DAY = datetime.date.fromisoformat


def titles(selection: Selection) -> list[str]:
    return [event.title for event in select(selection, INDEX)]


def test_without_conditions_every_event_stays() -> None:
    assert select(ALL, INDEX) == INDEX.story.links.events
    assert ALL.is_open


def test_about_one_who_takes_part() -> None:
    assert len(titles(Selection(about=("n-helena-marsh",)))) == 5


def test_about_several_who_all_take_part() -> None:
    both = titles(Selection(about=("n-helena-marsh", "n-viktor-aldane")))
    assert len(both) == 1
    assert "met in private" in both[0]


def test_about_a_group_is_about_all_its_members() -> None:
    pair = titles(Selection(about=("n-the-pair",)))
    assert pair == titles(Selection(about=("n-petra-voss", "n-viktor-aldane")))
    assert len(pair) == 4


def test_what_a_group_does_its_members_do() -> None:
    story = INDEX.story
    moved = next(e for e in story.links.events if "moved" in e.title)
    events = tuple(replace(e, participants=("n-the-pair",)) if e is moved else e for e in story.links.events)
    together = Index(replace(story, links=replace(story.links, events=events)))
    ids = {e.id for e in select(Selection(about=("n-petra-voss",)), together)}
    assert moved.id in ids


def test_what_may_lie_in_a_window_stays() -> None:
    window = Selection(first=DAY("2019-10-01"), last=DAY("2019-10-31"))
    found = {e.when.edtf for e in select(window, INDEX)}
    assert {"2019-09-01/2019-11-02", "2004-01-01/..", "2019-01-01/2019-11-02"} <= found, "their intervals meet it"
    assert not found & {"2019-11-01", "2016", "../2019-08-31", ""}


@pytest.mark.parametrize(("asked", "there"), [(None, False), (True, True), (False, False)])
def test_what_has_no_date_is_in_a_window_on_request(asked: bool | None, there: bool) -> None:
    window = Selection(first=DAY("2019-10-01"), undated=asked)
    assert any(not e.when.known for e in select(window, INDEX)) is there


def test_without_a_window_only_dated_events_on_request() -> None:
    assert all(e.when.known for e in select(Selection(undated=False), INDEX))
    assert any(not e.when.known for e in select(Selection(about=("n-viktor-aldane",)), INDEX))


def test_so_many_origins() -> None:
    assert {len(e.origins) for e in select(Selection(min_origins=2), INDEX)} == {2}
    assert select(Selection(min_origins=3), INDEX) == ()


def test_a_standing_is_that_which_is_drawn() -> None:
    disputed = titles(Selection(standings=(Standing.DISPUTED,)))
    assert any(title.startswith("Date disputed") for title in disputed), "though several origins tell it"
    assert len(disputed) == 3
    several = titles(Selection(standings=(Standing.DISPUTED, Standing.DENIED)))
    assert len(several) == 5


def test_labels() -> None:
    assert titles(Selection(labels=(Label.CRIME,)))
    assert not titles(Selection(labels=(Label.MINORS,)))


def test_claims_of_the_events_that_stay() -> None:
    wanted = Selection(about=("n-helena-marsh",))
    assert claims_of(wanted, INDEX) == {c for e in select(wanted, INDEX) for c in e.claims}


def test_states_of_somebody_in_a_window() -> None:
    assert [s.relation for s in select_states(Selection(about=("n-helena-marsh",)), INDEX)] == ["head_of"]
    assert select_states(Selection(about=("n-helena-marsh",), last=DAY("2019-12-31")), INDEX) == ()
    assert [s.relation for s in select_states(Selection(about=("n-the-pair",)), INDEX)] == ["married"]


def test_a_window_that_ends_before_it_begins_is_an_error() -> None:
    with pytest.raises(OptionError, match="before it begins"):
        Selection(first=DAY("2020-01-01"), last=DAY("2019-01-01"))


@pytest.mark.parametrize(
    ("edtf", "sure"),
    [("2019-10-02", True), ("2019-10", True), ("2019-10-30/2019-11-01", False), ("../2019-10-05", False), ("", False)],
)
def test_only_what_lies_whole_in_a_window_surely_does(edtf: str, sure: bool) -> None:
    window = Selection(first=DAY("2019-10-01"), last=DAY("2019-10-31"))
    assert surely_lies(from_edtf(edtf), window) is sure


days = st.none() | st.dates(DAY("2003-01-01"), DAY("2021-01-01"))
some = st.lists(st.sampled_from(["n-helena-marsh", "n-viktor-aldane", "n-the-pair"]), max_size=2, unique=True)
standings = st.lists(st.sampled_from(list(Standing)), max_size=2, unique=True).map(tuple)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    first, last = draw(days), draw(days)
    if first and last:
        first, last = sorted((first, last))
    undated = draw(st.sampled_from([None, True, False]))
    return Selection(tuple(draw(some)), first, last, draw(st.integers(1, 3)), draw(standings), (), undated)


@given(selections())
def test_conditions_hold_together(selection: Selection) -> None:
    """What meets all is what meets each alone."""
    alone = [{e.id for e in select(each, INDEX)} for each in selection.single()]
    every = {e.id for e in INDEX.story.links.events}
    assert {e.id for e in select(selection, INDEX)} == every.intersection(*alone)


@given(selections())
def test_what_surely_lies_in_a_window_is_among_what_may(selection: Selection) -> None:
    window = Selection(first=selection.first, last=selection.last)
    if window.has_window:
        ids = {e.id for e in select(window, INDEX)}
        assert {e.id for e in INDEX.story.links.events if surely_lies(e.when, window)} <= ids


def test_a_story_without_events_has_nothing_to_select() -> None:
    empty: Story = replace(INDEX.story, links=replace(INDEX.story.links, events=()))
    assert select(Selection(min_origins=2), Index(empty)) == ()
