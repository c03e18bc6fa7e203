"""`dateline annotate`: from files to lines."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import weakref
from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from dateline import understand
from dateline.model import Annotations, Article
from tests import toy
from tests.cli.conftest import Run


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Loose(Annotations):
    """Annotations of which one can see whether anybody still holds them."""


FIELDS = fields(Annotations)

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


def test_a_word_on_standard_input_is_enough(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Résigné.".encode())))
    code, out, err = run("annotate", "-")
    assert (code, err) == (0, "") and json.loads(out)["text"] == "Résigné."


@pytest.mark.parametrize("content", [b"", b" \n", b"\x00\x01" * 9, b"\x89PNG"])
def test_nothing_on_standard_input_is_told(content: bytes, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    code, out, err = run("annotate", "-")
    assert (code, out) == (3, "") and err.startswith("-: ") and len(err.splitlines()) == 1


def test_several_processes_write_the_same_bytes(run: Run, news: Path, tmp_path: Path) -> None:
    for jobs in (1, 2):
        run("annotate", news, "-o", tmp_path / str(jobs), "--jobs", jobs)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes() != b""


def test_an_article_that_the_reader_fails_on_is_named(run: Run, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(toy.ToyReader):
        @classmethod
        def load(cls) -> Failing:
            return cls(fails_on="Ida")

    monkeypatch.setattr(understand, "Reader", Failing)
    code, out, err = run("annotate", news)
    assert code == 0 and [json.loads(line)["text"] for line in out.splitlines()] == [DEAL]
    assert err == "a.txt: a defect of dateline, please report it: ZeroDivisionError: no snow, please\n"


def test_articles_are_written_as_they_come(run: Run, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alive: list[weakref.ref[Annotations]] = []

    class Counting(toy.ToyReader):
        @classmethod
        def load(cls) -> Counting:
            return cls()

        def annotate(self, article: Article) -> Annotations:
            assert sum(ref() is not None for ref in alive) <= 2, "what is written is let go"
            seen = Loose(**{f.name: getattr(super(Counting, self).annotate(article), f.name) for f in FIELDS})
            alive.append(weakref.ref(seen))
            return seen

    for n in range(8):
        (news / f"c{n}.txt").write_text(f"{n} is what Bo said to Ada in Hull.")
    monkeypatch.setattr(understand, "Reader", Counting)
    code, out, _ = run("annotate", news)
    assert (code, len(out.splitlines()), len(alive)) == (0, 10, 10)


def test_a_file_that_was_there_stays_where_nothing_could_be_written(run: Run, news: Path, tmp_path: Path) -> None:
    code, _, err = run("annotate", news, "-o", tmp_path / "missing" / "out.jsonl")
    assert code == 2 and "give another file with -o" in err
    (tmp_path / "file").write_text("mine")
    code, _, err = run("annotate", news, "--format", "brat", "-o", tmp_path / "file")
    assert code == 2 and "give another folder with -o" in err
    assert (tmp_path / "file").read_text() == "mine"


def test_a_name_of_any_bytes_and_length_can_be_written(run: Run, news: Path, tmp_path: Path) -> None:
    (news / ("l" * 250 + ".txt")).write_text(FENN)
    odd = os.fsencode(news) + b"/x\xff.txt"
    with open(odd, "w") as out:  # noqa: PTH123 (a name that is no UTF-8)
        out.write(DEAL)
    code, stdout, _ = run("annotate", news)
    assert code == 0 and len(stdout.splitlines()) == 4
    assert any(json.loads(line)["path"] == "x\\xff.txt" for line in stdout.splitlines())
    assert run("annotate", news, "--format", "brat", "-o", tmp_path / "brat")[0] == 0


def test_help_is_quick_to_import() -> None:
    code = (
        "import sys, dateline.cli\n"
        "try: dateline.cli.main(['annotate', '--help'])\n"
        "except SystemExit: pass\n"
        "sys.stderr.write(' '.join(n for n in ('numpy', 'onnxruntime', 'tokenizers', 'lxml') if n in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "" and "--format" in done.stdout
