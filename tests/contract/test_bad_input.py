"""Bad input, through the command line and the stages that ship: a clear line each, and the rest goes on."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.cli import main

Run = Callable[..., tuple[int, str, str]]

GOOD = (
    "Harbour wall falls in Tolvane\n\n"
    "A wall of the harbour of Tolvane fell on Monday, the mayor, Ines Marlow, said.\n\n"
    "Nobody was hurt, according to the Tolvane Post.\n"
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in an empty folder; gives its exit code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        seen = capsys.readouterr()
        return int(left.value.code or 0), seen.out, seen.err

    return call


def articles(run: Run) -> list[dict[str, object]]:
    return list(json.loads(run("export")[1])["articles"])


def unreadable(folder: Path) -> Path:
    """A file that this user may not read. Root may read every file, but not the memory of a process as one."""
    if os.getuid() == 0:
        return Path("/proc/self/mem")
    path = folder / "secret.txt"
    path.write_text(GOOD)
    path.chmod(0)
    return path


def make_bad_files(folder: Path) -> dict[str, str]:
    """Files that hold no article, and a word of the reason that the list gives."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.html").write_bytes(b"<html><body>   </body></html>")
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    with (folder / "huge.html").open("wb") as out:
        out.write(b"<html><body><p>")
        for _ in range(50):
            out.write(b"word " * 200_000)
        out.write(b"</p></body></html>")
    (folder / "broken.jsonl").write_text('{"text": "A wall of the har')
    return {"empty.txt": "", "blank.html": "", "picture.html": "", "huge.html": "", "broken.jsonl": ""}


def test_what_holds_no_article_is_listed_with_its_reason_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    bad = make_bad_files(folder)
    code, out, err = run("build", "news", unreadable(tmp_path), tmp_path / "nosuch.html", "--no-progress")
    assert (code, err) == (0, "")
    listed = [line for line in out.splitlines() if line.startswith("  ")]
    assert out.startswith("8 files: 1 read, 0 copies, 0 partial, ")
    assert "1 new, 0 known" in out
    for name in [*bad, "nosuch.html"]:
        lines = [line for line in listed if name in line]
        assert len(lines) == 1, name
        reason = lines[0].partition(": ")[2]
        assert len(reason) > 10, "a reason in words"
    assert [article["paths"] for article in articles(run)] != []

    again = run("build", "news", unreadable(tmp_path), tmp_path / "nosuch.html", "--no-progress")[1]
    assert [line for line in again.splitlines() if line.startswith("  ")] == listed
    assert "0 new, 1 known" in again


@pytest.mark.parametrize(
    "content",
    [
        GOOD.replace("Tolvane", "Tölvane").encode("cp1252"),
        GOOD.encode("utf-16"),
        b"\xef\xbb\xbf" + GOOD.encode(),
        GOOD.replace("\n", "\r\n").encode(),
    ],
    ids=["cp1252", "utf-16", "byte order mark", "crlf"],
)
def test_other_encodings_are_read(content: bytes, run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert run("build", "a.txt", "--no-progress")[0] == 0
    (article,) = articles(run)
    text = str(article["text"])
    assert "mayor, Ines Marlow, said" in text
    assert "\ufeff" not in text
    assert "\r" not in text
    assert ("Tölvane" in text) == (b"\xf6" in content)


def test_broken_html_is_read_as_far_as_it_goes(run: Run, tmp_path: Path) -> None:
    more = [
        f"The harbour was built in {year}, and mended by {year % 7 + 2} men a year later." for year in range(1901, 1911)
    ]
    body = "".join(f"<p>{line}" for line in (*GOOD.splitlines(), *more) if line)
    (tmp_path / "a.html").write_text(f"<html><head><title>Harbour wall falls</title><div><article>{body}</b></span>")
    assert run("build", "a.html", "--no-progress")[0] == 0
    assert "Ines Marlow" in str(articles(run)[0]["text"])


@pytest.mark.parametrize("date", ["soon", "2013-13", "08/11/2013", "2013-11-08/2012"])
def test_a_date_of_an_unknown_form_is_refused_with_the_forms_that_are_known(
    date: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    code, _, err = run("build", "a.txt", "--no-progress", "--published", f"a.txt={date}")
    assert code == 2
    assert err.startswith("dateline: ")
    assert len(err.splitlines()) == 1


def test_a_folder_without_articles(run: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    code, out, err = run("build", "none", "--no-progress")
    assert code == 3
    assert "0 new, 0 known" in out
    assert "Traceback" not in err


def test_a_store_of_a_newer_version(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    assert run("build", "a.txt", "--no-progress")[0] == 0
    raw = sqlite3.connect("story.dateline")
    raw.execute("PRAGMA user_version = 7000")
    raw.close()
    for command in (["build", "a.txt"], ["timeline"], ["verify"]):
        code, out, err = run(*command)
        assert (code, out) == (4, "")
        assert "version 7000" in err
        assert "upgrade" in err


def test_a_story_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode()), encoding="utf-8"))
    code, out, _ = run("build", "-", "--no-progress")
    assert code == 0
    assert "1 new" in out
