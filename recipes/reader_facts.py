"""Settles the factuality of predicates on the encoder as it has become.

The head answers three things of a word: its factuality on the scale of UDS-IH2 (annotated on web texts), on that of
UW (annotated on news), and how much the text is like news. People who annotate either read other guidelines: one output
for both scales serves neither, so the reader takes the scale whose texts the article is like. The encoder stands still:
the head is made anew over its vectors, by squared errors (the figure is a correlation), in a minute.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from dateline.understand.pieces import Pieces
from recipes import reader_data as data
from recipes.reader_net import Head, Reader
from recipes.reader_still import vectors

EPOCHS = 10
STEP = 256  # predicates a step
LEARNING_RATE = 1e-3
NEWS = 0.3  # how much it counts to tell news from the web


@dataclass
class Known:
    """Vectors of words: of predicates, with the scale of each (0 UDS-IH2, 1 UW) and its factuality there; and of all
    words of the texts that either scale was annotated on."""

    predicates: Tensor
    scales: Tensor
    values: Tensor
    texts: tuple[Tensor, Tensor]


def known(net: Reader, documents: list[data.Document], marks: Pieces) -> Known:
    rows, scales, values = [], [], []
    texts: tuple[list[Tensor], list[Tensor]] = ([], [])
    for doc in documents:
        seen = vectors(net, doc, marks)
        for word, (scale, value, _) in doc.factuality.items():
            rows.append(seen[word])
            scales.append(scale)
            values.append(value)
        texts[scale].append(seen)
    web, news = (torch.cat(each) if each else rows[0].new_zeros(0, len(rows[0])) for each in texts)
    return Known(torch.stack(rows), torch.tensor(scales), torch.tensor(values), (web, news))


def settle(net: Reader, tasks: dict[str, list[data.Document]], marks: Pieces, seed: int) -> None:
    """Makes the head anew on vectors that stand still. Without news (`--sources open`) all texts are like the web."""
    begun, chance = time.monotonic(), np.random.default_rng(seed)
    net.eval()
    documents = [doc for name in ("ud_ewt", "uw_factuality") for doc in tasks.get(name, []) if doc.factuality]
    seen = known(net, documents, marks)
    old = net.heads["factuality"]
    assert isinstance(old, Head)
    head = Head(old.hidden.in_features, old.hidden.out_features, len(data.FACTUALITY), net.drop)
    optimizer = torch.optim.AdamW(head.parameters(), lr=LEARNING_RATE, weight_decay=0.05)
    count = len(seen.predicates)
    steps = EPOCHS * (count // STEP)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / steps)
    net.drop.train()
    for epoch in range(EPOCHS):
        order, total = torch.as_tensor(chance.permutation(count)), 0.0
        for i in range(0, count - STEP + 1, STEP):
            some = order[i : i + STEP]
            found = head(net.drop(seen.predicates[some]))[torch.arange(STEP), seen.scales[some]]
            loss = F.mse_loss(found, seen.values[some])
            for label, words in enumerate(seen.texts):
                if len(words):
                    like = head(net.drop(words[torch.as_tensor(chance.integers(len(words), size=STEP))]))[:, 2]
                    loss = loss + NEWS * F.binary_cross_entropy_with_logits(like, torch.full((STEP,), float(label)))
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item() * STEP / count
        print(f"factuality: epoch {epoch + 1}/{EPOCHS} {time.monotonic() - begun:.0f} s {total:.3f}", flush=True)
    net.heads["factuality"] = head
    net.eval()
