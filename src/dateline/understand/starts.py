"""Where a sentence begins whatever the network says: marks that leave no doubt, and sentences run together.

Pages lose the space between two sentences ("“We left.”He stayed.", "in May.She left"), which no treebank has.
"""

from __future__ import annotations

from collections.abc import Sequence

_OPENING = frozenset("“«„")  # marks that can only open
_CLOSING = frozenset("”’»)]") | {"''"}
_LAST = frozenset("%°)]0123456789")  # what else than a letter may stand before a full stop
_STRAIGHT = '"'
_STOPS = frozenset(".!?…")
_FULL_STOP = "."
_LONG = 4  # dots from which on an ellipsis has a full stop in it


def begins(words: Sequence[str], first_in_block: Sequence[bool], glued: Sequence[bool] | None = None) -> list[bool]:
    """Which words surely begin a sentence; `glued`: which touch the word before, None where nobody knows."""
    opens = _opens(words, first_in_block, glued)
    return [
        i > 0
        and not first_in_block[i]
        and (
            (opens[i] and _after_stop(words, opens, i, _STOPS)) or _run_together(words, first_in_block, opens, glued, i)
        )
        for i in range(len(words))
    ]


def _opens(words: Sequence[str], first_in_block: Sequence[bool], glued: Sequence[bool] | None) -> list[bool]:
    """Which words are marks that open a quotation. A straight one opens before a word that it touches.

    Where it touches both neighbours it opens if as many have opened as were closed in its block.
    """
    found, straight = [], 0
    for i, word in enumerate(words):
        straight = 0 if first_in_block[i] else straight
        opening = word in _OPENING
        if word == _STRAIGHT and glued is not None:
            before = not first_in_block[i] and glued[i]
            after = i + 1 < len(words) and not first_in_block[i + 1] and glued[i + 1]
            opening = after and (not before or straight % 2 == 0)
            straight += 1
        found.append(opening)
    return found


def _after_stop(words: Sequence[str], opens: Sequence[bool], i: int, stops: frozenset[str]) -> bool:
    """Whether a stop stands before a word, or before the closing marks that stand before it."""
    j = i - 1
    while j > 0 and _closes(words, opens, j):
        j -= 1
    return j >= 0 and words[j] in stops


def _closes(words: Sequence[str], opens: Sequence[bool], i: int) -> bool:
    return words[i] in _CLOSING or (words[i] == _STRAIGHT and not opens[i])


def _run_together(
    words: Sequence[str], first_in_block: Sequence[bool], opens: Sequence[bool], glued: Sequence[bool] | None, i: int
) -> bool:
    """Whether a word with a capital touches the end of a sentence, or follows an ellipsis of four dots and more.

    Nothing is sure of "Node.Js", of "(.SPX)", of "anti-L.G.B." and of a list's "2.The".
    """
    if not words[i][:1].isupper():
        return False
    before = words[i - 1]
    if len(before) >= _LONG and not before.strip("."):
        return True
    if glued is None or not glued[i]:
        return False
    if before == _FULL_STOP:
        return i > 1 and glued[i - 1] and _ends(words, first_in_block, i - 2) and _FULL_STOP not in words[i]
    return _closes(words, opens, i - 1) and _after_stop(words, opens, i, frozenset(_FULL_STOP))


def _ends(words: Sequence[str], first_in_block: Sequence[bool], i: int) -> bool:
    """Whether a word may be the last of a sentence: no name, no letter, and no number of the sentence that follows."""
    word = words[i]
    if word.isdigit():
        return not (first_in_block[i] or i == 0 or words[i - 1] in _STOPS)
    return not word[0].isupper() and not word[-1].isupper() and (word[-1].isalpha() or word[-1] in _LAST)
