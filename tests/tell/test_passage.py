"""A quotation in its paragraph: the article's own words, only cut at either end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Article, Block, BlockKind
from dateline.span import Span
from dateline.tell.passage import passage

TEXT = "A headline\n" + "one two three " * 200 + "\nthe end"
ARTICLE = Article(
    "a",
    TEXT,
    "A headline",
    (
        Block(BlockKind.TITLE, 0, 10),
        Block(BlockKind.PARAGRAPH, 11, len(TEXT) - 8),
        Block(BlockKind.CAPTION, len(TEXT) - 7, len(TEXT)),
    ),
)


def test_a_short_paragraph_is_shown_whole() -> None:
    shown = passage(Span("a", 2, 6), ARTICLE)
    assert (shown.before, shown.quote, shown.after, shown.block) == ("A ", "head", "line", BlockKind.TITLE)


def test_a_long_paragraph_is_cut_between_words() -> None:
    shown = passage(Span("a", 1411, 1414), ARTICLE, context=20)
    assert shown.before.startswith("…")
    assert shown.before.removeprefix("…").split()[0] in ("one", "two", "three")
    assert shown.after.endswith("…")
    assert len(shown.before) <= 21


@given(st.integers(0, len(TEXT)), st.integers(0, 200), st.integers(1, 700))
def test_what_is_shown_is_what_the_article_says(start: int, length: int, context: int) -> None:
    end = min(start + length, len(TEXT))
    shown = passage(Span("a", start, end), ARTICLE, context)
    assert shown.quote == TEXT[start:end]
    assert shown.before.removeprefix("…") + shown.quote + shown.after.removesuffix("…") in TEXT
