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


def test_what_has_happened_has_no_day_behind_the_publication() -> None:
    told = """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        set VERB/VBD root 0 set
        a DET/DT det 5
        trial NOUN/NN obj 3
        for ADP/IN case 7
        2019 NUM/CD nmod 5
        _. PUNCT/. punct 3
    """
    assert whens(told, "set") == ["../2015-06-10"]


def test_a_date_before_a_thing_dates_no_clause() -> None:
    told = """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        broke VERB/VBD root 0 break
        the DET/DT det 6
        1971 NUM/CD nummod 6
        {noun} NOUN/NN obj 3
        _. PUNCT/. punct 3
    """
    assert whens(told.format(noun="treaty"), "break") == ["../2015-06-10"]
    assert whens(told.format(noun="crash"), "break") == ["1971"]  # a happening: its date may be the clause's


def test_since_beside_a_simple_past_is_about_something_else() -> None:
    told = """
        Ann PROPN/NNP nsubj {verb}
        Lee PROPN/NNP flat 1
        {words}
        since ADP/IN case {year}
        2012 NUM/CD obl {verb}
        _. PUNCT/. punct {verb}
    """
    fell = told.format(verb=3, year=5, words="fell VERB/VBD root 0 fall")
    has_fallen = told.format(verb=4, year=6, words="has AUX/VBZ aux 4 have\n        fallen VERB/VBN root 0 fall")
    assert whens(fell, "fall") == ["../2015-06-10"]
    assert whens(has_fallen, "fall") == ["2012-01-01/2015-06-10"]


def test_a_clause_with_when_behind_a_date_is_at_that_date() -> None:
    told = """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        stayed VERB/VBD root 0 stay
        until ADP/IN case 5
        2012 NUM/CD obl 3
        _, PUNCT/, punct 10
        when ADV/WRB advmod 10
        the DET/DT det 9
        bank NOUN/NN nsubj 10
        failed VERB/VBD advcl 3 fail
        _. PUNCT/. punct 3
    """
    assert whens(told, "stay") == ["../2012-12-31"]
    assert whens(told, "fail") == ["2012"]


def test_so_long_after_something_is_not_the_day_of_the_clause_above() -> None:
    told = """
        Ann PROPN/NNP nsubj 12
        Lee PROPN/NNP flat 1
        _, PUNCT/, punct 5
        who PRON/WP nsubj 5
        resigned VERB/VBD acl:relcl 1 resign
        ten NUM/CD nummod 7
        days NOUN/NNS nmod 10 day
        after ADP/IN case 10
        the DET/DT det 10
        crash NOUN/NN obl 5
        _, PUNCT/, punct 5
        paid VERB/VBD root 0 pay
        in ADP/IN case 14
        January PROPN/NNP obl 12
        _. PUNCT/. punct 12
    """
    assert whens(told, "pay") == ["2015-01"]
    assert whens(told, "resign") == ["../2015-06-10"]


REPORT = """
    A DET/DT det 2
    report NOUN/NN nsubj:pass 10
    that SCONJ/IN mark 6
    Ann PROPN/NNP nsubj 6
    Lee PROPN/NNP flat 4
    sold VERB/VBD acl 2 sell
    the DET/DT det 8
    house NOUN/NN obj 6
    was AUX/VBD aux:pass 10
    withdrawn VERB/VBN root 0 withdraw
    on ADP/IN case 12
    May PROPN/NNP obl 10
    4 NUM/CD nummod 12
    _. PUNCT/. punct 10
"""


def test_what_a_report_tells_was_before_the_report_was_withdrawn() -> None:
    _, facts = build.facts(REPORT, names="Ann Lee/PER", published="2015-06-10")
    assert [claim.when.edtf for claim in facts.claims if claim.predicate == "sell"] == ["../2015-05-04"]


RELATIVE = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    left VERB/VBD root 0 leave
    Velm PROPN/NNP obj 3
    on ADP/IN case 6
    May PROPN/NNP obl 3
    4 NUM/CD nummod 6
    _, PUNCT/, punct 13
    whose PRON/WP$ nmod:poss 10
    head NOUN/NN nsubj:pass 13
    has AUX/VBZ aux 13
    been AUX/VBN aux:pass 13
    charged VERB/VBN acl:relcl 4 charge
    _. PUNCT/. punct 3
"""


def test_what_has_been_done_by_now_has_no_day_of_the_clause_above() -> None:
    _, facts = build.facts(RELATIVE, names="Ann Lee/PER Velm/ORG", published="2015-06-10")
    assert [claim.when.edtf for claim in facts.claims if claim.predicate == "charge"] == ["../2015-06-10"]


def test_what_is_told_of_somebody_beside_a_clause_has_not_its_day() -> None:
    shot = RELATIVE.replace("has AUX/VBZ aux", "had AUX/VBD aux")
    _, facts = build.facts(shot, names="Ann Lee/PER Velm/ORG", published="2015-06-10")
    assert [claim.when.edtf for claim in facts.claims if claim.predicate == "charge"] == ["../2015-06-10"]


def test_a_day_before_the_mark_of_a_complement_is_of_the_clause_above() -> None:
    told = """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        said VERB/VBD root 0 say
        on ADP/IN case 5
        May PROPN/NNP obl 10
        4 NUM/CD nummod 5
        that SCONJ/IN mark 10
        she PRON/PRP nsubj 10
        had AUX/VBD aux 10 have
        quit VERB/VBN ccomp 3 quit
        _. PUNCT/. punct 3
    """
    assert whens(told, "quit") == ["../2015-05-04"]
    assert whens(told.replace("May PROPN/NNP obl 10", "May PROPN/NNP obl 3"), "quit") == ["../2015-05-04"]


def test_a_day_that_the_present_leaves_open_is_not_cut_at_the_publication() -> None:
    told = """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        {starts}
        on ADP/IN case 5
        Friday PROPN/NNP obl 3
        _. PUNCT/. punct 3
    """
    assert whens(told.format(starts="starts VERB/VBZ root 0 start"), "start") == ["2015-06-05/2015-06-12"]
    assert whens(told.format(starts="started VERB/VBD root 0 start"), "start") == ["2015-06-05"]


@pytest.mark.parametrize(
    ("said", "edtf"), [("said VERB/VBD", "2015-06-09/2015-06-10"), ("says VERB/VBZ", "2015-06-10")]
)
def test_what_is_quoted_in_the_present_is_of_the_day_of_the_news_or_the_one_before(said: str, edtf: str) -> None:
    told = f"""
        “ PUNCT/`` punct 4
        The DET/DT det 3
        fund NOUN/NN nsubj 4
        lacks VERB/VBZ ccomp 8 lack
        money NOUN/NN obj 4
        , PUNCT/, punct 4
        ” PUNCT/'' punct 4
        {said} root 0 say
        Ann PROPN/NNP nsubj 8
        Lee PROPN/NNP flat 9
        _. PUNCT/. punct 8
    """
    assert whens(told, "lack") == [edtf]
