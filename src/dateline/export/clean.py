"""What no form can hold, or shows otherwise than it is: one spelling for all exports that write plain text or XML."""

from __future__ import annotations

import re

# controls, halves of characters, and what turns the direction of writing
_PLAIN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
# what XML 1.0 has no place for (its production 2), and halves of characters
_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def plain(text: str) -> str:
    """The text with U+FFFD for each character that plain text can't show as it is; white space stays."""
    return _PLAIN.sub("\N{REPLACEMENT CHARACTER}", text)


def for_xml(text: str) -> str:
    """The text with U+FFFD for each character that XML can't hold."""
    return _XML.sub("\N{REPLACEMENT CHARACTER}", text)
