"""Things put into groups by how likely each two are one: the mean of all pairs decides, and the best pair with it.

Greedy and deterministic: always the two groups that fit best, the first in order among equals (average linkage: Sokal
and Michener 1958). What is barred from being one keeps its groups apart, however alike others in them are.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Joining:
    """Two groups that became one, by their first members, and the pair across that fits best."""

    left: int
    right: int
    best: Pair


def clustered(
    size: int, chances: Mapping[Pair, float], enough: float, *, best: float = 0.0, given: Sequence[Sequence[int]] = ()
) -> tuple[list[list[int]], list[Joining]]:
    """Groups of 0 … size-1 in order, and the joinings in theirs.

    `chances` of pairs (the smaller first), 0 to 1; a negative one bars the pair; a pair that isn't there has none.
    `given` are groups to begin with, whatever their chances. Two groups join where the mean chance of their pairs and
    the best one, which counts for the share `best`, make `enough`.
    """
    groups = _Groups(size, chances, best)
    for first, *others in given:
        for other in others:
            groups.merge(first, other)
    groups.queue_all()
    joinings = []
    while (found := groups.next(enough)) is not None:
        joinings.append(found)
        groups.merge(found.left, found.right)
        groups.queue(found.left)
    return [groups.members[first] for first in sorted(groups.members)], joinings


class _Groups:
    """Groups by their first members; between two of them the sum of chances, the best pair, and what is barred."""

    def __init__(self, size: int, chances: Mapping[Pair, float], best: float) -> None:
        self.members = {n: [n] for n in range(size)}
        self._share = best
        self._version = [0] * size
        self._sum: list[dict[int, float]] = [{} for _ in range(size)]
        self._best: list[dict[int, tuple[float, int, int]]] = [
            {} for _ in range(size)
        ]  # chance, pair with signs turned
        self._barred: list[set[int]] = [set() for _ in range(size)]
        self._queue: list[tuple[float, int, int, int, int]] = []
        for (left, right), chance in sorted(chances.items()):
            if chance < 0:
                self._barred[left].add(right)
                self._barred[right].add(left)
            elif chance:
                for a, b in ((left, right), (right, left)):
                    self._sum[a][b] = chance
                    self._best[a][b] = (chance, -left, -right)

    def queue_all(self) -> None:
        """Put all groups that have a chance with another into the row."""
        for left in sorted(self.members):
            for right in sorted(self._sum[left]):
                if left < right:
                    self._put(left, right)

    def queue(self, group: int) -> None:
        """Put what one group, which has changed, may be joined with into the row."""
        for other in sorted(self._sum[group]):
            self._put(*sorted((group, other)))

    def next(self, enough: float) -> Joining | None:
        """The two groups that fit best, if they fit well enough."""
        while self._queue:
            fit, left, right, *versions = heapq.heappop(self._queue)
            if -fit < enough:
                return None
            if versions == [self._version[left], self._version[right]]:
                _, first, second = self._best[left][right]
                return Joining(left, right, (-first, -second))
        return None

    def merge(self, one: int, other: int) -> None:
        """Make two groups one."""
        left, right = sorted((one, other))
        self.members[left] = sorted(self.members[left] + self.members.pop(right))
        self._version[left] += 1
        self._version[right] += 1
        for third, total in self._sum[right].items():
            del self._sum[third][right], self._best[third][right]
            if third != left:
                self._sum[left][third] = self._sum[third][left] = round(self._sum[left].get(third, 0.0) + total, 9)
                self._best[left][third] = self._best[third][left] = max(
                    self._best[left].get(third, (0.0, 0, 0)), self._best[right][third]
                )
        self._sum[right], self._best[right] = {}, {}
        for third in self._barred[right]:
            self._barred[third].discard(right)
            self._barred[third].add(left)
        self._barred[left] |= self._barred[right]

    def _put(self, left: int, right: int) -> None:
        if right in self._barred[left]:
            return
        mean = self._sum[left][right] / (len(self.members[left]) * len(self.members[right]))
        fit = round((1 - self._share) * mean + self._share * self._best[left][right][0], 6)
        heapq.heappush(self._queue, (-fit, left, right, self._version[left], self._version[right]))
