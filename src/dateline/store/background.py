"""Facts that the user gives: kept beside what articles say, whatever is built anew."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select

from dateline.model import Background, Relation
from dateline.store import tables as t


def read(connection: Connection) -> tuple[Background, ...]:
    """All facts, in the order of names and relations."""
    columns = t.BACKGROUND.c
    rows = connection.execute(select(t.BACKGROUND).order_by(columns.name, columns.relation)).mappings()
    return tuple(Background(row["name"], Relation(row["relation"]), row["value"]) for row in rows)


def write(connection: Connection, facts: Iterable[Background]) -> None:
    """Keep facts; each replaces the one of the same name and relation."""
    for fact in facts:
        remove(connection, fact)
        row = {"name": fact.name, "relation": fact.relation.value, "value": fact.value}
        connection.execute(insert(t.BACKGROUND).values(row))


def remove(connection: Connection, fact: Background) -> bool:
    """Take back the fact of a name and relation, whatever its value; whether there was one."""
    columns = t.BACKGROUND.c
    named = (columns.name == fact.name) & (columns.relation == fact.relation.value)
    return bool(connection.execute(delete(t.BACKGROUND).where(named)).rowcount)
