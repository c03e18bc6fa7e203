"""A clause that shares a subject isn't told under one that can't be its own."""

from __future__ import annotations

from tests.attribute import build

PEOPLE = "Ann Lee/PER, Ben Fox/PER"


def titles(sentence: str) -> list[str]:
    return [claim.title for claim in build.facts(sentence, names=PEOPLE)[1].claims]


SUCCESS = """
    Ann PROPN/NNP nmod:poss 4
    Lee PROPN/NNP flat 1
    _'s PART/POS case 1
    success NOUN/NN nsubj 14
    with ADP/IN case 6
    {noun} nmod 4
    _, PUNCT/, punct 10
    which PRON/WDT nsubj 10
    {verb} aux 10 have
    helped VERB/VBN {relation} help
    Ben PROPN/NNP obj 10
    Fox PROPN/NNP flat 11
    _, PUNCT/, punct 10
    surprised VERB/VBD root 0 surprise
    Harrow PROPN/NNP obj 14
    _. PUNCT/. punct 14
"""


def test_a_plural_is_not_who_has() -> None:
    told = titles(SUCCESS.format(noun="doctors NOUN/NNS", verb="has AUX/VBZ", relation="acl 4"))
    assert not any(title.startswith("[Doctors]") for title in told)
    assert "[Ann Lee's success with doctors] has helped Ben Fox" in told


def test_who_agrees_is_told() -> None:
    told = titles(SUCCESS.format(noun="doctors NOUN/NNS", verb="have AUX/VBP", relation="acl:relcl 6"))
    assert "[Doctors] have helped Ben Fox" in told


def test_who_owns_the_subject_is_not_the_subject() -> None:
    told = titles(
        """
    Harrow PROPN/NNP nsubj 2
    elected VERB/VBD root 0 elect
    Ann PROPN/NNP obj 2
    Lee PROPN/NNP flat 3
    _, PUNCT/, punct 9
    whose PRON/WP$ nsubj 9
    brother NOUN/NN nmod 9
    was AUX/VBD cop 9 be
    mayor NOUN/NN acl:relcl 3
    under ADP/IN case 11
    Ben PROPN/NNP obl 9
    Fox PROPN/NNP flat 11
    _. PUNCT/. punct 2
    """
    )
    assert not any(title.startswith("[Ann Lee] brother") for title in told)
    assert any("Ann Lee, whose] brother was mayor" in title for title in told)


def test_a_quotation_goes_on_with_whom_it_began() -> None:
    told = titles(
        """
    Ben PROPN/NNP nsubj 3
    Fox PROPN/NNP flat 1
    wrote VERB/VBD root 0 write
    that SCONJ/IN mark 8
    Ann PROPN/NNP nsubj 8
    Lee PROPN/NNP flat 5
    _“ PUNCT/`` punct 8
    _sold VERB/VBD ccomp 3 sell
    the DET/DT det 10
    mill NOUN/NN obj 8
    and CCONJ/CC cc 12
    paid VERB/VBD conj 3 pay
    the DET/DT det 14
    workers NOUN/NNS obj 12 worker
    _” PUNCT/'' punct 8
    _. PUNCT/. punct 3
    """
    )
    assert not any(title.startswith("[Ben Fox] paid") for title in told)


def test_what_is_to_be_done_is_done_by_no_way() -> None:
    told = titles(
        """
    The DET/DT det 2
    way NOUN/NN nsubj 5
    is AUX/VBZ cop 5 be
    to PART/TO mark 5
    elect VERB/VB root 0
    Ann PROPN/NNP obj 5
    Lee PROPN/NNP flat 6
    and CCONJ/CC cc 9
    reject VERB/VB conj 5
    Ben PROPN/NNP obj 9
    Fox PROPN/NNP flat 10
    _. PUNCT/. punct 5
    """
    )
    assert not any("eject Ben Fox" in title and not title.startswith("The way is to elect") for title in told)


NAMED = """
    Doctors NOUN/NNS nsubj:pass 3 doctor
    were AUX/VBD aux:pass 3 be
    told VERB/VBN root 0 tell
    that SCONJ/IN mark 7
    Ann PROPN/NNP nsubj 7
    Lee PROPN/NNP flat 5
    thanked VERB/VBD ccomp 3 thank
    the DET/DT det 9
    nurses NOUN/NNS obj 7 nurse{comma}
    and CCONJ/CC cc {verb}
    praised VERB/VBD conj 3 praise
    Ben PROPN/NNP obj {verb}
    Fox PROPN/NNP flat {object}
    _. PUNCT/. punct 3
"""


def test_a_verb_goes_on_with_the_nearer_one_of_its_form() -> None:
    assert "[Ann Lee] praised Ben Fox" in titles(NAMED.format(comma="", verb=11, object=12))


def test_a_comma_sets_it_apart() -> None:
    told = titles(NAMED.format(comma="\n    _, PUNCT/, punct 12", verb=12, object=13))
    assert "[Doctors] praised Ben Fox" in told
