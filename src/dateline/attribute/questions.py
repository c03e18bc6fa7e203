"""Whom a pronoun may mean, as it is put to whoever judges it: the rivals, and what the rules say of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dateline.attribute.register import Register


@dataclass(frozen=True, slots=True)
class Rival:
    """A draft, a noun that nobody was told by yet, or several joined by "and" (`joined`: their drafts).

    `at` is the head token of the mention that speaks for it.
    """

    at: int
    draft: int | None
    joined: tuple[int, ...] = ()

    @property
    def key(self) -> tuple[int, ...]:
        """Tells rivals of one question apart."""
        if self.joined:
            return (0, *self.joined)
        return (1, self.draft) if self.draft is not None else (2, self.at)


@dataclass(frozen=True, slots=True)
class Question:
    """Whom the pronoun at token `i` means. `scores`: how likely the rules find each rival, None where they don't look
    at it; `answer`: the rival that they take, None where they leave it open; `told`: by syntax alone, without scores;
    `owns`: whether the pronoun is an owner ("its").
    """

    i: int
    kind: Literal["person", "several", "thing"]
    sex: str
    speaker: int | None
    rivals: tuple[Rival, ...]
    scores: tuple[float | None, ...]
    answer: int | None
    told: bool
    owns: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whom a pronoun is taken to mean; `sure` enough that a title may say his name in its place."""

    rival: Rival
    sure: bool


Judge = Callable[[Register, Question], Verdict | None]


def by_rules(register: Register, question: Question) -> Verdict | None:
    """The rival that the rules take."""
    return Verdict(question.rivals[question.answer], sure=True) if question.answer is not None else None
