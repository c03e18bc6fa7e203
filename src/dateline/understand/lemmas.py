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


def best(ranked: Iterable[str], word: str, endings: Mapping[str, frozenset[str]]) -> str:
    """The lemma by the first of `ranked` edits that was seen on words with this ending; else by the very first."""
    first = ""
    for edit in ranked:
        first = first or edit
        if ending(word) in endings.get(edit, ()):
            return apply(edit, word)
    return apply(first, word)


def apply(edit: str, word: str) -> str:
    """The lemma that an edit makes of a word; an edit that doesn't fit leaves the word in lower case."""
    if edit.startswith("="):
        return edit[1:]
    base = word if edit[0] == "k" else word.lower()
    cut = int(edit[1])
    if cut >= len(base):
        return base.lower()
    return base[: len(base) - cut] + edit[2:]
