"""`dateline quotes`: from files to who says what."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = (
    "Mayor Ida Fenn resigned on Tuesday, the Aldmoor Courier reported. "
    "\u201cI have done nothing wrong,\u201d she said.\n"
    "Her lawyer, Rolf Marsh, denied that she took bribes. Police declined to say whether they would question her."
)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text("The ferry to Torrasay left at noon with nine cars and forty people on board of it.")
    return folder


def test_a_table_of_sources_and_words(run: Run, news: Path) -> None:
    code, out, err = run("quotes", news)
    assert (code, err) == (0, "")
    rows = [" ".join(line.split()) for line in out.splitlines()]
    assert "Ida Fenn I have done nothing wrong" in rows
    assert "direct, stated" in rows and "indirect, denied" in rows and "indirect, withheld" in rows
    assert rows[-2:] == ["b.txt", "no quotes"]


def test_json_lines_hold_the_same_with_places_in_the_text(run: Run, news: Path) -> None:
    code, out, _ = run("quotes", news, "--format", "jsonl")
    first, second = (json.loads(line) for line in out.splitlines())
    assert (code, first["format"], second["quotes"]) == (0, "dateline-quotes/1", [])
    she = next(quote for quote in first["quotes"] if quote["kind"] == "direct")
    assert [source["name"] for source in she["sources"]] == ["Ida Fenn"]
    assert she["sources"][0]["span"]["text"] == "she" and she["cue"]["text"] == "said"
    (content,) = she["content"]
    assert TEXT.replace("\n", "\n\n")[content["start"] : content["end"]] == content["text"]
    assert run("quotes", news, "--format", "jsonl")[1] == out


def test_text_comes_on_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert "denied" in run("quotes", "-")[1]


def test_what_cannot_be_read_is_named_and_nothing_to_read_has_the_exit_code_of_build(run: Run, tmp_path: Path) -> None:
    code, out, err = run("quotes", tmp_path / "missing.html")
    assert (code, out) == (3, "") and "missing.html: " in err
