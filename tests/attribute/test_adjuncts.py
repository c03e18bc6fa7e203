"""Phrases that tell beside who takes part: who is included, when, in which language, what is only opposed."""

from __future__ import annotations

import pytest

from dateline.model import Role
from tests.attribute.test_roles import roles

SEVERAL = """
The DET/DT det 2
{first} NOUN/{one} nsubj 3
left VERB/VBD root 0 leave
{det} DET/DT det 5
{second} NOUN/{other} obj 3
, PUNCT/, punct 8
including VERB/VBG case 8 include
Ann PROPN/NNP {how} {above}
Lee PROPN/NNP flat 8
_. PUNCT/. punct 3
"""


@pytest.mark.parametrize("how", [("obl", 3), ("nmod", 5)])
@pytest.mark.parametrize(
    ("first", "one", "second", "other", "role"),
    [
        ("board", "NN", "sailors", "NNS", Role.PATIENT),
        ("sailors", "NNS", "board", "NN", Role.AGENT),
    ],
)
def test_who_is_included_takes_part_as_the_others_do(
    first: str, one: str, second: str, other: str, role: Role, how: tuple[str, int]
) -> None:
    relation, above = how
    sentence = SEVERAL.format(first=first, one=one, det="the", second=second, other=other, how=relation, above=above)
    assert roles(sentence, "leave")["Ann Lee"] is role


WEPT = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
wept VERB/VBD root 0 weep
{case} ADP/IN case 6
Harrow PROPN/NNP compound 6
{name} PROPN/NNP obl 3
_. PUNCT/. punct 3
"""


@pytest.mark.parametrize(
    ("case", "name", "role"),
    [("on", "Day", Role.OTHER), ("after", "Day", Role.OTHER), ("with", "Rovers", Role.PARTNER)],
)
def test_a_day_with_a_name_is_no_party(case: str, name: str, role: Role) -> None:
    found = roles(WEPT.format(case=case, name=name), "weep", names=f"Ann Lee/PER, Harrow {name}/MISC")
    assert found[f"Harrow {name}"] is role


def test_a_language_is_no_place() -> None:
    found = roles(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        danced VERB/VBD root 0 dance
        in ADP/IN case 5
        Spanish PROPN/NNP obl 3
        in ADP/IN case 7
        Harrow PROPN/NNP obl 3
        _. PUNCT/. punct 3
        """,
        "dance",
        names="Ann Lee/PER, Spanish/MISC, Harrow/LOC",
    )
    assert (found["Spanish"], found["Harrow"]) == (Role.OTHER, Role.PLACE)


@pytest.mark.parametrize(
    ("verb", "lemma", "role"), [("opposed", "oppose", Role.OTHER), ("began", "begin", Role.PATIENT)]
)
def test_of_a_deed_that_is_only_opposed_nothing_is_done_to_anybody(verb: str, lemma: str, role: Role) -> None:
    found = roles(
        f"""
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        {verb} VERB/VBD root 0 {lemma}
        selling VERB/VBG xcomp 3 sell
        Harrow PROPN/NNP obj 4
        _. PUNCT/. punct 3
        """,
        lemma,
    )
    assert found["Harrow"] is role


@pytest.mark.parametrize(("degree", "role"), [("more", Role.AGENT), ("later", Role.PATIENT)])
def test_a_participle_behind_a_word_of_degree_is_as_good_as_an_adjective(degree: str, role: Role) -> None:
    found = roles(
        f"""
        Ann PROPN/NNP nsubj:pass 5
        Lee PROPN/NNP flat 1
        was AUX/VBD aux:pass 5 be
        {degree} ADV/RBR advmod 5
        measured VERB/VBN root 0 measure
        in ADP/IN case 7
        Harrow PROPN/NNP obl 5
        _. PUNCT/. punct 5
        """,
        "measure",
    )
    assert found["Ann Lee"] is role


@pytest.mark.parametrize(("case", "role"), [("over", Role.PARTNER), ("by", Role.AGENT)])
def test_only_by_tells_who_does_it(case: str, role: Role) -> None:
    found = roles(
        f"""
        Ann PROPN/NNP nsubj:pass 4
        Lee PROPN/NNP flat 1
        was AUX/VBD aux:pass 4 be
        chosen VERB/VBN root 0 choose
        {case} ADP/IN case 6
        Tom PROPN/NNP obl:agent 4
        _. PUNCT/. punct 4
        """,
        "choose",
    )
    assert found["Tom"] is role
