"""How much there is in a store."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dateline.store import tables as t


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is; `undated` are articles without a known publication date, `stories` those that have events."""

    articles: int
    claims: int
    events: int
    undated: int
    stories: int


def counts(connection: Connection) -> Counts:
    """How many articles, claims and events there are."""
    articles, claims, events = (
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (t.ARTICLE, t.CLAIM, t.EVENT)
    )
    c = t.ARTICLE_METADATA.c
    undated = select(func.count()).where(c.published_earliest.is_(None), c.published_latest.is_(None))
    told = select(func.count(t.EVENT.c.story.distinct()))
    return Counts(articles, claims, events, *(connection.execute(q).scalar_one() for q in (undated, told)))
