"""Bytes to text. The bytes are believed more than what they say of themselves; nothing is dropped."""

from __future__ import annotations

import codecs
import re

from dateline.errors import UnreadableError

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
         (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip
_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)
_LOOK = 4096  # browsers look for the charset in the first 1,024 bytes; saved pages put a comment in front

# Files that are something else than text, by their first bytes.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "this is a PDF: give it a name that ends in .pdf"),
    (b"\x89PNG", "this is a picture (PNG)"),
    (b"\xff\xd8\xff", "this is a picture (JPEG)"),
    (b"GIF8", "this is a picture (GIF)"),
    (b"PK\x03\x04", "this is a ZIP archive or an office document: unpack it, or save it as .docx or its text as .txt"),
    (b"\x1f\x8b", "this is compressed with gzip: unpack it first"),
    (b"(\xb5/\xfd", "this is compressed with zstandard: unpack it first"),
    (b"\xd0\xcf\x11\xe0", "this is an old office document: save its text as .txt"),
    (b"{\\rtf", "this is an RTF document: give it a name that ends in .rtf"),
    (b"SQLite format 3", "this is a database, not an article"),
    (b"WARC/", "this is a WARC file: give it a name that ends in .warc"),
    (b"RIFF", "this is a picture, sound or film (RIFF)"),
)

# What windows-1252 makes of single bytes that are no UTF-8, as `surrogateescape` shows them.
_WINDOWS = {0xDC00 + byte: bytes([byte]).decode("windows-1252", "replace") for byte in range(0x80, 0x100)}


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, as UTF-8, by the charset that the page declares, byte by byte.

    Text that is mostly UTF-8 with some bytes that aren't is read as UTF-8, and those bytes as windows-1252.
    Raises UnreadableError for what is no text at all.
    """
    for magic, reason in _MAGIC:
        if data.startswith(magic):
            raise UnreadableError(reason)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    if 0 in data[:_LOOK]:
        return _wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass  # the declared charset is asked next
    declared = _declared(data)
    if declared:
        try:
            return data.decode(declared)
        except UnicodeDecodeError:
            pass  # the page is wrong about itself
    return data.decode("utf-8", "surrogateescape").translate(_WINDOWS)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark has a zero in most second bytes of Latin text; any other zero byte is no text."""
    head = data[:_LOOK]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = head[first::2], head[1 - first :: 2]
        if high.count(0) > 0.6 * len(high) and low.count(0) < 0.05 * len(low):
            return data.decode(encoding, "replace")
    raise UnreadableError("this is binary data (it has NUL bytes), not text")


def _declared(data: bytes) -> str | None:
    """The charset that the page names, if this Python knows it and it can differ from UTF-8."""
    match = _CHARSET.search(data[:_LOOK])
    if match is None:
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name
    except LookupError:
        return None
    # browsers read Latin-1 as windows-1252, which only adds quotes and dashes (WHATWG Encoding Standard)
    return {"iso8859-1": "windows-1252", "ascii": "windows-1252", "utf-8": None}.get(name, name)
