"""Claims that stand in two articles in the same words: in a copy, in a sentence taken over, in one quotation.

The same words are one utterance: such claims speak of the same, and have one origin between them.
"""

from __future__ import annotations

import enum
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.link.material import Material
from dateline.link.text import letters, tokens
from dateline.model import Claim, Copy
from dateline.span import Span

SENTENCE_WORDS = 10  # fewer identical words can be chance ("was charged with murder on Monday")
QUOTE_WORDS = 6
QUOTE_RATIO = 90.0  # of 100: one word of ten put otherwise
COPY_RATIO = 85.0
_SEED = 3  # words that two quotations share before they are compared
_CROWD = 64  # a run of words in more quotations than this tells nothing
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"\n]+)\"|«([^«»]+)»|„([^„“”]+)[“”]")


class How(enum.StrEnum):
    """How words came to stand in two articles."""

    COPY = "copy"
    SENTENCE = "sentence"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Reuse:
    """Two claims in the same words; `left` is the original's or has the smaller id."""

    left: str
    right: str
    how: How
    score: float
    because: str


def find_reuse(material: Material, copies: Sequence[Copy]) -> tuple[Reuse, ...]:
    """All pairs, each once: copies before quotations before other sentences."""
    found: dict[tuple[str, str], Reuse] = {}
    for reuse in itertools.chain(_copied(material, copies), _quotes(material), _sentences(material)):
        pair = (min(reuse.left, reuse.right), max(reuse.left, reuse.right))
        found.setdefault(pair, reuse)
    return tuple(found[pair] for pair in sorted(found))


def _copied(material: Material, copies: Sequence[Copy]) -> Iterable[Reuse]:
    """Each claim of a copy with the original's claim in the same words, in the order of the texts."""
    from rapidfuzz import fuzz

    for copy in copies:
        open_ = list(material.claims_of.get(copy.original, ()))
        for claim in material.claims_of.get(copy.article, ()):
            said = letters(material.words_of(claim))
            scored = [(fuzz.ratio(said, letters(material.words_of(o))), o) for o in open_]
            best = max(scored, key=lambda pair: (pair[0], pair[1].predicate == claim.predicate), default=None)
            if best and best[0] >= COPY_RATIO and best[1].polarity is claim.polarity:
                open_.remove(best[1])
                because = "the same sentence, in a text that is for the most part the same"
                yield Reuse(best[1].id, claim.id, How.COPY, round(best[0] / 100, 3), because)


def _sentences(material: Material) -> Iterable[Reuse]:
    first: dict[tuple[str, str, str], Claim] = {}
    for claim in material.claims.values():
        words = material.words_of(claim)
        count = len(tokens(words))
        if count < SENTENCE_WORDS:
            continue
        other = first.setdefault((letters(words), claim.predicate, claim.polarity.value), claim)
        if other.span.article != claim.span.article:
            yield Reuse(other.id, claim.id, How.SENTENCE, 1.0, f"the same {count} words in a row")


@dataclass(frozen=True, slots=True)
class _Quotation:
    span: Span
    words: tuple[str, ...]
    claims: tuple[Claim, ...]


def _quotes(material: Material) -> Iterable[Reuse]:
    from rapidfuzz import fuzz

    quotations = [q for f in material.facts for q in _quotations(material, f.article)]
    for a, b in sorted(_near(quotations)):
        left, right = quotations[a], quotations[b]
        if left.span.article == right.span.article or not (left.claims and right.claims):
            continue
        run = _longest_run(left.words, right.words)
        ratio = fuzz.ratio(" ".join(left.words), " ".join(right.words))
        if run < QUOTE_WORDS and (ratio < QUOTE_RATIO or min(len(left.words), len(right.words)) < QUOTE_WORDS):
            continue
        because = f"the same {run} words in quotation marks" if run >= QUOTE_WORDS else "nearly the same quotation"
        for x in left.claims:
            y = max(right.claims, key=lambda c: (_alike(material, x, c), c.id))
            if (score := _alike(material, x, y)) >= COPY_RATIO:
                yield Reuse(min(x.id, y.id), max(x.id, y.id), How.QUOTE, round(score / 100, 3), because)


def _quotations(material: Material, article: str) -> Iterable[_Quotation]:
    text = material.article[article].text
    for match in _QUOTED.finditer(text):
        group = match.lastindex or 0
        span = Span(article, *match.span(group))
        words = tuple(tokens(match.group(group)))
        if len(words) >= QUOTE_WORDS:
            inside = tuple(c for c in material.claims_of[article] if span.overlaps(c.span) and span.overlaps(c.head))
            yield _Quotation(span, words, inside)


def _near(quotations: Sequence[_Quotation]) -> set[tuple[int, int]]:
    """Pairs of quotations that share a run of a few words."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, quotation in enumerate(quotations):
        for run in {quotation.words[i : i + _SEED] for i in range(len(quotation.words) - _SEED + 1)}:
            where[run].append(n)
    return {pair for ns in where.values() if len(ns) <= _CROWD for pair in itertools.combinations(ns, 2)}


def _longest_run(left: Sequence[str], right: Sequence[str]) -> int:
    """The length of the longest run of words that both have."""
    best, before = 0, [0] * (len(right) + 1)
    for word in left:
        row = [0] * (len(right) + 1)
        for j, other in enumerate(right):
            if word == other:
                row[j + 1] = before[j] + 1
                best = max(best, row[j + 1])
        before = row
    return best


def _alike(material: Material, left: Claim, right: Claim) -> float:
    """How much of the shorter claim's words the other has, 0 to 100; 0 where one asserts and the other denies."""
    from rapidfuzz import fuzz

    if left.polarity is not right.polarity:
        return 0.0
    a, b = (" ".join(tokens(material.words_of(c))) for c in (left, right))
    return fuzz.partial_ratio(a, b) if min(len(a), len(b)) >= 12 else fuzz.ratio(a, b)
