"""`dateline changes` on a folder that grows: which build is compared with which, in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import pytest

from tests.cli.conftest import Run


@pytest.fixture
def grown(folder: Path, run: Run) -> Path:
    """A store of two builds: one of two articles, one with a third that says again what one of them says."""
    assert run("build", folder)[0] == 0
    (folder / "c.txt").write_text("Di met Ed in Hull.\nEd wept.")
    assert run("build", folder)[0] == 0
    return folder


def test_since_the_build_before(grown: Path, run: Run) -> None:
    code, out, err = run("changes")
    assert (code, err) == (0, "")
    assert "Since build 1 (2 articles), in build 2 (3 articles)" in out
    assert "1 new article; " in out
    assert "Ed wept" in out


def test_a_second_build_of_the_same_is_no_build(grown: Path, run: Run) -> None:
    before = run("changes")[1]
    run("build", grown)
    assert run("changes")[1] == before
    assert run("changes", "--builds")[1].split() == ["build", "articles", "1", "2", "2", "3"]


def test_the_first_build_is_compared_with_nothing(folder: Path, run: Run) -> None:
    run("build", folder)
    assert "2 new articles" in run("changes")[1]
    assert run("changes", "--since", "0")[1] == run("changes")[1]


def test_between_any_two(grown: Path, run: Run) -> None:
    assert "nothing changed" in run("changes", "--since", "2")[1]
    assert "2 new articles" in run("changes", "--since", "0", "--until", "1")[1]
    assert "1 article gone" in run("changes", "--since", "2", "--until", "1")[1]


def test_as_json(grown: Path, run: Run) -> None:
    told = json.loads(run("changes", "--format", "json")[1])
    assert told["format"] == "dateline-changes/1"
    assert (told["since"], told["build"]) == ("1", 2)
    assert told["changes"][0]["kind"] == "article_new"
    known = {row["id"] for row in map(json.loads, run("timeline", "--all", "--json")[1].splitlines())}
    assert {c["id"] for c in told["changes"] if c["kind"] == "event_new"} <= known


def test_since_a_day_is_what_was_known_then(folder: Path, run: Run) -> None:
    run("build", folder, "--published", "a.txt=2013-11-08", "--published", "b.txt=2014-02-01")
    out = run("changes", "--since", "2013-12")[1]
    assert "Since what was known on 2013-12 (1 article), in build 1 (2 articles)" in out
    assert "1 new article" in out


def test_another_text_at_the_same_place(grown: Path, run: Run) -> None:
    """The store keeps the old text too, so that nothing is gone."""
    (grown / "c.txt").write_text("Di met Ed in Hull.\nEd wept.\nFay slept.")
    run("build", grown)
    out = run("changes")[1]
    assert "1 article with another text" in out
    assert "1 new event\n" in out
    assert "Fay slept" in out


def parted(run: Run) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The story of the first two articles, which tell of Ada, and that of the third."""
    rows = [json.loads(line) for line in run("stories", "--json")[1].splitlines()]
    ada, ed = sorted(rows, key=lambda row: -len(row["articles"]))
    assert (len(ada["articles"]), len(ed["articles"])) == (2, 1)
    return ada, ed


def test_of_one_story_alone(grown: Path, run: Run) -> None:
    ada, ed = parted(run)
    out = run("changes", "--story", ed["articles"][0][:8])[1]
    assert "Since build 1 (0 articles), in build 2 (1 article)" in out
    assert "Ed wept" in out
    assert "nothing changed" in run("changes", "--story", ada["id"])[1]
    whole = json.loads(run("changes", "--since", "0", "--format", "json")[1])["changes"]
    parts = [run("changes", "--since", "0", "--story", row["id"], "--format", "json")[1] for row in (ada, ed)]
    told = sorted(json.dumps(change) for part in parts for change in json.loads(part)["changes"])
    assert told == sorted(json.dumps(change) for change in whole), "each change is of one story"
    assert run("changes", "--story", "nosuch")[::2] == (
        2,
        "dateline: no story has the id 'nosuch': 'dateline stories' lists them\n",
    )


def test_of_one_story_that_lost_an_article(grown: Path, run: Run) -> None:
    ada, ed = parted(run)
    run("remove", "b.txt")
    (left,) = (row["id"] for row in json.loads(run("export")[1])["articles"] if row["id"] in ada["articles"])
    assert "1 article gone" in run("changes", "--story", left)[1]
    assert "nothing changed" in run("changes", "--story", ed["id"])[1]


def test_of_one_story_since_a_day(grown: Path, run: Run) -> None:
    run("build", grown, "--published", "a.txt=2013-11-08", "--published", "b.txt=2014", "--published", "c.txt=2012")
    ada, ed = parted(run)
    assert "1 new article" in run("changes", "--since", "2013-12", "--story", ada["id"])[1]
    assert "nothing changed" in run("changes", "--since", "2013-12", "--story", ed["id"])[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--since", "9"), "build 9 can't be compared: builds 1 to 2 are kept"),
        (("--since", "soon"), "'soon' is no date"),
        (("--since", "1", "--until", "soon"), "'soon' is no build"),
    ],
)
def test_a_build_that_is_not_there(grown: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run("changes", *arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_as_a_feed(grown: Path, run: Run) -> None:
    code, out, err = run("export", "--format", "atom")
    assert (code, err) == (0, "")
    read = feedparser.parse(out)
    assert [entry.title.partition(":")[0] for entry in read.entries] == ["Build 2", "Build 1"]
    assert "Ed wept" in out
    assert str(grown) not in out


def test_a_feed_of_what_is_kept_tells_of_nothing_else(grown: Path, run: Run) -> None:
    told = [json.loads(line) for line in run("timeline", "--all", "--json")[1].splitlines()]
    (wept,) = [each["id"] for each in told if "wept" in each["title"]]
    assert run("judge", "keep", wept)[0] == 0
    code, out, _ = run("export", "--format", "atom", "--kept")
    (entry,) = feedparser.parse(out).entries
    assert (code, entry.title) == (0, "Build 2: 1 new article; 1 new event")
    assert "Ed wept" in entry.summary and "Ada" not in entry.summary


def test_a_feed_of_one_story_has_its_own_id(grown: Path, run: Run) -> None:
    (story, *_) = run("stories")[1].splitlines()[1].split()
    one, every = (feedparser.parse(run("export", "--format", "atom", *asked)[1]) for asked in (("--story", story), ()))
    assert one.feed.id.startswith(every.feed.id + ":")
    assert one.entries
