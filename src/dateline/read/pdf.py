"""PDF with a text layer: paragraphs in reading order, each with its pages. A scan has none, and is said to be one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

from dateline.errors import UnreadableError
from dateline.model import BlockKind
from dateline.read.canonical import canonical
from dateline.read.draft import Draft, Piece
from dateline.read.layout import Paragraph, Run, paragraphs
from dateline.read.services import drafts, spaced, unjoined
from dateline.read.text import from_pieces, split_headers

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_MAX_PAGES = 500
_LARGE = 1.3  # times the usual size: letters of a headline


def read_pdf(data: bytes) -> Iterator[tuple[int, Draft]]:
    """A draft of a PDF, or those of a press archive's export, with their numbers.

    Raises UnreadableError where it can't be opened, is locked, too long or has no text layer."""
    pages = _pages(data)
    if not any(run.text.strip() for runs in pages for run in runs):
        raise UnreadableError(
            f"no text layer: the {len(pages)} pages are pictures (a scan); run a text recognition program over it"
            if len(pages) != 1
            else "no text layer: the page is a picture (a scan); run a text recognition program over it"
        )
    told = paragraphs(pages)
    exported = list(drafts(spaced(unjoined(each.text for each in told))))
    if exported:
        yield from exported
        return
    headers, rest = split_headers([each.text for each in told])
    kept = told[len(told) - len(rest) :]
    found = [_piece(each) for each in kept]
    if not headers.get("title") and (title := _headline(kept)):
        headers = {**headers, "title": title}
    yield 0, from_pieces([each for each in found if each], headers, "the document's header")


def _pages(data: bytes) -> list[list[Run]]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        why = "it is locked with a password" if "password" in str(error).lower() else "it is broken"
        raise UnreadableError(f"this PDF can't be opened: {why}; save its text as .txt") from error
    try:
        if len(document) > _MAX_PAGES:
            raise UnreadableError(
                f"this PDF has {len(document)} pages, the limit is {_MAX_PAGES}: save the pages of the article"
            )
        return [_runs(document, number) for number in range(len(document))]
    finally:
        document.close()


def _runs(document: PdfDocument, number: int) -> list[Run]:
    page: PdfPage = document[number]
    text = page.get_textpage()
    try:
        boxes = [text.get_rect(index) for index in range(text.count_rects())]
        return [
            Run(_words(text.get_text_bounded(left, bottom, right, top)), left, bottom, right, top)
            for left, bottom, right, top in boxes
            if right > left and top > bottom
        ]
    finally:
        text.close()
        page.close()


def _words(text: str) -> str:
    """Canonical words; the library writes a hyphen at a line's end as the control character STX."""
    return canonical(text.replace("\x02", "-"))


def _headline(told: Sequence[Paragraph]) -> str:
    """The first words in large letters on the first page, where there are any."""
    usual = median(each.size for each in told for _ in range(max(1, len(each.text) // 40)))
    first = [each for each in told if each.pages[0][1] == 1]
    large = [each for each in first if each.size >= _LARGE * usual]
    return max(large, key=lambda each: each.size).text if large else ""


def _piece(each: Paragraph) -> Piece | None:
    """A paragraph as a piece: its text is canonical already, so that the places of its pages hold."""
    text = canonical(each.text)
    if not any(char.isalnum() for char in text):
        return None
    return Piece(BlockKind.PARAGRAPH, text, pages=each.pages if text == each.text else each.pages[:1])
