"""The log of what a person decided, which only grows; and what it comes to now, as rows that go with the links."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, func, insert, select, text, update

from dateline.model import Anchor, Applied, Aside, Claim, Facts, Judged, Judgement, Kind, Record
from dateline.store import ranked
from dateline.store import tables as t
from dateline.store.facts import write_added, write_made
from dateline.store.rows import Row, numbered, when_columns, when_of, write

_FACTS = msgspec.msgpack.Decoder(Facts)
_CLAIM = msgspec.msgpack.Decoder(Claim)
_WORD = re.compile(r"[^\W_]+")
_TELLING = 4  # words by which an article is known, where nothing else leads to it
_NEAR = 3  # words next to fewer of them


def read_log(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements and undos in the order in which they were made."""
    rows = connection.execute(select(t.JUDGEMENT).order_by(t.JUDGEMENT.c.number)).mappings()
    return tuple(map(_judgement, rows))


def append(connection: Connection, judgements: Iterable[Judgement]) -> int:
    """Add to the log what it does not hold yet, by id; how many that were."""
    known = set(connection.execute(select(t.JUDGEMENT.c.id)).scalars())
    number = connection.execute(select(func.count()).select_from(t.JUDGEMENT)).scalar_one()
    added = 0
    for each in judgements:
        if each.id not in known:
            known.add(each.id)
            added += 1
            connection.execute(insert(t.JUDGEMENT).values({**_row(each), "number": number + added}))
    return added


def rewrite(connection: Connection, each: Judgement) -> None:
    """Let go of words that a judgement quotes; the file itself refuses any other change."""
    row = _row(each)
    values = {"anchors": row["anchors"], "values": row["values"], "purged": 1}
    connection.execute(update(t.JUDGEMENT).where(t.JUDGEMENT.c.id == each.id).values(values))


def _row(each: Judgement) -> Row:
    return {
        "id": each.id,
        "kind": each.kind.value,
        "anchors": msgspec.to_builtins(each.anchors),
        "values": list(each.values),
        "by": each.by,
        "at": each.at,
        "undoes": each.undoes,
        "purged": 0,
    }


def _judgement(row: Row) -> Judgement:
    anchors = msgspec.convert(row["anchors"], tuple[Anchor, ...])
    return Judgement(row["id"], Kind(row["kind"]), anchors, tuple(row["values"]), row["by"], row["at"], row["undoes"])


# ---- what it comes to now ----


def write_judged(connection: Connection, story: str, judged: Judged) -> None:
    """Write what judgements come to in a story, before the links that refer to it."""

    def put(table: Table, rows: Iterable[Row]) -> None:
        write(connection, table, ({"story": story, **row} for row in rows))

    put(t.APPLIED, numbered(map(_applied_row, judged.applied)))
    put(t.DECIDED, ({"article": each.article, "content": _packed(each)} for each in judged.facts))
    put(t.ASIDE, map(_aside_row, judged.aside))
    put(t.DECIDED_DATE, ({"article": article, **when_columns(when)} for article, when in judged.published))
    made, added = set(judged.made), set(judged.added)
    for facts in judged.facts:
        write_made(connection, facts.article, [r for r in facts.referents if r.id in made])
        write_added(connection, facts.article, [c for c in facts.claims if c.id in added])


def write_applied(connection: Connection, story: str, applied: Iterable[Applied]) -> None:
    """Replace what each judgement comes to in a story whose links stay as they are."""
    connection.execute(delete(t.APPLIED).where(t.APPLIED.c.story == story))
    write(connection, t.APPLIED, ({"story": story, **row} for row in numbered(map(_applied_row, applied))))


def read_judged(connection: Connection, story: str | None = None) -> Judged:
    """What judgements come to in a story, or in all."""

    def rows(table: Table, *order: str) -> list[Any]:
        query = select(table).order_by(*(table.c[name] for name in order))
        return list(connection.execute(query if story is None else query.where(table.c.story == story)).mappings())

    facts = tuple(_FACTS.decode(zlib.decompress(row["content"])) for row in rows(t.DECIDED, "article"))
    changed = [each.article for each in facts]
    return Judged(
        tuple(map(_applied, rows(t.APPLIED, "story", "seq"))),
        facts,
        tuple(
            Aside(_CLAIM.decode(zlib.decompress(row["content"])), Kind(row["kind"]), bool(row["event"]))
            for row in rows(t.ASIDE, "claim")
        ),
        _judged_ids(connection, t.CLAIM, changed),
        _judged_ids(connection, t.REFERENT, changed),
        tuple((row["article"], when_of(row)) for row in rows(t.DECIDED_DATE, "article")),
    )


def read_applied(connection: Connection) -> dict[str, tuple[Applied, ...]]:
    """What each judgement that holds comes to, story by story."""
    found: dict[str, list[Applied]] = {}
    for row in connection.execute(select(t.APPLIED).order_by(t.APPLIED.c.story, t.APPLIED.c.seq)).mappings():
        found.setdefault(row["judgement"], []).append(_applied(row))
    return {id: tuple(each) for id, each in found.items()}


def _applied_row(each: Applied) -> Row:
    row: Row = msgspec.to_builtins(each)
    return row


def _applied(row: Row) -> Applied:
    records, values = tuple(row["records"]), tuple(row["values"])
    return Applied(row["judgement"], Kind(row["kind"]), records, values, row["because"], Record(row["record"]))


def _judged_ids(connection: Connection, table: Table, articles: Sequence[str]) -> tuple[str, ...]:
    """What only judgements know in these articles."""
    query = select(table.c.id).where(table.c.judged == 1, table.c.article.in_(articles)).order_by(table.c.id)
    return tuple(connection.execute(query).scalars()) if articles else ()


def _aside_row(aside: Aside) -> Row:
    row = {"claim": aside.claim.id, "kind": aside.kind.value, "event": int(aside.event)}
    return {**row, "content": _packed(aside.claim)}


def _packed(record: Facts | Claim) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(record), 6)


# ---- where anchors lead ----


def places(connection: Connection, anchor: Anchor) -> list[str]:
    """The articles that may be an anchor's own: itself, other captures of its address or file, else what has its words.

    The likeliest first. That its words stand there is for others to see.
    """
    c = t.ARTICLE_METADATA.c
    exact = connection.execute(select(c.article).where(c.article == anchor.article)).scalar()
    found = [exact] if exact is not None else []
    if anchor.url:
        found += connection.execute(select(c.article).where(c.url == anchor.url).order_by(c.article)).scalars()
    if anchor.paths:
        p = t.ARTICLE_PATH.c
        found += connection.execute(
            select(p.article).where(p.file.in_(anchor.paths)).distinct().order_by(p.article)
        ).scalars()
    if not found:
        found += _with_words(connection, anchor)
    return list(dict.fromkeys(found))


def _with_words(connection: Connection, anchor: Anchor) -> list[str]:
    """The articles in which a quote may stand, by the index of words; what is only alike is not looked for.

    A short one is looked for with some words that stood next to it.
    """
    words, before, after = (_WORD.findall(part) for part in (anchor.quote, anchor.prefix, anchor.suffix))
    if not words:
        return []
    near: list[list[str]] = []
    if len(words) < _TELLING:
        # the outer words of what stood around may be cut off
        near = [some for some in (before[1:][-_NEAR:], after[:-1][:_NEAR]) if len(some) == _NEAR]
        if not near:
            return []
    if ranked.on_server(connection):
        return ranked.articles_with(connection, ranked.folded(words), [ranked.folded(some) for some in near])
    query = _phrase(words) + (f" AND ({' OR '.join(map(_phrase, near))})" if near else "")
    statement = text("""
        SELECT article.id FROM article_words JOIN article ON article.number = article_words.rowid
        WHERE article_words MATCH :query ORDER BY article.id
    """)
    return list(connection.execute(statement, {"query": query}).scalars())


def _phrase(words: Sequence[str]) -> str:
    return f'"{" ".join(words)}"'
