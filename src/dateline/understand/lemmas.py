"""Lemmas as edit scripts: what makes a word's dictionary form of it, so that words never seen have one too."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from dateline.lang import table
from dateline.understand.spelling import Spelling

OPEN = frozenset({"VERB", "NOUN", "ADJ", "ADV"})  # parts of speech whose words a language makes ever new


def script(word: str, lemma: str) -> str:
    """The edit that makes `lemma` of `word`: "=form", else case ("l" lower, "k" kept), letters cut, ending added."""
    case, base = ("k", word) if lemma != lemma.lower() and word != word.lower() else ("l", word.lower())
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    if same == 0 or len(base) - same > 4:
        return f"={lemma}"
    return f"{case}{len(base) - same}{lemma[same:]}"


ENDING = 3  # letters
_MAX_CACHE = 100_000


def ending(word: str) -> str:
    """What is compared to tell whether an edit has been seen on words like this one."""
    return word.lower()[-ENDING:]


class Lemmatizer:
    """Lemmas from ranked edits, held to what the treebanks had and to how the language spells its words.

    `words`: part of speech → word in lower case → lemma, of words that were seen and are not their own lemma.
    `endings`: edit → endings of the words that it was seen on. `vocabulary`: lower-case words that occur in texts.
    """

    def __init__(
        self,
        words: Mapping[str, Mapping[str, str]],
        endings: Mapping[str, Iterable[str]],
        vocabulary: Iterable[str] = (),
        language: str = "en",
    ) -> None:
        self._words = words
        self._endings = {edit: frozenset(seen) for edit, seen in endings.items()}
        rules = table("lemmas", language)
        self._irregular: Mapping[str, Mapping[str, str]] = rules["irregular"]
        self._compounds: Mapping[str, Mapping[str, str]] = rules["compounds"]
        self._prefixes: tuple[str, ...] = tuple(rules["prefixes"])
        inflected = {tag: frozenset(words.get(tag, ())) | self._irregular.get(tag, {}).keys() for tag in OPEN}
        lemmas = {tag: frozenset(words.get(tag, {}).values()) for tag in OPEN}
        self._spelling = Spelling(lemmas, inflected, vocabulary, language)
        self._cache: dict[tuple[str, str, str], str | None] = {}

    def lemma(self, word: str, upos: str, edits: Iterable[str]) -> str:
        """The known lemma, else by the first edit that was seen on words with this ending, else by the very first.

        A lemma of neither kind is spelled as the language spells its words.
        """
        ranked = list(edits)
        return self.likely(word, upos, ranked[0]) or self.guessed(word, upos, lambda: ranked)

    def likely(self, word: str, upos: str, edit: str) -> str | None:
        """The lemma that is known, or by the likeliest edit; None where less likely ones must be asked too.

        Most words come again and again, so that the answers are kept.
        """
        key = (word, upos, edit)
        try:
            return self._cache[key]
        except KeyError:
            if len(self._cache) >= _MAX_CACHE:
                self._cache.clear()
            found = self._cache[key] = self.known(word, upos) or self._alone(word, upos, edit)
            return found

    def _alone(self, word: str, upos: str, edit: str) -> str | None:
        """What is guessed from one edit, if nobody asks for a second one."""
        asked = False

        def ranked() -> Iterator[str]:
            nonlocal asked
            yield edit
            asked = True

        found = self.guessed(word, upos, ranked)
        return None if asked else found

    def known(self, word: str, upos: str) -> str | None:
        """The lemma of a word that the treebanks or the tables have."""
        lower = word.lower()
        known = self._known(lower, upos)
        return known.lower() if known is not None and word == lower and upos in OPEN else known

    def guessed(self, word: str, upos: str, ranked: Callable[[], Iterable[str]]) -> str:
        """The lemma of another word. `ranked` gives edits, the likeliest first; mostly one is enough."""
        lower = word.lower()
        last = ending(word)
        seen = (edit for edit in ranked() if last in self._endings.get(edit, ()))
        first = apply(next(seen, None) or next(iter(ranked())), word)
        if upos not in OPEN:
            return first
        return self._part(lower, upos) or self._spelled(lower, upos, first, (apply(edit, lower) for edit in ranked()))

    def _known(self, word: str, upos: str) -> str | None:
        irregular: Mapping[str, str] = self._irregular.get(upos, {})
        return irregular.get(word) or self._words.get(upos, {}).get(word)

    def _part(self, word: str, upos: str) -> str | None:
        """The lemma of a compound whose last part has a known one: "re-elected", "overthrew", "policemen"."""
        head, hyphen, last = word.rpartition("-")
        if hyphen and head and (known := self._known(last, upos)):
            return f"{head}-{known.lower()}"
        for end, lemma in self._compounds.get(upos, {}).items():
            if word.endswith(end) and len(word) > len(end) + 2:
                return word[: -len(end)] + lemma
        if upos == "VERB":
            for prefix in self._prefixes:
                last = word.removeprefix(prefix)
                if last != word and (known := self._irregular[upos].get(last)):
                    return prefix + known
        return None

    def _spelled(self, word: str, upos: str, first: str, others: Iterable[str]) -> str:
        head, hyphen, last = word.rpartition("-")
        before = head + hyphen
        found = before + self._spelling.lemma(
            last, upos, first.lower().removeprefix(before), (each.removeprefix(before) for each in others)
        )
        return first if found == first.lower() else found


def apply(edit: str, word: str) -> str:
    """The lemma that an edit makes of a word; an edit that doesn't fit leaves the word in lower case."""
    if edit.startswith("="):
        return edit[1:]
    base = word if edit[0] == "k" else word.lower()
    cut = int(edit[1])
    if cut >= len(base):
        return base.lower()
    return base[: len(base) - cut] + edit[2:]
