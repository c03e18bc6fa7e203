"""Stories as they are told, kept at hand: each is read and told once, and anew when the store has another of it.

A build that writes meanwhile is seen at the next request. It takes a story away before it makes it anew: until then the
one at hand is shown, and said to be so.
"""

from __future__ import annotations

import datetime
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from dateline.address import on_server
from dateline.errors import DatelineError, StoreError, UnknownIdError
from dateline.garbage import Collector, settle
from dateline.model import Story
from dateline.pipeline import open_story
from dateline.tell import ALL, Entry, Overview, Selection, Timeline, overview, timeline
from dateline.tell.course import Course, Passing
from dateline.tell.index import Index
from dateline.tell.overview import name_of
from dateline.tell.words import Words

if TYPE_CHECKING:
    from dateline.store import Card, Size, Store

STORIES = 24  # told stories at hand
_SELECTIONS = 32  # of one story at hand
_ENTRIES = 2000  # events of one story in words
_MADE = 256  # of what views make of one story: pages and counts
_CARDS = 2000  # stories at a glance
_PATIENCE = 0.2  # seconds that what is worked out ahead waits for a moment without requests
_LONG = 0.5  # seconds that a person does not wait for, where there is something to show

log = logging.getLogger(__name__)

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
T = TypeVar("T")


class Recent(Generic[K, V]):
    """The values made last, at most so many; any thread may ask. Two that ask for one thing at once make it once."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()
        self._making: dict[K, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        """What is at hand."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def of(self, key: K, make: Callable[[], V], fits: Callable[[V], bool] = lambda _: True) -> V:
        """What is at hand and fits, else what is made now."""
        found = self.get(key)
        if found is not None and fits(found):
            return found
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        with making:
            found = self.get(key)
            if found is None or not fits(found):
                found = make()
                self._put(key, found)
        with self._lock:
            self._making.pop(key, None)
        return found

    def _put(self, key: K, value: V) -> None:
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._most:
                self._values.popitem(last=False)


@dataclass(frozen=True)
class Told:
    """A story with what is told of it, made when first asked for.

    `version` stands for all that it is told from. `known_on`: as it was known on that day.
    """

    id: str
    version: str
    story: Story
    known_on: datetime.date | None = None
    _chosen: Recent[Selection, tuple[Passing, ...]] = field(default_factory=lambda: Recent(_SELECTIONS), repr=False)
    _first: Recent[Selection, frozenset[str]] = field(default_factory=lambda: Recent(_SELECTIONS), repr=False)
    _entries: Recent[str, Entry] = field(default_factory=lambda: Recent(_ENTRIES), repr=False)
    _made: Recent[Hashable, object] = field(default_factory=lambda: Recent(_MADE), repr=False)

    @cached_property
    def index(self) -> Index:
        return Index(self.story)

    @cached_property
    def words(self) -> Words:
        return Words()

    @cached_property
    def name(self) -> str:
        return name_of(self.story)

    @cached_property
    def overview(self) -> Overview:
        return overview(self.story, index=self.index)

    @cached_property
    def course(self) -> Course:
        """All events in order, not yet in words."""
        return Course(self.index, self.words)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each event (by its id) in the order of the timeline, from 0."""
        return {each.event.id: place for place, each in enumerate(self.course.events)}

    @property
    def entries(self) -> Mapping[str, Entry]:
        """All events in words by their ids, in the order of the timeline; each is put into words when asked for."""
        return _Entries(self)

    def entry(self, event: str) -> Entry:
        """An event in words. Raises UnknownIdError where the story has none of this id."""
        if event not in self.index.events:
            raise UnknownIdError(f"the story has no event '{event}': it may be told under another id since a build")
        return self._entries.of(event, lambda: self._entry(event))

    def _entry(self, event: str) -> Entry:
        return self.course.entry(self.index.events[event], prominent=event in self.first())

    def chosen(self, selection: Selection = ALL) -> tuple[Passing, ...]:
        """The events that a selection leaves, in order, not yet in words."""
        return self._chosen.of(selection, lambda: self.course.chosen(selection))

    def first(self, selection: Selection = ALL) -> frozenset[str]:
        """The ids of the events of a selection's first view."""
        return self._first.of(selection, lambda: self.course.first(selection))

    def made(self, key: Hashable, make: Callable[[], T]) -> T:
        """What a view made of the story and a key (its own name, a query), made once while it is among the last."""
        found: T = self._made.of(key, make)  # type: ignore[assignment]
        return found

    def timeline(self, selection: Selection = ALL) -> Timeline:
        """All events that a selection leaves in words, grouped as on the exported page: slow where they are many."""
        return timeline(self.story, selection=selection)


Ahead = Callable[[Told], Iterable[object] | None]  # works something out, in parts where it yields


class _Entries(Mapping[str, Entry]):
    """Events in words, made when asked for."""

    def __init__(self, told: Told) -> None:
        self._told = told

    def __getitem__(self, event: str) -> Entry:
        if event not in self._told.index.events:
            raise KeyError(event)
        return self._told.entry(event)

    def __contains__(self, event: object) -> bool:
        return event in self._told.index.events

    def __iter__(self) -> Iterator[str]:
        return (each.event.id for each in self._told.course.events)

    def __len__(self) -> int:
        return len(self._told.index.events)


class Shelf:
    """The stories of one store at hand, the least lately used put away first. Its methods may be called by any thread.

    `ahead` is what views stand on: of a long story it is worked out behind its first page, while a person reads that.
    Between the parts of what yields, requests go first.
    Raises StoreError where there is no store.
    """

    def __init__(self, store: str | Path, *, most: int = STORIES, ahead: Sequence[Ahead] = ()) -> None:
        self.path = store
        self._ahead = ahead
        self._told: Recent[tuple[str, datetime.date | None], Told] = Recent(most)
        self._versions: dict[str, str] = {}
        self._collector = Collector()
        self._took: dict[tuple[str, datetime.date | None], float] = {}  # seconds
        self._telling: set[tuple[str, datetime.date | None]] = set()
        self._cards: Recent[tuple[str, str], Card] = Recent(_CARDS)
        self._seen = -1
        self._answers = 0
        self._idle = threading.Event()  # set while no request is answered
        self._idle.set()
        self._lock = threading.Lock()
        self._store, self._file = self._open()

    def _open(self) -> tuple[Store, tuple[int, int]]:
        from dateline.store import Store

        opened = Store(self.path)
        return opened, self._place()

    def close(self) -> None:
        """Let go of the store; nothing more can be asked."""
        self._store.close()

    def _place(self) -> tuple[int, int]:
        """What changes when another file takes the store's place."""
        if on_server(self.path):
            return 0, 0
        found = Path(self.path).stat()
        return found.st_dev, found.st_ino

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, open for reading; where another file stands in its place now, that."""
        with self._lock:
            try:
                found = self._place()
            except OSError as error:
                raise StoreError(
                    f"the store {self.path} is gone ({error.strerror}): start again with another"
                ) from error
            if found != self._file:
                self._store, self._file = self._open()
                self._seen = -1
            opened = self._store
        yield opened

    @property
    def writing(self) -> bool:
        """Whether a build is writing now, or was killed before it was done: stories that it tells anew are away."""
        with self.store() as store:
            return store.build() is None

    def story_id(self, name: str) -> str:
        """The id of the story with this id, or of the one that the article with this id is in now.

        Raises UnknownIdError; StoreError where a build may bring it back.
        """
        with self.store() as store:
            try:
                return name if self.version(name) else store.story_id(name)
            except UnknownIdError:
                if self._told.get((name, None)) is not None:
                    return name
                if store.build() is None:
                    raise StoreError(f"a build is telling '{name}' anew: load the page again in a moment") from None
                raise

    def sizes(self) -> list[Size]:
        """The stories, those with most events first."""
        with self.store() as store:
            return sorted(store.sizes(), key=lambda size: (-size.events, -size.articles, size.id))

    def cards(self, sizes: Sequence[Size]) -> list[Card]:
        """These stories at a glance, in their order, without reading them."""
        missing = [size.id for size in sizes if self._cards.get((size.id, size.key)) is None]
        with self.store() as store:
            found = store.cards(missing) if missing else {}
        return [self._cards.of((size.id, size.key), partial(found.__getitem__, size.id)) for size in sizes]

    def ids(self) -> tuple[str, ...]:
        """The ids of the stories, in order."""
        with self.store() as store:
            return tuple(each.id for each in store.stories())

    def told(self, story: str, known_on: datetime.date | None = None) -> Told:
        """A story by its id; as it was known on a day, where one is given.

        One that takes long to tell is told anew behind what is at hand, which is shown until then (`waits`).
        Raises UnknownIdError where no story has the id and none is at hand.
        """
        key, version = (story, known_on), self.version(story)
        old = self._told.get(key)
        if old is not None and (not version or old.version == version):
            return old
        if old is not None and self._took.get(key, 0.0) > _LONG:
            self._behind(key)
            return old
        return self._anew(key)

    def retell(self, story: str) -> None:
        """Have a story at hand as it is now, however long that takes: what a person has just done is to be seen."""
        key = (story, None)
        if self._told.get(key) is not None and self.version(story):
            self._anew(key)

    def waits(self, told: Told) -> bool:
        """Whether it is from before a build that has told it anew, or is about to."""
        return told.version != self.version(told.id)

    def _anew(self, key: tuple[str, datetime.date | None]) -> Told:
        version = self.version(key[0])
        return self._told.of(key, lambda: self._make(*key), lambda told: told.version == version)

    def _behind(self, key: tuple[str, datetime.date | None]) -> None:
        with self._lock:
            if key in self._telling:
                return
            self._telling.add(key)

        def tell() -> None:
            try:
                self._anew(key)
            except DatelineError as error:  # a build took it away again: the next request says so
                log.info("story %s was not told anew: %s", key[0], error)
            finally:
                with self._lock:
                    self._telling.discard(key)

        threading.Thread(target=tell, daemon=True).start()

    def _make(self, story: str, known_on: datetime.date | None) -> Told:
        began, worked, version = time.monotonic(), time.thread_time(), self.version(story)
        if not version:
            raise UnknownIdError(f"no story has the id '{story}'")
        with self._collector.resting():
            if known_on is not None:
                found = open_story(self.path, story=story, known_on=known_on)
            else:
                with self.store() as store:
                    found = store.story(story)
            told = Told(story, version, found, known_on)
            _ = told.name, told.course.events  # what every page of it stands on
        self._took[story, known_on] = time.monotonic() - began
        if time.thread_time() - worked > _LONG:  # a short one that waits for its turn is no long one
            settle()
            threading.Thread(target=self._prepare, args=(told,), daemon=True).start()
        return told

    def _prepare(self, told: Told) -> None:
        """Work out what views stand on; who asks meanwhile waits for that part alone."""
        with self._collector.resting():
            for work in self._ahead:
                for _ in work(told) or ():
                    self._idle.wait(_PATIENCE)
            settle()

    @contextmanager
    def answering(self) -> Iterator[None]:
        """A request is answered within: what is worked out behind the pages makes way."""
        with self._lock:
            self._answers += 1
            self._idle.clear()
        try:
            yield
        finally:
            with self._lock:
                self._answers -= 1
                if not self._answers:
                    self._idle.set()

    def version(self, story: str) -> str:
        """What the store has of a story, as a key that changes when it does; "" where it has none now."""
        with self.store() as store:
            seen = store.changes()
            with self._lock:
                if seen != self._seen:
                    self._versions, self._seen = {}, seen
                known = self._versions.get(story)
            if known is None:
                known = store.story_version(story)
                with self._lock:
                    if seen == self._seen:
                        self._versions[story] = known
            return known
