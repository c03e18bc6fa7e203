"""The context of a claim: the sentence that the open words of its title point back to.

A clause cut out of its text may hold words that tell only together with what was said before ("They shook hands", "the
move"). Where no name stands for them, they stay, and the sentence that they point back to is told beside the title
(Choi and others 2021, "Decontextualization", on what a sentence needs to be understood alone).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dateline.attribute.register import Register, is_person_noun
from dateline.attribute.tree import Tree
from dateline.lang import table, words
from dateline.model import BlockKind, Form
from dateline.span import Span

_FAR = 8  # sentences; what was told farther back is found by nobody who reads on
_BACK = 2  # sentences; of the two before, the nearer that says something
_SHORTEST = 4  # words of a sentence that says something
_PARTS = ("nsubj", "obj", "iobj", "obl", "nmod", "root", "conj", "xcomp")
_CORE = ("nsubj", "obj", "iobj", "root", "conj")  # what a clause is about
_TIES = ("amod", "nmod", "acl", "compound", "nummod", "appos", "flat")  # what tells which one is meant
_READ = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST)


class Contexts:
    """Finds the contexts of one article's titles."""

    def __init__(self, tree: Tree, register: Register) -> None:
        self._tree, self._register = tree, register

    def of(self, shown: Collection[int], unclear: Collection[int], told: Collection[int]) -> Span | None:
        """The sentence to be read with a title, one before or the claim's own; None where its words tell all.

        `shown` are the tokens of the title, `unclear` those that stand for nobody known, `told` those told by a name or
        with one behind them.
        """
        for i in sorted(shown):
            found: Span | None = None
            if i in told:
                continue
            if i in unclear or self._points(i):
                found = self._sentence(self._linked(i, shown), i)
            elif self._describes(i):
                before = self._before(i, shown)
                if before is not None or self._needs_more(i):
                    found = self._sentence(before, i)
            if found is not None:
                return found
        return None

    def _needs_more(self, i: int) -> bool:
        """Whether a description is open though nothing before is called so: "that bond", "the move", "the company
        agreed"; but not who is known to all ("the president")."""
        tree, lemma = self._tree, self._tree.lemma(i)
        if self._shown(i) or self._alike(i) or lemma in words("context", "open.shells"):
            return True
        if lemma in words("people", "titles.offices") or lemma in words("context", "open.known") or self._named(i):
            return False
        return tree.relation(i) == "nsubj" and (is_person_noun(lemma) or lemma in table("people")["bodies"]["kinds"])

    def _named(self, i: int) -> bool:
        draft = self._register.of.get(i)
        return draft is not None and self._register.drafts[draft].named

    def _grouped(self, i: int) -> bool:
        """Whether a description is of several who are known: "the couple"."""
        draft = self._register.of.get(i)
        return draft is not None and bool(self._register.drafts[draft].members)

    # -- open words

    def _points(self, i: int) -> bool:
        """Whether a word stands alone for what was told: "that is true", "most would return", "a win there"."""
        tree, word = self._tree, self._tree.lower(i)
        if tree.relation(i) not in (*_PARTS, "advmod") or i in self._register.inside:
            return False
        if word in words("context", "open.places"):
            return tree.tokens[i].upos == "ADV" and tree.relation(i) == "advmod" and not tree.kids(i, "acl", "nmod")
        if tree.tokens[i].xpos in ("WDT", "WP", "EX") or tree.relation(i) == "advmod":
            return False
        pointing = words("people", "determiners.pointing") | words("people", "determiners.pointing_plural")
        if word in pointing:
            return tree.tokens[i].upos == "PRON" and not tree.kids(i, "acl", "nmod") and not self._relative(i)
        if word not in words("context", "open.some") or tree.tokens[i].upos not in (
            "PRON",
            "ADJ",
            "NUM",
            "NOUN",
            "DET",
        ):
            return False
        counts = i + 1 < len(tree.tokens) and tree.tokens[i + 1].upos in ("NOUN", "PROPN", "ADJ", "ADP")
        return tree.relation(i) == "nsubj" and not counts and not tree.kids(i, *_TIES)

    def _relative(self, i: int) -> bool:
        """Whether "that" only ties a clause to the noun before it."""
        verb = self._tree.head(i)
        return verb is not None and self._tree.relation(verb) == "acl" and i < verb

    def _describes(self, i: int) -> bool:
        """Whether a noun is a bare description of one that is known: "the firm", "this effort", "a similar effort"."""
        tree = self._tree
        places = _PARTS if self._shown(i) else _CORE
        if (
            tree.tokens[i].upos != "NOUN"
            or tree.relation(i) not in places
            or self._grouped(i)
            or tree.kind(i) == "time"
        ):
            return False
        if self._alike(i):
            return not tree.kids(i, "nmod", "acl", "appos")
        definite = words("people", "determiners.definite")
        shell = self._tree.lemma(i) in words("context", "open.shells")
        owned = shell and any(tree.tokens[c].deprel == "nmod:poss" for c in tree.children[i])
        defined = owned or any(tree.lower(c) in definite for c in tree.kids(i, "det"))
        return defined and not [c for c in tree.kids(i, *_TIES) if tree.tokens[c].deprel != "nmod:poss"]

    def _shown(self, i: int) -> bool:
        """Whether a noun is pointed at: "this incident"."""
        pointing = words("people", "determiners.pointing") | words("people", "determiners.pointing_plural")
        return any(self._tree.lower(c) in pointing for c in self._tree.kids(i, "det"))

    def _alike(self, i: int) -> bool:
        return any(self._tree.lower(c) in words("context", "open.alike") for c in self._tree.kids(i, "amod", "det"))

    # -- what they point back to

    def _linked(self, i: int, shown: Collection[int]) -> int | None:
        """The latest noun or name before a pronoun in one chain with it, as the reader sees it."""
        tokens = self._tree.tokens
        heads = (h for h in self._tree.chain(i) if h < i and h not in shown)
        return max((h for h in heads if tokens[h].upos in ("NOUN", "PROPN") and self._near(i, h)), default=None)

    def _before(self, i: int, shown: Collection[int]) -> int | None:
        """Where what a description means was told before: by a name or more words, else with the same noun."""
        draft = self._register.of.get(i)
        own = self._width(i)
        mentions = self._register.drafts[draft].mentions if draft is not None else []
        told = [m for m in mentions if m.head < i and m.head not in shown and self._near(i, m.head)]
        fuller = [m.head for m in told if m.form is Form.NAME or m.last - m.first > own]
        return max(fuller) if fuller else next((j for j in self._told_before(i) if self._same(i, j)), None)

    def _told_before(self, i: int) -> Iterable[int]:
        """The tokens of the sentences before that are near enough, the nearest first."""
        sentences, number = self._tree.annotations.sentences, self._tree.tokens[i].sentence
        return reversed(range(sentences[max(0, number - _FAR)][0], sentences[number][0]))

    def _same(self, i: int, j: int) -> bool:
        """Whether a noun before another is the same one, in the same number."""
        tree = self._tree
        alike = tree.lemma(i) == tree.lemma(j) and tree.tokens[j].upos in ("NOUN", "PROPN")
        return alike and self._register.plural(i) == self._register.plural(j)

    def _near(self, i: int, j: int) -> bool:
        return self._tree.tokens[i].sentence - self._tree.tokens[j].sentence <= _FAR

    def _width(self, i: int) -> int:
        first, last = self._register.phrase(i)
        return last - first

    def _sentence(self, at: int | None, i: int) -> Span | None:
        """The sentence of what an open word means, else the one before; None where nothing readable stands there."""
        tree, number = self._tree, self._tree.tokens[i].sentence
        told_in = () if at is None else (tree.tokens[at].sentence,)
        for found in (*told_in, *range(number - 1, max(-1, number - 1 - _BACK), -1)):
            first, last = tree.annotations.sentences[found]
            told = sum(tree.tokens[j].upos != "PUNCT" for j in range(first, last))
            if tree.block(first).kind in _READ and told >= _SHORTEST:
                return tree.span(range(first, last))
        return None
