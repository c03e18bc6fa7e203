"""Boosted trees: how they are gone through, and that those that ship fit what is asked."""

from __future__ import annotations

import numpy as np
import pytest

from dateline import trees
from dateline.errors import ModelError
from dateline.trees import Trees

ONE = ((0.0, 0.5, 1.0, 2.0), (-1.0,), (1.0,))
TWO = ((2.0,),)


def test_trees_go_left_up_to_a_limit_and_add_up() -> None:
    made = Trees(("x",), -2.0, (ONE, TWO))
    rows = np.array([[0.5], [0.6]])
    assert made.chances(rows) == pytest.approx([1 / (1 + np.e), 1 / (1 + np.exp(-1))], abs=1e-4)


def test_a_row_has_the_same_chance_alone_and_among_thousands() -> None:
    made = trees.load("events")
    rows = np.random.default_rng(1).uniform(-1, 1, (5000, len(made.features)))
    together = made.chances(rows)
    assert [float(made.chances(rows[n : n + 1])[0]) for n in (0, 255, 256, 4999)] == [
        float(together[n]) for n in (0, 255, 256, 4999)
    ]


def test_no_rows_have_no_chances() -> None:
    assert len(Trees(("x",), -2.0, (ONE,)).chances(np.zeros((0, 1)))) == 0


def test_trees_that_are_not_there() -> None:
    with pytest.raises(ModelError, match=r"no file none\.json for language 'en'"):
        trees.load("none")
