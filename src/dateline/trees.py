"""Gradient-boosted decision trees, as a small file keeps them: from what is told of a thing to a chance.

Friedman (2001), "Greedy function approximation: a gradient boosting machine". Made by recipes/train_links.py and
recipes/train_referents.py; a file is JSON: the names of the features, a constant, and for each tree its nodes in rows
`[feature, limit, left, right]` (values up to the limit go left) or `[value]` (a leaf, in log odds).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from dateline.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]
    Indices = npt.NDArray[np.intp]

_ROWS = 256  # that go down the trees at once: what is looked up stays near the processor


@dataclass(frozen=True)
class Trees:
    """Trees with the features that they were made for, in their order."""

    features: tuple[str, ...]
    constant: float
    trees: tuple[tuple[tuple[float, ...], ...], ...]

    def chances(self, rows: Matrix) -> Matrix:
        """The chance of each row, 0 to 1, to four decimals: a row a thing, a column a feature."""
        import numpy as np

        odds = [self._odds(rows[first : first + _ROWS]) for first in range(0, len(rows), _ROWS)]
        chances: Matrix = np.round(1 / (1 + np.exp(-np.concatenate([np.zeros(0), *odds]))), 4)
        return chances

    def _odds(self, rows: Matrix) -> Matrix:
        """All rows go down all trees at once, a level at a time."""
        import numpy as np

        nodes = self._nodes
        # `take` from flat tables is half the time of looking up by row and column
        cells, first = rows.ravel(), np.arange(len(rows))[:, None] * rows.shape[1]
        at = np.broadcast_to(nodes.roots, (len(rows), len(nodes.roots)))
        for _ in range(nodes.depth):
            left = cells.take(first + nodes.feature.take(at)) <= nodes.limit.take(at)
            at = nodes.next.take(2 * at + left)
        terms = np.empty((len(rows), len(nodes.roots) + 1))
        terms[:, 0] = self.constant
        terms[:, 1:] = nodes.value.take(at)
        odds: Matrix = terms.cumsum(axis=1)[:, -1]  # added up in order: a sum in numpy's own may differ in the last bit
        return odds

    @cached_property
    def _nodes(self) -> _Nodes:
        return _nodes(self.trees)


class _Nodes(NamedTuple):
    """The nodes of all trees, one after another; `next` holds two for each, where values above its limit go and where
    others go, and a leaf leads to itself. `depth` is the most steps down to a leaf."""

    roots: Indices
    feature: Indices
    limit: Matrix
    next: Indices
    value: Matrix
    depth: int


def _nodes(trees: Sequence[Sequence[tuple[float, ...]]]) -> _Nodes:
    import numpy as np

    rows: list[tuple[float, ...]] = []
    roots, depth = [], 0
    for tree in trees:
        first = len(rows)
        roots.append(first)
        level = {0}
        for steps in range(len(tree)):
            depth = max(depth, steps)
            if not (level := {int(child) for n in level for child in tree[n][2:4]}):
                break
        for number, row in enumerate(tree, first):
            leaf = (0, np.inf, number, number, row[0])
            rows.append(leaf if len(row) == 1 else (row[0], row[1], first + row[2], first + row[3], 0.0))
    feature, limit, left, right, value = np.array(rows, np.float64).reshape(-1, 5).T
    beside = np.column_stack((right, left)).ravel()
    root, feature_, next_ = (each.astype(np.intp) for each in (np.array(roots), feature, beside))
    return _Nodes(root, feature_, limit.copy(), next_, value.copy(), depth)


@functools.cache
def load(name: str, language: str = "en") -> Trees:
    """The trees of a language that ship as models/LANGUAGE/NAME.json. Raises ModelError."""
    file = resources.files("dateline") / "models" / language / f"{name}.json"
    if not file.is_file():
        raise ModelError(f"no file {name}.json for language '{language}': install dateline again")
    return msgspec.json.decode(file.read_bytes(), type=Trees)
