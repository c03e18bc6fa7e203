"""What this program itself wrote: pages and stores that lie among articles are none."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import NotArticleError

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_GENERATOR = re.compile(r"Dateline \d\S*")
_META = re.compile(rf'<meta name="generator" content="{_GENERATOR.pattern}">'.encode())
_TOP = 4000  # bytes in which a page that nobody saved again has it
_STORE = (b"SQLite format 3\0", b"DTLN")  # how a store begins, and its application id (SQLite's file format, 1.3)
_ID_AT = 68


def refuse_own_page(tree: HtmlElement) -> None:
    """Raise NotArticleError for a page that this program wrote, even if a browser saved it again."""
    if any(_GENERATOR.fullmatch(each.strip()) for each in tree.xpath("//meta[@name='generator']/@content")):
        raise NotArticleError("this is a page made by Dateline")


def refuse_own_store(path: Path) -> None:
    """Raise NotArticleError for a store."""
    if is_own_store(path):
        raise NotArticleError("this is a store made by Dateline")


def is_own_page(path: Path) -> bool:
    """Whether a file is a page as this program wrote it."""
    with path.open("rb") as stream:
        return _META.search(stream.read(_TOP)) is not None


def is_own_store(path: Path) -> bool:
    """Whether a file is a store of this program, of any version."""
    with path.open("rb") as stream:
        head = stream.read(_ID_AT + 4)
    return head.startswith(_STORE[0]) and head[_ID_AT:] == _STORE[1]
