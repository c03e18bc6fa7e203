"""A file of many records, put into the store part by part: what is there stays, should the build be killed.

Until its end the file stands there as one that no program has read; `unfinished` says how many of its records are in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from dateline.model import Unread
from dateline.store import tables as t
from dateline.store.files import FileRead, add_row, let_in, settle_all, sightings_at, unread_rows
from dateline.store.rows import chunks, write

_NOBODY = "not read to its end"  # in the place of a program


@dataclass(frozen=True, slots=True)
class Part:
    """What the records of a file hold from one number up to another: `file` has readings and unread of these alone."""

    file: FileRead
    first: int
    last: int

    def names(self) -> set[str]:
        """What its records are called."""
        return {f"{self.file.name}:{number}" for number in range(self.first, self.last + 1)}


def begin(connection: Connection, file: FileRead) -> int:
    """Note a file that is to be read; how many of its records are in already, as this program reads them."""
    c = t.UNFINISHED.c
    row = connection.execute(select(t.UNFINISHED).where(c.place == file.place)).first()
    if row is not None and (row.digest, row.program, row.published) == (file.digest, file.program, file.published):
        return int(row.records)
    connection.execute(delete(t.UNFINISHED).where(c.place == file.place))
    add_row(connection, file, program=_NOBODY)
    connection.execute(delete(t.UNREAD).where(t.UNREAD.c.place == file.place))
    values = {"place": file.place, "digest": file.digest, "program": file.program, "published": file.published}
    connection.execute(insert(t.UNFINISHED).values(values | {"records": 0}))
    return 0


def add(connection: Connection, part: Part) -> set[str]:
    """Put a part into the store, in the place of what the same records held before. The ids of texts that are new."""
    read = let_in(connection, part.file)
    here = {reading.article.id for reading in read.readings}
    found = {(reading.article.id, reading.record) for reading in read.readings}
    of_records, of_articles = t.ARTICLE_PATH.c.path, t.ARTICLE_PATH.c.article
    before = [row for few in chunks(part.names()) for row in sightings_at(connection, read.place, of_records.in_(few))]
    before = [row for row in before if row["sha256"] == read.sha256]
    before += [
        row
        for few in chunks(here)
        for row in sightings_at(connection, read.place, of_articles.in_(few))
        if row["sha256"] != read.sha256
    ]
    gone = [row for row in before if (row["article"], row["path"]) not in found]
    new = settle_all(connection, read, gone, {row["article"] for row in gone} | here)
    _add_unread(connection, read.place, read.unread)
    connection.execute(update(t.UNFINISHED).where(t.UNFINISHED.c.place == read.place).values(records=part.last))
    return new


def end(connection: Connection, file: FileRead, records: int) -> None:
    """Note that all records of a file are in; what behind them was read from these bytes before is there no longer."""
    there = {f"{file.name}:{number}" for number in range(1, records + 1)}
    before = sightings_at(connection, file.place)
    gone = [row for row in before if row["sha256"] == file.sha256 and row["path"] not in there]
    settle_all(connection, file, gone, {row["article"] for row in gone})
    _add_unread(connection, file.place, file.unread)
    here = (t.FILE.c.place == file.place) & (t.FILE.c.digest == file.digest)
    connection.execute(update(t.FILE).where(here).values(program=file.program))
    connection.execute(delete(t.UNFINISHED).where(t.UNFINISHED.c.place == file.place))


def _add_unread(connection: Connection, place: str, unread: Sequence[Unread]) -> None:
    last = connection.execute(select(func.max(t.UNREAD.c.seq)).where(t.UNREAD.c.place == place)).scalar()
    first = 0 if last is None else last + 1
    write(connection, t.UNREAD, ({**row, "seq": first + n} for n, row in enumerate(unread_rows(place, unread))))
