"""Claims, over articles, that speak of the same happening. Every claim is in one event; most events have one claim.

Candidates share a key (class and somebody, or class and a word); average linkage joins them, so that no chain of half
likenesses can, and a veto between any two claims keeps their groups apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.link.pairs import SAME, Likeness, likeness, threshold
from dateline.link.propositions import Proposition
from dateline.link.reuse import Reuse
from dateline.model import Link

_WINDOW = 24  # neighbours compared in a large block: the sorted-neighbourhood method (Hernández & Stolfo 1995)
_BLOCK = 48  # a block of more claims is large
_CROSS = 200  # pairs of two groups that are scored before they are joined


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which claims make an event: by the smallest claim's id, in id order; with the reason of each joining."""

    groups: dict[str, tuple[str, ...]]
    of: dict[str, str]
    links: tuple[Link, ...]


def group_claims(said: dict[str, Proposition], reuse: Sequence[Reuse]) -> Grouping:
    """Group claims to events. The same words in two articles are the same happening."""
    groups = _Groups(said)
    for each in reuse:
        groups.force(each.left, each.right, each.score, each.because)
    scored = [(likeness(said[a], said[b]), a, b) for a, b in sorted(_candidates(said.values()))]
    for like, a, b in sorted(scored, key=lambda row: (-row[0].score, row[1], row[2])):
        if like.score >= threshold(said[a], said[b]):
            groups.join(a, b, like)
    return groups.result()


def _candidates(said: Iterable[Proposition]) -> set[tuple[str, str]]:
    """Pairs of claims that share a key. In a large block only neighbours in time are compared."""
    blocks: dict[tuple[str, str], list[Proposition]] = defaultdict(list)
    for each in said:
        for key in _keys(each):
            blocks[key].append(each)
    pairs = set()
    for block in blocks.values():
        block.sort(key=lambda p: (p.day, p.id))
        reach = len(block) if len(block) <= _BLOCK else _WINDOW
        for n, left in enumerate(block):
            for right in block[n + 1 : n + 1 + reach]:
                pairs.add((min(left.id, right.id), max(left.id, right.id)))
    return pairs


def _keys(each: Proposition) -> Iterable[tuple[str, str]]:
    """Class and somebody; class and a word, where nobody is named; somebody and a word, where there is no class."""
    if each.kind and each.who:
        return [(each.kind, entity) for entity in sorted(each.who)]
    if each.kind:
        return [(each.kind, word) for word in sorted(each.things | each.words)]
    return [(entity, word) for entity in sorted(each.who) for word in sorted(each.words)]


class _Groups:
    """Groups of claims while they grow."""

    def __init__(self, said: dict[str, Proposition]) -> None:
        self._said = said
        self._of = {id: id for id in said}
        self._members = {id: [id] for id in said}
        self._links: list[Link] = []

    def force(self, a: str, b: str, score: float, because: str) -> None:
        """Join the groups of two claims whatever else they say."""
        if self._of[a] != self._of[b]:
            self._merge(a, b, score, because)

    def join(self, a: str, b: str, like: Likeness) -> None:
        """Join the groups of two claims where all their claims may be one and are alike enough on the average."""
        left, right = self._members[self._of[a]], self._members[self._of[b]]
        if left is right:
            return
        total = 0.0
        crossed = [(x, y) for x in _few(left, a) for y in _few(right, b)]
        for x, y in crossed:
            score = likeness(self._said[x], self._said[y]).score
            if score == 0.0:
                return
            total += score
        if total / len(crossed) >= SAME:
            self._merge(a, b, like.score, like.because)

    def _merge(self, a: str, b: str, score: float, because: str) -> None:
        self._links.append(Link("event", min(a, b), max(a, b), score, because))
        small, large = sorted((self._of[a], self._of[b]))
        self._members[small] = sorted(self._members[small] + self._members.pop(large))
        for id in self._members[small]:
            self._of[id] = small

    def result(self) -> Grouping:
        """The groups by their smallest ids."""
        groups = {id: tuple(self._members[id]) for id in sorted(self._members)}
        links = tuple(sorted(self._links, key=lambda k: (k.left, k.right)))
        return Grouping(groups, dict(sorted(self._of.items())), links)


def _few(members: Sequence[str], always: str) -> list[str]:
    """All members of a small group; of a large one evenly many, the one in question among them."""
    limit = int(_CROSS**0.5)
    if len(members) <= limit:
        return list(members)
    step = len(members) / limit
    return sorted({always, *(members[int(n * step)] for n in range(limit))})
