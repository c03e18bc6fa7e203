"""Stories as they are told, kept at hand: each is read and told once, and anew when the store has another of it.

A build that writes meanwhile is seen at the next request. It takes a story away before it makes it anew: until then the
one at hand is shown, and said to be so.
"""

from __future__ import annotations

import datetime
import threading
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import UnknownIdError
from dateline.model import Story
from dateline.pipeline import open_story
from dateline.tell import ALL, Entry, Overview, Selection, Timeline, overview, timeline
from dateline.tell.index import Index
from dateline.tell.overview import name_of
from dateline.tell.words import Words

if TYPE_CHECKING:
    from dateline.store import Store

_STORIES = 24  # told stories at hand
_TIMELINES = 64  # selections of one story at hand


@dataclass(frozen=True)
class Told:
    """A story with what is told of it, made when first asked for. `waiting`: the store is telling it anew just now."""

    id: str
    version: str
    story: Story
    known_on: datetime.date | None = None
    waiting: bool = False

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
        return overview(self.story)

    @cached_property
    def whole(self) -> Timeline:
        """All events."""
        return timeline(self.story, whole=True)

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """All events as they are shown, by their ids, in the order of the timeline."""
        return {entry.event.id: entry for entry in self.whole.entries}

    def timeline(self, selection: Selection = ALL) -> Timeline:
        """The timeline of the events that a selection leaves, in its first view and the rest."""
        return timeline(self.story, selection=selection)


class Shelf:
    """The stories of one store at hand, the least lately used put away first. Its methods may be called by any thread.

    Raises StoreError where there is no store.
    """

    def __init__(self, store: Path, *, most: int = _STORIES) -> None:
        self.path = store
        self._most = most
        self._told: OrderedDict[tuple[str, datetime.date | None], Told] = OrderedDict()
        self._making: dict[tuple[str, datetime.date | None], threading.Lock] = {}
        self._lock = threading.Lock()
        with self.store():
            pass

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, open for reading."""
        from dateline.store import Store

        with Store(self.path) as opened:
            yield opened

    def story_id(self, name: str) -> str:
        """The id of the story with this id, or of the one that the article with this id is in now.

        Raises UnknownIdError.
        """
        with self.store() as store:
            return store.story_id(name)

    def ids(self) -> tuple[str, ...]:
        """The ids of the stories that have events, in order."""
        with self.store() as store:
            return tuple(each.id for each in store.stories())

    def told(self, story: str, known_on: datetime.date | None = None) -> Told:
        """A story by its id; as it was known on a day, where one is given.

        Raises UnknownIdError where no story has the id, StoreError where it is being told anew and none is at hand.
        """
        key = (story, known_on)
        with self._lock:
            making = self._making.setdefault(key, threading.Lock())
        with making:
            version = self.version(story)
            at_hand = self._told.get(key)
            if at_hand is None or at_hand.version != version:
                at_hand = self._make(story, version, known_on, at_hand)
            self._keep(key, at_hand)
            return at_hand

    def _make(self, story: str, version: str, known_on: datetime.date | None, old: Told | None) -> Told:
        if not version and old is not None:
            return Told(old.id, "", old.story, known_on, waiting=True)
        if not version:
            raise UnknownIdError(f"no story has the id '{story}'")
        if known_on is not None:
            return Told(story, version, open_story(self.path, story=story, known_on=known_on), known_on)
        with self.store() as store:
            return Told(story, version, store.story(story))

    def _keep(self, key: tuple[str, datetime.date | None], told: Told) -> None:
        with self._lock:
            self._told[key] = told
            self._told.move_to_end(key)
            while len(self._told) > self._most:
                gone, _ = self._told.popitem(last=False)
                self._making.pop(gone, None)

    def version(self, story: str) -> str:
        """What the store has of a story, as a key that changes when it does; "" where it has none now."""
        with self.store() as store:
            return store.story_version(story)
