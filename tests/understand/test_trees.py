"""Trees with one root and no cycle, and no better one exists."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.understand import trees


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    def reaches(word: int) -> bool:
        for _ in heads:
            if word < 0:
                return True
            word = heads[word]
        return word < 0

    return list(heads).count(-1) == 1 and all(reaches(word) for word in range(len(heads)))


def total(scores: trees.Floats, heads: tuple[int, ...] | list[int]) -> float:
    return float(sum(scores[word, head + 1] for word, head in enumerate(heads)))


@given(st.integers(1, 5).flatmap(lambda n: st.lists(st.integers(-50, 50), min_size=n * n + n, max_size=n * n + n)))
def test_the_best_of_all_trees_is_found(values: list[int]) -> None:
    count = round(((4 * len(values) + 1) ** 0.5 - 1) / 2)
    scores = np.array(values, dtype=np.float64).reshape(count, count + 1)
    found = trees.heads(scores)
    assert is_tree(found)
    every = (heads for heads in itertools.product(range(-1, count), repeat=count) if is_tree(heads))
    assert total(scores, found) == max(total(scores, heads) for heads in every)


def test_a_cycle_is_broken_at_its_weakest_arc() -> None:
    scores = np.array([[1.0, 0, 9, 0], [0.0, 8, 0, 0], [0.0, 0, 5, 0]])  # words 0 and 1 want each other
    assert trees.heads(scores) == [-1, 0, 1]


@pytest.mark.parametrize("count", [1, 2, 160])
def test_long_sentences_of_equal_scores_are_trees(count: int) -> None:
    assert is_tree(trees.heads(np.zeros((count, count + 1))))
