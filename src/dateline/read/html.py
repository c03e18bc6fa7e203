"""HTML pages, saved ones too: main text by trafilatura, with captions, bylines and relays kept as blocks of their own.

trafilatura (Barbaresi 2021, https://aclanthology.org/2021.acl-demo.15/) finds the main text. It leaves captions out,
so they are marked as paragraphs of their own before; and its metadata doesn't say where a date stands, so `head` does.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.errors import UnreadableError
from dateline.model import BlockKind
from dateline.read import bylines
from dateline.read.canonical import canonical, squash
from dateline.read.draft import Draft, Piece, piece, pieces
from dateline.read.head import read_head
from dateline.read.kinds import refuse
from dateline.read.lines import ends_sentence, has_credit, judge
from dateline.read.page_dates import headline_of
from dateline.read.survey import survey
from dateline.read.walls import cut

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = "⸢caption⸣ "  # put before a caption's words on the way through trafilatura
_GAP = "⸢gap⸣"  # put where two line breaks part paragraphs
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:fig)?captions?(?:$|[\s_-])|caption-?text|photo-?credit|image-?credit", re.I
)
_MAX_CAPTION_WORDS = 80
_CONSENT = re.compile(r"cookie|consent|gdpr|\bcmp-", re.I)
_MAX_CONSENT_CHARS = 5000  # some pages wrap everything in an element that is named after the consent
_TOP = 8  # blocks in which a byline may stand
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|writer|dateline|date|datetime|time|timestamp|published|publish|pubdate|posted"
    r"|source|via|credits?|meta|article-?(?:info|meta)|entry-?meta|post-?meta)(?:$|[\s_-])",
    re.I,
)
_NOT_BYLINE = re.compile(
    r"share|social|comment|relat|nav|tags?|newsletter|promo|advert|ad-|caption|cookie|follow", re.I
)
_MAX_BYLINE_CHARS = 200
_SKIPPED = {"script", "style", "noscript", "svg", "nav", "footer", "aside", "form", "template"}

# The library logs pages without text; the reader lists them itself.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def read_html(html: str) -> Draft:
    """A draft of a page.

    Raises UnreadableError where the page has no main text.
    """
    tree = _parse(html)
    head = read_head(tree, html)
    seen = survey(tree, head.address or head.url)
    refuse(seen, head)
    top = _bylines(tree, head.title)
    _prepare(tree)
    body = _without_title(pieces(_walk(_main_text(tree))), head.title)
    if sum(len(each.text.split()) for each in body) < 5 and head.text:
        body = list(pieces(piece(BlockKind.PARAGRAPH, line) for line in head.text.splitlines()))
    if not body:
        raise UnreadableError("no article text found on the page (is it a start page, a list of links, or a script?)")
    title = [Piece(BlockKind.TITLE, head.title, sure=True)] if head.title else []
    told = cut(judge([*title, *_with_bylines(top, body)], head.authors), head.marks, seen)
    judged = told.pieces
    lines = [each.text for each in judged[:_TOP] if each.kind is BlockKind.BYLINE]
    return Draft(
        pieces=tuple(each for each in judged if not each.furniture),
        title=head.title,
        outlet=head.outlet,
        authors=head.authors or next(filter(None, map(bylines.authors_in, lines)), ()),
        url=head.url,
        dates=(*head.dates, *(dated for line in lines for dated in bylines.dates_in(line)), *head.weak_dates),
        captured=head.captured,
        partial=told.partial,
        rendition=head.rendition,
        page_language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
    )


def _parse(html: str) -> HtmlElement:
    from trafilatura.utils import load_html

    tree = load_html(html)
    if tree is None:
        raise UnreadableError("this is no HTML that can be parsed: save the page again, or its text as .txt")
    return tree


def _main_text(tree: HtmlElement) -> HtmlElement:
    """The main text as a tree: by trafilatura's fast way, and by its thorough one where that finds no paragraphs."""
    from lxml.html import Element
    from trafilatura import bare_extraction

    def extract(fast: bool) -> HtmlElement | None:
        found = bare_extraction(tree, fast=fast, include_comments=False, include_tables=False, with_metadata=False)
        return getattr(found, "body", None)

    first = extract(fast=True)
    if first is not None and len(first) > 1:
        return first
    second = extract(fast=False)  # the last resort of the fast way is one paragraph with all words of the page
    found = [each for each in (second, first) if each is not None]
    return found[0] if found else Element("body")


# ---- before the extraction -----------------------------------------------------------------------------------------


def _prepare(tree: HtmlElement) -> None:
    """Take consent banners out, and make each caption a marked paragraph outside of its figure, where it stands."""
    for element in list(tree.iter("div", "section", "dialog", "p", "aside")):
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if _CONSENT.search(names) and len(element.text_content()) < _MAX_CONSENT_CHARS:
            element.drop_tree()
    _mark_captions(tree)
    _mark_gaps(tree)


def _mark_captions(tree: HtmlElement) -> None:
    """Turn each caption into a marked paragraph outside of its figure, where it stands."""
    from lxml.html import Element

    for element in list(tree.iter("figcaption", "p", "div", "span", "dd", "small")):
        named = _CAPTION_CLASS.search(f"{element.get('class', '')} {element.get('itemprop', '')}")
        if element.tag != "figcaption" and not named:
            continue
        words = " ".join(element.itertext()).split()
        if not 0 < len(words) <= _MAX_CAPTION_WORDS or element.getparent() is None or _MARK.strip() in words:
            continue
        paragraph = Element("p")
        paragraph.text = _MARK + " ".join(words)
        paragraph.tail = element.tail
        element.getparent().replace(element, paragraph)
    for figure in tree.iter("figure"):
        figure.tag = "div"
        figure.attrib.clear()


def _mark_gaps(tree: HtmlElement) -> None:
    """Mark two line breaks in a row: old pages part their paragraphs so, and trafilatura joins them."""
    for element in tree.iter("br"):
        follower = element.getnext()
        if follower is not None and follower.tag == "br" and not (element.tail or "").strip():
            follower.tail = f" {_GAP} {follower.tail or ''}"


# ---- from trafilatura's tree to pieces -----------------------------------------------------------------------------


# trafilatura's names for blocks (TEI), and HTML's, which it hands through from its thorough way
_HEADINGS = {"head", "h1", "h2", "h3", "h4", "h5", "h6", "summary"}
_QUOTATIONS = {"quote", "blockquote"}
_LISTS = {"list", "ul", "ol", "dl"}
_PARAGRAPHS = {"p", "item", "li", "dd", "dt", "ab", "pre", "fw"}
_INLINE = {"hi", "ref", "del", "a", "b", "i", "em", "strong", "span", "u", "s", "small", "sub", "sup", "abbr", "mark",
           "q", "cite", "code", "time", "font", "ins", "kbd", "label", "bdi", "wbr", "tt", "big"}  # fmt: skip
_BREAKS = {"lb", "br"}


def _walk(element: HtmlElement, kind: BlockKind = BlockKind.PARAGRAPH) -> Iterator[Piece | None]:
    """The blocks in an element: running text between blocks is a block too, line breaks divide it into lines."""
    lines = [element.text or ""]
    for child in element:
        if child.tag in _BREAKS:
            lines.append("")
        elif child.tag in _INLINE and not any(inner.tag in _PARAGRAPHS for inner in child.iter()):
            lines[-1] += "".join(child.itertext())
        elif isinstance(child.tag, str) and child.tag != "graphic":
            yield from _lines(lines, kind)
            lines = [""]
            yield from _block(child, kind)
        lines[-1] += child.tail or ""
    yield from _lines(lines, kind)


def _block(element: HtmlElement, kind: BlockKind) -> Iterator[Piece | None]:
    if element.tag in _HEADINGS:
        yield piece(BlockKind.HEADING, " ".join(element.itertext()).replace(_GAP, " "), sure=True)
    elif element.tag in _QUOTATIONS:
        yield from _walk(element, BlockKind.QUOTATION)
    elif element.tag in _LISTS:
        yield from _walk(element, BlockKind.LIST)
    else:
        yield from _walk(element, kind)


def _lines(lines: Sequence[str], kind: BlockKind) -> Iterator[Piece | None]:
    """A piece for each paragraph that gaps part; one for each line where single breaks stand between sentences."""
    if any(_GAP in line for line in lines):
        for part in "\0".join(lines).split(_GAP):
            yield from _lines(part.split("\0"), kind)
        return
    clean = [line for line in map(canonical, lines) if line]
    apart = len(clean) > 1 and all(ends_sentence(line) for line in clean[:-1])
    for line in clean if apart else [" ".join(clean)]:
        yield _piece(kind, line)


def _piece(kind: BlockKind, text: str) -> Piece | None:
    clean = canonical(text)
    if clean.startswith(_MARK.strip()):
        return piece(BlockKind.CAPTION, clean.replace(_MARK.strip(), " "), sure=True)
    return piece(kind, clean.replace(_MARK.strip(), " "), sure=kind is not BlockKind.PARAGRAPH)


def _without_title(body: Sequence[Piece], title: str) -> list[Piece]:
    """The text without the title at its top, which is a block of its own."""
    wanted = squash(title)
    return [each for index, each in enumerate(body) if index >= _TOP or not wanted or squash(each.text) != wanted]


# ---- bylines -------------------------------------------------------------------------------------------------------


def _bylines(tree: HtmlElement, title: str) -> list[str]:
    """The lines between the title and the text that the page marks as byline, date or source.

    Before the title only what stands beside it: a date in the page's header is the day on which it was shown.
    """
    headline = headline_of(tree, title)
    beside = headline.getparent() if headline is not None else None
    out: list[str] = []
    waiting = [tree]
    started = False
    while waiting:
        element = waiting.pop()
        if element is headline:
            started = True
            continue
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            continue
        if started and element.tag == "p" and _is_running(element):
            break
        near = started or (beside is not None and beside.tag != "body" and element.getparent() is beside)
        if near and _marks_byline(element):
            line = canonical(_shown(element))
            if any(c.isalnum() for c in line) and len(line) <= _MAX_BYLINE_CHARS:
                out.append(line)
                continue
        waiting.extend(reversed(element))
    return out[:4]


def _shown(element: HtmlElement) -> str:
    """The words of a byline, without the buttons that share it."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED | {"button"} or _NOT_BYLINE.search(_names(element)):
        return " "
    return " ".join([element.text or "", *(f"{_shown(child)} {child.tail or ''}" for child in element)])


def _names(element: HtmlElement) -> str:
    names = " ".join(element.get(key, "") for key in ("class", "id", "rel", "itemprop", "data-testid"))
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", names)


def _is_running(element: HtmlElement) -> bool:
    text = canonical("".join(element.itertext()))
    return len(text.split()) > 20 and ends_sentence(text)


def _marks_byline(element: HtmlElement) -> bool:
    names = _names(element)
    return not _NOT_BYLINE.search(names) and (element.tag == "time" or bool(_BYLINE.search(names)))


def _with_bylines(top: Sequence[str], body: Sequence[Piece]) -> list[Piece]:
    """The bylines before the text; a paragraph of the text that says the same is not told twice."""
    taken = {squash(line) for line in top}
    rest = [each for index, each in enumerate(body) if not (index < 6 and squash(each.text) in taken)]
    return [*(Piece(_byline_or_caption(line), line, sure=True) for line in top), *rest]


def _byline_or_caption(line: str) -> BlockKind:
    """Pages mark the credit of the picture under the title like a byline, and sometimes its whole caption."""
    long = len(line.split()) > 12 and not bylines.is_byline(line)
    return BlockKind.CAPTION if long or has_credit(line) else BlockKind.BYLINE
