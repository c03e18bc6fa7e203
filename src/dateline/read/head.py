"""What a page says of itself: title, outlet, authors, address and dates, each date with the place that gives it.

Believed in this order: JSON-LD (schema.org), meta tags (Open Graph, Dublin Core), <time> beside the title, byline,
address. Modified dates, footers, years in the text and page headers are never publication dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from dateline.model import Rendition
from dateline.read.address import absolute, host_of, is_article_address, normal, same_site, unwrapped
from dateline.read.bylines import split_authors
from dateline.read.canonical import canonical, squash
from dateline.read.dates import in_address
from dateline.read.draft import Dated
from dateline.read.linked import (
    Node,
    is_article_type,
    likeness,
    linked_data,
    number,
    own_article,
    strings,
    types_of,
    urls_of,
)
from dateline.read.page_dates import linked_dates, meta_dates, micro_dates, time_dates
from dateline.read.rendition import rendition_of, without_print
from dateline.read.saved import archived, read_saved

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AUTHOR_META = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "citation_author",
                "article.author", "dc.contributor")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Marks:
    """What the page's head says of its kind. `kinds` are the types in its JSON-LD, `others` its other articles there.

    `paid` tells only that reading may cost something: many such pages hold their whole text.
    """

    kinds: frozenset[str]
    article: bool
    others: int
    og_type: str
    published: bool
    paid: bool
    word_count: int | None


@dataclass(frozen=True, slots=True)
class Head:
    """What the page's head, its JSON-LD and its title's surroundings say; `text` is JSON-LD's articleBody."""

    title: str
    outlet: str | None
    authors: tuple[str, ...]
    url: str | None
    dates: tuple[Dated, ...]
    weak_dates: tuple[Dated, ...]
    text: str
    rendition: Rendition
    captured: Dated | None
    marks: Marks
    titles: tuple[str, ...]  # all by which the page shows itself
    address: str  # where it stands, which may be a start page's; "" if it doesn't say


def read_head(tree: HtmlElement, html: str) -> Head:
    """Read what the page says of itself."""
    meta = _meta(tree)
    nodes = linked_data(tree)
    saved = read_saved(html)
    links = [absolute(unwrapped(link)[0], saved.url) for link in _links(tree, meta)]
    own = [url for url in links if url and is_article_address(url)]
    article = own_article(nodes, own, _shown_titles(tree, meta), saved.url)
    told = [*own, *urls_of(article, saved.url)]
    rendition = rendition_of(tree, html, _page_title(tree), saved.url or next(iter(told), None))
    url = _url(told, saved.url, rendition)
    outlet = _outlet(tree, meta, article, nodes, url)
    address = in_address(url) if url else None
    title = _title(tree, meta, article, outlet)
    return Head(
        title=title,
        outlet=outlet,
        authors=_authors(tree, meta, article),
        url=url,
        dates=(*linked_dates(article, nodes), *meta_dates(meta), *micro_dates(tree), *time_dates(tree, title)),
        weak_dates=(Dated(address[0], address[1], f"the page's address has {address[2]}"),) if address else (),
        text=unescape(body) if isinstance(body := article.get("articleBody"), str) else "",
        rendition=rendition,
        captured=saved.captured or next(filter(None, map(archived, _links(tree, meta))), None),
        marks=_page_marks(meta, nodes, article),
        titles=tuple(dict.fromkeys(_without_outlet(name, outlet) for name in _shown_titles(tree, meta))),
        address=saved.url or next((url for url in links if url), None) or "",
    )


def _page_marks(meta: dict[str, list[str]], nodes: list[Node], article: Node) -> Marks:
    free = [node.get("isAccessibleForFree") for node in (article, *_parts(article)) if "isAccessibleForFree" in node]
    tiers = {value.lower() for key in ("article:content_tier", "content_tier") for value in meta.get(key, [])}
    return Marks(
        kinds=frozenset(name for node in nodes for name in types_of(node)),
        article=bool(article),
        others=sum(any(map(is_article_type, types_of(node))) for node in nodes) - bool(article),
        og_type=next(iter(meta.get("og:type", [])), "").lower(),
        published=any(key in meta for key in ("article:published_time", "og:article:published_time")),
        paid=any(str(each).lower() == "false" for each in free) or bool(tiers & {"locked", "metered"}),
        word_count=number(article.get("wordCount")),
    )


def _parts(article: Node) -> list[Node]:
    parts = article.get("hasPart")
    return [each for each in (parts if isinstance(parts, list) else [parts]) if isinstance(each, dict)]


# ---- sources -------------------------------------------------------------------------------------------------------


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = canonical(element.get("content") or "")
        if element.get("itemprop") and name == element.get("itemprop") and name.lower().startswith("date"):
            continue  # whose date it is, its place tells: see micro_dates
        if name and content:
            out.setdefault(name.lower(), []).append(content)
    return out


# ---- fields --------------------------------------------------------------------------------------------------------


def _links(tree: HtmlElement, meta: dict[str, list[str]]) -> list[str]:
    """The addresses by which a page names itself, as written: its canonical link and Open Graph's."""
    found = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    return [*found, *meta.get("og:url", [])]


def _url(told: list[str], saved: str | None, rendition: Rendition) -> str | None:
    """What the page tells if it is of the site that it was saved from, else where it was saved from.

    A page that names another site's article as the original stays the page that it is.
    """
    if saved is not None and is_article_address(saved):
        told = [*(url for url in told if same_site(url, saved)), saved]
    return normal(told[0], rendition) if told else None


def _outlet(
    tree: HtmlElement, meta: dict[str, list[str]], article: Node, nodes: list[Node], url: str | None
) -> str | None:
    publishers = [node.get("name") for node in nodes if {"NewsMediaOrganization", "WebSite"} & set(types_of(node))]
    for found in (
        meta.get("og:site_name", []),
        strings(article.get("publisher")),
        meta.get("application-name", []),
        strings(publishers),
        meta.get("dc.publisher", []),
        meta.get("publisher", []),
    ):
        for name in found:
            if len(name) <= 60 and "://" not in name:
                return name.lstrip("@")
    heads = [canonical(h1.text_content()) for h1 in tree.iter("h1")]
    page = _page_title(tree)
    for head in heads:  # "Two dead as wall gives way | The Courier"
        rest = page.removeprefix(head).removesuffix(head).strip(" |-–—:·•»«")
        if len(head) > 10 and rest != page and 2 < len(rest) <= 40:
            return rest
    return host_of(url) or None if url else None


def _page_title(tree: HtmlElement) -> str:
    found = tree.find(".//head/title")
    return canonical(found.text_content()) if found is not None else ""


def _shown_titles(tree: HtmlElement, meta: dict[str, list[str]]) -> list[str]:
    """The titles by which the page shows itself: its first-rank headings, Open Graph's, the window's."""
    heads = [canonical(h1.text_content()) for h1 in tree.iter("h1")]
    return [name for name in (*heads, *meta.get("og:title", []), without_print(_page_title(tree))) if name]


def _title(tree: HtmlElement, meta: dict[str, list[str]], article: Node, outlet: str | None) -> str:
    """The headline on the page where the head confirms it, else the head's."""
    page = _page_title(tree)
    told = [*strings(article.get("headline")), *meta.get("og:title", []), *meta.get("twitter:title", []), page]
    told = [without_print(_without_outlet(without_print(name), outlet)) for name in told if name]
    heads = [canonical(h1.text_content()) for h1 in tree.iter("h1")]
    for head in heads:
        if any(likeness(head, name) >= 0.5 for name in told):
            return _without_outlet(head, outlet)
    if told == [page] and len(heads) == 1 and len(page.split()) <= 3 < len(heads[0].split()):
        return heads[0]  # a site that names only itself in the window's title
    return told[0] if told else (_without_outlet(heads[0], outlet) if len(heads) == 1 else "")


def _without_outlet(title: str, outlet: str | None) -> str:
    """The title without the outlet's name behind or before it: "… | The Courier", "The Courier: …"."""
    for match in re.finditer(r"\s+[|–—·•»-]\s+|\s?[|»]\s?|:\s+", title):
        before, behind = title[: match.start()], title[match.end() :]
        if outlet and squash(behind) in _forms(outlet) and before:
            return before
        if outlet and squash(before) in _forms(outlet) and behind:
            return behind
    last = re.split(r"\s+\|\s+", title)
    return last[0] if len(last) > 1 and len(last[0].split()) >= 4 else title


def _forms(outlet: str) -> set[str]:
    return {squash(outlet), squash(outlet.split(".")[0]), squash(f"{outlet}.com")}


def _authors(tree: HtmlElement, meta: dict[str, list[str]], article: Node) -> tuple[str, ...]:
    told = strings(article.get("author")) or [name for key in _AUTHOR_META for name in meta.get(key, [])]
    if not any(_is_author(name) for name in told):
        told = [canonical(link.text_content()) for link in tree.iter("a", "span") if _names_author(link)][:4]
    names: list[str] = []
    for each in told:
        if not _is_author(each):
            continue
        names += [name for name in split_authors(each) if name not in names]
    return tuple(names)


def _is_author(name: str) -> bool:
    """Whether it is a name, and not the address of an author's page or account."""
    return bool(name) and "://" not in name and not name.startswith("@")


def _names_author(element: HtmlElement) -> bool:
    """Whether the page marks the element's words as the author's name."""
    named = element.get("rel") == "author" or element.get("itemprop") == "author"
    return named and 0 < len(element.text_content().split()) <= 6
