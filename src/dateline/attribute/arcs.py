"""Trees that are being mended: tokens with heads and relations that can be given anew, never a cycle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.model import Token

FINITE = ("VBD", "VBZ", "VBP", "MD")
_ENDS = ".!?”\"’'"
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


class Column:
    """One property of each token: what each one has (`of`), and which ones have it."""

    def __init__(self, values: Iterable[str]) -> None:
        self.of = list(values)
        self._where: dict[str, set[int]] = {}
        self._changes = 0
        for i, value in enumerate(self.of):
            self._where.setdefault(value, set()).add(i)

    def put(self, i: int, value: str) -> None:
        """Give token i another value."""
        if value != self.of[i]:
            self._where[self.of[i]].remove(i)
            self._where.setdefault(value, set()).add(i)
            self.of[i] = value
            self._changes += 1

    def having(self, wanted: Iterable[str]) -> Iterator[int]:
        """The tokens that have one of some values when they are come to, in text order: what is put on the way counts
        for those behind."""
        done, changes = -1, -1
        while changes != self._changes:
            changes = self._changes
            for i in sorted(i for value in wanted for i in self._where.get(value, ()) if i > done):
                yield i
                done = i
                if changes != self._changes:
                    break


class Arcs:
    """Tokens by index, each with its head (its own index for a root), and the dependents of each."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = list(tokens)
        # beside the tokens, as they are now: asked for a hundred times a token, and not made each time
        self.relations = Column(token.deprel.partition(":")[0] for token in tokens)
        self.upos = Column(token.upos for token in tokens)
        self.xpos = Column(token.xpos for token in tokens)
        self._lowers = [token.text.lower() for token in tokens]  # no mend changes a word or its lemma
        self._lemmas = [token.lemma.lower() for token in tokens]
        self.children: list[list[int]] = [[] for _ in tokens]
        for i, token in enumerate(tokens):
            if token.head != i:
                self.children[token.head].append(i)

    def put_in_order(self) -> None:
        """The dependents of each token in text order again: those that were given anew stand last."""
        for below in self.children:
            below.sort()

    def relation(self, i: int) -> str:
        """The main relation of a token to its head, without its subtype."""
        return self.relations.of[i]

    def lower(self, i: int) -> str:
        return self._lowers[i]

    def having_word(self, wanted: frozenset[str]) -> list[int]:
        """The tokens that are one of some words in lower case, in text order."""
        return [i for i, lower in enumerate(self._lowers) if lower in wanted]

    def lemma(self, i: int) -> str:
        return self._lemmas[i]

    def kids(self, i: int, *relations: str) -> list[int]:
        """The dependents with one of some main relations, in text order."""
        if not (below := self.children[i]):
            return []  # more than half of all words
        main = self.relations.of
        found = [c for c in below if main[c] in relations]
        return sorted(found) if len(found) > 1 else found

    def below(self, i: int) -> list[int]:
        """A token and all that depends on it."""
        out = [i]
        for j in out:
            out += self.children[j]
        return out

    def above(self, i: int) -> list[int]:
        """The governors of a token, nearest first."""
        out: list[int] = []
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            out.append(i)
        return out

    def reach(self, i: int) -> tuple[int, int]:
        """The first and the last token of a subtree."""
        all_below = self.below(i)
        return min(all_below), max(all_below)

    def words(self, i: int) -> tuple[int, int]:
        """The first and the last token of a subtree without the marks at its edges."""
        if not self.children[i]:
            return i, i
        inside = self.below(i)
        kept = [j for j in inside if self.upos.of[j] != "PUNCT"] or inside
        return min(kept), max(kept)

    def nominal(self, i: int) -> bool:
        return self.upos.of[i] in NOMINAL

    def finite(self, i: int) -> bool:
        """Whether a token is a predicate with tense: its own, or that of an auxiliary or copula."""
        return self.xpos.of[i] in FINITE or any(self.xpos.of[c] in FINITE for c in self.kids(i, "aux", "cop") if c < i)

    def predicate(self, i: int) -> bool:
        return self.upos.of[i] in ("VERB", "AUX") or bool(self.kids(i, "cop", "nsubj"))

    def ends_in_stop(self, i: int) -> bool:
        """Whether the sentence of a token ends as a sentence does: no heading, no caption."""
        last = i
        while self.same_sentence(i, last + 1):
            last += 1
        return self.tokens[last].text[-1] in _ENDS

    def subjects(self, i: int) -> list[int]:
        return self.kids(i, "nsubj", "csubj", "expl")

    def same_sentence(self, i: int, j: int) -> bool:
        return 0 <= j < len(self.tokens) and self.tokens[i].sentence == self.tokens[j].sentence

    def give(self, i: int, head: int, relation: str) -> bool:
        """Hang token i on another one; False, and nothing changed, where that would close a circle."""
        if head == i or head in self.below(i):
            return False
        before = self.tokens[i].head
        if before != i:
            self.children[before].remove(i)
        self.children[head].append(i)
        self._put(i, head, relation)
        return True

    def promote(self, i: int, *, over: int) -> None:
        """Put token i where one above it stands: it takes over that one's head and relation, and that one hangs on it
        until it is given elsewhere."""
        head, relation = self.tokens[over].head, self.tokens[over].deprel
        self.children[self.tokens[i].head].remove(i)
        if head == over:
            self._put(i, i, relation)
        else:
            self.children[head].remove(over)
            self.children[head].append(i)
            self._put(i, head, relation)
        self.children[i].append(over)
        self._put(over, i, "dep")

    def _put(self, i: int, head: int, relation: str) -> None:
        self.tokens[i] = replace(self.tokens[i], head=head, deprel=relation)
        self.relations.put(i, relation.partition(":")[0])

    def tag(self, i: int, upos: str, xpos: str) -> None:
        self.tokens[i] = replace(self.tokens[i], upos=upos, xpos=xpos)
        self.upos.put(i, upos)
        self.xpos.put(i, xpos)
