"""A survey of a page: what a reader sees on it, in blocks, with how much of each is a link and what it belongs to.

By it the page's kind is told (`kinds`) and whether its text is cut (`walls`); the article's text isn't made from it.
"""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from dateline.read.canonical import canonical
from dateline.read.lines import ends_sentence

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
_UNSEEN = {"head", "iframe", "noscript", "object", "script", "style", "svg", "template", "textarea", "option"}
_ROUND = {"nav", "footer", "aside"}
_NEVER_ROUND = {"html", "body", "main", "article", "h1", "p"}
_ROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|footer|sidebar|related|recommend\w*|most-?(?:read|popular)|trending"
    r"|outbrain|taboola|newsletter|share|social|comments?|breadcrumbs?|more-?(?:from|on|stories|news)"
    r"|read-?(?:more|next|also)|also-?like|promo|advert\w*)(?:$|[\s_-])",
    re.I,
)
_MAX_ROUND_SHARE = 0.4  # names such as "has-sidebar" stand on what wraps the whole page
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_LINKED = 0.8
_LISTED = 0.55  # a headline with its hour or section beside it
_MAX_LISTED_WORDS = 25
_MIN_HEADLINE_WORDS = 4
_MIN_RUNNING_WORDS = 12
_MAX_SUMMARY_WORDS = 70
_MIN_REPEATED = 3


class Part(enum.Enum):
    """What a block is for the reader."""

    HEADLINE = "headline"  # a link to another page that reads like a title
    LINK = "link"  # another link, or a button
    RUNNING = "running"  # sentences
    HEADING = "heading"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Seen:
    """One block as the reader sees it; `around` where it stands in the navigation, the footer or a sidebar."""

    text: str
    part: Part
    tag: str
    last_link: str = ""  # the words of a link at its end
    around: bool = False

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Survey:
    """What a reader sees: all blocks, what is told without JavaScript, and how text and links are laid out."""

    blocks: tuple[Seen, ...]
    unscripted: str
    middle: tuple[Seen, ...]  # the blocks that don't stand round the story
    headlines: tuple[Seen, ...]  # in the middle, each once
    running: tuple[Seen, ...]  # in the middle, without the summaries under headlines of other pages
    summaries: tuple[Seen, ...]  # the sentences under the headlines of other pages

    @property
    def words(self) -> int:
        """The words of the running text."""
        return sum(each.words for each in self.running)

    @property
    def longest(self) -> int:
        """The words of the longest running text that no other page's headline interrupts."""
        best = here = 0
        summaries = set(map(id, self.summaries))
        for each in self.middle:
            if each.part is Part.HEADLINE:
                here = 0
            elif each.part is Part.RUNNING and id(each) not in summaries:
                here += each.words
            best = max(best, here)
        return best


def survey(tree: HtmlElement, url: str | None) -> Survey:
    """What a reader sees on a page whose address is `url`."""
    walk = _Walk(*_place(url))
    walk.through(tree)
    walk.flush("body")
    blocks = walk.told()
    middle = tuple(each for each in blocks if not each.around)
    summaries = _summaries(middle)
    headlines: dict[str, Seen] = {}
    for each in middle:
        if each.part is Part.HEADLINE:
            headlines.setdefault(each.text, each)
    return Survey(
        blocks=blocks,
        unscripted=canonical(" ".join(text for each in tree.iter("noscript") for text in each.itertext())),
        middle=middle,
        headlines=tuple(headlines.values()),
        running=tuple(each for i, each in enumerate(middle) if each.part is Part.RUNNING and i not in summaries),
        summaries=tuple(middle[i] for i in sorted(summaries)),
    )


def _summaries(middle: Sequence[Seen]) -> set[int]:
    """The indexes of blocks of sentences that stand alone under the headline of another page, or over its link.

    Two paragraphs in a row are a story's, whatever link stands before them.
    """
    found = _over_links(middle)
    alone: list[int] = []  # blocks of sentences since the last headline
    led = False
    for index, each in enumerate((*middle, None)):
        if each is None or each.part is Part.HEADLINE:
            if led and len(alone) == 1 and middle[alone[0]].words <= _MAX_SUMMARY_WORDS:
                found.add(alone[0])
            led, alone = True, []
        elif each.part is Part.RUNNING:
            alone.append(index)
    return found


def _over_links(middle: Sequence[Seen]) -> set[int]:
    """Blocks of sentences that stand over the same words of a link ("Read more"), or end in it, again and again."""
    labels = Counter(each.text for each in middle if each.part in (Part.LINK, Part.HEADLINE))
    ends = Counter(each.last_link for each in middle if each.last_link and each.text != each.last_link)
    found = {
        index
        for index, each in enumerate(middle)
        if ends[each.last_link] >= _MIN_REPEATED and each.text != each.last_link and each.words <= _MAX_SUMMARY_WORDS
    }
    last: int | None = None
    for index, each in enumerate(middle):
        if each.part is Part.RUNNING:
            last = index if last is None else -1
        elif each.part in (Part.LINK, Part.HEADLINE) and labels[each.text] >= _MIN_REPEATED:
            if last is not None and last >= 0 and middle[last].words <= _MAX_SUMMARY_WORDS:
                found.add(last)
            last = None
        elif each.part is Part.HEADING:
            last = None
    return found if len(found) >= _MIN_REPEATED else set()


def _place(url: str | None) -> tuple[str, str]:
    """The host, and the host and path, of an address."""
    try:
        parts = urlsplit(url or "")
    except ValueError:  # "http://[x" is no address
        return "", ""
    return parts.netloc, f"{parts.netloc}{parts.path}".rstrip("/")


@dataclass(slots=True)
class _Walk:
    """A walk through the page in reading order, that closes a block at each boundary."""

    host: str
    here: str
    found: list[Seen] = field(default_factory=list)
    _around: list[tuple[int, int]] = field(default_factory=list)  # blocks [first, last) of what may stand round a story
    _text: list[str] = field(default_factory=list)
    _linked: int = 0
    _links: list[str] = field(default_factory=list)  # the words of the links to other pages in the block

    def through(self, element: HtmlElement, *, tag: str = "body", leads: bool = False) -> None:
        """Read an element and what is in it; `leads` where it stands in a link to another page."""
        name = element.tag
        if not isinstance(name, str) or name in _UNSEEN or _is_hidden(element):
            return
        away = name == "a" and self._leads_away(element.get("href") or "")
        leads = leads or away
        block = name in _BLOCKS
        first = 0
        if block:
            self.flush(tag)
            tag = name if not (tag in _HEADINGS or tag == "button") else tag
            first = len(self.found)
        elif name == "br" and self._share() >= _LINKED:
            self.flush(tag)  # a link on a line of its own, with a summary below it
        elif name == "br":
            self._add(" ", leads=False)
        elif name == "input" and (element.get("type") or "").lower() in ("submit", "button"):
            self._add(f" {element.get('value') or ''} ", leads=True)
        self._add(element.text, leads=leads)
        for child in element:
            self.through(child, tag=tag, leads=leads)
            self._add(child.tail, leads=leads)
        if block:
            self.flush(tag)
            if _may_be_around(element):
                self._around.append((first, len(self.found)))
        elif away:
            self._links.append(canonical("".join(element.itertext())))

    def flush(self, tag: str) -> None:
        """Close the block that is being read."""
        if not self._text:
            return
        text = canonical("".join(self._text))
        linked = self._share()
        links = [link for link in self._links if len(link.split()) >= _MIN_HEADLINE_WORDS]
        last = self._links[-1] if self._links and text.endswith(self._links[-1]) else ""
        self._text, self._linked, self._links = [], 0, []
        if len(links) >= _MIN_REPEATED and linked >= _LISTED:  # a list of links without its own blocks
            self.found += [Seen(link, Part.HEADLINE, tag) for link in links]
        elif any(c.isalnum() for c in text):
            self.found.append(Seen(text, _part(text, tag, linked), tag, last))

    def _share(self) -> float:
        """How much of the block that is being read is links to other pages, 0 to 1."""
        size = sum(len(part.strip()) for part in self._text)
        return self._linked / size if size else 0.0

    def told(self) -> tuple[Seen, ...]:
        """The blocks; those are around a story that stand in a lesser part of the page that is named so.

        Names that tell of a sidebar also stand on what wraps the whole page.
        """
        sizes = [0, *accumulate(len(each.text) for each in self.found)]
        around: set[int] = set()
        for first, last in self._around:
            if sizes[last] - sizes[first] <= _MAX_ROUND_SHARE * sizes[-1]:
                around.update(range(first, last))
        return tuple(replace(each, around=True) if i in around else each for i, each in enumerate(self.found))

    def _add(self, text: str | None, *, leads: bool) -> None:
        if text and (self._text or not text.isspace()):
            self._text.append(text)
            self._linked += len(text.strip()) if leads else 0

    def _leads_away(self, href: str) -> bool:
        place = re.split("[?#]", href.strip(), maxsplit=1)[0].rstrip("/")
        if not place or place.startswith(("javascript:", "mailto:", "tel:")):
            return False
        if "://" in place[:8]:
            return place.partition("://")[2] != self.here
        if place.startswith("//"):
            return place[2:] != self.here
        if place.startswith("/"):
            return f"{self.host}{place}" != self.here
        return not self.here.endswith(f"/{place}")


def _may_be_around(element: HtmlElement) -> bool:
    if element.tag in _NEVER_ROUND:
        return False
    names = " ".join(element.get(key) or "" for key in ("class", "id", "role"))
    return element.tag in _ROUND or bool(_ROUND_NAMES.search(names))


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _part(text: str, tag: str, linked: float) -> Part:
    words = len(text.split())
    listed = linked >= _LISTED and words <= _MAX_LISTED_WORDS and not ends_sentence(text)
    if linked >= _LINKED or listed:
        return Part.HEADLINE if words >= _MIN_HEADLINE_WORDS else Part.LINK
    if tag == "button":
        return Part.LINK
    if tag in _HEADINGS:
        return Part.HEADING
    if words >= _MIN_RUNNING_WORDS and ends_sentence(text) and tag not in ("figcaption", "caption"):
        return Part.RUNNING
    return Part.OTHER
