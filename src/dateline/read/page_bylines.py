"""Bylines on a page: the lines between its title and its text that it marks so; and lines whose date is a trap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dateline.model import BlockKind
from dateline.read import bylines
from dateline.read.canonical import canonical, squash
from dateline.read.dates import find
from dateline.read.lines import has_credit
from dateline.read.page_dates import TOP_RUNNING, common, headline_of, is_running, is_title_block, is_trap, names_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|writer|dateline|date|datetime|time|timestamp|published|publish|pubdate|posted"
    r"|source|via|credits?|meta|article-?(?:info|meta)|entry-?meta|post-?meta)(?:$|[\s_-])",
    re.I,
)
_OWN = re.compile(
    r"(?:^|[\s_-])(?:post|entry|article|story)[_-]?(?:date|time|meta|info)(?:$|[\s_-])|publish|pub-?date|by-?line", re.I
)
_NOT_BYLINE = re.compile(
    r"share|social|comment|relat|nav|tags?|newsletter|promo|advert|ad-|caption|cookie|follow", re.I
)
_SKIPPED = {"script", "style", "noscript", "svg", "nav", "footer", "aside", "form", "template"}
_WITHIN = {"a", "abbr", "b", "br", "em", "i", "img", "small", "span", "strong", "time"}
_MAX_CHARS = 200
_MAX_TRAP_CHARS = 120
_MAX_LINES = 4
_YEAR = re.compile(r"(?:19|20)\d\d")


def bylines_of(tree: HtmlElement, title: str) -> list[str]:
    """The lines between the title and the text that the page marks as byline, date or source.

    Before the title only what stands with it: a date in the page's header is the day on which it was shown.
    """
    headline = headline_of(tree, title)
    above = frozenset(headline.iterancestors()) if headline is not None else frozenset()
    out: list[str] = []
    waiting = [tree]
    started = False
    running = 0
    while waiting and running < TOP_RUNNING and len(out) < _MAX_LINES and not (running and out):
        element = waiting.pop()
        if element is headline:
            started = True
            continue
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            continue
        spoken = started and _says_byline(element)
        if started and not spoken and is_running(element):
            running += 1
            continue
        marked = spoken or _marks_byline(element)
        if marked and (started or _is_beside(element, above)):
            line = canonical(_shown(element))
            if any(c.isalnum() for c in line) and len(line) <= _MAX_CHARS:
                if not (find(line) and is_trap(element, line=True)):
                    out.append(line)
                continue
        waiting.extend(reversed(element))
    return out


def trap_lines(tree: HtmlElement, title: str) -> frozenset[str]:
    """The short lines of the page, squashed, whose date is no publication's: one that stands before the title and not
    with it, a clock's, a change's, a comment's, another article's."""
    headline = headline_of(tree, title)
    above = frozenset(headline.iterancestors()) if headline is not None else frozenset()
    found: set[str] = set()
    started = headline is None
    running = 0
    for element in tree.iter():
        if element is headline:
            started = True
        if not isinstance(element.tag, str):
            continue
        running += started and is_running(element)
        if running > TOP_RUNNING:
            break
        if not _has_year(element):
            continue
        lines = _lines_around(element)
        if lines and ((not started and not _is_beside(element, above)) or is_trap(element, line=True)):
            found.update(lines)
    return frozenset(found)


def _has_year(element: HtmlElement) -> bool:
    own = f"{element.text or ''} {' '.join(child.tail or '' for child in element)}"
    return element.tag not in _SKIPPED and bool(_YEAR.search(own))


def _lines_around(element: HtmlElement) -> list[str]:
    """The words of an element and of those around it that hold little more, if they have a date."""
    lines: list[str] = []
    place: HtmlElement | None = element
    while place is not None:
        text = canonical("".join(place.itertext()))
        if len(text) > _MAX_TRAP_CHARS:
            break
        lines.append(squash(text))
        place = place.getparent()
    return lines if find(canonical("".join(element.itertext()))) else []


def _is_beside(element: HtmlElement, above: frozenset[HtmlElement]) -> bool:
    """Whether an element before the title, whose ancestors are `above`, stands in one block with it.

    One that calls itself the article's own ("post-date") may stand in the block that holds the article, too.
    """
    shared = common(element, above) if above else None
    if shared is None or shared.tag in ("body", "html"):
        return False
    return is_title_block(shared) or bool(_OWN.search(names_of(element)))


def _shown(element: HtmlElement) -> str:
    """The words of a byline, without the buttons that share it."""
    if (
        not isinstance(element.tag, str)
        or element.tag in _SKIPPED | {"button"}
        or _NOT_BYLINE.search(names_of(element))
    ):
        return " "
    return " ".join([element.text or "", *(f"{_shown(child)} {child.tail or ''}" for child in element)])


def _says_byline(element: HtmlElement) -> bool:
    """Whether a small block without a telling name says itself that it is one: "Published March 1, 2023"."""
    if element.tag not in ("div", "p", "span", "small", "li", "td") or _NOT_BYLINE.search(names_of(element)):
        return False
    if any(child.tag not in _WITHIN for child in element.iterdescendants()):
        return False
    line = canonical(_shown(element))
    return len(line) <= _MAX_CHARS and bylines.says_published(line)


def _marks_byline(element: HtmlElement) -> bool:
    names = names_of(element)
    return not _NOT_BYLINE.search(names) and (element.tag == "time" or bool(_BYLINE.search(names)))


def byline_or_caption(line: str) -> BlockKind:
    """Pages mark the credit of the picture under the title like a byline, and sometimes its whole caption."""
    long = len(line.split()) > 12 and not bylines.is_byline(line)
    return BlockKind.CAPTION if long or has_credit(line) else BlockKind.BYLINE
