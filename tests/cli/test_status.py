"""Every file has a status, which build and `dateline files` tell with its reason."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.cli.files import SHOWN, SLACK
from tests.cli.conftest import TEXTS, Run


@pytest.fixture
def mixed(folder: Path) -> Path:
    """A folder with a file of each status; the toy takes a first line in brackets as what the page tells of itself."""
    (folder / "a (1).txt").write_text(TEXTS["a.txt"])
    (folder / "stub.txt").write_text("[partial a wall]\nDee sang.")
    (folder / "wall.txt").write_text("[no article it asks for consent]\nWe value your privacy.")
    (folder / "it.txt").write_text("[language it]\nIda rise.")
    (folder / "empty.txt").write_text("")
    return folder


def test_build_counts_all_statuses_then_tells_why_files_are_not_read(mixed: Path, run: Run) -> None:
    code, out, _ = run("build", "news", "--store", "s", "--no-progress")
    assert code == 0
    assert out.splitlines()[:11] == [
        "7 files: 2 read, 1 copy, 1 partial, 1 without an article, 1 in another language, 1 not read",
        "Copies: counted once",
        "  a (1).txt: the same article as a.txt",
        "Partial: only the beginning is there",
        "  stub.txt: a wall",
        "No articles",
        "  wall.txt: it asks for consent",
        "In other languages: kept, searchable and dated, but not understood",
        "  it.txt: in Italian: not understood",
        "Not read",
        "  empty.txt: too large, binary or empty",
    ]


@pytest.mark.parametrize("number", [1, SHOWN + SLACK, SHOWN + SLACK + 1, 40])
def test_long_lists_are_shortened_and_say_how_to_see_all(number: int, folder: Path, run: Run) -> None:
    for each in range(number):
        (folder / f"{each:02}.txt").write_text("")
    out = run("build", "news", "--no-progress")[1]
    listed = [line for line in out.splitlines() if line.endswith(".txt: too large, binary or empty")]
    if number <= SHOWN + SLACK:
        assert len(listed) == number
        assert "more:" not in out
        return
    assert len(listed) == SHOWN
    assert f"  … {number - SHOWN} more: dateline files --status not_read\n" in out
    assert len(run("files", "--status", "not_read")[1].splitlines()) == number + 1


def test_files_lists_every_file_of_the_store(mixed: Path, run: Run) -> None:
    run("build", "news", "--store", "s")
    code, out, _ = run("files", "--store", "s")
    assert code == 0
    assert " ".join(out.splitlines()[0].split()) == "copy a (1).txt: the same article as a.txt"
    assert out.splitlines()[-1].startswith("7 files: 2 read, 1 copy")


def test_files_of_one_status_as_records_of_the_export(mixed: Path, run: Run) -> None:
    run("build", "news")
    whole = json.loads(run("export")[1])["files"]
    code, out, _ = run("files", "--json")
    assert code == 0
    assert [json.loads(line) for line in out.splitlines()] == whole
    wanted = [each for each in whole if each["status"] == "partial"]
    assert [json.loads(line) for line in run("files", "--json", "--status", "partial")[1].splitlines()] == wanted != []
    assert run("files", "--status", "nosuch")[0] == 2


def test_what_stands_beside_an_article_is_no_file(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline import pipeline
    from dateline.stages import default_stages
    from tests import toy

    real = default_stages()
    monkeypatch.chdir(tmp_path)
    stages = replace(toy.stages(), list_files=real.list_files, read=real.read)
    monkeypatch.setattr(pipeline, "default_stages", lambda: stages)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("Harbour wall falls\n\nA wall of the harbour of Tolvane fell on Monday.\n")
    (tmp_path / "news" / "a.json").write_text("{broken")
    out = run("build", "news", "--no-progress")[1]
    assert "1 file: 1 read, 0 copies, 0 partial, 0 without an article, 0 in other languages, 0 not read\n" in out
    assert "Remarks\n  a.json: the article is read without it: it is no JSON" in out
