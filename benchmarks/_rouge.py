"""ROUGE-LSum as rouge-score (Google Research) counts it without stemming, to the last digit, and many times faster.

The library fills a table for each pair of sentences in Python, anew for each truth. Here the tables of a true sentence
with all sentences of a text are rows of one array, and a true sentence that stands in several truths is compared once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Sentence = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one text, 0 to 1."""

    precision: float
    recall: float
    f1: float


class Said:
    """A text, sentence by sentence, that is held against truths."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._sentences = _tokens(lines)
        self._words = Counter(word for sentence in self._sentences for word in sentence)
        self._numbers = {word: number for number, word in enumerate(self._words, 1)}
        longest = max(map(len, self._sentences), default=0)
        self._rows = np.zeros((len(self._sentences), longest), np.int32)  # 0 is after a sentence's end
        for row, sentence in zip(self._rows, self._sentences, strict=True):
            row[: len(sentence)] = [self._numbers[word] for word in sentence]
        self._found: dict[Sentence, list[str]] = {}

    def against(self, truth: Sequence[str]) -> Score:
        """The score of the text where these are the true sentences."""
        true = _tokens(truth)
        there, here = Counter(word for sentence in true for word in sentence), Counter(self._words)
        wanted, said = there.total(), here.total()
        if not wanted or not said:
            return Score(0, 0, 0)
        hits = 0
        for sentence in true:
            for word in self._in_order(sentence):
                if here[word] > 0 and there[word] > 0:
                    hits += 1
                    here[word] -= 1
                    there[word] -= 1
        precision, recall = hits / said, hits / wanted
        return Score(precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0)

    def _in_order(self, sentence: Sentence) -> list[str]:
        """The words of a true sentence that some sentence of the text has in the same order (their union)."""
        found = self._found.get(sentence)
        if found is None:
            found = self._found[sentence] = [sentence[place] for place in sorted(self._places(sentence))]
        return found

    def _places(self, sentence: Sentence) -> set[int]:
        # A word that the text hasn't adds nothing to a table, and going back through it passes by.
        places = [place for place, word in enumerate(sentence) if word in self._numbers]
        numbers = [self._numbers[sentence[place]] for place in places]
        tables = _tables(numbers, self._rows)
        return {
            places[n]
            for k, said in enumerate(self._sentences)
            if tables[-1, k, len(said)]
            for n in _path(tables[:, k].tolist(), numbers, self._rows[k].tolist(), len(said))
        }


def _tables(numbers: Sequence[int], rows: np.ndarray) -> np.ndarray:
    """Lengths of the longest common subsequence of each beginning of `numbers` with each beginning of each row."""
    tables = np.zeros((len(numbers) + 1, rows.shape[0], rows.shape[1] + 1), np.int32)
    for n, number in enumerate(numbers):
        with_it = np.where(rows == number, tables[n, :, :-1] + 1, tables[n, :, 1:])
        np.maximum.accumulate(with_it, axis=1, out=tables[n + 1, :, 1:])
    return tables


def _path(table: list[list[int]], true: Sequence[int], said: Sequence[int], length: int) -> list[int]:
    """Which places of the true sentence are of the common subsequence; of several the one that the library takes."""
    i, j, places = len(true), length, []
    while i > 0 and j > 0:
        if true[i - 1] == said[j - 1]:
            places.append(i - 1)
            i, j = i - 1, j - 1
        elif table[i][j - 1] > table[i - 1][j]:
            j -= 1
        else:
            i -= 1
    return places


def _tokens(lines: Sequence[str]) -> list[Sentence]:
    from rouge_score.tokenize import tokenize

    return [tuple(tokenize(line, None)) for line in lines]
