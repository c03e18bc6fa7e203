"""Fills a store by hand: files that hold articles, without reading any."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dateline.model import Article, Unread
from dateline.store import FileRead, Reading, Store


def add(
    store: Store,
    *articles: Article,
    path: str = "a.txt",
    place: str = "",
    content: bytes = b"<p>Ada met Bo.",
    copies: bool = True,
    by_user: bool = False,
    unread: Sequence[Unread] = (),
    program: str = "1",
) -> set[str]:
    """Add a file of these bytes that holds these articles; its place is its path if not told."""
    sha256 = hashlib.sha256(content).hexdigest()
    return store.add_file(
        FileRead(
            place=place or path,
            name=path,
            digest=sha256[:32],
            program=program,
            readings=[Reading(path, article, by_user) for article in articles],
            unread=unread,
            sha256=sha256,
            content=content if copies else None,
            unwanted=not copies,
        )
    )
