"""Gradient-boosted decision trees, as a small file keeps them: from what is compared of two things to a chance.

Friedman (2001), "Greedy function approximation: a gradient boosting machine". Made by recipes/train_links.py; the file
is JSON: the names of the features, a constant, and for each tree its nodes in rows `[feature, limit, left, right]`
(values up to the limit go left) or `[value]` (a leaf, in log odds).
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import msgspec

from dateline.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees with the features that they were made for, in their order."""

    features: tuple[str, ...]
    constant: float
    trees: tuple[tuple[tuple[float, ...], ...], ...]

    def chances(self, rows: Matrix) -> Matrix:
        """The chance of each row, 0 to 1, to four decimals: a row a pair, a column a feature."""
        import numpy as np

        odds = np.full(len(rows), self.constant)
        each = np.arange(len(rows))
        for tree in self.trees:
            feature, limit, left, right, value = (np.array(column) for column in zip(*map(_node, tree), strict=True))
            at = np.zeros(len(rows), np.intp)
            while (inner := left[at] > 0).any():
                low = rows[each, feature[at]] <= limit[at]
                at = np.where(inner, np.where(low, left[at], right[at]), at)
            odds += value[at]
        chances: Matrix = np.round(1 / (1 + np.exp(-odds)), 4)
        return chances


def _node(row: tuple[float, ...]) -> tuple[int, float, int, int, float]:
    """Feature, limit, left, right, value; a leaf has no left."""
    if len(row) == 1:
        return 0, 0.0, 0, 0, row[0]
    feature, limit, left, right = row
    return int(feature), limit, int(left), int(right), 0.0


def load(name: str, language: str = "en") -> Trees:
    """The trees of a language that ship as models/LANGUAGE/NAME.json. Raises ModelError."""
    file = resources.files("dateline") / "models" / language / f"{name}.json"
    if not file.is_file():
        raise ModelError(f"no file {name}.json for language '{language}': install dateline again")
    return msgspec.json.decode(file.read_bytes(), type=Trees)
