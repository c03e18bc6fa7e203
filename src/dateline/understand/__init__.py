"""Understand: Article → Annotations. One small encoder, one pass, several heads; what comes out is spans and scores."""

from __future__ import annotations

import functools

from dateline.model import Annotations, Article, Block, BlockKind
from dateline.understand.embedding import Embedder
from dateline.understand.reader import Reader
from dateline.understand.reading import Reading

__all__ = ["Embedder", "Reader", "Reading", "annotate", "plain_article"]


def annotate(article: Article | str) -> Annotations:
    """What the shipped reader sees in an article, or in a text as it is; it is loaded at the first call.

    Offsets are code points of `article.text` or of the text. Any text has an answer, an empty one an empty answer.
    """
    return _shipped().annotate(plain_article(article) if isinstance(article, str) else article)


def plain_article(text: str, id: str = "text") -> Article:
    """A text as an article without title, date or outlet: each line that is not blank is a paragraph."""
    blocks, at = [], 0
    for line in text.split("\n"):
        inner = line.strip()
        if inner:
            start = at + line.index(inner[0])
            blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(inner)))
        at += len(line) + 1
    return Article(id, text, "", tuple(blocks))


@functools.cache
def _shipped() -> Reader:
    return Reader.load()
