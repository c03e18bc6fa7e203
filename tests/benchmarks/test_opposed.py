"""The written contradictions: their marks stand in both reports, and what is counted is what is marked."""

from __future__ import annotations

import tomllib

from benchmarks.opposed import CONTRADICTION, MARKED, OUTCOME, PLACE, STORIES, Found, figures, unmarked


def test_a_mark_is_taken_out_of_its_text() -> None:
    text, marks = unmarked("Ann Lee left. [[1 Bo Ray stayed]], and [[2 Cy Dent]] slept.")
    assert text == "Ann Lee left. Bo Ray stayed, and Cy Dent slept."
    assert {number: text[start:end] for number, (start, end) in marks.items()} == {"1": "Bo Ray stayed", "2": "Cy Dent"}


def test_every_story_marks_the_same_in_both_reports() -> None:
    stories = tomllib.loads(STORIES.read_text(encoding="utf-8"))["story"]
    for story in stories:
        first, second = (unmarked(story[side]["text"])[1] for side in ("first", "second"))
        assert first.keys() == second.keys()
        assert bool(first) is (story["about"] in MARKED), story["name"]


def test_figures_count_each_kind_by_itself() -> None:
    found = [
        Found(CONTRADICTION, {"1": True, "2": False}, (), 4),
        Found(OUTCOME, {"1": True}, (), 3),
        Found(PLACE, {"1": True}, (), 2),
        Found("nothing", {}, (), 2),
    ]
    told = figures(found)
    assert (told["contradictions"], told["found_contradictions_pct"]) == (2, 50.0)
    assert (told["outcomes"], told["found_outcomes_pct"]) == (1, 100.0)
    assert (told["not_meant"], told["claims"]) == (0, 11)
    assert (told["places"], told["found_places_pct"], told["identities"]) == (1, 100.0, 0)
