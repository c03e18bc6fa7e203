"""A day is told on: from a clause that has it to those after it in the simple past, and no further."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.attribute import attribute
from dateline.date import date_article
from dateline.model import Block, BlockKind, EventOrder
from tests.attribute import build

FAILED = """
    The DET/DT det 2
    bank NOUN/NN nsubj 3
    failed VERB/VBD root 0 fail
    on ADP/IN case 5
    May PROPN/NNP obl 3
    4 NUM/CD nummod 5
    _. PUNCT/. punct 3
"""
LOCKED = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    locked VERB/VBD root 0 lock
    the DET/DT det 5
    doors NOUN/NNS obj 3
    _. PUNCT/. punct 3
"""
HAD_LOCKED = """
    Ann PROPN/NNP nsubj 4
    Lee PROPN/NNP flat 1
    had AUX/VBD aux 4 have
    locked VERB/VBN root 0 lock
    the DET/DT det 6
    doors NOUN/NNS obj 4
    _. PUNCT/. punct 4
"""
OPENS = """
    The DET/DT det 2
    court NOUN/NN nsubj 3
    opens VERB/VBZ root 0 open
    late ADV/RB advmod 3
    _. PUNCT/. punct 3
"""


def test_a_day_is_told_on_in_its_paragraph() -> None:
    assert locked(FAILED, LOCKED) == "2015-05-04"
    assert (
        locked(
            FAILED,
            LOCKED.replace(
                "Ann PROPN/NNP nsubj 3\n    Lee PROPN/NNP flat 1", "Then ADV/RB advmod 3\n    clerks NOUN/NNS nsubj 3"
            ),
        )
        == "2015-05-04"
    )


def test_a_pluperfect_a_present_between_and_words_of_another_time_leave_it() -> None:
    assert locked(FAILED, HAD_LOCKED) == "../2015-06-10"
    assert locked(FAILED, OPENS, LOCKED) == "../2015-06-10"
    assert (
        locked(FAILED, LOCKED.replace("_. PUNCT/. punct 3", "once ADV/RB advmod 3\n    _. PUNCT/. punct 3"))
        == "../2015-06-10"
    )


def test_a_month_is_not_told_on() -> None:
    assert (
        locked(FAILED.replace("on ADP/IN", "in ADP/IN").replace("    4 NUM/CD nummod 5\n", ""), LOCKED)
        == "../2015-06-10"
    )


def test_what_the_reader_sees_to_lie_before_is_not_told_on() -> None:
    assert locked(FAILED, LOCKED, order=EventOrder(2, 9, "AFTER", 0.9)) == "../2015-06-10"
    assert locked(FAILED, LOCKED, order=EventOrder(2, 9, "AFTER", 0.4)) == "2015-05-04"


@pytest.mark.parametrize(
    ("published", "edtf"),
    [("2015-05-04", "2015-05-04"), ("2015-05-05", "2015-05-04/2015-05-05"), ("2015-06-10", "../2015-06-10")],
)
def test_only_news_of_the_day_is_told_on_in_the_next_paragraph(published: str, edtf: str) -> None:
    assert locked(FAILED, LOCKED, published=published, joined=False) == edtf


def test_a_paragraph_that_goes_on_with_a_pronoun_is_told_on() -> None:
    she = LOCKED.replace(
        "Ann PROPN/NNP nsubj 3\n    Lee PROPN/NNP flat 1", "Then ADV/RB advmod 3\n    she PRON/PRP nsubj 3"
    )
    assert (
        locked(
            FAILED.replace("The DET/DT det 2\n    bank NOUN/NN", "Ann PROPN/NNP nsubj 3\n    Lee PROPN/NNP").replace(
                "Lee PROPN/NNP nsubj 3", "Lee PROPN/NNP flat 1"
            ),
            she,
            joined=False,
        )
        == "2015-05-04"
    )


def test_what_is_told_beside_a_clause_of_the_day_is_of_the_day() -> None:
    beside = """
        The DET/DT det 2
        wall NOUN/NN nsubj 3
        fell VERB/VBD root 0 fall
        as SCONJ/IN mark 7
        Ann PROPN/NNP nsubj 7
        Lee PROPN/NNP flat 5
        locked VERB/VBD advcl 3 lock
        the DET/DT det 9
        doors NOUN/NNS obj 7
        _. PUNCT/. punct 3
    """
    assert locked(FAILED, beside) == "2015-05-04"
    assert locked(FAILED, beside.replace("as SCONJ", "although SCONJ")) == "../2015-06-10"


def test_a_date_alone_is_that_of_the_clause_after_it() -> None:
    heading = """
        On ADP/IN case 2
        May PROPN/NNP root 0
        4 NUM/CD nummod 2
    """
    assert locked(heading, LOCKED) == "2015-05-04"


def test_the_day_of_writing_is_not_told_on() -> None:
    line = """
        LOWMERE PROPN/NNP nsubj 6
        , PUNCT/, punct 3
        May PROPN/NNP appos 1
        5 NUM/CD nummod 3
        — PUNCT/: punct 6
        failed VERB/VBD root 0 fail
        banks NOUN/NNS obj 6
        _. PUNCT/. punct 6
    """
    assert locked(line, LOCKED) == "../2015-06-10"
    assert locked(line.replace("LOWMERE", "Lowmere"), LOCKED) == "2015-05-05"


def locked(*sentences: str, published: str = "2015-06-10", joined: bool = True, order: EventOrder | None = None) -> str:
    """When the doors were locked; `joined` makes one paragraph of the sentences."""
    made, seen = build.article(*sentences, names="Ann Lee/PER", published=published)
    if joined:
        made = replace(made, blocks=(Block(BlockKind.PARAGRAPH, 0, len(made.text)),))
    if order is not None:
        seen = replace(seen, orders=(order,))
    found = attribute(made, seen, date_article(made, seen))
    return next(claim.when.edtf for claim in found.claims if claim.predicate == "lock")
