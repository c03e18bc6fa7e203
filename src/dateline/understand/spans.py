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
    inside = np.array([label.startswith("I-") for label in labels])
    allowed = np.array([[not b.startswith("I-") or (a[2:] == b[2:] and a != "O") for b in labels] for a in labels])
    forbidden = np.where(allowed, 0.0, -1e9)
    best = logs[0] + np.where(inside, -1e9, 0.0)
    back = np.zeros(logs.shape, dtype=np.int64)
    for i in range(1, len(logs)):
        moves = best[:, None] + forbidden
        if breaks is not None and breaks[i]:
            moves = moves + np.where(inside, -1e9, 0.0)[None, :]
        back[i] = moves.argmax(0)
        best = moves.max(0) + logs[i]
    path = [int(best.argmax())]
    for i in range(len(logs) - 1, 0, -1):
        path.append(int(back[i][path[-1]]))
    return path[::-1]
