"""Hyphens: the characters, and whether one joins two words ("front-runner")."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Token

HYPHENS = ("-", "‑", "‐")


def joins(tokens: Sequence[Token], i: int) -> bool:
    """Whether token i is a hyphen within a word, with nothing between it and its neighbours."""
    if not 0 < i < len(tokens) - 1 or tokens[i].text not in HYPHENS:
        return False
    before, this, after = tokens[i - 1 : i + 2]
    return before.end == this.start and this.end == after.start
