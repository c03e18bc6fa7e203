"""The interval of a claim from the expression that governs it, seen through the words between."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.attribute import attribute
from dateline.date import date_article
from dateline.model import EventHead
from tests.attribute import build

LEFT = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    left VERB/VBD root 0 leave
    {case} ADP/IN case 6
    the DET/DT det 6
    vote NOUN/NN obl 3
    on ADP/IN case 8
    May PROPN/NNP nmod 6
    4 NUM/CD nummod 8
    _. PUNCT/. punct 3
"""


@pytest.mark.parametrize(
    ("case", "edtf"),
    [("in", "2015-05-04"), ("by", "../2015-05-04"), ("before", "../2015-05-04"), ("after", "2015-05-04/2015-06-10")],
)
def test_a_day_behind_a_happening_is_seen_through_its_preposition(case: str, edtf: str) -> None:
    _, facts = build.facts(LEFT.format(case=case), names="Ann Lee/PER", published="2015-06-10")
    assert [claim.when.edtf for claim in facts.claims if claim.predicate == "leave"] == [edtf]


OPEN = """
    Ann PROPN/NNP nsubj 4
    Lee PROPN/NNP flat 1
    {modal} AUX/MD aux 4
    open VERB/VB root 0 open
    {rest}
    _. PUNCT/. punct 4
"""


def test_what_is_expected_lies_not_before_the_publication() -> None:
    assert whens(OPEN.format(modal="will", rest="again ADV/RB advmod 4"), "open") == ["2015-06-10/.."]
    assert whens(OPEN.format(modal="would", rest="again ADV/RB advmod 4"), "open") == [""]


def test_within_so_long_is_from_now_until_then() -> None:
    rest = "within ADP/IN case 7\n    30 NUM/CD nummod 7\n    days NOUN/NNS obl 4"
    assert whens(OPEN.format(modal="will", rest=rest), "open") == ["2015-06-10/2015-07-10"]


def test_a_day_of_a_noun_is_not_that_of_what_is_so_now() -> None:
    told = """
        The DET/DT det 2
        crash NOUN/NN nsubj:pass 8 crash
        on ADP/IN case 4
        May PROPN/NNP nmod 2
        4 NUM/CD nummod 4
        is AUX/VBZ aux:pass 8
        not PART/RB advmod 8
        mentioned VERB/VBN root 0 mention
        _. PUNCT/. punct 8
    """
    assert whens(told, "mention") == ["2015-06-10"]


def test_a_day_in_a_clause_with_after_is_its_clauses_own() -> None:
    told = """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        quit VERB/VBD root 0 quit
        after ADP/IN case 5
        part NOUN/NN nsubj 6
        fell VERB/VBD xcomp 3 fall
        on ADP/IN case 8
        May PROPN/NNP obl 6
        4 NUM/CD nummod 8
        _. PUNCT/. punct 3
    """
    assert whens(told, "quit") == ["2015-05-04/2015-06-10"]


def whens(text: str, predicate: str) -> list[str]:
    made, seen = build.article(text, names="Ann Lee/PER")
    nouns = [EventHead(i, "OCCURRENCE", 1.0) for i, token in enumerate(seen.tokens) if token.lemma == "crash"]
    seen = replace(seen, events=(*seen.events, *nouns))
    found = attribute(made, seen, date_article(made, seen))
    return [claim.when.edtf for claim in found.claims if claim.predicate == predicate]
