"""What stories were at earlier builds: a small record of each, kept for the last builds, and put together again."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, delete, func, insert, select, update

from dateline.model.changes import Kept, Snapshot
from dateline.store import tables as t

KEPT = 50  # builds that can be compared; with a build a day, seven weeks
LARGEST = 64 * 2**20  # bytes of all that is kept; of a store that is so large fewer builds are
_FIRST = ""  # no story: the row that says from which build on all stories are kept
_LEVEL = 10  # of zstandard


def next_build(connection: Connection) -> int:
    """The number that the build which is under way will have in the log, if it changes anything."""
    last = connection.execute(select(func.max(t.BUILD_LOG.c.number))).scalar()
    return (last or 0) + 1


def keep(connection: Connection, story: str, snapshot: Snapshot) -> None:
    """Keep what a story is at the build that is under way, where that is not what it was."""
    import zstandard

    packed = zstandard.ZstdCompressor(level=_LEVEL).compress(msgspec.msgpack.encode(snapshot))
    build = next_build(connection)
    c = t.SNAPSHOT.c
    connection.execute(delete(t.SNAPSHOT).where(c.story == story, c.build >= build))
    last = connection.execute(select(c.content).where(c.story == story).order_by(c.build.desc()).limit(1)).scalar()
    if last != packed:
        _put(connection, story, build, packed)


def close(connection: Connection) -> None:
    """Where all links are made: note which stories there are no longer, and let go of what is too old."""
    build, c = next_build(connection), t.SNAPSHOT.c
    # By an index without the contents: of nearly all stories nothing else is to be known.
    gone = select(c.story, func.max(c.build)).where(c.story.not_in(select(t.STORY.c.id)), c.story != _FIRST)
    for story, last in connection.execute(gone.group_by(c.story).order_by(c.story)).all():
        known = select(c.story).where(c.story == story, c.build == last, c.content.is_not(None))
        if connection.execute(known).first():
            connection.execute(delete(t.SNAPSHOT).where(c.story == story, c.build >= build))
            _put(connection, story, build, None)
    first = connection.execute(select(c.build).where(c.story == _FIRST)).scalar()
    if first is None:
        _put(connection, _FIRST, build, None)
        first = build
    while first < build and (build - first >= KEPT or _size(connection) > LARGEST):
        first = max(first + 1, build - KEPT + 1)
        _let_go(connection, first)


def _put(connection: Connection, story: str, build: int, content: bytes | None) -> None:
    connection.execute(insert(t.SNAPSHOT).values(story=story, build=build, content=content))


def _size(connection: Connection) -> int:
    return connection.execute(select(func.sum(func.length(t.SNAPSHOT.c.content)))).scalar() or 0


def _let_go(connection: Connection, first: int) -> None:
    """Forget what only builds before the first one need: of each story all rows before its last up to that build."""
    c = t.SNAPSHOT.c
    several = select(c.story, func.max(c.build)).where(c.story != _FIRST, c.build <= first).group_by(c.story)
    for story, last in connection.execute(several.having(func.count() > 1)).all():
        connection.execute(delete(t.SNAPSHOT).where(c.story == story, c.build < last))
    connection.execute(delete(t.SNAPSHOT).where(c.story != _FIRST, c.build <= first, c.content.is_(None)))
    connection.execute(update(t.SNAPSHOT).where(c.story == _FIRST).values(build=first))


def kept(connection: Connection) -> tuple[Kept, ...]:
    """The builds that can be compared, in order."""
    first = connection.execute(select(t.SNAPSHOT.c.build).where(t.SNAPSHOT.c.story == _FIRST)).scalar()
    if first is None:
        return ()
    rows = connection.execute(select(t.BUILD_LOG.c.number, t.BUILD_LOG.c.articles).order_by(t.BUILD_LOG.c.number))
    return tuple(Kept(number, articles) for number, articles in rows if number >= first)


def read(connection: Connection, build: int) -> dict[str, Snapshot]:
    """All stories of a store as they were at a build that can be compared, by their ids and in their order."""
    import zstandard

    unpack = zstandard.ZstdDecompressor()
    decoder = msgspec.msgpack.Decoder(Snapshot)
    found = sorted(_last(connection, build).items())
    return {story: decoder.decode(unpack.decompress(content)) for story, content in found if content is not None}


def purge(connection: Connection, article: str) -> None:
    """Forget all that names an article. Builds before the one that is under way can't be compared any more then."""
    import zstandard

    unpack, decoder = zstandard.ZstdDecompressor(), msgspec.msgpack.Decoder(Snapshot)
    c, build, found = t.SNAPSHOT.c, next_build(connection), False
    for row in connection.execute(select(c.story, c.build, c.content).where(c.content.is_not(None))).all():
        seen = decoder.decode(unpack.decompress(row.content))
        if any(each.id == article for each in seen.articles):
            connection.execute(delete(t.SNAPSHOT).where(c.story == row.story, c.build == row.build))
            found = True
    if found:
        _let_go(connection, build)


def _last(connection: Connection, build: int) -> dict[str, bytes | None]:
    """The last row of each story up to a build."""
    c = t.SNAPSHOT.c
    newest = (
        select(c.story, func.max(c.build).label("build"))
        .where(c.build <= build, c.story != _FIRST)
        .group_by(c.story)
        .subquery()
    )
    query = select(c.story, c.content).join(newest, (newest.c.story == c.story) & (newest.c.build == c.build))
    return {row.story: row.content for row in connection.execute(query)}
