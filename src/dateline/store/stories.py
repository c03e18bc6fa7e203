"""Which articles tell one story: their sketches, by which they are compared, who is like whom, and the stories made.

A story stands here as long as its links do: what touches one of its articles takes both away, and the articles wait
until stories are made of them again.
"""

from __future__ import annotations

import hashlib
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, case, delete, func, insert, literal, or_, select, update

from dateline.errors import UnknownIdError
from dateline.model import Link, Sketch
from dateline.model.links import JOINED
from dateline.model.sketch import WINDOW
from dateline.store import tables as t
from dateline.store.links import remove_links
from dateline.store.rows import chunks, write

_NOT_COMPARED = "new "  # before the key of a sketch
_LEVEL = 6  # of zlib: a sketch is packed once, and unpacked for whatever it is compared with; two lie on a page


@dataclass(frozen=True, slots=True)
class Linked:
    """A story whose links are made. `key` stands for all that they rest on, `links` for the rules that made them."""

    id: str
    key: str
    links: str
    articles: tuple[str, ...]


# ---- sketches --------------------------------------------------------------------------------------------------------


def unsketched(connection: Connection, rules: str) -> list[str]:
    """The articles whose facts are known, and of which there is no sketch by these rules; in order."""
    return sorted(article for article, sketched in _uncompared(connection, rules) if not sketched)


def uncompared(connection: Connection, rules: str) -> list[str]:
    """The articles whose facts are known, and of which no sketch by these rules was compared with others; in order."""
    return sorted(article for article, _ in _uncompared(connection, rules))


def _uncompared(connection: Connection, rules: str) -> list[tuple[str, bool]]:
    """The same, each with whether there is a sketch that waits to be compared."""
    f, s = t.FACTS.c, t.SKETCH.c
    key = f.key + literal(f" {rules}")
    made = case((s.key == literal(_NOT_COMPARED) + key, 1), else_=0)
    # Every sketch has a key; that it is asked for has the index with the keys looked through rather than the rows.
    query = select(f.article, made).outerjoin(t.SKETCH, (s.article == f.article) & (s.key > ""))
    waiting = query.where(or_(s.key.is_(None), s.key != key))
    return [(article, bool(sketched)) for article, sketched in connection.execute(waiting)]


def write_sketches(connection: Connection, sketches: Sequence[Sketch], rules: str) -> None:
    """Put sketches by these rules in the place of those of the same articles, whose likenesses go with them;
    `set_compared` is to follow.
    """
    articles = [sketch.article for sketch in sketches]
    known = facts_keys(connection, articles)
    for some in chunks(articles):
        connection.execute(delete(t.SKETCH).where(t.SKETCH.c.article.in_(some)))
    made = {article: f"{_NOT_COMPARED}{key} {rules}" for article, key in known.items()}
    rows = [
        {"article": s.article, "key": made[s.article], "content": zlib.compress(s.content, _LEVEL)} for s in sketches
    ]
    write(connection, t.SKETCH, rows)
    numbers = _numbers(connection, articles)
    # In the order of their index, so that each of its pages is written to once.
    keys = ({"key": k, "day": d, "sketch": numbers[s.article]} for s in sketches for k, d in s.days())
    write(connection, t.SKETCH_KEY, sorted(keys, key=lambda row: (row["key"], row["day"], row["sketch"])))
    names = ({"word": w, "sketch": numbers[s.article]} for s in sketches for w in sorted(set(s.names)))
    write(connection, t.SKETCH_NAME, sorted(names, key=lambda row: (row["word"], row["sketch"])))


def _numbers(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """The numbers of articles' sketches, by which rows name them."""
    c = t.SKETCH.c
    return {
        article: number
        for some in chunks(ids)
        for article, number in connection.execute(select(c.article, c.number).where(c.article.in_(some)))
    }


def set_compared(connection: Connection, ids: Collection[str], rules: str) -> None:
    """Note that all likenesses of these articles' sketches were looked for."""
    for article, key in facts_keys(connection, ids).items():
        connection.execute(update(t.SKETCH).where(t.SKETCH.c.article == article).values(key=f"{key} {rules}"))


def read_sketches(connection: Connection, ids: Collection[str]) -> dict[str, bytes]:
    """What these articles are compared by."""
    found: dict[str, bytes] = {}
    for some in chunks(ids):
        query = select(t.SKETCH.c.article, t.SKETCH.c.content).where(t.SKETCH.c.article.in_(some))
        found |= {row.article: zlib.decompress(row.content) for row in connection.execute(query)}
    return found


def candidates(connection: Connection, ids: Collection[str]) -> dict[str, list[str]]:
    """With which of these articles others (and they themselves, once a pair) are to be compared, all in order: those
    with which they share two keys whose days are near each other or that have none.
    """
    mine, theirs = t.SKETCH_KEY.alias("mine"), t.SKETCH_KEY.alias("theirs")
    near = theirs.c.day.between(mine.c.day - WINDOW, mine.c.day + WINDOW)
    # An article's names have one day, so that a pair's keys are met in the same way: counted by themselves, each way
    # is a range of the index.
    ways = (mine.c.day > 0) & near, theirs.c.day == 0, (mine.c.day == 0) & (theirs.c.day > 0)
    ours = {number: article for article, number in _numbers(connection, ids).items()}
    met: dict[int, list[int]] = defaultdict(list)
    for some in chunks(ours):
        for way in ways:
            query = (
                select(mine.c.sketch, theirs.c.sketch)
                .join(theirs, (theirs.c.key == mine.c.key) & way & (theirs.c.sketch != mine.c.sketch))
                .where(mine.c.sketch.in_(some))
                .group_by(mine.c.sketch, theirs.c.sketch)
                .having(func.count() > 1)
            )
            for one, other in connection.execute(query).all():
                if other not in ours or one < other:  # else it is found from the other side
                    met[other].append(one)
    called = dict(ours)
    for few in chunks(met.keys() - ours.keys()):
        query = select(t.SKETCH.c.number, t.SKETCH.c.article).where(t.SKETCH.c.number.in_(few))
        called |= dict(connection.execute(query).all())
    return {called[other]: sorted({ours[one] for one in met[other]}) for other in sorted(met, key=called.__getitem__)}


def named(connection: Connection, words: Collection[str]) -> set[str]:
    """The articles in whose names all these words stand."""
    found: set[str] | None = None
    for word in words:
        bearing = t.SKETCH.c.number == t.SKETCH_NAME.c.sketch
        query = select(t.SKETCH.c.article).join(t.SKETCH_NAME, bearing).where(t.SKETCH_NAME.c.word == word)
        there = set(connection.execute(query).scalars())
        found = there if found is None else found & there
    return found or set()


def names_in(connection: Connection, articles: Collection[str], words: Collection[str]) -> dict[str, set[str]]:
    """Which of these words stand in the names of each of these articles, where some do."""
    found: dict[str, set[str]] = defaultdict(set)
    for some in chunks(articles):
        for few in chunks(words):
            c, s = t.SKETCH_NAME.c, t.SKETCH.c
            query = select(s.article, c.word).join(t.SKETCH_NAME, s.number == c.sketch)
            query = query.where(s.article.in_(some), c.word.in_(few))
            for article, word in connection.execute(query):
                found[article].add(word)
    return found


# ---- who is like whom ------------------------------------------------------------------------------------------------


def write_likenesses(connection: Connection, found: Iterable[Link]) -> None:
    """Add pairs of articles that are of one story; `left` is the smaller id."""
    rows = ({"left": e.left, "right": e.right, "score": e.score, "because": e.because} for e in found)
    write(connection, t.LIKENESS, rows)


def likenesses(connection: Connection, ids: Collection[str], *, told: bool = True) -> list[Link]:
    """The likenesses of these articles with any others, in order; unless `told`, without their reasons, which an index
    doesn't have.
    """
    c = t.LIKENESS.c
    known = set(ids)
    called = {id: id for id in known}  # an id once, however many likenesses it has
    query = select(c.left, c.right, c.score, c.because if told else literal(""))
    found: list[Link] = []
    for some in chunks(known):
        for side in (c.left, c.right):
            for left, right, score, because in connection.execute(query.where(side.in_(some))).all():
                if side is c.left or left not in known:  # else it was found by its left side
                    left, right = called.setdefault(left, left), called.setdefault(right, right)
                    found.append(Link(JOINED, left, right, score, because))
    return sorted(found, key=lambda link: (link.left, link.right))


def with_reasons(connection: Connection, links: Iterable[Link]) -> list[Link]:
    """The same likenesses with their reasons, in order."""
    c = t.LIKENESS.c
    wanted = {(link.left, link.right) for link in links}
    found: list[Link] = []
    for some in chunks(left for left, _ in wanted):
        # All that lie beside them: to ask for pairs has SQLite look through the table.
        for left, right, score, because in connection.execute(
            select(t.LIKENESS).where(c.left.in_(some)).order_by(c.left, c.right)
        ):
            if (left, right) in wanted:
                found.append(Link(JOINED, left, right, score, because))
    return found


def touched(connection: Connection) -> set[str]:
    """The articles (some of which may be gone) whose likenesses are others than when stories were made last."""
    return set(connection.execute(select(t.TOUCHED.c.article)).scalars())


# ---- stories ---------------------------------------------------------------------------------------------------------


def waiting(connection: Connection) -> list[str]:
    """The articles whose facts are known, and that are in no story."""
    query = select(t.FACTS.c.article).outerjoin(t.STORY_ARTICLE, t.STORY_ARTICLE.c.article == t.FACTS.c.article)
    missing = query.where(t.STORY_ARTICLE.c.article.is_(None)).order_by(t.FACTS.c.article)
    return list(connection.execute(missing).scalars())


def stories_of(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """The stories that articles are in, by article."""
    found: dict[str, str] = {}
    for some in chunks(ids):
        query = select(t.STORY_ARTICLE.c.article, t.STORY_ARTICLE.c.story).where(t.STORY_ARTICLE.c.article.in_(some))
        found |= {row.article: row.story for row in connection.execute(query)}
    return found


def stories(connection: Connection) -> list[Linked]:
    """All stories, in id order."""
    members = defaultdict(list)
    for article, story in connection.execute(select(t.STORY_ARTICLE).order_by(t.STORY_ARTICLE.c.article)):
        members[story].append(article)
    rows = connection.execute(select(t.STORY.c.id, t.STORY.c.key, t.STORY.c.links).order_by(t.STORY.c.id))
    return [Linked(row.id, row.key, row.links, tuple(members[row.id])) for row in rows]


def story_keys(connection: Connection) -> dict[str, str]:
    """The key of all that each story's links rest on, by its id, in id order."""
    rows = connection.execute(select(t.STORY.c.id, t.STORY.c.key).order_by(t.STORY.c.id))
    return {row.id: row.key for row in rows}


def version(connection: Connection, story: str) -> str:
    """A key of all that a story is told from, which changes when any of it does; "" where there is no such story."""
    row = connection.execute(select(t.STORY.c.key, t.STORY.c.links).where(t.STORY.c.id == story)).first()
    if row is None:
        return ""
    total = hashlib.sha256(f"{row.key} {row.links}".encode())
    members = select(t.STORY_ARTICLE.c.article).where(t.STORY_ARTICLE.c.story == story)
    c, p = t.ARTICLE_METADATA.c, t.ARTICLE_PATH.c
    metadata = select(c.article, c.hash).where(c.article.in_(members)).order_by(c.article)
    paths = select(p.article, p.path).where(p.article.in_(members)).order_by(p.article, p.path)
    for query in (metadata, paths):
        for each in connection.execute(query):
            total.update(repr(tuple(each)).encode())
    return total.hexdigest()[:32]


def articles_of(connection: Connection, story: str) -> list[str]:
    """The articles of a story, in order."""
    query = select(t.STORY_ARTICLE.c.article).where(t.STORY_ARTICLE.c.story == story)
    return list(connection.execute(query.order_by(t.STORY_ARTICLE.c.article)).scalars())


def articles_of_large(connection: Connection, least: int) -> set[str]:
    """The articles of the stories that have more than so many."""
    c = t.STORY_ARTICLE.c
    large = select(c.story).group_by(c.story).having(func.count() > least)
    return set(connection.execute(select(c.article).where(c.story.in_(large))).scalars())


def story_id(connection: Connection, name: str) -> str:
    """The story of this id, of the article of this id, or of all articles whose ids begin so.

    Raises UnknownIdError where it fits none, or several.
    """
    c = t.STORY_ARTICLE.c
    begin = select(c.article, c.story).where(c.article.startswith(name, autoescape=True)).order_by(c.article)
    found: dict[str, str] = {row.article: row.story for row in connection.execute(begin)} if name else {}
    fit = {found[name]} if name in found else set(found.values())
    if len(fit) == 1:
        return fit.pop()
    what = f"{len(fit)} stories have articles whose ids begin with" if fit else "no story has the id"
    raise UnknownIdError(f"{what} '{name}': 'dateline stories' lists them")


def of_other_rules(connection: Connection, links: str) -> list[str]:
    """The stories that other rules made."""
    return list(connection.execute(select(t.STORY.c.id).where(t.STORY.c.links != links)).scalars())


def add_story(connection: Connection, story: Linked) -> None:
    """Note a story whose links are about to be written."""
    connection.execute(insert(t.STORY).values(id=story.id, key=story.key, links=story.links))
    write(connection, t.STORY_ARTICLE, ({"article": article, "story": story.id} for article in story.articles))


def set_key(connection: Connection, story: Linked) -> None:
    """Note another key of a story that stays; that all links are made is to be noted again."""
    connection.execute(update(t.STORY).where(t.STORY.c.id == story.id).values(key=story.key))
    connection.execute(delete(t.BUILD))


def drop_stories(connection: Connection, ids: Iterable[str]) -> None:
    """Take back stories and their links; their articles wait, and the links are made no longer."""
    gone = sorted(ids)
    if not gone:
        return
    remove_links(connection, gone)
    for id in gone:
        connection.execute(delete(t.STORY).where(t.STORY.c.id == id))
    connection.execute(delete(t.BUILD))


def drop_stories_of(connection: Connection, articles: Collection[str]) -> None:
    """Take back the stories of articles; and that all links are made, as one of these waits now or is in none."""
    drop_stories(connection, set(stories_of(connection, articles).values()))
    connection.execute(delete(t.BUILD))


def facts_keys(connection: Connection, ids: Collection[str]) -> Mapping[str, str]:
    """The keys under which the facts of these articles were written, in order."""
    found: dict[str, str] = {}
    for some in chunks(ids):
        query = select(t.FACTS.c.article, t.FACTS.c.key).where(t.FACTS.c.article.in_(some))
        found |= {row.article: row.key for row in connection.execute(query)}
    return dict(sorted(found.items()))


# ---- settings --------------------------------------------------------------------------------------------------------


def setting(connection: Connection, name: str) -> str:
    """What the user chose, "" where nothing was chosen."""
    return connection.execute(select(t.SETTING.c.value).where(t.SETTING.c.name == name)).scalar() or ""


def set_setting(connection: Connection, name: str, value: str) -> None:
    """Keep what the user chooses."""
    connection.execute(delete(t.SETTING).where(t.SETTING.c.name == name))
    connection.execute(insert(t.SETTING).values(name=name, value=value))
