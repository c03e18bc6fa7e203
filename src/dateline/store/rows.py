"""Between records and rows: dates as five columns, spans as two, lists as JSON."""

from __future__ import annotations

import datetime
import functools
import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Dialect, Table, insert

from dateline.span import Span
from dateline.when import Basis, Reason, When

Row = Mapping[Any, Any]  # column to value: what SQLAlchemy gives back, and what is written
Id = TypeVar("Id", str, int)
CHUNK = 500  # rows an INSERT statement is prepared for at a time: bounds memory, costs no speed


def when_columns(when: When, prefix: str = "") -> dict[str, Any]:
    """The five columns of a When."""
    return {
        f"{prefix}earliest": when.earliest.isoformat() if when.earliest else None,
        f"{prefix}latest": when.latest.isoformat() if when.latest else None,
        f"{prefix}edtf": when.edtf,
        f"{prefix}basis": when.basis.value,
        f"{prefix}because": [
            {
                "text": reason.text,
                "span": {"article": reason.span.article, "start": reason.span.start, "end": reason.span.end}
                if reason.span is not None
                else None,
            }
            for reason in when.because
        ],
    }


def when_of(row: Row, prefix: str = "") -> When:
    """The When of five columns."""
    return When(
        day(row[f"{prefix}earliest"]),
        day(row[f"{prefix}latest"]),
        Basis(row[f"{prefix}basis"]),
        tuple(Reason(r["text"], Span(**r["span"]) if r["span"] else None) for r in row[f"{prefix}because"]),
    )


def day(text: str | None) -> datetime.date | None:
    """The day of a column that may be NULL."""
    return None if text is None else datetime.date.fromisoformat(text)


def span_columns(span: Span | None, article: str, prefix: str = "") -> dict[str, int | None]:
    """`start` and `end` of a span; what an article says must rest on that article.

    Raises ValueError where the span is of another one.
    """
    if span is not None and span.article != article:
        raise ValueError(f"a record of article {article} rests on a span of article {span.article}")
    if span is None:
        return {f"{prefix}start": None, f"{prefix}end": None}
    return {f"{prefix}start": span.start, f"{prefix}end": span.end}


def span_of(row: Row, article: str, prefix: str = "") -> Span:
    """The span of two columns."""
    return Span(article, row[f"{prefix}start"], row[f"{prefix}end"])


def maybe_span_of(row: Row, article: str, prefix: str = "") -> Span | None:
    """The span of two columns that may be NULL."""
    return None if row[f"{prefix}start"] is None else span_of(row, article, prefix)


def write(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert rows, a chunk at a time; all have the columns of the first.

    What SQLAlchemy does for each row takes longer than what SQLite does: the driver is given rows as it wants them.
    """
    iterator = iter(rows)
    while chunk := list(itertools.islice(iterator, CHUNK)):
        insertion = _insertion(connection.dialect, table, tuple(chunk[0]))
        connection.exec_driver_sql(insertion.statement, insertion.given(chunk))


@dataclass(frozen=True, slots=True)
class _Insertion:
    """A statement of a driver's, with what is made of the value of each of its columns, in their order."""

    statement: str
    columns: tuple[tuple[str, Callable[[Any], Any] | None], ...]
    named: bool

    def given(self, rows: Sequence[Row]) -> list[Any]:
        """The rows as the driver takes them: by name or by place."""
        values = [tuple([turn(row[name]) if turn else row[name] for name, turn in self.columns]) for row in rows]
        names = [name for name, _ in self.columns]
        return [dict(zip(names, each, strict=True)) for each in values] if self.named else values


@functools.lru_cache(maxsize=256)
def _insertion(dialect: Dialect, table: Table, columns: tuple[str, ...]) -> _Insertion:
    compiled = insert(table).inline().compile(dialect=dialect, column_keys=[*columns])
    order = columns if compiled.positiontup is None else compiled.positiontup
    turned = ((name, table.c[name].type.dialect_impl(dialect).bind_processor(dialect)) for name in order)
    return _Insertion(str(compiled), tuple(turned), not compiled.positional)


def chunks(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """Ids or numbers in order, so many at a time as fit in a query."""
    every = sorted(set(ids))
    for first in range(0, len(every), CHUNK):
        yield every[first : first + CHUNK]


def grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    """Rows by the value of a column, each group in the order of the rows."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[key], []).append(row)
    return groups


def numbered(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    """Each row with its place in the order as `seq`."""
    for seq, row in enumerate(rows):
        yield {"seq": seq, **row}
