"""Forms for large stores are written record by record: no form that a program reads holds all of it as one text."""

from __future__ import annotations

import io
import json

import pytest

from dateline.export import EXPORTERS
from dateline.export.lines import stream
from dateline.model import Story
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


@pytest.mark.parametrize("rows", [[], [{"b": 1}], [{"b": 1}, {"a": "\ud800", "c": [None]}]])
@pytest.mark.parametrize("head", [{}, {"@context": {"x": "y"}, "total": 2}])
def test_a_stream_is_the_object_that_it_stands_for(head: dict[str, object], rows: list[dict[str, object]]) -> None:
    out = io.StringIO()
    stream(out, head, "items", iter(rows))
    whole = json.loads(json.dumps({**head, "items": rows}).replace("\\ud800", "\\ufffd"))
    assert json.loads(out.getvalue()) == whole
