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
from dateline.lang import words
from dateline.model import BlockKind
from dateline.read import bylines
from dateline.read.address import host_of
from dateline.read.canonical import canonical, squash
from dateline.read.draft import Dated, Draft, Piece, piece, pieces
from dateline.read.head import read_head
from dateline.read.kinds import asks_for_consent, refuse
from dateline.read.lines import ends_sentence, judge
from dateline.read.own import refuse_own_page
from dateline.read.page_bylines import byline_or_caption, bylines_of, trap_lines
from dateline.read.survey import survey
from dateline.read.walls import cut, wall_on

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
_ARCHIVE_BAR = "//*[starts-with(@id, 'wm-ipp') or @id='donato']"  # what the Wayback Machine puts over a page
_TOP = 8  # blocks in which a byline may stand

# The library logs pages without text; the reader lists them itself.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
logging.getLogger("htmldate").addHandler(logging.NullHandler())


def read_html(html: str) -> Draft:
    """A draft of a page.

    Raises UnreadableError where the page has no main text.
    """
    tree = _parse(html)
    refuse_own_page(tree)
    head = read_head(tree, html)
    seen = survey(tree, head.address or head.url)
    refuse(seen, head)
    top = bylines_of(tree, head.title)
    traps = trap_lines(tree, head.title)
    _prepare(tree)
    body = _without_title(pieces(_walk(_main_text(tree))), head.title)
    if sum(len(each.text.split()) for each in body) < 5 and head.text:
        body = list(pieces(piece(BlockKind.PARAGRAPH, line) for line in head.text.splitlines()))
    if not body and not (head.title and wall_on(seen)):
        raise UnreadableError("no article text found on the page (is it a start page, a list of links, or a script?)")
    title = [Piece(BlockKind.TITLE, head.title, sure=True)] if head.title else []
    told = cut(judge([*title, *_with_bylines(top, body)], head.authors), head.marks, seen)
    judged = tuple(each for each in told.pieces if not _is_left_over(each, traps))
    lines = [each.text for each in judged[:_TOP] if each.kind is BlockKind.BYLINE]
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    day_first = _writes_day_first(language, head.url)
    return Draft(
        pieces=tuple(each for each in judged if not each.furniture),
        title=head.title,
        outlet=head.outlet,
        authors=head.authors or next(filter(None, map(bylines.authors_in, lines)), ()),
        url=head.url,
        dates=(*head.dates, *_byline_dates(lines, day_first), *head.weak_dates),
        captured=head.captured,
        partial=told.partial,
        rendition=head.rendition,
        page_language=language,
    )


def _is_left_over(each: Piece, traps: frozenset[str]) -> bool:
    """Whether a piece is the page's after all: a line with another date than the article's, a consent banner."""
    if each.kind is BlockKind.BYLINE:
        return squash(each.text) in traps
    return each.kind in (BlockKind.PARAGRAPH, BlockKind.LIST) and asks_for_consent(each.text)


def _byline_dates(lines: Sequence[str], day_first: bool) -> tuple[Dated, ...]:
    return tuple(dated for line in lines for dated in bylines.dates_in(line, day_first=day_first))


def _writes_day_first(language: str, url: str | None) -> bool:
    """Whether 8/11/2013 is in November where the page comes from, by its language's region or its site's country.

    "en-US" tells nothing: programs that make pages set it unasked.
    """
    country = host_of(url).rpartition(".")[2] if url else ""
    region = language.replace("_", "-").lower()
    return region in words("saved", "day_first.languages", "mul") or country in words("saved", "day_first.sites", "mul")


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
    """Take consent banners and an archive's bar out, and mark each caption where it stands, outside of its figure."""
    for element in list(tree.iter("div", "section", "dialog", "p", "aside")):
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if _CONSENT.search(names) and len(element.text_content()) < _MAX_CONSENT_CHARS:
            element.drop_tree()
    for element in tree.xpath(_ARCHIVE_BAR):
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


def _with_bylines(top: Sequence[str], body: Sequence[Piece]) -> list[Piece]:
    """The bylines before the text; a paragraph of the text that says the same is not told twice."""
    taken = {squash(line) for line in top}
    rest = [each for index, each in enumerate(body) if not (index < 6 and squash(each.text) in taken)]
    return [*(Piece(byline_or_caption(line), line, sure=True) for line in top), *rest]
