"""Claims, over articles, that speak of the same happening. Every claim is in one event; most events have one claim.

Candidates share a key (class, verb or its meaning, somebody, a word). How likely two are one is told by
rules that are seldom wrong (`pairs`) and by what was learned from marked texts (`compare`); groups are made by the mean
and the best of their pairs, so that no chain of half likenesses can, and what bars two claims keeps their groups apart.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.clusters import clustered
from dateline.link.compare import Comparer
from dateline.link.pairs import Likeness, barred, likeness, other_parts, phases_fit, threshold
from dateline.link.partition import Partition
from dateline.link.propositions import Proposition
from dateline.link.reuse import Reuse
from dateline.model import NOTHING_DECIDED, Decided, Link

ENOUGH = 0.5  # chance from which groups are one event
_BEST = 0.5  # share of the best pair in a group's chance where nothing is known of days; else the mean decides alone
_NEVER = 2.0  # chance that nothing has
_LONGEST = 3  # words that stand for a clause in a key
_WINDOW = 24  # neighbours compared in a large block: the sorted-neighbourhood method (Hernández & Stolfo 1995)
_BLOCK = 48  # a block of more claims is large
_FEW = 200  # claims of a story whose pairs are all compared where meanings are known
_NEAR = 0.4  # cosine of predicates that may mean the same
_POSSIBLE = 0.2  # chance from which two claims are in one heap
_HEAP = 100  # claims of a heap whose pairs are all compared

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Which claims make an event: by the smallest claim's id, in id order; with the reason of each joining."""

    groups: dict[str, tuple[str, ...]]
    of: dict[str, str]
    links: tuple[Link, ...]


def group_claims(
    said: Mapping[str, Proposition],
    reuse: Sequence[Reuse],
    comparer: Comparer | None = None,
    decided: Decided = NOTHING_DECIDED,
) -> Grouping:
    """Group claims to events. The same words in two articles are the same happening.

    Without a comparer rules alone decide. What a person decided to be two is barred from one event; events that are one
    for a person become one when all are made, so that nothing leaves them for what they are joined with.
    """
    apart = _apart(said, decided)
    partition = Partition(sorted(said), apart)
    links = [
        Link("event", min(r.left, r.right), max(r.left, r.right), r.score, r.because)
        for r in reuse
        if _told_as_one(said[r.left], said[r.right], r) and partition.join(r.left, r.right)
    ]
    repeated = partition.groups()
    judge = _Judge(said, comparer)
    judge.add(_candidates(said, comparer))
    judge.bar(apart)
    heaps = Partition(sorted(said))
    for members in repeated.values():
        for other in members[1:]:
            heaps.join(members[0], other)
    for (left, right), chance in judge.chances.items():
        if chance >= _POSSIBLE:
            heaps.join(left, right)
    groups: dict[str, tuple[str, ...]] = {}
    for heap in heaps.groups().values():
        if len(heap) <= _HEAP:
            judge.add(itertools.combinations(heap, 2))
        row = {id: n for n, id in enumerate(heap)}
        chances = {(row[a], row[b]): judge.chances[a, b] for a, b in judge.within(heap)}
        best = _BEST if comparer is not None and comparer.undated(heap) else 0.0
        given = [[row[id] for id in repeated[id]] for id in heap if len(repeated.get(id, ())) > 1]
        found, joinings = clustered(len(heap), chances, ENOUGH, best=best, given=given)
        groups |= {heap[group[0]]: tuple(heap[n] for n in group) for group in found}
        for joining in joinings:
            a, b = (heap[n] for n in sorted(joining.best))
            links.append(judge.link(a, b))
    groups, joined = _as_decided(groups, said, decided, apart)
    links += joined
    groups = {id: groups[id] for id in sorted(groups)}
    of = {member: id for id, members in groups.items() for member in members}
    return Grouping(groups, dict(sorted(of.items())), tuple(sorted(links, key=lambda k: (k.left, k.right))))


def _told_as_one(left: Proposition, right: Proposition, reuse: Reuse) -> bool:
    """Whether the same words in two articles tell one happening: changed ones may tell of a plan and of a fact."""
    return reuse.score == 1.0 or phases_fit(left, right)


def _apart(said: Mapping[str, Proposition], decided: Decided) -> list[Pair]:
    """Pairs that a person decided to be of two events; what is one with either side by that person is so, too."""
    same = Partition(sorted(said))
    for left, right in decided.same_events:
        if said.keys() >= {left, right}:
            same.join(left, right)
    groups = same.groups() if decided.different_events else {}
    return [
        (one, other)
        for left, right in decided.different_events
        if said.keys() >= {left, right}
        for one in groups[same.find(left)]
        for other in groups[same.find(right)]
    ]


def _as_decided(
    groups: Mapping[str, tuple[str, ...]], said: Mapping[str, Proposition], decided: Decided, apart: Sequence[Pair]
) -> tuple[dict[str, tuple[str, ...]], list[Link]]:
    """The groups, of which those are one that a person decided to be; what must not be with them leaves them."""
    same = [pair for pair in decided.same_events if said.keys() >= {*pair}]
    if not same:
        return dict(groups), []
    of = {member: id for id, members in groups.items() for member in members}
    links = [
        Link("event", min(left, right), max(left, right), 1.0, decided.because)
        for left, right in same
        if of[left] != of[right]
    ]
    partition = Partition(sorted(said), apart)
    for left, right in same:
        partition.join(left, right)
    for members in groups.values():
        for other in members[1:]:
            partition.join(members[0], other)
    return {id: tuple(members) for id, members in partition.groups().items()}, links


# ---- which claims are compared ---------------------------------------------------------------------------------------


def _candidates(said: Mapping[str, Proposition], comparer: Comparer | None) -> Iterable[Pair]:
    """Pairs of claims that share a key. In a large block only neighbours in time are compared.

    All pairs of a few claims where meanings are known, for other words may tell the same, and share no key.
    """
    if comparer and len(said) <= _FEW:
        return itertools.combinations(sorted(said), 2)
    blocks: dict[tuple[str, ...], list[Proposition]] = defaultdict(list)
    near = comparer.near({each.claim.predicate for each in said.values()}, _NEAR) if comparer else {}
    for each in said.values():
        for key in _keys(each, near):
            blocks[key].append(each)
    pairs = set()
    for block in blocks.values():
        block.sort(key=lambda p: (p.day, p.id))
        reach = len(block) if len(block) <= _BLOCK else _WINDOW
        for n, left in enumerate(block):
            for right in block[n + 1 : n + 1 + reach]:
                pairs.add((min(left.id, right.id), max(left.id, right.id)))
    return sorted(pairs)


def _keys(each: Proposition, near: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, ...]]:
    """Class and somebody; class and a word, where nobody is named; somebody and a word, where there is no class.

    Where there is neither, the verb and a thing. The longest words, for clauses that are repeated word for word. And
    where meanings are known, two verbs that may mean the same.
    """
    if each.kind and each.who:
        yield from ((each.kind, entity) for entity in sorted(each.who))
    elif each.kind:
        yield from ((each.kind, word) for word in sorted(each.things | each.words))
    elif each.who:
        yield from ((entity, word) for entity in sorted(each.who) for word in sorted(each.words))
    elif each.verbs:
        yield from ((each.verbs[0][0], thing) for thing in sorted(each.things))
    if each.event_class is not None and each.event_class.at_once and each.when.days == 1:
        yield "day", each.kind, each.when.edtf
    yield "said", *sorted(each.said, key=lambda word: (-len(word), word))[:_LONGEST]
    for other in near.get(each.claim.predicate, ()):
        yield ("near", *sorted((each.claim.predicate, other)))


# ---- how likely two are one ------------------------------------------------------------------------------------------


class _Judge:
    """The chances of pairs (the smaller id first); of what no event can hold -1."""

    def __init__(self, said: Mapping[str, Proposition], comparer: Comparer | None) -> None:
        self._said = said
        self._comparer = comparer
        self._ruled: dict[Pair, Likeness] = {}
        self._of: dict[str, set[str]] = defaultdict(set)
        self.chances: dict[Pair, float] = {}

    def add(self, pairs: Iterable[Pair]) -> None:
        """Judge pairs that weren't yet."""
        new = [pair for pair in pairs if pair not in self.chances]
        asked = {pair: self._rule(*pair) for pair in new}
        if self._comparer is not None:
            open_ = {pair: limit for pair, limit in asked.items() if limit <= 1}
            for (pair, limit), chance in zip(open_.items(), self._comparer.chances(open_), strict=True):
                if chance >= limit:
                    self.chances[pair] = max(self.chances[pair], chance)

    def bar(self, pairs: Iterable[Pair]) -> None:
        """Keep pairs apart, whatever else speaks for them."""
        for left, right in (sorted(pair) for pair in pairs):
            self.chances[left, right] = -1.0
            self._ruled.pop((left, right), None)
            self._of[left].add(right)

    def within(self, ids: Sequence[str]) -> list[Pair]:
        """The pairs of some claims that were judged."""
        some = set(ids)
        return [(id, other) for id in ids for other in sorted(self._of[id] & some)]

    def link(self, left: str, right: str) -> Link:
        """Why two are one."""
        if (ruled := self._ruled.get((left, right))) is not None:
            return Link("event", left, right, ruled.score, ruled.because)
        a, b = self._said[left], self._said[right]
        reasons = [f"'{a.claim.predicate}' and '{b.claim.predicate}' told alike"]
        reasons += ["the same people"] if a.who & b.who else []
        reasons += [f"shared words: {', '.join(sorted(a.words & b.words))}"] if a.words & b.words else []
        return Link("event", left, right, round(self.chances[left, right], 3), "; ".join(reasons))

    def _rule(self, left: str, right: str) -> float:
        """Judge a pair by rules alone; the chance that is asked of what was learned, above 1 where it isn't asked."""
        a, b = self._said[left], self._said[right]
        self._of[left].add(right)
        if barred(a, b, undated=self._comparer is not None and not self._comparer.dated):
            self.chances[left, right] = -1.0
            return _NEVER
        if other_parts(a, b) and not (self._comparer and self._comparer.called_alike(left, right)):
            self.chances[left, right] = 0.0
            return _NEVER
        like, limit = likeness(a, b), threshold(a, b)
        # ENOUGH where the rule just holds: what makes a group of two
        asked = self._comparer.limit(left, right) if self._comparer else _NEVER
        self.chances[left, right] = ENOUGH * like.score / limit if like.score >= limit or asked else 0.0
        if like.score >= limit:
            self._ruled[left, right] = like
        return asked
