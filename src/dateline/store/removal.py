"""Articles that the user took out: noted, so that no build brings them back, and let in again where it is asked.

The bytes of their files stay, as evidence does; texts, what was seen in them, and all links go. `purging` says what
goes where not even they are to stay.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, delete, insert, select, update

from dateline.lang import table
from dateline.model import Unread
from dateline.store import recalled
from dateline.store import tables as t
from dateline.store.rows import Row, write
from dateline.store.stories import drop_stories_of


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that was taken out: its id, title ("" where it was purged), and the files that held it."""

    article: str
    title: str
    paths: tuple[str, ...]
    purged: bool = False


def removed(connection: Connection) -> tuple[Removed, ...]:
    """All that was taken out, in id order."""
    rows = connection.execute(select(t.REMOVED).order_by(t.REMOVED.c.article)).mappings()
    return tuple(Removed(row["article"], row["title"], tuple(row["paths"]), bool(row["purged"])) for row in rows)


def is_removed(connection: Connection, article: str) -> bool:
    """Whether the user took an article out."""
    query = select(t.REMOVED.c.article).where(t.REMOVED.c.article == article)
    return connection.execute(query).first() is not None


def remove(connection: Connection, article: str) -> Removed:
    """Take an article out: its text, what it says, and the links of its story; its files are listed with the reason."""
    query = select(t.ARTICLE_METADATA.c.title, t.ARTICLE_METADATA.c.paths)
    title, paths = connection.execute(query.where(t.ARTICLE_METADATA.c.article == article)).one()
    now = and_(t.FILE.c.place == t.ARTICLE_PATH.c.place, t.FILE.c.current == 1)
    c = t.ARTICLE_PATH.c
    held = (
        select(c.place, c.path)
        .join(t.FILE, now)
        .where(c.article == article, c.sha256.is_not_distinct_from(t.FILE.c.sha256))
    )
    for row in connection.execute(held.order_by(c.place, c.path)).mappings().all():
        _list(connection, row)
    drop_stories_of(connection, [article])
    recalled.forget(connection)
    connection.execute(delete(t.ARTICLE).where(t.ARTICLE.c.id == article))
    connection.execute(insert(t.REMOVED).values(article=article, title=title, paths=list(paths), purged=0))
    return Removed(article, title, tuple(paths))


def let_in(connection: Connection, article: str) -> bool:
    """Forget that an article was taken out; whether it was. The next build of its files brings it back."""
    was = select(t.REMOVED.c.paths).where(t.REMOVED.c.article == article)
    paths = connection.execute(was).scalar()
    if paths is None:
        return False
    connection.execute(delete(t.REMOVED).where(t.REMOVED.c.article == article))
    # Whatever program reads these files next has not read them yet.
    connection.execute(update(t.FILE).where(t.FILE.c.name.in_(paths)).values(program="none"))
    return True


def unread(path: str) -> Unread:
    """What is listed of a file (or record of one) whose article was taken out."""
    return Unread(path, table("files")["reason"]["removed"])


def _list(connection: Connection, row: Row) -> None:
    listed = select(t.UNREAD.c.seq).where(t.UNREAD.c.place == row["place"]).order_by(t.UNREAD.c.seq.desc())
    last = connection.execute(listed).scalar()
    said = unread(row["path"])
    fresh = {"place": row["place"], "seq": 0 if last is None else last + 1, "path": said.path, "reason": said.reason}
    write(connection, t.UNREAD, [{**fresh, "status": said.status.value, "remark": 0}])
