"""Word documents: styles say what a paragraph is, header lines what the article is."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from dateline.model import Article, BlockKind, Unread
from dateline.read import read_bytes
from dateline.when import Day

WORDS = "The ferry Grey Heron struck the pier at Calder on Monday morning, and two passengers were hurt."


def document(*paragraphs: tuple[str, str], table: tuple[str, ...] = ()) -> bytes:
    made = docx.Document()
    for style, words in paragraphs:
        made.add_paragraph(words, style=style)
    if table:
        cells = made.add_table(rows=1, cols=len(table)).rows[0].cells
        for cell, words in zip(cells, table, strict=True):
            cell.text = words
        cells[0].merge(cells[-1])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def article(data: bytes) -> Article:
    (found,) = read_bytes(data, "story.docx")
    assert isinstance(found, Article), found
    return found


def test_styles_say_what_a_paragraph_is() -> None:
    read = article(
        document(
            ("Title", "Ferry strikes pier"),
            ("Normal", WORDS),
            ("Heading 1", "What the company says"),
            ("List Bullet", "All sailings were off until Thursday, it said on Tuesday."),
            ("Quote", "We are sorry for what happened to our passengers."),
            ("Caption", "The pier on Tuesday."),
        )
    )
    kinds = [block.kind for block in read.blocks]
    assert read.title == "Ferry strikes pier"
    assert kinds == [
        BlockKind.TITLE,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.LIST,
        BlockKind.QUOTATION,
        BlockKind.CAPTION,
    ]


def test_header_lines_are_read_as_in_plain_text() -> None:
    lines = ("Outlet: The Calder Courier", "Date: 12 March 2019", "Title: Ferry strikes pier", WORDS)
    read = article(document(*(("Normal", line) for line in lines)))
    assert (read.outlet, read.title) == ("The Calder Courier", "Ferry strikes pier")
    assert read.published.earliest == Day(2019, 3, 12)
    assert "Outlet:" not in read.text


def test_words_in_a_merged_cell_stand_once() -> None:
    read = article(
        document(("Title", "Ferry"), ("Normal", WORDS), table=("The inquiry opens on Friday in Calder.", ""))
    )
    assert read.text.count("The inquiry opens on Friday") == 1


@pytest.mark.parametrize("data", [b"PK\x03\x04 no archive", b"words only"])
def test_what_is_no_document_says_so(data: bytes) -> None:
    (found,) = read_bytes(data, "story.docx")
    assert isinstance(found, Unread)
    assert "no Word document" in found.reason


def test_an_archive_without_a_document_says_so() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "words")
    (found,) = read_bytes(out.getvalue(), "story.docx")
    assert isinstance(found, Unread)


def test_a_document_that_unpacks_to_more_than_a_machine_holds_is_not_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 210_000_000)
    (found,) = read_bytes(out.getvalue(), "story.docx")
    assert isinstance(found, Unread)
    assert "unpacks to 210 MB" in found.reason
