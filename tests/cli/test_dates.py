"""`dateline dates`: from files to days with reasons."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TEXT = "Mayor Ida Fenn resigned on Friday. She had been ill since early 2012, and stays for two weeks."
PAGE = (
    "<html><head><title>Fenn goes</title><script type='application/ld+json'>"
    '{"@type": "NewsArticle", "headline": "Fenn goes", "datePublished": "2013-11-12"}</script></head>'
    f"<body><article><h1>Fenn goes</h1><p>{TEXT}</p><p>The council of Aldmoor will meet next week to name another "
    "mayor, her deputy said, and the vote is open to all who live in the town.</p></article></body></html>"
)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    place = tmp_path / "page.html"
    place.write_text(PAGE)
    return place


def test_a_page_is_dated_from_its_own_date(run: Run, page: Path) -> None:
    code, out, err = run("dates", page)
    assert (code, err) == (0, "")
    assert "page.html\npublished 2013-11-12: " in out
    rows = [line.split("  ")[0] for line in out.splitlines() if line and line[0] in "12?-"]
    assert rows == ["2013-11-08", "2012-01-01/2012-07-01", "-", "2013-11-18/2013-11-24"]
    assert "as 'resigned' is past" in " ".join(out.split())


def test_the_users_date_comes_first(run: Run, page: Path) -> None:
    assert "2014-01-31" in run("dates", page, "--published", "2014-02-03")[1]


def test_what_counts_from_an_unknown_publication_stays_open(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    _, out, _ = run("dates", "-")
    assert "give it with --published" in " ".join(out.split())
    assert "\n?  " in out and "which is unknown" in " ".join(out.split())


def test_json_lines_hold_the_same(run: Run, page: Path) -> None:
    (line,) = run("dates", page, "--format", "jsonl")[1].splitlines()
    record = json.loads(line)
    first = record["dates"][0]
    assert (record["format"], record["published"]["edtf"]) == ("dateline-dates/1", "2013-11-12")
    assert (first["text"], first["type"], first["value"]) == ("Friday", "DATE", "2013-11-08")
    assert (first["when"]["earliest"], first["when"]["latest"]) == ("2013-11-08", "2013-11-08")
    assert first["when"]["basis"] == "relative" and "'resigned' is past" in first["when"]["because"][0]


def test_several_articles_stand_apart_and_what_cannot_be_read_is_named(run: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("Nothing is dated in this short report of a council that met in Aldmoor.")
    code, out, err = run("dates", tmp_path, tmp_path / "missing.html")
    assert code == 0 and "\n\nplain.txt\n" in out and "no time expressions" in out
    assert "missing.html: " in err


def test_a_date_that_is_none_is_refused(run: Run, page: Path) -> None:
    code, out, err = run("dates", page, "--published", "soon")
    assert (code, out) == (2, "") and "'soon' is no date" in err


def test_nothing_to_read_has_the_exit_code_of_build(run: Run, tmp_path: Path) -> None:
    assert run("dates", tmp_path / "missing.txt")[0] == 3
