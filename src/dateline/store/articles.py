"""Articles in the store: the text once and for ever, what each path says of it, and what holds of it from all paths."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select

from dateline.model import Article, Block, BlockKind, Relay
from dateline.store import tables as t
from dateline.store.rows import Row, grouped, numbered, span_columns, span_of, when_columns, when_of, write

_READING = msgspec.json.Decoder(Article)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as read from one path; `published_by_user` tells that its date is the user's word."""

    path: str
    article: Article
    published_by_user: bool = False


def merge(readings: Sequence[Reading]) -> Article:
    """What holds of an article that was found under several paths, whatever the order in which they came.

    The first path in the order of the alphabet gives blocks and title; outlet, authors, URL, relays and publication
    date come from the first path that has them, and a date that the user gave goes before all others.
    """
    ordered = sorted(readings, key=lambda reading: (reading.path, msgspec.json.encode(reading.article)))
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
        paths=tuple(sorted({path for reading in ordered for path in (reading.path, *reading.article.paths)})),
    )


def metadata_hash(article: Article) -> str:
    """Of all that the facts of an article rest on: its text and what is known of it, but not where it was found."""
    return digest(msgspec.json.encode(replace(article, paths=())))


def digest(content: bytes) -> str:
    """SHA-256 in hex, cut to 32 digits (128 bits): no two contents of one store share it."""
    return hashlib.sha256(content).hexdigest()[:32]


def add_reading(connection: Connection, reading: Reading, place: str) -> bool:
    """Add an article as read from a place, and settle its metadata. Returns whether its text is new to the store."""
    article = reading.article
    new = connection.execute(select(t.ARTICLE.c.id).where(t.ARTICLE.c.id == article.id)).first() is None
    if new:
        connection.execute(
            insert(t.ARTICLE).values(id=article.id, text=article.text, text_hash=digest(article.text.encode()))
        )
    paths = t.ARTICLE_PATH.c
    same = (paths.article == article.id) & (paths.place == place) & (paths.path == reading.path)
    connection.execute(delete(t.ARTICLE_PATH).where(same))
    connection.execute(
        insert(t.ARTICLE_PATH).values(
            article=article.id,
            path=reading.path,
            place=place,
            published_by_user=int(reading.published_by_user),
            reading=msgspec.json.encode(replace(article, text="")).decode(),
        )
    )
    _settle(connection, article.id, article.text)
    return new


def _settle(connection: Connection, article_id: str, text: str) -> None:
    """Write what holds of the article from all its paths."""
    rows = connection.execute(select(t.ARTICLE_PATH).where(t.ARTICLE_PATH.c.article == article_id)).mappings()
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
        )
    )
    blocks = ({"article": article.id, "kind": b.kind.value, "start": b.start, "end": b.end} for b in article.blocks)
    write(connection, t.BLOCK, numbered(blocks))
    relays = (
        {"article": article.id, "name": relay.name, **span_columns(relay.span, article.id)} for relay in article.via
    )
    write(connection, t.RELAY, numbered(relays))


def _reading(row: Row) -> Reading:
    return Reading(row["path"], _READING.decode(row["reading"]), bool(row["published_by_user"]))


def articles(connection: Connection, ids: Sequence[str] | None = None) -> list[Article]:
    """The articles with these ids, or all; in id order."""

    def rows(table: Table, *order: str) -> dict[str, list[Row]]:
        query = select(table).order_by(*(table.c[name] for name in order))
        if ids is not None:
            query = query.where(table.c.article.in_(ids))
        return grouped(connection.execute(query).mappings(), "article")

    query = select(t.ARTICLE, t.ARTICLE_METADATA).join(
        t.ARTICLE_METADATA, t.ARTICLE.c.id == t.ARTICLE_METADATA.c.article
    )
    if ids is not None:
        query = query.where(t.ARTICLE.c.id.in_(ids))
    blocks, relays = rows(t.BLOCK, "article", "seq"), rows(t.RELAY, "article", "seq")
    paths = rows(t.ARTICLE_PATH, "article", "path")
    found = connection.execute(query.order_by(t.ARTICLE.c.id)).mappings()
    return [_article(row, blocks.get(row["id"], []), relays.get(row["id"], []), paths[row["id"]]) for row in found]


def _article(row: Row, blocks: Sequence[Row], relays: Sequence[Row], paths: Sequence[Row]) -> Article:
    places = {path for place in paths for path in (place["path"], *_READING.decode(place["reading"]).paths)}
    return Article(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        blocks=tuple(Block(BlockKind(b["kind"]), b["start"], b["end"]) for b in blocks),
        outlet=row["outlet"],
        authors=tuple(row["authors"]),
        published=when_of(row, "published_"),
        url=row["url"],
        via=tuple(Relay(r["name"], span_of(r, row["id"])) for r in relays),
        paths=tuple(sorted(places)),
        language=row["language"],
    )
