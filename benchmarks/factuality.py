"""Factuality of predicates on UDS-IH2 (JSON lines) or UW (columns): does the text say that it happened?

    python -m benchmarks.factuality --data DIR

On gold words, over the annotated predicates: pearson_r and mae (on the scale of the corpus: in UDS-IH2 the certain ones
stand at ±1.1, in UW at ±3; Dateline's scale is −3 … 3). found_pct: predicates for which the reader gives a value at
all; one without counts as 0.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from benchmarks import _data
from benchmarks._run import Errors, Figures, main
from dateline.understand import Reader

UDS_CERTAIN, CERTAIN = 1.1, 3.0
GROUP = 8  # sentences read together

Sentence = tuple[list[str], list[tuple[int, float]]]


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    unit = UDS_CERTAIN / CERTAIN if any(folder.glob("*.jsonl")) else 1.0
    sentences = list(_sentences(folder))[:limit]
    pairs: list[tuple[float, float]] = []
    found = 0
    for first in range(0, len(sentences), GROUP):
        group = sentences[first : first + GROUP]
        tokens = reader.annotate_words([words for words, _ in group]).tokens
        at = 0
        for words, known in group:
            for i, gold in known:
                guess = tokens[at + i].factuality
                found += guess is not None
                value = (guess or 0.0) * unit
                pairs.append((value, gold))
                if abs(value - gold) > 2.5 * unit:
                    errors.show(f"{words[i]}: {value:.1f}, should be {gold:.1f} | {' '.join(words)}")
            at += len(words)
    return {
        "pearson_r": _pearson(pairs),
        "mae": sum(abs(a - b) for a, b in pairs) / max(len(pairs), 1),
        "found_pct": 100 * found / max(len(pairs), 1),
        "scored_predicates": len(pairs),
    }


def _sentences(folder: Path) -> Iterator[Sentence]:
    if any(folder.glob("*.jsonl")):
        for file in _data.scored_files(folder, ".jsonl")[0]:
            for row in _data.jsonl(file):
                yield row["tokens"], [(i, value) for i, value, _ in row["factuality"]]
        return
    for file in _data.scored_files(folder, ".conll")[0]:
        for words, values in _data.uw_sentences(file):
            yield words, [(i, value) for i, value in enumerate(values) if value is not None]


def _pearson(pairs: list[tuple[float, float]]) -> float:
    if len(pairs) < 2:
        return 0.0
    left, right = zip(*pairs, strict=True)
    mean_left, mean_right = sum(left) / len(left), sum(right) / len(right)
    both = sum((a - mean_left) * (b - mean_right) for a, b in pairs)
    spread = math.sqrt(sum((a - mean_left) ** 2 for a in left) * sum((b - mean_right) ** 2 for b in right))
    return both / spread if spread else 0.0


if __name__ == "__main__":
    main(__doc__, ("uds_ih2", "uw_factuality"), score)
