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
from dateline.link.text import letters, stems, tokens
from dateline.model import Claim, Copy
from dateline.span import Span

SENTENCE_WORDS = 10  # fewer identical words can be chance ("was charged with murder on Monday")
QUOTE_WORDS = 6
_SAME = "the same {n} words in a row"
SAME_WORDS = re.compile(_SAME.format(n=r"(\d+)"))
LONG_RUN = 10  # words in a row that nobody else says by chance; fewer may be a formula ("we are very proud of")
QUOTE_HELD = 0.6  # share of the shorter quotation's words that the other has, where no run is long
QUOTE_ALIKE = 0.8  # share of the longer one's words that both have, where there is hardly a run: put otherwise a little
CLAIM_HELD = 0.8  # share of a claim's words that the other has at the same place of the quotation
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
            alike = [pair for pair in scored if pair[0] >= COPY_RATIO and _of_one_word(material, pair[1], claim)]
            best = max(alike, key=lambda pair: (pair[0], pair[1].predicate == claim.predicate), default=None)
            if best and best[1].polarity is claim.polarity:
                open_.remove(best[1])
                because = "the same sentence, in a text that is for the most part the same"
                yield Reuse(best[1].id, claim.id, How.COPY, round(best[0] / 100, 3), because)


def _of_one_word(material: Material, left: Claim, right: Claim) -> bool:
    """Whether the head of the one claim is the other's, or was put for it.

    A clause may tell of two happenings ("foiled an attack"), in nearly the same words for both claims: there the head
    of the one is a further word of the other's.
    """
    here, there = (set(stems(c.head.of(material.article[c.span.article].text))) for c in (left, right))
    if left.predicate == right.predicate or here == there:
        return True
    return not here & {*stems(material.words_of(right))} and not there & {*stems(material.words_of(left))}


def _sentences(material: Material) -> Iterable[Reuse]:
    first: dict[tuple[str, str, str], Claim] = {}
    for claim in material.claims.values():
        words = material.words_of(claim)
        count = len(tokens(words))
        if count < SENTENCE_WORDS:
            continue
        other = first.setdefault((letters(words), claim.predicate, claim.polarity.value), claim)
        if other.span.article != claim.span.article:
            yield Reuse(other.id, claim.id, How.SENTENCE, 1.0, _SAME.format(n=count))


@dataclass(frozen=True, slots=True)
class _Quotation:
    """Words in quotation marks, and the claims in them, each with its first word, the one after its last, its head."""

    article: str
    words: tuple[str, ...]
    claims: tuple[tuple[Claim, int, int, int], ...]


def _quotes(material: Material) -> Iterable[Reuse]:
    quotations = [q for f in material.facts for q in _quotations(material, f.article)]
    for a, b in sorted(_near(quotations)):
        left, right = quotations[a], quotations[b]
        if left.article == right.article or not (left.claims and right.claims):
            continue
        same, run = _aligned(left.words, right.words)
        few, many = sorted((len(left.words), len(right.words)))
        alike = len(same) >= QUOTE_ALIKE * many
        if not (alike or run >= LONG_RUN or (run >= QUOTE_WORDS and len(same) >= QUOTE_HELD * few)):
            continue
        because = f"the same {run} words in quotation marks" if run >= QUOTE_WORDS else "nearly the same quotation"
        for x in left.claims:
            score, y = max(((_at_one_place(x, y, same), y) for y in right.claims), key=lambda each: each[0])
            if score:
                low, high = sorted((x[0].id, y[0].id))
                yield Reuse(low, high, How.QUOTE, round(score, 3), because)


def _quotations(material: Material, article: str) -> Iterable[_Quotation]:
    text = material.article[article].text
    for match in _QUOTED.finditer(text):
        span = Span(article, *match.span(match.lastindex or 0))
        words = tokens(span.of(text))
        if len(words) >= QUOTE_WORDS:
            claims = (c for c in material.claims_of[article] if span.overlaps(c.span) and span.overlaps(c.head))
            yield _Quotation(article, words, tuple(_placed(c, span, text) for c in claims))


def _placed(claim: Claim, quotation: Span, text: str) -> tuple[Claim, int, int, int]:
    """Where a claim stands in a quotation, in words of it."""
    start, end = max(claim.span.start, quotation.start), min(claim.span.end, quotation.end)
    first = len(tokens(text[quotation.start : start]))
    head = len(tokens(text[quotation.start : max(claim.head.start, quotation.start)]))
    return claim, first, first + len(tokens(text[start:end])), head


def _aligned(left: Sequence[str], right: Sequence[str]) -> tuple[dict[int, int], int]:
    """Which word of the one is which of the other, where two or more in a row are the same; the longest such run."""
    from rapidfuzz.distance import LCSseq

    same: dict[int, int] = {}
    longest = 0
    for block in LCSseq.opcodes(left, right):
        size = block.src_end - block.src_start
        if block.tag == "equal" and size > 1:
            same |= zip(range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), strict=True)
            longest = max(longest, size)
    return same, longest


def _at_one_place(left: tuple[Claim, int, int, int], right: tuple[Claim, int, int, int], same: dict[int, int]) -> float:
    """How much of two claims' words are each other's, 0 to 1; 0 where they aren't the same words or one denies.

    The same words are the same proposition where their heads are one word; else where hardly any word is another.
    """
    (x, first, last, head), (y, start, end, other) = left, right
    common = sum(start <= same[i] < end for i in range(first, last) if i in same)
    few, many = sorted((last - first, end - start))
    if x.polarity is not y.polarity or not few or common < CLAIM_HELD * few:
        return 0.0
    score = common / (few + many - common)
    return score if same.get(head) == other or score >= CLAIM_HELD else 0.0


def _near(quotations: Sequence[_Quotation]) -> set[tuple[int, int]]:
    """Pairs of quotations that share a run of a few words."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, quotation in enumerate(quotations):
        for run in {quotation.words[i : i + _SEED] for i in range(len(quotation.words) - _SEED + 1)}:
            where[run].append(n)
    return {pair for ns in where.values() if len(ns) <= _CROWD for pair in itertools.combinations(ns, 2)}
