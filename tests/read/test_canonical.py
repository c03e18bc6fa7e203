from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.read.canonical import canonical, squash


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  two \u00a0 spaces\tand a\u2003tab ", "two spaces and a tab"),
        ("one\nline\r\n", "one line"),
        ("soft\u00adhyphen, zero\u200bwidth, \ufeffmark", "softhyphen, zerowidth, mark"),
        ("cafe\u0301", "café"),
        ("“curly” – ‘quotes’", "“curly” – ‘quotes’"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("half \ud800 a pair", "half \ufffd a pair"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
    ],
)
def test_white_space_and_controls_become_plain(text: str, clean: str) -> None:
    assert canonical(text) == clean


@given(st.text(st.characters()))
def test_canonical_text_is_canonical(text: str) -> None:
    clean = canonical(text)
    assert canonical(clean) == clean
    assert clean == clean.strip()
    assert "  " not in clean
    assert unicodedata.is_normalized("NFC", clean)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in clean)
    clean.encode()  # can be hashed and stored


def test_names_of_one_outlet_are_squashed_to_one() -> None:
    assert squash("The Saltmere Gazette") == squash("SaltmereGazette") == "saltmeregazette"
