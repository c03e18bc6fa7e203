"""Captures of one address: forms of one text are copies, texts that say something else are versions.

A site shows one article as a page, for printing and as AMP, and people save it twice. What was changed between two
captures is news of its own, so that no version replaces another. What is no change: a line of furniture, another
order or division of the paragraphs, a misspelling put right.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from dateline.lang import languages, table
from dateline.link.text import tokens
from dateline.model import Article, BlockKind, Rendition, Version
from dateline.when import When

_STORY = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST)
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+")
_ENDED = re.compile(r"[.!?…][\"'”’»)]*$")
_LINE = 8  # words: a shorter line without a sentence's end is a button, a label or a headline
_SPELT, _LETTERS = 2, 5  # letters that two spellings of one word differ in, at most; letters that it has, at least


def find_versions(articles: Sequence[Article]) -> tuple[Version, ...]:
    """Each version with the one saved (or published) before it, in id order.

    Forms for printing and AMP, and the stubs of paywalls, are no versions: they hold less of the same text. Nor are
    there any in languages that are not understood.
    """
    by_address: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        if article.url and article.rendition is Rendition.PAGE and not article.partial and understood(article):
            by_address[article.url].append(article)
    found = []
    for captures in by_address.values():
        distinct = list(_distinct(sorted(captures, key=_order)))
        for earlier, later in itertools.pairwise(distinct):
            found.append(Version(later.id, earlier.id, _because(earlier, later)))
    return tuple(sorted(found, key=lambda version: version.article))


def understood(article: Article) -> bool:
    """Whether an article's language is one that is read, or not known."""
    return not article.language or article.language in languages()


def same_words(left: Article, right: Article) -> bool:
    """Whether two texts tell the same in the same words, but for furniture, misspellings, headlines and captions."""
    ours, theirs = _sentences(left), _sentences(right)
    gone = {said: ours[said] for said in ours if said not in theirs}
    added = {said: theirs[said] for said in theirs if said not in ours}
    return all(_respelt(*each, added) for each in gone.items()) and all(_respelt(*each, gone) for each in added.items())


def _distinct(captures: Sequence[Article]) -> Iterator[Article]:
    """The captures that say something else than those before them."""
    seen: list[Article] = []
    for article in captures:
        if not any(same_words(article, other) for other in seen):
            seen.append(article)
            yield article


def _sentences(article: Article) -> dict[tuple[str, ...], str]:
    """The sentences of an article's story as words, with how they are written; furniture left out."""
    found: dict[tuple[str, ...], str] = {}
    for block in article.blocks:
        if block.kind in _STORY:
            for written in _SENTENCE.split(article.text[block.start : block.end]):
                said = tuple(tokens(written))
                if said and (len(said) >= _LINE or _ENDED.search(written.strip())):
                    found.setdefault(said, written)
    return found


def _respelt(said: tuple[str, ...], written: str, others: dict[tuple[str, ...], str]) -> bool:
    """Whether one of some sentences is the same but for the spelling of words that are no names and no numbers."""
    for other, text in others.items():
        if len(said) == len(other):
            meaning = _names(written) | _names(text) | _numbers()
            if all(a == b or _one_word(a, b, meaning) for a, b in zip(said, other, strict=True)):
                return True
    return False


def _one_word(a: str, b: str, meaning: frozenset[str]) -> bool:
    """Whether two words are one in two spellings; of `meaning`, another spelling is another word."""
    from rapidfuzz.distance import Levenshtein

    plain = a.isalpha() and b.isalpha() and not {a, b} & meaning
    return plain and min(len(a), len(b)) >= _LETTERS and a[0] == b[0] and Levenshtein.distance(a, b) <= _SPELT


def _names(written: str) -> frozenset[str]:
    """The words of a sentence with a capital, but for its first."""
    return frozenset(
        word for each in written.split()[1:] if each.strip("\"'“‘(")[:1].isupper() for word in tokens(each)
    )


@functools.cache
def _numbers() -> frozenset[str]:
    """Words that count: another one is another number."""
    rows = table("numbers")
    return frozenset(word for value in rows.values() if isinstance(value, dict) for word in value)


def _order(article: Article) -> tuple[date, date, str]:
    published = article.published.latest or article.published.earliest or date.max
    saved = article.captured.earliest or article.captured.latest or published
    return saved, published, article.id


def _because(earlier: Article, later: Article) -> str:
    if _before(earlier.captured, later.captured):
        return f"the same address, saved later ({later.captured.edtf}, the other {earlier.captured.edtf})"
    if _before(earlier.published, later.published):
        return f"the same address, dated later ({later.published.edtf}, the other {earlier.published.edtf})"
    return "the same address with other words; which of the two came first is not known"


def _before(left: When, right: When) -> bool:
    return left.latest is not None and right.earliest is not None and left.latest < right.earliest
