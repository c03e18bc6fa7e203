"""What weighs most in any story, with how much there is, in one piece: what a store of many stories opens with.

It is kept when a build is done, for to find its rows all over a large store and read them takes longer than to tell it.
Nothing rests on it: what it is made of takes it along when it changes, and it is read from the rows then.
"""

from __future__ import annotations

import hashlib

import msgspec
import zstandard
from sqlalchemy import Connection, delete, insert, select

from dateline import __version__
from dateline.model import Story
from dateline.store import tables as t
from dateline.store.builds import build
from dateline.store.counting import Counts, counts
from dateline.store.excerpt import excerpt, weightiest

_NAME = "first"  # among what is recalled
_KEPT = tuple[Story, Counts]


def keep(connection: Connection, most: int) -> None:
    """Keep the first view of so many events, where it isn't there yet and all links are made."""
    key = _key(connection, most)
    c = t.RECALLED.c
    there = select(c.key).where(c.name == _NAME, c.key == key)
    if not key or connection.execute(there).first():
        return
    forget(connection)
    story = excerpt(connection, weightiest(connection, most))
    if not story.articles:
        return
    content = zstandard.compress(msgspec.msgpack.encode((story, counts(connection))))
    row = {"name": _NAME, "subject": story.articles[0].id, "key": key, "content": content}
    connection.execute(insert(t.RECALLED).values(row))


def kept(connection: Connection, most: int) -> tuple[Story, Counts] | None:
    """The first view of so many events, if it was kept by this program and holds."""
    c = t.RECALLED.c
    query = select(c.content).where(c.name == _NAME, c.key == _key(connection, most))
    content = connection.execute(query).scalar()
    return None if content is None else msgspec.msgpack.decode(zstandard.decompress(content), type=_KEPT)


def forget(connection: Connection) -> None:
    """Let go of it: what it is made of changes."""
    connection.execute(delete(t.RECALLED).where(t.RECALLED.c.name == _NAME))


def _key(connection: Connection, most: int) -> str:
    """Stands for what is asked, the links, and the program, whose records may be others; "" where links are missing."""
    made = build(connection)
    return hashlib.sha256(f"{__version__} {made.key} {most}".encode()).hexdigest()[:32] if made else ""
