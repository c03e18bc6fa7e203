"""ROUGE-LSum is what the library that defines it counts, digit by digit."""

from __future__ import annotations

import random
from pathlib import Path

from rouge_score.rouge_scorer import RougeScorer

from benchmarks._rouge import Said
from dateline.model import Article
from dateline.read import read_paths

EXAMPLES = Path(__file__).parents[2] / "examples"
LIBRARY = RougeScorer(["rougeLsum"], use_stemmer=False)


def same(truth: list[str], text: list[str]) -> bool:
    ours, theirs = Said(text).against(truth), LIBRARY.score("\n".join(truth), "\n".join(text))["rougeLsum"]
    return (ours.precision, ours.recall, ours.f1) == (theirs.precision, theirs.recall, theirs.fmeasure)


def test_sentences_of_few_words_in_any_order() -> None:
    chance = random.Random(3)
    for _ in range(300):
        truth, text = (
            [" ".join(chance.choices("abcde", k=chance.randint(1, 9))) for _ in range(chance.randint(1, 5))]
            for _ in range(2)
        )
        assert same(truth, text), (truth, text)


def test_articles_of_the_same_news() -> None:
    articles = [
        a.text.split("\n") for a in read_paths([str(EXAMPLES / "dunmere" / "articles")]) if isinstance(a, Article)
    ]
    for truth, text in zip(articles, [*articles[1:], articles[0]], strict=True):
        assert same(truth, text)
        assert same(truth, [*text[:3], *truth[:-2]])


def test_nothing_is_like_nothing() -> None:
    assert same([], ["A word."]) and same(["A word."], []) and same(["…"], ["…"])


def test_one_text_is_held_against_many_truths() -> None:
    said = Said(["The wall fell on Saturday.", "Two people were killed."])
    whole = said.against(["The wall fell on Saturday.", "Two people were killed."])
    assert (whole.f1, said.against(["The wall fell on Saturday."]).recall) == (1, 1)
    assert said.against(["The wall fell on Saturday.", "Two people were killed."]) == whole
