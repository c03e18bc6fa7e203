"""Lemmas as edit scripts: what makes a word's dictionary form of it. Learned as labels: no list of words is needed."""

from __future__ import annotations


def script(word: str, lemma: str) -> str:
    """The edit that makes `lemma` of `word`: "=form", else case ("l" lower, "k" kept), letters cut, ending added."""
    case, base = ("k", word) if lemma != lemma.lower() and word != word.lower() else ("l", word.lower())
    same = 0
    while same < min(len(base), len(lemma)) and base[same] == lemma[same]:
        same += 1
    if same == 0 or len(base) - same > 4:
        return f"={lemma}"
    return f"{case}{len(base) - same}{lemma[same:]}"


def apply(edit: str, word: str) -> str:
    """The lemma that an edit makes of a word; an edit that doesn't fit leaves the word in lower case."""
    if edit.startswith("="):
        return edit[1:]
    base = word if edit[0] == "k" else word.lower()
    cut = int(edit[1])
    if cut >= len(base):
        return base.lower()
    return base[: len(base) - cut] + edit[2:]
