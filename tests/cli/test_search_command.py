"""`dateline search`: each hit with who says it, when, where, and its sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def built(folder: Path, run: Run) -> Path:
    assert run("build", folder, "--published", "b.txt=2013-11-08")[0] == 0
    return folder


def test_a_hit_stands_with_its_source_date_article_and_sentence(built: Path, run: Run) -> None:
    code, out, err = run("search", "cy", "left", "--words")
    lines = [line.strip() for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert lines[0] == "8 Nov 2013  outlet not named (“Cy said Ada left.”), citing Cy:"
    assert "Cy said Ada left" in lines
    assert "»Cy said Ada left«." in lines
    assert "told as probable" in lines


def test_as_json(built: Path, run: Run) -> None:
    rows = [json.loads(line) for line in run("search", "cy", "left", "--words", "--json")[1].splitlines()]
    assert [row["kind"] for row in rows] == ["claim", "article"]
    assert rows[0]["quote"] == "Cy said Ada left"
    assert rows[0]["by_words"] == 1
    assert rows[0]["when"] == "2013-11-08"


def test_by_meaning_with_the_shipped_encoder(built: Path, run: Run) -> None:
    (first, *_) = [json.loads(line) for line in run("search", "who departed?", "--meaning", "--json")[1].splitlines()]
    assert "left" in first["title"]


def test_nothing_found_is_said(built: Path, run: Run) -> None:
    assert run("search", "nosuch", "--words")[1] == "nothing holds all these words\n"


@pytest.mark.parametrize(
    ("arguments", "said"), [((" ",), "nothing is asked for"), (("ada", "--words", "--meaning"), "exclude each other")]
)
def test_what_can_not_be_searched_is_an_error(built: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run("search", *arguments)
    assert (code, out) == (2, "")
    assert said in err
