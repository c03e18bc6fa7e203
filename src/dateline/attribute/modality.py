"""Certainty, polarity and phase of a claim, each with the name of the rule that decided it.

Certainty is the source's own, as worded: hedges, modals and the verb of saying. Polarity is the wording's: a denial is
the denied claim with "-". Phase comes from tense, aspect and mood.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.attribute.certainty import certainty
from dateline.attribute.chains import Chain
from dateline.attribute.phase import phase
from dateline.attribute.polarity import polarity
from dateline.attribute.tree import Tree
from dateline.attribute.units import Unit
from dateline.model import Certainty, Phase, Polarity


@dataclass(frozen=True)
class Modality:
    """How a claim is held: the three words and the rules that decided them, joined by "; "."""

    certainty: Certainty
    polarity: Polarity
    phase: Phase
    rule: str


def judge(tree: Tree, unit: Unit, chains: Sequence[Chain], *, past_speech: bool) -> Modality:
    """Decide all three for a unit; `past_speech` says that it is indirect speech under a verb in the past."""
    sure, why_sure = certainty(tree, unit, chains)
    told, why_told = polarity(tree, unit, chains)
    stage, why_stage = phase(tree, unit, chains, past_speech)
    return Modality(sure, told, stage, "; ".join((why_sure, why_told, why_stage)))
