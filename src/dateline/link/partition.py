"""Things put into groups that only grow, with a stated reason for every joining (union-find, Galler & Fischer 1964)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable


class Partition:
    """Groups of ids; a group is called by its smallest id in the order that it was made with.

    `apart` are pairs that are never in one group.
    """

    def __init__(self, ids: Iterable[str], apart: Iterable[tuple[str, str]] = ()) -> None:
        self._rank = {id: n for n, id in enumerate(ids)}
        self._parent = {id: id for id in self._rank}
        self._size = dict.fromkeys(self._rank, 1)
        self._apart: defaultdict[str, set[str]] = defaultdict(set)
        for left, right in apart:
            if left in self._rank and right in self._rank:
                self._apart[left].add(right)
                self._apart[right].add(left)

    def find(self, id: str) -> str:
        """The smallest id of the group of `id`."""
        root = id
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[id] != root:
            self._parent[id], id = root, self._parent[id]
        return root

    def join(self, left: str, right: str) -> bool:
        """Make the groups of two ids one; whether they were two, and may be one."""
        a, b = self.find(left), self.find(right)
        if a == b or self.bars(a, b):
            return False
        small, large = sorted((a, b), key=self._rank.__getitem__)
        self._parent[large] = small
        self._size[small] += self._size[large]
        if large in self._apart:
            self._apart[small] |= self._apart.pop(large)
        return True

    def bars(self, left: str, right: str) -> bool:
        """Whether the groups of two ids must not be one."""
        if not self._apart:
            return False
        a, b = self.find(left), self.find(right)
        return any(self.find(other) == b for other in self._apart.get(a, ()))

    def size(self, id: str) -> int:
        """How many ids the group of `id` has."""
        return self._size[self.find(id)]

    def groups(self) -> dict[str, list[str]]:
        """The ids of each group in order, by its smallest id."""
        out: dict[str, list[str]] = {}
        for id in self._rank:
            out.setdefault(self.find(id), []).append(id)
        return out
