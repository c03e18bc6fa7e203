"""How alike two articles are, and which of a heap tell the same course of events, as closely as pairs of articles tell.

Two articles are compared by themselves: whom and what they name, with which words they begin, which years and numbers
they have. The weights are constants (lang/*/stories.toml, made by recipes/train_stories.py), so that no article has a
say in whether two others belong together. What comes of it is a function of the set of articles: an article that is
added joins its story, and nothing changes in a story that it isn't like.
"""

from __future__ import annotations

import functools
import itertools
import math
import operator
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from dateline.lang import table
from dateline.link.clusters import clustered
from dateline.link.material import is_named
from dateline.link.partition import Partition
from dateline.link.text import content_stems, stem, tokens
from dateline.model import Article, Facts, Link
from dateline.model.links import JOINED

FEATURES = ("names", "names_told", "words", "lead", "same_year", "other_years", "numbers")
_KEYS = 8  # names told most: two articles are compared where they share one of them
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBER = re.compile(r"\b\d[\d.,]*\d\b|\b\d\b")


@dataclass(frozen=True, slots=True)
class Stories:
    """The stories by their smallest article's id, in id order; and for each joining its score and its reason."""

    groups: dict[str, tuple[str, ...]]
    of: dict[str, str]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of an article. `names` are the words of names with how often their bearers are told of, `length`
    is that of these numbers as a vector.
    """

    id: str
    names: Mapping[str, int]
    length: float
    words: frozenset[str]
    lead: frozenset[str]
    years: frozenset[str]
    numbers: frozenset[str]

    @property
    def keys(self) -> list[str]:
        """The names that are told most."""
        return sorted(self.names, key=lambda name: (-self.names[name], name))[:_KEYS]


def group_articles(articles: Sequence[Article], facts: Sequence[Facts]) -> Stories:
    """Which articles tell one story. Pure, and the same whatever the order of the articles.

    Articles that may belong together, by pairs, are taken as one heap, and each heap is parted by average linkage
    (Sokal and Michener 1958): what joins two groups is how likely all their pairs are.
    """
    told = {f.article: f for f in facts}
    profiles = {a.id: profile(a, told.get(a.id)) for a in sorted(articles, key=lambda a: a.id)}
    scores = {pair: likely(*(profiles[id] for id in pair)) for pair in _candidates(profiles.values())}
    heaps = Partition(profiles)
    for (left, right), score in scores.items():
        if score >= constants()["apart"]:
            heaps.join(left, right)
    groups: dict[str, tuple[str, ...]] = {}
    links: list[Link] = []
    of_heap: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for pair, score in scores.items():
        of_heap[heaps.find(pair[0])][pair] = score
    for id, heap in heaps.groups().items():
        found, joined = _parted(heap, of_heap[id], profiles)
        groups |= {min(group): tuple(sorted(group)) for group in found}
        links += joined
    groups = {id: groups[id] for id in sorted(groups)}
    of = {member: id for id, members in groups.items() for member in members}
    return Stories(groups, dict(sorted(of.items())), tuple(sorted(links, key=lambda k: (k.left, k.right))))


def profile(article: Article, facts: Facts | None) -> Profile:
    """What is compared of an article; without facts (it wasn't understood) it has no names."""
    names: Counter[str] = Counter()
    for referent in facts.referents if facts else ():
        if is_named(referent):
            for word in tokens(referent.name):
                names[stem(word)] += len(referent.mentions)
    sizes = constants()
    beginning, lead = article.text[: sizes["beginning"]], article.text[: sizes["lead"]]
    return Profile(
        article.id,
        names,
        math.sqrt(sum(count * count for count in names.values())),
        content_stems(beginning),
        content_stems(lead),
        frozenset(_YEAR.findall(article.text)),
        frozenset(_NUMBER.findall(beginning)),
    )


def features(left: Profile, right: Profile) -> tuple[float, ...]:
    """How two articles compare, each part from 0 to 1, in the order of FEATURES."""
    one_year = not left.years.isdisjoint(right.years)
    return (
        _shared(left.names.keys(), right.names.keys()),
        _cosine(left, right),
        _shared(left.words, right.words),
        _shared(left.lead, right.lead),
        float(one_year),
        float(bool(left.years) and bool(right.years) and not one_year),
        _shared(left.numbers, right.numbers),
    )


def likely(left: Profile, right: Profile) -> float:
    """How likely two articles are to tell one story, 0 to 1."""
    constant, each = weights()
    return 1 / (1 + math.exp(-constant - sum(map(operator.mul, each, features(left, right)))))


@functools.cache
def weights() -> tuple[float, tuple[float, ...]]:
    """The constant, and the weights in the order of FEATURES."""
    known: Mapping[str, float] = constants()["weights"]
    return known["constant"], tuple(known[name] for name in FEATURES)


def constants() -> dict[str, Any]:
    return table("stories")


def _candidates(profiles: Iterable[Profile]) -> list[tuple[str, str]]:
    """Pairs that share a name which both tell of much, in order."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for each in profiles:
        for name in each.keys:
            by_name[name].append(each.id)
    return sorted({pair for ids in by_name.values() for pair in itertools.combinations(sorted(ids), 2)})


def _parted(
    heap: Sequence[str], scores: Mapping[tuple[str, str], float], profiles: Mapping[str, Profile]
) -> tuple[list[list[str]], list[Link]]:
    """A heap as groups, whose pairs are on the average likely enough; and why each was joined."""
    row = {id: n for n, id in enumerate(heap)}
    chances = {(row[a], row[b]): score for (a, b), score in scores.items() if a in row and b in row}
    found, joinings = clustered(len(heap), chances, constants()["same"])
    pairs = [(heap[joining.best[0]], heap[joining.best[1]]) for joining in joinings]
    links = [_link(profiles[left], profiles[right], scores[left, right]) for left, right in pairs]
    return [[heap[n] for n in group] for group in found], links


def _link(left: Profile, right: Profile, score: float) -> Link:
    names = sorted(left.names.keys() & right.names.keys(), key=lambda n: (-left.names[n] - right.names[n], n))[:5]
    return Link(JOINED, left.id, right.id, round(score, 3), f"both tell of {', '.join(names)}")


def _shared(left: Set[str], right: Set[str]) -> float:
    """What both have, of what either has (Jaccard 1901)."""
    both = len(left & right)
    return both / (len(left) + len(right) - both) if both else 0.0


def _cosine(left: Profile, right: Profile) -> float:
    both = sum(left.names[name] * right.names[name] for name in left.names.keys() & right.names.keys())
    return both / (left.length * right.length) if both else 0.0
