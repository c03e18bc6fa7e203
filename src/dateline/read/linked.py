"""JSON-LD (https://schema.org): which object is the page's own article, and which are others that it leads to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import TYPE_CHECKING, Any

from dateline.read.address import absolute, is_article_address, key_of
from dateline.read.canonical import canonical

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node = dict[str, Any]

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|LiveBlogPosting)$")
_ALIKE = 0.5
_VERY_ALIKE = 0.8
_A_LITTLE_ALIKE = 0.2  # headlines for readers and for search engines can differ in most words
_MIN_TITLE_WORDS = 3


def linked_data(tree: HtmlElement) -> list[Node]:
    """All JSON-LD objects of the page, those inside @graph and lists too, but not the members of an ItemList."""
    found: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip()
        text = text.removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
        try:
            found += _objects(json.loads(text, strict=False))
        except ValueError:
            continue  # pages do carry broken JSON-LD; then their meta tags are asked
    return found


def _objects(value: Any) -> Iterator[Node]:
    if isinstance(value, list):
        for each in value:
            yield from _objects(each)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key))


def types_of(node: Node) -> list[str]:
    """The types of an object, without the vocabulary's address."""
    value = node.get("@type", "")
    return [str(each).rpartition("/")[2] for each in (value if isinstance(value, list) else [value])]


def is_article_type(name: str) -> bool:
    """Whether a type is an article's: NewsArticle, BlogPosting, ReportageNewsArticle, LiveBlogPosting, …"""
    return bool(_ARTICLE.search(name))


def own_article(nodes: Sequence[Node], addresses: Sequence[str], titles: Sequence[str], saved: str | None) -> Node:
    """The object that tells of the page's own article; {} where all tell of others that the page leads to.

    `addresses` and `titles` are the page's own, as its head and its headline give them, `saved` is where it was saved
    from. An object is the page's by its address, else by its headline; or as the only one, where nothing speaks
    against it.
    """
    articles = [node for node in nodes if any(map(is_article_type, types_of(node)))]
    articles.sort(key=lambda node: not node.get("datePublished"))  # stable: the first that tells a date goes first
    own = {key_of(address) for address in addresses}
    for node in articles:
        if {*own, *([key_of(saved)] if saved else [])} & {key_of(url) for url in urls_of(node, saved)}:
            return node
    for level in (_VERY_ALIKE, _ALIKE):
        for node in articles:
            elsewhere = bool(own and urls_of(node, saved))
            if _alike(node, titles) >= level and (level == _VERY_ALIKE or not elsewhere or len(articles) == 1):
                return node
    only = articles[0] if len(articles) == 1 else {}
    if own and urls_of(only, saved):
        return {}
    said = [title for title in titles if len(title.split()) >= _MIN_TITLE_WORDS]
    return only if not said or not only.get("headline") or _alike(only, said) >= _A_LITTLE_ALIKE else {}


def _alike(node: Node, titles: Sequence[str]) -> float:
    names = strings(node.get("headline") or node.get("name"))
    return max((likeness(name, title) for name in names for title in titles), default=0.0)


def urls_of(node: Node, base: str | None) -> list[str]:
    """The addresses that an article's object gives of itself; a site's start page is none."""
    page = node.get("mainEntityOfPage")
    told = (node.get("url"), page.get("@id") or page.get("url") if isinstance(page, dict) else page, node.get("@id"))
    whole = [absolute(each, base) for each in told if isinstance(each, str)]
    return [each for each in whole if each and is_article_address(each)]


def likeness(one: str, other: str) -> float:
    """Which part of the longer title's words the other has too, from 0 to 1; short titles say little."""
    a, b = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    if not a or not b or len(a) < 0.5 * min(len(b), 6):
        return 0.0
    return len(a & b) / min(len(a), len(b))


def strings(value: Any) -> list[str]:
    """The strings or names in a JSON-LD value: a string, an object with a name, a list of these."""
    if isinstance(value, str):
        return [canonical(unescape(value))] if value.strip() else []  # many pages escape them as if for HTML
    if isinstance(value, dict):
        return strings(value.get("name"))
    if isinstance(value, list):
        return [name for each in value for name in strings(each)]
    return []


def number(value: Any) -> int | None:
    """A whole number as pages write it (934, "934", "1,877"), or None."""
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    text = str(value).replace(",", "").strip()
    return int(text) if text.isdigit() else None
