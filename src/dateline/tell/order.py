"""What comes before what, where dates leave it open: as the story tells, and no further."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

T = TypeVar("T")


class Order:
    """A story's partial order of events: `before` are those that are told to come before an event, by its id."""

    def __init__(self, before: Mapping[str, Sequence[str]]) -> None:
        self._before = before

    def known(self, first: str, second: str) -> bool:
        """Whether the first is told to come before the second, directly or through others."""
        return any(id == first for id in self._all_before(second))

    def arranged(self, items: Sequence[T], name: Callable[[T], str], key: Callable[[T], Any]) -> tuple[T, ...]:
        """Items in the order of their keys, but each behind those that are told to come before it.

        A topological order (Kahn 1962) that takes the smallest key there is: it moves no more than it has to.
        """
        by_id = {name(item): item for item in items}
        left = {id: {other for other in self._all_before(id) if other in by_id} for id in by_id}
        behind: dict[str, list[str]] = {}
        for id, others in left.items():
            for other in others:
                behind.setdefault(other, []).append(id)
        ready = [(key(item), id) for id, item in by_id.items() if not left[id]]
        heapq.heapify(ready)
        found = []
        while ready:
            _, id = heapq.heappop(ready)
            found.append(by_id[id])
            for other in behind.get(id, ()):
                left[other].discard(id)
                if not left[other]:
                    heapq.heappush(ready, (key(by_id[other]), other))
        return tuple(found)

    def _all_before(self, id: str) -> Iterator[str]:
        seen, waiting = {id}, [id]
        while waiting:
            for other in self._before.get(waiting.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
                    yield other
