"""Search by words, with SQLite's FTS5 (https://www.sqlite.org/fts5.html), ranked by BM25."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, text

from dateline.store import ranked

_CLAIMS = """
SELECT 'claim' AS kind, claim.id AS id, snippet(claim_words, 0, '', '', '…', 40) AS words
FROM claim_words JOIN claim ON claim.number = claim_words.rowid
WHERE claim_words MATCH :query AND claim.id NOT IN (SELECT claim FROM aside)
  AND (:story = '' OR claim.article IN (SELECT article FROM story_article WHERE story = :story))
ORDER BY bm25(claim_words), claim.id LIMIT :limit
"""
_ARTICLES = """
SELECT 'article' AS kind, article.id AS id, snippet(article_words, 0, '', '', '…', 24) AS words
FROM article_words JOIN article ON article.number = article_words.rowid
WHERE article_words MATCH :query
  AND (:story = '' OR article.id IN (SELECT article FROM story_article WHERE story = :story))
ORDER BY bm25(article_words), article.id LIMIT :limit
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim or an article that holds the words, with the words around them."""

    kind: str
    id: str
    words: str


def search(connection: Connection, words: str, limit: int, story: str = "") -> list[Hit]:
    """Claims, then articles, that hold all the words (of one story, where it is named); no words find nothing.

    Accents and case don't matter.
    """
    if ranked.on_server(connection):
        rows = ranked.search(connection, words, limit, story)
        return [Hit(kind, id, " ".join(found.split())) for kind, id, found in rows][:limit]
    # Each word goes in quotes, so that AND, NEAR, * and - are words like any other, not FTS5's own syntax.
    query = " ".join('"' + word.replace('"', '""') + '"' for word in words.split())
    if not query:
        return []
    found: list[Hit] = []
    for statement in (_CLAIMS, _ARTICLES):
        left = limit - len(found)
        if left > 0:
            rows = connection.execute(text(statement), {"query": query, "limit": left, "story": story})
            found += (Hit(row.kind, row.id, " ".join(row.words.split())) for row in rows)
    return found
