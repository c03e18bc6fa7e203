"""What claims mean, as rows of int8 numbers: kept once they were computed, and let go with their claims."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, delete, select

from dateline.store import tables as t
from dateline.store.rows import write


def titles(connection: Connection) -> dict[str, str]:
    """The title of each claim, by its id, in id order."""
    shown = t.CLAIM.c.id.not_in(select(t.ASIDE.c.claim))  # what a person put aside is in no view
    rows = connection.execute(select(t.CLAIM.c.id, t.CLAIM.c.title).where(shown).order_by(t.CLAIM.c.id))
    return {row.id: row.title for row in rows}


def read(connection: Connection, embedder: str) -> dict[str, bytes]:
    """The vectors of this embedder that are kept, by the words that they are of."""
    c = t.MEANING.c
    return {
        row.title: row.vector for row in connection.execute(select(c.title, c.vector).where(c.embedder == embedder))
    }


def keep(connection: Connection, embedder: str, vectors: Mapping[str, bytes]) -> None:
    """Keep vectors; those of other embedders, and of words that no claim has any more, go."""
    c = t.MEANING.c
    connection.execute(delete(t.MEANING).where((c.embedder != embedder) | c.title.not_in(select(t.CLAIM.c.title))))
    known = set(connection.execute(select(c.title)).scalars())
    rows = ({"title": k, "embedder": embedder, "vector": v} for k, v in sorted(vectors.items()) if k not in known)
    write(connection, t.MEANING, rows)
