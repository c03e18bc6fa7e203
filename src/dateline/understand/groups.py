"""The parts of attributions: the spans that the labels say, how sure they are of each word, and groups of spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.understand.spans import WordSpan, mean, ranges, softmax

Floats = npt.NDArray[np.floating]
KINDS = ("SOURCE", "CUE", "CONTENT")


@dataclass(slots=True)
class Group:
    """A cue with its sources and contents; a content whose cue was not found stands alone."""

    cue: WordSpan | None
    sources: list[WordSpan]
    contents: list[WordSpan]

    def spans(self) -> list[WordSpan]:
        """All parts."""
        return [*([self.cue] if self.cue else []), *self.sources, *self.contents]


class Parts:
    """What the labels say. `sure[kind][i]`: the chance that word i lies in a part of that kind."""

    def __init__(self, scores: Floats, labels: Sequence[str], bias: Mapping[str, float]) -> None:
        chances = softmax(scores)
        self.sure: dict[str, npt.NDArray[np.float64]] = {
            kind: chances[:, [i for i, label in enumerate(labels) if label[2:] == kind]].sum(1) for kind in KINDS
        }
        biased = scores + np.array([bias.get(label, 0.0) for label in labels], np.float32)
        self.all = [self.span(*each) for each in ranges(biased, labels)]

    def of(self, kind: str) -> list[WordSpan]:
        """The spans of a kind."""
        return [each for each in self.all if each.label == kind]

    def span(self, first: int, last: int, kind: str) -> WordSpan:
        """A span with the mean chance of its words."""
        return WordSpan(first, last, kind, mean(self.sure[kind][first:last]))

    def words(self, *kinds: str) -> set[int]:
        """The words that lie in some span of the kinds."""
        return {i for each in self.all if each.label in kinds for i in range(each.first, each.last)}
