"""Outlets that the text calls so are nobody who is "he"; what somebody tells one, the outlet tells first."""

from __future__ import annotations

import pytest

from dateline.attribute.hearing import hear
from dateline.model import EntityKind
from tests.attribute import build

NAMES = "Ann Lee/PER, Vantry/PER"
CLOSED = """
    Vantry PROPN/NNP nsubj 6
    _, PUNCT/, punct 4
    a DET/DT det 4
    {called} NOUN/NN appos 1
    _, PUNCT/, punct 4
    met VERB/VBD root 0 meet
    Ann PROPN/NNP obj 6
    Lee PROPN/NNP flat 7
    _. PUNCT/. punct 6
"""
LEFT = """
    He PRON/PRP nsubj 2
    left VERB/VBD root 0 leave
    Norwick PROPN/NNP obj 2
    in ADP/IN case 5
    May PROPN/NNP obl 2
    _. PUNCT/. punct 2
"""
HAS = """
    Vantry PROPN/NNP nsubj 6
    _, PUNCT/, punct 4
    a DET/DT det 4
    {called} NOUN/NN appos 1
    _, PUNCT/, punct 4
    {verb}
    a DET/DT det 8
    source NOUN/NN obj 6
    who PRON/WP nsubj 10
    says VERB/VBZ acl:relcl 8 say
    that SCONJ/IN mark 13
    he PRON/PRP nsubj 13
    married VERB/VBD ccomp 10 marry
    Ann PROPN/NNP obj 13
    Lee PROPN/NNP flat 14
    _. PUNCT/. punct 6
"""
HAS_ONE = "has VERB/VBZ root 0 have"


def chain(sentence: str) -> list[tuple[str, str]]:
    """Who says so, of the claim of a marriage."""
    facts = build.facts(sentence, names=NAMES)[1]
    return build.chain(next(claim for claim in facts.claims if claim.predicate == "marry"))


@pytest.mark.parametrize(("called", "meant"), [("magazine", False), ("weekly", False), ("dentist", True)])
def test_he_is_nobody_that_is_called_a_magazine(called: str, *, meant: bool) -> None:
    facts = build.facts(CLOSED.format(called=called), LEFT, names=NAMES)[1]
    claim = next(claim for claim in facts.claims if claim.predicate == "leave")
    assert ("Vantry" in build.who(claim, facts)) is meant


@pytest.mark.parametrize("verb", [HAS_ONE, "quotes VERB/VBZ root 0 quote", "found VERB/VBD root 0 find"])
def test_who_an_outlet_has_to_say_so_tells_the_outlet(verb: str) -> None:
    assert chain(HAS.format(called="magazine", verb=verb)) == [("Vantry", "outlet"), ("a source", "anonymous")]


def test_who_a_person_knows_tells_no_outlet() -> None:
    assert chain(HAS.format(called="dentist", verb=HAS_ONE)) == [("a source", "anonymous")]


def test_who_an_outlet_only_met_told_it_nothing() -> None:
    assert chain(HAS.format(called="magazine", verb="sued VERB/VBD root 0 sue")) == [("a source", "anonymous")]


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("weekly", EntityKind.ORGANIZATION),
        ("dentist", EntityKind.PERSON),
    ],
)
def test_what_is_said_to_be_a_weekly_is_no_person(noun: str, kind: EntityKind) -> None:
    register = hear(
        *build.article(
            f"""
    Vantry PROPN/NNP nsubj 4
    is AUX/VBZ cop 4 be
    a DET/DT det 4
    {noun} NOUN/NN root 0
    _. PUNCT/. punct 4
    """,
            names=NAMES,
        )
    ).register
    assert {draft.name: draft.kind for draft in register.drafts}["Vantry"] is kind
