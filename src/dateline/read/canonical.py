"""Canonical text: one spelling of white space, no control characters, NFC; the words themselves are never changed."""

from __future__ import annotations

import unicodedata

JOINER = "\n\n"  # between blocks

# Zero-width joiners hold emoji and some scripts together: they stay. Lone surrogates can't be written as UTF-8.
_KEPT = {"\u200c", "\u200d"}


class _Table(dict[int, str]):
    """What becomes of a character, worked out once for each that occurs (`str.translate` asks for it)."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if char.isspace() or category in ("Zs", "Zl", "Zp"):
            new = " "
        elif category == "Cs":
            new = "\ufffd"
        elif category in ("Cc", "Cf") and char not in _KEPT:
            new = ""
        else:
            new = char
        self[code] = new
        return new


_TABLE = _Table()


def canonical(text: str) -> str:
    """The text of one block: every run of white space (line breaks too) becomes one plain space, none at the ends.

    NFC (Unicode Standard Annex #15); control and format characters go; typographic quotes and dashes stay.
    """
    clean = text.translate(_TABLE)
    if not unicodedata.is_normalized("NFC", clean):
        clean = unicodedata.normalize("NFC", clean).translate(_TABLE)
    return " ".join(clean.split())


def squash(text: str) -> str:
    """Letters and digits in lower case, without a leading "the": equal for "The Gazette" and "theGazette"."""
    return "".join(c for c in text.casefold() if c.isalnum() or c == "!").removeprefix("the")
