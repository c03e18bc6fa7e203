"""The records of `dateline/1`, one a line, each with its kind: for programs that read as they go.

What the articles say at length stays here: an article's `text` is left out unless it is asked for, and a claim
quotes the words that it rests on.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TextIO

import msgspec

from dateline.export.lines import line
from dateline.export.records import FORMAT
from dateline.export.sections import sections
from dateline.export.spool import spooled
from dateline.model import FileRecord, Story
from dateline.tell import ALL, Selection, part_of

# The contract's names of its sections are plural; a line holds one record.
_ONE = {
    "files": "file", "articles": "article", "entities": "entity", "sources": "source", "claims": "claim",
    "events": "event", "origins": "origin", "states": "state", "conflicts": "conflict", "answers": "answer",
}  # fmt: skip


def write(story: Story, out: TextIO, selection: Selection = ALL, *, full_text: bool = False) -> None:
    """Write a line for the format, then one a record: `record` is its kind, all else as in `dateline/1`.

    With a selection, the events that it leaves and those that contradict or answer them, with all that they rest on.
    """
    out.write(_HEAD)
    for name, rows in sorted(sections(part_of(story, selection)).items()):
        for row in rows:
            out.write(_line(row, name, full_text))


def write_all(stories: Iterable[Story], out: TextIO, files: Iterable[FileRecord], *, full_text: bool = False) -> None:
    """Write the stories of a store, of which these are the files, as if they were one, with one at a time in memory."""
    out.write(_HEAD)
    for _, rows in spooled(stories, lambda record, name: _line(record, name, full_text).encode(), files):
        for row in rows:
            out.write(row.decode())


_HEAD = line({"record": "format", "format": FORMAT})


def _line(row: Any, name: str, full_text: bool) -> str:
    told = msgspec.to_builtins(row)
    if name == "articles" and not full_text:
        del told["text"]
    return line({**told, "record": _ONE[name]})
