"""What is compared of two claims, as numbers, and how likely they tell the same happening by what was learned of it.

The trees (models/*/events.json, made by recipes/train_links.py from texts whose happenings are marked) see the two
sides and nothing else. Few pairs come near the chance that is asked of dated articles, and what takes time is to embed
their texts: so a first, small model (events_plain.json) sees what needs no embedding, and only of pairs that it doesn't
rule out are the texts compared (a cascade: Viola and Jones 2001).
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from dateline import trees
from dateline.lang import words
from dateline.link.pairs import overlap, phases_fit, sharp
from dateline.link.sides import Side
from dateline.link.text import stem
from dateline.when import When

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]
    Vectors = npt.NDArray[np.float32]

Embed = Callable[[Sequence[str]], "Vectors"]  # a row of length 1 for each text

PLAIN = (
    "lemma", "stem", "class", "other_class", "article", "sentence",
    "agent", "other_agent", "patient", "other_patient", "who", "other_who", "place", "other_place",
    "thing", "other_thing", "words", "words_of_shorter", "sentence_words", "sentence_words_of_shorter",
    "nearby", "nearby_of_fewer", "named_in_other",
    "never_meet", "both_dated", "polarity", "phase", "light", "telling", "other_amount",
)  # fmt: skip
FEATURES = (*PLAIN, "predicate_meaning", "word_meaning", "phrase_meaning", "window_meaning")
SURE = 0.85  # chance from which claims of dated articles may be one
SAME_DAYS = 7  # articles of so many days tell the same news
_NOT_ASKED = 2.0
_TEXTS = 4  # of a side, that are embedded
_HOPE = 1 / 8  # of the chance that is asked for: with less by the first model, no pair of dated stories got there


class Comparer:
    """Compares claims; embeds a text when it is first compared."""

    def __init__(self, sides: Mapping[str, Side], embed: Embed) -> None:
        self._sides = sides
        self.dated = any(side.published.known for side in sides.values())
        self._sharp = {id for id, side in sides.items() if sharp(side.said.when)}
        self._embed = embed
        self._row: dict[str, int] = {}
        self._vectors: list[Vectors] = []

    @cached_property
    def _trees(self) -> trees.Trees:
        return trees.load("events")

    @cached_property
    def _first(self) -> trees.Trees:
        return trees.load("events_plain")

    def chances(self, limits: Mapping[tuple[str, str], float]) -> list[float]:
        """How likely the claims of each pair (ids) tell the same happening, 0 to 1; each is given with its `limit`.

        Of those that come nowhere near it only roughly: by what needs no embedding.
        """
        import numpy as np

        if not limits:
            return []
        pairs = [*limits]
        plain = self._plain(pairs)
        chances = self._first.chances(plain)
        near = np.flatnonzero(chances >= _HOPE * np.array([*limits.values()]))
        if len(near):
            meant = self._meant([pairs[n] for n in near.tolist()])
            chances[near] = self._trees.chances(np.column_stack([plain[near], meant]))
        return [float(chance) for chance in chances]

    def called_alike(self, left: str, right: str) -> bool:
        """Whether somebody whom only the one names may be one whom only the other does, named more fully."""
        here, there = self._sides[left].names, self._sides[right].names
        both = {id for id, _ in here} & {id for id, _ in there}
        others = [name for id, name in there if id not in both]
        return any(a <= b or b <= a for id, a in here if id not in both for b in others)

    def limit(self, left: str, right: str) -> float:
        """The chance below which what was learned says nothing of two claims; above 1 where it isn't asked at all.

        What was learned, was learned of reports of the same days, which share their people and their words; a story
        that runs for months tells alike of many things. So where any article has a date, both claims must say when and
        have something in common, or neither says when and both articles are of the same days: what says when may be
        long past, and what doesn't is news. Where no article has a date, only words can tell. But of what is wanted or
        needed, rules decide.
        """
        a, b = self._sides[left], self._sides[right]
        if not self.dated:
            return _NOT_ASKED if _is_wished(a) or _is_wished(b) else 0.0
        if left in self._sharp and right in self._sharp:
            return SURE if a.said.when.meets(b.said.when) and _in_common(a, b) else _NOT_ASKED
        news = left not in self._sharp and right not in self._sharp and _of_same_days(a.published, b.published)
        return SURE if news and not _is_wished(a) and not _is_wished(b) else _NOT_ASKED

    def undated(self, ids: Iterable[str]) -> bool:
        """Whether it isn't known of any of these claims' articles when they are of."""
        return not any(self._sides[id].published.known for id in ids)

    def features(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """A row for each pair in the order of FEATURES."""
        import numpy as np

        return np.column_stack([self._plain(pairs), self._meant(pairs)])

    def _plain(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """A row for each pair in the order of PLAIN."""
        import numpy as np

        return np.array([plain_features(self._sides[a], self._sides[b]) for a, b in pairs], np.float64)

    def _meant(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """A row for each pair: how alike their texts are in meaning."""
        import numpy as np

        self._add(text for pair in pairs for id in pair for text in self._sides[id].texts)
        texts = [(self._sides[a].texts, self._sides[b].texts) for a, b in pairs]
        return np.column_stack([self.meanings([(a[k], b[k]) for a, b in texts]) for k in range(_TEXTS)])

    def meanings(self, pairs: Sequence[tuple[str, str]]) -> Matrix:
        """The cosine of the two texts of each pair, to three decimals."""
        import numpy as np

        self._add(text for pair in pairs for text in pair)
        vectors = np.stack(self._vectors)
        left, right = (np.array([self._row[pair[k]] for pair in pairs], np.intp) for k in (0, 1))
        cosines: Matrix = np.round(np.einsum("ij,ij->i", vectors[left], vectors[right]).astype(np.float64), 3)
        return cosines

    def near(self, texts: Iterable[str], limit: float) -> dict[str, list[str]]:
        """For each text those that mean about the same, itself among them, in order."""
        import numpy as np

        known = sorted(set(texts))
        self._add(known)
        if not known:
            return {}
        vectors = np.stack([self._vectors[self._row[text]] for text in known])
        close = np.round(vectors @ vectors.T, 3) >= limit
        np.fill_diagonal(close, True)
        return {text: [known[n] for n in np.flatnonzero(row)] for text, row in zip(known, close, strict=True)}

    def _add(self, texts: Iterable[str]) -> None:
        new = [text for text in dict.fromkeys(texts) if text not in self._row]
        for text, vector in zip(new, self._embed(new), strict=True):
            self._row[text] = len(self._vectors)
            self._vectors.append(vector)


def _of_same_days(left: When, right: When) -> bool:
    """Whether two dates are known to be less than SAME_DAYS days apart."""
    if not (left.earliest and left.latest and right.earliest and right.latest):
        return False
    return (max(left.latest, right.latest) - min(left.earliest, right.earliest)).days < SAME_DAYS


def _is_wished(side: Side) -> bool:
    """Whether what is told is only wanted or needed."""
    return side.said.claim.predicate in words("link", "words.wishing")


def _in_common(left: Side, right: Side) -> bool:
    """Whether two clauses share anybody or anything besides what they tell."""
    a, b = left.said, right.said
    return bool(a.who & b.who or a.places & b.places or a.things & b.things or a.words & b.words)


def plain_features(left: Side, right: Side) -> tuple[float, ...]:
    """What is compared without what words mean, in the order of PLAIN."""
    a, b = left.said, right.said
    same_article = a.claim.span.article == b.claim.span.article
    classed = a.event_class is not None and b.event_class is not None
    telling = _telling()
    return (
        float(left.predicate == right.predicate),
        float(bool(left.heads & right.heads)),
        float(classed and a.event_class is b.event_class),
        float(classed and a.event_class is not b.event_class),
        float(same_article),
        float(same_article and left.sentence == right.sentence),
        *_both(a.agents, b.agents),
        *_both(a.patients, b.patients),
        *_both(a.who, b.who),
        *_both(a.places, b.places),
        *_both(a.things, b.things),
        _shared(a.words, b.words),
        overlap(a.words, b.words),
        _shared(left.words, right.words),
        overlap(left.words, right.words),
        _shared(left.nearby, right.nearby),
        overlap(left.nearby, right.nearby),
        float(bool(left.heads & b.clause or right.heads & a.clause)),
        float(not a.when.meets(b.when)),
        float(sharp(a.when) and sharp(b.when) and a.when.meets(b.when)),
        float(a.claim.polarity is not b.claim.polarity),
        float(not phases_fit(a, b)),
        float(not a.kind) + float(not b.kind),
        float(bool(left.heads & telling)) + float(bool(right.heads & telling)),
        float(bool(left.amounts) and bool(right.amounts) and not left.amounts & right.amounts),
    )


@functools.cache
def _telling() -> frozenset[str]:
    return frozenset(stem(word) for word in words("link", "words.telling"))


def _both(left: frozenset[str], right: frozenset[str]) -> tuple[float, float]:
    """Whether both have one in common; whether both have some and none in common."""
    common = bool(left & right)
    return float(common), float(bool(left) and bool(right) and not common)


def _shared(left: frozenset[str], right: frozenset[str]) -> float:
    """What both have, of what either has (Jaccard 1901)."""
    both = len(left & right)
    return both / (len(left) + len(right) - both) if both else 0.0
