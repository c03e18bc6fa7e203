"""The promises, on the story under examples/ and with the stages that ship."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dateline import build, build_story, open_story
from dateline.export.json import write
from dateline.verify import verify, verify_store

EXAMPLE = Path(__file__).parents[2] / "examples" / "hesterwick" / "articles"


def exported(store: Path) -> str:
    out = io.StringIO()
    write(open_story(store), out)
    return out.getvalue()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store of the example story."""
    path = tmp_path_factory.mktemp("example") / "story.dateline"
    report = build([EXAMPLE], path)
    assert report.new >= 12
    yield path


@pytest.fixture(scope="module")
def export(store: Path) -> dict[str, Any]:
    """Its export."""
    return dict(json.loads(exported(store)))


def test_all_evidence_is_where_the_story_says_it_is(store: Path) -> None:
    report = verify_store(store)
    assert report.problems == ()
    assert report.checked > 1000


def test_the_export_keeps_to_its_schema(export: dict[str, Any]) -> None:
    schema = json.loads((files("dateline.export") / "dateline-1.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(export)


def test_every_article_of_the_folder_is_there_or_listed(export: dict[str, Any], store: Path) -> None:
    gold = json.loads((EXAMPLE.parent / "gold.json").read_text(encoding="utf-8"))
    found = {Path(path).name for article in export["articles"] for path in article["paths"]}
    assert set(gold["articles"]) <= found
    assert open_story(store).unread == ()


def test_no_date_of_a_claim_is_without_a_reason(export: dict[str, Any]) -> None:
    for record in [*export["claims"], *export["articles"]]:
        when = record.get("when") or record["published"]
        assert when["edtf"] == "" or when["because"], record["id"]


def test_the_order_of_the_articles_changes_no_byte(store: Path, tmp_path: Path) -> None:
    names = sorted(path for path in EXAMPLE.iterdir() if path.suffix in (".html", ".txt", ".jsonl"))
    for batch in (names[10:], names[:3], names[3:10][::-1]):
        build(batch, tmp_path / "s")
    # The paths that a user gives are told as given, and are the only thing that may differ.
    assert _without_paths(exported(tmp_path / "s")) == _without_paths(exported(store))


def _without_paths(text: str) -> str:
    export = json.loads(text)
    for article in export["articles"]:
        article["paths"] = [Path(path).name for path in article["paths"]]
    for file in export["files"]:
        file["path"] = Path(file["path"]).name
    return json.dumps(export, sort_keys=True)


HEAVY = ("numpy", "onnxruntime", "tokenizers", "trafilatura", "lxml.html")


def loaded_by(code: str) -> set[str]:
    """The heavy modules that a fresh interpreter has loaded after running some code."""
    told = f"{code}\nimport sys\nprint(*(m for m in {HEAVY!r} if m in sys.modules))"
    run = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    return set(run.stdout.splitlines()[-1].split())


def test_a_second_build_does_nothing(store: Path) -> None:
    before = exported(store)
    assert build([EXAMPLE], store).new == 0
    assert exported(store) == before


def test_a_second_build_neither_reads_pages_nor_loads_the_reader(store: Path) -> None:
    again = f"from dateline import build\nassert build([{str(EXAMPLE)!r}], {str(store)!r}).new == 0"
    assert not loaded_by(again) & {"onnxruntime", "tokenizers", "trafilatura"}


def test_the_story_in_memory_is_the_story_in_the_store(store: Path) -> None:
    assert build_story([EXAMPLE]) == open_story(store)
    assert verify(open_story(store)).problems == ()


def test_a_build_that_is_killed_gives_the_same_bytes(store: Path, tmp_path: Path) -> None:
    place = tmp_path / "killed"
    code = (
        "from dateline import build\n"
        f"build([{str(EXAMPLE)!r}], {str(place)!r}, progress=lambda *told: print(*told, flush=True))"
    )
    running = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    for line in running.stdout:
        if line.startswith("understanding 7 "):
            break
    running.kill()
    running.communicate()
    build([EXAMPLE], place)
    assert exported(place) == exported(store)


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import contextlib, sys\n"
        "from dateline.cli import main\n"
        "sys.argv = ['dateline', '--help']\n"
        "with contextlib.suppress(SystemExit):\n"
        "    main()"
    )
    assert loaded_by(code) == set()
