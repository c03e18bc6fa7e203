"""How a language spells dictionary forms: which of the letters that an ending changed come back.

A network that cuts endings off words it has not seen knows what to cut, not how the rest is spelled ("injured": injur,
injure, injurr?). The rules are those of English orthography (Huddleston and Pullum 2002, chapter 18): a final consonant
doubles after a single stressed vowel, a mute e is dropped, y becomes i. What is a known word goes first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.lang import table

_GROUP = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "ADV": "adjective"}


class Spelling:
    """Spells the lemmas of words that no treebank had.

    `lemmas`: part of speech → dictionary forms that are known as such; `inflected`: part of speech → forms that are
    known to be none; `vocabulary`: words that occur in texts, of whatever part of speech.
    """

    def __init__(
        self,
        lemmas: Mapping[str, frozenset[str]],
        inflected: Mapping[str, frozenset[str]],
        vocabulary: Iterable[str],
        language: str = "en",
    ) -> None:
        self._lemmas = lemmas
        self._inflected = inflected
        self._vocabulary = frozenset(vocabulary)
        rules = table("lemmas", language)
        self._vowels: str = rules["vowels"]
        self._endings: dict[str, list[str]] = rules["endings"]
        self._rules = rules["spelling"]

    def lemma(self, word: str, upos: str, first: str, others: Iterable[str]) -> str:
        """The lemma of a word in lower case: the one said `first`, spelled right where only an ending was cut off.

        `others` decide, the likeliest first, where several forms are known words.
        """
        group = _GROUP.get(upos)
        if group is None or not word.isalpha():
            return first
        if upos == "ADJ" and any(
            word.endswith(ending) and first in self._without(word, ending) for ending in self._endings["participle"]
        ):
            return word
        for ending in self._endings[group]:
            if word.endswith(ending):
                forms = self._without(word, ending)
                if not self._has_vowel(word[: -len(ending)]):  # "bring" has no ending
                    return word if first in forms else first
                if first not in (word, *forms):
                    return first  # more than an ending was changed: an irregular form
                if first == word and not self._must_go(word, group):
                    return first
                return self._best(forms, upos, others)
        return first

    def _must_go(self, word: str, group: str) -> bool:
        """Whether a word that was left as it is can't be its own dictionary form."""
        return word.endswith(tuple(self._endings[f"{group}_must_go"])) and not word.endswith(
            tuple(self._endings[f"{group}_may_stay"])
        )

    # ---- what may be left ----

    def _without(self, word: str, ending: str) -> list[str]:
        """The forms that may be left without an ending, in order of likelihood by spelling alone."""
        stem = word[: -len(ending)]
        if ending == "es":
            return self._without_es(stem)
        if ending == "s":
            return [stem]
        if stem.endswith("i") and ending[0] == "e":  # "carried"
            return [stem[:-1] + "y", stem + "e", stem]
        if stem.endswith("e") and ending[0] == "e":  # "agreed"
            return [stem + "e", stem]
        plain, with_e = [stem], [stem + "e"]
        double = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in self._vowels
        if double and stem not in self._rules["keeps_double"]:
            if stem[-1] in self._rules["doubling"]:
                return [stem[:-1], *plain, *with_e]
            if stem[-1] in self._rules["double"]:
                long = stem[-1] == "l" and self._syllables(stem) > 1
                return [stem[:-1], *plain, *with_e] if long else [*plain, stem[:-1], *with_e]
        return [*with_e, *plain] if self._takes_e(stem) else [*plain, *with_e]

    def _without_es(self, stem: str) -> list[str]:
        if stem.endswith("i"):
            return [stem[:-1] + "y", stem + "e", stem]
        sibilant = stem.endswith(tuple(self._endings["sibilant"]))
        voiced = stem[-1:] in ("s", "z") and stem[-2:-1] != stem[-1:]  # "houses", "prizes", but "passes"
        if not sibilant or voiced:
            return [stem + "e", stem]
        if len(stem) > 3 and stem[-1] == stem[-2] == "z":
            return [stem, stem[:-1], stem + "e"]
        return [stem, stem + "e"]

    def _takes_e(self, stem: str) -> bool:
        rules = self._rules
        if stem.endswith(tuple(rules["no_e"])):
            return self._short(stem) and not stem.endswith(tuple("wxye"))
        if stem.endswith((*rules["never_final"], *rules["takes_e_always"])) or self._short(stem):
            return True
        pair = len(stem) > 2 and stem[-3] in self._vowels and stem[-3:-1] not in ("yi",)
        return stem.endswith(tuple(rules["takes_e"])) and not pair

    def _short(self, stem: str) -> bool:
        """Whether a stem of one syllable ends in one vowel and one consonant, which would have been doubled."""
        if len(stem) < 2 or self._syllables(stem) != 1 or stem[-1] in self._rules["single"]:
            return False
        before = stem[-3:-2]
        return (
            stem[-1] not in self._vowels
            and stem[-2] in self._vowels
            and (before not in self._vowels or stem[-4:-2] == "qu" or not before)
        )

    # ---- which of them it is ----

    def _best(self, forms: Sequence[str], upos: str, ranked: Iterable[str]) -> str:
        """A form that is known as a lemma, else as a word, where its spelling allows it; else by the spelling alone."""
        allowed = [form for n, form in enumerate(forms) if n == 0 or not self._ruled_out(forms[0], form)]
        for known in (self._is_lemma, self._known):
            found = [form for form in allowed if known(form, upos)]
            if len(found) > 1:
                return found[0] if found[0] == forms[0] else next((form for form in ranked if form in found), found[0])
            if found:
                return found[0]
        return forms[0]

    def _ruled_out(self, likely: str, other: str) -> bool:
        """Whether the other form would have been inflected otherwise: "hop" has no "hoped", "stopp" is no word."""
        if likely == other + "e":
            return self._short(other)
        doubled = len(other) > 1 and other[-1] == other[-2] and other[-1] in self._rules["doubling"]
        return doubled and likely == other[:-1]

    def _is_lemma(self, form: str, upos: str) -> bool:
        return form in self._lemmas.get(upos, ())

    def _known(self, form: str, upos: str) -> bool:
        known = form in self._vocabulary or self._is_lemma(form, upos)
        return known and form not in self._inflected.get(upos, ())

    # ---- letters ----

    def _has_vowel(self, stem: str) -> bool:
        return len(stem) > 1 and any(c in self._vowels for c in stem)

    def _syllables(self, stem: str) -> int:
        """Groups of vowels; the u of "qu" is none."""
        letters = stem.replace("qu", "q")
        return sum(c in self._vowels and (n == 0 or letters[n - 1] not in self._vowels) for n, c in enumerate(letters))
