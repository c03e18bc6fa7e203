"""What the encoder is told besides pieces: a word's casing (its vocabulary is lower case) and where blocks begin."""

from __future__ import annotations

import functools

CASES = ("none", "lower", "upper", "capital", "title", "mixed", "digits", "letters_digits", "mark")
SHAPES = 2 * len(CASES)
MAX_PIECES = 6  # more pieces of one word (addresses, hashes) say nothing more


def shape(word: str, first_in_block: bool) -> int:
    """The class of a word's form, 1 … SHAPES − 1; 0 is kept for what is no word (padding, markers)."""
    return _case(word) + (len(CASES) if first_in_block else 0)


@functools.lru_cache(maxsize=50_000)
def _case(word: str) -> int:
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return CASES.index("digits" if any(c.isdigit() for c in word) else "mark")
    if any(c.isdigit() for c in word):
        return CASES.index("letters_digits")
    if not any(c.isupper() for c in letters):
        return CASES.index("lower")
    if all(c.isupper() for c in letters):
        return CASES.index("capital" if len(letters) == 1 else "upper")
    rest = letters[1:]
    return CASES.index("title" if letters[0].isupper() and not any(c.isupper() for c in rest) else "mixed")
