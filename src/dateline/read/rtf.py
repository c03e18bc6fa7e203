"""Rich text (.rtf): its words as plain text, then read as such."""

from __future__ import annotations

from dateline.errors import UnreadableError


def text_of(data: bytes) -> str:
    """The words of a document, a paragraph a line. Raises UnreadableError where it is no rich text."""
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(b"{\\rtf"):
        raise UnreadableError("this is no rich text document: save its text as .txt")
    try:
        return str(rtf_to_text(data.decode("cp1252", "replace"), errors="replace"))  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError) as error:
        raise UnreadableError("this rich text document is broken: save its text as .txt") from error
