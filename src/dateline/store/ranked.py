"""Search by words in PostgreSQL: rows found by its index (GIN), and ranked by BM25 as SQLite's FTS5 does it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, text

from dateline.store.words import LAST, every, passage, phrase, vector, words

_K1, _B, _LEAST = 1.2, 0.75, 1e-6  # of BM25, as FTS5 has them: https://www.sqlite.org/fts5.html#the_bm25_function
_INDEX = "INSERT INTO {kind}_words SELECT number, :length, CAST(:words AS tsvector) FROM {kind} WHERE id = :id"
_SHOWN = {"claim": ("title", 40), "article": ("text", 24)}  # the text of each kind, and how many words of it are shown
_ONLY = {
    "claim": "AND r.id NOT IN (SELECT claim FROM aside) AND "
    "(:story = '' OR r.article IN (SELECT article FROM story_article WHERE story = :story))",
    "article": "AND (:story = '' OR r.id IN (SELECT article FROM story_article WHERE story = :story))",
}
_FOUND = """
SELECT r.id, r.{text} AS text FROM {kind}_words AS w JOIN {kind} AS r ON r.number = w.number
WHERE {held} {only} ORDER BY {rank} DESC, r.id LIMIT :limit
"""


def on_server(connection: Connection) -> bool:
    """Whether words are indexed here, not by SQLite."""
    return connection.dialect.name == "postgresql"


def index(connection: Connection, kind: str, texts: Sequence[tuple[str, str]]) -> None:
    """Index the texts of new articles or claims, by their ids; SQLite's triggers do it themselves."""
    if not on_server(connection) or not texts:
        return
    rows = []
    for id, each in texts:
        found = words(each)
        rows.append({"id": id, "length": len(found), "words": vector(found)})
    connection.execute(text(_INDEX.format(kind=kind)), rows)


def search(connection: Connection, asked: str, limit: int, story: str) -> Iterator[tuple[str, str, str]]:
    """Kind, id and passage of claims, then of articles, that hold all that is asked, the best first."""
    phrases = [[word.text for word in words(each)] for each in asked.split()]
    phrases = [each for each in phrases if each]
    if not phrases:
        return
    for kind, (column, most) in _SHOWN.items():
        values: dict[str, object] = {"story": story, "limit": limit, "last": LAST}
        held = " AND ".join(_held(each, f"p{n}", values) for n, each in enumerate(phrases))
        rank = _rank(connection, kind, phrases, values)
        query = _FOUND.format(kind=kind, text=column, held=held, only=_ONLY[kind], rank=rank)
        for row in connection.execute(text(query), values).all():
            yield kind, row.id, passage(row.text, phrases, most)
            limit -= 1


def articles_with(connection: Connection, quote: Sequence[str], near: Sequence[Sequence[str]] = ()) -> list[str]:
    """The articles in which these words follow one another, and one of the others too, if there are any; in order."""
    values: dict[str, object] = {"last": LAST}
    held = _held(quote, "quote", values)
    if near:
        held += f" AND ({' OR '.join(_held(each, f'near{n}', values) for n, each in enumerate(near))})"
    query = f"SELECT a.id FROM article_words AS w JOIN article AS a ON a.number = w.number WHERE {held} ORDER BY a.id"
    return list(connection.execute(text(query), values).scalars())


def folded(found: Sequence[str]) -> list[str]:
    """Words as they are looked for."""
    return [word.text for each in found for word in words(each)]


def _held(found: Sequence[str], name: str, values: dict[str, object]) -> str:
    """That a row holds a phrase. Of a long text the places of late words aren't known: there all words are enough."""
    values[name] = phrase(found)
    held = f"w.words @@ CAST(:{name} AS tsquery)"
    if len(found) == 1:
        return held
    values[f"{name}_all"] = every(found)
    return f"({held} OR (w.length > :last AND w.words @@ CAST(:{name}_all AS tsquery)))"


def _rank(connection: Connection, kind: str, phrases: Sequence[Sequence[str]], values: dict[str, object]) -> str:
    """BM25 of a row. A phrase of several words counts as often as the rarest of them stands there."""
    totals = connection.execute(text(f"SELECT count(*) AS rows, coalesce(sum(length), 0) AS words FROM {kind}_words"))
    rows, total = totals.one()
    values["mean"] = total / rows if rows else 1.0
    parts = []
    for n, each in enumerate(phrases):
        counted: dict[str, object] = {"last": LAST}
        held = _held(each, "phrase", counted)
        hits = connection.execute(text(f"SELECT count(*) FROM {kind}_words AS w WHERE {held}"), counted).scalar_one()
        values[f"weight{n}"] = max(math.log((rows - hits + 0.5) / (hits + 0.5)), _LEAST)
        often = []
        for m, word in enumerate(each):
            values[f"word{n}_{m}"] = word
            often.append(f"(SELECT cardinality(positions) FROM unnest(w.words) WHERE lexeme = :word{n}_{m})")
        often_ = f"coalesce(least({', '.join(often)}), 1)"
        parts.append(
            f"CAST(:weight{n} AS double precision) * {often_} * {_K1 + 1}"
            f" / ({often_} + {_K1} * ({1 - _B} + {_B} * w.length / CAST(:mean AS double precision)))"
        )
    return " + ".join(parts)
