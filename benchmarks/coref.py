"""Coreference within documents, with predicted mentions, on OntoGUM (`*.conllu`, and `*.ontogum.conll` for the chains).

    python -m benchmarks.coref --data DIR

On gold words and sentences, in per cent: muc_f1, b3_f1, ceafe_f1 and conll_f1, their mean (Pradhan et al. 2014), with
mentions that have to match exactly; mentions alone in their chain don't count, as OntoGUM leaves them out. mention_f1:
mentions in chains. Also head_conll_f1: the same where mentions of one head word are taken as the same.

he, she, it and they, each with precision and recall: what the stage that makes claims takes a pronoun to mean, of those
whose gold chain names or describes somebody or something. Right is what has a mention there (by head words).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from benchmarks import _data
from benchmarks._run import Counts, Errors, Figures, article, main
from dateline import lang
from dateline.attribute.hearing import hear
from dateline.model import Annotations
from dateline.understand import Reader

KINDS = {"he": "male", "she": "female", "it": "neuter", "they": "plural"}
ALL = (*KINDS.values(), "first", "first_plural", "second", "relative")
Mention = tuple[int, int]
Chains = list[frozenset[Mention]]


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    files, _ = _data.scored_files(folder, ".conllu")
    totals = {name: [0.0] * 4 for name in ("muc", "b3", "ceafe", "head_muc", "head_b3", "head_ceafe")}
    mentions = Counts()
    kinds = {kind: Counts() for kind in KINDS}
    for file in files:
        documents = _data.treebank(file)[:limit]
        gold_of = _data.chains(file.with_suffix("").with_suffix(".ontogum.conll"))
        for trees, (words, _, linked) in zip(documents, gold_of, strict=False):
            if len(words) != sum(len(tree.words) for tree in trees):
                raise SystemExit(f"{file}: its OntoGUM file holds other words")
            annotations = reader.annotate_words([tree.words for tree in trees])
            found, heads = _chains(annotations)
            gold = _grouped([((m.first, m.last), m.chain) for m in linked])
            for name, prediction, key in (("", found, gold), ("head_", heads, _at_heads(gold, trees))):
                for measure, scores in (("muc", muc), ("b3", b_cubed), ("ceafe", ceaf_e)):
                    added = scores(key, prediction)
                    totals[name + measure] = [a + b for a, b in zip(totals[name + measure], added, strict=True)]
            mentions.add_sets({m for c in found for m in c}, {m for c in gold for m in c})
            _count_kinds(annotations, " ".join(words), _at_heads(gold, trees), kinds)
            _show(words, found, gold, errors)
    f1 = {name: f1_of(*values) for name, values in totals.items()}
    figures: Figures = {f"{name}_f1": f1[name] for name in ("muc", "b3", "ceafe")}
    figures["conll_f1"] = sum(figures.values()) / 3
    figures["head_conll_f1"] = sum(f1[f"head_{name}"] for name in ("muc", "b3", "ceafe")) / 3
    for kind, counts in kinds.items():
        figures |= {f"{kind}_precision": counts.precision, f"{kind}_recall": counts.recall}
    return {**figures, "mention_f1": mentions.f1, "scored_mentions": int(mentions.gold)}


def f1_of(precise: float, predicted: float, recalled: float, gold: float) -> float:
    precision = precise / predicted if predicted else 0.0
    recall = recalled / gold if gold else 0.0
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0


# ---- measures: right of the predicted, predicted, right of the gold, gold --------------------------------------------


def muc(gold: Chains, found: Chains) -> tuple[float, float, float, float]:
    """Links (Vilain et al. 1995)."""
    return *_links(found, gold), *_links(gold, found)


def _links(chains: Chains, others: Chains) -> tuple[float, float]:
    of = {mention: number for number, chain in enumerate(others) for mention in chain}
    right = total = 0
    for chain in chains:
        parts = {of.get(mention, mention) for mention in chain}
        right += len(chain) - len(parts)
        total += len(chain) - 1
    return right, total


def b_cubed(gold: Chains, found: Chains) -> tuple[float, float, float, float]:
    """Mentions, each with the share of its chain that is right (Bagga and Baldwin 1998)."""
    return *_shares(found, gold), *_shares(gold, found)


def _shares(chains: Chains, others: Chains) -> tuple[float, float]:
    of = {mention: chain for chain in others for mention in chain}
    right = sum(len(chain & of[mention]) / len(chain) for chain in chains for mention in chain if mention in of)
    return right, sum(len(chain) for chain in chains)


def ceaf_e(gold: Chains, found: Chains) -> tuple[float, float, float, float]:
    """Chains, matched one to one for the highest similarity (Luo 2005, entity based)."""
    from scipy.optimize import linear_sum_assignment

    if not gold or not found:
        return 0, len(found), 0, len(gold)
    likeness = np.array([[2 * len(g & f) / (len(g) + len(f)) for f in found] for g in gold])
    rows, columns = linear_sum_assignment(-likeness)
    right = float(likeness[rows, columns].sum())
    return right, len(found), right, len(gold)


# ---- chains ----------------------------------------------------------------------------------------------------------


def _grouped(mentions: Sequence[tuple[Mention, int]]) -> Chains:
    groups: dict[int, set[Mention]] = {}
    for mention, chain in mentions:
        if chain >= 0:
            groups.setdefault(chain, set()).add(mention)
    return [frozenset(group) for group in groups.values() if len(group) > 1]


def _chains(annotations: Annotations) -> tuple[Chains, Chains]:
    """The chains by spans of words, and by heads."""
    starts = {token.start: i for i, token in enumerate(annotations.tokens)}
    ends = {token.end: i + 1 for i, token in enumerate(annotations.tokens)}
    spans = [((starts[m.span.start], ends[m.span.end]), m.chain) for m in annotations.mentions]
    return _grouped(spans), _grouped([((m.token, m.token + 1), m.chain) for m in annotations.mentions])


def _at_heads(chains: Chains, trees: list[_data.Tree]) -> Chains:
    heads: list[int] = []
    for tree in trees:
        at = len(heads)
        heads += [at + head if head >= 0 else -1 for head in tree.heads]
    return [
        frozenset((head, head + 1) for first, last in chain for head in [_head(heads, first, last)]) for chain in chains
    ]


def _head(heads: list[int], first: int, last: int) -> int:
    return next((i for i in range(first, last) if not first <= heads[i] < last), first)


def _count_kinds(annotations: Annotations, text: str, gold: Chains, kinds: Mapping[str, Counts]) -> None:
    """Counts the stage's pronouns of each kind; `gold` are chains of head words."""
    heard = hear(article(text), annotations)
    register = heard.register
    said = {kind: lang.words("people", f"pronouns.{row}") for kind, row in KINDS.items()}
    pronouns = frozenset().union(*(lang.words("people", f"pronouns.{row}") for row in ALL))
    lower = [token.text.lower() for token in annotations.tokens]
    for chain in gold:
        heads = {first for first, _ in chain}
        told = {i for i in heads if lower[i] not in pronouns}
        for i in heads if told else ():
            kind = next((kind for kind, row in said.items() if lower[i] in row), None)
            if kind is None:
                continue
            number = register.of.get(i)
            group = [] if number is None else [number, *register.drafts[number].members]
            right = any(m.head in told for n in group for m in register.drafts[n].mentions)
            kinds[kind].add(right, number is not None, 1)


def _show(words: list[str], found: Chains, gold: Chains, errors: Errors) -> None:
    def text(chain: frozenset[Mention]) -> str:
        return " | ".join(f"{' '.join(words[a:b])} [{a}]" for a, b in sorted(chain))

    for chain in gold:
        if chain not in found:
            near = max(found, key=lambda each: len(each & chain), default=frozenset())
            errors.show(f"gold:  {text(chain)}\n#   found: {text(near) if near & chain else 'nothing of it'}")


if __name__ == "__main__":
    main(__doc__, ("gum",), score)
