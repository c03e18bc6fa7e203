"""Who did it and to whom it was done, where no auxiliary tells."""

from __future__ import annotations

import pytest

from dateline.model import Role
from tests.attribute.build import facts

NAMES = "Ann Lee/PER, Harrow/ORG, Tom/PER"


def roles(sentence: str, predicate: str) -> dict[str, Role]:
    """The participants of a claim by the words that name them."""
    article, said = facts(sentence, names=NAMES)
    (claim,) = (c for c in said.claims if c.predicate == predicate)
    return {p.span.of(article.text): p.role for p in claim.participants}


JOINED = """
Ann PROPN/NNP {subject} 4
Lee PROPN/NNP flat 1
{aux} AUX/{tag} {how} 4
arrested VERB/VBN root 0
in ADP/IN case 6
May PROPN/NNP obl 4
and CCONJ/CC cc 8
released VERB/VBN conj 4
on ADP/IN case 10
Friday PROPN/NNP obl 8
_. PUNCT/. punct 4
"""


@pytest.mark.parametrize(
    ("subject", "aux", "tag", "how", "role"),
    [("nsubj:pass", "was", "VBD", "aux:pass", Role.PATIENT), ("nsubj", "has", "VBZ", "aux", Role.AGENT)],
)
def test_what_is_joined_to_a_passive_is_done_to_its_subject(
    subject: str, aux: str, tag: str, how: str, role: Role
) -> None:
    assert roles(JOINED.format(subject=subject, aux=aux, tag=tag, how=how), "released")["Ann Lee"] is role


def test_a_name_beside_a_description_has_its_role() -> None:
    found = roles(
        """
        My PRON/PRP$ nmod:poss 2
        friend NOUN/NN nsubj 5
        Ann PROPN/NNP appos 2
        Lee PROPN/NNP flat 3
        left VERB/VBD root 0
        Harrow PROPN/NNP obj 5
        _. PUNCT/. punct 5
        """,
        "left",
    )
    assert found == {"Ann Lee": Role.AGENT, "Harrow": Role.PATIENT}


@pytest.mark.parametrize(
    ("verb", "role"),
    [
        ("first ADV/RB advmod 4", Role.AGENT),  # tagged as a participle
        ("was AUX/VBD aux:pass 4 be", Role.PATIENT),
    ],
)
def test_a_past_form_without_be_is_no_passive(verb: str, role: Role) -> None:
    sentence = f"""
    Ann PROPN/NNP nsubj 4
    Lee PROPN/NNP flat 1
    {verb}
    released VERB/VBN root 0
    in ADP/IN case 6
    May PROPN/NNP obl 4
    """
    assert roles(sentence, "released") == {"Ann Lee": role}


def test_who_describes_another_does_nothing() -> None:
    sentence = """
    Harrow PROPN/NNP compound 2
    mayor NOUN/NN nmod:desc 3
    Ann PROPN/NNP nsubj 5
    Lee PROPN/NNP flat 3
    resigned VERB/VBD root 0
    """
    assert roles(sentence, "resigned") == {"Ann Lee": Role.AGENT}


AHEAD = """
Ann PROPN/NNP nsubj:pass 4
Lee PROPN/NNP flat 1
is AUX/VBZ aux:pass 4
{verb} VERB/VBN root 0 {lemma}
to PART/TO mark 6
sell VERB/VB xcomp 4
Harrow PROPN/NNP obj 6
_. PUNCT/. punct 4
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "role"), [("expected", "expect", Role.AGENT), ("ordered", "order", Role.PATIENT)]
)
def test_who_is_expected_to_do_it_does_it(verb: str, lemma: str, role: Role) -> None:
    _, said = facts(AHEAD.format(verb=verb, lemma=lemma), names=NAMES)
    (claim,) = said.claims
    assert claim.participants[0].role is role


HERO = """
Ann PROPN/NNP nsubj:pass 4
Lee PROPN/NNP flat 1
is AUX/VBZ aux:pass 4
considered VERB/VBN root 0 consider
a DET/DT det 6
hero NOUN/NN xcomp 4
in ADP/IN case 8
Harrow PROPN/NNP obl 4
_. PUNCT/. punct 4
"""


def test_who_is_considered_something_does_nothing() -> None:
    _, said = facts(HERO, names=NAMES)
    assert said.claims[0].participants[0].role is Role.PATIENT
