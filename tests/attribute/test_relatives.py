"""Relative and joined clauses hung on what they belong to, and what their titles then say."""

from __future__ import annotations

import pytest

from tests.attribute import build

PEOPLE = "Ann Lee/PER, Ben Fox/PER"


def titles(sentence: str) -> list[str]:
    return [claim.title for claim in build.facts(sentence, names=PEOPLE)[1].claims]


MET = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    met VERB/VBD root 0 meet
    members NOUN/NNS obj 3 member
    of ADP/IN case 7
    the DET/DT det 7
    board NOUN/NN nmod 4
    _, PUNCT/, punct 11
    which PRON/WDT nsubj 11
    {verb}
    resigned VERB/VBN acl:relcl 4 resign
    in ADP/IN case 13
    May PROPN/NNP obl 11
    _. PUNCT/. punct 3
"""


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("has AUX/VBZ aux 11 have", "[The board] has resigned in May"),
        ("have AUX/VBP aux 11 have", "[Members of the board] have resigned in May"),
    ],
)
def test_a_relative_clause_agrees_with_its_noun(verb: str, told: str) -> None:
    assert told in titles(MET.format(verb=verb))


def test_who_is_the_last_of_two_where_it_is_one() -> None:
    told = titles(
        """
    They PRON/PRP nsubj 2
    asked VERB/VBD root 0 ask
    Ann PROPN/NNP obj 2
    Lee PROPN/NNP flat 3
    or CCONJ/CC cc 6
    Ben PROPN/NNP conj 3
    Fox PROPN/NNP flat 6
    _, PUNCT/, punct 13
    who PRON/WP nsubj 13
    is AUX/VBZ cop 13 be
    now ADV/RB advmod 13
    the DET/DT det 13
    mayor NOUN/NN acl:relcl 3
    _. PUNCT/. punct 2
    """
    )
    assert "[Ben Fox] is now the mayor" in told


def test_who_is_no_thing() -> None:
    told = titles(
        """
    That PRON/DT nsubj 4
    was AUX/VBD cop 4 be
    the DET/DT det 4
    rise NOUN/NN root 0
    of ADP/IN case 6
    Ann PROPN/NNP nmod 4
    Lee PROPN/NNP flat 6
    _, PUNCT/, punct 10
    who PRON/WP nsubj 10
    left VERB/VBD acl:relcl 4 leave
    Paris PROPN/NNP obj 10
    _. PUNCT/. punct 4
    """
    )
    assert "[Ann Lee] left Paris" in told


def test_who_did_it_stands_between_the_noun_and_its_clause() -> None:
    told = titles(
        """
    The DET/DT det 2
    bill NOUN/NN nsubj 9
    Ann PROPN/NNP compound 2
    Lee PROPN/NNP flat 3
    had AUX/VBD aux 6 have
    pushed VERB/VBN acl 2 push
    through ADP/IN compound:prt 6
    Congress PROPN/NNP obl 6
    failed VERB/VBD root 0 fail
    _. PUNCT/. punct 9
    """
    )
    assert "Ann Lee had pushed [the bill] through Congress" in told


def test_a_past_form_goes_on_with_its_like() -> None:
    told = titles(
        """
    The DET/DT det 2
    line NOUN/NN nsubj 6
    may AUX/MD aux 6
    have AUX/VB aux 6
    been AUX/VBN aux:pass 6 be
    drawn VERB/VBN root 0 draw
    by ADP/IN case 8
    Ann PROPN/NNP obl:agent 6
    Lee PROPN/NNP flat 8
    _, PUNCT/, punct 12
    who PRON/WP nsubj 12
    owned VERB/VBD acl:relcl 8 own
    a DET/DT det 14
    farm NOUN/NN obj 12
    and CCONJ/CC cc 16
    sold VERB/VBD conj 6 sell
    it PRON/PRP obj 16
    _. PUNCT/. punct 6
    """
    )
    assert "[The line may have been drawn by Ann Lee, who owned a farm and] sold it" in told


def test_a_noun_is_not_joined_to_a_verb() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    left VERB/VBD root 0 leave
    and CCONJ/CC cc 5
    demand NOUN/NN conj 3
    from ADP/IN case 7
    Paris PROPN/NNP nmod 5
    cooled VERB/VBD advcl 3 cool
    _. PUNCT/. punct 3
    """
    )
    assert told[0] == "Ann Lee left"
    assert not any(title.startswith("[Ann Lee] cooled") for title in told)


def test_what_was_done_to_somebody_does_not_read_as_done_by_them() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    left VERB/VBD root 0 leave
    Paris PROPN/NNP obj 3
    _, PUNCT/, punct 6
    cheered VERB/VBN advcl 3 cheer
    by ADP/IN case 8
    Ben PROPN/NNP obl:agent 6
    Fox PROPN/NNP flat 8
    _. PUNCT/. punct 3
    """
    )
    assert "[Ann Lee left Paris], cheered by Ben Fox" in told


def test_what_has_an_owner_is_a_noun() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 4
    Lee PROPN/NNP flat 1
    _’s PART/POS case 1
    foray VERB/VBD advcl 7
    into ADP/IN case 6
    Paris PROPN/NNP obl 4
    came VERB/VBD root 0 come
    in ADP/IN case 9
    May PROPN/NNP obl 7
    _. PUNCT/. punct 7
    """
    )
    assert told == ["Ann Lee’s foray into Paris came in May"]


HUNG = """
Ann PROPN/NNP nsubj {main}
Lee PROPN/NNP flat 1
met VERB/VBD root 0 meet
Ben PROPN/NNP obj 3
Fox PROPN/NNP flat 4
{place}
_, PUNCT/, punct {verb}
who PRON/WP nsubj {verb}
sold VERB/VBD {relation} sell
the DET/DT det {object}
yard NOUN/NN obj {verb}
_. PUNCT/. punct 3
"""
FROM = "from ADP/IN case 7\nHarrow PROPN/NNP nmod 4"


@pytest.mark.parametrize("relation", ["appos 7", "advcl 3", "nmod 7", "acl:relcl 4"])
def test_a_clause_with_who_behind_a_name_is_about_whom_it_names(relation: str) -> None:
    found = titles(HUNG.format(main=3, place=FROM, verb=10, object=12, relation=relation))
    assert "[Ben Fox] sold the yard" in found


def test_what_is_asked_is_about_nobody_before_it() -> None:
    asked = HUNG.replace("met", "asked").replace(" meet", " ask").replace("_, PUNCT/, punct {verb}\n", "")
    found = titles(asked.format(main=3, place=FROM, verb=9, object=11, relation="ccomp 3"))
    assert "[Ben Fox] sold the yard" not in found


def test_which_with_a_subject_behind_it_is_what_is_done() -> None:
    found = titles(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        left VERB/VBD root 0 leave
        the DET/DT det 5
        inn NOUN/NN obj 3
        _, PUNCT/, punct 10
        which PRON/WDT nsubj 10
        Ben PROPN/NNP nsubj 10
        Fox PROPN/NNP flat 8
        sold VERB/VBD acl:relcl 5 sell
        in ADP/IN case 12
        May PROPN/NNP obl 10
        _. PUNCT/. punct 3
        """
    )
    assert "Ben Fox sold [the inn] in May" in found


SAID = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
resigned VERB/VBD ccomp 7 resign
_, PUNCT/, punct 3
her PRON/PRP$ nmod:poss 6
spokesman NOUN/NN nsubj 7
said VERB/VBD root 0 say
_, PUNCT/, punct 10
and CCONJ/CC cc 10
{verb} VERB/VBD conj 7 {lemma}
Harrow PROPN/NNP obj 10
_. PUNCT/. punct 7
"""


def test_behind_a_saying_between_commas_goes_on_what_is_said() -> None:
    assert "[Ann Lee] left Harrow" in titles(SAID.format(verb="left", lemma="leave"))
    assert not any(t.startswith("[Ann Lee] denied") for t in titles(SAID.format(verb="denied", lemma="deny")))
