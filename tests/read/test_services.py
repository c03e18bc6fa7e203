"""Exports of press archives: each article by itself, with outlet, date, byline and page from its header."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from dateline.model import Article, Unread
from dateline.read import read_bytes
from dateline.read.services import clippings
from tests.read.reading import page

FERRY = "The ferry Grey Heron struck the pier at Calder on Monday morning, and two passengers were hurt."
OWNER = "The owner, Aldane Lines, said on Tuesday that the brakes had been tested in January."
MAYOR = "Mayor Helena Marsh said that she had seen no such test, and that an inquiry would follow."

NEXIS_OLD = f"""



Download Request: Selected Items: 1-2
Time Of Request: Friday, March 20, 2020  16:51:31

Terms: (ferry and calder)



                               1 of 2 DOCUMENTS



                               The Calder Courier

                            March 12, 2019 Tuesday
                              Late Edition - Final

Ferry strikes pier at
Calder

BYLINE: By ADA FENN

SECTION: Section A; Column 0; National Desk; Pg. 6

LENGTH: 1034 words

DATELINE: CALDER

{FERRY}

{OWNER}

LOAD-DATE: March 13, 2019

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                  Copyright 2019 The Calder Courier Company
                              All Rights Reserved

                               2 of 2 DOCUMENTS



                                Northline News

                            14 March 2019 Thursday

Mayor asks for an inquiry

LENGTH: 453 words

{MAYOR}

GRAPHIC: The pier on Tuesday

LOAD-DATE: March 14, 2019


                       Copyright 2019 Northline Limited
                              All Rights Reserved
"""

NEXIS_NEW = [
    "User Name: a.fenn",
    "Date and Time: Tuesday, March 26, 2019 2:15:00 PM EST",
    "Job Number: 85471234",
    "Documents (2)",
    "1. Ferry strikes pier at Calder",
    "Client/Matter: -None-",
    "Search Terms: ferry",
    "Ferry strikes pier at Calder",
    "The Calder Courier",
    "March 12, 2019 Tuesday",
    "Late Edition - Final",
    "Copyright 2019 The Calder Courier Company All Rights Reserved",
    "Section: Section A; Column 0; National Desk; Pg. 6",
    "Length: 1034 words",
    "Byline: By Ada Fenn",
    "Body",
    FERRY,
    OWNER,
    "Classification",
    "Language: ENGLISH",
    "Publication-Type: Newspaper",
    "Load-Date: March 13, 2019",
    "End of Document",
    "Mayor asks for an inquiry",
    "Northline News",
    "14 March 2019 Thursday",
    "Copyright 2019 Northline Limited All Rights Reserved",
    "Length: 453 words",
    "Body",
    MAYOR,
    "Graphic",
    "The pier on Tuesday",
    "Load-Date: March 14, 2019",
    "End of Document",
]

FACTIVA = f"""News
Ferry strikes pier at Calder
By Ada Fenn
1,034 words
12 March 2019
03:12
The Calder Courier
CALCOU
6
English
© Copyright 2019.  The Calder Courier.  All rights reserved.

{FERRY}

{OWNER}

Document CALCOU0020190312ef3c0001x

Mayor asks for an inquiry
453 words
14 March 2019
Northline News
NORTHL
English
(c) 2019 Northline Limited

{MAYOR}

Document NORTHL0020190314ef3e0002y
"""

FACTIVA_CODED = f"""SE   News
HD   Ferry strikes pier at
Calder
BY   By Ada Fenn
WC   1,034 words
PD   12 March 2019
ET   03:12
SN   The Calder Courier
SC   CALCOU
PG   6
LA   English
CY   Copyright 2019. The Calder Courier. All rights reserved.

LP
{FERRY}

TD
{OWNER}

CO   aldlin : Aldane Lines
IN   i72 : Shipping
NS   gcat : Political/General News
AN   Document CALCOU0020190312ef3c0001x

HD   Mayor asks for an inquiry
WC   453 words
PD   14 March 2019
SN   Northline News
LA   English

LP   {MAYOR}

AN   Document NORTHL0020190314ef3e0002y
"""


def articles(data: bytes, name: str) -> list[Article]:
    found = list(read_bytes(data, name))
    assert not [item for item in found if isinstance(item, Unread)]
    return [item for item in found if isinstance(item, Article)]


def as_word(lines: list[str]) -> bytes:
    made, out = docx.Document(), io.BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.save(out)
    return out.getvalue()


def as_pdf(lines: list[str]) -> bytes:
    out = io.BytesIO()
    style = getSampleStyleSheet()["Normal"]
    style.spaceAfter = 14
    SimpleDocTemplate(out).build([Paragraph(line, style) for line in lines])
    return out.getvalue()


def as_rtf(lines: list[str]) -> bytes:
    def char(letter: str) -> str:
        return letter if ord(letter) < 128 else f"\\u{ord(letter)}?"

    body = "\\par\n".join("".join(map(char, line)) for line in lines)
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Arial;}}}}\\f0 {body}\\par}}".encode()


def as_page(lines: list[str]) -> bytes:
    return page("".join(f"<div><p>{line}</p></div>" for line in lines), "<title>Results</title>").encode()


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


EXPORTS = {
    "nexis-old.txt": NEXIS_OLD.encode(),
    "nexis-new.txt": "\n\n".join(NEXIS_NEW).encode(),
    "nexis-new.docx": as_word(NEXIS_NEW),
    "nexis-new.rtf": as_rtf(NEXIS_NEW),
    "nexis-new.pdf": as_pdf(NEXIS_NEW),
    "nexis-new.html": as_page(NEXIS_NEW),
    "factiva.txt": FACTIVA.encode(),
    "factiva.rtf": as_rtf(paragraphs(FACTIVA)),
    "factiva.docx": as_word(paragraphs(FACTIVA)),
    "factiva.html": as_page(paragraphs(FACTIVA)),
    "factiva.pdf": as_pdf(paragraphs(FACTIVA)),
    "factiva-coded.txt": FACTIVA_CODED.encode(),
    "factiva-coded.rtf": as_rtf(FACTIVA_CODED.splitlines()),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_each_article_has_what_its_header_says(name: str) -> None:
    first, second = articles(EXPORTS[name], name)
    assert (first.title, second.title) == ("Ferry strikes pier at Calder", "Mayor asks for an inquiry")
    assert (first.outlet, second.outlet) == ("The Calder Courier", "Northline News")
    assert (first.published.edtf, second.published.edtf) == ("2019-03-12", "2019-03-14")
    assert tuple(author.title() for author in first.authors) == ("Ada Fenn",)
    assert second.authors == ()
    assert (first.page_at(len(first.text) - 1), second.page_at(0)) == (6, None)
    assert first.paths == (f"{name}:1",)


@pytest.mark.parametrize("name", EXPORTS)
def test_the_text_is_the_article_and_nothing_else(name: str) -> None:
    first, second = articles(EXPORTS[name], name)
    assert paragraphs(first.text) == [first.title, FERRY, OWNER]
    assert paragraphs(second.text) == [second.title, MAYOR]


def test_one_article_saved_by_itself_is_a_file_of_one() -> None:
    (one,) = articles("\n\n".join(NEXIS_NEW[23:]).encode(), "mayor.txt")
    assert (one.title, one.outlet, one.paths) == ("Mayor asks for an inquiry", "Northline News", ("mayor.txt",))


def test_why_it_was_published_then_is_said() -> None:
    first, _ = articles(NEXIS_OLD.encode(), "x.txt")
    assert [reason.text for reason in first.published.because] == ["the export's header gives published March 12, 2019"]


def test_an_article_whose_header_is_broken_is_read_as_text_and_the_rest_goes_on() -> None:
    broken = NEXIS_OLD.replace("March 12, 2019 Tuesday", "Some day").replace("LENGTH: 1034 words", "")
    first, second = articles(broken.encode(), "x.txt")
    assert FERRY in first.text and OWNER in first.text
    assert not first.published.known
    assert (second.title, second.published.edtf) == ("Mayor asks for an inquiry", "2019-03-14")


@pytest.mark.parametrize(
    "text",
    [
        f"Ferry strikes pier\n\n{FERRY}\n\nEnd of Document",
        f"Ferry strikes pier\n\n{FERRY}\n\n3 of 10 documents were burned, she said.",
        f"Ferry strikes pier\n\n{FERRY} Document AB123 was read out.",
        f"HD   screens were sold\n\n{FERRY}",
    ],
)
def test_what_only_speaks_so_is_no_export(text: str) -> None:
    assert clippings(text.splitlines()) == []
    assert len(articles(text.encode(), "x.txt")) == 1


def test_rich_text_that_is_no_export_is_an_article() -> None:
    (one,) = articles(as_rtf(["Ferry strikes pier", "", FERRY, "", OWNER, "", "“Nobody told us,” she said."]), "x.rtf")
    assert one.title == "Ferry strikes pier"
    assert "“Nobody told us,” she said." in one.text


@pytest.mark.parametrize("data", [b"plain words", b"{\\rtf1 \\'zz {{{", b"{\\rtf", b"\xff\xfe"])
def test_broken_rich_text_is_listed(data: bytes) -> None:
    assert all(isinstance(item, Unread) and item.reason for item in read_bytes(data, "x.rtf"))


LINES = st.lists(st.sampled_from([*NEXIS_OLD.splitlines(), *NEXIS_NEW, *FACTIVA_CODED.splitlines(), "", "x: y"]))


@given(LINES)
def test_whatever_is_mixed_up_no_reader_fails(lines: list[str]) -> None:
    for each in clippings(lines):
        assert set(each.body) <= set(lines) | {""} or each.body
    assert all(isinstance(item, Article | Unread) for item in read_bytes("\n".join(lines).encode(), "x.txt"))


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("Byline: Ada Fenn, Crime Correspondent", ("Ada Fenn",)),
        ("Byline: ADA FENN and TOM ROOK", ("ADA FENN", "TOM ROOK")),
        ("Byline: By Ada Fenn; staff writer", ("Ada Fenn",)),
    ],
)
def test_what_somebody_is_is_no_author(byline: str, authors: tuple[str, ...]) -> None:
    lines = [byline if line.startswith("Byline:") else line for line in NEXIS_NEW]
    assert articles(as_word(lines), "a.docx")[0].authors == authors
