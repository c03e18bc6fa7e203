"""What linking has learned: models/en/events.json, events_plain.json and the weights of lang/en/stories.toml.

    python -m recipes.train_links --corpora DIR [--out FOLDER]

From the training part of ECB+ (Cybulska and Vossen 2014; 25 topics) alone: a claim is made at each marked event by the
stages of the product, two claims of one story are a pair, and the trees tell pairs that are one event from those that
aren't. Topics are left out in turn (three parts) to see what the trees do with stories that they don't know, and to set
their constant: the one with which the mean CoNLL F1 over the topics left out is best, so that `ENOUGH` in
`dateline.link.events` stays what it is. A first, smaller model is trained on the same pairs without what texts mean;
what it leaves to the others is printed, on topics left out. Articles of one subtopic are one story: the same pairs of
articles give the weights of stories, by logistic regression (Newton's method, a small ridge).

Takes about four minutes on one core. `benchmarks/event_coref.py` says what comes of it.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks import _data
from benchmarks._clusters import chains, conll
from benchmarks._event_coref_data import Document, ecb
from benchmarks.coref import Mention
from benchmarks.event_coref import Told, gold_chains, with_gold_mentions
from dateline.link import events, stories
from dateline.link.compare import FEATURES, PLAIN, SURE, Comparer
from dateline.link.entities import link_entities
from dateline.link.material import Material
from dateline.link.pairs import barred, other_parts
from dateline.link.propositions import Proposition, propositions
from dateline.link.sides import Side, sides
from dateline.trees import Trees
from dateline.understand import Embedder, Reader
from recipes.boosting import Settings, boosted

FOLDS = 3
SHIFTS = (-0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75)  # log odds
RIDGE = 1.0
SETTINGS = Settings(trees=300, depth=6, rate=0.06, leaf=25)
FIRST = Settings(trees=60, depth=5, rate=0.12, leaf=40)
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Heap:
    """A story's mentions with all that is compared of each pair; `fold` is the part that it is left out in."""

    fold: int
    said: dict[str, Proposition]
    sides: dict[str, Side]
    mentions: dict[str, Mention]
    pairs: list[tuple[str, str]]
    rows: Matrix
    right: npt.NDArray[np.bool_]


def heaps(documents: Sequence[Document], told: Sequence[Told], embedder: Embedder) -> Iterator[Heap]:
    """The gold's stories; the two of a topic are in one fold."""
    chain_of = {mention: n for n, chain in enumerate(gold_chains(documents)) for mention in chain}
    topics = sorted({_topic(t) for t in told})
    for story in sorted({t.story for t in told}):
        members = [t for t in told if t.story == story]
        material = Material.of([t.article for t in members], [t.facts for t in members])
        entities = link_entities(material)
        said = propositions(material, entities)
        seen = sides(material, entities, said)
        mentions = {claim: mention for t in members for mention, claim in t.claims.items()}
        comparer = Comparer(seen, embedder.embed)
        pairs = [pair for pair in itertools.combinations(sorted(mentions), 2) if _open(said, comparer, *pair)]
        rows = comparer.features(pairs)
        right = np.array([chain_of[mentions[a]] == chain_of[mentions[b]] for a, b in pairs])
        yield Heap(topics.index(_topic(members[0])) % FOLDS, said, seen, mentions, pairs, rows, right)


def _open(said: Mapping[str, Proposition], comparer: Comparer, left: str, right: str) -> bool:
    """Whether the product asks the trees about two claims."""
    a, b = said[left], said[right]
    if barred(a, b, undated=not comparer.dated):
        return False
    return not other_parts(a, b) or comparer.called_alike(left, right)


def _topic(told: Told) -> str:
    return told.story.removesuffix("plus").removesuffix("ecb")


def train(parts: Sequence[Heap], settings: Settings) -> Trees:
    """The trees of some stories."""
    return _grown(np.concatenate([h.rows for h in parts]), parts, FEATURES, settings)


def train_first(parts: Sequence[Heap]) -> Trees:
    """The first model of some stories, which sees no meanings."""
    return _grown(np.concatenate([h.rows[:, : len(PLAIN)] for h in parts]), parts, PLAIN, FIRST)


def _grown(rows: Matrix, parts: Sequence[Heap], features: tuple[str, ...], settings: Settings) -> Trees:
    constant, grown = boosted(rows, np.concatenate([h.right for h in parts]), settings)
    return Trees(features, round(constant, 5), tuple(tuple(tree) for tree in grown))


def kept_by_first(parts: Sequence[Heap], learned: Trees) -> None:
    """Print what the first model, trained without a topic, leaves of its pairs, and of those that come out sure."""
    trained = [train_first([h for h in parts if h.fold != fold]) for fold in range(FOLDS)]
    chances = np.concatenate([trained[h.fold].chances(h.rows[:, : len(PLAIN)]) for h in parts])
    sure = np.concatenate([learned.chances(h.rows) for h in parts]) >= SURE
    for hope in (0.05, 0.1, 0.15, 0.2, 0.3):
        left = chances >= hope
        print(f"first model {hope}: {left.mean():.3f} of pairs, {left[sure].mean():.3f} of sure ones", flush=True)


class _Known(Comparer):
    """Compares with trees that aren't those that ship."""

    def __init__(self, heap: Heap, embedder: Embedder, learned: Trees) -> None:
        super().__init__(heap.sides, embedder.embed)
        self._learned = learned

    @property
    def _trees(self) -> Trees:  # type: ignore[override]
        return self._learned


def grouped(heap: Heap, embedder: Embedder, learned: Trees) -> list[tuple[Mention, str]]:
    """The events of a story as the product would have them with these trees."""
    of = events.group_claims(heap.said, (), _Known(heap, embedder, learned)).of
    return [(heap.mentions[claim], event) for claim, event in of.items()]


def left_out(parts: Sequence[Heap], embedder: Embedder, gold: list[frozenset[Mention]], settings: Settings) -> float:
    """The shift of the constant with which stories that were left out of training come out best."""
    trained = [train([h for h in parts if h.fold != fold], settings) for fold in range(FOLDS)]
    scored = {}
    for shift in SHIFTS:
        moved = [replace(each, constant=round(each.constant + shift, 5)) for each in trained]
        found = [pair for h in parts for pair in grouped(h, embedder, moved[h.fold])]
        scored[shift] = conll(gold, chains(found))["conll_f1"]
        print(f"left out, constant {shift:+.2f}: {scored[shift]:.2f}", flush=True)
    return max(SHIFTS, key=lambda shift: (scored[shift], -abs(shift)))


# ---- stories ---------------------------------------------------------------------------------------------------------


def story_weights(told: Sequence[Told]) -> dict[str, float]:
    """The weights of what is compared of two articles."""
    profiles = [stories.profile(t.article, t.facts) for t in told]
    rows = [(1.0, *stories.features(a, b)) for a, b in itertools.combinations(profiles, 2)]
    right = [a.story == b.story for a, b in itertools.combinations(told, 2)]
    found = logistic(np.array(rows), np.array(right, np.float64), RIDGE)
    return {name: round(float(w), 3) for name, w in zip(("constant", *stories.FEATURES), found, strict=True)}


def logistic(rows: Matrix, right: Matrix, ridge: float) -> Matrix:
    """Logistic regression by Newton's method; the first column, the constant, isn't drawn to nothing."""
    drawn = np.diag([0.0, *[ridge] * (rows.shape[1] - 1)])
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        bend = rows.T @ (rows * (chance * (1 - chance))[:, None]) + drawn
        step = np.linalg.solve(bend, rows.T @ (right - chance) - drawn @ weights)
        weights = weights + step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def main() -> None:
    """Train, and write what ships."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, help="the folder of all corpora (default: DATELINE_CORPORA)")
    parser.add_argument("--out", type=Path, default=Path("src/dateline/models/en"), help="where events.json goes")
    chosen = parser.parse_args()
    documents = ecb(_data.corpora_root(chosen.corpora) / "ecbplus" / "train.jsonl")
    reader, embedder, settings = Reader.load(), Embedder.load(), SETTINGS
    told = [with_gold_mentions(reader, number, each) for number, each in enumerate(documents)]
    print("[weights]", *(f"{name} = {weight}" for name, weight in story_weights(told).items()), sep="\n", flush=True)
    parts = list(heaps(documents, told, embedder))
    shift = left_out(parts, embedder, gold_chains(documents), settings)
    learned = train(parts, settings)
    kept_by_first(parts, learned)
    write(replace(learned, constant=round(learned.constant + shift, 5)), chosen.out / "events.json")
    write(train_first(parts), chosen.out / "events_plain.json")


def write(trees: Trees, file: Path) -> None:
    """A line a tree."""
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees.trees)
    names = json.dumps(trees.features)
    file.write_text(f'{{"features":{names},\n"constant":{trees.constant},\n"trees":[\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
