"""The records of several stories, section by section and in one order, with one story in memory at a time.

Each record waits as a line in a file that has no name; what is held of it is its key and its place there.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dateline.export.records import SECTIONS
from dateline.export.sections import file, sections
from dateline.model import FileRecord, Story

# What the records of a section are ordered by; a source that several stories name is one.
_KEYS: dict[str, tuple[str, ...]] = {
    "files": ("path",),
    "states": ("relation", "entities", "claims"),
    "conflicts": ("claims", "about", "because"),
    "answers": ("claim", "allegation", "kind"),
}
_ID = ("id",)
_SHARED = "sources"

Place = tuple[tuple[Any, ...], int, int]  # key, begin, length


def spooled(
    stories: Iterable[Story], encode: Callable[[Any, str], bytes], files: Iterable[FileRecord] | None = None
) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Each section's name with its records, encoded; sections by name, records in the order of `dateline/1`.

    `files` are those of the whole store, where they are known: a story knows its own alone. The records of a section
    are read before the next section is asked for.
    """
    with tempfile.TemporaryFile() as waiting:
        places: dict[str, list[Place]] = {name: [] for name in SECTIONS}
        shared: set[str] = set()

        def put(name: str, records: Iterable[Any]) -> None:
            for record in records:
                if name == _SHARED and record.id in shared:
                    continue
                if name == _SHARED:
                    shared.add(record.id)
                content = encode(record, name)
                key = tuple(getattr(record, each) for each in _KEYS.get(name, _ID))
                places[name].append((key, waiting.tell(), len(content)))
                waiting.write(content)

        if files is not None:
            put("files", map(file, files))
        for story in stories:
            for name, records in sections(story).items():
                if name != "files" or files is None:
                    put(name, records)

        def read(name: str) -> Iterator[bytes]:
            for _, begin, length in sorted(places[name]):
                waiting.seek(begin)
                yield waiting.read(length)

        for name in sorted(places):
            yield name, read(name)
