"""A story as a Parquet table of claims, for data frames and DuckDB: the columns of `dateline.tell.rows.ClaimRow`.

Days are dates and numbers are numbers; what is none or not known is null, where the other tables have "". Rows are
written in groups, so that a large story needs no more memory for them. Needs pyarrow (the extra `parquet`).
https://parquet.apache.org/docs/
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import asdict, fields
from itertools import islice
from typing import IO, TYPE_CHECKING, Any

from dateline.errors import OptionError
from dateline.export.lines import whole_text
from dateline.model import FileRecord, Story
from dateline.tell import ALL, ClaimRow, Selection, claim_rows

if TYPE_CHECKING:
    import pyarrow

FORMAT = "dateline-claims/1"  # of the columns, in the file's metadata
_GROUP = 2_000  # rows: as Python has them, 8 kB each
_DAYS = ("date_earliest", "date_latest")
_NUMBERS = ("origins", "page", "start", "end")


def write(story: Story, out: IO[bytes], selection: Selection = ALL) -> None:
    """Write the claims of the events that a selection leaves.

    Raises OptionError where pyarrow is not installed.
    """
    _write(claim_rows(story, selection=selection), out)


def write_all(stories: Iterable[Story], out: IO[bytes], files: Iterable[FileRecord]) -> None:
    """Write the claims of a store's stories, one story after another. Raises OptionError as `write` does."""
    _write((row for story in stories for row in claim_rows(story)), out)


def _write(told: Iterable[ClaimRow], out: IO[bytes]) -> None:
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError as error:
        raise OptionError(
            "the form parquet needs pyarrow, which is not installed: pip install 'dateline[parquet]', or take "
            "--format csv, which has the same columns"
        ) from error
    schema = _schema(arrow)
    with parquet.ParquetWriter(out, schema, compression="zstd") as table:
        rows = map(_row, told)
        while group := list(islice(rows, _GROUP)):
            table.write_batch(arrow.RecordBatch.from_pylist(group, schema=schema))


def _schema(arrow: Any) -> pyarrow.Schema:
    types = dict.fromkeys(_DAYS, arrow.date32()) | dict.fromkeys(_NUMBERS, arrow.int32())
    columns = [arrow.field(each.name, types.get(each.name, arrow.string())) for each in fields(ClaimRow)]
    return arrow.schema(columns, metadata={"format": FORMAT})


def _row(row: ClaimRow) -> dict[str, Any]:
    return dict(_cells(row))


def _cells(row: ClaimRow) -> Iterator[tuple[str, Any]]:
    for name, value in asdict(row).items():
        if value == "":
            yield name, None
        elif name in _DAYS:
            yield name, datetime.date.fromisoformat(value)
        else:
            yield name, whole_text(value) if isinstance(value, str) else value
