"""All events of a story in the order of time, before any of it is put into words: quick, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.model import Event, Standing
from dateline.tell.entries import Entry, Place, entry, told_at
from dateline.tell.groups import placed, undated
from dateline.tell.index import Index
from dateline.tell.lead import lead
from dateline.tell.order import Order
from dateline.tell.rank import FIRST_VIEW, Kind, Ranking, rank
from dateline.tell.selection import ALL, Selection, drawn_as, meets
from dateline.tell.slots import Slot
from dateline.tell.timeline import shown_first
from dateline.tell.words import Words
from dateline.when import When


@dataclass(frozen=True, slots=True)
class Passing:
    """An event in its place: `at` is its heading in the timeline (None: undated), `drawn` its standing as drawn."""

    event: Event
    at: Slot | None
    when: When
    told_at: tuple[str, str, int]
    kind: Kind
    drawn: Standing


@dataclass(frozen=True, slots=True)
class _Bare:
    """An event with what its place hangs on."""

    event: Event
    when: When
    told_at: tuple[str, str, int]


def in_order(events: Iterable[Event], index: Index) -> Iterator[Event]:
    """Events in the order of the timeline, those without any date last."""
    order = Order(index.story.links.before)
    bare = [_Bare(event, event.when, told_at(lead(event, index), index)) for event in events]
    yield from (each.event for _, each in placed(bare, order))
    yield from (each.event for each in undated(bare, order))


@dataclass(frozen=True)
class Course:
    """A story's events in order. Not slotted: what is asked for is worked out then, and once."""

    index: Index
    words: Words

    @cached_property
    def order(self) -> Order:
        return Order(self.index.story.links.before)

    @cached_property
    def ranking(self) -> Ranking:
        return rank(self.index, self.words)

    @cached_property
    def events(self) -> tuple[Passing, ...]:
        """All events in the order of the timeline, those without any date last."""
        bare = [self._passing(event) for event in self.index.story.links.events]
        dated = (
            Passing(each.event, at, each.when, each.told_at, each.kind, each.drawn)
            for at, each in placed(bare, self.order)
        )
        return (*dated, *undated(bare, self.order))

    def _passing(self, event: Event) -> Passing:
        where = told_at(lead(event, self.index), self.index)
        return Passing(event, None, event.when, where, self.ranking.kinds[event.id], drawn_as(event, self.index))

    def chosen(self, selection: Selection = ALL) -> tuple[Passing, ...]:
        """The events that a selection leaves."""
        if selection.is_open:
            return self.events
        return tuple(each for each in self.events if meets(each.event, selection, self.index))

    def first(self, selection: Selection = ALL, most: int = FIRST_VIEW) -> frozenset[str]:
        """The ids of the events of the first view of a selection: those of `timeline`."""
        ranking = self.ranking if selection.is_open else rank(self.index, self.words, most, selection)
        return frozenset(shown_first(ranking, most)) | self.index.kept

    def entries(self, events: Sequence[Passing], first: frozenset[str] = frozenset()) -> tuple[Entry, ...]:
        """Events in plain words; `first` are those of the first view."""
        return tuple(self.entry(each.event, prominent=each.event.id in first) for each in events)

    def entry(self, event: Event, *, prominent: bool = False) -> Entry:
        """An event in plain words."""
        place = Place(self.ranking.kinds[event.id], self.ranking.saliences[event.id], prominent)
        return entry(event, place, self.index, self.words)
