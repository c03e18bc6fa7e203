"""The measure of neighbours on vectors whose neighbours are plain, and passages that are the same in every run."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks._run import Errors
from benchmarks.similarity import kept, nearest, passages

ANGLES = np.radians([0, 10, 25, 90, 97, 110])
CIRCLE = np.stack([np.cos(ANGLES), np.sin(ANGLES)], 1).astype(np.float32)


def test_the_nearest_are_others_by_angle() -> None:
    assert nearest(CIRCLE, 2).tolist() == [[1, 2], [0, 2], [1, 0], [4, 5], [3, 5], [4, 3]]


def test_the_same_vectors_keep_all_and_others_what_they_share() -> None:
    assert kept(CIRCLE, CIRCLE, 2).tolist() == [1] * 6
    swapped = CIRCLE[[0, 1, 3, 2, 4, 5]]  # the third and the fourth change places
    assert kept(CIRCLE, swapped, 2).tolist() == pytest.approx([0.5, 0.5, 0, 0, 0.5, 0.5])


def test_passages_are_different_runs_of_whole_sentences() -> None:
    sentences = [f"The tram number {n} left the rails in Kessary." for n in range(40)]
    text = "\n\n".join(" ".join(sentences[n : n + 2]) for n in range(0, 40, 2))
    found = passages([text, text])
    assert found == passages([text, text])
    assert len(found) == len(set(found))
    assert sum(passage.count("left the rails") for passage in passages([text])) == 40
    assert {passage.count("left the rails") for passage in passages([text])} <= {1, 2, 3, 4, 5}
    assert len(passages([text], 3)) == 3


def test_too_little_text_is_said() -> None:
    from benchmarks.similarity import score

    with pytest.raises(SystemExit, match="4 passages are too few"):
        score(lambda texts: CIRCLE, CIRCLE, ["a", "b", "c", "d"], Errors(0))  # type: ignore[arg-type]
