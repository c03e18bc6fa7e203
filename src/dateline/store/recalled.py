"""What stages gave that takes long, kept from one decision to the next. Nothing rests on it: it can be made anew."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, select

from dateline.store import tables as t
from dateline.store.rows import write

Kept = tuple[str, str, str, bytes]  # stage, article, digest of what it rests on, content


def read(connection: Connection, name: str, subject: str, key: str) -> bytes | None:
    """What a stage gave of an article (or of the story of which it is the first), if it rests on just this."""
    c = t.RECALLED.c
    query = select(c.content).where(c.name == name, c.subject == subject, c.key == key)
    found: bytes | None = connection.execute(query).scalar()
    return found


def keep(connection: Connection, rows: Iterable[Kept]) -> None:
    """Keep what stages gave in the place of what they gave before; of articles that are gone nothing is kept."""
    c = t.RECALLED.c
    for name, subject, key, content in rows:
        if connection.execute(select(t.ARTICLE.c.id).where(t.ARTICLE.c.id == subject)).first():
            connection.execute(delete(t.RECALLED).where(c.name == name, c.subject == subject))
            write(connection, t.RECALLED, [{"name": name, "subject": subject, "key": key, "content": content}])


def forget(connection: Connection) -> None:
    """Let go of all of it: it may have words of an article that is taken out."""
    connection.execute(delete(t.RECALLED))
