"""The order of two events from scores."""

from __future__ import annotations

import numpy as np

from dateline.understand import order


def test_distances_have_classes_for_one_sentence_and_for_two() -> None:
    first = np.array([0, 0, 0, 0])
    near = order.nearness(first, np.array([1, 4, 100, 1]), np.array([True, True, True, False]))
    assert near.tolist() == [0, 1, 5, 6]
    assert near.max() < order.CLASSES


def test_scores_come_from_both_events_and_their_distance() -> None:
    weights = {
        "order_near": np.zeros((order.CLASSES, 2), np.float32),
        "order_out": np.array([[1, 0, 0, 0], [0, 1, 0, 0]], np.float32),
        "order_bias": np.zeros(4, np.float32),
    }
    left, right = np.array([[2, 0], [0, 0]], np.float32), np.array([[1, 0], [-1, 1]], np.float32)
    found = order.scores(left, right, np.array([0, 0]), weights)
    assert [order.LABELS[i] for i in found.argmax(1)] == ["BEFORE", "AFTER"]


def test_every_order_has_an_inverse() -> None:
    assert all(order.INVERSE[order.INVERSE[label]] == label for label in order.LABELS)
