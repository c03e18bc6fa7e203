"""Ways into the read stage for its tests: one text in, one article out, and what its blocks hold."""

from __future__ import annotations

from dateline.model import Article, BlockKind, Unread
from dateline.read import read_bytes


def read_one(text: str | bytes, name: str = "story.txt", published: str | None = None) -> Article:
    """The only article in a file."""
    data = text.encode() if isinstance(text, str) else text
    (found,) = read_bytes(data, name, published=published)
    assert isinstance(found, Article), found
    return found


def unread(text: str | bytes, name: str = "story.txt") -> str:
    """The reason why a file holds no article."""
    data = text.encode() if isinstance(text, str) else text
    (found,) = read_bytes(data, name)
    assert isinstance(found, Unread), found
    assert found.path == name
    return found.reason


def blocks(article: Article, kind: BlockKind | None = None) -> list[str]:
    """The texts of an article's blocks, of one kind or all."""
    return [article.text[b.start : b.end] for b in article.blocks if kind is None or b.kind is kind]


def kinds(article: Article) -> list[str]:
    """The kinds of an article's blocks in order."""
    return [str(block.kind) for block in article.blocks]


def via(article: Article) -> list[str]:
    """The relays' names; each must be what its span holds."""
    for relay in article.via:
        assert relay.span.of(article.text) == relay.name
    return [relay.name for relay in article.via]


def page(body: str, head: str = "") -> str:
    """A page with a head and a body."""
    return f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


STORY = """
<p>The harbour wall at Saltmere gave way on Monday night, and a fishing boat sank at its berth.</p>
<p>Nobody was on board, said Ines Marlow, who has been the harbour master there for eleven years.</p>
<p>Divers will look at the footings as soon as the wind drops, the harbour office said in a statement.</p>
"""
