"""How well groups of things agree with the gold's: MUC, B³, CEAFe and their mean, over all documents at once.

Pradhan et al. (2014), "Scoring coreference partitions of predicted mentions: a reference implementation"; the measures
are those of `coref`. Things that are found and stand in no gold group, and the other way round, cost as they do there.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from benchmarks._run import Figures
from benchmarks.coref import Chains, Mention, b_cubed, ceaf_e, f1_of, muc

_MEASURES = (("muc", muc), ("b3", b_cubed), ("ceafe", ceaf_e))


def conll(gold: Chains, found: Chains) -> Figures:
    """muc_f1, b3_f1, ceafe_f1 and conll_f1, their mean, in per cent."""
    figures: Figures = {f"{name}_f1": f1_of(*measure(gold, found)) for name, measure in _MEASURES}
    return {"conll_f1": sum(figures.values()) / len(_MEASURES), **figures}


def chains(of: Mapping[Mention, Hashable] | Iterable[tuple[Mention, Hashable]]) -> Chains:
    """The groups of mentions that have the same key; those of one mention are groups too."""
    groups: dict[Hashable, set[Mention]] = {}
    for mention, key in of.items() if isinstance(of, Mapping) else of:
        groups.setdefault(key, set()).add(mention)
    return [frozenset(group) for group in groups.values()]


def without_single(chains: Chains) -> Chains:
    """The groups of two mentions and more."""
    return [chain for chain in chains if len(chain) > 1]
