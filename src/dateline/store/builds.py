"""Who made what stands in the store: the build that made the links, and the log of all builds. No clock is in it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields

from sqlalchemy import Connection, delete, func, insert, select

from dateline.store import tables as t
from dateline.store.rows import CHUNK


@dataclass(frozen=True, slots=True)
class Build:
    """Which program, reader and rules made the links; `key` stands for all that the links rest on."""

    program: str
    reader: str
    rules: str
    key: str


@dataclass(frozen=True, slots=True)
class Made:
    """A row of the log: versions of the program, reader, rules and links, digests of the program's code and of the
    model's weights, a key of all that stood in the store when the build was done, and how many articles that were.
    """

    program: str
    code: str
    reader: str
    weights: str
    rules: str
    links: str
    key: str
    articles: int


def build(connection: Connection) -> Build | None:
    """The build that made the links, if they are made."""
    row = connection.execute(select(t.BUILD.c.program, t.BUILD.c.reader, t.BUILD.c.rules, t.BUILD.c.key)).first()
    return None if row is None else Build(*row)


def set_build(connection: Connection, made: Build) -> None:
    """Note which build made the last links, and that none are missing."""
    connection.execute(delete(t.BUILD))
    row = {"number": 1, "program": made.program, "reader": made.reader, "rules": made.rules, "key": made.key}
    connection.execute(insert(t.BUILD).values(row))


def log(connection: Connection, program: str, code: str, reader: str, weights: str, rules: str, links: str) -> None:
    """Add a row where it differs from the last: something was changed, or another program or model made it."""
    articles = connection.execute(select(func.count()).select_from(t.ARTICLE)).scalar_one()
    row = Made(program, code, reader, weights, rules, links, _key(connection), articles)
    known = build_log(connection)
    if not known or known[-1] != row:
        values = {each.name: getattr(row, each.name) for each in fields(row)}
        connection.execute(insert(t.BUILD_LOG).values(number=len(known) + 1, **values))


def build_log(connection: Connection) -> tuple[Made, ...]:
    """The rows of the log, in their order."""
    columns = [t.BUILD_LOG.c[each.name] for each in fields(Made)]
    return tuple(Made(*row) for row in connection.execute(select(*columns).order_by(t.BUILD_LOG.c.number)))


def _key(connection: Connection) -> str:
    """Of the files as they are now, of what in them could not be read, and of the build that made the links."""
    total = hashlib.sha256()
    files = select(t.FILE.c.name, t.FILE.c.sha256, t.FILE.c.published, t.FILE.c.copy).where(t.FILE.c.current == 1)
    unread = select(t.UNREAD.c.path, t.UNREAD.c.reason, t.UNREAD.c.status).where(t.UNREAD.c.place != "")
    failed = select(t.FAILED.c.article, t.FAILED.c.reason)
    for query in (files, unread, failed):
        rows = (row for some in connection.execute(query).partitions(CHUNK) for row in some)
        for line in sorted(repr(tuple(row)) for row in rows):
            total.update(line.encode() + b"\n")
    made = build(connection)
    total.update((made.key if made else "").encode())
    return total.hexdigest()[:32]
