"""Tense, aspect, modality and polarity of event words, from tags, auxiliaries and particles in the tree.

After the TimeML annotation guidelines 1.2.1 (Saurí et al. 2006), as TimeBank applies them: the auxiliaries and the word
are read as one group, whose first member gives the tense. A modal has no tense, "to" makes an infinitive, nouns and
participles before a noun have no tense. Joined verbs share the auxiliaries of the first.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.lang import table, words
from dateline.model import Aspect, Polarity, Tense, Token
from dateline.understand.dependents import Dependents, dependents

_FINITE = {"VBD": Tense.PAST, "VBZ": Tense.PRESENT, "VBP": Tense.PRESENT}
_BARE = {"VB": Tense.INFINITIVE, "VBG": Tense.PRESENT_PARTICIPLE, "VBN": Tense.PAST_PARTICIPLE}
_LISTS = (
    "auxiliaries.have", "auxiliaries.be", "auxiliaries.future",
    "negation.words", "negation.subjects", "negation.prepositions", "negation.adding",
)  # fmt: skip
_SUBJECTS = ("nsubj", "csubj", "expl")
_FINITE_PLACES = ("root", "ccomp", "parataxis", "acl:relcl")
_NEGATING = ("advmod", "det", "cc", "aux", "discourse")


@dataclass(frozen=True, slots=True)
class Inflection:
    """How an event word is put; see `EventHead`."""

    tense: Tense = Tense.NONE
    aspect: Aspect = Aspect.NONE
    modality: str = ""
    polarity: Polarity = Polarity.POSITIVE


class Inflections:
    """Answers for the words of one text. `tokens` have their heads as indices of `tokens`."""

    def __init__(self, tokens: Sequence[Token], language: str = "en", below: Dependents | None = None) -> None:
        self._tokens = tokens
        self._language = language
        self._lists = {key: words("verbs", key, language) for key in _LISTS}
        self._modals = {form: modal for modal, forms in table("verbs", language)["modals"].items() for form in forms}
        self._below = dependents(tokens) if below is None else below
        denying = frozenset().union(*(self._lists[key] for key in _LISTS if key.startswith("negation.")))
        said = [i for i, token in enumerate(tokens) if token.text.lower() in denying]
        # The words that deny something and those above them: no others can negate an event, and most texts have few.
        self._denying = {*said, *(tokens[i].head for i in said)}

    def of(self, i: int) -> Inflection:
        """The inflection of the event word at `i`."""
        group = self._group(i)
        polarity = Polarity.NEGATIVE if self._negated(i, group) else Polarity.POSITIVE
        if not self._predicates(i, group):
            return Inflection(polarity=polarity)
        tense, modality = self._tense(i, group)
        return Inflection(tense, self._aspect(group), modality, polarity)

    # ---- the verb group ----

    def _group(self, i: int) -> list[int]:
        """The auxiliaries and the copula of a word before itself, in order; joined verbs may share the first one's."""
        token = self._tokens[i]
        if _plain(token.deprel) in ("cop", "aux"):  # the copula itself is the event: its own auxiliaries
            return [*(c for c in self._auxiliaries(token.head) if c < i), i]
        first = self._first_joined(i)
        return [*(c for c in self._auxiliaries(first) if first == i or self._carries(c, token.xpos)), i]

    def _auxiliaries(self, i: int) -> list[int]:
        return [c for c in self._below.get(i, ()) if _plain(self._tokens[c].deprel) in ("aux", "cop") and c != i]

    def _first_joined(self, i: int) -> int:
        """The verb whose auxiliaries or "to" a joined verb shares that has neither, nor a subject; else itself."""
        while (
            _plain(self._tokens[i].deprel) == "conj"
            and self._tokens[i].xpos in _BARE
            and not self._auxiliaries(i)
            and self._child(i, *_SUBJECTS) is None
            and self._particle(i) is None
        ):
            i = self._tokens[i].head
        return i

    def _carries(self, auxiliary: int, tag: str) -> bool:
        """Whether an auxiliary goes with a form: modals and "do" with bare ones, "have" and "be" with others."""
        lower = self._lower(auxiliary)
        verbal = self._is(lower, "auxiliaries.have") or self._is(lower, "auxiliaries.be")
        if self._tokens[auxiliary].xpos == "MD":
            return True
        return verbal if tag != "VB" else not verbal

    def _predicates(self, i: int, group: list[int]) -> bool:
        """Whether a word is a verb, or an adjective, adverb or preposition with a copula; nouns have no tense."""
        tag = self._tokens[i].xpos
        if tag.startswith("VB") or tag == "MD":
            return _plain(self._tokens[i].deprel) not in ("amod", "compound")
        return len(group) > 1 and not tag.startswith("NN")

    # ---- tense and modality ----

    def _tense(self, i: int, group: list[int]) -> tuple[Tense, str]:
        modal = next((c for c in group if self._tokens[c].xpos == "MD"), None)
        if modal is not None:
            lower = self._lower(modal)
            if self._is(lower, "auxiliaries.future"):
                governed = self._governed(i)
                return Tense.FUTURE, governed[1] if governed else ""
            return Tense.NONE, self._modals.get(lower, self._tokens[modal].lemma)
        if self._particle(self._first_joined(i)) is not None:
            return self._governed(i) or (Tense.INFINITIVE, "")
        first = self._tokens[group[0]].xpos
        if first in _FINITE:
            return _FINITE[first], ""
        if first == "VBN" and len(group) == 1 and self._heads_clause(i):
            return Tense.PAST, ""  # "The firm added …" tagged wrongly, or a headline's "Two held": past either way
        if first == "VB" and self._tokens[i].head == i:
            return Tense.NONE, ""  # an imperative
        return _BARE.get(first, Tense.NONE), ""

    def _governed(self, i: int) -> tuple[Tense, str] | None:
        """Tense and modality of an infinitive under "have to" or "is going to"."""
        token = self._tokens[i]
        governor = token.head
        if _plain(token.deprel) != "xcomp" or governor >= i or governor == i:
            return None
        lemma = self._tokens[governor].lemma
        governing = table("verbs", self._language)["governing"]
        above = self._group(governor)
        first = self._tokens[above[0]].xpos
        if lemma in governing["going"]:
            going = self._tokens[governor].xpos == "VBG" and len(above) > 1 and _FINITE.get(first) is Tense.PRESENT
            return (Tense.FUTURE, "") if going else None
        if lemma not in governing or self._child(governor, "obj") is not None:
            return None
        tense, modality = self._tense(governor, above)
        return tense, f"{modality} {governing[lemma]}".strip()

    def _heads_clause(self, i: int) -> bool:
        """Whether a word stands where only a finite verb does: as root, as complement clause, or with a subject."""
        relation = self._tokens[i].deprel
        return relation in _FINITE_PLACES or self._child(i, "nsubj") is not None

    def _particle(self, i: int) -> int | None:
        """The "to" of an infinitive."""
        return next((c for c in self._below.get(i, ()) if self._tokens[c].xpos == "TO" and c < i), None)

    # ---- aspect ----

    def _aspect(self, group: list[int]) -> Aspect:
        perfect = any(self._is(self._lower(c), "auxiliaries.have") and self._tokens[c].xpos != "MD" for c in group[:-1])
        progressive = any(
            self._tokens[c].xpos == "VBG" and self._is(self._lower(before), "auxiliaries.be")
            for before, c in itertools.pairwise(group)
        )
        if perfect and progressive:
            return Aspect.PERFECTIVE_PROGRESSIVE
        if perfect:
            return Aspect.PERFECTIVE
        return Aspect.PROGRESSIVE if progressive else Aspect.NONE

    # ---- polarity ----

    def _negated(self, i: int, group: list[int]) -> bool:
        token = self._tokens[i]
        at = token.head if _plain(token.deprel) in ("cop", "aux") else i
        above = [token.head] if self._governed(i) else []
        if len(group) > 1 and at == i:
            above.append(self._first_joined(i))
        return any(self._negates(c) for each in (at, *above) for c in self._below.get(each, ()) if c in self._denying)

    def _negates(self, c: int) -> bool:
        """Whether a dependent of an event word negates it."""
        lower, relation = self._lower(c), _plain(self._tokens[c].deprel)
        if relation in ("mark", "case"):
            return self._is(lower, "negation.prepositions")
        if relation == "obj":
            return self._is(lower, "negation.subjects")
        if relation == "nsubj":
            return self._is(lower, "negation.subjects") or any(
                _plain(self._tokens[d].deprel) in ("det", "cc") and self._is(self._lower(d), "negation.words")
                for d in self._below.get(c, ())
            )
        if relation not in _NEGATING:
            return False
        if not self._is(lower, "negation.words"):  # "no longer"
            return relation == "advmod" and any(
                self._is(self._lower(d), "negation.words") for d in self._below.get(c, ())
            )
        following = self._lower(c + 1) if c + 1 < len(self._tokens) else ""
        return not self._is(following, "negation.adding")

    # ---- words ----

    def _child(self, i: int, *relations: str) -> int | None:
        return next((c for c in self._below.get(i, ()) if _plain(self._tokens[c].deprel) in relations), None)

    def _lower(self, i: int) -> str:
        return self._tokens[i].text.lower()

    def _is(self, word: str, key: str) -> bool:
        return word in self._lists[key]


@functools.lru_cache(maxsize=256)
def _plain(relation: str) -> str:
    return relation.split(":", 1)[0]
