"""Why two claims can't both hold, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Claim, Conflict
from dateline.tell.reasons import worded
from dateline.tell.words import Words
from dateline.when import from_edtf
from tests.link.build import article, claim


def said(when: str) -> Claim:
    (made,) = article("a", claim("fall", "the wall fell", agent="the wall")).facts.claims
    return replace(made, when=from_edtf(when))


@pytest.mark.parametrize(
    ("about", "because", "told"),
    [
        ("date", "it can happen once only: 2018-02-10 and 2018-02-09",
         "it can happen once only: 10 February 2018 and 9 February 2018"),
        ("amount", "78000000 and 84500000 (£)", "£78 million and £84.5 million"),
        ("amount", "435000 and 410000 (£)", "£435,000 and £410,000"),
        ("amount", "12 and 9 (hurt)", "12 and 9 (hurt)"),
        ("amount", "1150 and 900 (worker)", "1,150 and 900 (worker)"),
        ("duration", "5 week and 1 week", "5 weeks and 1 week"),
        ("duration", "5 and 3 (week)", "5 weeks and 3 weeks"),
        ("amount", "one says 5000, and the other that it is another number",
         "one says 5000, and the other that it is another number"),
        ("polarity", "one says it and the other denies it: '5 week'", "one says it and the other denies it: '5 week'"),
    ],
)  # fmt: skip
def test_reasons_are_worded(about: str, because: str, told: str) -> None:
    left, right = said("2018-02-10"), said("2018-02-09")
    assert worded(Conflict((left.id, right.id), about, because), left, right, Words()) == told
