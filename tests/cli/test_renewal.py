"""A command that tells stories anew says what it does first where another version of the program made the store."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TELLING = {
    "fact": ["fact", "Ada born 1984"],
    "fact --remove": ["fact", "--remove", "Bo born"],
    "outlets": ["outlets", "The Gull", "--owner", "Vale"],
    "outlets --file": ["outlets", "--file", "mine.csv"],
    "outlets --clear": ["outlets", "--clear"],
    "remove": ["remove", "b.txt"],
    "remove --purge": ["remove", "--purge", "b.txt"],
    "judge import": ["judge", "import", "log.jsonl"],
}


@pytest.fixture
def old(run: Run, folder: Path) -> None:
    """A store "s" of other rules, in which a fact is told."""
    run("build", folder, "--store", "s")
    run("fact", "Bo born 1980", "--store", "s")
    Path("mine.csv").write_text("outlet,owner\nThe Gull,Vale\n")
    Path("log.jsonl").write_text("")
    with sqlite3.connect("s") as file:
        file.execute("UPDATE facts SET key = key || ' of other rules'")
        file.execute("UPDATE story SET links = 'other rules'")
    file.close()


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("command", TELLING)
def test_it_is_said_before_and_how_far_it_is(run: Run, command: str) -> None:
    code, _, told = run(*TELLING[command], "--store", "s")
    assert code == 0
    assert "s was made by another version of dateline: it is read and linked anew first (articles: 2; stories:" in told
    assert "understanding 1/2" in told
    assert run(*TELLING["outlets"], "--store", "s")[2] == ""


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("command", [["fact"], ["outlets"], ["outlets", "--log"], ["remove"]])
def test_what_only_lists_reads_nothing_anew(run: Run, command: list[str]) -> None:
    assert run(*command, "--store", "s")[2] == ""
    assert "made by another version" in run(*TELLING["fact"], "--store", "s")[2]


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("command", ["fact", "outlets --file"])
def test_where_there_is_no_store_yet_one_is_begun(run: Run, command: str) -> None:
    assert run(*TELLING[command], "--store", "new")[::2] == (0, "")
