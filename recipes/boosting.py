"""Gradient-boosted trees for a yes or no, in numpy (Friedman 2001; second-order gains: Chen and Guestrin 2016).

Features are cut into a few bins once; a tree grows level by level, on some of the rows and of the features drawn with a
fixed seed (Friedman 2002). The same rows give the same trees.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Node = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """How many trees of what depth; how far each goes; what a leaf holds at least, and how it is drawn to nothing.

    `rows` and `columns` are the shares of the data that a tree sees.
    """

    trees: int = 150
    depth: int = 5
    rate: float = 0.08
    leaf: int = 40
    ridge: float = 1.0
    bins: int = 48
    rows: float = 0.6
    columns: float = 0.5
    seed: int = 1


def boosted(rows: Matrix, right: npt.NDArray[np.bool_], settings: Settings) -> tuple[float, list[list[Node]]]:
    """A constant and the trees, in the form of `dateline.trees`."""
    edges = [_edges(rows[:, f], settings.bins) for f in range(rows.shape[1])]
    binned = np.column_stack([np.searchsorted(e, rows[:, f], side="left") for f, e in enumerate(edges)])
    share = float(right.mean())
    constant = float(np.log(share / (1 - share)))
    odds = np.full(len(rows), constant)
    trees = []
    chance_of = np.random.default_rng(settings.seed)
    for _ in range(settings.trees):
        chance = 1 / (1 + np.exp(-odds))
        some = np.flatnonzero(chance_of.random(len(rows)) < settings.rows)
        seen = [f for f in range(rows.shape[1]) if chance_of.random() < settings.columns] or [0]
        tree = _tree(binned[some], edges, seen, (chance - right)[some], (chance * (1 - chance))[some], settings)
        trees.append(tree)
        odds += _values(tree, binned, edges)
    return constant, trees


def _edges(values: Matrix, bins: int) -> Matrix:
    """Limits between bins: values up to a limit lie below it. No more than there are values."""
    some = np.unique(values)
    if len(some) > bins:
        some = np.unique(np.quantile(values, np.linspace(0, 1, bins + 1)))
    return np.round((some[:-1] + some[1:]) / 2, 4)


def _values(tree: list[Node], binned: npt.NDArray[np.intp], edges: list[Matrix]) -> Matrix:
    """What a tree says of each row."""
    out = np.zeros(len(binned))
    waiting = [(0, np.arange(len(binned)))]
    while waiting:
        number, rows = waiting.pop()
        node = tree[number]
        if len(node) == 1:
            out[rows] = node[0]
            continue
        feature, limit, left, right = int(node[0]), node[1], int(node[2]), int(node[3])
        low = binned[rows, feature] <= np.searchsorted(edges[feature], limit)
        waiting += [(left, rows[low]), (right, rows[~low])]
    return out


def _tree(
    binned: npt.NDArray[np.intp], edges: list[Matrix], seen: list[int], slope: Matrix, bend: Matrix, settings: Settings
) -> list[Node]:
    """One tree on the features that it may see."""
    nodes: list[Node] = [(0.0,)]
    at = np.zeros(len(binned), np.intp)
    growing = [0]
    for depth in range(settings.depth + 1):
        place = {node: n for n, node in enumerate(growing)}
        number = np.full(len(nodes), -1)
        number[growing] = range(len(growing))
        inside = np.flatnonzero(number[at] >= 0)
        group = number[at[inside]]
        sums = [np.bincount(group, w[inside], len(growing)) for w in (slope, bend)]
        best = _best(binned[inside], edges, seen, slope[inside], bend[inside], group, sums, settings)
        grown = []
        for node in growing:
            n = place[node]
            gain, feature, cut = best[n]
            if depth == settings.depth or gain <= 1e-9:
                nodes[node] = (round(float(-settings.rate * sums[0][n] / (sums[1][n] + settings.ridge)), 5),)
                continue
            left, right = len(nodes), len(nodes) + 1
            nodes[node] = (feature, float(edges[feature][cut]), left, right)
            nodes += [(0.0,), (0.0,)]
            grown += [left, right]
            mine = inside[group == n]
            at[mine] = np.where(binned[mine, feature] <= cut, left, right)
        growing = grown
        if not growing:
            break
    return nodes


def _best(
    binned: npt.NDArray[np.intp], edges: list[Matrix], seen: list[int], slope: Matrix, bend: Matrix,
    group: npt.NDArray[np.intp], sums: list[Matrix], settings: Settings,
) -> list[tuple[float, int, int]]:  # fmt: skip
    """For each growing node the gain, the feature and the last bin on the left of its best cut."""
    count = len(sums[0])
    whole = sums[0] ** 2 / (sums[1] + settings.ridge)
    best = [(0.0, 0, 0)] * count
    for feature in seen:
        bins = len(edges[feature]) + 1
        if bins < 2:
            continue
        key = group * bins + binned[:, feature]
        held, g, h = (
            np.bincount(key, w, count * bins).reshape(count, bins).cumsum(1)[:, :-1] for w in (None, slope, bend)
        )
        total = np.bincount(group, minlength=count)[:, None]
        gl, hl = sums[0][:, None] - g, sums[1][:, None] - h
        gain = g**2 / (h + settings.ridge) + gl**2 / (hl + settings.ridge) - whole[:, None]
        gain[(held < settings.leaf) | (total - held < settings.leaf)] = 0
        cuts = gain.argmax(1)
        for n in range(count):
            if gain[n, cuts[n]] > best[n][0]:
                best[n] = (float(gain[n, cuts[n]]), feature, int(cuts[n]))
    return best
