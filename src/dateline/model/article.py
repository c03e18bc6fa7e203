"""What reading gives: articles, what they consist of, and what became of each file."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from dateline.span import Span
from dateline.when import UNKNOWN, When


class BlockKind(enum.StrEnum):
    """What a piece of the page is. Only title, paragraph, quotation and list items can carry claims."""

    TITLE = "title"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"
    LIST = "list"
    CAPTION = "caption"
    BYLINE = "byline"  # bylines, datelines and relay lines ("Via: X")


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article's text; blocks are in order, don't overlap and have no surrounding white space."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a printed article: its number (from 1) and where in the text it begins."""

    number: int
    start: int


@dataclass(frozen=True, slots=True)
class Relay:
    """An outlet that the page names as where it has the story from ("Via: X", "(Reuters)", "h/t X")."""

    name: str
    span: Span


class Rendition(enum.StrEnum):
    """Which of the forms of a page it is: sites show one article as a page, as AMP and for printing."""

    PAGE = "page"
    AMP = "amp"
    PRINT = "print"


@dataclass(frozen=True, slots=True)
class Article:
    """One version of one text. `text` is canonical (NFC, plain spaces, blocks joined by newlines); offsets refer to it.

    `id` hashes text and URL (else the outlet and date that the page itself gives), never what the user says.
    `published` is UNKNOWN or has its evidence in `because`; so has `captured`, when the page was saved.
    `language` is an ISO 639-1 code or "" if not told. `partial` says why the text is not the whole article ("" if it
    is). `paths` are the files that hold it: the first is the one it is read from, the others repeat it. `pages` are
    those of a printed article, in order.
    """

    id: str
    text: str
    title: str
    blocks: tuple[Block, ...]
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: When = UNKNOWN
    url: str | None = None
    via: tuple[Relay, ...] = ()
    paths: tuple[str, ...] = ()
    language: str = ""
    captured: When = UNKNOWN
    partial: str = ""
    rendition: Rendition = Rendition.PAGE
    pages: tuple[Page, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """The number of the page on which a character stands, None where the article has no pages."""
        return max((page.number for page in self.pages if page.start <= offset), default=None)

    def span(self, start: int, end: int) -> Span:
        """A span of this article."""
        return Span(self.id, start, end)


class FileStatus(enum.StrEnum):
    """What became of a file. Each file has exactly one."""

    READ = "read"
    COPY = "copy"  # its article stands in another file too (or is another's text)
    PARTIAL = "partial"  # the stub of an article: the rest is behind a paywall
    NOT_ARTICLE = "not_article"  # consent wall, index, error page
    OTHER_LANGUAGE = "other_language"  # stored, searchable and dated, but not understood
    NOT_READ = "not_read"


@dataclass(frozen=True, slots=True)
class Unread:
    """A file (or record of one) that gave no article, and why, in a sentence for people.

    `status` is NOT_READ, or NOT_ARTICLE where it was read and is something else. A `remark` is about what stands
    beside articles (a sidecar, a row of a table, a folder): it is listed, and counts as no file.
    """

    path: str
    reason: str
    status: FileStatus = FileStatus.NOT_READ
    remark: bool = False


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What became of one file: its status, the reason in words ("" for READ), and its article's id, if it has one."""

    path: str
    status: FileStatus
    reason: str = ""
    article: str | None = None
