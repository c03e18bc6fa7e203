"""Stories listed and shown one by one; articles taken out and let in again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.cli import main
from tests import toy

Run = Callable[..., tuple[int, str, str]]

TEXTS = {
    "a1.txt": "Ada met Bo.\nBo said Ada left.",
    "a2.txt": "Ada met Bo.",
    "b.txt": "Cy ran.\nDee saw Cy.",
    "c.txt": "rain.",
}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line; gives its exit code, output and errors."""

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        seen = capsys.readouterr()
        return int(left.value.code or 0), seen.out, seen.err

    return call


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A folder of two stories, built."""
    monkeypatch.setattr(pipeline, "default_stages", toy.stages)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "news" / name).write_text(text)
    code, out, _ = run("build", "news", "--published", "a1.txt=2013-11-08")
    assert code == 0
    assert "stories   3: 'dateline stories' lists them" in out
    return tmp_path / "news"


def records(run: Run) -> list[dict[str, object]]:
    return [json.loads(line) for line in run("stories", "--json")[1].splitlines()]


def test_stories_are_listed_and_shown_one_by_one(news: Path, run: Run) -> None:
    rows = run("stories")[1].splitlines()
    assert rows[0].split() == ["story", "articles", "claims", "events", "published", "about"]
    assert len(rows) == 4
    ada = next(each for each in records(run) if each["first"])
    assert (len(ada["articles"]), ada["claims"], ada["first"]) == (2, 3, "2013-11-08")  # type: ignore[arg-type]
    one = json.loads(run("export", "--story", ada["id"])[1])
    assert sorted(article["paths"] for article in one["articles"]) == [["a1.txt"], ["a2.txt"]]
    assert [file["path"] for file in one["files"]] == ["a1.txt", "a2.txt"]
    for command in ("timeline", "claims", "sources", "entities", "conflicts", "states"):
        whole, part = run(command), run(command, "--story", str(ada["articles"][1])[:8])  # type: ignore[index]
        assert part[0] == whole[0] == 0
        assert "Cy" not in part[1]
    assert run("timeline", "--story", "nosuch")[::2] == (
        2,
        "dateline: no story has the id 'nosuch': 'dateline stories' lists them\n",
    )


def test_all_articles_can_be_held_together(news: Path, run: Run) -> None:
    run("build", "--one-story")
    assert len(records(run)) == 1
    (news / "d.txt").write_text("Eve ran.")
    run("build", "news")
    assert len(records(run)) == 1, "it is kept"
    run("build", "--many-stories")
    assert len(records(run)) == 4


def test_an_article_is_purged_and_what_that_comes_to_is_told(news: Path, run: Run) -> None:
    (news / "b.txt").write_text("Cy ran.\nDee saw Cy.\nEve slept.")
    run("build", "news")
    newer = next(row["id"] for row in json.loads(run("export")[1])["articles"] if "Eve" in row["text"])
    run("judge", "add", newer, "Dee saw Cy", "--by", "ann")
    code, out, _ = run("remove", newer, "--purge")
    first, *notes = out.splitlines()
    assert (code, first.startswith(f"purged: {newer}  b.txt")) == (0, True)
    told = " ".join(" ".join(notes).split())
    assert "judgements that quoted them stay in the log without these words, and fit nothing: 1" in told
    assert "articles that share words with them stay (copies, other texts of a file)" in told
    assert "builds before this one can't be compared with it" in told
    assert "(purged)" in run("judge", "list")[1]
    assert "its article was purged, and the words that it quotes with it" in run("judge", "list", "--unfit")[1]
    assert run("remove")[1] == f"{newer}  b.txt: purged\n"
    assert run("remove", "--purge")[0] == run("remove", "b.txt", "--purge", "--undo")[0] == 2
    assert json.loads(run("remove", "b.txt", "--purge", "--json")[1].splitlines()[0])["removed"]["purged"] in (
        True,
        False,
    )


def test_an_article_that_is_taken_out_stays_out_until_it_is_let_in(news: Path, run: Run) -> None:
    assert run("remove")[1] == "nothing was taken out\n"
    before = run("export")[1]
    code, out, _ = run("remove", "b.txt")
    assert (code, out.startswith("taken out: "), out.endswith("  b.txt: Cy ran.\n")) == (0, True, True)
    assert run("remove")[1] == out.removeprefix("taken out: ")
    gone = json.loads(run("export")[1])
    assert [file for file in gone["files"] if file["path"] == "b.txt"] == [
        {
            "article": None,
            "path": "b.txt",
            "status": "not_read",
            "reason": "taken out by you: 'dateline remove --undo' lets it in again",
        }
    ]
    assert "Cy" not in json.dumps({**gone, "files": []})
    assert run("verify")[0] == 0
    assert "1 not read" in run("build", "news")[1]
    assert json.loads(run("export")[1]) == gone, "a later build doesn't bring it back"
    assert "let in" in run("remove", "--undo", "b.txt")[1]
    run("build", "news")
    assert run("export")[1] == before
    assert run("remove", "nosuch.txt")[0] == run("remove", "--undo", "b.txt")[0] == run("remove", "--undo")[0] == 2
