"""Mentions of entities: which words head one, and the words that each spans in the dependency tree.

A mention is told by its head; its span follows from the tree, so that mentions nest as they do in GUM.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dateline.model import Form, Token
from dateline.understand.dependents import Dependents, dependents
from dateline.understand.network import Floats
from dateline.understand.spans import softmax

# Dependents that are no part of what their head names: its clause's other parts, what is beside it, its copies.
OUTSIDE = frozenset(
    {
        "case", "cc", "punct", "mark", "cop", "aux", "nsubj", "csubj", "advmod", "advcl", "conj", "parataxis", "appos",
        "dislocated", "vocative", "discourse", "expl",
    }
)  # fmt: skip
_FORMS = {"PRONOUN": Form.PRONOUN, "NAME": Form.NAME, "NOMINAL": Form.NOMINAL}


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention of the words [first, last), headed by `head`."""

    first: int
    last: int
    head: int
    form: Form
    kind: str
    score: float


def find(
    mention: Floats,
    entity: Floats,
    labels: Sequence[str],
    kinds: Sequence[str],
    tokens: Sequence[Token],
    below: Dependents | None = None,
) -> list[Mentioned]:
    """The mentions of a text, in order of their heads. `tokens` have their heads as indices of `tokens`."""
    chances = softmax(mention)
    best = chances.argmax(1)
    below = dependents(tokens) if below is None else below
    places = np.flatnonzero(best != labels.index("O"))
    scores, entities = chances[places, best[places]].tolist(), entity[places].argmax(1).tolist()
    found = []
    for i, label, score, kind in zip(places.tolist(), best[places].tolist(), scores, entities, strict=True):
        form = _FORMS[labels[label]]
        first, last = (i, i + 1) if form is Form.PRONOUN else _extent(i, tokens, below)
        found.append(Mentioned(first, last, i, form, kinds[kind], round(score, 3)))
    return found


def _extent(head: int, tokens: Sequence[Token], below: Dependents) -> tuple[int, int]:
    """The words from the first to the last of a head's dependents that belong to its mention."""
    first = last = head
    stack = [i for i in below.get(head, ()) if _belongs(i, head, tokens)]
    while stack:
        i = stack.pop()
        first, last = min(first, i), max(last, i)
        stack += below.get(i, ())
    while last > head and tokens[last].upos == "PUNCT" and not _closes(first, last, tokens):
        last -= 1
    while first < head and tokens[first].upos == "PUNCT":
        first += 1
    return first, last + 1


def _belongs(i: int, head: int, tokens: Sequence[Token]) -> bool:
    token = tokens[i]
    relation = token.deprel.split(":")[0]
    if relation == "case":
        return i > head and token.upos == "PART"  # the possessive 's
    return relation not in OUTSIDE


def _closes(first: int, last: int, tokens: Sequence[Token]) -> bool:
    """Whether the mark at `last` closes a bracket that opens in the mention."""
    return tokens[last].text in (")", "]") and any(tokens[i].text in ("(", "[") for i in range(first, last))
