"""Near-copies: articles whose text is for the most part another's, such as a wire story under a new headline; and
articles that took a good part of another's text over.

Two pages of one address are copies where one is a form of the other (AMP, for printing) or both say the same; else
they are versions (`versions`). A paywall's stub is no copy of the whole article: it stays a stub (`find_stubs`).

What decides is how many words of the smaller text stand in the other in runs of three or more: changed words and
sentences cost what they are, another order of the paragraphs costs nothing. The pairs worth comparing are found by
MinHash (Broder 1997) of such runs in bands (Leskovec, Rajaraman & Ullman, Mining of Massive Datasets, ch. 3). No
corpus-wide statistic enters, so that a pair's answer never changes with the other articles.
"""

from __future__ import annotations

import itertools
import zlib
from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from dateline.lang import words
from dateline.link.names import same_body
from dateline.link.text import tokens
from dateline.link.versions import same_words
from dateline.model import Article, BlockKind, Copy, Link, Rendition

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RUN = 3  # words
MIN_WORDS = 16  # a text of a few lines is too short to call another its copy
HELD = 0.7  # share of the smaller text's words that the larger has in runs: a copy
CUT = 0.3  # a copy has at least this share of its original's words: less is a passage …
ADDED = 0.5  # … and a later article with more words of its own than of another's is no copy of it
TAKEN = 0.3  # the share from which on a text has taken passages over; two on one topic have a few hundredths in common
TAKEN_WORDS = 40  # the least that passages are: two quotations or an outlet's last lines are fewer
_CONTENT = 2  # words of a run that must carry content, for a run by which pairs are found: "one of the" is everywhere
_BANDS, _ROWS = 256, 2  # a pair that has a tenth of its runs in common meets in 92 % of cases, a fifth in all
_CROWD = 32  # texts that meet in one band: of more, each is compared with so many after it, in order of ids
STUB = 20  # words at the least that a stub has in common with the beginning of the whole article
_KEY = 12  # words by which the whole articles of a stub are looked up
_STORY = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST)


def find_copies(articles: Sequence[Article]) -> tuple[tuple[Copy, ...], tuple[Link, ...]]:
    """Which articles repeat another's text, in id order, and the pairs that showed it.

    Pairs of which one took passages of the other over, or both of a third, are links of the kind "passage".
    """
    by_id = {a.id: a for a in articles}
    texts = {a.id: _Text.of(a) for a in articles}
    pairs: dict[str, list[tuple[str, float, str]]] = defaultdict(list)
    links = []
    for left, right in sorted(_candidates(texts) | _of_one_address(articles)):
        if bool(by_id[left].partial) is not bool(by_id[right].partial):
            continue
        link = _compared(by_id[left], by_id[right], texts)
        if link is not None:
            links.append(link)
        if link is not None and link.kind == "copy":
            pairs[left].append((right, link.score, link.because))
            pairs[right].append((left, link.score, link.because))
    return _copies(articles, pairs), tuple(links)


def _compared(left: Article, right: Article, texts: Mapping[str, _Text]) -> Link | None:
    """The link between two articles: a copy, a passage that both have, or none."""
    one_address = left.url is not None and left.url == right.url
    if one_address and _are_versions(left, right):
        return None
    small, large = sorted((left, right), key=lambda article: (texts[article.id].words, article.id))
    words_of_small, words_of_large = texts[small.id].words, texts[large.id].words
    common = _common_words(texts[small.id], texts[large.id])
    held = common / words_of_small if words_of_small else 0.0
    runs = f"stand in the other, in runs of {RUN} or more"
    if held >= HELD and (one_address or common >= _least_common(small, large) * words_of_large):
        because = f"{held:.0%} of the smaller text's words {runs}"
        because = f"the same address; {because}" if one_address else because
        return Link("copy", left.id, right.id, round(held, 3), because)
    if held >= TAKEN and common >= TAKEN_WORDS:
        because = f"{common} of the smaller text's {words_of_small} words {runs}"
        return Link("passage", left.id, right.id, round(held, 3), because)
    return None


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
        alike = [(_begun(said, words_of[id]), id) for id in whole.get(tuple(said[:_KEY]), ())]
        enough = [(-count, id) for count, id in alike if count >= max(STUB, HELD * len(said))]
        if enough:
            found.append((stub.id, min(enough)[1]))
    return tuple(found)


def _begun(left: Sequence[str], right: Sequence[str]) -> int:
    """How many words two texts begin with in common."""
    return next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


def _words(article: Article) -> list[str]:
    """The words of an article's story, without headlines and captions."""
    parts = [tokens(article.text[b.start : b.end]) for b in article.blocks if b.kind in _STORY]
    return [w for part in parts for w in part] if parts else list(tokens(article.text))


@dataclass(frozen=True, slots=True)
class _Text:
    """The hashes of an article's runs of three words, in order, and of those that carry content; how many words."""

    words: int
    runs: array[int]
    telling: frozenset[int]

    @staticmethod
    def of(article: Article) -> _Text:
        said = _words(article)
        grams = [said[i : i + RUN] for i in range(len(said) - RUN + 1)]
        runs = array("I", (zlib.crc32(" ".join(gram).encode()) for gram in grams))
        empty = words("link", "words.stop")
        telling = (run for run, gram in zip(runs, grams, strict=True) if sum(w not in empty for w in gram) >= _CONTENT)
        return _Text(len(said), runs, frozenset(telling))


def _common_words(small: _Text, large: _Text) -> int:
    """How many words of the smaller text stand in runs that the larger has too."""
    there = frozenset(large.runs)
    count = end = 0
    for at, run in enumerate(small.runs):
        if run in there:
            count += at + RUN - max(at, end)
            end = at + RUN
    return count


def _least_common(small: Article, large: Article) -> float:
    """The share of the larger text that must be common for a copy: more where it came later, and may have added."""
    later = small.published.latest and large.published.earliest and small.published.latest < large.published.earliest
    return ADDED if later else CUT


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


def _candidates(texts: dict[str, _Text]) -> set[tuple[str, str]]:
    """Pairs of ids that share a band of their signatures."""
    import numpy as np

    ids = sorted(id for id, text in texts.items() if text.words >= MIN_WORDS and text.telling)
    rng = np.random.Generator(np.random.PCG64(5))  # a fixed family of hash functions: nothing random about a result
    seeds = rng.integers(0, 1 << 32, _BANDS * _ROWS, dtype=np.uint32)
    signatures = [_signature(texts[id].telling, seeds).reshape(_BANDS, _ROWS) for id in ids]
    pairs: set[tuple[str, str]] = set()
    for band in range(_BANDS):
        buckets: dict[bytes, list[str]] = defaultdict(list)
        for id, signature in zip(ids, signatures, strict=True):
            buckets[signature[band].tobytes()].append(id)
        for held in buckets.values():  # what fills a band is a form letter; copies meet in other bands too
            pairs.update((a, b) for n, a in enumerate(held) for b in held[n + 1 : n + 1 + _CROWD])
    return pairs


def _signature(runs: frozenset[int], seeds: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """The least value of each hash function over the set; a function is a seed, mixed in as xxHash ends its own."""
    import numpy as np

    values = np.fromiter(runs, dtype=np.uint32, count=len(runs))
    mixed = (values[None, :] ^ seeds[:, None]) * np.uint32(0x9E3779B1)
    mixed = (mixed ^ (mixed >> np.uint32(15))) * np.uint32(0x85EBCA77)
    least: NDArray[np.uint32] = (mixed ^ (mixed >> np.uint32(13))).min(axis=1)
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
