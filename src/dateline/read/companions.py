"""Companion folders: what a browser saves beside a page ("Page_files" beside "Page.html"). None holds an article.

The names are translated (lang/mul/saved.toml); where a page was renamed or an unknown browser saved it, the page itself
tells: it takes its pictures from the folder.
"""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from dateline.lang import words

_PAGES = (".html", ".htm", ".xhtml")
_SEPARATORS = "_-. "
_MAX_BYTES = 20_000_000  # a page has its first picture far before


def companions(entries: Sequence[Path]) -> frozenset[str]:
    """The names of those folders among a folder's entries that belong to a page beside them.

    A folder without its page is none: it is read as any other.
    """
    pages = [entry for entry in entries if entry.suffix.lower() in _PAGES and not entry.name.startswith(".")]
    if not pages:
        return frozenset()
    stems = {_same(form) for page in pages for form in (page.stem, page.name)}
    found = set()
    for entry in entries:
        if entry.name.startswith(".") or not entry.is_dir():
            continue
        stem = _stem(entry.name)
        if stem in stems or (_may_belong(entry.name, stem, stems) and any(_uses(page, entry.name) for page in pages)):
            found.add(entry.name)
    return frozenset(found)


def _same(name: str) -> str:
    """One spelling of a name: file systems differ in case and in how they store accents."""
    return unicodedata.normalize("NFC", name).casefold()


def _stem(folder: str) -> str | None:
    """The page's name that a folder's name holds, or None where it ends in none of the known words."""
    name = _same(folder)
    for ending in _endings():
        if name.endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)]
    return None


@functools.cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(map(_same, words("saved", "companion.endings", "mul")), key=lambda e: (-len(e), e)))


def _may_belong(folder: str, stem: str | None, stems: set[str]) -> bool:
    """Whether it is worth asking the pages: a known word without its page, or a page's name and an unknown word."""
    if stem is not None:
        return True
    name = _same(folder)
    return any(name.startswith(each) and name[len(each) : len(each) + 1] in tuple(_SEPARATORS) for each in stems)


def _uses(page: Path, folder: str) -> bool:
    """Whether a page takes something from the folder: its name stands in the page as the start of an address."""
    try:
        if not page.is_file() or page.stat().st_size > _MAX_BYTES:
            return False
        data = page.read_bytes()
    except OSError:
        return False  # what can't be opened is told where it is read
    plain = {folder, unicodedata.normalize("NFC", folder)}
    names = sorted(plain | {quote(name, safe=safe) for name in plain for safe in ("", "()!'*,;~")})
    return any(f"{mark}{name}/".encode() in data for name in names for mark in ('"', "'", "(", "./"))
