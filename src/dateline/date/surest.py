"""Which of many constraints hold where not all can: the surest first; one that can't hold with surer ones steps back.

What is left out is sure to be so: with the constraints of its clash, all surer and all held, it can't hold. Together
with a theory in which all that is held can hold, that leaves one answer, whatever the order in which things came: by
induction from the surest on, each is held just where the surer that are held let it be.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from typing import Protocol

Ranked = tuple[float, str]  # sureness turned round, key: what sorts first is surer


class Theory(Protocol):
    """What can hold together, and what can't."""

    def enter(self, ranked: Sequence[Ranked], start: int) -> tuple[int, Iterable[str]]:
        """Take in what follows `start` in turn, up to one that can't hold with what is in: its number, and those that
        can't hold together, itself among them. The length of all and nothing, where all are in.
        """

    def leave(self, key: str) -> None:
        """Take out a constraint that is in."""


class Surest:
    """The constraints that a theory holds, and those left out, each with what it can't hold beside (sorted keys)."""

    def __init__(self, theory: Theory) -> None:
        self._theory = theory
        self._sure: dict[str, float] = {}
        self._blocks: dict[str, dict[str, None]] = {}  # what is left out because of a constraint, among others
        self.left_out: dict[str, tuple[str, ...]] = {}

    def add(self, ranked: Iterable[Ranked]) -> None:
        """Take new constraints in. Costs in proportion to what they move, not to what is there."""
        waiting = sorted(ranked)
        self._sure.update((key, sure) for sure, key in waiting)
        now = 0
        while now < len(waiting):
            now, clash = self._theory.enter(waiting, now)
            if now == len(waiting):
                return
            least = max((self._sure[key], key) for key in clash)
            if least == waiting[now]:
                self._leave_out(least[1], clash)
                now += 1
                continue
            # A surer one comes later: what it clashes with is decided anew after it, and so is what that kept out.
            self._theory.leave(least[1])
            for key in (least[1], *self._let_in(least[1])):
                bisect.insort(waiting, (self._sure[key], key), now + 1)

    def _leave_out(self, key: str, clash: Iterable[str]) -> None:
        against = tuple(sorted({*clash} - {key}))
        self.left_out[key] = against
        for each in against:
            self._blocks.setdefault(each, {})[key] = None

    def _let_in(self, key: str) -> list[str]:
        """What was left out because of a constraint, and is so no more."""
        found = list(self._blocks.pop(key, ()))
        for each in found:
            for other in self.left_out.pop(each):
                if other != key:
                    del self._blocks[other][each]
        return found
