"""What belongs to a title beyond the unit that it tells: clauses and phrases that its last words need."""

from __future__ import annotations

import pytest

from tests.attribute import build


def titles(*paragraphs: str, names: str = "Ann Lee/PER") -> list[str]:
    return [claim.title for claim in build.facts(*paragraphs, names=names)[1].claims]


SOLD = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    sold VERB/VBD root 0 sell
    the DET/DT det 5
    house NOUN/NN obj 3"""


def test_what_says_which_one_is_meant_stays_with_its_noun() -> None:
    told = titles(
        SOLD
        + """
    that PRON/WDT obj 8
    Ben PROPN/NNP nsubj 8
    built VERB/VBD acl:relcl 5 build
    in ADP/IN case 10
    May PROPN/NNP obl 8
    _. PUNCT/. punct 3
    """,
        names="Ann Lee/PER, Ben/PER",
    )
    assert told == ["Ann Lee sold the house that Ben built in May", "Ben built [the house] in May"]


def test_what_is_said_besides_is_left_out() -> None:
    told = titles(
        SOLD
        + """
    _, PUNCT/, punct 9
    which PRON/WDT obj 9
    Ben PROPN/NNP nsubj 9
    built VERB/VBD acl:relcl 5 build
    in ADP/IN case 11
    May PROPN/NNP obl 9
    _. PUNCT/. punct 3
    """,
        names="Ann Lee/PER, Ben/PER",
    )
    assert told[0] == "Ann Lee sold the house"


def test_a_clause_of_time_is_left_out_but_not_one_of_comparison() -> None:
    behind = """
    for ADP/IN case 8
    more ADJ/JJR amod 8
    money NOUN/NN obl 3
    {mark} SCONJ/IN mark 11
    Ben PROPN/NNP nsubj 11
    asked VERB/VBD advcl 3 ask
    _. PUNCT/. punct 3
    """
    told = [titles(SOLD + behind.format(mark=m), names="Ann Lee/PER, Ben/PER")[0] for m in ("before", "than")]
    assert told == ["Ann Lee sold the house for more money", "Ann Lee sold the house for more money than Ben asked"]


@pytest.mark.parametrize("mark", [",", ";"])
def test_a_list_goes_on_behind_a_comma_and_no_sentence_behind_another(mark: str) -> None:
    told = titles(
        SOLD
        + f"""
    that PRON/WDT nsubj 7
    held VERB/VBD acl:relcl 5 hold
    paintings NOUN/NNS obj 7
    _{mark} PUNCT/, punct 10
    maps NOUN/NNS conj 8
    and CCONJ/CC cc 12
    clocks NOUN/NNS conj 8
    _. PUNCT/. punct 3
    """
    )
    assert told[0] == "Ann Lee sold the house that held paintings" + (", maps and clocks" if mark == "," else "")


def test_what_is_quoted_of_a_clause_belongs_to_it() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    became VERB/VBD root 0 become
    “ PUNCT/`` punct 5
    _weary ADJ/JJ xcomp 3
    of ADP/IN case 8
    the DET/DT det 8
    town NOUN/NN obl 5
    _” PUNCT/'' punct 5
    _. PUNCT/. punct 3
    """
    )
    assert told == ["Ann Lee became weary of the town"]


# ---- what is no clause of its own, and what a clause neither begins nor ends with ----


def test_what_measures_a_conjunction_goes_with_it() -> None:
    told = titles(
        """
    Two NUM/CD nummod 2
    days NOUN/NNS obl:unmarked 6 day
    after SCONJ/IN mark 6
    Ann PROPN/NNP nsubj 6
    Lee PROPN/NNP flat 4
    left VERB/VBD advcl 10 leave
    _, PUNCT/, punct 6
    Ben PROPN/NNP nsubj 10
    had AUX/VBD aux 10 have
    married VERB/VBN root 0 marry
    _. PUNCT/. punct 10
    """,
        names="Ann Lee/PER, Ben/PER",
    )
    assert "Ann Lee left" in told


WHAT = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    kept VERB/VBD root 0 keep
    {pronoun}
    Ben PROPN/NNP nsubj 6
    bought VERB/VBD {relation} 3 buy
    in ADP/IN case 8
    Rome PROPN/NNP obl 6
    _. PUNCT/. punct 3
"""


def test_a_thing_told_by_a_clause_is_no_proposition() -> None:
    told = titles(WHAT.format(pronoun="what PRON/WP obj 3", relation="ccomp"), names="Ann Lee/PER, Ben/PER, Rome/LOC")
    assert told == ["Ann Lee kept what Ben bought in Rome"]


def test_a_comparison_is_no_proposition() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    earned VERB/VBD root 0 earn
    more ADJ/JJR obj 3
    than SCONJ/IN mark 7
    Ben PROPN/NNP nsubj 7
    did VERB/VBD advcl 3 do
    _. PUNCT/. punct 3
    """,
        names="Ann Lee/PER, Ben/PER",
    )
    assert told == ["Ann Lee earned more than Ben did"]


def test_a_clause_whose_subject_is_lost_is_no_claim() -> None:
    told = titles(
        """
    Did VERB/VBD root 0 do
    harm NOUN/NN obj 1
    to ADP/IN case 4
    Ann PROPN/NNP obl 1
    Lee PROPN/NNP flat 4
    _. PUNCT/. punct 1
    """
    )
    assert told == []


def test_what_stands_before_that_is_no_auxiliary_of_its_clause() -> None:
    told = titles(
        """
    is AUX/VBZ cop 5 be
    that SCONJ/IN mark 5
    Ann PROPN/NNP nsubj 5
    Lee PROPN/NNP flat 3
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 5
    """
    )
    assert told == ["Ann Lee left"]


def test_a_verb_of_saying_with_nothing_said_is_no_claim() -> None:
    told = titles(
        """
    As SCONJ/IN mark 4
    Ann PROPN/NNP nsubj 4
    Lee PROPN/NNP flat 2
    wrote VERB/VBD advcl 8 write
    _, PUNCT/, punct 8
    Ben PROPN/NNP nsubj 8
    has AUX/VBZ aux 8 have
    left VERB/VBN root 0 leave
    Paris PROPN/NNP obj 8
    _. PUNCT/. punct 8
    """,
        names="Ann Lee/PER, Ben/PER",
    )
    assert "Ann Lee wrote" not in told and any("Ben has left Paris" in title for title in told)


def test_who_speaks_in_a_transcript_is_no_word_of_theirs() -> None:
    told = titles(
        """
    MARLOWE PROPN/NNP dep 4
    _: PUNCT/: punct 1
    Ben PROPN/NNP nsubj 4
    left VERB/VBD root 0 leave
    Paris PROPN/NNP obj 4
    _. PUNCT/. punct 4
    """,
        names="MARLOWE/PER, Ben/PER",
    )
    assert told == ["Ben left Paris"]


def test_who_has_not_commented_is_told() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 5
    Lee PROPN/NNP flat 1
    has AUX/VBZ aux 5 have
    not PART/RB advmod 5
    commented VERB/VBN root 0 comment
    _. PUNCT/. punct 5
    """
    )
    assert told == ["Ann Lee has not commented"]


def test_who_signs_a_quotation_is_no_word_of_it() -> None:
    told = titles(
        """
    “ PUNCT/`` punct 3
    _Ben PROPN/NNP nsubj 3
    left VERB/VBD root 0 leave
    Paris PROPN/NNP obj 3
    _” PUNCT/'' punct 3
    ― PUNCT/: punct 7
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 7
    """,
        names="Ann Lee/PER, Ben/PER",
    )
    assert told == ["Ben left Paris"]


CALLED = """
    {mark} 8
    Ben PROPN/NNP nsubj 8
    called VERB/VBD advcl 3 call
    _. PUNCT/. punct 3
    """


SELLS = SOLD.replace("sold VERB/VBD", "sells VERB/VBZ")
KEPT = """
    Ann PROPN/NNP nsubj 5
    Lee PROPN/NNP flat 1
    did AUX/VBD aux 5
    not PART/RB advmod 5
    sell VERB/VB root 0
    the DET/DT det 7
    house NOUN/NN obj 5
    when ADV/WRB advmod 10
    Ben PROPN/NNP nsubj 10
    called VERB/VBD advcl 5 call
    . PUNCT/. punct 5
"""


@pytest.mark.parametrize(
    ("main", "mark", "told"),
    [
        (SELLS, "when ADV/WRB advmod", "Ann Lee sells the house when Ben called"),
        (SELLS, "wherever ADV/WRB advmod", "Ann Lee sells the house wherever Ben called"),
        (SELLS, "because SCONJ/IN mark", "Ann Lee sells the house"),
        (SOLD, "when ADV/WRB advmod", "Ann Lee sold the house"),
    ],
)
def test_when_alone_something_is_so_stays_with_it_and_what_happened_stands_alone(
    main: str, mark: str, told: str
) -> None:
    assert told in titles(main + CALLED.format(mark=mark), names="Ann Lee/PER, Ben/PER")


def test_what_did_not_happen_stands_alone_as_what_happened_does() -> None:
    assert "Ann Lee did not sell the house" in titles(KEPT, names="Ann Lee/PER, Ben/PER")


def test_a_verb_that_says_little_has_the_clause_of_time_behind_it() -> None:
    came = """
    The DET/DT det 2
    vote NOUN/NN nsubj 3
    {verb} VERB/VBD root 0 {lemma}
    as SCONJ/IN mark 6
    Ben PROPN/NNP nsubj 6
    called VERB/VBD advcl 3 call
    _. PUNCT/. punct 3
    """
    assert "The vote came as Ben called" in titles(came.format(verb="came", lemma="come"), names="Ben/PER")
    assert "The vote failed" in titles(came.format(verb="failed", lemma="fail"), names="Ben/PER")


def test_a_clause_of_time_cut_before_its_verb_is_left_out() -> None:
    told = titles(
        SOLD
        + """
    when ADV/WRB advmod 12
    Ben PROPN/NNP nsubj 12
    _, PUNCT/, punct 10
    who PRON/WP nsubj 10
    sails VERB/VBZ acl:relcl 7 sail
    _, PUNCT/, punct 10
    called VERB/VBD advcl 3 call
    _. PUNCT/. punct 3
    """,
        names="Ann Lee/PER, Ben/PER",
    )
    assert told[0] == "Ann Lee sold the house"
