"""Settles the scores of pairs (coreference, pronouns, order of events) on the encoder as it has become.

In the common training their few weights get few steps. Here the encoder stands still: each document's word vectors are
made once, and the layers that make pair vectors and the weights that score pairs are trained over them for some epochs,
in minutes.
"""

from __future__ import annotations

import random
import time
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from dateline.understand.coreference import Candidate, Comparison, Pairs
from dateline.understand.order import nearness
from dateline.understand.pieces import Pieces
from recipes import reader_data as data
from recipes.reader_net import COREF, ORDER, Reader
from recipes.reader_still import vectors

EPOCHS = 12
LEARNING_RATE, LEARNING_RATE_SEEN = 5e-4, 1e-2
STEP = 12  # documents a step; a text of GAP counts as one
LONGEST = 2200  # words of a document that are looked at together
SHARE_OF_FICTION = 0.25  # LitBank is fiction: a part of it an epoch
COUNTS = {"chain": 1.0, "pronoun": 0.3, "order": 0.3}  # how much a document of each kind counts
TRAINED = ("discourse", "coref", "order_")


@dataclass
class Case:
    """A document with its word vectors: mentions to link, a pronoun to resolve, or events to order."""

    words: Tensor  # words × width, of the words in `core` or of the events only
    pairs: Pairs | None = None
    chains: Tensor | None = None
    pronoun: int = -1  # the mention that `answer` is asked of
    answer: int = -1
    events: Tensor | None = None  # pairs × 2, rows of `words`
    near: Tensor | None = None
    labels: Tensor | None = None


def cases(net: Reader, documents: list[data.Document], marks: Pieces, compare: Comparison) -> list[Case]:
    made = []
    for doc in documents:
        seen = vectors(net, doc, marks)
        for start in range(0, len(doc.words), LONGEST):
            end = min(start + LONGEST, len(doc.words))
            kept = [n for n, (c, _) in enumerate(doc.mentions) if start <= c.first and c.last <= end]
            if len(kept) > 1:
                candidates = [
                    Candidate(c.first - start, c.last - start, c.form) for c, _ in (doc.mentions[n] for n in kept)
                ]
                pairs = compare.pairs(candidates, doc.words[start:end], doc.sentences[start:end], doc.blocks[start:end])
                case = Case(seen[start:end][torch.as_tensor(pairs.core)], pairs)
                case.chains = torch.tensor([doc.mentions[n][1] for n in kept])
                if doc.asked is not None:
                    case.pronoun, case.answer = doc.asked[0], doc.answer
                made.append(case)
        if doc.orders:
            first, second, label = np.array(doc.orders).T
            same = np.array([doc.cuts_between(a, b) == 0 for a, b, _ in doc.orders])
            near = torch.as_tensor(nearness(first, second, same))
            events = torch.as_tensor(np.stack([first, second], 1))
            made.append(Case(seen, events=events, near=near, labels=torch.as_tensor(label)))
    return made


def loss_of(net: Reader, case: Case) -> Tensor:
    if case.events is not None:
        assert case.near is not None and case.labels is not None
        left = net.discourse(net.drop(case.words[case.events[:, 0]]))[:, 2 * COREF : 2 * COREF + ORDER]
        right = net.discourse(net.drop(case.words[case.events[:, 1]]))[:, 2 * COREF + ORDER :]
        return torch.nn.functional.cross_entropy(net.order_scores(left, right, case.near), case.labels)
    assert case.pairs is not None and case.chains is not None
    mentions = net.discourse(net.drop(case.words))[..., : 2 * COREF].mean(1)
    if case.pronoun < 0:
        return net.chain_loss(mentions, case.pairs, case.chains)
    return net.pronoun_loss(mentions, case.pairs, case.chains, case.pronoun, case.answer)


def settle(net: Reader, tasks: dict[str, list[data.Document]], marks: Pieces, seed: int) -> None:
    """Trains what scores pairs on vectors that stand still."""
    compare, chance, begun = Comparison(), random.Random(seed), time.monotonic()
    net.eval()
    made = {
        name: cases(net, tasks[name], marks, compare)
        for name in ("gum", "litbank", "gap", "tempeval3")
        if name in tasks
    }
    print(f"vectors of {sum(map(len, made.values()))} cases in {time.monotonic() - begun:.0f} s", flush=True)
    named = [(name, p) for name, p in net.named_parameters() if name.startswith(TRAINED)]
    seen = [p for name, p in named if name.startswith(("coref_", "order_"))]
    rest = [p for name, p in named if not name.startswith(("coref_", "order_"))]
    optimizer = torch.optim.AdamW(
        [{"params": rest, "lr": LEARNING_RATE}, {"params": seen, "lr": LEARNING_RATE_SEEN}], weight_decay=0.01
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: 1 - epoch / EPOCHS)
    net.train()
    for epoch in range(EPOCHS):
        fiction = made.get("litbank", [])
        batch = [*made["gum"], *made.get("gap", []), *made.get("tempeval3", [])]
        batch += chance.sample(fiction, int(len(fiction) * SHARE_OF_FICTION))
        chance.shuffle(batch)
        losses: dict[str, list[float]] = {}
        for i in range(0, len(batch), STEP):
            optimizer.zero_grad(set_to_none=True)
            total = torch.zeros(())
            for case in batch[i : i + STEP]:
                loss = loss_of(net, case)
                kind = "order" if case.events is not None else "pronoun" if case.pronoun >= 0 else "chain"
                total = total + loss * COUNTS[kind]
                losses.setdefault(kind, []).append(loss.item())
            total.backward()
            torch.nn.utils.clip_grad_norm_([p for _, p in named], 5.0)
            optimizer.step()
        schedule.step()
        shown = " ".join(f"{kind}={sum(each) / len(each):.3f}" for kind, each in sorted(losses.items()))
        print(f"epoch {epoch + 1}/{EPOCHS} {time.monotonic() - begun:.0f} s {shown}", flush=True)
    net.eval()
