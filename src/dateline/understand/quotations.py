"""Quotations by their marks: which words stand between an opening mark and its closing one."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Token

PAIRS = {"“": "”", "„": "“", "«": "»", "``": "''"}
STRAIGHT = ('"', "''")
MARKS = frozenset(PAIRS) | frozenset(PAIRS.values()) | frozenset(STRAIGHT) | frozenset("‘’'`")


def quotations(tokens: Sequence[Token], starts: Sequence[bool]) -> list[tuple[int, int]]:
    """Stretches [first, last) of words between double marks, marks included, none over the end of a block.

    A straight mark closes what a straight mark has opened in the same block. What is never closed is left out.
    """
    found: list[tuple[int, int]] = []
    opened, closing = -1, ""
    for i, token in enumerate(tokens):
        if starts[i]:
            opened = -1
        if opened >= 0 and token.text == closing:
            found.append((opened, i + 1))
            opened = -1
        elif opened < 0 and (token.text in PAIRS or token.text in STRAIGHT):
            opened, closing = i, PAIRS.get(token.text, token.text)
    return found
