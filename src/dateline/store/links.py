"""What holds over the articles of a story, as rows: recomputed whole, so written and removed whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, select

from dateline.model import (
    Answer,
    AnswerKind,
    Conflict,
    Copy,
    Entity,
    EntityKind,
    Event,
    Force,
    Link,
    Links,
    Origin,
    Precedence,
    Publication,
    Source,
    SourceKind,
    Standing,
    State,
    Version,
)
from dateline.model.links import JOINED
from dateline.span import Span
from dateline.store import tables as t
from dateline.store.judgements import write_judged
from dateline.store.outlets import known, known_row
from dateline.store.rows import Row, chunks, grouped, numbered, span_columns, when_columns, when_of, write


def remove_links(connection: Connection, stories: Iterable[str]) -> None:
    """Take back the links of stories; the facts stay."""
    for story in sorted(stories):
        for table in t.LINK_TABLES:
            connection.execute(delete(table).where(table.c.story == story))


def write_links(connection: Connection, story: str, links: Links) -> None:
    """Write the links of a story that has none."""

    def put(table: Table, rows: Iterable[Row]) -> None:
        write(connection, table, ({"story": story, **row} for row in rows))

    write_judged(connection, story, links.judged)
    put(t.ENTITY, numbered(map(_entity_row, links.entities)))
    put(t.SOURCE, numbered(map(_source_row, links.sources)))
    put(t.ORIGIN, numbered(map(_origin_row, links.origins)))
    put(t.EVENT, numbered(map(_event_row, links.events)))
    put(t.STATE, numbered(map(_state_row, links.states)))
    put(t.CONFLICT, numbered(map(_conflict_row, links.conflicts)))
    put(t.LINK, numbered(map(_link_row, links.links)))
    put(t.COPY, ({"article": c.article, "original": c.original, "because": c.because} for c in links.copies))
    put(t.VERSION, numbered(map(_version_row, links.versions)))
    put(t.ANSWER, numbered(map(_answer_row, links.answers)))
    put(t.PUBLICATION, map(_publication_row, links.publications))
    put(t.EVENT_ORDER, numbered(map(_order_row, links.orders)))
    put(t.KNOWN_OUTLET, numbered(map(known_row, links.outlets)))
    bearers = ({"referent": r, "entity": e} for r, e in sorted(links.entity_of.items()))
    write(connection, t.REFERENT_ENTITY, bearers)
    put(t.CLAIM_DATE, ({"claim": c, **when_columns(w)} for c, w in sorted(links.dates.items())))
    put(t.CLAIM_EVENT, ({"claim": c, "event": e} for c, e in sorted(links.event_of.items())))
    put(t.CLAIM_ORIGIN, ({"claim": c, "origin": o} for c, o in sorted(links.origin_of.items())))
    chains = sorted(links.sources_of.items())
    put(t.CLAIM_SOURCE, (row for c, ids in chains for row in numbered({"claim": c, "source": s} for s in ids)))


def write_joined(connection: Connection, joined: Mapping[str, Sequence[Link]]) -> None:
    """Put what joins the articles of stories in the place of what did, where it is something else; all else stays."""
    c = t.LINK.c
    for some in chunks(joined):
        mine = select(t.LINK).where(c.story.in_(some), c.kind == JOINED).order_by(c.story, c.seq)
        standing = grouped(connection.execute(mine).mappings().all(), "story")
        for story in some:
            if [_link(row) for row in standing.get(story, [])] == list(joined[story]):
                continue
            connection.execute(delete(t.LINK).where(c.story == story, c.kind == JOINED))
            before = connection.execute(
                select(func.coalesce(func.max(c.seq) + 1, 0)).where(c.story == story)
            ).scalar_one()
            rows = enumerate(map(_link_row, joined[story]), start=before)  # they stand behind the others
            write(connection, t.LINK, ({"story": story, "seq": seq, **row} for seq, row in rows))


def read_links(connection: Connection, claims: Iterable[str] = (), story: str | None = None) -> Links:
    """The links of a story, or of all in their order; a source that several have is one.

    `claims` are the ids that have sources, if none: the author's own voice is no row, but an answer.
    """

    def rows(table: Table, *order: str) -> list[Any]:
        query = select(table).order_by(*(table.c[name] for name in order))
        found = connection.execute(query if story is None else query.where(table.c.story == story))
        return list(found.mappings().all())

    chains = grouped(rows(t.CLAIM_SOURCE, "claim", "seq"), "claim")
    sources: dict[str, Row] = {}
    for row in rows(t.SOURCE, "story", "seq"):
        sources.setdefault(row["id"], row)
    return Links(
        entities=tuple(map(entity, rows(t.ENTITY, "story", "seq"))),
        sources=tuple(map(source, sources.values())),
        events=tuple(event(row) for row in rows(t.EVENT, "story", "seq")),
        origins=tuple(origin(row) for row in rows(t.ORIGIN, "story", "seq")),
        states=tuple(_state(row) for row in rows(t.STATE, "story", "seq")),
        conflicts=tuple(
            Conflict((row["left"], row["right"]), row["about"], row["because"])
            for row in rows(t.CONFLICT, "story", "seq")
        ),
        copies=tuple(Copy(row["article"], row["original"], row["because"]) for row in rows(t.COPY, "article")),
        versions=tuple(
            Version(row["article"], row["earlier"], row["because"]) for row in rows(t.VERSION, "story", "seq")
        ),
        answers=tuple(
            Answer(row["claim"], row["allegation"], AnswerKind(row["kind"]), row["because"])
            for row in rows(t.ANSWER, "story", "seq")
        ),
        links=tuple(map(_link, rows(t.LINK, "story", "seq"))),
        publications=tuple(
            Publication(row["article"], when_of(row), tuple(row["left_out"])) for row in rows(t.PUBLICATION, "article")
        ),
        orders=tuple(_order(row) for row in rows(t.EVENT_ORDER, "story", "seq")),
        entity_of=_bearers(connection, story),
        sources_of={
            claim: tuple(row["source"] for row in chains.get(claim, [])) for claim in sorted({*claims, *chains})
        },
        dates={row["claim"]: when_of(row) for row in rows(t.CLAIM_DATE, "claim")},
        event_of={row["claim"]: row["event"] for row in rows(t.CLAIM_EVENT, "claim")},
        origin_of={row["claim"]: row["origin"] for row in rows(t.CLAIM_ORIGIN, "claim")},
        outlets=known(connection, story),
    )


def _bearers(connection: Connection, story: str | None) -> dict[str, str]:
    """The entity of each referent of a story, or of all, in the order of the referents."""
    c = t.REFERENT_ENTITY.c
    query = select(c.referent, c.entity).order_by(c.referent)
    if story is not None:
        query = query.join(t.ENTITY, t.ENTITY.c.id == c.entity).where(t.ENTITY.c.story == story)
    return {row.referent: row.entity for row in connection.execute(query)}


def read_copies(connection: Connection, ids: Collection[str] | None = None) -> tuple[Copy, ...]:
    """Which articles (of these, or of all) repeat another's text, in their order."""
    query = select(t.COPY).order_by(t.COPY.c.article)
    queries = [query] if ids is None else [query.where(t.COPY.c.article.in_(some)) for some in chunks(ids)]
    rows = (row for each in queries for row in connection.execute(each).mappings())
    return tuple(Copy(row["article"], row["original"], row["because"]) for row in rows)


def _entity_row(entity: Entity) -> Row:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind.value,
        "aliases": list(entity.aliases),
        "members": list(entity.members),
        "referents": list(entity.referents),
        "mentions": [[span.article, span.start, span.end] for span in entity.mentions],
    }


def entity(row: Row) -> Entity:
    return Entity(
        id=row["id"],
        name=row["name"],
        kind=EntityKind(row["kind"]),
        aliases=tuple(row["aliases"]),
        members=tuple(row["members"]),
        mentions=tuple(Span(*each) for each in row["mentions"]),
        referents=tuple(row["referents"]),
    )


def _source_row(source: Source) -> Row:
    return {"id": source.id, "name": source.name, "kind": source.kind.value, "entity": source.entity}


def source(row: Row) -> Source:
    return Source(row["id"], row["name"], SourceKind(row["kind"]), row["entity"])


def _origin_row(origin: Origin) -> Row:
    return {
        "id": origin.id,
        "source": origin.source,
        "because": origin.because,
        "claims": list(origin.claims),
        "owner": origin.owner,
    }


def origin(row: Row) -> Origin:
    return Origin(row["id"], row["source"], tuple(row["claims"]), row["because"], row["owner"])


def _event_row(event: Event) -> Row:
    return {
        "id": event.id,
        "title": event.title,
        **when_columns(event.when),
        "participants": list(event.participants),
        "standing": event.standing.value,
        "claims": list(event.claims),
        "origins": list(event.origins),
        "salience": float(event.salience),
        "type": event.type,
    }


def event(row: Row) -> Event:
    return Event(
        id=row["id"],
        title=row["title"],
        when=when_of(row),
        participants=tuple(row["participants"]),
        standing=Standing(row["standing"]),
        claims=tuple(row["claims"]),
        origins=tuple(row["origins"]),
        salience=row["salience"],
        type=row["type"],
    )


def _state_row(state: State) -> Row:
    return {
        "relation": state.relation,
        "entities": list(state.entities),
        **when_columns(state.when),
        **when_columns(state.holds_at, "holds_at_"),
        "claims": list(state.claims),
        "force": state.force,
        "told_by": list(state.told_by),
        "ended_by": list(state.ended_by),
    }


def _state(row: Row) -> State:
    return State(
        relation=row["relation"],
        entities=tuple(row["entities"]),
        when=when_of(row),
        holds_at=when_of(row, "holds_at_"),
        claims=tuple(row["claims"]),
        force=Force(row["force"]),
        told_by=tuple(row["told_by"]),
        ended_by=tuple(row["ended_by"]),
    )


def _conflict_row(conflict: Conflict) -> Row:
    left, right = conflict.claims
    return {"left": left, "right": right, "about": conflict.about, "because": conflict.because}


def _link(row: Row) -> Link:
    return Link(row["kind"], row["left"], row["right"], row["score"], row["because"])


def _link_row(link: Link) -> Row:
    return {"kind": link.kind, "left": link.left, "right": link.right, "score": link.score, "because": link.because}


def _version_row(version: Version) -> Row:
    return {"article": version.article, "earlier": version.earlier, "because": version.because}


def _publication_row(publication: Publication) -> Row:
    return {
        "article": publication.article,
        **when_columns(publication.when),
        "left_out": list(publication.left_out),
    }


def _order_row(order: Precedence) -> Row:
    span = order.span
    return {
        "earlier": order.earlier,
        "later": order.later,
        "claims": list(order.claims),
        "sure": float(order.sure),
        "article": span.article if span else None,
        **span_columns(span, span.article if span else ""),
        "left_out": order.left_out,
    }


def _order(row: Row) -> Precedence:
    first, second = row["claims"]
    span = Span(row["article"], row["start"], row["end"]) if row["article"] is not None else None
    return Precedence(row["earlier"], row["later"], (first, second), row["sure"], span, row["left_out"])


def _answer_row(answer: Answer) -> Row:
    return {
        "claim": answer.claim,
        "allegation": answer.allegation,
        "kind": answer.kind.value,
        "because": answer.because,
    }
