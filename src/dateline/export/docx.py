"""A story as a report in Word's format (ECMA-376), each line with a real footnote that quotes its article.

Nothing in the file tells when or by whom it was made: the same story gives the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, BinaryIO
from xml.sax.saxutils import escape

from dateline.export.clean import for_xml, plain
from dateline.export.web import plain_address
from dateline.export.zipped import FIRST_DAY, entry
from dateline.model import Story
from dateline.tell import ALL, Item, Line, Note, Report, Selection, report
from dateline.tell.words import Words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_FOOTNOTE_SIZE = 17  # half points


def write(story: Story, out: BinaryIO, selection: Selection = ALL, *, whole: bool = False) -> None:
    """Write the report: what the first view has, or all that a selection leaves, or all there is (`whole`)."""
    import docx

    words = Words()
    told = report(story, selection=selection, whole=whole)
    document = docx.Document()
    _properties(document, told)
    _fill(document, told, words)
    _add_footnotes(document, told.notes, words)
    made = io.BytesIO()
    document.save(made)
    _without_dates(made, out)


def _properties(document: Document, told: Report) -> None:
    about = document.core_properties
    about.title, about.author, about.comments = _clean(told.name), "Dateline", ""
    about.created = about.modified = FIRST_DAY


def _fill(document: Document, told: Report, words: Words) -> None:
    phrases, page = words["report"], words["page"]
    document.add_heading(_clean(told.name), 0)
    document.add_paragraph(page["generated"])
    document.add_paragraph(_clean(f"{phrases['read'].format(parts=phrases['list'].join(told.read))}. {told.asked}"))
    trust = document.add_paragraph()
    trust.add_run(f"{page['trust']}. ").bold = True
    trust.add_run(f"{'. '.join(told.trust)}. {page['trust_note']}")
    for chapter in told.chapters:
        document.add_heading(_clean(chapter.heading), 1)
        for item in chapter.items:
            _add_item(document, item, words)
    if not told.chapters:
        document.add_paragraph(page["no_events"])
    if told.left_out:
        left_out = phrases["left_out"].format(parts=phrases["list"].join(told.left_out))
        document.add_paragraph().add_run(f"{left_out}.").italic = True


def _add_item(document: Document, item: Item, words: Words) -> None:
    first, *others = item.lines
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = bool(others)
    paragraph.add_run(f"{_clean(item.when)}. ").bold = True
    if item.retitled:
        paragraph.add_run(f"{_clean(item.retitled)} ")
        paragraph.add_run(f"({item.retitled_by}) ").italic = True
    _add_line(paragraph, first)
    for line in others:
        _add_line(document.add_paragraph(style="List Bullet"), line)
    phrases = words["report"]
    care = phrases["care"].format(labels=phrases["list"].join(item.labels)) if item.labels else ""
    remarks = [each for each in (item.standing, *item.remarks, care) if each]
    if remarks:
        last = document.add_paragraph() if others else paragraph
        last.add_run(_clean(f"{'' if others else ' '}{phrases['separator'].join(remarks)}.")).italic = True


def _add_line(paragraph: Paragraph, line: Line) -> None:
    if line.label:
        paragraph.add_run(_clean(f"{line.label}: ")).italic = True
    remarks = f" ({'; '.join(line.remarks)})" if line.remarks else ""
    paragraph.add_run(_clean(f"{line.byline}: {line.title}{remarks}"))
    _add_reference(paragraph, line.note)
    if line.context:
        paragraph.add_run(_clean(f" ({line.context})")).italic = True


def _add_reference(paragraph: Paragraph, number: int) -> None:
    """The number of a note, raised, which Word and LibreOffice link to it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()
    run.font.superscript = True
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number))
    run._r.append(mark)


def _add_footnotes(document: Document, notes: tuple[Note, ...], words: Words) -> None:
    """The part of the file that holds the notes, which the library has no words for."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    lines = "".join((f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
                     for number, kind in ((-1, "separator"), (0, "continuationSeparator"))))  # fmt: skip
    lines += "".join(_footnote(note, words) for note in notes)
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{_W}">{lines}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, _FOOTNOTES)


def _footnote(note: Note, words: Words) -> str:
    size = f'<w:sz w:val="{_FOOTNOTE_SIZE}"/>'
    mark = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    run = f'<w:r><w:rPr>{size}</w:rPr><w:t xml:space="preserve"> {escape(_clean(note_text(note, words)))}</w:t></w:r>'
    return f'<w:footnote w:id="{note.number}"><w:p>{mark}{run}</w:p></w:footnote>'


def note_text(note: Note, words: Words) -> str:
    """A note as plain text: the article, the words there, the chain of sources, and how the date is known."""
    phrases = words["report"]
    parts = (
        note.cited,
        plain_address(note.url),
        phrases["quote"].format(words=note.quote),
        phrases["sources"].format(chain=note.chain) if note.chain else "",
        note.dated,
        phrases["outlets"].format(said=note.outlets) if note.outlets else "",
        phrases["claim"].format(id=note.claim),
    )
    return ". ".join(part for part in parts if part) + "."


def _clean(text: str) -> str:
    """The words without what the format has no place for; white space in a row is one space."""
    return re.sub(r"\s+", " ", for_xml(plain(text)))


def _without_dates(made: io.BytesIO, out: BinaryIO) -> None:
    """The same zip file, its entries dated to the first day that the format has."""
    with zipfile.ZipFile(made) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for each in given.infolist():
            written.writestr(entry(each.filename), given.read(each))
