"""Articles of which no byte is to be left in the store: their text, all that was made of it, and all that quotes it.

What stays is that they were there: the id, the names of the files, hashes of their bytes, and in the log who judged
what and when. A file that is read again gives them no more, and its bytes are kept no more, until they are let in.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import Connection, delete, insert, or_, select, update

from dateline.model import Anchor
from dateline.store import snapshots
from dateline.store import tables as t
from dateline.store.judgements import read_log, rewrite
from dateline.store.removal import Removed, remove, removed, unread

_WORDS = 4  # of a judgement's own words: so many as the article has them are a quote of it


@dataclass(frozen=True, slots=True)
class Purged:
    """An article that was purged, and what that comes to for others.

    `judgements` are the lines of the log that quoted it: they stay without its words, and fit nothing any more.
    `bare` are other articles whose original bytes went, as they stood in the same file. `alike` are other articles that
    have its words: copies, and other texts of its address or file.
    """

    removed: Removed
    judgements: tuple[int, ...] = ()
    bare: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()


def purge(connection: Connection, article: str) -> Purged:
    """Take an article out, if it isn't yet, and let go of all that has words of it. `scrub` is to follow."""
    text = connection.execute(select(t.ARTICLE.c.text).where(t.ARTICLE.c.id == article)).scalar()
    alike = _alike(connection, article)
    seen = _seen(connection, article)
    if text is not None:
        remove(connection, article)
    known = next(each for each in removed(connection) if each.article == article)
    places = {place for place, _, _ in seen} | _listed(connection, known)
    alone = bool(seen) and {path for _, path, _ in seen} <= set(known.paths)
    gone = _hashes(connection, places, {sha256 for _, _, sha256 in seen}, alone=alone)
    bare = _let_go(connection, gone)
    connection.execute(update(t.REMOVED).where(t.REMOVED.c.article == article).values(title="", purged=1))
    lines = _judgements(connection, article, text or "")
    snapshots.purge(connection, article)
    connection.execute(delete(t.MEANING).where(t.MEANING.c.title.not_in(select(t.CLAIM.c.title))))
    return Purged(known, lines, bare, tuple(sorted(alike - {article})))


def is_purged(connection: Connection, articles: Collection[str]) -> bool:
    """Whether one of these articles was purged."""
    query = select(t.REMOVED.c.article).where(t.REMOVED.c.article.in_(articles), t.REMOVED.c.purged == 1)
    return bool(articles) and connection.execute(query).first() is not None


def _alike(connection: Connection, article: str) -> set[str]:
    """Articles that have its words: copies of one another, of one text, of one file or address."""
    copy, version, path = t.COPY.c, t.VERSION.c, t.ARTICLE_PATH.c
    text = select(t.ARTICLE.c.text_hash).where(t.ARTICLE.c.id == article).scalar_subquery()
    originals = select(copy.original).where(copy.article == article)
    own = select(path.place, path.path).where(path.article == article).subquery()
    queries = (
        select(t.ARTICLE.c.id).where(t.ARTICLE.c.text_hash == text),
        select(copy.article).where(or_(copy.original == article, copy.original.in_(originals))),
        originals,
        select(version.article).where(version.earlier == article),
        select(version.earlier).where(version.article == article),
        select(path.article).join(own, (own.c.place == path.place) & (own.c.path == path.path)),
    )
    return {id for query in queries for id in connection.execute(query).scalars()}


# ---- the bytes of files ----


def _seen(connection: Connection, article: str) -> list[tuple[str, str, str | None]]:
    """Where an article was found: place, record, and the bytes that it was read from."""
    c = t.ARTICLE_PATH.c
    query = select(c.place, c.path, c.sha256).where(c.article == article)
    return [(row.place, row.path, row.sha256) for row in connection.execute(query)]


def _listed(connection: Connection, known: Removed) -> set[str]:
    """The places of files that are listed as not read since this article was taken out; else of all of their names."""
    c = t.UNREAD.c
    said = [unread(path) for path in known.paths]
    query = select(c.place).where(c.path.in_([each.path for each in said]), c.reason.in_({e.reason for e in said}))
    found = set(connection.execute(query).scalars())
    if found:
        return found
    return set(connection.execute(select(t.FILE.c.place).where(t.FILE.c.name.in_(known.paths))).scalars())


def _hashes(connection: Connection, places: Collection[str], own: Collection[str | None], *, alone: bool) -> set[str]:
    """The bytes that may hold it: all that these places held; where a file is one article, not those of another."""
    file, path = t.FILE.c, t.ARTICLE_PATH.c
    held = select(file.sha256).where(file.place.in_(places), file.sha256.is_not(None))
    found = set(connection.execute(held).scalars())
    if alone:
        others = select(path.sha256).where(path.sha256.in_(found))  # the article itself stands here no longer
        found -= set(connection.execute(others).scalars()) - set(own)
    return found


def _let_go(connection: Connection, hashes: Collection[str]) -> tuple[str, ...]:
    """Let go of bytes; the articles that were read from them and stay."""
    known = set(connection.execute(select(t.PURGED_ORIGINAL.c.sha256)).scalars())
    fresh = sorted(set(hashes) - known)
    if fresh:
        connection.execute(insert(t.PURGED_ORIGINAL), [{"sha256": sha256} for sha256 in fresh])
    connection.execute(delete(t.ORIGINAL).where(t.ORIGINAL.c.sha256.in_(hashes)))
    connection.execute(update(t.FILE).where(t.FILE.c.sha256.in_(hashes)).values(copy="none"))
    c = t.ARTICLE_PATH.c
    return tuple(sorted(set(connection.execute(select(c.article).where(c.sha256.in_(hashes))).scalars())))


# ---- what quotes it ----


def _judgements(connection: Connection, article: str, text: str) -> tuple[int, ...]:
    """Blank the words of an article in the log; the numbers of the lines that had some."""
    folded, there = _folded(text), set(connection.execute(select(t.ARTICLE.c.id)).scalars())

    def is_its_own(anchor: Anchor) -> bool:
        return anchor.article == article or (anchor.article not in there and _folded(anchor.quote) in folded)

    found = []
    for number, each in enumerate(read_log(connection), 1):
        if not any(anchor.quote and is_its_own(anchor) for anchor in each.anchors):
            continue
        anchors = tuple(blank(anchor) if is_its_own(anchor) else anchor for anchor in each.anchors)
        values = tuple("" if _quotes(value, folded) else value for value in each.values)
        rewrite(connection, replace(each, anchors=anchors, values=values))
        found.append(number)
    return tuple(found)


def blank(anchor: Anchor) -> Anchor:
    """An anchor of which only the article's id is left."""
    return Anchor(anchor.record, anchor.article, "")


def _quotes(words: str, text: str) -> bool:
    return len(words.split()) >= _WORDS and _folded(words) in text


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
