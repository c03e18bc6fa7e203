"""The open file, and the part of a store that tells which articles are one story: see `stories` for the rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, delete

from dateline.model import Link, Sketch
from dateline.store import cards, recalled, stories
from dateline.store import tables as t
from dateline.store.cards import Card, Size
from dateline.store.database import BUSY_SECONDS
from dateline.store.facts import drop_left_over
from dateline.store.links import write_joined
from dateline.store.opening import open_database
from dateline.store.stories import Linked


class Opened:
    """An open file, or database of a server. `write` makes it or brings it up to date first.

    `path` is its name as it may be shown, `address` where to open it again. `shared`: others may be writing to it.
    """

    def __init__(self, path: str | Path, *, write: bool = False) -> None:
        self.address = path
        self._database = open_database(path, write=write)
        self.path = self._database.name
        self.shared = self._database.shared
        self._held: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, or all connections to the server."""
        self._database.close()

    def changes(self) -> int:
        """A number that is another whenever others have changed the store since it was asked for last."""
        return self._database.changes()

    @contextmanager
    def at_once(self, *, wait: float | None = BUSY_SECONDS) -> Iterator[None]:
        """All that is done within is one transaction: nobody who reads meanwhile sees a part of it.

        Raises StoreError where others write to a shared store for longer than `wait` seconds (None: however long).
        """
        if self._held is not None:
            yield
            return
        options = self._database.engine.execution_options(wait=wait)
        with self._database.errors(), options.begin() as connection:
            self._held = connection
            try:
                yield
            finally:
                self._held = None

    @contextmanager
    def as_build(self) -> Iterator[None]:
        """A build is done within. In a store that is shared it is one transaction, and waits until it is its turn: who
        reads sees whole builds only. In a file it is done step by step, so that one that is killed goes on where it
        stood; in a shared store, what the reader saw is kept step by step, which is what takes long.
        """
        if not self.shared:
            yield
            return
        with self.at_once(wait=None):
            yield
            with self._transaction() as connection:
                drop_left_over(connection)

    @contextmanager
    def _kept(self) -> Iterator[Connection]:
        """A transaction of its own, whatever becomes of the one that is under way, where the store is shared."""
        if self._held is None or not self.shared:
            with self._transaction() as connection:
                yield connection
            return
        with self._database.errors(), self._database.engine.execution_options(writes=False).begin() as connection:
            yield connection

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        if self._held is not None:
            with self._held.begin_nested():
                yield self._held
            return
        with self._database.errors(), self._database.engine.begin() as connection:
            yield connection


class Grouping(Opened):
    """Sketches of articles, who is like whom, and the stories that are made of them."""

    def unsketched(self, rules: str) -> list[str]:
        """The articles whose facts are known, and of which there is no sketch of these facts by these rules."""
        with self._transaction() as connection:
            return stories.unsketched(connection, rules)

    def uncompared(self, rules: str) -> list[str]:
        """The articles whose facts are known, and of which no sketch of these facts by these rules was compared."""
        with self._transaction() as connection:
            return stories.uncompared(connection, rules)

    def set_sketches(self, sketches: Sequence[Sketch], rules: str) -> None:
        """Put sketches in the place of those of the same articles, whose likenesses go; they are to be compared."""
        with self._transaction() as connection:
            stories.write_sketches(connection, sketches, rules)

    def sketches(self, articles: Collection[str]) -> dict[str, bytes]:
        """What these articles are compared by."""
        with self._transaction() as connection:
            return stories.read_sketches(connection, articles)

    def sketch_pairs(self, articles: Collection[str]) -> dict[str, list[str]]:
        """With which of these articles others (and they themselves, once a pair) are to be compared, all in order; see
        `Sketch`.
        """
        with self._transaction() as connection:
            return stories.candidates(connection, articles)

    def set_likenesses(self, articles: Collection[str], found: Iterable[Link], rules: str) -> None:
        """Keep all likenesses that were found, by these rules, of articles whose sketches are new."""
        with self._transaction() as connection:
            stories.write_likenesses(connection, found)
            stories.set_compared(connection, articles, rules)

    def likenesses(self, articles: Collection[str], *, told: bool = True) -> list[Link]:
        """The likenesses of these articles with any others, in order; unless `told`, without their reasons."""
        with self._transaction() as connection:
            return stories.likenesses(connection, articles, told=told)

    def with_reasons(self, links: Iterable[Link]) -> list[Link]:
        """The same likenesses with their reasons, in order."""
        with self._transaction() as connection:
            return stories.with_reasons(connection, links)

    def touched(self) -> set[str]:
        """The articles (some of which may be gone) whose likenesses are others than when stories were made last."""
        with self._transaction() as connection:
            return stories.touched(connection)

    def named(self, words: Collection[str]) -> set[str]:
        """The articles in whose names all these words stand."""
        with self._transaction() as connection:
            return stories.named(connection, words)

    def names_in(self, articles: Collection[str], words: Collection[str]) -> dict[str, set[str]]:
        """Which of these words stand in the names of each of these articles, where some do."""
        with self._transaction() as connection:
            return stories.names_in(connection, articles, words)

    def setting(self, name: str) -> str:
        """What the user chose for this store; "" where nothing was chosen."""
        with self._transaction() as connection:
            return stories.setting(connection, name)

    def set_setting(self, name: str, value: str, drop: Collection[str] | None = ()) -> None:
        """Keep what the user chooses, and take back these stories, or (None) all, whose links rest on it."""
        with self._transaction() as connection:
            stories.set_setting(connection, name, value)
            gone = drop if drop is not None else [story.id for story in stories.stories(connection)]
            stories.drop_stories(connection, gone)

    def waiting(self) -> list[str]:
        """The articles whose facts are known, and that are in no story."""
        with self._transaction() as connection:
            return stories.waiting(connection)

    def stories(self) -> list[Linked]:
        """The stories whose links are made, in id order."""
        with self._transaction() as connection:
            return stories.stories(connection)

    def story_keys(self) -> dict[str, str]:
        """What the links of each story rest on, as one key, by the stories' ids, in id order."""
        with self._transaction() as connection:
            return stories.story_keys(connection)

    def story_id(self, name: str) -> str:
        """The id of a story, given it, the id of one of its articles, or the beginning of either that fits one story.

        Raises UnknownIdError where it fits none, or several.
        """
        with self._transaction() as connection:
            return stories.story_id(connection, name)

    def story_version(self, story: str) -> str:
        """A key of all that a story is told from, which changes when any of it does; "" where it isn't there."""
        with self._transaction() as connection:
            return stories.version(connection, story)

    def sizes(self) -> list[Size]:
        """How large each story is, in id order."""
        with self._transaction() as connection:
            return cards.sizes(connection)

    def cards(self, ids: Collection[str]) -> dict[str, Card]:
        """These stories at a glance, without reading them."""
        with self._transaction() as connection:
            return cards.cards(connection, ids)

    def articles_in(self, story: str) -> list[str]:
        """The articles of a story, in order."""
        with self._transaction() as connection:
            return stories.articles_of(connection, story)

    def articles_of_large(self, least: int) -> set[str]:
        """The articles of the stories that have more than so many."""
        with self._transaction() as connection:
            return stories.articles_of_large(connection, least)

    def stories_of(self, articles: Collection[str]) -> dict[str, str]:
        """The stories that articles are in, by article."""
        with self._transaction() as connection:
            return stories.stories_of(connection, articles)

    def recall(self, name: str, subject: str, key: str) -> bytes | None:
        """What a stage gave of an article, or of the story of which it is the first, if it rested on just this."""
        with self._transaction() as connection:
            return recalled.read(connection, name, subject, key)

    def keep_recalled(self, rows: Iterable[recalled.Kept]) -> None:
        """Keep what stages gave, in the place of what they gave before: stage, article, digest, content."""
        with self._transaction() as connection:
            recalled.keep(connection, rows)

    def stories_of_other_rules(self, links: str) -> list[str]:
        """The ids of the stories whose links were made by other rules."""
        with self._transaction() as connection:
            return stories.of_other_rules(connection, links)

    def set_joined(self, joined: Mapping[str, Sequence[Link]]) -> None:
        """Keep what joins the articles of these stories, which stay what they are, where it is other than before."""
        with self._transaction() as connection:
            write_joined(connection, joined)

    def drop_stories(self, ids: Iterable[str], *, looked_through: bool = False) -> None:
        """Take back stories and their links; their articles wait. With `looked_through` none is touched any more."""
        with self._transaction() as connection:
            stories.drop_stories(connection, ids)
            if looked_through:
                connection.execute(delete(t.TOUCHED))
