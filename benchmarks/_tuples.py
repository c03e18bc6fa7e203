"""Scores tuples (first argument, relation, other arguments) as CaRB does (Bhardwaj, Aggarwal & Mausam, EMNLP 2019).

Taken from the paper (section 4) and from how its published scorer decides where the paper is silent: words are matched
within the relation and within each argument, each word once, case counts; a pair that shares no word of the relation
scores 0, as does a tuple with fewer arguments than the gold one; all arguments after the first are one; "be" of the
system meets any form of it in the gold; under a verb of saying the order of the two arguments doesn't matter. A pair's
precision is the share of the system's words that are matched, its recall that of the gold's. Precision over a sentence
takes each gold tuple and each system tuple once, the most precise pair first; recall gives each gold tuple the best of
all system tuples. Both are means over all tuples; F1 is theirs.

Decided here: the published scorer picks the better order of arguments by precision alone, and so does this one; ties
are broken by position. There is no confidence in a claim that ranks it against others, so there is no curve and no area
under it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

_BE = ("be", "is", "am", "are", "was", "were", "been", "being")
_SAYING = ("said", "told", "added", "adds", "says")


@dataclass(frozen=True, slots=True)
class Fact:
    """A tuple: words separated by spaces. `arguments` begin with the subject."""

    relation: str
    arguments: tuple[str, ...]

    @property
    def binary(self) -> Fact:
        """With all arguments after the first as one."""
        return (
            replace(self, arguments=(self.arguments[0], " ".join(self.arguments[1:]))) if self.arguments[1:] else self
        )


@dataclass(slots=True)
class Tally:
    """Sums over sentences."""

    precise: float = 0.0
    found: int = 0
    recalled: float = 0.0
    gold: int = 0
    unmatched: list[Fact] = field(default_factory=list)

    def add(self, gold: Sequence[Fact], found: Sequence[Fact]) -> None:
        scores = [[match(g, f) for f in found] for g in gold]
        pairs = sorted((-scores[i][j][0], i, j) for i in range(len(gold)) for j in range(len(found)))
        rows: set[int] = set()
        columns: set[int] = set()
        for minus, i, j in pairs:
            if i not in rows and j not in columns:
                rows.add(i)
                columns.add(j)
                self.precise -= minus
        self.found += len(found)
        self.recalled += sum(max((recall for _, recall in row), default=0.0) for row in scores)
        self.gold += len(gold)

    @property
    def precision(self) -> float:
        return 100 * self.precise / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.recalled / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def match(gold: Fact, found: Fact) -> tuple[float, float]:
    """Precision and recall of a system's tuple against one of the gold, 0 to 1."""
    gold, found = gold.binary, found.binary
    straight = _match(gold, found)
    if any(word in gold.relation for word in _SAYING) and len(found.arguments) > 1:
        return max(straight, _match(gold, replace(found, arguments=found.arguments[::-1])))
    return straight


def _match(gold: Fact, found: Fact) -> tuple[float, float]:
    common = _common(gold.relation, found.relation, be=True)
    if not common or len(found.arguments) < min(2, len(gold.arguments)):
        return 0.0, 0.0
    pairs = list(zip(gold.arguments, found.arguments, strict=False))
    common += sum(_common(a, b) for a, b in pairs)
    wanted = len(gold.relation.split()) + sum(len(a.split()) for a in gold.arguments)
    said = len(found.relation.split()) + sum(len(b.split()) for _, b in pairs)
    return common / said, common / wanted


def _common(gold: str, found: str, *, be: bool = False) -> int:
    """How many words two texts share, each once; with `be`, a left-over "be" meets any form of it."""
    theirs, ours = gold.split(), Counter(found.split())
    shared = Counter(theirs) & ours
    left = ours - shared
    extra = be and left["be"] > 0 and any(form in theirs for form in _BE)
    return shared.total() + int(extra)
