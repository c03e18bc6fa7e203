"""What all benchmarks share: options, finding the data, the reader, counting, printing `name: value`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import _data
from dateline.model import Article
from dateline.understand import Reader, plain_article


@dataclass(slots=True)
class Counts:
    """Right, predicted and gold things; precision, recall and F1 in per cent."""

    right: float = 0
    predicted: float = 0
    gold: float = 0

    def add(self, right: float, predicted: float, gold: float) -> None:
        self.right += right
        self.predicted += predicted
        self.gold += gold

    def add_sets(self, predicted: set[object], gold: set[object]) -> None:
        self.add(len(predicted & gold), len(predicted), len(gold))

    @property
    def precision(self) -> float:
        return 100 * self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 200 * self.right / (self.predicted + self.gold) if self.predicted + self.gold else 0.0


@dataclass(slots=True)
class Errors:
    """Prints the first errors in a form that a person can read."""

    left: int

    def show(self, text: str) -> None:
        if self.left > 0:
            self.left -= 1
            print("# " + text.replace("\n", "⏎"))


Figures = dict[str, float]
Score = Callable[[Reader, Path, int | None, Errors], Figures]


def main(doc: str | None, corpora: Iterable[str], score: Score) -> None:
    """Score one folder (`--data`), or each of the benchmark's corpora with its name before the figures."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the folder of one corpus")
    parser.add_argument("--corpora", type=Path, help="the folder of all corpora (default: DATELINE_CORPORA)")
    parser.add_argument("--limit", type=int, help="score only the first N documents or sentences")
    parser.add_argument("--errors", type=int, default=0, help="show N errors")
    parser.add_argument("--model", type=Path, help="the folder of another reader than the shipped one")
    chosen = parser.parse_args()
    reader = Reader.load(directory=chosen.model)
    errors = Errors(chosen.errors)
    if chosen.data:
        show(score(reader, chosen.data, chosen.limit, errors))
        return
    root = _data.corpora_root(chosen.corpora)
    for name in corpora:
        show({f"{name}_{key}": value for key, value in score(reader, root / name, chosen.limit, errors).items()})


def show(figures: Figures) -> None:
    """Percentages to two decimals, correlations (which end at 1) to three."""
    for name, value in figures.items():
        digits = 3 if name.endswith("_r") else 2
        print(f"{name}: {value:.{digits}f}" if isinstance(value, float) else f"{name}: {value}", flush=True)


def article(text: str, id: str = "benchmark") -> Article:
    """Raw text as an article: each line a paragraph."""
    return plain_article(text, id)


def one_to_one(candidates: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Pairs of what was found and of gold, the lowest first, each found one and each gold one in one pair at most."""
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, i, j in sorted(candidates):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs
