"""Settles the small heads of a trained reader on its encoder, which stands still: pairs of words, and factuality.

    python -m recipes.settle_reader OUT [--corpora DIR] [--sources open|all]

`recipes.train_reader` ends with this. OUT holds its checkpoint.pt (or state.pt of a run that was cut short); a new
checkpoint.pt is written, for `recipes.export_reader`.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

from benchmarks._data import corpora_root
from dateline.understand.pieces import Pieces
from dateline.understand.shapes import shape
from recipes import reader_data as data
from recipes import reader_facts, reader_pairs
from recipes.export_reader import restored

SETTLED_ON = ("gum", "litbank", "gap", "tempeval3", "ud_ewt", "uw_factuality")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--sources", choices=("open", "all"), default="all")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    torch.manual_seed(chosen.seed)
    net = restored(chosen.out, dropout=0.2)
    tasks, _ = data.collect(corpora_root(chosen.corpora), chosen.sources)
    marks = Pieces(chosen.out / "tokenizer.json")
    for name in SETTLED_ON:
        data.encode(tasks.get(name, []), marks, shape)
    reader_pairs.settle(net, tasks, marks, chosen.seed)
    reader_facts.settle(net, tasks, marks, chosen.seed)
    torch.save(net.state_dict(), chosen.out / "checkpoint.pt")


if __name__ == "__main__":
    main()
