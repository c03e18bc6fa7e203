"""Print: reading order over columns and pages, what stands on every page left out, each character with its page."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageTemplate, Paragraph
from reportlab.rl_config import defaultPageSize

from dateline.model import Article, Unread
from dateline.read import read_bytes
from dateline.when import Day

WIDTH, HEIGHT = A4
BODY = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, firstLineIndent=12)
HEAD = ParagraphStyle("head", fontName="Times-Bold", fontSize=20, leading=24, spaceAfter=8)
THINGS = ["engine", "rudder", "pump", "radar", "hull", "anchor", "lifeboat", "ramp", "radio", "mast", "winch", "door"]
SENTENCES = [
    f"On day {n} of the inquiry a witness from the ferry company told the court that the {thing} had not been repaired "
    f"since the winter of {1990 + n}, although the harbour master had asked for it in writing."
    for n, thing in enumerate(
        ["engine", "rudder", "pump", "radar", "hull", "anchor", "lifeboat", "ramp", "radio", "mast", "winch", "door"]
        * 3,
        1,
    )
]


def printed(columns: int, *, paragraphs: list[str], head: str = "", title: str = "") -> bytes:
    """A document of one or two columns with a running head and page numbers."""
    out = io.BytesIO()
    gap, margin = 24.0, 60.0
    width = (WIDTH - 2 * margin - gap * (columns - 1)) / columns

    def edge(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Times-Roman", 8)
        if head:
            canvas.drawString(margin, HEIGHT - 30, f"{head} · Tuesday 12 March 2019 · {document.page}")
        canvas.drawCentredString(WIDTH / 2, 25, str(document.page))

    frames = [
        Frame(margin + n * (width + gap), 60, width, HEIGHT - 120, leftPadding=0, rightPadding=0)
        for n in range(columns)
    ]
    document = BaseDocTemplate(out, pagesize=A4)
    document.addPageTemplates(PageTemplate("plain", frames, onPage=edge))
    story = [NextPageTemplate("plain"), *([Paragraph(title, HEAD)] if title else [])]
    document.build([*story, *(Paragraph(each, BODY) for each in paragraphs)])
    return out.getvalue()


def drawn(draw: Callable[[Canvas], None], **options: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=defaultPageSize, **options)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def article(data: bytes) -> Article:
    (found,) = read_bytes(data, "page.pdf")
    assert isinstance(found, Article), found
    return found


def refused(data: bytes) -> str:
    (found,) = read_bytes(data, "page.pdf")
    assert isinstance(found, Unread)
    return found.reason


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_paragraphs_come_in_reading_order(columns: int) -> None:
    text = article(printed(columns, paragraphs=SENTENCES, title="Ferry was not repaired")).text
    places = [text.find(sentence) for sentence in SENTENCES]
    assert -1 not in places
    assert places == sorted(places)


def test_what_stands_on_every_page_is_no_part_of_the_text() -> None:
    read = article(printed(2, paragraphs=SENTENCES, head="The Calder Courier"))
    assert "The Calder Courier ·" not in read.text
    assert all(not block_text.isdigit() for block_text in read.text.split("\n"))


def test_large_letters_are_the_title() -> None:
    assert article(printed(2, paragraphs=SENTENCES, title="Ferry was not repaired")).title == "Ferry was not repaired"


def test_every_character_knows_its_page() -> None:
    read = article(printed(1, paragraphs=SENTENCES))
    numbers = [page.number for page in read.pages]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 1
    assert read.page_at(0) == 1
    assert read.page_at(len(read.text) - 1) == numbers[-1]
    starts = [page.start for page in read.pages]
    assert starts == sorted(starts)


def test_a_sentence_that_a_page_breaks_is_one_and_knows_both_pages() -> None:
    read = article(printed(1, paragraphs=[" ".join([*SENTENCES, *SENTENCES])]))
    assert SENTENCES[-1] in read.text
    assert read.text.count("\n") == 0
    assert len(read.pages) > 1


def test_a_divided_word_is_one_again() -> None:
    lines = ["The company that runs the ferries to the islands said on Monday that the repre-", "sentative had left."]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Times-Roman", 10)
        for number, line in enumerate(lines):
            canvas.drawString(60, 700 - 12 * number, line)

    assert "the representative had left." in article(drawn(draw)).text


def test_header_lines_are_read_as_in_plain_text() -> None:
    lines = ["Outlet: The Calder Courier", "Date: 12 March 2019"]
    read = article(printed(1, paragraphs=[*lines, *SENTENCES[:3]]))
    assert read.outlet == "The Calder Courier"
    assert read.published.earliest == Day(2019, 3, 12)


def test_a_scan_is_said_to_be_one() -> None:
    assert "no text layer" in refused(drawn(lambda canvas: canvas.rect(60, 60, 300, 400, fill=1)))


def test_a_broken_file_and_a_locked_one_say_so() -> None:
    assert "it is broken" in refused(b"%PDF-1.7 nothing")
    locked = drawn(lambda canvas: canvas.drawString(60, 700, SENTENCES[0]), encrypt="secret")
    assert "locked with a password" in refused(locked)
