"""What the first view's figures count: main happenings found, real happenings, the same twice, two in one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks._happenings import Happening, Told, load_happenings
from benchmarks.first_view import Match, Shown, figures

FALL = Happening("fall", "The wall falls", True, (Told("a.txt", "the wall fell", "happening"),))
TRIAL = Happening("trial", "The trial opens", True, (Told("a.txt", "the trial opened", "happening"),))
MOOD = Happening("mood", "She is glad", False, (Told("a.txt", "she is glad", "mood"),))
GOLD = (FALL, TRIAL, MOOD)


def shown(id: str, *told: tuple[Happening, ...]) -> Shown:
    """An event whose claims tell these happenings; the first claim gives its title."""
    matched = tuple(tuple(Match(each, each.told[0].kind) for each in one) for one in told)
    return Shown(id, id, matched[0] if matched else (), tuple(one for one in matched if one))


def test_all_is_well_where_each_main_happening_stands_once() -> None:
    found = figures([shown("1", (FALL,), (FALL,)), shown("2", (TRIAL,))], GOLD)
    assert found["main_found_pct"] == 100
    assert found["happenings_pct"] == 100
    assert found["twice"] == found["merged"] == 0


def test_moods_and_what_the_gold_does_not_know_are_no_happenings() -> None:
    found = figures([shown("1", (FALL,)), shown("2", (MOOD,)), shown("3"), shown("4", (TRIAL,))], GOLD)
    assert found["happenings_pct"] == 50


def test_the_same_happening_in_two_events_is_told_twice() -> None:
    found = figures([shown("1", (FALL,)), shown("2", (FALL,)), shown("3", (FALL,))], GOLD)
    assert found["twice"] == 2
    assert found["main_found_pct"] == 50


def test_two_happenings_in_one_event_are_merged_but_one_clause_may_hold_the_words_of_two() -> None:
    assert figures([shown("1", (FALL,), (TRIAL,))], GOLD)["merged"] == 1
    assert figures([shown("1", (FALL, TRIAL), (TRIAL,))], GOLD)["merged"] == 0


def test_both_forms_of_gold_are_read(tmp_path: Path) -> None:
    story, folder = tmp_path / "story", tmp_path / "folder"
    story.mkdir()
    folder.mkdir()
    claim = {"article": "a.txt", "title": "The wall falls", "evidence": "the wall fell"}
    claims = [{**claim, "id": "a1", "event": "fall", "main": True}, {**claim, "id": "a2", "kind": "opinion"}]
    (story / "gold.json").write_text(json.dumps({"claims": claims}))
    told = [{"file": "a.txt", "evidence": "the wall fell"}]
    happenings = [{"id": "fall", "title": "The wall falls", "kind": "happening", "main": True, "told": told}]
    (folder / "gold.json").write_text(json.dumps({"happenings": happenings}))
    first, second = load_happenings(story)
    assert (first.id, first.main, first.told[0].kind) == ("fall", True, "happening")
    assert (second.id, second.main, second.told[0].kind) == ("a2", False, "opinion")
    assert load_happenings(folder) == (first,)


def test_a_folder_without_main_events_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no gold\.json"):
        load_happenings(tmp_path)
    (tmp_path / "gold.json").write_text(json.dumps({"claims": []}))
    with pytest.raises(SystemExit, match="marks no event as main"):
        load_happenings(tmp_path)
