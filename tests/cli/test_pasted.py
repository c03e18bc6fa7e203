"""`… | dateline build - --url U --outlet O --published D`: what the clipboard holds, with what the user says of it."""

from __future__ import annotations

import io
import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.model import Article
from dateline.stages import default_stages
from dateline.store import Store
from tests import toy
from tests.cli.conftest import Run

SAID = (
    *("--url", "https://courier.example/1", "--outlet", "The Courier", "--title", "Ada is back"),
    *("--author", "Di Fenn", "--author", "Bo Hall", "--published", "2013-11-08"),
)


@pytest.fixture
def paste(folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Builds from words on standard input, which are read as they are always read."""
    shipped = default_stages()
    read = replace(toy.stages(), list_files=shipped.list_files, read=shipped.read)
    monkeypatch.setattr(pipeline, "default_stages", lambda: read)

    def call(words: str, *asked: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))
        return run("build", "-", *asked)

    return call


def articles() -> list[Article]:
    with Store("story.dateline") as opened:
        return list(opened.articles())


def test_what_is_said_of_it_is_known_of_the_article(paste: Run) -> None:
    assert paste("Ada met Bo in Hull on Monday.\nBo left.", *SAID)[0] == 0
    (article,) = articles()
    assert (article.url, article.outlet, article.title) == ("https://courier.example/1", "The Courier", "Ada is back")
    assert article.authors == ("Di Fenn", "Bo Hall")
    assert article.published.edtf == "2013-11-08"
    assert [reason.text for reason in article.published.because] == ["the user gives published 2013-11-08"]


def test_the_next_one_has_nothing_of_the_one_before(paste: Run) -> None:
    paste("Ada met Bo in Hull on Monday.\nBo left.", *SAID)
    paste("Cy said Ada sang in Hull.\n\nEd wept there.", "--outlet", "The Herald")
    assert {(a.outlet, a.published.edtf, a.url) for a in articles()} == {
        ("The Courier", "2013-11-08", "https://courier.example/1"),
        ("The Herald", "", None),
    }


def test_each_is_a_file_of_its_own(paste: Run, run: Run) -> None:
    first, second = "Ada met Bo in Hull on Monday.\nBo left.", "Cy said Ada sang in Hull.\n\nEd wept there."
    for words in (first, second, first):
        assert "1 file: 1 read" in paste(words)[1]
    _, told, _ = run("files")
    names = [line.split()[1] for line in told.splitlines()[:-1]]
    assert told.splitlines()[-1].startswith("2 files: 2 read")
    assert all(re.fullmatch("pasted-[0-9a-f]{12}", name) for name in names)
    originals = {run("show", name, "--original")[1] for name in names}
    assert originals == {first, second}


def test_what_could_not_be_read_makes_way_for_the_next(paste: Run, run: Run) -> None:
    assert paste("")[0] == 3
    paste("Ada met Bo in Hull on Monday.\nBo left.")
    assert paste("Ada")[0] == 3
    assert "-: no article text found" in run("files", "--status", "not_read")[1]
    assert run("files", "--status", "not_read")[1].endswith("1 file\n")


def test_what_is_said_never_enters_the_id(paste: Run) -> None:
    paste("Ada met Bo in Hull on Monday.\nBo left.", *SAID)
    (first,) = articles()
    paste("Ada met Bo in Hull on Monday.\nBo left.", "--published", "2014")
    (again,) = articles()
    assert again.id == first.id


def test_other_files_may_be_dated_beside_it(paste: Run, folder: Path) -> None:
    (folder / "b.txt").write_text("Cy said Ada left Hull on Monday.")
    dated = ("--published", "2013", "--published", "b.txt=2014")
    assert paste("Ada met Bo in Hull on Monday.\nBo left.", str(folder), *dated)[0] == 0
    dates = {path: article.published.edtf for article in articles() for path in article.paths}
    assert dates == {"pasted-49a1d07ade38": "2013", "a.txt": "", "b.txt": "2014"}


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (("--url", "ftp://courier.example"), "http://"),
        (("--published", "2013-99"), "2013-99"),
    ],
)
def test_what_is_no_address_and_no_date_is_refused(paste: Run, asked: tuple[str, ...], says: str) -> None:
    code, _, err = paste("Ada met Bo in Hull on Monday.\nBo left.", *asked)
    assert code != 0 and says in err
    assert not Path("story.dateline").exists() or not articles()


@pytest.mark.parametrize("asked", [("--url", "https://courier.example"), ("--title", "X"), ("--author", "X")])
def test_it_is_about_standard_input_alone(run: Run, folder: Path, asked: tuple[str, ...]) -> None:
    code, _, err = run("build", folder, *asked)
    assert code != 0 and asked[0] in err and "add - as a PATH" in err


def test_a_date_without_a_file_is_refused_where_nothing_is_pasted(run: Run, folder: Path) -> None:
    code, _, err = run("build", folder, "--published", "2013")
    assert code != 0 and "give FILE=DATE" in err


def test_json_lines_may_be_pasted_too(paste: Run) -> None:
    line = json.dumps({"text": "Ada met Bo in Hull on Monday.\n\nBo left.", "title": "Ada", "date": "2013-11-08"})
    assert paste(line)[0] == 0
    assert [article.published.edtf for article in articles()] == ["2013-11-08"]
