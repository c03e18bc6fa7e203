"""Article text is scored as the dataset's own scorer does it; offsets are exact on every example page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.pages import offsets_wrong, readings, rouge, token_f1
from dateline.model import Article, Block
from dateline.read import read_paths

TRUTH = ("The wall fell on Saturday.", "[Read it in French.]", "Two people were killed, police said.")


def test_a_text_is_scored_with_the_optional_paragraphs_that_suit_it() -> None:
    assert rouge(TRUTH, [TRUTH[0], TRUTH[2]]).f1 == 1
    assert rouge(TRUTH, [TRUTH[0], "Read it in French.", TRUTH[2]]).f1 == 1


def test_what_is_missing_costs_recall_and_what_is_added_precision() -> None:
    less, more = rouge(TRUTH, [TRUTH[0]]), rouge(TRUTH, [TRUTH[0], TRUTH[2], "Subscribe to our letter."])
    assert less.precision == 1 > less.recall == pytest.approx(5 / 11)
    assert more.recall == 1 > more.precision == pytest.approx(11 / 15)


def test_of_more_than_four_optional_paragraphs_all_count_or_none() -> None:
    many = ["The wall fell.", *(f"[Notice {n}.]" for n in range(5))]
    assert list(readings(many)) == [["The wall fell."], ["The wall fell.", *(f"Notice {n}." for n in range(5))]]
    assert len(list(readings(many[:5]))) == 16


def test_words_count_whatever_their_order() -> None:
    assert token_f1(TRUTH, ["Two people were killed, police said.", "The wall fell on Saturday."]) == 1
    assert token_f1(TRUTH, ["The wall fell on Sunday."]) == pytest.approx(2 * 4 / (5 + 11))
    assert token_f1([], []) == 1


def test_every_paragraph_of_every_example_page_has_exact_offsets() -> None:
    folders = sorted((Path(__file__).parents[2] / "examples").glob("*/articles"))
    articles = [each for each in read_paths([str(folder) for folder in folders]) if isinstance(each, Article)]
    assert len(articles) >= 28
    assert [article.paths for article in articles if offsets_wrong(article)] == []


def test_wrong_offsets_are_found() -> None:
    article = next(
        each for each in read_paths([str(next((Path(__file__).parents[2] / "examples").glob("*/articles")))])
    )
    assert isinstance(article, Article)
    first, *rest = article.blocks
    for block in (Block(first.kind, first.start, first.end - 1), Block(first.kind, first.start, rest[0].end)):
        assert offsets_wrong(replace(article, blocks=(block, *rest))) > 0
