"""A few claims with what is told of them, read without the stories that they belong to: what a search shows."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

import msgspec
from sqlalchemy import Connection, Table, select

from dateline.model import Article, BlockKind, Claim, Entity, Facts, Links, Story, met_in, with_dates, with_published
from dateline.model.judgements import Judged
from dateline.store import tables as t
from dateline.store.articles import articles
from dateline.store.facts import read_claims
from dateline.store.links import entity, event, origin, source
from dateline.store.outlets import known as said_of
from dateline.store.rows import Row, chunks, grouped, when_of

_FACTS = msgspec.msgpack.Decoder(Facts)


def _stories(connection: Connection, claims: Collection[str]) -> dict[str, str]:
    """The story of each of these claims that is in one, by the claim's id."""
    c = t.CLAIM_EVENT.c
    return {
        row.claim: row.story
        for some in chunks(claims)
        for row in connection.execute(select(c.claim, c.story).where(c.claim.in_(some)))
    }


def claims_in(connection: Connection, story: str) -> set[str]:
    """The claims (ids) of a story."""
    query = select(t.CLAIM_EVENT.c.claim).where(t.CLAIM_EVENT.c.story == story)
    return set(connection.execute(query).scalars())


def weightiest(connection: Connection, most: int) -> set[str]:
    """The claims (ids) of so many events of greatest salience, of whatever stories."""
    c = t.EVENT.c
    rows = connection.execute(select(c.claims).order_by(c.salience.desc(), c.id).limit(most)).scalars()
    return {claim for claims in rows for claim in claims}


def excerpt(connection: Connection, claims: Collection[str]) -> Story:
    """These claims as a story of their own: their articles, chains, events, origins, and who takes part by name.

    An event or origin in it has more claims than are read here, an entity has no mentions, and an article no blocks but
    those that its claims stand in and its opening. What no story holds now (it is being told anew) is left out.
    """
    story_of = _stories(connection, claims)
    wanted = sorted(story_of)
    events = _linked(connection, t.CLAIM_EVENT, "event", wanted)
    origins = _linked(connection, t.CLAIM_ORIGIN, "origin", wanted)
    chains = grouped(_rows(connection, t.CLAIM_SOURCE, "claim", wanted, "claim", "seq"), "claim")
    found = _as_decided(connection, read_claims(connection, wanted))
    ids = sorted({claim.span.article for claim in found})
    told_events = [event(row) for row in _rows(connection, t.EVENT, "id", set(events.values()), "id")]
    told_origins = [origin(row) for row in _rows(connection, t.ORIGIN, "id", set(origins.values()), "id")]
    named = {hop["source"] for rows in chains.values() for hop in rows} | {o.source for o in told_origins if o.source}
    sources = {row["id"]: row for row in _sources(connection, named, set(story_of.values()))}
    referents = {part.referent for claim in found for part in claim.participants}
    entity_of = {row["referent"]: row["entity"] for row in _rows(connection, t.REFERENT_ENTITY, "referent", referents)}
    people = {*entity_of.values(), *(id for each in told_events for id in each.participants)}
    dates = {row["claim"]: when_of(row) for row in _rows(connection, t.CLAIM_DATE, "claim", wanted)}
    given = tuple((row["article"], when_of(row)) for row in _rows(connection, t.DECIDED_DATE, "article", ids))
    said = defaultdict(list)
    for claim in found:
        said[claim.span.article].append(claim)
    facts = tuple(Facts(article, (), (), tuple(said[article])) for article in ids)
    links = Links(
        entities=tuple(_entities(connection, people)),
        sources=tuple(source(row) for row in sources.values()),
        events=tuple(told_events),
        origins=tuple(told_origins),
        dates=dates,
        entity_of=entity_of,
        sources_of={claim: tuple(row["source"] for row in chains.get(claim, [])) for claim in wanted},
        event_of=events,
        origin_of=origins,
        outlets=met_in(each for story in sorted(set(story_of.values())) for each in said_of(connection, story)),
    )
    known = with_published(articles(connection, ids), replace(Judged(), published=given))
    return Story(tuple(_shown(article, said[article.id]) for article in known), with_dates(facts, dates), links)


def _shown(article: Article, claims: Collection[Claim]) -> Article:
    """An article with what is told of its blocks: those up to its first paragraph, and those of these claims."""
    kinds = [block.kind for block in article.blocks]
    opening = kinds.index(BlockKind.PARAGRAPH) + 1 if BlockKind.PARAGRAPH in kinds else len(kinds)
    spans = {claim.span for claim in claims}
    told = (
        block
        for number, block in enumerate(article.blocks)
        if number < opening or any(block.start < span.end and span.start < block.end for span in spans)
    )
    return replace(article, blocks=tuple(told))


def _as_decided(connection: Connection, found: list[Claim]) -> list[Claim]:
    """Claims, those that a person's judgements changed as these have them."""
    articles_ = {claim.span.article for claim in found}
    rows = _rows(connection, t.DECIDED, "article", articles_, "article")
    decided = {claim.id: claim for row in rows for claim in _FACTS.decode(zlib.decompress(row["content"])).claims}
    return [decided.get(claim.id, claim) for claim in found]


def _sources(connection: Connection, ids: Collection[str], stories: Collection[str]) -> Iterator[Row]:
    """The sources with these ids, as these stories have them: an outlet is one in every story that names it."""
    c = t.SOURCE.c
    for some in chunks(stories):
        for few in chunks(ids):
            query = select(t.SOURCE).where(c.story.in_(some), c.id.in_(few)).order_by(c.story, c.seq)
            yield from connection.execute(query).mappings().all()


def _entities(connection: Connection, ids: Collection[str]) -> Iterator[Entity]:
    """These entities, in id order, without their mentions."""
    columns = [column for column in t.ENTITY.c if column.name != "mentions"]
    for some in chunks(ids):
        query = select(*columns).where(t.ENTITY.c.id.in_(some)).order_by(t.ENTITY.c.id)
        for row in connection.execute(query).mappings():
            yield entity({**row, "mentions": ()})


def _linked(connection: Connection, table: Table, column: str, claims: Collection[str]) -> dict[str, str]:
    return {row["claim"]: row[column] for row in _rows(connection, table, "claim", claims, "claim")}


def _rows(connection: Connection, table: Table, column: str, ids: Collection[str], *order: str) -> Iterator[Row]:
    for some in chunks(ids):
        query = select(table).where(table.c[column].in_(some)).order_by(*(table.c[name] for name in order))
        yield from connection.execute(query).mappings()
