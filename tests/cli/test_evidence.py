"""The bytes of what was read come out of the store again, and verify looks at them."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import TEXTS, Run

ODD = "\n\nDee sang – Dee left.  \n".encode()


@pytest.fixture
def built(folder: Path, run: Run) -> Path:
    """A store of three articles, and of a file that is none."""
    (folder / "odd.txt").write_bytes(ODD)
    (folder / "picture.txt").write_bytes(b"\x89PNG\0\0")
    assert run("build", "news", "--store", "s", "--no-progress")[0] == 0
    return folder.parent / "s"


def article(run: Run, path: str) -> str:
    articles = json.loads(run("export", "--store", "s")[1])["articles"]
    return next(str(each["id"]) for each in articles if path in each["paths"])


@pytest.mark.parametrize("path", [*TEXTS, "odd.txt"])
def test_show_gives_back_the_bytes_that_an_article_was_read_from(path: str, built: Path, run: Run) -> None:
    content = (built.parent / "news" / path).read_bytes()
    for id in (article(run, path), article(run, path)[:-2], path):
        code, out, err = run("show", id, "--store", "s", "--original", "-o", "out")
        assert (code, out, err) == (0, "", "wrote out\n")
        assert Path("out").read_bytes() == content
        Path("out").unlink()


def test_an_original_goes_to_standard_output_byte_by_byte(built: Path) -> None:
    code = "from dateline.cli import main; main(['show', 'odd.txt', '--original', '--store', 's'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=built.parent, capture_output=True, check=True)
    assert (done.stdout, done.stderr) == (ODD, b"")


def test_what_is_no_article_has_an_original_too(built: Path, run: Run) -> None:
    assert run("show", "picture.txt", "--original", "-o", "out", "--store", "s")[0] == 0
    assert Path("out").read_bytes() == b"\x89PNG\0\0"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["show", "nosuch", "--original"], 2, "no article has the id 'nosuch' and no file this name"),
        (["show", "a.txt", "-o", "out"], 2, "-o is for --original"),
        (["show", "a.txt", "--original", "-o", "s"], 2, "is the store itself"),
        (["show", "a.txt", "--original", "-o", "no/such"], 2, "can't write no/such"),
    ],
)
def test_what_cannot_be_given_back(arguments: list[str], code: int, words: str, built: Path, run: Run) -> None:
    left, _, err = run(*arguments, "--store", "s")
    assert left == code
    assert words in err


def test_without_copies_there_is_the_hash(folder: Path, run: Run) -> None:
    assert run("build", "news", "--store", "s", "--no-copies", "--no-progress")[0] == 0
    code, _, err = run("show", "a.txt", "--original", "--store", "s")
    assert code == 4
    assert "SHA-256 is" in err
    code, out, _ = run("verify", "--store", "s")
    assert (code, "originals" in out) == (0, False)
    assert not sqlite3.connect("s").execute("SELECT * FROM original").fetchall()


def test_verify_looks_at_every_original(built: Path, run: Run) -> None:
    code, out, _ = run("verify", "--store", "s")
    assert code == 0
    assert out.rstrip().endswith("over 3 articles, 4 originals as they were read")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("UPDATE original SET content = zeroblob(50)", "its bytes are not those that were read"),
        ("UPDATE original SET content = (SELECT max(content) FROM original)", "not those that were read"),
        ("DELETE FROM original WHERE size = 6", "file picture.txt: its bytes"),
        ("UPDATE file SET sha256 = 'x' WHERE name = 'a.txt'", "file a.txt: its bytes (x) are not in the store"),
        ("UPDATE article_path SET sha256 = 'x' WHERE file = 'a.txt'", "file a.txt: its bytes (x) are not in the"),
        ("UPDATE article_metadata SET captured_earliest = '2013-01-01'", "capture: the date 2013-01-01/.. has no"),
    ],
)
def test_verify_finds_evidence_that_was_tampered_with(damage: str, words: str, built: Path, run: Run) -> None:
    raw = sqlite3.connect(built)
    raw.executescript(f"DROP TRIGGER original_is_evidence; DROP TRIGGER original_stays; {damage}")
    raw.close()
    code, out, _ = run("verify", "--store", "s")
    assert code == 1
    assert words in out
