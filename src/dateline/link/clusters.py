"""Things put into groups by how likely each two are one: the best pair and the mean of all pairs decide.

Greedy and deterministic: always the two groups that fit best, the first in order among equals. What is barred from
being one keeps its groups apart, however alike others in them are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float64]

_NEVER = -1.0


@dataclass(frozen=True, slots=True)
class Joining:
    """Two groups that became one, by the first members of each, and the pair across that fits best."""

    left: int
    right: int
    best: tuple[int, int]


def clustered(
    size: int, chances: Mapping[tuple[int, int], float], enough: float, given: Sequence[Sequence[int]] = ()
) -> tuple[list[list[int]], list[Joining]]:
    """Groups of 0 … size-1, and the joinings in their order.

    `chances` of pairs (the smaller first), 0 to 1; a negative one bars the pair; a pair that isn't there has none.
    `given` are groups to begin with, whatever their chances. Two groups join where the half of the best chance and the
    half of the mean chance of their pairs make `enough`: one sure pair can't join what is unlike on the whole.
    """
    import numpy as np

    pairs = np.zeros((size, size))
    for (left, right), chance in chances.items():
        pairs[left, right] = pairs[right, left] = chance
    barred = pairs < 0
    total, best = np.maximum(pairs, 0.0), np.maximum(pairs, 0.0)
    groups = {n: [n] for n in range(size)}

    def merge(left: int, right: int) -> None:
        groups[left] = sorted(groups[left] + groups.pop(right))
        total[left] += total[right]
        best[left] = np.maximum(best[left], best[right])
        barred[left] |= barred[right]
        for matrix in (total, best, barred):
            matrix[:, left] = matrix[left]
            matrix[right], matrix[:, right] = 0, 0

    for first, *others in given:
        for other in others:
            merge(first, other)
    fits = np.full((size, size), _NEVER)
    for row in groups:
        _refresh(fits, row, groups, total, best, barred)
    joinings = []
    while len(groups) > 1:
        left, right = divmod(int(np.argmax(fits)), size)
        if fits[left, right] < enough:
            break
        across = [(x, y) for x in groups[left] for y in groups[right]]
        joinings.append(Joining(left, right, max(across, key=lambda pair: (pairs[pair], -pair[0], -pair[1]))))
        merge(left, right)
        fits[right], fits[:, right] = _NEVER, _NEVER
        _refresh(fits, left, groups, total, best, barred)
    return list(groups.values()), joinings


def _refresh(
    fits: Matrix, row: int, groups: Mapping[int, list[int]], total: Matrix, best: Matrix, barred: npt.NDArray[np.bool_]
) -> None:
    """How the group of one row fits each other group."""
    for other, members in groups.items():
        fit = (total[row, other] / (len(groups[row]) * len(members)) + best[row, other]) / 2
        fits[row, other] = fits[other, row] = _NEVER if other == row or barred[row, other] else round(fit, 6)
