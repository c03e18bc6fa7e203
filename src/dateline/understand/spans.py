"""Spans of words from the scores of B-, I- and O labels."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.floating]
Chances = npt.NDArray[np.float64]
SURE = 0.999  # a label as likely as this is taken for certain


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Words [first, last) with a label; `score` is the mean probability of their labels."""

    first: int
    last: int
    label: str
    score: float


class _Moves(NamedTuple):
    """What may follow what, of a set of labels."""

    before: list[list[int]]  # the labels that each may follow
    allowed: npt.NDArray[np.bool_]  # label × label that may follow it
    inside: npt.NDArray[np.bool_]  # which are I-X


def softmax(scores: Floats) -> Chances:
    """Probabilities of the labels, one row a word."""
    exact = scores.astype(np.float64)
    exact -= exact.T.copy().max(0)[:, None]  # by column: a row is short
    shifted = np.exp(exact, out=exact)
    return np.asarray(shifted / shifted.sum(-1, keepdims=True))


def mean(chances: Chances) -> float:
    """The mean of one row of chances (numpy's own takes longer than the sum of a few words)."""
    return float(np.add.reduce(chances) / len(chances))


def spans(scores: Floats, labels: Sequence[str], breaks: npt.NDArray[np.bool_] | None = None) -> list[WordSpan]:
    """The best labels in which I-X only follows B-X or I-X (Viterbi); no span goes on at a word of `breaks`."""
    if not len(scores):
        return []
    probabilities = softmax(scores)
    path = _best_path(probabilities, labels, breaks)
    chosen = probabilities[np.arange(len(path)), path]
    return [WordSpan(first, last, label, mean(chosen[first:last])) for first, last, label in _labelled(path, labels)]


def ranges(scores: Floats, labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """The same spans without their scores: first word, end and label."""
    return _labelled(_best_path(softmax(scores), labels, None), labels) if len(scores) else []


def _labelled(path: list[int], labels: Sequence[str]) -> list[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    inside = np.flatnonzero(np.asarray(path) != labels.index("O")).tolist()
    at = 0
    while at < len(inside):
        start = inside[at]
        goes_on = f"I-{labels[path[start]][2:]}"
        at += 1
        while at < len(inside) and inside[at] == inside[at - 1] + 1 and labels[path[inside[at]]] == goes_on:
            at += 1
        last = inside[at - 1] + 1
        found.append((start, last, goes_on[2:]))
    return found


@functools.lru_cache(maxsize=64)
def _moves(labels: tuple[str, ...]) -> _Moves:
    before = [
        [m for m, other in enumerate(labels) if not label.startswith("I-") or other in (f"B-{label[2:]}", label)]
        for label in labels
    ]
    allowed = np.zeros((len(labels), len(labels)), np.bool_)
    for n, some in enumerate(before):
        allowed[some, n] = True
    return _Moves(before, allowed, np.array([label.startswith("I-") for label in labels]))


def _best_path(probabilities: Chances, labels: Sequence[str], breaks: npt.NDArray[np.bool_] | None) -> list[int]:
    """The best path; where each word's likeliest label is SURE and may follow the one before, it is taken as it is."""
    best = probabilities.argmax(1)
    sure = probabilities[np.arange(len(best)), best] > SURE
    before, allowed, inside = _moves(tuple(labels))
    follows = np.ones(len(best), np.bool_)
    follows[1:] = allowed[best[:-1], best[1:]]
    follows[0] = not inside[best[0]]
    if breaks is not None:
        follows &= ~(breaks & inside[best])
    if follows.all():
        return list(best.tolist())
    # What doesn't follow makes itself and the word before unsure; stretches of unsure words with such a
    # place are decoded on their own; elsewhere the likeliest labels are the best path.
    sure[np.flatnonzero(~follows)] = False
    sure[np.maximum(np.flatnonzero(~follows) - 1, 0)] = False
    path: list[int] = best.tolist()
    logs = np.log(probabilities + 1e-12)
    edges = np.flatnonzero(np.diff(np.concatenate([[True], sure, [True]]).astype(np.int8)))
    for start, end in edges.reshape(-1, 2).tolist():
        if follows[start : end + 1].all():
            continue
        first, last = max(start - 1, 0), min(end + 1, len(path))  # with the sure word on either side
        cut = breaks[first:last].tolist() if breaks is not None else [False] * (last - first)
        path[first:last] = _viterbi(logs[first:last].tolist(), before, inside.tolist(), cut, first == 0)
    return path


def _viterbi(
    rows: list[list[float]], before: list[list[int]], inside: list[bool], breaks: list[bool], from_start: bool
) -> list[int]:
    """The best path through rows of log-probabilities, in plain lists: for a dozen labels faster than arrays."""
    count = len(inside)
    some = [(n, before[n]) for n in range(count) if inside[n]]
    best = [-1e9 if inside[n] and (from_start or breaks[0]) else value for n, value in enumerate(rows[0])]
    back: list[list[int]] = []
    for row, cut in zip(rows[1:], breaks[1:], strict=True):
        most = max(best)
        moves = [best.index(most)] * count
        scores = [most + value for value in row]
        for n, others in some:
            if cut:
                scores[n] = -1e18
                continue
            m = others[0]
            for other in others:
                if best[other] > best[m]:
                    m = other
            moves[n] = m
            scores[n] = best[m] + row[n]
        best = scores
        back.append(moves)
    path = [best.index(max(best))]
    for moves in reversed(back):
        path.append(moves[path[-1]])
    return path[::-1]
