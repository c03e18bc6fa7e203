"""Captures of one address: forms of one text are copies, texts that say something else are versions.

A site shows one article as a page, for printing and as AMP, and people save it twice. What was changed between two
captures is news of its own, so that no version replaces another.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.link.text import tokens
from dateline.model import Article, BlockKind, Rendition, Version

_STORY = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST)


def find_versions(articles: Sequence[Article]) -> tuple[Version, ...]:
    """Each version with the one saved (or published) before it, in id order.

    Forms for printing and AMP, and the stubs of paywalls, are no versions: they hold less of the same text.
    """
    by_address: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.url and article.rendition is Rendition.PAGE and not article.partial:
            by_address[article.url].append(article)
    found = []
    for captures in by_address.values():
        distinct = list(_distinct(sorted(captures, key=_order)))
        for earlier, later in itertools.pairwise(distinct):
            found.append(Version(later.id, earlier.id, _because(earlier, later)))
    return tuple(sorted(found, key=lambda version: version.article))


def same_words(left: Article, right: Article) -> bool:
    """Whether two texts tell the same in the same words, whatever their headlines, captions and order of blocks."""
    return _sentences(left) == _sentences(right)


def _distinct(captures: Sequence[Article]) -> Iterator[Article]:
    """The captures that say something else than those before them."""
    seen: list[frozenset[tuple[str, ...]]] = []
    for article in captures:
        said = _sentences(article)
        if said not in seen:
            seen.append(said)
            yield article


def _sentences(article: Article) -> frozenset[tuple[str, ...]]:
    blocks = (article.text[b.start : b.end] for b in article.blocks if b.kind in _STORY)
    return frozenset(words for block in blocks if (words := tuple(tokens(block))))


def _order(article: Article) -> tuple[date, date, str]:
    saved = article.captured.earliest or article.captured.latest or date.max
    published = article.published.latest or article.published.earliest or date.max
    return saved, published, article.id


def _because(earlier: Article, later: Article) -> str:
    if earlier.captured.known and later.captured.known and not earlier.captured.meets(later.captured):
        return f"the same address, saved later ({later.captured.edtf}, the other {earlier.captured.edtf})"
    if not earlier.published.meets(later.published):
        return f"the same address, dated later ({later.published.edtf}, the other {earlier.published.edtf})"
    return "the same address with other words; which of the two came first is not known"
