"""Near-copies: articles whose text is for the most part another's, such as a wire story under a new headline.

Two pages of one address are copies where one is a form of the other (AMP, for printing) or both say the same; else
they are versions (`versions`). A paywall's stub is no copy of the whole article: it stays a stub (`find_stubs`).

Shingles of five words; MinHash (Broder 1997) in bands (Leskovec, Rajaraman & Ullman, Mining of Massive Datasets, ch. 3)
finds the pairs worth comparing, the exact shares decide. No corpus-wide statistic enters, so that a pair's answer never
changes with the other articles.
"""

from __future__ import annotations

import itertools
import zlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from dateline.link.names import same_body
from dateline.link.text import tokens
from dateline.link.versions import same_words
from dateline.model import Article, BlockKind, Copy, Link, Rendition

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHINGLE = 5  # words
MIN_SHINGLES = 12  # a text of a few lines is too short to call another its copy
HELD = 0.7  # share of the smaller text's shingles that the larger has
LENGTHS = 0.4  # the smaller text is at least this part of the larger, else it is a passage that both have
_BANDS, _ROWS = 64, 2  # a pair with Jaccard 0.25 (the least that HELD and LENGTHS allow) meets in 98 % of cases
_PRIME = (1 << 31) - 1
STUB = 20  # words at the least that a stub has in common with the beginning of the whole article
_KEY = 12  # words by which the whole articles of a stub are looked up
_STORY = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST)


def find_copies(articles: Sequence[Article]) -> tuple[tuple[Copy, ...], tuple[Link, ...]]:
    """Which articles repeat another's text, in id order, and the pairs that showed it."""
    by_id = {a.id: a for a in articles}
    sets = {a.id: shingles(a) for a in articles}
    pairs: dict[str, list[tuple[str, float, str]]] = defaultdict(list)
    links = []
    likely = _candidates({i: s for i, s in sets.items() if len(s) >= MIN_SHINGLES}) | _of_one_address(articles)
    for left, right in sorted(likely):
        if bool(by_id[left].partial) is not bool(by_id[right].partial):
            continue
        one_address = by_id[left].url is not None and by_id[left].url == by_id[right].url
        held = _held(sets[left], sets[right], lengths=0.0 if one_address else LENGTHS)
        if held is None or (one_address and _are_versions(by_id[left], by_id[right])):
            continue
        because = f"{held:.0%} of the smaller text's runs of {SHINGLE} words stand in the other"
        because = f"the same address; {because}" if one_address else because
        links.append(Link("copy", left, right, round(held, 3), because))
        pairs[left].append((right, held, because))
        pairs[right].append((left, held, because))
    return _copies(articles, pairs), tuple(links)


def find_stubs(articles: Sequence[Article]) -> tuple[tuple[str, str], ...]:
    """Each stub of a paywall with the article that is there in full and begins like it, in id order."""
    words_of = {a.id: _words(a) for a in articles}
    whole: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for article in articles:
        if not article.partial:
            whole[tuple(words_of[article.id][:_KEY])].append(article.id)
    found = []
    for stub in sorted((a for a in articles if a.partial), key=lambda a: a.id):
        said = words_of[stub.id]
        alike = [(_common(said, words_of[id]), id) for id in whole.get(tuple(said[:_KEY]), ())]
        enough = [(-count, id) for count, id in alike if count >= max(STUB, HELD * len(said))]
        if enough:
            found.append((stub.id, min(enough)[1]))
    return tuple(found)


def _common(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words two texts begin with in common."""
    return next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _words(article: Article) -> list[str]:
    """The words of an article's story, without headlines and captions."""
    parts = [tokens(article.text[b.start : b.end]) for b in article.blocks if b.kind in _STORY]
    return [w for part in parts for w in part] if parts else list(tokens(article.text))


def shingles(article: Article) -> frozenset[int]:
    """Hashes of all runs of five words of an article's story; headlines and captions are left out."""
    said = _words(article)
    runs = (" ".join(said[i : i + SHINGLE]) for i in range(len(said) - SHINGLE + 1))
    return frozenset(zlib.crc32(run.encode()) for run in runs)


def _held(left: frozenset[int], right: frozenset[int], *, lengths: float) -> float | None:
    """The share of the smaller that the larger has, where it makes one a copy of the other."""
    small, large = sorted((len(left), len(right)))
    share = len(left & right) / small if small else 0.0
    return share if share >= HELD and small >= lengths * large else None


def _of_one_address(articles: Sequence[Article]) -> set[tuple[str, str]]:
    """Pairs of ids whose pages have one address."""
    by_address: dict[str, list[str]] = defaultdict(list)
    for article in articles:
        if article.url:
            by_address[article.url].append(article.id)
    return {pair for ids in by_address.values() for pair in itertools.combinations(sorted(ids), 2)}


def _are_versions(left: Article, right: Article) -> bool:
    """Whether two pages of one address say something else, in the same form."""
    page = Rendition.PAGE
    return left.rendition is page and right.rendition is page and not same_words(left, right)


def _candidates(sets: dict[str, frozenset[int]]) -> set[tuple[str, str]]:
    """Pairs of ids that share a band of their signatures."""
    import numpy as np

    buckets: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    rng = np.random.Generator(np.random.PCG64(5))  # a fixed family of hash functions: nothing random about a result
    a = rng.integers(1, _PRIME, _BANDS * _ROWS, dtype=np.int64)
    b = rng.integers(0, _PRIME, _BANDS * _ROWS, dtype=np.int64)
    for id in sorted(sets):
        for band, values in enumerate(_signature(sets[id], a, b).reshape(_BANDS, _ROWS)):
            buckets[band, values.tobytes()].append(id)
    return {pair for ids in buckets.values() if len(ids) > 1 for pair in itertools.combinations(ids, 2)}


def _signature(shingle_set: frozenset[int], a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    """The least value of each hash function over the set."""
    import numpy as np

    values = np.fromiter(shingle_set, dtype=np.int64, count=len(shingle_set)) % _PRIME
    least: NDArray[np.int64] = ((a[:, None] * values[None, :] + b[:, None]) % _PRIME).min(axis=1)
    return least


def _copies(articles: Sequence[Article], pairs: dict[str, list[tuple[str, float, str]]]) -> tuple[Copy, ...]:
    """The original of each copy: what an article relays, else the page, else the longer of its forms, else the earlier
    one, else the smaller id.
    """
    by_id = {a.id: a for a in articles}
    order = {i: _order(by_id[i], [by_id[j] for j, _, _ in found]) for i, found in pairs.items()}
    originals: dict[str, str] = {}
    out = []
    for id in sorted(pairs, key=order.__getitem__):
        earlier = [(order[other], other, why) for other, _, why in pairs[id] if order[other] < order[id]]
        if earlier:
            _, other, why = min(earlier)
            originals[id] = originals.get(other, other)
            out.append(Copy(id, originals[id], f"{why}; {_why_later(by_id[id], by_id[originals[id]])}"))
    return tuple(sorted(out, key=lambda c: c.article))


def _order(article: Article, others: Sequence[Article]) -> tuple[bool, bool, int, date, bool, str]:
    relays = any(o.outlet and same_body(v.name, o.outlet) for v in article.via for o in others)
    day = article.published.latest or article.published.earliest or date.max
    form = article.rendition is not Rendition.PAGE and any(o.url == article.url for o in others if article.url)
    return (relays, form, -len(article.text) if form else 0, day, bool(article.via), article.id)


_FORMS = {
    Rendition.AMP: "it is the page's AMP form",
    Rendition.PRINT: "it is the page's form for printing",
    Rendition.PAGE: "the other is a form of this page",
}


def _why_later(copy: Article, original: Article) -> str:
    if original.outlet and any(same_body(v.name, original.outlet) for v in copy.via):
        return f"it names {original.outlet} as where it has the text from"
    if copy.url and copy.url == original.url and copy.rendition is not original.rendition:
        return _FORMS[copy.rendition]
    if not copy.published.meets(original.published):
        return f"it was published later ({copy.published.edtf}, the other {original.published.edtf})"
    return "which of the two came first is not known: the first in a fixed order is taken as the original"
