"""Settles the small heads of a trained reader on its encoder, which stands still: trees, pairs of words, factuality.

    python -m recipes.settle_reader OUT [--corpora DIR] [--sources open|all] [--teacher DIR]

`recipes.train_reader` ends with this. OUT holds its checkpoint.pt (or state.pt of a run that was cut short); a new
checkpoint.pt is written, for `recipes.export_reader`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import torch

from benchmarks._data import corpora_root
from dateline.understand import Reader as Teacher
from dateline.understand.pieces import Pieces
from dateline.understand.shapes import shape
from recipes import reader_data as data
from recipes import reader_facts, reader_pairs, reader_trees
from recipes.export_reader import restored
from recipes.reader_net import Reader


def settle(
    net: Reader, tasks: dict[str, list[data.Document]], out: Path, teacher: Path | None, seed: int, pairs: bool = True
) -> None:
    """All small heads, one after another; without `pairs` those of two words stay as they are.

    `out` has the tokenizer and the label sets (config.json). A `teacher` is for a net that was taught no trees of
    articles: only what makes trees learns them then, over vectors that stand still.
    """
    marks = Pieces(out / "tokenizer.json")
    if teacher is not None and tasks.get("polnear"):
        labels = json.loads((out / "config.json").read_text())["labels"]
        articles = reader_trees.taught(tasks["polnear"], Teacher.load(directory=teacher), labels)
        data.encode(articles, marks, shape)
        reader_trees.settle(net, [*tasks["ud_ewt"], *tasks["gum"]], articles, marks, seed)
    if pairs:
        reader_pairs.settle(net, tasks, marks, seed)
    reader_facts.settle(net, tasks, marks, seed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--sources", choices=("open", "all"), default="all")
    parser.add_argument("--teacher", type=Path, help="a reader whose trees are taken for articles without any")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    torch.manual_seed(chosen.seed)
    net = restored(chosen.out, dropout=0.2)
    tasks, _ = data.collect(corpora_root(chosen.corpora), chosen.sources)
    marks = Pieces(chosen.out / "tokenizer.json")
    for documents in tasks.values():
        data.encode(documents, marks, shape)
    settle(net, tasks, chosen.out, chosen.teacher, chosen.seed)
    torch.save(net.state_dict(), chosen.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
