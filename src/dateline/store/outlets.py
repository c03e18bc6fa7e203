"""What the user says of outlets: rows by the table that says so, the log of it, and what it comes to in stories."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, delete, func, insert, select

from dateline.model import KnownOutlet, Outlet, OutletChange, OutletRow, met_in
from dateline.store import tables as t
from dateline.store.rows import Row


def read(connection: Connection) -> tuple[OutletRow, ...]:
    """All rows: those said by command, then those of tables, each table's in their order."""
    rows = connection.execute(select(t.OUTLET).order_by(t.OUTLET.c.place, t.OUTLET.c.seq)).mappings()
    return tuple(OutletRow(row["place"], row["said_in"], row["line"], _outlet(row)) for row in rows)


def write(connection: Connection, place: str, rows: Sequence[OutletRow]) -> bool:
    """Put rows in the place of all that stood there, and log what differs; whether anything does."""
    before = [row for row in read(connection) if row.place == place]
    if before == list(rows):
        return False
    connection.execute(delete(t.OUTLET).where(t.OUTLET.c.place == place))
    for seq, row in enumerate(rows):
        values = {"place": place, "seq": seq, "said_in": row.said_in, "line": row.line, **_columns(row.outlet)}
        connection.execute(insert(t.OUTLET).values(values))
    _log(connection, before, rows)
    return True


def _log(connection: Connection, before: Sequence[OutletRow], after: Sequence[OutletRow]) -> None:
    then, now = {row.outlet for row in before}, {row.outlet for row in after}
    gone = [(row, 1) for row in before if row.outlet not in now]
    new = [(row, 0) for row in after if row.outlet not in then]
    last = connection.execute(select(func.count()).select_from(t.OUTLET_LOG)).scalar_one()
    for number, (row, is_gone) in zip(itertools.count(last + 1), (*gone, *new), strict=False):
        values = {"number": number, "said_in": row.said_in, **_columns(row.outlet), "gone": is_gone}
        connection.execute(insert(t.OUTLET_LOG).values(values))


def read_log(connection: Connection) -> tuple[OutletChange, ...]:
    """What was said and taken back, in its order."""
    rows = connection.execute(select(t.OUTLET_LOG).order_by(t.OUTLET_LOG.c.number)).mappings()
    return tuple(OutletChange(row["number"], row["said_in"], _outlet(row), bool(row["gone"])) for row in rows)


def known(connection: Connection, story: str | None = None) -> tuple[KnownOutlet, ...]:
    """The outlets of a story, or of all, of which the user says something, in the order of their names."""
    query = select(t.KNOWN_OUTLET).order_by(t.KNOWN_OUTLET.c.story, t.KNOWN_OUTLET.c.seq)
    query = query if story is None else query.where(t.KNOWN_OUTLET.c.story == story)
    rows = connection.execute(query).mappings()
    return met_in(KnownOutlet(_outlet(row), tuple(row["sources"]), tuple(row["articles"])) for row in rows)


def known_row(each: KnownOutlet) -> Row:
    """The columns of an outlet of a story."""
    return {**_columns(each.outlet), "sources": list(each.sources), "articles": list(each.articles)}


def names(connection: Connection) -> Iterator[tuple[str, str, str | None]]:
    """By what outlets may be known in the stories that are linked: a story, a name, None.

    Of a page its outlet and its address, each "" where it has none.
    """
    source, entity, article, metadata = t.SOURCE.c, t.ENTITY.c, t.STORY_ARTICLE.c, t.ARTICLE_METADATA.c
    yield from ((row.story, row.name, None) for row in connection.execute(select(source.story, source.name)))
    joined = select(entity.story, entity.name, entity.aliases).join(t.SOURCE, source.entity == entity.id)
    for row in connection.execute(joined):
        yield from ((row.story, name, None) for name in (row.name, *row.aliases))
    pages = select(article.story, metadata.outlet, metadata.url).join(
        t.ARTICLE_METADATA, metadata.article == article.article
    )
    yield from ((row.story, row.outlet or "", row.url or "") for row in connection.execute(pages))


def _columns(outlet: Outlet) -> dict[str, str]:
    return {"name": outlet.name, "owner": outlet.owner, "grade": outlet.grade, "note": outlet.note}


def _outlet(row: Row) -> Outlet:
    return Outlet(row["name"], row["owner"], row["grade"], row["note"])
