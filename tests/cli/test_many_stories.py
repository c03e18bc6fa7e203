"""The timeline of a store of very many stories: what weighs most in any of them, without reading them all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks._load_data import fill
from dateline import opening
from dateline.cli import main
from dateline.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some 300 claims in several stories."""
    place = tmp_path_factory.mktemp("many") / "many.dateline"
    fill(place, claims=300, events=0)
    return place


@pytest.fixture
def run(store: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """The output of `dateline timeline`, with options."""

    def call(*options: str) -> str:
        with pytest.raises(SystemExit) as left:
            main(["timeline", "--store", str(store), *options])
        assert not left.value.code
        return capsys.readouterr().out

    return call


def ids(lines: str) -> set[str]:
    return {json.loads(line)["id"] for line in lines.splitlines()}


def test_what_weighs_most_in_any_story_is_shown_and_how_much_there_is(
    store: Path, run: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "READ_WHOLE", 100)
    with Store(store) as opened:
        counts, stories = opened.counts(), opened.stories()
        events = sorted(opened.story().links.events, key=lambda event: (-event.salience, event.id))
    told = run()
    assert f"{counts.articles} articles in {len(stories)} stories, which tell of {counts.events} events" in told
    assert "--story" in told
    assert ids(run("--json", "--top", "7")) == {event.id for event in events[:7]}


def test_one_story_a_question_and_a_small_store_are_told_whole(
    store: Path, run: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = run("--all", "--json")
    small = run()
    monkeypatch.setattr(opening, "READ_WHOLE", 100)
    assert "what weighs most in any of them" not in small
    assert run("--all", "--json") == whole
    with Store(store) as opened:
        story = opened.stories()[1]
    assert "what weighs most" not in run("--story", story.id)
    assert "what weighs most" not in run("--standing", "disputed")
