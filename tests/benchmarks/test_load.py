"""The made-up store of the load benchmark holds together, and its figures are all there."""

from __future__ import annotations

from pathlib import Path

from benchmarks._load_data import fill, rewrite
from benchmarks.load import known, percentile, run
from dateline.store import Store


def test_a_made_up_store_is_sound_and_can_be_written_again(tmp_path: Path) -> None:
    path = tmp_path / "load.dateline"
    ids = fill(path, claims=300, events=40)
    with Store(path) as store:
        assert store.damage() == []
        assert len(store.story(ids["long"][0]).links.events) == 40
        story = store.story(ids["short"][0])
        told = {claim for event in story.links.events for claim in event.claims}
        assert told == {claim.id for claim in story.claims}
    rewrite(path, ids["short"][0], 1)
    with Store(path) as store:
        assert len(store.story(store.story_id(ids["short"][0])).articles) == len(story.articles) + 1


def test_every_view_is_asked_for_alone_and_while_a_build_writes(tmp_path: Path) -> None:
    path = tmp_path / "load.dateline"
    fill(path, claims=1100, events=40)
    figures = dict(run(path, known(path), 2, paint=False))
    assert figures["writes"] > 0
    for name in ("timeline_ms", "event_p99_ms", "median_in_probes", "writing_p99_in_probes", "cold_long_s"):
        assert figures[name] > 0


def test_a_percentile_is_one_of_the_values() -> None:
    assert percentile([3.0, 1.0, 2.0], 99) == 3.0
    assert percentile(list(map(float, range(1, 101))), 99) == 99.0
