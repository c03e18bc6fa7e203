"""Files in the store: what was read from which bytes, and the bytes themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, delete, insert, select, update

from dateline.errors import StoreError, UnknownIdError
from dateline.model import FileStatus, Unread
from dateline.store import first
from dateline.store import tables as t
from dateline.store.articles import Reading, add_reading, settle
from dateline.store.purging import is_purged
from dateline.store.removal import is_removed
from dateline.store.removal import unread as removed_unread
from dateline.store.rows import Row, chunks, numbered, write
from dateline.store.stories import drop_stories_of

_LEVEL = 10  # of zstandard: saved pages shrink to a seventh in 5 ms each; level 19 takes 90 ms and saves 6 % more
KEPT, UNWANTED, NONE = "kept", "unwanted", "none"  # what became of a file's bytes


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read to its end: where it lies, what it is, and what was found in it.

    `digest` is of its bytes and its sidecars, `sha256` of the bytes alone (None: they could not be read). `content`
    are the bytes to keep; None where they are over the limit or, with `unwanted`, where no copies are to be kept.
    """

    place: str
    name: str
    digest: str
    program: str
    published: str | None = None
    readings: Sequence[Reading] = ()
    unread: Sequence[Unread] = ()
    sha256: str | None = None
    content: bytes | None = None
    unwanted: bool = False


def has_file(
    connection: Connection, place: str, digest: str, published: str | None, program: str, *, copies: bool
) -> bool:
    """Whether a place held these bytes last, and this program read them with the same date given by the user.

    With `copies` they must have been kept, too, unless they could not be.
    """
    query = select(t.FILE.c.published, t.FILE.c.program, t.FILE.c.copy).where(
        t.FILE.c.place == place, t.FILE.c.digest == digest, t.FILE.c.current == 1
    )
    row = connection.execute(query).first()
    if row is None or (row.published, row.program) != (published, program):
        return False
    return not copies or row.copy != UNWANTED


def add_file(connection: Connection, read: FileRead) -> set[str]:
    """Record what a file holds, in place of what was read from the same bytes before. Returns the ids of new texts.

    An article that was read from other bytes of this place stays: it is evidence of what stood there. One that the
    user took out stays out.
    """
    before = sightings_at(connection, read.place)
    read = let_in(connection, read)
    unknown = _bytes_unknown(connection, read)
    add_row(connection, read, program=read.program)
    connection.execute(delete(t.UNFINISHED).where(t.UNFINISHED.c.place == read.place))
    found = {(reading.article.id, reading.record) for reading in read.readings}
    here = {article for article, _ in found}
    gone = []
    for row in before:
        same_bytes = row["sha256"] == read.sha256 if row["sha256"] else unknown
        if (row["article"], row["path"]) not in found and (same_bytes or row["article"] in here):
            gone.append(row)
    new = settle_all(connection, read, gone, here | {row["article"] for row in before})
    set_unread(connection, read.place, read.unread)
    return new


def let_in(connection: Connection, read: FileRead) -> FileRead:
    """What a file holds without the articles that the user took out: these are listed as not read."""
    taken = {reading.article.id for reading in read.readings if is_removed(connection, reading.article.id)}
    if not taken:
        return read
    out = [reading.record for reading in read.readings if reading.article.id in taken]
    kept = [reading for reading in read.readings if reading.record not in out]
    read = replace(read, readings=kept, unread=[*read.unread, *map(removed_unread, out)])
    if is_purged(connection, taken):  # its words are in these bytes
        read = replace(read, content=None, unwanted=False)
    return read


def settle_all(connection: Connection, read: FileRead, gone: Iterable[Row], articles: Collection[str]) -> set[str]:
    """Add what was read, forget what is gone, and write what holds of these articles then; the ids of new texts."""
    new = {reading.article.id for reading in read.readings if add_reading(connection, reading, read.place, read.sha256)}
    for row in gone:
        _forget(connection, row)
    for article in sorted(articles):
        _settle(connection, article)
    first.forget(connection, only_counts=new.issuperset(articles))
    return new


def sightings_at(connection: Connection, place: str, *only: ColumnElement[bool]) -> list[Row]:
    """What was ever found at a place, or of it only this: article, record, SHA-256 of the file's bytes then."""
    query = select(t.ARTICLE_PATH.c.article, t.ARTICLE_PATH.c.path, t.ARTICLE_PATH.c.place, t.ARTICLE_PATH.c.sha256)
    return list(connection.execute(query.where(t.ARTICLE_PATH.c.place == place, *only)).mappings())


def _bytes_unknown(connection: Connection, read: FileRead) -> bool:
    """Whether an older version of the store knew this file, as it is now, without keeping track of its bytes."""
    query = select(t.FILE.c.place).where(
        t.FILE.c.place == read.place, t.FILE.c.digest == read.digest, t.FILE.c.sha256.is_(None)
    )
    return connection.execute(query).first() is not None


def add_row(connection: Connection, read: FileRead, *, program: str) -> None:
    """Note that a place holds these bytes now, and which program has read them."""
    copy = UNWANTED if read.unwanted else NONE
    if read.content is not None:
        keep(connection, read.content)
        copy = KEPT
    here = t.FILE.c.place == read.place
    connection.execute(delete(t.FILE).where(here, t.FILE.c.digest == read.digest))
    connection.execute(update(t.FILE).where(here).values(current=0))
    row = {
        "place": read.place,
        "digest": read.digest,
        "name": read.name,
        "program": program,
        "published": read.published,
        "sha256": read.sha256,
        "current": 1,
        "copy": copy,
    }
    connection.execute(insert(t.FILE).values(row))


def _forget(connection: Connection, row: Row) -> None:
    c = t.ARTICLE_PATH.c
    same = (c.article == row["article"]) & (c.place == row["place"]) & (c.path == row["path"])
    connection.execute(delete(t.ARTICLE_PATH).where(same))


def _settle(connection: Connection, article: str) -> None:
    """Write what holds of an article from the files that hold it now, else from those that held it.

    One that no file ever held, as it is read today, was a reading of an older program and goes.
    """
    file = and_(t.FILE.c.place == t.ARTICLE_PATH.c.place, t.FILE.c.current == 1)
    query = (
        select(t.ARTICLE_PATH, t.FILE.c.sha256.label("now"))
        .outerjoin(t.FILE, file)
        .where(t.ARTICLE_PATH.c.article == article)
    )
    rows: list[Row] = list(connection.execute(query).mappings())
    if not rows:
        drop_stories_of(connection, [article])
        connection.execute(delete(t.ARTICLE).where(t.ARTICLE.c.id == article))
        return
    settle(connection, article, [row for row in rows if _stands(row)] or rows)


def _stands(row: Row) -> bool:
    """Whether the file still holds the bytes that this was read from; both are unknown in a store of version 1."""
    return bool(row["sha256"] == row["now"])


def sightings(connection: Connection, places: Collection[str] | None = None) -> list[tuple[str, str, str]]:
    """Record, file and article for all that files hold now (of these places, or of all)."""
    file = and_(t.FILE.c.place == t.ARTICLE_PATH.c.place, t.FILE.c.current == 1)
    c = t.ARTICLE_PATH.c
    query = select(c.path, c.file, c.article).outerjoin(t.FILE, file)
    query = query.where(c.sha256.is_not_distinct_from(t.FILE.c.sha256))
    return [tuple(row) for each in _at(query, c.place, places) for row in connection.execute(each)]


def _at(query: Select[Any], place: Column[Any], places: Collection[str] | None) -> Iterator[Select[Any]]:
    """A query of these places, some at a time, or of all."""
    if places is None:
        yield query
    else:
        for some in chunks(places):
            yield query.where(place.in_(some))


def places_of(connection: Connection, ids: Collection[str]) -> set[str]:
    """The places at which these articles were found."""
    c = t.ARTICLE_PATH.c
    queries = [select(c.place).where(c.article.in_(some)) for some in chunks(ids)]
    return {place for each in queries for place in connection.execute(each).scalars()}


def articles_named(connection: Connection, name: str) -> list[str]:
    """The article with this id, or all that stand in the file (or record of one) of this name, in order.

    Raises UnknownIdError where files of several folders have the name, and not the same articles.
    """
    if connection.execute(select(t.ARTICLE.c.id).where(t.ARTICLE.c.id == name)).first() is not None:
        return [name]
    c = t.ARTICLE_PATH.c
    at: dict[str, set[str]] = {}
    for row in connection.execute(select(c.place, c.article).where((c.file == name) | (c.path == name))):
        at.setdefault(row.place, set()).add(row.article)
    if len({frozenset(found) for found in at.values()}) > 1:
        raise UnknownIdError(f"{len(at)} files of several folders are named {name}: give the id of the article")
    return sorted({article for found in at.values() for article in found})


# ---- what could not be read ----


def set_unread(connection: Connection, place: str, unread: Sequence[Unread]) -> None:
    """Replace what could not be read at a place."""
    connection.execute(delete(t.UNREAD).where(t.UNREAD.c.place == place))
    write(connection, t.UNREAD, numbered(unread_rows(place, unread)))


def unread_rows(place: str, unread: Iterable[Unread]) -> Iterator[dict[str, Any]]:
    """What could not be read at a place, as rows without their order."""
    for each in unread:
        said = {"reason": each.reason, "status": each.status.value, "remark": int(each.remark)}
        yield {"place": place, "path": each.path, **said}


def unread_at(connection: Connection, places: Collection[str] | None = None) -> list[Unread]:
    """All that could not be read, at these places or all."""
    c = t.UNREAD.c
    query = select(c.path, c.reason, c.status, c.remark)
    return [
        Unread(row.path, row.reason, FileStatus(row.status), bool(row.remark))
        for each in _at(query, c.place, places)
        for row in connection.execute(each)
    ]


def failed_at(connection: Connection, places: Collection[str] | None = None) -> list[tuple[str, str, str]]:
    """Record, article and reason for each article that a stage could not digest, at these places or all."""
    c = t.ARTICLE_PATH.c
    query = select(c.path, c.article, t.FAILED.c.reason).join(t.FAILED, t.FAILED.c.article == c.article)
    return [tuple(row) for each in _at(query, c.place, places) for row in connection.execute(each)]


# ---- the bytes themselves ----


def keep(connection: Connection, content: bytes) -> None:
    """Keep bytes, once."""
    import zstandard

    sha256 = hashlib.sha256(content).hexdigest()
    if connection.execute(select(t.ORIGINAL.c.sha256).where(t.ORIGINAL.c.sha256 == sha256)).first() is None:
        packed = zstandard.ZstdCompressor(level=_LEVEL).compress(content)
        connection.execute(delete(t.PURGED_ORIGINAL).where(t.PURGED_ORIGINAL.c.sha256 == sha256))
        connection.execute(insert(t.ORIGINAL).values(sha256=sha256, size=len(content), content=packed))


def original(connection: Connection, name: str) -> bytes:
    """The bytes that an article was read from (by its id), or those of a file (by its name), exactly as they were.

    Raises UnknownIdError where nothing is named so, StoreError where its bytes were not kept or are damaged.
    """
    sha256 = _sha256_of(connection, name)
    row = connection.execute(select(t.ORIGINAL).where(t.ORIGINAL.c.sha256 == sha256)).mappings().first()
    if row is None:
        raise StoreError(
            f"the bytes of {name} are not in the store (it was built with --no-copies, they are over the limit, or "
            f"they were purged); their SHA-256 is {sha256 or 'not known'}"
        )
    content = unpacked(row)
    if content is None:
        raise StoreError(f"the kept bytes of {name} are damaged: 'dateline verify' tells more")
    return content


def unpacked(row: Row) -> bytes | None:
    """The bytes of a row of ORIGINAL; None where they are not those that were kept."""
    import zstandard

    try:
        # The size is compared first: what was tampered with may say that it needs any amount of memory.
        if zstandard.frame_content_size(row["content"]) != row["size"]:
            return None
        content = zstandard.ZstdDecompressor().decompress(row["content"])
    except zstandard.ZstdError:
        return None
    return content if hashlib.sha256(content).hexdigest() == row["sha256"] else None


def damaged(connection: Connection) -> Iterator[tuple[str, bool]]:
    """SHA-256 of each original and whether it is not what it was; one at a time, so that few are in memory."""
    hashes: Iterable[str] = (
        connection.execute(select(t.ORIGINAL.c.sha256).order_by(t.ORIGINAL.c.sha256)).scalars().all()
    )
    for sha256 in hashes:
        row = connection.execute(select(t.ORIGINAL).where(t.ORIGINAL.c.sha256 == sha256)).mappings().one()
        yield sha256, unpacked(row) is None


def missing(connection: Connection) -> list[tuple[str, str]]:
    """Name and SHA-256 of each file whose bytes should be here and are not: a file names them, or an article."""
    kept, not_kept = select(t.ORIGINAL.c.sha256), select(t.FILE.c.sha256).where(t.FILE.c.copy != KEPT)
    files = select(t.FILE.c.name, t.FILE.c.sha256).where(t.FILE.c.copy == KEPT, t.FILE.c.sha256.not_in(kept))
    c = t.ARTICLE_PATH.c
    read = select(c.file, c.sha256).where(
        c.sha256.not_in(kept), c.sha256.not_in(not_kept.where(t.FILE.c.sha256.is_not(None)))
    )
    return sorted({tuple(row) for query in (files, read) for row in connection.execute(query)})


def _sha256_of(connection: Connection, name: str) -> str | None:
    """Of the file that an article is read from, else of the file of this name; the one that stands before others."""
    paths = connection.execute(select(t.ARTICLE_METADATA.c.paths).where(t.ARTICLE_METADATA.c.article == name)).scalar()
    if paths is not None:
        c = t.ARTICLE_PATH.c
        read = select(c.sha256, c.path, c.place).where(c.article == name, c.file == paths[0])
        rows = [tuple(row) for row in connection.execute(read.order_by(c.path, c.place))]
        return next((sha256 for sha256, *_ in rows if sha256), None)
    files = select(t.FILE.c.sha256).where(t.FILE.c.name == name, t.FILE.c.current == 1).distinct()
    found: Sequence[str | None] = connection.execute(files.order_by(t.FILE.c.sha256)).scalars().all()
    if not found:
        raise UnknownIdError(f"no article has the id '{name}' and no file this name: 'dateline files' shows the files")
    if len(found) > 1:
        raise UnknownIdError(f"{len(found)} files of several folders are named {name}: give the id of the article")
    return found[0]
