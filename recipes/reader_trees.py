"""Settles tags and trees on the encoder as it has become, with a teacher's trees for texts that have none.

Two of three windows of the common training have no tags and trees to learn. An encoder that sees what kind of text it
reads learns to do without them there: run 3 took one "the" or "to" in six for a noun or a verb in articles like those
of PolNeAR, while the figures on treebanks rose. Here the encoder stands still, and the layers that make tags and trees
are trained over its vectors: on the treebanks, and on articles with the trees of an earlier reader (the teacher), which
was trained on all texts alike for a shorter time.
"""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from dateline.understand import Reader as Teacher
from dateline.understand import lemmas
from dateline.understand.pieces import Pieces
from recipes import reader_data as data
from recipes.reader_net import LINK, Reader
from recipes.reader_still import vectors

EPOCHS = 4
STEP = 8  # stretches a step
STRETCH = 240  # words
LEARNING_RATE = 1e-3
SHARE = 0.7  # of the teacher's stretches that an epoch sees
TAGS = ("upos", "xpos", "lemma")
TRAINED = ("vectors", "arc", "arc_bias", "arc_root", "relation", "relation_root", *(f"heads.{name}" for name in TAGS))


@dataclass(frozen=True)
class Stretch:
    """Words of whole sentences with their vectors; heads count from 1 in the stretch, 0 is the root."""

    words: Tensor
    labels: dict[str, Tensor]
    heads: Tensor
    sentences: Tensor


def taught(documents: list[data.Document], teacher: Teacher, labels: Mapping[str, list[str]]) -> list[data.Document]:
    """The documents with the teacher's tags and trees; what the label sets don't have is unknown."""
    places = {name: {label: i for i, label in enumerate(labels[name])} for name in (*TAGS, "relation")}
    found = []
    for doc in documents:
        sentences = [doc.words[a:b] for a, b in itertools.pairwise(doc.cuts)]
        tokens = teacher.annotate_words(sentences).tokens
        rows = {
            "upos": [t.upos for t in tokens],
            "xpos": [t.xpos for t in tokens],
            "lemma": [lemmas.script(t.text, t.lemma) for t in tokens],
            "relation": [t.deprel for t in tokens],
        }
        tags = {name: [places[name].get(each, data.UNKNOWN) for each in row] for name, row in rows.items()}
        heads = [-1 if t.head == i else t.head for i, t in enumerate(tokens)]
        numbers = [t.sentence for t in tokens]
        found.append(data.Document(doc.words, doc.blocks, doc.cuts, numbers, tags, heads))
    return found


def stretches(net: Reader, documents: list[data.Document], marks: Pieces) -> list[Stretch]:
    """Documents in stretches of about as many words, cut between sentences."""
    made = []
    for doc in documents:
        seen, numbers, start = vectors(net, doc, marks), doc.sentences, 0
        while start < len(doc.words):
            end = min(start + STRETCH, len(doc.words))
            whole = next((i for i in range(end, start, -1) if i == len(numbers) or numbers[i] != numbers[i - 1]), end)
            heads = [
                0 if head < 0 else head - start + 1 if start <= head < whole else data.UNKNOWN
                for head in doc.heads[start:whole]
            ]
            labels = {name: torch.tensor(doc.labels[name][start:whole]) for name in (*TAGS, "relation")}
            made.append(Stretch(seen[start:whole], labels, torch.tensor(heads), torch.tensor(numbers[start:whole])))
            start = whole
    return made


def settle(
    net: Reader, treebanks: list[data.Document], articles: list[data.Document], marks: Pieces, seed: int
) -> None:
    """Trains what makes tags and trees on vectors that stand still. `articles` have the teacher's trees."""
    chance, begun = random.Random(seed), time.monotonic()
    net.eval()
    gold, silver = stretches(net, treebanks, marks), stretches(net, articles, marks)
    named = [(name, p) for name, p in net.named_parameters() if name.rsplit(".", 1)[0] in TRAINED or name in TRAINED]
    optimizer = torch.optim.AdamW([p for _, p in named], lr=LEARNING_RATE, weight_decay=0.01)
    count = len(gold) + int(SHARE * len(silver))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: 1 - step / (EPOCHS * (count // STEP)))
    links = [(p, p.detach()[-2 * LINK :].clone()) for p in net.vectors.parameters()]  # of attributions: not ours
    net.drop.train()
    for epoch in range(EPOCHS):
        order = gold + chance.sample(silver, int(SHARE * len(silver)))
        chance.shuffle(order)
        total = 0.0
        for i in range(0, len(order) - STEP + 1, STEP):
            optimizer.zero_grad(set_to_none=True)
            loss = loss_of(net, order[i : i + STEP])
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for _, p in named], 1.0)
            optimizer.step()
            schedule.step()
            with torch.no_grad():
                for p, kept in links:
                    p[-2 * LINK :] = kept
            total += loss.item() * STEP / len(order)
        print(f"trees: epoch {epoch + 1}/{EPOCHS} {time.monotonic() - begun:.0f} s {total:.3f}", flush=True)
    net.eval()


def loss_of(net: Reader, batch: list[Stretch]) -> Tensor:
    def padded(rows: list[Tensor], fill: float) -> Tensor:
        return torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=fill)

    x = net.drop(padded([each.words for each in batch], 0.0))
    labels = {name: padded([each.labels[name] for each in batch], data.UNKNOWN) for name in batch[0].labels}
    heads = padded([each.heads for each in batch], data.UNKNOWN)
    sentences = padded([each.sentences for each in batch], data.UNKNOWN)
    loss = net.parse_loss(net.vectors(x), heads, labels["relation"], sentences)
    for name in TAGS:
        loss = loss + 0.5 * F.cross_entropy(net.heads[name](x).transpose(1, 2), labels[name], ignore_index=data.UNKNOWN)
    return loss
