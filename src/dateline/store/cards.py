"""What is told of a story in a list of many: counts, times and the likeliest names, without reading it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text

from dateline.store import tables as t
from dateline.store.rows import chunks, when_of
from dateline.when import When

# The items of a list in JSON as rows, in which no two databases agree.
_EACH = {
    "sqlite": "json_each(event.participants) AS each",
    "postgresql": "json_array_elements_text(event.participants) AS each (value)",
}
_NAMES = 12  # entities of a story that take part most: enough to find two by whose names it can be called


@dataclass(frozen=True, slots=True)
class Size:
    """How large a story is. `key` changes with all that its links rest on."""

    id: str
    key: str
    articles: int
    events: int


@dataclass(frozen=True, slots=True)
class Share:
    """An entity that takes part in so many of a story's events, and is mentioned so often."""

    id: str
    name: str
    kind: str
    events: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Card:
    """A story at a glance: when its articles were published, those who take part most, and its first headline."""

    id: str
    claims: int
    published: tuple[When, ...]
    shares: tuple[Share, ...]
    title: str


def sizes(connection: Connection) -> list[Size]:
    """All stories, in id order."""
    articles = select(t.STORY_ARTICLE.c.story, func.count()).group_by(t.STORY_ARTICLE.c.story)
    events = select(t.EVENT.c.story, func.count()).group_by(t.EVENT.c.story)
    members = {row[0]: row[1] for row in connection.execute(articles)}
    told = {row[0]: row[1] for row in connection.execute(events)}
    rows = connection.execute(select(t.STORY.c.id, t.STORY.c.key, t.STORY.c.links).order_by(t.STORY.c.id))
    return [Size(id, f"{key} {links}", members.get(id, 0), told.get(id, 0)) for id, key, links in rows]


def cards(connection: Connection, ids: Collection[str]) -> dict[str, Card]:
    """These stories at a glance."""
    found: dict[str, Card] = {}
    for some in chunks(ids):
        for id in some:
            found[id] = _card(connection, id)
    return found


def _card(connection: Connection, story: str) -> Card:
    members = select(t.STORY_ARTICLE.c.article).where(t.STORY_ARTICLE.c.story == story)
    claims = connection.execute(select(func.count()).where(t.CLAIM.c.article.in_(members))).scalar_one()
    m = t.ARTICLE_METADATA.c
    told = (
        select(m.article, m.title, m.published_earliest, m.published_latest, m.published_edtf, m.published_basis)
        .where(m.article.in_(members))
        .order_by(m.article)
    )
    rows = [{**row, "published_because": ()} for row in connection.execute(told).mappings()]
    published = [(when_of(row, "published_"), row) for row in rows]
    first = sorted(published, key=lambda each: (str(each[0].earliest or each[0].latest or "9999"), each[1]["article"]))
    title = next((row["title"] for _, row in first if row["title"]), "")
    return Card(story, claims, tuple(when for when, _ in published if when.known), _shares(connection, story), title)


def _shares(connection: Connection, story: str) -> tuple[Share, ...]:
    """Those who take part in most events, whatever they are."""
    query = text(f"""
        SELECT entity.id, entity.name, entity.kind, part.events,
               json_array_length(entity.mentions) AS mentions
        FROM (SELECT each.value AS id, count(DISTINCT event.id) AS events
              FROM event, {_EACH[connection.dialect.name]}
              WHERE event.story = :story GROUP BY each.value) AS part
        JOIN entity ON entity.id = part.id
        WHERE entity.kind NOT IN ('group', 'place')
        ORDER BY part.events DESC, mentions DESC, entity.id LIMIT :most
    """)
    return tuple(Share(*row) for row in connection.execute(query, {"story": story, "most": _NAMES}))
