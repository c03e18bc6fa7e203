"""Articles and annotations by hand: words by white space, tags given where a test is about tense."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Annotations, Article, Block, BlockKind, TimexSpan, TimexType, Token
from dateline.span import Span
from dateline.when import UNKNOWN, When, from_edtf


def article(text: str, published: str | When = UNKNOWN, id: str = "a") -> Article:
    """A text of one paragraph; `published` is EDTF, "" for unknown."""
    when = from_edtf(published) if isinstance(published, str) else published
    return Article(id, text, "", (Block(BlockKind.PARAGRAPH, 0, len(text)),), published=when, language="en")


def nothing(article: Article) -> Annotations:
    """What a reader that sees nothing says."""
    return Annotations(article.id, (), ())


def marks(article: Article, *words: str, type: TimexType = TimexType.DATE) -> Annotations:
    """What a reader says that marks these words and sees nothing else."""
    starts = [article.text.index(word) for word in words]
    spans = (Span(article.id, start, start + len(word)) for start, word in zip(starts, words, strict=True))
    return Annotations(article.id, (), (), timexes=tuple(TimexSpan(span, type, 1.0) for span in spans))


def tagged(article: Article, tags: Sequence[tuple[str, str, int, str]]) -> Annotations:
    """Words by white space with (UPOS, XPOS, head from 1, relation) each; 0 is the root. Lemmas: the words."""
    found = list(re.finditer(r"\S+", article.text))
    tokens = tuple(
        Token(m.start(), m.end(), m.group(), m.group().lower(), upos, xpos, head - 1 if head else number, relation, 0)
        for number, (m, (upos, xpos, head, relation)) in enumerate(zip(found, tags, strict=True))
    )
    return Annotations(article.id, tokens, ((0, len(tokens)),))
