"""The benchmark of engines makes the same store by each, and prints what it costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import cluster
from dateline.model import Article


def test_engines_are_compared_with_the_build_and_with_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    cluster.main(["--articles", "12", "--jobs", "1", "--engines", "build", "local"])
    printed = {
        name: float(value) for name, value in (line.split(": ") for line in capsys.readouterr().out.splitlines())
    }
    assert printed["local_same"] == 1
    assert printed["local_bytes_article"] > 100
    assert printed["local_s"] > printed["local_linkstory_s"] > 0
    assert printed["build_processor_s"] > 0


def test_made_up_articles_are_files_that_stages_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cluster.write_made(tmp_path / "made", 3, seed=1)
    monkeypatch.setenv("DATELINE_BENCHMARK_MADE", str(tmp_path / "made"))
    stages = cluster.made_stages()
    kept: list[bytes] = []
    for file in stages.list_files([str(tmp_path / "made")]):
        (article,) = stages.read(file, None, kept.append)  # type: ignore[arg-type]
        assert isinstance(article, Article)
        facts = stages.attribute(article, stages.load_reader().annotate(article), ())
        assert facts.article == article.id == file.path.rpartition("/")[2]
        assert all(claim.span.of(article.text) for claim in facts.claims)
    assert len(kept) == 3
