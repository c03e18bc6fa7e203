"""Publication dates on a page, each with the place that gives it: JSON-LD, meta tags, microdata, <time> at the title.

Everything else that shows a date is a trap: footers, page headers that show today, clocks, comments, other articles,
events in the text, dates of change, the date on which the page was saved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.read.bylines import is_modified
from dateline.read.canonical import canonical, squash
from dateline.read.dates import parse
from dateline.read.draft import Dated
from dateline.read.lines import ends_sentence
from dateline.read.linked import Node, is_article_type, types_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# meta tags that give the publication date, the surest first
_META = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published", "og:published_time",
    "published_time", "date.published", "publishdate", "publish-date", "publish_date", "pubdate", "publication_date",
    "publicationdate", "article_date_original", "article:published", "originalpublicationdate", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "dc.date", "dcterms.date", "citation_publication_date", "prism.publicationdate", "displaydate",
    "ptime", "rnews:datepublished", "article:post_date", "date",
)  # fmt: skip
_META_LIKE = re.compile(
    r"first-?_?publish|publish(?:ed)?[_.:-]?(?:date|time|at|on)|pub[_.-]?date|date[_.:-]?publi", re.I
)
_TRAP = re.compile(
    r"modif|updat|edited|revis|clock|today|current|comment|relat|recommend|countdown|event|dtstart|weather|copyright"
    r"|teaser|newsletter|most-?read|sidebar|archive-?list|timeline",
    re.I,
)
_PUBLISHED = re.compile(r"publi|pubdate|created|posted|entry-date|dt-published", re.I)
_SITE_HEADER = re.compile(r"banner|masthead|site-?header|topbar", re.I)
_AROUND = {"nav", "footer", "aside"}
TOP_RUNNING = 2  # paragraphs of a story; before them stand its standfirst and its byline
_MIN_RUNNING_WORDS = 12
_MAX_LABEL = 80


def linked_dates(article: Node, nodes: Sequence[Node]) -> Iterator[Dated]:
    """What the JSON-LD of the page's own article says, else of the page, else the posts of a live page."""
    pages = [(node, ("datePublished",)) for node in nodes if {"WebPage", "NewsPage"} & set(types_of(node))]
    for node, keys in ((article, ("datePublished", "dateCreated", "coverageStartTime")), *pages):
        for key in keys:
            value = node.get(key)
            days = parse(value) if isinstance(value, str) else None
            if days:
                yield Dated(*days, f"the page's JSON-LD gives {key} {canonical(str(value))}")
                return
    posts = article.get("liveBlogUpdate")
    told = [each.get("datePublished") for each in posts if isinstance(each, dict)] if isinstance(posts, list) else []
    spans = [days for each in told if isinstance(each, str) and (days := parse(each))]
    if spans:
        first, last = min(days[0] for days in spans), max(days[1] for days in spans)
        yield Dated(first, last, f"the page's JSON-LD dates its live posts from {first} to {last}")


def meta_dates(meta: dict[str, list[str]]) -> Iterator[Dated]:
    """What the surest meta tag says that holds a date; unknown ones count if they say that they are of publication."""
    unknown = [key for key in meta if key not in _META and _META_LIKE.search(key) and not _TRAP.search(key)]
    for key in (*_META, *unknown):
        for value in meta.get(key, []):
            days = parse(value)
            if days:
                yield Dated(*days, f"the page's meta tag {key} gives {value}")
                return


def micro_dates(tree: HtmlElement) -> Iterator[Dated]:
    """What microdata or RDFa says of an article: itemprop or property "datePublished", of no comment and no video."""
    for element in tree.xpath("//*[@itemprop or (@property and not(self::meta))]"):
        name = (element.get("itemprop") or element.get("property") or "").rpartition(":")[2].lower()
        if name not in ("datepublished", "datecreated") or not _is_articles(element) or is_trap(element):
            continue
        value = element.get("content") or element.get("datetime") or element.text_content()
        days = parse(value)
        if days:
            yield Dated(*days, f"the page's mark {name} gives {canonical(value)}")
            return


def _is_articles(element: HtmlElement) -> bool:
    """Whether the thing that the mark belongs to is an article or the page: the nearest that says what it is."""
    for around in element.iterancestors():
        kind = around.get("itemtype") or around.get("typeof")
        if kind:
            return any(is_article_type(each) or each.endswith("Page") for each in kind.split())
        if around.get("itemscope") is not None:
            return False
    return True


def time_dates(tree: HtmlElement, title: str) -> Iterator[Dated]:
    """The first <time> (or mark of a microformat) at the title that isn't another date's."""
    headline = headline_of(tree, title)
    started = False
    running = 0
    for element in tree.iter("h1", "h2", "h3", "time", "abbr", "span", "p"):
        if element is headline:
            started = True
        elif element.tag == "p":
            running += started and is_running(element)
            if running >= TOP_RUNNING:
                return
        elif not _shows_date(element) or not (started or _stands_with(element, headline)) or is_trap(element):
            continue
        else:
            value = element.get("datetime") or element.get("title") or element.text_content()
            days = parse(value)
            if days:
                yield Dated(*days, f"the page's <{element.tag}> beside the title gives {canonical(value)}")
                return


def headline_of(tree: HtmlElement, title: str) -> HtmlElement | None:
    """The element that shows the title on the page, else its only first-rank heading."""
    for element in tree.iter("h1", "h2", "h3"):
        if title and squash(element.text_content()) == squash(title):
            return element
    heads = list(tree.iter("h1"))
    return heads[0] if len(heads) == 1 else None


def is_running(element: HtmlElement) -> bool:
    """Whether an element is running text and no label: a paragraph, or text that stands in another without any."""
    if element.tag == "p":
        text = "".join(element.itertext())
    elif element.tag in ("div", "td", "section", "article", "li", "blockquote"):
        text = f"{element.text or ''} {' '.join(child.tail or '' for child in element)}"
    else:
        return False
    if len(text) < 3 * _MIN_RUNNING_WORDS:
        return False
    text = canonical(text)
    return len(text.split()) >= _MIN_RUNNING_WORDS and (ends_sentence(text) or ". " in text)


def _shows_date(element: HtmlElement) -> bool:
    if element.tag == "time":
        return True
    return bool(re.search(r"(?:^|\s)(?:published|dt-published|entry-date|pubdate)(?:\s|$)", element.get("class") or ""))


def _stands_with(element: HtmlElement, headline: HtmlElement | None) -> bool:
    """Whether a date before the title belongs to it: it says so, and the part of the page that holds both is small."""
    if headline is None or not (element.get("pubdate") is not None or _PUBLISHED.search(names_of(element))):
        return False
    return is_title_block(common(element, frozenset(headline.iterancestors())))


def common(element: HtmlElement, above: frozenset[HtmlElement]) -> HtmlElement | None:
    """The first of the elements around one that is among those above another."""
    return next((each for each in element.iterancestors() if each in above), None)


def is_title_block(element: HtmlElement | None) -> bool:
    """Whether an element holds a title and what stands with it, and not the page's own header or the whole page."""
    if element is None or element.tag in ("body", "html"):
        return False
    if element.tag == "article":
        return True
    if _SITE_HEADER.search(names_of(element)) or next(element.iter("nav"), None) is not None:
        return False
    return not any(is_running(each) for each in element.iter("p"))


def names_of(element: HtmlElement) -> str:
    """What an element calls itself, its words parted by dashes."""
    names = " ".join(element.get(key) or "" for key in ("class", "id", "rel", "itemprop", "data-testid", "role"))
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names)


def is_trap(element: HtmlElement, *, line: bool = False) -> bool:
    """Whether it, or what it stands in, makes it another date than the publication's.

    A `line` of several words tells itself which of its dates is which.
    """
    if _TRAP.search(names_of(element)) or _is_labelled_modified(element, "" if line else element.text_content()[:30]):
        return True
    for around in element.iterancestors():
        if around.tag in _AROUND:
            return True
        if around.tag == "p" and is_running(around):
            return True  # a date in the story
        whole = around.tag in ("html", "body", "main", "article")
        if not whole and _TRAP.search(names_of(around)) and _holds_little(around):
            return True
    return False


def _holds_little(element: HtmlElement) -> bool:
    """Whether it isn't what wraps the story: names on that tell nothing of a date in it."""
    return sum(is_running(each) for each in element.iter("p")) < TOP_RUNNING


def _is_labelled_modified(element: HtmlElement, label: str) -> bool:
    """Whether the words before it make it the date of a change: "Updated: …", in its own element or the one around."""
    place: HtmlElement | None = element
    for _ in range(3):
        if place is None or place.tag in ("body", "article", "main"):
            break
        before, parent = place.getprevious(), place.getparent()
        between = before.tail if before is not None else parent.text if parent is not None else ""
        told = "".join(before.itertext()) if before is not None and isinstance(before.tag, str) else ""
        told = told if not (between or "").strip() and len(told) <= _MAX_LABEL else ""
        label = f"{told} {between or ''} {label}"
        if (told + (between or "")).strip():
            break
        place = parent
    return is_modified(label)
