"""The results of a job: a folder of Parquet tables, each in parts that are written whole or not at all.

What a step makes lies in files (`TABLE/part-000007.parquet`): one that is there is done. What is gathered by a key lies
in folders (`TABLE/bucket=7/…`), each key in one of them, with all its rows; it is done when the table has its name.
Rows lie in buckets by their slot, a number below SLOTS, and buckets follow one another as slots do: what is slotted by
its id is in the order of ids over all parts.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import OptionError

if TYPE_CHECKING:
    import pyarrow

Row = Mapping[str, Any]

SLOTS = 2**24
_BATCH = 256  # rows that are in memory at a time
_HEX = 6  # digits of an id that its slot is made of
_PART = re.compile(r"part-(\d+)\.parquet|bucket=(\d+)")

COLUMNS: Mapping[str, Mapping[str, str]] = {
    # a path is the bytes that the file system has: not all of them are UTF-8
    "listing": {"bucket": "int64", "seq": "int64", "path": "binary", "name": "string", "told": "binary"}
    | {"published": "string"},
    "file": {"seq": "int64", "name": "string", "place": "string", "sha256": "string", "articles": "int64"}
    | {"content": "binary", "read": "binary"},
    "reading": {"article": "string", "slot": "int64", "seq": "int64", "reading": "binary"},
    "article": {"article": "string", "path": "string", "title": "string", "published": "string", "claims": "int64"}
    | {"facts_key": "string", "annotations_key": "string", "error": "string"}
    | {"content": "binary", "facts": "binary", "annotations": "binary"}
    | {"asked": "binary"},  # the annotations of an article without a date: linking may date it, and what it tells
    "sketch": {"article": "string", "slot": "int64", "sketch": "binary"},
    "key": {"key": "string", "day": "int64", "article": "string"},
    "likeness": {"left": "string", "right": "string", "score": "float64", "because": "string"},
    "member": {"article": "string", "story": "string", "slot": "int64", "joined": "binary"},
    "story": {"story": "string", "key": "string", "articles": "int64", "events": "int64", "error": "string"}
    | {"links": "binary", "snapshot": "binary"},
}

# Rows of a part in this order, whatever came first: not of files, which lie as they were listed.
ORDER: Mapping[str, list[tuple[str, str]]] = {
    "article": [("article", "ascending")],
    "sketch": [("article", "ascending")],
    "key": [("key", "ascending"), ("article", "ascending")],
    "likeness": [("left", "ascending"), ("right", "ascending")],
    "story": [("story", "ascending")],
}


def arrow() -> Any:
    """pyarrow. Raises OptionError where it is not installed."""
    try:
        import pyarrow
    except ImportError as error:
        raise OptionError(
            "results are Parquet, which needs pyarrow, and that is not installed: pip install 'dateline[cluster]'"
        ) from error
    return pyarrow


def schema(table: str) -> pyarrow.Schema:
    """The columns of a table."""
    pa = arrow()
    return pa.schema([(name, getattr(pa, kind)()) for name, kind in COLUMNS[table].items()])


def slot_of(id: str) -> int:
    """Where an id lies among all ids, which begin with hexadecimal digits."""
    return int(id[:_HEX], 16) * SLOTS >> 4 * _HEX


@dataclass(frozen=True)
class Table:
    """One table of a folder of results."""

    folder: str
    name: str

    @cached_property
    def place(self) -> Path:
        return Path(self.folder) / self.name

    @property
    def there(self) -> bool:
        return self.place.is_dir()

    def parts(self) -> list[int]:
        """The numbers of the parts that are there, in order."""
        found = (_PART.fullmatch(each.name) for each in self.place.iterdir()) if self.there else ()
        return sorted(int(match[1] or match[2]) for match in found if match)

    def files(self, part: int | None = None) -> list[str]:
        """The files of a part, or of all, in order."""
        if part is None:
            return [file for number in self.parts() for file in self.files(number)]
        whole = self.place / f"part-{part:06}.parquet"
        return [str(whole)] if whole.exists() else sorted(map(str, (self.place / f"bucket={part}").glob("*.parquet")))

    def write(self, part: int, rows: pyarrow.Table) -> None:
        """Write a part, so that it is there whole or not."""
        import pyarrow.parquet

        self.place.mkdir(parents=True, exist_ok=True)
        unfinished = self.place / f".{part}-{os.getpid()}"
        pyarrow.parquet.write_table(rows, unfinished, compression="zstd")
        unfinished.replace(self.place / f"part-{part:06}.parquet")

    def batches(self, part: int | None = None, columns: Sequence[str] | None = None) -> Iterator[pyarrow.RecordBatch]:
        """The rows of a part, or of all, some at a time; of these columns, or all."""
        import pyarrow.parquet

        for file in self.files(part):
            with pyarrow.parquet.ParquetFile(file) as opened:
                yield from opened.iter_batches(batch_size=_BATCH, columns=columns)

    def rows(self, part: int | None = None, columns: Sequence[str] | None = None) -> Iterator[dict[str, Any]]:
        """The rows of a part, or of all, in their order; of these columns, or all."""
        for batch in self.batches(part, columns):
            yield from batch.to_pylist()

    def count(self) -> int:
        """How many rows there are."""
        import pyarrow.parquet

        return sum(pyarrow.parquet.read_metadata(file).num_rows for file in self.files())

    def remove(self) -> None:
        """Take the table away."""
        shutil.rmtree(self.place, ignore_errors=True)


def batch_of(table: str, rows: Iterable[Row]) -> pyarrow.RecordBatch:
    """Rows as a record batch of a table's columns."""
    return arrow().RecordBatch.from_pylist(list(rows), schema=schema(table))


def write_buckets(place: Path, rows: Iterable[tuple[int, Row]], columns: pyarrow.Schema) -> None:
    """Write rows into their buckets, in one process: the table must not be there."""
    import pyarrow.parquet

    buckets: dict[int, list[Row]] = {}
    for bucket, row in rows:
        buckets.setdefault(bucket, []).append(row)
    for bucket, found in sorted(buckets.items()):
        folder = place / f"bucket={bucket}"
        folder.mkdir(parents=True)
        table = arrow().Table.from_pylist(found, schema=columns)
        pyarrow.parquet.write_table(table, folder / "0.parquet", compression="zstd")


def bucket_of(slot: int, buckets: int) -> int:
    """The bucket of a slot, where there are so many."""
    return slot * buckets // SLOTS


def missing(wanted: Sequence[int], table: Table) -> list[int]:
    """The parts that are not there yet."""
    there = set(table.parts())
    return [part for part in wanted if part not in there]
