"""The open words of a title: those that tell only together with what was said before.

They are words that stand alone for what was told ("most would return", "a win there"), bare descriptions ("the firm",
"this effort", "such questions") and comparisons with what isn't said ("fares a bit better"). Which of them are known to
all, or stand in fixed phrases, is language data.
"""

from __future__ import annotations

from dateline.attribute.register import Register, is_person_noun
from dateline.attribute.tree import Tree
from dateline.lang import table, words

_PARTS = ("nsubj", "obj", "iobj", "obl", "nmod", "root", "conj", "xcomp")
_CORE = ("nsubj", "obj", "iobj", "root", "conj")  # what a clause is about
_TIES = ("amod", "nmod", "acl", "compound", "nummod", "appos", "flat")  # what tells which one is meant
_NEEDED = ("obj", "ccomp", "xcomp", "obl", "advcl", "parataxis")
_COMPARED = ("root", "xcomp", "ccomp", "advmod", "conj")  # where a comparison is what a clause says


class Openness:
    """Which words of one article are open."""

    def __init__(self, tree: Tree, register: Register) -> None:
        self._tree, self._register = tree, register

    def points(self, i: int) -> bool:
        """Whether a word stands alone for what was told: "that is true", "most would return", "the best of the two"."""
        tree, word = self._tree, self._tree.lower(i)
        if tree.relation(i) not in (*_PARTS, "advmod") or i in self._register.inside:
            return False
        if self._does_so(i) or self._is_instead(i) or self._is_in_return(i):
            return True
        if word in words("context", "open.places"):
            return tree.tokens[i].upos == "ADV" and tree.relation(i) == "advmod" and not tree.kids(i, "acl", "nmod")
        if tree.tokens[i].xpos in ("WDT", "WP", "EX") or tree.relation(i) == "advmod":
            return False
        pointing = words("people", "determiners.pointing") | words("people", "determiners.pointing_plural")
        if word in pointing:
            return tree.tokens[i].upos == "PRON" and not self._goes_on(i) and not self._relative(i)
        if word in words("context", "open.one") and tree.child(i, "cop") is not None:
            return not tree.kids(i, *_TIES)  # "the bank is another"
        return word in words("context", "open.some") and self._counts_alone(i)

    def describes(self, i: int) -> bool:
        """Whether a noun is a bare description: "the firm", "this effort", "a similar effort", "both towns"."""
        tree = self._tree
        predicate = tree.relation(i) == "ccomp" and tree.child(i, "cop") is not None
        if (
            (tree.tokens[i].upos != "NOUN" and not (tree.kind(i) == "time" and tree.tokens[i].upos == "PROPN"))
            or not (tree.relation(i) in _PARTS or predicate)
            or self._grouped(i)
            or (tree.kind(i) == "time" and not self._far(i))
        ):
            return False
        if self._shown(i) and not self._is_here(i):
            return not tree.kids(i, "acl", "appos") and not (self._register.plural(i) and tree.kids(i, "nmod"))
        if self._alike(i) or self._is_one_of(i):
            return not tree.kids(i, "nmod", "acl", "appos", "conj")
        if (self.known(i) and not self.central(i)) or self._is_here(i):
            return False
        definite = words("people", "determiners.definite")
        if self._is_somebody(i) and any(tree.lower(c) in definite for c in tree.kids(i, "det")):
            return not tree.kids(i, "nmod", "acl", "appos", "flat", "nummod")
        owned = self._shell(i) and self._owned(i)
        defined = owned or any(tree.lower(c) in definite for c in tree.kids(i, "det"))
        return defined and not self.tied(i, fresh=self._shell(i) or self._tells_of_before(i))

    def tied(self, i: int, *, fresh: bool = False) -> bool:
        """Whether words beside a noun tell which one is meant; if `fresh`, "the latest" doesn't."""
        tree, idle = self._tree, words("context", "open.fresh") if fresh else frozenset[str]()
        beside = [c for c in tree.kids(i, *_TIES) if tree.tokens[c].deprel != "nmod:poss"]
        return any(tree.relation(c) != "amod" or tree.lower(c) not in idle for c in beside)

    def told(self, i: int) -> bool:
        """Whether words beside a noun tell which one is meant, whose it is included."""
        return self.tied(i) or self._owned(i)

    def central(self, i: int) -> bool:
        """Whether a description is what its clause is about, or points by itself ("in this case")."""
        return self._tree.relation(i) in _CORE or self._shown(i) or self._alike(i)

    def needs_more(self, i: int) -> bool:
        """Whether a description is open though nothing before is called so: "that bond", "the move", "the company
        agreed"; but not who is known to all ("the president"), nor what a fixed phrase holds ("in the event")."""
        tree, lemma = self._tree, self._tree.lemma(i)
        if self._shown(i) or self._alike(i) or self._is_one_of(i):
            return True
        if self._shell(i) or self._tells_of_before(i):
            return self.central(i) or lemma not in words("context", "open.idle")
        if self.known(i) or self._named(i):
            return False
        return self._is_somebody(i) or tree.relation(i) == "nsubj"

    def compares(self, i: int) -> bool:
        """Whether a clause compares with what it doesn't say: "fares a bit better", "comes two weeks later"; not
        "better than Ann", "no longer", "later on Monday"."""
        tree = self._tree
        if tree.relation(i) not in _COMPARED or i in self._register.inside:
            return False
        beside = tree.children[i]
        if tree.lower(i) in words("context", "compared.after"):
            return bool(beside) and all(c < i for c in beside) and any(tree.kind(c) == "time" for c in beside)
        if tree.tokens[i].xpos not in ("JJR", "RBR") or tree.lower(i) in words("context", "compared.idle"):
            return False
        verb = tree.head(i)
        if verb is not None and tree.lemma(verb) in words("context", "compared.changing"):
            return False
        if tree.relation(i) == "xcomp" and verb is not None and tree.child(verb, "obj") is not None:
            return False  # "makes it easier to …" says in what follows what it is
        rest = range(i + 1, tree.sentence(i).stop)
        with_what = any(tree.lower(j) in words("context", "compared.with") for j in rest)
        return not with_what and not any(tree.lower(c) in words("context", "compared.none") for c in beside)

    def lacks(self, i: int) -> bool:
        """Whether a verb stands without what it needs, so that what was told before is meant: "the mayor agreed"."""
        tree = self._tree
        if tree.lemma(i) not in words("context", "open.elliptic") or tree.tokens[i].upos != "VERB":
            return False
        return not tree.kids(i, *_NEEDED) and not any(tree.tokens[c].deprel == "aux:pass" for c in tree.children[i])

    # -- what a noun is, and how it is pointed at

    def _shell(self, i: int) -> bool:
        return self._tree.lemma(i) in words("context", "open.shells")

    def _tells_of_before(self, i: int) -> bool:
        singular = not self._register.plural(i)
        return singular and self._tree.lemma(i) in words("context", "open.told") and not self._owned(i)

    def _owned(self, i: int) -> bool:
        return any(self._tree.tokens[c].deprel == "nmod:poss" for c in self._tree.children[i])

    def known(self, i: int) -> bool:
        """Whether everybody knows who or what a noun means: "the government", "the president"."""
        lemma = self._tree.lemma(i)
        return lemma in words("people", "titles.offices") or lemma in words("context", "open.known")

    def _named(self, i: int) -> bool:
        draft = self._register.of.get(i)
        return draft is not None and self._register.drafts[draft].named

    def _is_here(self, i: int) -> bool:
        """Whether a place pointed at is where one speaks: "in this country"."""
        return self._tree.lemma(i) in words("context", "open.here") and self._shown(i)

    def _grouped(self, i: int) -> bool:
        """Whether a description is of several who are known: "the couple"."""
        draft = self._register.of.get(i)
        return draft is not None and bool(self._register.drafts[draft].members)

    def _shown(self, i: int) -> bool:
        """Whether a noun is pointed at: "this incident"."""
        pointing = words("people", "determiners.pointing") | words("people", "determiners.pointing_plural")
        return any(self._tree.lower(c) in pointing for c in self._tree.kids(i, "det"))

    def _far(self, i: int) -> bool:
        """Whether a noun is pointed at, and not as what is near to him who speaks: "that November", not "this week"."""
        return any(self._tree.lower(c) in words("context", "open.far") for c in self._tree.kids(i, "det"))

    def _does_so(self, i: int) -> bool:
        """Whether a word stands for what was done: "in doing so"."""
        verb = self._tree.head(i)
        so = self._tree.lower(i) in words("context", "open.so")
        return so and i - 1 == verb and self._tree.lemma(verb) == "do"

    def _is_instead(self, i: int) -> bool:
        """Whether something is told in the place of what was said: "instead", but not "instead of him"."""
        after = self._tree.lower(i + 1) if i + 1 < len(self._tree.tokens) else ""
        return self._tree.lower(i) in words("context", "open.instead") and after not in words(
            "speech", "roles.belonging"
        )

    def _is_in_return(self, i: int) -> bool:
        """Whether something is told as done for what was told: "in exchange", but not "in exchange for it"."""
        tree = self._tree
        known = tree.lower(i) in words("context", "open.in_return") and i > 0 and tree.lower(i - 1) == "in"
        return known and all(tree.relation(c) in ("case", "punct") for c in tree.children[i])

    def _alike(self, i: int) -> bool:
        return any(self._tree.lower(c) in words("context", "open.alike") for c in self._tree.kids(i, "amod", "det"))

    def _is_one_of(self, i: int) -> bool:
        """ "each side", "neither candidate": of those who were told of."""
        tree = self._tree
        each = any(tree.lower(c) in words("context", "open.of_some") for c in tree.kids(i, "det"))
        return each and tree.lemma(i) in words("context", "open.sides")

    def _is_somebody(self, i: int) -> bool:
        """Whether a description in the singular stands for a person or a body without a name: "the young scholar"; not
        "the Harrow campaign", nor who is known to all."""
        tree, lemma = self._tree, self._tree.lemma(i)
        if self._register.plural(i) or self._named(i) or lemma in words("context", "open.known"):
            return False
        if tree.relation(i) not in ("nsubj", "obj") and tree.tokens[i].deprel != "obl:agent":
            return False
        names = any(tree.tokens[c].upos == "PROPN" for c in tree.kids(i, "compound", "amod", "nmod"))
        person = is_person_noun(lemma) or tree.kind(i) == "person"
        coming = any(tree.lower(c) in words("people", "titles.coming") for c in tree.kids(i, "amod"))
        return not coming and (person or (lemma in table("people")["bodies"]["kinds"] and not names))

    def _goes_on(self, i: int) -> bool:
        """Whether what tells which one is meant follows a word, without a comma: "those in Harrow"."""
        beside = [min(self._tree.subtree(c)) for c in self._tree.kids(i, "acl", "nmod") if c > i]
        return any("," not in (self._tree.lower(first), self._tree.lower(first - 1)) for first in beside)

    def _relative(self, i: int) -> bool:
        """Whether "that" only ties a clause to the noun before it."""
        verb = self._tree.head(i)
        return verb is not None and self._tree.relation(verb) == "acl" and i < verb

    def _counts_alone(self, i: int) -> bool:
        """Whether a number or "most" stands without what it counts: "most would return", "the older of the two"."""
        tree = self._tree
        if tree.tokens[i].upos not in ("PRON", "ADJ", "NUM", "NOUN", "DET") or tree.kids(i, *_TIES):
            return False
        counts = i + 1 < len(tree.tokens) and tree.tokens[i + 1].upos in ("NOUN", "PROPN", "ADJ", "ADP", "NUM", "SYM")
        definite = any(tree.lower(c) == "the" for c in tree.kids(i, "det"))
        return not counts and (tree.relation(i) == "nsubj" or (definite and tree.relation(i) in _PARTS))
