"""Which sentence before a claim its title's open words point back to."""

from __future__ import annotations

from dateline.model import Claim
from tests.attribute.build import facts

MET = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    opened VERB/VBD root 0 open
    the DET/DT det 6
    steel NOUN/NN compound 6
    bridge NOUN/NN obj 3
    _. PUNCT/. punct 3
"""
WON = """
    They PRON/PRP nsubj 2
    won VERB/VBD root 0 win
    in ADP/IN case 4
    Harrow PROPN/NNP obl 2
    _. PUNCT/. punct 2
"""
FELL = """
    The DET/DT det 2
    {noun} NOUN/NN nsubj 3
    hurt VERB/VBD root 0 hurt
    Ben PROPN/NNP obj 3
    Fox PROPN/NNP flat 4
    _. PUNCT/. punct 3
"""
NAMES = "Ann Lee/PER, Ben Fox/PER, Harrow/LOC"


def contexts(*paragraphs: str) -> dict[str, str | None]:
    """The context of each claim, by the claim's title."""
    article, told = facts(*paragraphs, names=NAMES)

    def of(claim: Claim) -> str | None:
        return claim.context.of(article.text) if claim.context is not None else None

    return {claim.title: of(claim) for claim in told.claims}


def test_a_pronoun_of_nobody_known_points_to_the_sentence_before() -> None:
    told = contexts(MET, WON)
    assert told["“They” won in Harrow"] == "Ann Lee opened the steel bridge."
    assert told["Ann Lee opened the steel bridge"] is None


def test_a_description_points_to_where_its_noun_was_told_before() -> None:
    between = "Ben PROPN/NNP nsubj 3\nFox PROPN/NNP flat 1\nleft VERB/VBD root 0 leave\n_. PUNCT/. punct 3"
    told = contexts(MET, between, FELL.format(noun="bridge"))
    assert told["The bridge hurt Ben Fox"] == "Ann Lee opened the steel bridge."


def test_a_noun_for_what_was_told_points_to_the_sentence_before() -> None:
    told = contexts(MET, FELL.format(noun="decision"))
    assert told["The decision hurt Ben Fox"] == "Ann Lee opened the steel bridge."


def test_what_everybody_knows_points_to_nothing() -> None:
    told = contexts(MET, FELL.format(noun="government"))
    assert told["The government hurt Ben Fox"] is None


def test_the_first_sentence_has_nothing_before_it() -> None:
    assert contexts(WON) == {"“They” won in Harrow": None}


def test_a_sentence_that_says_nothing_is_passed_over() -> None:
    shout = "Full PROPN/NNP root 0\ntext NOUN/NN dep 1\n_. PUNCT/. punct 1"
    told = contexts(MET, shout, WON)
    assert told["“They” won in Harrow"] == "Ann Lee opened the steel bridge."
