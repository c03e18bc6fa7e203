"""Lemmas as edit scripts: what makes a word's dictionary form of it. Learned as labels: no list of words is needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


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


def ending(word: str) -> str:
    """What is compared to tell whether an edit has been seen on words like this one."""
    return word.lower()[-ENDING:]


class Lemmatizer:
    """Lemmas from ranked edits, held to what the treebanks had.

    `words`: part of speech → word in lower case → lemma, of words that were seen and are not their own lemma.
    `endings`: edit → endings of the words that it was seen on.
    """

    def __init__(self, words: Mapping[str, Mapping[str, str]], endings: Mapping[str, Iterable[str]]) -> None:
        self._words = words
        self._endings = {edit: frozenset(seen) for edit, seen in endings.items()}

    def lemma(self, word: str, upos: str, edits: Iterable[str]) -> str:
        """The known lemma, else by the first edit that was seen on words with this ending, else by the very first."""
        known = self._words.get(upos, {}).get(word.lower())
        if known is not None:
            return known
        ranked = list(edits)
        fitting = (edit for edit in ranked if ending(word) in self._endings.get(edit, ()))
        return apply(next(fitting, ranked[0]), word)


def apply(edit: str, word: str) -> str:
    """The lemma that an edit makes of a word; an edit that doesn't fit leaves the word in lower case."""
    if edit.startswith("="):
        return edit[1:]
    base = word if edit[0] == "k" else word.lower()
    cut = int(edit[1])
    if cut >= len(base):
        return base.lower()
    return base[: len(base) - cut] + edit[2:]
