"""`dateline build --engine` makes results of files, `dateline load` takes them into a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.pipeline import build
from tests.cli.conftest import Run
from tests.scale.jobs import dump

FLOOD = "The mayor of Hull, Ada Lund, closed the bridge on 3 May 2019, police said.\n\nIt was repaired in June."


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "flood.txt").write_text(FLOOD)
    (tmp_path / "news" / "none.bin").write_bytes(b"\0\1\2")
    return tmp_path / "news"


def test_results_are_made_and_loaded(news: Path, tmp_path: Path, run: Run) -> None:
    code, told, _ = run("build", news, "--engine", "local", "--results", "results", "--no-progress")
    assert (code, told.splitlines()[0]) == (0, "2 files, 1 articles")
    assert "1 gave no article:\n  none.bin: " in told
    assert f"next      dateline load {tmp_path / 'results'} --store story.dateline" in told
    code, told, _ = run("load", "results", "--no-progress")
    assert (code, "articles  1 new, 0 known; 1 in the store" in told) == (0, True)
    build([news], tmp_path / "built")
    assert dump(tmp_path / "story.dateline") == dump(tmp_path / "built")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--engine", "local"], "--engine local needs --results FOLDER"),
        (["--results", "r"], "--results is for builds by an engine: add --engine daft"),
        (["--address", "auto"], "--address is for builds by an engine: add --engine daft"),
        (
            ["--engine", "local", "--results", "r", "--address", "auto"],
            "--engine local works on this machine: take daft",
        ),
        (["--engine", "local", "--results", "r", "--one-story"], "--one-story is about a store: build without it"),
        (["--engine", "local", "--results", "news"], "news holds no results of 'dateline build --engine'"),
    ],
)
def test_options_that_do_not_fit_are_told(news: Path, run: Run, options: list[str], why: str) -> None:
    code, _, error = run("build", news, *options)
    assert (code, why in error) == (2, True), error


def test_a_folder_without_results_is_told(news: Path, run: Run) -> None:
    code, _, error = run("load", news)
    assert (code, "holds no results" in error) == (2, True), error
