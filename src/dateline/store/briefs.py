"""Claims in brief, a few queries for a hundred of them: what a search parts its hits by."""

from __future__ import annotations

import zlib
from collections.abc import Collection

import msgspec
from sqlalchemy import Connection, select

from dateline.model import Article, Brief, Claim, Facts, SourceKind, Standing
from dateline.store import tables as t
from dateline.store.rows import Row, chunks, day
from dateline.when import When

_FACTS = msgspec.msgpack.Decoder(Facts)


def briefs(connection: Connection, claims: Collection[str]) -> dict[str, Brief]:
    """These claims in brief, by their ids; what no story holds now (it is being told anew) is left out."""
    found: dict[str, Brief] = {}
    for some in chunks(claims):
        rows = _told(connection, some)
        articles = sorted({row["article"] for row in rows})
        relays = set(connection.execute(select(t.RELAY.c.article).where(t.RELAY.c.article.in_(articles))).scalars())
        names = _names(connection, rows)
        sources = _sources(connection, some)
        decided = _decided(connection, articles)
        for row in rows:
            id = row["claim"]
            claim = decided.get(id)
            when = _when(row, "dated_") if row["dated"] else claim.when if claim else _when(row)
            chain = tuple(hop.kind for hop in claim.attribution) if claim else sources.get(id, ())
            who = tuple(names[each] for each in row["participants"] if each in names)
            about = _article(row)
            found[id] = Brief(
                id, row["story"], row["event"], Standing(row["standing"]), who, when, chain, about, about.id in relays
            )
    return found


def _told(connection: Connection, claims: Collection[str]) -> list[Row]:
    """Each claim with its event, its article and the date that was worked out for it."""
    c, e, m, d = t.CLAIM.c, t.EVENT.c, t.ARTICLE_METADATA.c, t.CLAIM_DATE.c
    query = (
        select(
            c.id.label("claim"),
            c.earliest,
            c.latest,
            d.claim.label("dated"),
            d.earliest.label("dated_earliest"),
            d.latest.label("dated_latest"),
            e.id.label("event"),
            e.story,
            e.standing,
            e.participants,
            m.article,
            m.title,
            m.outlet,
            m.url,
            m.paths,
        )
        .join(t.CLAIM_EVENT, t.CLAIM_EVENT.c.claim == c.id)
        .join(t.EVENT, e.id == t.CLAIM_EVENT.c.event)
        .join(t.ARTICLE_METADATA, m.article == c.article)
        .outerjoin(t.CLAIM_DATE, d.claim == c.id)
        .where(c.id.in_(claims))
        .order_by(c.id)
    )
    return list(connection.execute(query).mappings())


def _when(row: Row, prefix: str = "") -> When:
    """The interval alone, without why it is known."""
    return When(day(row[f"{prefix}earliest"]), day(row[f"{prefix}latest"]))


def _article(row: Row) -> Article:
    return Article(
        id=row["article"],
        text="",
        title=row["title"],
        blocks=(),
        outlet=row["outlet"],
        url=row["url"],
        paths=tuple(row["paths"]),
    )


def _names(connection: Connection, rows: Collection[Row]) -> dict[str, str]:
    c = t.ENTITY.c
    ids = {id for row in rows for id in row["participants"]}
    return {
        row.id: row.name
        for some in chunks(ids)
        for row in connection.execute(select(c.id, c.name).where(c.id.in_(some)))
    }


def _sources(connection: Connection, claims: Collection[str]) -> dict[str, tuple[SourceKind, ...]]:
    c = t.HOP.c
    found: dict[str, tuple[SourceKind, ...]] = {}
    for claim, kind in connection.execute(select(c.claim, c.kind).where(c.claim.in_(claims)).order_by(c.claim, c.seq)):
        found[claim] = (*found.get(claim, ()), SourceKind(kind))
    return found


def _decided(connection: Connection, articles: Collection[str]) -> dict[str, Claim]:
    """The claims that a person's judgements changed, as these have them."""
    rows = connection.execute(select(t.DECIDED.c.content).where(t.DECIDED.c.article.in_(articles))).scalars()
    return {claim.id: claim for content in rows for claim in _FACTS.decode(zlib.decompress(content)).claims}
