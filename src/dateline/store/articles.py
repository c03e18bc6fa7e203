"""Articles in the store: the text once and for ever, what each file says of it, and what holds of it from all files."""

from __future__ import annotations

import functools
import hashlib
import re
import zlib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select

from dateline.lang import table as words_of
from dateline.model import Article, Block, BlockKind, Page, Relay, Rendition
from dateline.store import ranked
from dateline.store import tables as t
from dateline.store.rows import Row, chunks, grouped, numbered, span_columns, span_of, when_columns, when_of, write
from dateline.when import UNKNOWN, When

_READING = msgspec.json.Decoder(Article)
_KINDS = {kind.value: kind for kind in BlockKind}  # BlockKind(…) takes longer than the rest of a block
_RENDITIONS = (Rendition.PAGE, Rendition.PRINT, Rendition.AMP)  # the fullest first


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as read from one file; `published_by_user` tells that its date is the user's word.

    Where the file holds several, `article.paths` names the record ("wire.jsonl:3").
    """

    path: str
    article: Article
    published_by_user: bool = False

    @property
    def record(self) -> str:
        """Where exactly the article stands: the file, or a line of it."""
        return self.article.paths[0] if self.article.paths else self.path


def merge(readings: Sequence[Reading]) -> Article:
    """What holds of an article that was found in several files, whatever the order in which they came.

    The article is read from the fullest rendition, of these from the name that tells of no copy, of these from the
    first by the alphabet: it gives blocks and title and leads `paths`. Outlet, authors, URL, relays and date come from
    the first that has them, and a date that the user gave goes before all others. The earliest capture counts. The
    text is partial only where each file says so: all have the same words, and one that shows them with nothing behind
    is evidence that nothing is missing.
    """
    preference = _preference({reading.path for reading in readings})
    ordered = sorted(readings, key=preference)
    articles = [reading.article for reading in ordered]
    dated = [reading for reading in ordered if reading.article.published.known]
    published = next((reading for reading in dated if reading.published_by_user), next(iter(dated), ordered[0]))
    return replace(
        articles[0],
        outlet=next((a.outlet for a in articles if a.outlet), None),
        authors=next((a.authors for a in articles if a.authors), ()),
        url=next((a.url for a in articles if a.url), None),
        via=next((a.via for a in articles if a.via), ()),
        published=published.article.published,
        paths=tuple(dict.fromkeys([ordered[0].path, *sorted(reading.path for reading in ordered)])),
        language=next((a.language for a in articles if a.language), ""),
        captured=min((a.captured for a in articles if a.captured.known), key=_capture, default=UNKNOWN),
        partial="" if not all(a.partial for a in articles) else articles[0].partial,
    )


def _preference(paths: Collection[str]) -> Callable[[Reading], tuple[int, bool, str, str, bytes]]:
    """The order in which an article's readings are believed, of which these are all the files."""

    def key(reading: Reading) -> tuple[int, bool, str, str, bytes]:
        article = reading.article
        shape = _RENDITIONS.index(article.rendition)
        return shape, _is_copy(reading.path, paths), reading.path, reading.record, msgspec.json.encode(article)

    return key


def _is_copy(path: str, paths: Collection[str]) -> bool:
    """Whether a file's name tells that it is a copy: "X (1).html"; "X 2.html" only where there is "X.html" too."""
    sure, unsure = _copy_endings()
    name = PurePosixPath(path)
    if sure.search(name.stem):
        return True
    return any(
        str(name.with_name(name.stem[: match.start()] + name.suffix)) in paths
        for match in [unsure.search(name.stem)]
        if match and match.start()
    )


@functools.cache
def _copy_endings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    known = words_of("saved", "mul")["copy"]
    sure, unsure = ("|".join(f"(?:{each})" for each in known[kind]) for kind in ("endings", "unsure"))
    return re.compile(f"(?<=.)(?:{sure})$", re.I), re.compile(f"(?:{unsure})$", re.I)


def _capture(when: When) -> tuple[str, str, bytes]:
    """Orders known captures by time; the reasons decide between equal ones, so that the order of arrival does not."""
    first = when.earliest or when.latest
    return str(first), str(when.latest or first), msgspec.json.encode(when.because)


def metadata_hash(article: Article) -> str:
    """Of all that the facts of an article rest on: its text and what is known of it, but not where it was found."""
    return digest(msgspec.json.encode(replace(article, paths=())))


def digest(content: bytes) -> str:
    """SHA-256 in hex, cut to 32 digits (128 bits): no two contents of one store share it."""
    return hashlib.sha256(content).hexdigest()[:32]


def add_reading(connection: Connection, reading: Reading, place: str, sha256: str | None) -> bool:
    """Add an article as read from the bytes at a place; `settle` is to follow. Returns whether its text is new."""
    article = reading.article
    new = connection.execute(select(t.ARTICLE.c.id).where(t.ARTICLE.c.id == article.id)).first() is None
    if new:
        connection.execute(
            insert(t.ARTICLE).values(id=article.id, text=article.text, text_hash=digest(article.text.encode()))
        )
        ranked.index(connection, "article", [(article.id, article.text)])
    paths = t.ARTICLE_PATH.c
    same = (paths.article == article.id) & (paths.place == place) & (paths.path == reading.record)
    connection.execute(delete(t.ARTICLE_PATH).where(same))
    connection.execute(
        insert(t.ARTICLE_PATH).values(
            article=article.id,
            path=reading.record,
            place=place,
            published_by_user=int(reading.published_by_user),
            reading=zlib.compress(msgspec.json.encode(replace(article, text=""))),
            file=reading.path,
            sha256=sha256,
        )
    )
    return new


def settle(connection: Connection, article_id: str, rows: Sequence[Row]) -> None:
    """Write what holds of an article from these rows of ARTICLE_PATH."""
    text = connection.execute(select(t.ARTICLE.c.text).where(t.ARTICLE.c.id == article_id)).scalar_one()
    article = replace(merge([_reading(row) for row in rows]), text=text)
    for table in (t.ARTICLE_METADATA, t.BLOCK, t.RELAY):
        connection.execute(delete(table).where(table.c.article == article_id))
    connection.execute(
        insert(t.ARTICLE_METADATA).values(
            article=article.id,
            title=article.title,
            outlet=article.outlet,
            authors=list(article.authors),
            url=article.url,
            language=article.language,
            hash=metadata_hash(article),
            **when_columns(article.published, "published_"),
            **when_columns(article.captured, "captured_"),
            partial=article.partial,
            rendition=article.rendition.value,
            paths=list(article.paths),
            pages=[[page.number, page.start] for page in article.pages],
        )
    )
    blocks = [[block.kind.value, block.start, block.end] for block in article.blocks]
    connection.execute(insert(t.BLOCK).values(article=article.id, blocks=blocks))
    relays = (
        {"article": article.id, "name": relay.name, **span_columns(relay.span, article.id)} for relay in article.via
    )
    write(connection, t.RELAY, numbered(relays))


def _reading(row: Row) -> Reading:
    content: bytes = row["reading"]
    plain = content if content.startswith(b"{") else zlib.decompress(content)  # stores before version 22 have it plain
    return Reading(row["file"], _READING.decode(plain), bool(row["published_by_user"]))


def articles(connection: Connection, ids: Sequence[str] | None = None) -> list[Article]:
    """The articles with these ids, or all; in id order."""

    def rows(table: Table) -> dict[str, list[Row]]:
        query = select(table).order_by(table.c.article, table.c.seq)
        if ids is not None:
            query = query.where(table.c.article.in_(ids))
        return grouped(connection.execute(query).mappings().all(), "article")

    query = (
        select(t.ARTICLE, t.ARTICLE_METADATA, t.BLOCK.c.blocks)
        .join(t.ARTICLE_METADATA, t.ARTICLE.c.id == t.ARTICLE_METADATA.c.article)
        .outerjoin(t.BLOCK, t.BLOCK.c.article == t.ARTICLE.c.id)
    )
    if ids is not None:
        query = query.where(t.ARTICLE.c.id.in_(ids))
    relays = rows(t.RELAY)
    found = connection.execute(query.order_by(t.ARTICLE.c.id)).mappings()
    return [_article(row, relays.get(row["id"], [])) for row in found]


def outlines(connection: Connection, ids: Collection[str] | None = None) -> list[Article]:
    """These articles, or all, without text and blocks: what is known of them, for little memory."""
    c = t.ARTICLE_METADATA.c
    query = select(c.article, c.title, c.url, c.paths, c.language, c.partial, c.rendition).order_by(c.article)
    queries = [query] if ids is None else [query.where(c.article.in_(some)) for some in chunks(ids)]
    return [
        Article(
            id=row["article"],
            text="",
            title=row["title"],
            blocks=(),
            url=row["url"],
            paths=tuple(row["paths"]),
            language=row["language"],
            partial=row["partial"],
            rendition=Rendition(row["rendition"]),
        )
        for each in queries
        for row in connection.execute(each).mappings()
    ]


def _article(row: Row, relays: Sequence[Row]) -> Article:
    return Article(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        blocks=tuple(Block(_KINDS[kind], start, end) for kind, start, end in row["blocks"] or ()),
        outlet=row["outlet"],
        authors=tuple(row["authors"]),
        published=when_of(row, "published_"),
        url=row["url"],
        via=tuple(Relay(r["name"], span_of(r, row["id"])) for r in relays),
        paths=tuple(row["paths"]),
        language=row["language"],
        captured=when_of(row, "captured_"),
        partial=row["partial"],
        rendition=Rendition(row["rendition"]),
        pages=tuple(Page(number, start) for number, start in row["pages"]),
    )
