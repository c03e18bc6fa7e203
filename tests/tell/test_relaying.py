"""Who relays whom: by a relay line, by name, by copying; what was told first; circles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Copy, SourceKind, Standing, Story
from dateline.tell.index import Index
from dateline.tell.relaying import Circle, OutletRow, Relaying, _knots, relaying
from dateline.tell.words import Words
from tests.export.story import Maker, empty_story, ferry_story


def of(story: Story) -> Relaying:
    return relaying(Index(story), Words())


def row(told: Relaying, name: str) -> OutletRow:
    (found,) = [each for each in told.outlets if each.name == name]
    return found


def pairs(told: Relaying) -> set[tuple[str, str]]:
    return {(each.teller, each.relayed) for each in told.pairs}


@pytest.fixture(scope="module")
def ferry() -> Relaying:
    return of(ferry_story())


def test_a_relay_line_a_named_outlet_and_a_copy_are_relays(ferry: Relaying) -> None:
    assert pairs(ferry) == {
        ("Harbour Eye", "Tidewater Weekly"),  # "Via Tidewater Weekly"
        ("Northline News", "Harbour Eye"),  # "Harbour Eye reported"
        ("The Calder Courier", "Northline News"),
        ("a6", "The Calder Courier"),  # a page without an outlet, which has the Courier's text
    }
    (copy,) = [each for each in ferry.pairs if each.copies]
    assert (copy.teller, copy.claims) == ("a6", ("a6:00027",))


def test_an_outlet_that_only_relays_has_nothing_of_its_own(ferry: Relaying) -> None:
    eye = row(ferry, "Harbour Eye")
    assert (eye.claims, eye.relayed) == (7, 7)
    assert row(ferry, "Tidewater Weekly").relayed_by == 7
    assert row(ferry, "Tidewater Weekly").unnamed == 2, "a former engineer, a source close to the town hall"


def test_first_is_who_told_an_event_a_day_or_more_before_all_others(ferry: Relaying) -> None:
    courier, weekly = row(ferry, "The Calder Courier"), row(ferry, "Tidewater Weekly")
    assert (courier.first, weekly.first) == (3, 0), "the collision, the injured, the test: five days before"
    assert courier.shared >= courier.first
    story = ferry_story()
    late = replace(story.articles[1], published=story.articles[0].published)
    same_day = of(replace(story, articles=(story.articles[0], late, *story.articles[2:])))
    assert row(same_day, "The Calder Courier").first == 0, "on one day nobody is known to be first"


def test_a_page_without_a_date_is_not_first_and_takes_nothing_from_others(ferry: Relaying) -> None:
    assert row(ferry, "Harbour Eye").shared == 0


def made(*said: tuple[str, str]) -> Story:
    """One event as several outlets tell it, each from the next one that it names."""
    make = Maker()
    for outlet, named in said:
        make.articles.get(outlet) or make.article(
            outlet[0].lower(), "A title", f"The pier fell, {named} reported.", outlet=outlet, published="2020-01-02"
        )
    for name in {name for pair in said for name in pair}:
        make.source(name, SourceKind.OUTLET)
    claims = [
        make.claim(a[0].lower(), "The pier fell", "The pier fell", said=((b, "reported"),), origin=b) for a, b in said
    ]
    make.event(Standing.REPORTED, "", *claims)
    return make.story()


def test_outlets_that_cite_each_other_on_one_event_are_a_circle() -> None:
    told = of(made(("Alpha Post", "Beta Times"), ("Beta Times", "Alpha Post")))
    assert told.circles == (Circle(("Alpha Post", "Beta Times"), "e-a:00008"),)


def test_a_chain_that_ends_somewhere_is_no_circle() -> None:
    assert of(made(("Alpha Post", "Beta Times"), ("Beta Times", "Gamma Wire"))).circles == ()


def test_two_copies_of_each_other_are_no_circle() -> None:
    story = made(("Alpha Post", "Beta Times"), ("Beta Times", "Gamma Wire"))
    told = of(replace(story, links=replace(story.links, copies=(Copy("b", "a", "the same words"),))))
    assert ("Beta Times", "Alpha Post") in pairs(told)
    assert told.circles == ()


@pytest.mark.parametrize("called", ["Beta Times", "beta times", "NBT", "Northern Beta Times"])
def test_an_outlet_is_one_however_it_is_called(called: str) -> None:
    story = made(("Alpha Post", called), ("Northern Beta Times", "Gamma Wire"))
    assert ("Alpha Post", "Northern Beta Times") in pairs(of(story))


def test_knots_are_all_that_reach_each_other() -> None:
    edges = {("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "d"), ("x", "y")}
    assert _knots(edges) == [("a", "b", "c"), ("d", "e")]
    assert _knots({("a", "b")}) == []


def test_nothing_told_is_nothing_relayed() -> None:
    assert of(empty_story()) == Relaying((), (), ())
