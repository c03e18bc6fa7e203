"""What weighs most in any story, in one piece, and how much there is: what a store of many stories opens with.

It is kept when a build is done, for to find its rows all over a large store and read them takes longer than to tell it.
Nothing rests on it: it holds as long as the same events weigh most and their stories are the same, and else it is read
from the rows. A build that leaves these stories as they are makes nothing anew but the counts.
"""

from __future__ import annotations

import hashlib

import msgspec
import zstandard
from sqlalchemy import Connection, delete, func, insert, select

from dateline import __version__
from dateline.model import Story
from dateline.store import tables as t
from dateline.store.builds import build
from dateline.store.counting import Counts
from dateline.store.excerpt import excerpt, weightiest
from dateline.store.rows import chunks

_VIEW, _COUNTS = "first", "counts"  # among what is recalled
FORMAT = "1"  # raised when what is kept of an event, or its records, are others


def keep(connection: Connection, most: int, counts: Counts) -> None:
    """Keep the counts, and so many events that weigh most, where they aren't there yet."""
    made = build(connection)
    # the table of what is recalled wants an article of each row: any will do, the first is always the same
    subject = connection.execute(select(func.min(t.ARTICLE.c.id))).scalar()
    if made is None or subject is None:
        return
    _put(connection, _COUNTS, subject, made.key, msgspec.msgpack.encode(counts))
    key = _key(connection, most)
    if _get(connection, _VIEW, key) is None:
        story = excerpt(connection, weightiest(connection, most))
        _put(connection, _VIEW, subject, key, zstandard.compress(msgspec.msgpack.encode(story)))


def kept(connection: Connection, most: int) -> tuple[Story, Counts] | None:
    """The events and the counts, if they were kept in this format and hold; None where they can't be read."""
    made = build(connection)
    counts = None if made is None else _get(connection, _COUNTS, made.key)
    view = None if counts is None else _get(connection, _VIEW, _key(connection, most))
    if counts is None or view is None:
        return None
    try:
        story = msgspec.msgpack.decode(zstandard.decompress(view), type=Story)
        return story, msgspec.msgpack.decode(counts, type=Counts)
    except (msgspec.MsgspecError, zstandard.ZstdError):
        return None  # damaged, or of another program: the rows tell the same


def forget(connection: Connection, *, only_counts: bool = False) -> None:
    """Let go of it: what is known of articles changes, or (`only_counts`) there are new ones."""
    names = [_COUNTS] if only_counts else [_COUNTS, _VIEW]
    connection.execute(delete(t.RECALLED).where(t.RECALLED.c.name.in_(names)))


def _get(connection: Connection, name: str, key: str) -> bytes | None:
    c = t.RECALLED.c
    found: bytes | None = connection.execute(select(c.content).where(c.name == name, c.key == key)).scalar()
    return found


def _put(connection: Connection, name: str, subject: str, key: str, content: bytes) -> None:
    connection.execute(delete(t.RECALLED).where(t.RECALLED.c.name == name))
    connection.execute(insert(t.RECALLED).values(name=name, subject=subject, key=key, content=content))


def _key(connection: Connection, most: int) -> str:
    """Stands for the events that weigh most, for all that the links of their stories rest on, and for the format of
    what is kept.
    """
    e, s = t.EVENT.c, t.STORY.c
    first = connection.execute(select(e.id, e.story).order_by(e.salience.desc(), e.id).limit(most)).all()
    total = hashlib.sha256(f"{__version__} {FORMAT} {most}".encode())
    total.update(repr([tuple(row) for row in first]).encode())
    for some in chunks(row.story for row in first):
        stories = connection.execute(select(s.id, s.key, s.links).where(s.id.in_(some)).order_by(s.id))
        total.update(repr([tuple(row) for row in stories]).encode())
    return total.hexdigest()[:32]
