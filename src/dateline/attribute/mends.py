"""What a mend of a tree is: an act on one token, asked only where the token is one of those that it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dateline.attribute.arcs import Arcs
from dateline.lang import words

Act = Callable[[Arcs, int], None]


@dataclass(frozen=True, slots=True)
class Mend:
    """An act on the tokens with one of some main relations, with one of some tags, or that are one of the words of a
    table's list; on all where none is named.

    Eighty mends go over each article, and most are about one token in twenty: which ones is said beside the act, so
    that the others cost no call.
    """

    act: Act
    relation: frozenset[str]
    upos: frozenset[str]
    xpos: frozenset[str]
    word: tuple[str, str] | None  # a table and its list

    def over(self, arcs: Arcs) -> None:
        """Goes over the tokens in text order; what a token is counts when it is come to, after the acts before it."""
        for i in self._asked(arcs):
            self.act(arcs, i)

    def _asked(self, arcs: Arcs) -> Iterable[int]:
        if self.relation:
            return arcs.relations.having(self.relation)
        if self.upos:
            return arcs.upos.having(self.upos)
        if self.xpos:
            return arcs.xpos.having(self.xpos)
        return arcs.having_word(words(*self.word)) if self.word else range(len(arcs.tokens))


def about(
    *,
    relation: Iterable[str] = (),
    upos: Iterable[str] = (),
    xpos: Iterable[str] = (),
    word: tuple[str, str] | None = None,
) -> Callable[[Act], Mend]:
    """Makes an act a mend of the tokens with one of the main relations, of the tags, or of the words of a list (table
    and key), whatever their case; one of the four, or none."""

    def made(act: Act) -> Mend:
        return Mend(act, frozenset(relation), frozenset(upos), frozenset(xpos), word)

    return made
