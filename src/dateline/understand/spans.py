"""Spans of words from the scores of B-, I- and O labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words [first, last) with a label; `score` is the mean probability of their labels."""

    first: int
    last: int
    label: str
    score: float


def softmax(scores: Floats) -> npt.NDArray[np.float64]:
    """Probabilities along the last axis."""
    shifted = np.exp(scores.astype(np.float64) - scores.max(-1, keepdims=True))
    return np.asarray(shifted / shifted.sum(-1, keepdims=True))


def spans(scores: Floats, labels: Sequence[str], breaks: npt.NDArray[np.bool_] | None = None) -> list[WordSpan]:
    """The best labels in which I-X only follows B-X or I-X (Viterbi); no span goes on at a word of `breaks`."""
    if not len(scores):
        return []
    probabilities = softmax(scores)
    path = _best_path(np.log(probabilities + 1e-12), labels, breaks)
    found: list[WordSpan] = []
    start = -1
    for i in range(len(path) + 1):
        label = labels[path[i]] if i < len(path) else "O"
        if start >= 0 and not label.startswith("I-"):
            score = float(probabilities[np.arange(start, i), path[start:i]].mean())
            found.append(WordSpan(start, i, labels[path[start]][2:], score))
            start = -1
        if label.startswith("B-"):
            start = i
    return found


def _best_path(logs: Floats, labels: Sequence[str], breaks: npt.NDArray[np.bool_] | None) -> list[int]:
    """Viterbi, in plain lists: with a dozen labels that is five times as fast as with arrays."""
    before = {n: [m for m, other in enumerate(labels) if other in (f"B-{label[2:]}", label)]
              for n, label in enumerate(labels) if label.startswith("I-")}  # fmt: skip
    rows: list[list[float]] = logs.tolist()
    broken = breaks.tolist() if breaks is not None else [False] * len(rows)
    best = [-1e9 if n in before else value for n, value in enumerate(rows[0])]
    back: list[list[int]] = []
    for row, cut in zip(rows[1:], broken[1:], strict=True):
        top = best.index(max(best))
        moves = [top] * len(row)
        scores = [best[top] + value for value in row]
        for n, allowed in before.items():
            if cut:
                scores[n] = -1e18
                continue
            moves[n] = m = max(allowed, key=best.__getitem__)
            scores[n] = best[m] + row[n]
        best = scores
        back.append(moves)
    path = [best.index(max(best))]
    for moves in reversed(back):
        path.append(moves[path[-1]])
    return path[::-1]
