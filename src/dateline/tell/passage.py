"""The words around a span: its paragraph, cut where it is long."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Article, BlockKind
from dateline.span import Span

CONTEXT = 600  # characters on either side: about a long paragraph of a newspaper
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Passage:
    """A quotation in its paragraph: the article's own words, unchanged, only cut at either end ('…')."""

    before: str
    quote: str
    after: str
    block: BlockKind


def passage(span: Span, article: Article, context: int = CONTEXT) -> Passage:
    """The span in the block (or blocks) that it touches, with at most `context` characters on either side."""
    touched = [block for block in article.blocks if block.start < span.end and span.start < block.end]
    first = min((block.start for block in touched), default=span.start)
    last = max((block.end for block in touched), default=span.end)
    before = article.text[min(first, span.start) : span.start]
    after = article.text[span.end : max(last, span.end)]
    if len(before) > context:
        before = ELLIPSIS + _from_word(before[-context:])
    after = shortened(after, context)
    kind = touched[0].kind if touched else BlockKind.PARAGRAPH
    return Passage(before, span.of(article.text), after, kind)


def shortened(text: str, most: int) -> str:
    """The text, or its beginning up to the end of a word ('…') where it has more characters than that."""
    return text if len(text) <= most else _to_word(text[:most]).rstrip() + ELLIPSIS


def _from_word(text: str) -> str:
    """Without the half word at the start (a text without spaces stays)."""
    head, space, rest = text.partition(" ")
    return rest if space and len(head) < len(text) // 2 else text


def _to_word(text: str) -> str:
    rest, space, tail = text.rpartition(" ")
    return rest if space and len(tail) < len(text) // 2 else text
