"""Which events of a story may be one: those that share people, days or words with it, found without reading all."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.model import Event
from dateline.when import When

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Numbers = npt.NDArray[np.int64]

_EVER = datetime.date.max.toordinal()
_SHARED, _DAYS = 2, 2  # what somebody or a day in common counts beside a word


class Kin:
    """The events of a story by who takes part, by the words of their titles and by their days."""

    def __init__(self, events: Sequence[Event]) -> None:
        import numpy as np

        self._events = tuple(sorted(events, key=lambda each: each.id))
        self._places = {each.id: place for place, each in enumerate(self._events)}
        self._people = _by(each.participants for each in self._events)
        self._words = _by(words_of(each.title) for each in self._events)
        bounds = np.array([_bounds(each.when) for each in self._events], np.int64).reshape(-1, 2)
        self._first, self._last = bounds[:, 0], bounds[:, 1]
        self._known = np.array([each.when.known for each in self._events], bool)
        self._salience = np.array([each.salience for each in self._events], np.float64)

    def like(self, event: Event, most: int) -> Iterator[Event]:
        """The events that are most like one of these: the weightier, then the smaller id, where several are as alike.

        Nothing is like an event that shares nobody, no day and no word of its title with it.
        """
        import numpy as np

        alike = np.zeros(len(self._events), np.int64)
        for table, shared, weight in (
            (self._people, event.participants, _SHARED),
            (self._words, words_of(event.title), 1),
        ):
            for each in set(shared):
                alike[table.get(each, [])] += weight
        if event.when.known:
            first, last = _bounds(event.when)
            alike[self._known & (self._first <= last) & (self._last >= first)] += _DAYS
        alike[self._places[event.id]] = 0
        found = np.flatnonzero(alike)
        for place in found[np.lexsort((found, -self._salience[found], -alike[found]))][:most]:
            yield self._events[place]


def words_of(text: str) -> set[str]:
    """The words by which names and titles are compared; short ones tell nothing apart."""
    return {word for word in text.casefold().split() if len(word) > 3}


def _by(keys: Iterable[Iterable[str]]) -> dict[str, Numbers]:
    """The places at which each key stands."""
    import numpy as np

    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(keys):
        for key in set(each):
            found[key].append(place)
    return {key: np.array(places, np.int64) for key, places in found.items()}


def _bounds(when: When) -> tuple[int, int]:
    """The days of an interval as numbers; an unknown bound excludes nothing."""
    return when.earliest.toordinal() if when.earliest else 0, when.latest.toordinal() if when.latest else _EVER
