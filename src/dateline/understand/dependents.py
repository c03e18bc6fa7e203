"""Which words hang on each word of a text: the trees, read from above."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model import Token

Dependents = Mapping[int, Sequence[int]]


def dependents(tokens: Sequence[Token]) -> Dependents:
    """The dependents of each word that has any, in order; `tokens` have their heads as indices of `tokens`."""
    below: dict[int, list[int]] = {}
    for i, token in enumerate(tokens):
        head = token.head
        if head == i:
            continue
        if head in below:
            below[head].append(i)
        else:
            below[head] = [i]
    return below
