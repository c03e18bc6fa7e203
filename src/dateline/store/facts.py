"""What each article says, as rows: written once, replaced whole when what they rest on changes."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec
import zstandard
from sqlalchemy import Connection, Table, delete, insert, select

from dateline.model import (
    Amount,
    Annotations,
    Certainty,
    Claim,
    ClaimOrder,
    Clue,
    ClueKind,
    EntityKind,
    Eventuality,
    Facts,
    Form,
    Hop,
    Mention,
    Participant,
    Phase,
    Polarity,
    Referent,
    Role,
    SourceKind,
    TimeExpression,
    TimexType,
    Unresolved,
)
from dateline.span import Span
from dateline.store import ranked
from dateline.store import tables as t
from dateline.store.rows import (
    Row,
    chunks,
    grouped,
    maybe_span_of,
    numbered,
    span_columns,
    span_of,
    when_columns,
    when_of,
    write,
)

_OF_CLAIMS = (t.PARTICIPANT, t.UNRESOLVED, t.HOP, t.AMOUNT)  # the tables of what hangs on a claim, in the order read
_ANNOTATIONS = msgspec.msgpack.Decoder(Annotations)
_LEVEL = 4  # of zstandard: what zlib's 6 makes as small takes five times as long
_ZLIB = b"\x78"  # begins what older stores keep


def write_annotations(connection: Connection, annotations: Annotations, key: str) -> None:
    """Keep what the reader saw; `key` says of which text and by which reader."""
    connection.execute(delete(t.ANNOTATION).where(t.ANNOTATION.c.article == annotations.article))
    content = zstandard.compress(msgspec.msgpack.encode(annotations), _LEVEL)
    row = {"article": annotations.article, "key": key, "reader": annotations.reader, "content": content}
    connection.execute(insert(t.ANNOTATION).values(row))


def drop_left_over(connection: Connection) -> None:
    """Let go of what was seen in articles that are not here: they went, or their build was given up."""
    connection.execute(delete(t.ANNOTATION).where(t.ANNOTATION.c.article.not_in(select(t.ARTICLE.c.id))))


def read_annotations(connection: Connection, article: str, key: str) -> Annotations | None:
    """What the reader saw, where it was kept under this key."""
    query = select(t.ANNOTATION.c.content).where(t.ANNOTATION.c.article == article, t.ANNOTATION.c.key == key)
    content = connection.execute(query).scalar()
    if content is None:
        return None
    unpacked = zlib.decompress(content) if content.startswith(_ZLIB) else zstandard.decompress(content)
    return _ANNOTATIONS.decode(unpacked)


def write_facts(connection: Connection, facts: Facts, key: str) -> None:
    """Replace what an article says; `key` says what it rests on (text, metadata, reader, rules)."""
    for table in (t.FACTS, t.FAILED, t.TIMEX, t.CLUE, t.CLAIM_ORDER, t.CLAIM, t.REFERENT):  # the rest hangs on these
        connection.execute(delete(table).where(table.c.article == facts.article))
    connection.execute(insert(t.FACTS).values(article=facts.article, key=key))
    write(connection, t.TIMEX, numbered(_timex_row(timex, facts.article) for timex in facts.timexes))
    write(connection, t.CLUE, numbered(_clue_row(clue, facts.article) for clue in facts.clues))
    write(connection, t.CLAIM_ORDER, numbered(_order_row(order, facts.article) for order in facts.orders))
    _write_referents(connection, facts.article, facts.referents, 0)
    _write_claims(connection, facts.article, facts.claims, 0)


def write_made(connection: Connection, article: str, referents: Sequence[Referent]) -> None:
    """Referents that only a judgement knows, marked so."""
    _write_referents(connection, article, referents, 1)


def write_added(connection: Connection, article: str, claims: Sequence[Claim]) -> None:
    """Claims that a person found, marked so."""
    _write_claims(connection, article, claims, 1)


def _write_referents(connection: Connection, article: str, referents: Sequence[Referent], judged: int) -> None:
    write(connection, t.REFERENT, numbered({**_referent_row(r, article), "judged": judged} for r in referents))


def _write_claims(connection: Connection, article: str, claims: Sequence[Claim], judged: int) -> None:
    write(connection, t.CLAIM, numbered({**_claim_row(claim, article), "judged": judged} for claim in claims))
    ranked.index(connection, "claim", [(claim.id, claim.title) for claim in claims])
    for table, rows in (
        (t.PARTICIPANT, _participant_rows),
        (t.UNRESOLVED, _unresolved_rows),
        (t.HOP, _hop_rows),
        (t.AMOUNT, _amount_rows),
    ):
        write(connection, table, (row for claim in claims for row in rows(claim, article)))


def facts_there(connection: Connection, ids: Collection[str] | None = None) -> set[str]:
    """The articles (of these, or of all) whose facts are known."""
    query = select(t.FACTS.c.article)
    queries = [query] if ids is None else [query.where(t.FACTS.c.article.in_(some)) for some in chunks(ids)]
    return {article for each in queries for article in connection.execute(each).scalars()}


def read_facts(connection: Connection, ids: Sequence[str] | None = None) -> Iterator[Facts]:
    """The facts of these articles, or of all, in id order."""
    claims = _of_articles(connection, t.CLAIM, ids)
    referents = _of_articles(connection, t.REFERENT, ids)
    timexes = _of_articles(connection, t.TIMEX, ids)
    clues = _of_articles(connection, t.CLUE, ids)
    orders = _of_articles(connection, t.CLAIM_ORDER, ids)
    parts = [_of_claims(connection, table, ids) for table in _OF_CLAIMS]
    query = select(t.FACTS.c.article).order_by(t.FACTS.c.article)
    for name in connection.execute(query if ids is None else query.where(t.FACTS.c.article.in_(ids))).scalars():
        yield Facts(
            name,
            tuple(_referent(row) for row in referents.get(name, [])),
            tuple(_timex(row) for row in timexes.get(name, [])),
            tuple(_claim(row, *(part.get(row["id"], []) for part in parts)) for row in claims.get(name, [])),
            tuple(_clue(row) for row in clues.get(name, [])),
            tuple(_order(row) for row in orders.get(name, [])),
        )


def read_claims(connection: Connection, ids: Collection[str]) -> list[Claim]:
    """These claims, in id order; what no article says is left out."""
    found: list[Claim] = []
    for some in chunks(ids):
        query = select(t.CLAIM).where(t.CLAIM.c.id.in_(some)).order_by(t.CLAIM.c.id)
        parts = [
            grouped(
                connection.execute(
                    select(table).where(table.c.claim.in_(some)).order_by(table.c.claim, table.c.seq)
                ).mappings(),
                "claim",
            )
            for table in _OF_CLAIMS
        ]
        for row in connection.execute(query).mappings().all():
            found.append(_claim(row, *(part.get(row["id"], []) for part in parts)))
    return found


def _of_articles(connection: Connection, table: Table, ids: Sequence[str] | None) -> dict[str, list[Row]]:
    query = select(table).order_by(table.c.article, table.c.seq)
    if ids is not None:
        query = query.where(table.c.article.in_(ids))
    if "judged" in table.c:  # what only judgements know is no evidence
        query = query.where(table.c.judged == 0)
    return grouped(connection.execute(query).mappings().all(), "article")


def _of_claims(connection: Connection, table: Table, ids: Sequence[str] | None) -> dict[str, list[Row]]:
    query = select(table).order_by(table.c.claim, table.c.seq)
    if ids is not None:
        query = query.where(table.c.claim.in_(select(t.CLAIM.c.id).where(t.CLAIM.c.article.in_(ids))))
    return grouped(connection.execute(query).mappings().all(), "claim")


def _timex_row(timex: TimeExpression, article: str) -> Row:
    return {
        "article": article,
        **span_columns(timex.span, article),
        "type": timex.type.value,
        "value": timex.value,
        "mod": timex.mod,
        "relation": timex.relation,
        **when_columns(timex.when),
    }


def _clue_row(clue: Clue, article: str) -> Row:
    return {
        "article": article,
        **span_columns(clue.span, article),
        "kind": clue.kind.value,
        "value": clue.value,
        "weekday": clue.weekday,
        "least": clue.least,
        "most": clue.most,
        "referent": clue.referent,
        "number": clue.number,
        "sure": float(clue.sure),
    }


def _clue(row: Row) -> Clue:
    return Clue(
        kind=ClueKind(row["kind"]),
        span=span_of(row, row["article"]),
        value=row["value"],
        weekday=row["weekday"],
        least=row["least"],
        most=row["most"],
        referent=row["referent"],
        number=row["number"],
        sure=row["sure"],
    )


def _order_row(order: ClaimOrder, article: str) -> Row:
    return {
        "article": article,
        "earlier": order.earlier,
        "later": order.later,
        "sure": float(order.sure),
        **span_columns(order.span, article),
    }


def _order(row: Row) -> ClaimOrder:
    return ClaimOrder(row["earlier"], row["later"], row["sure"], maybe_span_of(row, row["article"]))


def _timex(row: Row) -> TimeExpression:
    return TimeExpression(
        span=span_of(row, row["article"]),
        type=TimexType(row["type"]),
        value=row["value"],
        mod=row["mod"],
        when=when_of(row),
        relation=row["relation"],
    )


def _referent_row(referent: Referent, article: str) -> Row:
    return {
        "id": referent.id,
        "article": article,
        "name": referent.name,
        "kind": referent.kind.value,
        "aliases": list(referent.aliases),
        "members": list(referent.members),
        "mentions": [_mention_row(m, article) for m in referent.mentions],
    }


def _referent(row: Row) -> Referent:
    article: str = row["article"]
    return Referent(
        id=row["id"],
        name=row["name"],
        kind=EntityKind(row["kind"]),
        aliases=tuple(row["aliases"]),
        mentions=tuple(Mention(Span(article, start, end), Form(form)) for start, end, form in row["mentions"]),
        members=tuple(row["members"]),
    )


def _mention_row(mention: Mention, article: str) -> list[object]:
    span = span_columns(mention.span, article)
    return [span["start"], span["end"], mention.form.value]


def _claim_row(claim: Claim, article: str) -> Row:
    return {
        "id": claim.id,
        "article": article,
        "title": claim.title,
        "predicate": claim.predicate,
        **span_columns(claim.span, article),
        **span_columns(claim.head, article, "head_"),
        **when_columns(claim.when),
        "certainty": claim.certainty.value,
        "polarity": claim.polarity.value,
        "phase": claim.phase.value,
        "direct_quote": int(claim.direct_quote),
        "rule": claim.rule,
        "eventuality": claim.eventuality.value,
        **span_columns(claim.context, article, "context_"),
    }


def _claim(
    row: Row, participants: Iterable[Row], unresolved: Iterable[Row], hops: Iterable[Row], amounts: Iterable[Row]
) -> Claim:
    article: str = row["article"]
    return Claim(
        id=row["id"],
        span=span_of(row, article),
        head=span_of(row, article, "head_"),
        predicate=row["predicate"],
        title=row["title"],
        participants=tuple(Participant(p["referent"], Role(p["role"]), span_of(p, article)) for p in participants),
        when=when_of(row),
        certainty=Certainty(row["certainty"]),
        polarity=Polarity(row["polarity"]),
        phase=Phase(row["phase"]),
        attribution=tuple(_hop(hop, article) for hop in hops),
        direct_quote=bool(row["direct_quote"]),
        amounts=tuple(Amount(a["value"], a["unit"], span_of(a, article)) for a in amounts),
        rule=row["rule"],
        eventuality=Eventuality(row["eventuality"]),
        unresolved=tuple(Unresolved(Role(u["role"]), span_of(u, article)) for u in unresolved),
        context=maybe_span_of(row, article, "context_"),
    )


def _participant_rows(claim: Claim, article: str) -> Iterator[dict[str, Any]]:
    return numbered(
        {"claim": claim.id, "referent": p.referent, "role": p.role.value, **span_columns(p.span, article)}
        for p in claim.participants
    )


def _unresolved_rows(claim: Claim, article: str) -> Iterator[dict[str, Any]]:
    return numbered(
        {"claim": claim.id, "role": u.role.value, **span_columns(u.span, article)} for u in claim.unresolved
    )


def _hop_rows(claim: Claim, article: str) -> Iterator[dict[str, Any]]:
    return numbered(
        {
            "claim": claim.id,
            "name": hop.name,
            "kind": hop.kind.value,
            "key": hop.key,
            "referent": hop.referent,
            **span_columns(hop.span, article),
            **span_columns(hop.cue, article, "cue_"),
        }
        for hop in claim.attribution
    )


def _hop(row: Row, article: str) -> Hop:
    return Hop(
        name=row["name"],
        kind=SourceKind(row["kind"]),
        key=row["key"],
        referent=row["referent"],
        cue=maybe_span_of(row, article, "cue_"),
        span=maybe_span_of(row, article),
    )


def _amount_rows(claim: Claim, article: str) -> Iterator[dict[str, Any]]:
    return numbered(
        {"claim": claim.id, "value": a.value, "unit": a.unit, **span_columns(a.span, article)} for a in claim.amounts
    )
