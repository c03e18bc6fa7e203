"""How long ago something was shown, or since when it is to be had."""

from __future__ import annotations

import pytest

from dateline.model import Phase, Role
from tests.date.build import article, bounded, claim, referent, says

TYPES = {"unveil": "launch"}


def found(text: str, words: str, predicate: str = "be", phase: Phase = Phase.ONGOING) -> str:
    """The bounds of a text, beside an article of which the Merle was unveiled on 2019-05-06."""
    shown = article("Orla unveiled the Merle on Monday.", "2019-05-08", "shown")
    thing, undated = referent(shown, "Merle"), article(text, id="a")
    launch = claim(shown, "unveiled the Merle on Monday", "unveil", (thing, Role.PATIENT), when="2019-05-06")
    mine = claim(undated, words, predicate, phase=phase)
    facts = says(undated, [referent(undated, "Merle")], [mine])
    all_ = bounded((shown, says(shown, [thing], [launch])), (undated, facts), types=TYPES)
    return all_["a"].when.edtf if "a" in all_ else ""


def test_years_after_a_launch_are_rounded() -> None:
    text = "Just one year after launching the Merle, Orla is proud."
    assert found(text, text[:-1]) == "2019-11-06/2021-05-13"


def test_within_a_month() -> None:
    text = "Within one month of the Merle event, Orla is proud."
    assert found(text, text[:-1]) == "2019-05-06/2019-06-29"


def test_weeks_after_a_launch_count_only_from_when_it_was_shown() -> None:
    text = "Two weeks after the {} of the Merle, Orla is proud."
    assert found(text.format("unveiling"), text.format("unveiling")[:-1]) == "2019-05-16/2019-05-31"
    assert found(text.format("launch"), text.format("launch")[:-1]) == "2019-05-06/..", "sales may begin much later"


def test_a_length_that_is_told_of_the_past_is_not_counted_to_the_publication() -> None:
    text = "One year after launching the Merle, Orla fell."
    assert found(text, text[:-1], "fall", Phase.HAPPENED) == "2019-05-06/.."
    news = "One year after launching the Merle, Orla fell yesterday."
    assert found(news, news[:-1], "fall", Phase.HAPPENED) == "2019-11-06/2021-05-13"


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("The Merle has been out for 22 days.", "2019-06-26/2019-08-29"),
        ("The Merle has only been on sale for three weeks.", "2019-06-23/2019-09-04"),
        ("The Merle has been praised for 22 days.", ""),
    ],
)
def test_how_long_a_thing_has_been_out(text: str, bounds: str) -> None:
    before = article("The Merle will be available on June 6.", "2019-05-08", "before")
    undated = article(text, id="a")
    thing, other = referent(before, "Merle"), referent(undated, "Merle")
    words = "The Merle will be available on June 6"
    planned = claim(before, words, "available", (thing, Role.AGENT), when="2019-06-06", phase=Phase.EXPECTED)
    all_ = bounded((before, says(before, [thing], [planned])), (undated, says(undated, [other])))
    assert (all_["a"].when.edtf if "a" in all_ else "") == bounds
