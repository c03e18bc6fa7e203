"""What was planned is expected, whenever it was planned; what people say of somebody is no plan."""

from __future__ import annotations

import pytest

from tests.attribute.build import chain, facts

SUPPOSED = """
Ann PROPN/NNP nsubj:pass 4
Lee PROPN/NNP flat 1
{be} aux:pass 4
supposed VERB/VBN root 0 suppose
to PART/TO mark 6
{verb}
Bo PROPN/NNP obj 6
Quay PROPN/NNP flat 7
in ADP/IN case 10
May PROPN/NNP obl 6
_. PUNCT/. punct 4
"""
PERFECT = """
Ann PROPN/NNP nsubj:pass 4
Lee PROPN/NNP flat 1
is AUX/VBZ aux:pass 4
supposed VERB/VBN root 0 suppose
to PART/TO mark 7
have AUX/VB aux 7
met VERB/VBN xcomp 4 meet
Bo PROPN/NNP obj 7
Quay PROPN/NNP flat 8
_. PUNCT/. punct 4
"""
WAS_TO = """
Ann PROPN/NNP nsubj 5
Lee PROPN/NNP flat 1
was AUX/VBD aux 5
to PART/TO mark 5
{verb}
mayor NOUN/NN {role} 5
in ADP/IN case 8
May PROPN/NNP obl 5
_. PUNCT/. punct 5
"""
NAMES = "Ann Lee/PER, Bo Quay/PER"


def only(paragraph: str) -> tuple[str, list[tuple[str, str]]]:
    """The phase and the chain of the one claim."""
    (claim,) = facts(paragraph, names=NAMES)[1].claims
    return claim.phase.value, chain(claim)


@pytest.mark.parametrize("be", ["was AUX/VBD", "is AUX/VBZ"])
def test_what_somebody_is_supposed_to_do_is_planned_and_nobody_s_words(be: str) -> None:
    assert only(SUPPOSED.format(be=be, verb="meet VERB/VB xcomp 4")) == ("expected", [])


def test_what_somebody_is_supposed_to_have_done_is_hearsay() -> None:
    assert only(PERFECT) == ("happened", [("", "hearsay")])


def test_what_was_to_happen_is_planned() -> None:
    assert only(WAS_TO.format(verb="meet VERB/VB root 0", role="obj"))[0] == "expected"


def test_what_somebody_was_to_become_came_about() -> None:
    assert only(WAS_TO.format(verb="become VERB/VB root 0", role="xcomp"))[0] == "happened"
