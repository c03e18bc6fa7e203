"""The order in which two events of an article began: BEFORE, AFTER, EQUAL or VAGUE (MATRES; Ning, Wu and Roth 2018)."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

LABELS = ("BEFORE", "AFTER", "EQUAL", "VAGUE")
INVERSE = {"BEFORE": "AFTER", "AFTER": "BEFORE", "EQUAL": "EQUAL", "VAGUE": "VAGUE"}
_WORDS = np.array([3, 6, 11, 21, 41])  # where classes of distance in words begin
CLASSES = 2 * (len(_WORDS) + 1)


def nearness(first: Ints, second: Ints, same_sentence: npt.NDArray[np.bool_]) -> Ints:
    """The class of two events' distance: words apart, and whether they stand in one sentence."""
    apart = np.searchsorted(_WORDS, second - first, "right")
    return np.asarray(apart + (len(_WORDS) + 1) * ~same_sentence, dtype=np.int64)


def scores(left: Floats, right: Floats, near: Ints, weights: dict[str, Floats]) -> Floats:
    """Scores of LABELS for pairs of events in text order, from their words' vectors."""
    hidden = np.maximum(left + right + weights["order_near"][near], 0)
    return np.asarray(hidden @ weights["order_out"] + weights["order_bias"], dtype=np.float32)
