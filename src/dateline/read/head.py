"""What a page says of itself: title, outlet, authors, address and dates, each date with the place that gives it.

Believed in this order: JSON-LD (schema.org), meta tags (Open Graph, Dublin Core), <time> beside the title, byline,
address. Modified dates, footers, years in the text and page headers are never publication dates.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Any

from dateline.model import Rendition
from dateline.read.address import absolute, host_of, is_article_address, normal, same_site, unwrapped
from dateline.read.bylines import is_modified, split_authors
from dateline.read.canonical import canonical, squash
from dateline.read.dates import in_address, parse
from dateline.read.draft import Dated
from dateline.read.rendition import rendition_of, without_print
from dateline.read.saved import archived, read_saved

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# meta tags that give the publication date, the surest first
_DATE_META = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published", "og:published_time",
    "published_time", "date.published", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date",
    "publicationdate", "article_date_original", "article:published", "originalpublicationdate", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "dc.date", "dcterms.date", "citation_publication_date", "prism.publicationdate", "displaydate",
    "ptime", "rnews:datepublished", "date",
)  # fmt: skip
_AUTHOR_META = ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator", "citation_author",
                "article.author", "dc.contributor")  # fmt: skip
_ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|LiveBlogPosting)$")


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


def read_head(tree: HtmlElement, html: str) -> Head:
    """Read what the page says of itself."""
    meta = _meta(tree)
    nodes = list(_linked_data(tree))
    article = _article_node(nodes)
    saved = read_saved(html)
    told = _told_addresses(tree, meta, article, saved.url)
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
        dates=(*_linked_dates(article, nodes), *_meta_dates(meta), *_time_dates(tree, title)),
        weak_dates=(Dated(address[0], address[1], f"the page's address has {address[2]}"),) if address else (),
        text=unescape(body) if isinstance(body := article.get("articleBody"), str) else "",
        rendition=rendition,
        captured=saved.captured or next(filter(None, map(archived, _links(tree, meta))), None),
    )


# ---- sources -------------------------------------------------------------------------------------------------------


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = canonical(element.get("content") or "")
        if name and content:
            out.setdefault(name.lower(), []).append(content)
    return out


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """All JSON-LD objects of the page, those inside @graph and lists too."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            yield from _objects(json.loads(text, strict=False))
        except ValueError:
            continue  # pages do carry broken JSON-LD; then their meta tags are asked


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _objects(each)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key))


def _types(node: dict[str, Any]) -> list[str]:
    value = node.get("@type", "")
    return [str(each) for each in (value if isinstance(value, list) else [value])]


def _article_node(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    articles = [node for node in nodes if any(_ARTICLE_TYPES.search(name) for name in _types(node))]
    dated = [node for node in articles if node.get("datePublished")]
    return (dated or articles or [{}])[0]


def _strings(value: Any) -> list[str]:
    """The strings or names in a JSON-LD value: a string, an object with a name, a list of these."""
    if isinstance(value, str):
        return [canonical(unescape(value))] if value.strip() else []  # many pages escape them as if for HTML
    if isinstance(value, dict):
        return _strings(value.get("name"))
    if isinstance(value, list):
        return [name for each in value for name in _strings(each)]
    return []


# ---- fields --------------------------------------------------------------------------------------------------------


def _links(tree: HtmlElement, meta: dict[str, list[str]]) -> list[str]:
    """The addresses by which a page names itself, as written: its canonical link and Open Graph's."""
    found = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    return [*found, *meta.get("og:url", [])]


def _told_addresses(
    tree: HtmlElement, meta: dict[str, list[str]], article: dict[str, Any], saved: str | None
) -> list[str]:
    """The article's addresses as the page tells them, the surest first; a start page's is the address of no article."""
    page = article.get("mainEntityOfPage")
    linked = [article.get("url"), page.get("@id") if isinstance(page, dict) else page]
    found: list[str] = []
    for candidate in (*_links(tree, meta), *linked):
        whole = absolute(unwrapped(candidate)[0], saved) if isinstance(candidate, str) else None
        if whole and is_article_address(whole):
            found.append(whole)
    return found


def _url(told: list[str], saved: str | None, rendition: Rendition) -> str | None:
    """What the page tells if it is of the site that it was saved from, else where it was saved from.

    A page that names another site's article as the original stays the page that it is.
    """
    if saved is not None and is_article_address(saved):
        told = [*(url for url in told if same_site(url, saved)), saved]
    return normal(told[0], rendition) if told else None


def _outlet(
    tree: HtmlElement, meta: dict[str, list[str]], article: dict[str, Any], nodes: list[dict[str, Any]], url: str | None
) -> str | None:
    publishers = [node.get("name") for node in nodes if {"NewsMediaOrganization", "WebSite"} & set(_types(node))]
    for found in (
        meta.get("og:site_name", []),
        _strings(article.get("publisher")),
        meta.get("application-name", []),
        _strings(publishers),
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


def _title(tree: HtmlElement, meta: dict[str, list[str]], article: dict[str, Any], outlet: str | None) -> str:
    """The headline on the page where the head confirms it, else the head's."""
    page = _page_title(tree)
    told = [*_strings(article.get("headline")), *meta.get("og:title", []), *meta.get("twitter:title", []), page]
    told = [without_print(_without_outlet(without_print(name), outlet)) for name in told if name]
    heads = [canonical(h1.text_content()) for h1 in tree.iter("h1")]
    for head in heads:
        if any(_alike(head, name) for name in told):
            return _without_outlet(head, outlet)
    return told[0] if told else (_without_outlet(heads[0], outlet) if len(heads) == 1 else "")


def _alike(one: str, other: str) -> bool:
    a, b = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    return bool(a and b) and len(a & b) >= 0.5 * min(len(a), len(b)) and len(a) >= 0.5 * min(len(b), 6)


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


def _authors(tree: HtmlElement, meta: dict[str, list[str]], article: dict[str, Any]) -> tuple[str, ...]:
    told = _strings(article.get("author")) or [name for key in _AUTHOR_META for name in meta.get(key, [])]
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


# ---- dates ---------------------------------------------------------------------------------------------------------


def _linked_dates(article: dict[str, Any], nodes: list[dict[str, Any]]) -> Iterator[Dated]:
    pages = [node for node in nodes if "WebPage" in _types(node)]
    for node in (article, *pages):
        for key in ("datePublished", "dateCreated"):
            value = node.get(key)
            days = parse(value) if isinstance(value, str) else None
            if days:
                yield Dated(*days, f"the page's JSON-LD gives {key} {canonical(str(value))}")
                return


def _meta_dates(meta: dict[str, list[str]]) -> Iterator[Dated]:
    for key in _DATE_META:
        for value in meta.get(key, []):
            days = parse(value)
            if days:
                yield Dated(*days, f"the page's meta tag {key} gives {value}")
                return


def _time_dates(tree: HtmlElement, title: str) -> Iterator[Dated]:
    """The first <time> behind the title and before the text that isn't marked as another date."""
    headline = headline_of(tree, title)
    started = False
    for element in tree.iter("h1", "h2", "h3", "time", "p"):
        if element is headline:
            started = True
        elif element.tag == "p" and started and len(element.text_content().split()) > 30:
            return
        elif element.tag == "time" and (started or _is_published(element)) and not _is_other_date(element):
            value = element.get("datetime") or element.text_content()
            days = parse(value)
            if days:
                yield Dated(*days, f"the page's <time> beside the title gives {canonical(value)}")
                return


def headline_of(tree: HtmlElement, title: str) -> HtmlElement | None:
    """The element that shows the title on the page, else its only first-rank heading."""
    for element in tree.iter("h1", "h2", "h3"):
        if title and squash(element.text_content()) == squash(title):
            return element
    heads = list(tree.iter("h1"))
    return heads[0] if len(heads) == 1 else None


def _marks(element: HtmlElement) -> str:
    return " ".join(str(element.get(key, "")) for key in ("class", "itemprop", "id", "data-testid"))


def _is_published(element: HtmlElement) -> bool:
    return element.get("pubdate") is not None or bool(re.search(r"publi|pubdate|created", _marks(element), re.I))


def _is_other_date(element: HtmlElement) -> bool:
    """Whether the element's names or the words before it make it the date of a change ("Updated: …")."""
    if re.search(r"modif|updat|edited", _marks(element), re.I):
        return True
    before, parent = element.getprevious(), element.getparent()
    words = before.tail if before is not None else parent.text if parent is not None else ""
    label = "".join(before.itertext()) if before is not None and not (words or "").strip() else ""
    return is_modified(f"{label} {words or ''} {element.text_content()[:30]}")
