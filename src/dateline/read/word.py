"""Word documents (.docx): paragraphs by their styles, header lines as in plain text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dateline.errors import UnreadableError
from dateline.model import BlockKind
from dateline.read.draft import Draft, Piece, piece, pieces
from dateline.read.services import drafts, spaced
from dateline.read.text import from_pieces, split_headers

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

# Word's own styles; their names in a file are English in any language (ECMA-376, latent styles).
_KINDS = {
    "title": BlockKind.TITLE,
    "subtitle": BlockKind.HEADING,
    "heading": BlockKind.HEADING,
    "caption": BlockKind.CAPTION,
    "list": BlockKind.LIST,
    "quote": BlockKind.QUOTATION,
    "intense quote": BlockKind.QUOTATION,
}
_MAX_UNPACKED = 200_000_000  # bytes: a small file can unpack to more than a machine holds


def read_word(data: bytes) -> Iterator[tuple[int, Draft]]:
    """A draft of a Word document, or those of a press archive's export, with their numbers.

    Raises UnreadableError where it is none, or one that only Word can open.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size > _MAX_UNPACKED:
            raise UnreadableError(f"the document unpacks to {size / 1e6:.0f} MB: save its text as .txt")
        document = docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        raise UnreadableError("this is no Word document that can be opened: save its text as .txt") from error
    paragraphs = list(_paragraphs(document))
    exported = list(drafts(spaced(line for each in paragraphs for line in each.text.splitlines())))
    if exported:
        yield from exported
        return
    headers, rest = split_headers([each.text for each in paragraphs])
    # header lines stand at the top: what is left are the last paragraphs
    found = [_piece(each) for each in paragraphs[len(paragraphs) - len(rest) :]]
    styled = next((each.text for each in pieces(found) if each.kind is BlockKind.TITLE), "")
    own = styled or document.core_properties.title
    yield 0, from_pieces(pieces(found), {**({"title": own} if own else {}), **headers}, "the document's header")


def _paragraphs(document: Any) -> Iterator[Paragraph]:
    """All paragraphs in the order of the text, those in tables among them, each once."""
    from docx.table import Table

    seen: set[Any] = set()
    for block in document.iter_inner_content():
        cells = [cell for row in block.rows for cell in row.cells] if isinstance(block, Table) else []
        for paragraph in (p for cell in cells for p in cell.paragraphs) if cells else [block]:
            # a merged cell is given once for every place that it fills
            if isinstance(block, Table) and paragraph._p in seen:
                continue
            seen.add(paragraph._p)
            if hasattr(paragraph, "text"):
                yield paragraph


def _piece(paragraph: Paragraph) -> Piece | None:
    name = (paragraph.style.name or "").lower() if paragraph.style else ""
    known = _KINDS.get(name) or _KINDS.get(name.partition(" ")[0])
    return piece(known or BlockKind.PARAGRAPH, paragraph.text, sure=known is not None)
