"""`dateline annotate`: from files to lines."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FENN = "Mayor Ida Fenn resigned on Tuesday, the Aldmoor Courier reported. Her deputy takes over until the election."
DEAL = "Tellwood will buy Marsh Ferries for $40 million, both companies said on Monday. The deal needs approval."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(FENN)
    (folder / "b.txt").write_text(DEAL)
    return folder


def test_an_article_a_line_in_the_order_of_the_files(run: Run, news: Path) -> None:
    code, out, err = run("annotate", news)
    assert (code, err) == (0, "")
    records = [json.loads(line) for line in out.splitlines()]
    assert [record["text"] for record in records] == [FENN, DEAL]
    assert run("annotate", news)[1] == out


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(run: Run, news: Path) -> None:
    (news / "aa.html").write_bytes(b"\x00\x01\x02\x03" * 400)
    (news / "c.txt").write_text(
        "Le maire a démissionné mardi, a indiqué le journal, et son adjointe lui succédera bientôt à la mairie."
    )
    code, out, err = run("annotate", news)
    assert code == 0 and len(out.splitlines()) == 2
    assert "aa.html: " in err and "c.txt: written in 'fr'" in err


def test_nothing_to_read_has_the_exit_code_of_build(run: Run, tmp_path: Path) -> None:
    assert run("annotate", tmp_path / "missing.txt")[0] == 3


def test_text_comes_on_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FENN.encode())))
    code, out, _ = run("annotate", "-")
    assert code == 0 and json.loads(out)["text"] == FENN


def test_conllu_goes_to_a_file(run: Run, news: Path, tmp_path: Path) -> None:
    place = tmp_path / "out.conllu"
    code, out, err = run("annotate", news, "--format", "conllu", "-o", place)
    assert (code, out) == (0, "") and "2 articles" in err
    assert place.read_text().count("# newdoc id") == 2


def test_brat_writes_two_files_an_article_and_needs_a_folder(run: Run, news: Path, tmp_path: Path) -> None:
    code, _, err = run("annotate", news, "--format", "brat")
    assert code == 2 and "give a folder with -o" in err
    folder = tmp_path / "brat"
    assert run("annotate", news, "--format", "brat", "-o", folder)[0] == 0
    texts = sorted(folder.glob("*.txt"))
    assert [text.read_text() for text in texts] == [FENN, DEAL]
    assert all("Cue:T" in text.with_suffix(".ann").read_text() for text in texts)
