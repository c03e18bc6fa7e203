"""Forms for large stores are written record by record: no form that a program reads holds all of it as one text."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks._load_data import fill
from dateline.cli import dateline
from dateline.export import EXPORTERS
from dateline.export.lines import stream
from dateline.model import Story
from dateline.pipeline import open_stories, open_story
from dateline.store import Store
from dateline.tell import tell
from tests.export.story import ferry_story

STREAMED = ("json", "jsonl", "csv", "jsonld", "webannotation", "ftm", "ftm-statements")


class Pieces(io.StringIO):
    """Keeps how long the longest piece was that was written at once."""

    longest = 0

    def write(self, text: str) -> int:
        self.longest = max(self.longest, len(text))
        return super().write(text)


@pytest.fixture(scope="module")
def story() -> Story:
    return tell(ferry_story())


@pytest.mark.parametrize("form", STREAMED)
def test_no_piece_is_more_than_a_record(form: str, story: Story) -> None:
    out = Pieces(newline="")
    EXPORTERS[form](story, out)
    assert out.longest < 4_000 < len(out.getvalue()) / 5


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of four stories, two of which name one outlet."""
    path = tmp_path_factory.mktemp("streamed") / "some.dateline"
    fill(path, claims=400, events=0)
    return path


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_stories_one_by_one_give_the_bytes_of_all_at_once(form: str, store: Path) -> None:
    whole, parts = io.StringIO(), io.StringIO()
    with Store(store) as opened:
        files = opened.files()
        assert len(opened.stories()) > 2
    EXPORTERS[form](open_story(store), whole)
    EXPORTERS[form].write_all((story for _, story in open_stories(store)), parts, files)
    assert parts.getvalue() == whole.getvalue()


def test_a_table_has_one_story_after_another(store: Path) -> None:
    whole, parts = io.StringIO(newline=""), io.StringIO(newline="")
    EXPORTERS["csv"](open_story(store), whole)
    EXPORTERS["csv"].write_all((story for _, story in open_stories(store)), parts, ())
    head, *rows = parts.getvalue().splitlines()
    assert sorted(rows) == sorted(whole.getvalue().splitlines()[1:])
    single = io.StringIO(newline="")
    EXPORTERS["csv"](next(story for _, story in open_stories(store)), single)
    assert single.getvalue().splitlines() == [head, *rows][: len(single.getvalue().splitlines())]


@pytest.mark.parametrize("form", [form for form, each in EXPORTERS.items() if each.streams])
def test_the_command_has_one_story_in_memory(form: str, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    found = CliRunner().invoke(dateline, ["export", "--store", str(store), "--format", form, "-o", str(out)])
    assert found.exit_code == 0, found.output
    made: io.StringIO | io.BytesIO = io.BytesIO() if EXPORTERS[form].binary else io.StringIO(newline="")
    with Store(store) as opened:
        EXPORTERS[form].write_all((story for _, story in open_stories(store)), made, opened.files())
    told = made.getvalue()
    assert out.read_bytes() == (told if isinstance(told, bytes) else told.encode())


@pytest.mark.parametrize("rows", [[], [{"b": 1}], [{"b": 1}, {"a": "\ud800", "c": [None]}]])
@pytest.mark.parametrize("head", [{}, {"@context": {"x": "y"}, "total": 2}])
def test_a_stream_is_the_object_that_it_stands_for(head: dict[str, object], rows: list[dict[str, object]]) -> None:
    out = io.StringIO()
    stream(out, head, "items", iter(rows))
    whole = json.loads(json.dumps({**head, "items": rows}).replace("\\ud800", "\\ufffd"))
    assert json.loads(out.getvalue()) == whole
