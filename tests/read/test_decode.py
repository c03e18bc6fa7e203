from __future__ import annotations

import pytest

from dateline.errors import UnreadableError
from dateline.read.decode import decode

WORDS = "Café Zoë said “no” – twice."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252", "utf-16-le", "utf-16-be"]
)
def test_the_usual_encodings_without_a_declaration(encoding: str) -> None:
    assert decode((WORDS * 20).encode(encoding)) == WORDS * 20


def test_a_page_that_declares_its_charset() -> None:
    html = '<html><meta charset="iso-8859-2"><p>Gdańsk, Łódź'
    assert decode(html.encode("iso-8859-2")) == html


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    html = '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>“Zoë”'
    assert decode(html.encode("windows-1252")) == html


def test_a_page_that_is_wrong_about_itself() -> None:
    assert decode('<meta charset="utf-8"><p>Zoë said'.encode("latin-1")) == '<meta charset="utf-8"><p>Zoë said'
    assert decode('<meta charset="latin-1"><p>Zoë “said”'.encode()) == '<meta charset="latin-1"><p>Zoë “said”'
    assert decode('<meta charset="no-such-code"><p>Zoë'.encode("latin-1")).endswith("Zoë")


def test_a_stray_byte_does_not_spoil_the_rest() -> None:
    assert decode("Zoë – Chloé".encode() + b" \x93no\x94 \x81") == "Zoë – Chloé “no” \ufffd"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n...", "this is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"ab\x00c\x00\x00de\x01", "binary"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, word: str) -> None:
    with pytest.raises(UnreadableError, match=word):
        decode(data)
