"""Points in a row, each after all that comes before it: an order of a graph without circles that grows link by link.

A link that agrees with the row costs nothing. For one that doesn't, ways are sought from its end and back from its
start, within the part of the row between the two (Pearce and Kelly, "A dynamic topological sort algorithm for directed
acyclic graphs", 2006), in turns, so that the smaller side decides (Alpern et al., "Incremental evaluation of
computational circuits", 1990). Where they meet, the link would close a circle; where one ends, what it passed moves
behind the start or before the end of the link (Marchetti-Spaccamela, Nanni and Rohnert, "Maintaining a topological
order under edge insertions", 1996). Places are numbers with room between them (Dietz and Sleator, "Two algorithms for
maintaining order in a list", 1987), so that only what moves gets a new one, but where the room is used up.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Iterator

_ROOM = 1 << 40  # between the places of neighbours, at first
_END = -1  # neighbour of the first and the last point


class Row:
    """The row: `place` of each point, and the links from (`after`) and to (`before`) each."""

    def __init__(self) -> None:
        self.place: list[int] = []
        self.after: list[list[int]] = []
        self.before: list[list[int]] = []
        self._next = {_END: _END}
        self._last = {_END: _END}

    def point(self) -> int:
        """A new point, last in the row."""
        number = len(self.place)
        self.place.append(0)
        self.after.append([])
        self.before.append([])
        last = self._last[_END]
        if last != _END:
            self.place[number] = self.place[last] + _ROOM
        self._next[last], self._last[number] = number, last
        self._next[number], self._last[_END] = _END, number
        return number

    def __iter__(self) -> Iterator[int]:
        """The points in their order."""
        point = self._next[_END]
        while point != _END:
            yield point
            point = self._next[point]

    def link(self, first: int, second: int) -> None:
        """Put one before another. Only where no way leads back (`back`)."""
        self.after[first].append(second)
        self.before[second].append(first)

    def unlink(self, first: int, second: int) -> None:
        """Take a link out; the row stays as it is."""
        self.after[first].remove(second)
        self.before[second].remove(first)

    def back(self, first: int, second: int) -> list[int]:
        """The points of a way from `second` to `first`, which a link between them would make a circle.

        Where there is none the list is empty, and the row is such that `first` comes before `second`.
        """
        low, high = self.place[second], self.place[first]
        if high < low:
            return []
        if first == second:
            return [first]
        ahead, behind = {second: second}, {first: first}
        front, rear = deque([second]), deque([first])
        while front and rear:
            point = front.popleft()
            for other in self.after[point]:
                if other in behind:
                    return [*reversed(_way(ahead, point)), *_way(behind, other)]
                if other not in ahead and self.place[other] < high:
                    ahead[other] = point
                    front.append(other)
            point = rear.popleft()
            for other in self.before[point]:
                if other in ahead:
                    return [*reversed(_way(ahead, other)), *_way(behind, point)]
                if other not in behind and self.place[other] > low:
                    behind[other] = point
                    rear.append(other)
        moved = sorted(behind if front else ahead, key=self.place.__getitem__)
        self._take(moved)
        self._put(moved, self._last[second] if front else first)
        return []

    def guess(self, links: Iterable[tuple[int, int]]) -> None:
        """Before the first link: a row that many of these agree with. Next is always what fewest are left before."""
        after: list[list[int]] = [[] for _ in self.place]
        left = [0] * len(self.place)
        for first, second in links:
            after[first].append(second)
            left[second] += 1
        waiting = [(count, point) for point, count in enumerate(left)]
        heapq.heapify(waiting)
        row: list[int] = []
        while waiting:
            count, point = heapq.heappop(waiting)
            if count != left[point]:
                continue
            left[point] = -1  # placed
            row.append(point)
            for other in after[point]:
                if left[other] > 0:
                    left[other] -= 1
                    heapq.heappush(waiting, (left[other], other))
        self._take(row)
        self._put(row, _END)

    def _take(self, points: Iterable[int]) -> None:
        """Take points out of the row."""
        for point in points:
            last, following = self._last[point], self._next[point]
            self._next[last], self._last[following] = following, last

    def _put(self, points: list[int], last: int) -> None:
        """Put points that are in no row behind another."""
        following = self._next[last]
        for point in points:
            self._next[last], self._last[point] = point, last
            last = point
        self._next[last], self._last[following] = following, last
        first = self._last[points[0]] if points else _END
        room = _ROOM
        if following != _END and first != _END:
            room = (self.place[following] - self.place[first]) // (len(points) + 1)
        if not room:
            points, first, following, room = list(self), _END, _END, _ROOM
        if first != _END:
            start = self.place[first] + room
        else:
            start = 0 if following == _END else self.place[following] - room * len(points)
        for number, point in enumerate(points):
            self.place[point] = start + number * room


def _way(came: dict[int, int], point: int) -> list[int]:
    """The points from one back to where its search began."""
    way = [point]
    while came[point] != point:
        point = came[point]
        way.append(point)
    return way
