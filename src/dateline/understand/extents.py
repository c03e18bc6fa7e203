"""Extents of time expressions after TimeML's guidelines (Saurí et al. 2006, TIMEX3), set right by the tree.

What the labels get wrong most: a determiner or number that belongs to the noun outside ("[the] Aug. 7 bombings", "$300
[million] last year"), a possessive's end ("last year['s]"), a range taken for one expression ("from Monday to Friday").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.lang import words
from dateline.model import Token
from dateline.understand.spans import WordSpan

_OUTER = frozenset({"DET", "PRON", "NUM", "SYM", "ADP", "PUNCT"})


def refined(found: Sequence[WordSpan], tokens: Sequence[Token], language: str = "en") -> list[WordSpan]:
    """The same time expressions with better ends; a range becomes two."""
    opens = words("extents", "range.opens", language)
    joins = words("extents", "range.joins", language)
    return [_trimmed(piece, tokens) for each in found for piece in _pieces(each, tokens, opens, joins)]


def _pieces(span: WordSpan, tokens: Sequence[Token], opens: frozenset[str], joins: frozenset[str]) -> list[WordSpan]:
    """The two ends of a range with its opening word inside; else the span itself."""
    if tokens[span.first].text.lower() not in opens or span.last - span.first < 4:
        return [span]
    middle = next((i for i in range(span.first + 2, span.last - 1) if tokens[i].text.lower() in joins), None)
    if middle is None:
        return [replace(span, first=span.first + 1)]
    return [replace(span, first=span.first + 1, last=middle), replace(span, first=middle + 1)]


def _trimmed(span: WordSpan, tokens: Sequence[Token]) -> WordSpan:
    first, last = span.first, span.last
    while last - first > 1 and tokens[last - 1].xpos == "POS":
        last -= 1
    while last - first > 1 and tokens[first].upos in _OUTER and _foreign(first, last, tokens):
        first += 1
    return replace(span, first=first, last=last)


def _foreign(first: int, last: int, tokens: Sequence[Token]) -> bool:
    """Whether the first word depends on a word outside, while another word is what the expression hangs on."""
    tops = [i for i in range(first, last) if not first <= tokens[i].head < last or tokens[i].head == i]
    return first in tops and len(tops) > 1
