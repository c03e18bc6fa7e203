"""Floors and ceilings are held against what a benchmark prints; what the reader saw is shared by those of one run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks import check
from benchmarks._seen import key, remember
from dateline.model import Annotations, Article
from dateline.understand import Reader, plain_article


def test_a_figure_under_its_floor_or_over_its_ceiling_is_missed() -> None:
    wanted = {"floors": {"f1": 80.0, "recall": 70}, "ceilings": {"wrong": 0}}
    assert check.misses(wanted, {"f1": 80.0, "recall": 71, "wrong": 0}) == []
    assert check.misses(wanted, {"f1": 79.9, "wrong": 1}) == [
        "f1 is 79.9, floor 80",
        "recall was not printed",
        "wrong is 1, ceiling 0",
    ]


def test_those_that_measure_time_run_by_themselves_and_see_with_their_own_eyes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "floors.toml").write_text("""
[[check]]
benchmark = "slow"
alone = true
ceilings = { seconds = 1 }
[[check]]
benchmark = "good"
floors = { f1 = 50 }
[[check]]
benchmark = "far"
corpus = "nowhere"
floors = { f1 = 50 }
""")
    runs: list[tuple[str, bool]] = []

    def figures(
        benchmark: str, folder: Path | None, limit: int | None, options: Sequence[str], seen: str | None
    ) -> dict[str, float]:
        runs.append((benchmark, seen is not None))
        return {"f1": 60, "seconds": 2}

    monkeypatch.setattr(check, "HERE", tmp_path)
    monkeypatch.setattr(check, "figures", figures)
    monkeypatch.delenv("DATELINE_CORPORA", raising=False)
    assert check.main([]) == 1
    assert runs == [("good", True), ("slow", False)]
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("held: good of its own making (")
    assert lines[1:] == [
        "not checked: far nowhere (no corpora)",
        "MISSED: slow of its own making (0 s) seconds is 2, ceiling 1",
        "checks_held: 1",
        "checks_missed: 1",
    ]
    assert check.main(["--only", "good"]) == 0


def test_what_was_seen_once_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    class Blind:
        version = "blind"

    def annotate(self: object, article: Article) -> Annotations:
        read.append(article.id)
        return Annotations(article.id, (), (), reader="blind")

    monkeypatch.setattr(Reader, "annotate", annotate)
    remember(tmp_path)
    one, other = plain_article("It rained.", "one"), plain_article("It rained.", "other")
    seen = [Reader.annotate(Blind(), article) for article in (one, one, other)]  # type: ignore[arg-type]
    assert read == ["one", "other"]
    assert seen[0] == seen[1] != seen[2]
    assert key("blind", one) != key("sharp", one)
    assert {file.name for file in tmp_path.iterdir()} == {key("blind", one), key("blind", other)}
