"""Gradient-boosted trees for a yes or no, in numpy (Friedman 2001; second-order gains: Chen and Guestrin 2016).

Features are cut into a few bins once; a tree grows level by level. The same rows give the same trees.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
Node = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """How many trees of what depth; how far each goes; what a leaf holds at least, and how it is drawn to nothing."""

    trees: int = 150
    depth: int = 5
    rate: float = 0.08
    leaf: int = 40
    ridge: float = 1.0
    bins: int = 48


def boosted(rows: Matrix, right: npt.NDArray[np.bool_], settings: Settings) -> tuple[float, list[list[Node]]]:
    """A constant and the trees, in the form of `dateline.link.trees`."""
    edges = [_edges(rows[:, f], settings.bins) for f in range(rows.shape[1])]
    binned = np.column_stack([np.searchsorted(e, rows[:, f], side="left") for f, e in enumerate(edges)])
    share = float(right.mean())
    constant = float(np.log(share / (1 - share)))
    odds = np.full(len(rows), constant)
    trees = []
    for _ in range(settings.trees):
        chance = 1 / (1 + np.exp(-odds))
        tree, leaf_of = _tree(binned, edges, chance - right, chance * (1 - chance), settings)
        trees.append(tree)
        odds += np.array([node[-1] for node in tree])[leaf_of]
    return constant, trees


def _edges(values: Matrix, bins: int) -> Matrix:
    """Limits between bins: values up to a limit lie below it. No more than there are values."""
    some = np.unique(values)
    if len(some) > bins:
        some = np.unique(np.quantile(values, np.linspace(0, 1, bins + 1)))
    return np.round((some[:-1] + some[1:]) / 2, 4)


def _tree(
    binned: npt.NDArray[np.intp], edges: list[Matrix], slope: Matrix, bend: Matrix, settings: Settings
) -> tuple[list[Node], npt.NDArray[np.intp]]:
    """One tree, and which of its nodes each row ends in."""
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
        best = _best(binned[inside], edges, slope[inside], bend[inside], group, sums, settings)
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
    return nodes, at


def _best(
    binned: npt.NDArray[np.intp], edges: list[Matrix], slope: Matrix, bend: Matrix, group: npt.NDArray[np.intp],
    sums: list[Matrix], settings: Settings,
) -> list[tuple[float, int, int]]:  # fmt: skip
    """For each growing node the gain, the feature and the last bin on the left of its best cut."""
    count = len(sums[0])
    whole = sums[0] ** 2 / (sums[1] + settings.ridge)
    best = [(0.0, 0, 0)] * count
    for feature, limits in enumerate(edges):
        bins = len(limits) + 1
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
