"""Who speaks and what of, by the trees: the subject of a verb, its complement, the words of a phrase."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from dateline.model import Token
from dateline.understand.dependents import Dependents, dependents

SUBJECTS = ("nsubj", "nsubj:outer", "csubj")
PASSIVE = ("nsubj:pass", "csubj:pass")
# A clause without a subject of its own has that of the clause it belongs to.
DEPENDENT = ("conj", "advcl", "xcomp", "parataxis")
# What a word reports hangs on it so, the surest first.
COMPLEMENTS = ("ccomp", "xcomp", "obj")
# Words at the edge of a phrase that tie it to others.
TIES = ("case", "cc", "cc:preconj", "mark", "punct")
NOUNS = ("NOUN", "PROPN", "PRON", "NUM", "X")
STEPS = 4  # clauses up to which a subject is looked for


class Clauses:
    """The trees of a stretch of text; words are indices of `tokens`.

    `agents`: words that mark who does it in the passive ("by").
    """

    def __init__(self, tokens: Sequence[Token], agents: frozenset[str], below: Dependents | None = None) -> None:
        self.tokens = tokens
        self._agents = agents
        self._below = dependents(tokens) if below is None else below

    def top(self, first: int, last: int) -> int:
        """The word of [first, last) that the others hang on; verbs and nouns before others where the tree is broken."""
        tops = [i for i in range(first, last) if not first <= self.tokens[i].head < last or self.tokens[i].head == i]
        return min(tops, key=lambda i: (self.tokens[i].upos not in ("VERB", "NOUN", "ADJ"), i))

    def above(self, first: int, last: int) -> int:
        """The word that [first, last) hangs on; a lone "that" stands for the clause that it opens."""
        top = self.top(first, last)
        return self.tokens[self.tokens[top].head if self.tokens[top].deprel == "mark" else top].head

    def speaker(self, word: int, said: Collection[int] = ()) -> int | None:
        """The word for whoever says what `word` says: of a verb its subject or agent, of a noun its owner.

        Subjects that are themselves in what is `said` are passed over for those of the clauses above.
        """
        token = self.tokens[word]
        if token.deprel in ("case", "fixed", "mark") and token.upos in ("ADP", "SCONJ", "VERB"):
            return token.head if self._noun(token.head) else None  # "according to Ann"
        if token.upos in ("NOUN", "PROPN") and not self._of(word, (*SUBJECTS, *PASSIVE)):
            return self._owner(word)
        surface = self._of(word, PASSIVE)
        if surface or (token.xpos == "VBN" and not self._of(word, SUBJECTS)):
            agents = self._of(word, ("obl:agent",)) or self._by(word, ("obl",))
            if agents or surface:
                return agents[0] if agents else None
        return self._subject(word, STEPS, said)

    def complement(self, word: int) -> int | None:
        """The word that what `word` says hangs on: a clause, else an object."""
        for relation in COMPLEMENTS:
            found = [i for i in self._of(word, (relation,)) if i > word or relation == "ccomp"]
            if relation == "xcomp":  # "feels relieved" says nothing
                found = [i for i in found if self.tokens[i].upos != "ADJ" or self._of(i, ("cop",))]
            if found:
                return found[0]
        return None

    def phrase(self, word: int, free: Collection[int], ties: Collection[str] = TIES) -> tuple[int, int]:
        """The unbroken stretch [first, last) of `free` words under `word`, without `ties` to others at its edges.

        Words of one name that hang side by side on a verb, as where the tree is broken, are one phrase.
        """
        token = self.tokens[word]
        beside = self._of(token.head, (token.deprel,)) if token.deprel in (*SUBJECTS, *PASSIVE) else []
        under = self._under({word, *beside}).intersection(free)
        first = last = word
        while first - 1 in under:
            first -= 1
        while last + 1 in under:
            last += 1
        while first < word and self.tokens[first].deprel in ties:
            first += 1
        while last > word and self.tokens[last].deprel in ties:
            last -= 1
        return first, last + 1

    def _subject(self, word: int, steps: int, said: Collection[int]) -> int | None:
        token, above = self.tokens[word], self.tokens[word].head
        own = self._of(word, SUBJECTS) or self._of(word, PASSIVE)
        found = [i for i in own if i not in said]
        if found:
            before = [i for i in found if i < word]
            return before[-1] if before else found[0]
        if steps == 0 or above == word:
            return None
        if token.deprel == "xcomp":
            controlled = [i for i in self._of(above, ("obj", "iobj")) if i < word]
            if controlled:
                return controlled[0]
        elif token.deprel in ("acl", "acl:relcl") and self._noun(above):
            if token.xpos != "VBG":
                return None
            if self.tokens[word - 1].deprel != "punct":
                return above  # "a man saying", but not "the mayor backed the plan, saying"
            while self._noun(above) and self.tokens[above].head != above and not self._of(above, SUBJECTS):
                above = self.tokens[above].head
        elif token.deprel not in (*DEPENDENT, "cop", "aux", "aux:pass") and not own:
            return None
        return self._subject(above, steps - 1, said)

    def _owner(self, word: int) -> int | None:
        found = self._of(word, ("nmod:poss",)) or self._of(word, ("obl:agent",)) or self._by(word, ("nmod", "obl"))
        return found[0] if found else None

    def _by(self, word: int, relations: tuple[str, ...]) -> list[int]:
        return [i for i in self._of(word, relations) if self._marked(i)]

    def _marked(self, word: int) -> bool:
        return any(self.tokens[i].text.lower() in self._agents for i in self._of(word, ("case",)))

    def _noun(self, word: int) -> bool:
        return self.tokens[word].upos in NOUNS

    def _of(self, word: int, relations: tuple[str, ...]) -> list[int]:
        return [i for i in self._below.get(word, ()) if self.tokens[i].deprel in relations]

    def _under(self, words: Iterable[int]) -> set[int]:
        found = set(words)
        todo = list(found)
        while todo:
            for each in self._below.get(todo.pop(), ()):
                if each not in found:
                    found.add(each)
                    todo.append(each)
        return found
