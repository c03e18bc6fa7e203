"""Lengths that count from an event that the text has dated."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.date import date_article
from dateline.model import Annotations, Article, EventHead
from dateline.when import Basis
from tests.date.build import article, tagged

ARREST = (
    ("Marsh", ("PROPN", "NNP", 3, "nsubj")),
    ("was", ("AUX", "VBD", 3, "aux")),
    ("arrest", ("VERB", "VBN", 0, "root")),
    ("Friday", ("PROPN", "NNP", 3, "obl")),
    (".", ("PUNCT", ".", 3, "punct")),
)


def told(*more: tuple[str, tuple[str, str, int, str]]) -> tuple[Article, Annotations]:
    """ "Marsh was arrest(ed) Friday ." and what comes after; events are the words "arrest" and "freed"."""
    words = [*ARREST, *more]
    written = article(" ".join(word for word, _ in words), "2013-11-12")
    seen = tagged(written, [tag for _, tag in words])
    heads = [i for i, token in enumerate(seen.tokens) if token.text in ("arrest", "freed")]
    return written, replace(seen, events=tuple(EventHead(i, "OCCURRENCE", 1.0) for i in heads))


@pytest.mark.parametrize(("side", "day"), [("after", "2013-11-10"), ("before", "2013-11-06")])
def test_two_days_after_the_arrest_count_from_its_day(side: str, day: str) -> None:
    written, seen = told(
        ("Two", ("NUM", "CD", 7, "nummod")),
        ("days", ("NOUN", "NNS", 10, "obl")),
        (side, ("ADP", "IN", 10, "case")),
        ("the", ("DET", "DT", 10, "det")),
        ("arrest", ("NOUN", "NN", 10, "root")),
    )
    friday, length = date_article(written, seen)
    assert (friday.value, length.value, length.when.edtf) == ("2013-11-08", "P2D", day)
    assert length.when.basis is Basis.RELATIVE and "'Friday' dates" in length.when.because[-1].text


def test_an_event_without_a_date_leaves_a_length_a_length() -> None:
    written, seen = told(
        ("Two", ("NUM", "CD", 7, "nummod")),
        ("days", ("NOUN", "NNS", 9, "obl")),
        ("after", ("ADP", "IN", 9, "case")),
        ("freed", ("VERB", "VBN", 9, "root")),
    )
    _, length = date_article(written, seen)
    assert (length.value, length.when.known) == ("P2D", False)
