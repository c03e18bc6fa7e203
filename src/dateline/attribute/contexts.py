"""The context of a claim: the sentence that the open words of its title point back to.

A clause cut out of its text may hold words that tell only together with what was said before ("They shook hands", "the
move"). Where no name stands for them, they stay, and the sentence that they point back to is told beside the title
(Choi and others 2021, "Decontextualization", on what a sentence needs to be understood alone).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from dateline.attribute.openness import Openness
from dateline.attribute.ours import is_of_some
from dateline.attribute.register import Register
from dateline.attribute.tree import Tree
from dateline.lang import words
from dateline.model import BlockKind, Form
from dateline.span import Span

_FAR = 8  # sentences; what was told farther back is found by nobody who reads on
_BACK = 2  # sentences; of the two before, the nearer that says something; with one more where that leans on it
_SHORT = 320  # characters of a passage that is shown whole wherever a title is
_SHORTEST = 4  # words of a sentence that says something
_FEW = 14  # words: of 45 such titles without a name 31 couldn't be understood alone, of longer ones 5 of 11
_OURS = ("nsubj", "obj", "iobj", "obl", "nmod")
_READ = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST)


class Contexts:
    """Finds the contexts of one article's titles."""

    def __init__(self, tree: Tree, register: Register) -> None:
        self._tree, self._register = tree, register
        self._open = Openness(tree, register)

    def of(self, shown: Collection[int], unclear: Collection[int], told: Collection[int]) -> Span | None:
        """The sentence to be read with a title, one before or the claim's own; None where its words tell all.

        `shown` are the tokens of the title, `unclear` those that stand for nobody known, `told` those told by a name or
        with one behind them.
        """
        for i in sorted(shown):
            found: Span | None = None
            if i in told:
                continue
            if i in unclear or self._open.points(i):
                told_at = self._meant(i, shown) or self._linked(i, shown) or self._said_before(i, shown)
                found = self._passage(told_at, i, shown)
            elif self._open.describes(i):
                before = self._before(i, shown)
                if before is not None or self._open.needs_more(i):
                    found = self._passage(before, i, shown)
            elif self._open.compares(i) or self._open.lacks(i):
                found = self._passage(None, i, shown)
            if found is not None:
                return found
        ours = next((i for i in sorted(shown) if i not in told and self._is_ours(i)), None)
        if ours is None and self._names_nobody(shown, unclear, told):
            ours = min(shown)
        return self._passage(None, ours, shown) if ours is not None else None

    def _names_nobody(self, shown: Collection[int], unclear: Collection[int], told: Collection[int]) -> bool:
        """Whether a short title has no name, nor what a name is told for: "sales were great", "four people died"."""
        said = [i for i in shown if self._tree.tokens[i].upos != "PUNCT"]
        names = any(i in told or (self._is_name(i) and i not in unclear) for i in said)
        known = any(self._tree.relation(i) == "nsubj" and self._open.known(i) for i in said)  # "the sun rose at six"
        return 0 < len(said) <= _FEW and not names and not known

    def _is_name(self, i: int) -> bool:
        """Whether a token is of a name or stands for somebody who has one."""
        draft = self._register.of.get(i)
        named = draft is not None and self._register.drafts[draft].named
        return named or i in self._register.inside or self._tree.tokens[i].upos == "PROPN"

    def _is_ours(self, i: int) -> bool:
        """Whether a "we" in a quotation does something, and nothing tells who they are."""
        tree, said = self._tree, self._tree.lower(i) in words("people", "pronouns.first_plural")
        open_ = said and i not in self._register.of and tree.relation(i) in _OURS
        return open_ and tree.quotation(i) is not None and is_of_some(self._register, i)

    def _said_before(self, i: int, shown: Collection[int]) -> int | None:
        """The predicate that a title's clause is joined to, before its words: "they cut taxes, and we must do the
        same"."""
        tree = self._tree
        clause = next((a for a in (i, *tree.ancestors(i)) if tree.relation(a) == "conj" and a in shown), None)
        first = tree.head(clause) if clause is not None else None
        verbs = clause is not None and tree.tokens[clause].upos == "VERB"
        return first if verbs and first is not None and first not in shown and tree.child(first, "nsubj") else None

    def _meant(self, i: int, shown: Collection[int]) -> int | None:
        """Where he whom a pronoun most likely means was told of last by a name or noun, before its title."""
        draft = self._register.of.get(i)
        mentions = self._register.drafts[draft].mentions if draft is not None else []
        told = (m.head for m in mentions if m.form is not Form.PRONOUN and m.head < i and m.head not in shown)
        return max((h for h in told if self._near(i, h)), default=None)

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
        told = [m for m in mentions if m.head < i and m.head not in shown]
        fuller = [m.head for m in told if m.form is Form.NAME or m.last - m.first > own]
        if fuller:
            return max(fuller)
        central = self._open.central(i)  # beside what a clause is about, words like "the table" are mostly idle
        return next((j for j in self._told_before(i) if self._same(i, j) and (central or self._open.told(j))), None)

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

    def _passage(self, at: int | None, i: int, shown: Collection[int]) -> Span | None:
        """The sentence of what an open word means, else the one before, and what follows up to the word: who is told of
        in between may be meant as well. None where nothing readable stands there."""
        tree, own = self._tree, self._tree.tokens[i].sentence
        told_in = () if at is None else (tree.tokens[at].sentence,)
        for found in (*told_in, *range(own - 1, max(-1, own - 1 - _BACK), -1)):
            if self._says_something(found):
                found = self._whole(found, own)
                last = own if self._leads(i, shown) else max(found, own - 1)
                near = own - found <= _BACK and all(map(self._says_something, range(found + 1, last + 1)))
                first, end = (
                    tree.annotations.sentences[found][0],
                    tree.annotations.sentences[last if near else found][1],
                )
                return tree.span(range(first, end))
        return None

    def _whole(self, sentence: int, own: int) -> int:
        """The sentence that a passage begins with: the one before, where a subject is told there and both are short."""
        tree, before = self._tree, sentence - 1
        if before < 0 or own - before > _BACK or not (self._leans(sentence) and self._says_something(before)):
            return sentence
        sentences = tree.annotations.sentences
        span = tree.span(range(sentences[before][0], sentences[max(sentence, own - 1)][1]))
        return before if span.end - span.start <= _SHORT else sentence

    def _leans(self, sentence: int) -> bool:
        """Whether a sentence has a subject that stands for what isn't told in it: "he left", "no one of them is"."""
        tree, register = self._tree, self._register
        first, last = tree.annotations.sentences[sentence]
        for i in range(first, last):
            if tree.tokens[i].upos == "PRON" and self._about_subject(i) and self._is_third(i):
                draft = register.of.get(i)
                mentions = register.drafts[draft].mentions if draft is not None else []
                if not any(m.form is not Form.PRONOUN and first <= m.head < i for m in mentions):
                    return True
        return False

    def _about_subject(self, i: int) -> bool:
        """Whether a word is the subject of a clause or stands in it: "they", "one of them"."""
        above = self._tree.head(i) if self._tree.relation(i) == "nmod" else None
        return "nsubj" in (self._tree.relation(i), self._tree.relation(above) if above is not None else "")

    def _is_third(self, i: int) -> bool:
        lower = self._tree.lower(i)
        pointing = words("people", "determiners.pointing") | words("people", "determiners.pointing_plural")
        third = any(lower in words("people", f"pronouns.{each}") for each in ("male", "female", "plural", "neuter"))
        return (third or lower in pointing) and self._tree.tokens[i].xpos not in ("WDT", "IN")

    def _says_something(self, sentence: int) -> bool:
        first, last = self._tree.annotations.sentences[sentence]
        told = sum(self._tree.tokens[j].upos != "PUNCT" for j in range(first, last))
        return self._tree.block(first).kind in _READ and told >= _SHORTEST

    def _leads(self, i: int, shown: Collection[int]) -> bool:
        """Whether the sentence of an open word says something before it that its title doesn't."""
        before = range(self._tree.sentence(i)[0], i)
        return sum(j not in shown and self._tree.tokens[j].upos != "PUNCT" for j in before) >= _SHORTEST
