"""Story → JSON in the form `dateline/1`, written record by record: the same story gives the same bytes.

`python -m dateline.export.json` prints the JSON Schema of the form.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

import msgspec

from dateline import model
from dateline.export import records as r
from dateline.export.sections import sections
from dateline.export.spool import spooled
from dateline.tell import ALL, Selection, part_of


def write(story: model.Story, out: TextIO, selection: Selection = ALL) -> None:
    """Write a story: keys sorted, records in id order, one a line, floats to three decimals.

    With a selection, the events that it leaves and those that contradict or answer them, with all that they rest on.
    """
    told = sections(part_of(story, selection))
    _write(((name, map(_encoded, rows)) for name, rows in sorted(told.items())), out)


def write_all(stories: Iterable[model.Story], out: TextIO, files: Iterable[model.FileRecord]) -> None:
    """Write the stories of a store, of which these are the files, as if they were one, with one at a time in memory."""
    _write(spooled(stories, lambda record, _: _encoded(record), files), out)


def _write(parts: Iterable[tuple[str, Iterable[bytes]]], out: TextIO) -> None:
    for number, (name, rows) in enumerate(_with_format(parts)):
        out.write(",\n" if number else "{\n")
        if rows is None:
            out.write(f'"format":"{r.FORMAT}"')
            continue
        out.write(f'"{name}":[')
        for place, record in enumerate(rows):
            out.write(",\n" if place else "\n")
            out.write(record.decode())
        out.write("]")
    out.write("}\n")


def _with_format(parts: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[tuple[str, Iterable[bytes] | None]]:
    """The parts, which come by name, with the format among them."""
    told = False
    for name, rows in parts:
        if name > "format" and not told:
            yield "format", None
            told = True
        yield name, rows


def _encoded(record: Any) -> bytes:
    return msgspec.json.encode(record, order="sorted")


def schema() -> str:
    """The JSON Schema (2020-12) of the form."""
    made = msgspec.json.schema(r.Export)
    named = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": r.FORMAT, **made}
    return msgspec.json.format(msgspec.json.encode(named), indent=2).decode() + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema())
