"""Which clauses tell a claim of their own: none that only says which one is meant, in what way, or what is asked."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("attribute_build", Path(__file__).with_name("build.py"))
assert _spec is not None and _spec.loader is not None
build = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(build)

LEE = "Ann Lee/PER"


def titles(*paragraphs: str, names: str = LEE) -> list[str]:
    return [c.title for c in build.facts(*paragraphs, names=names)[1].claims]


CREWS = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
thanked VERB/VBD root 0 thank
crews NOUN/NNS obj 3 crew
who PRON/WP nsubj 7
had AUX/VBD aux 7 have
cleared VERB/VBN acl:relcl 4 clear
the DET/DT det 9
road NOUN/NN obj 7
with ADP/IN case 11
Harrow PROPN/NNP obl 7
{}_. PUNCT/. punct 3
"""


def test_a_clause_that_says_which_ones_are_meant_is_no_claim() -> None:
    said = titles(CREWS.format(""), names="Ann Lee/PER, Harrow/ORG")
    assert said == ["Ann Lee thanked crews who had cleared the road with Harrow"]


def test_but_it_is_where_it_is_dated() -> None:
    said = titles(CREWS.format("yesterday NOUN/NN obl 7\n"), names="Ann Lee/PER, Harrow/ORG")
    assert len(said) == 2
    assert all(t.endswith("had cleared the road with Harrow yesterday") for t in said)


APART = """
Ann PROPN/NNP nsubj 8
Lee PROPN/NNP flat 1
_, PUNCT/, punct 5
who PRON/WP nsubj 5
led VERB/VBD acl:relcl 1 lead
Harrow PROPN/NNP obj 5
_, PUNCT/, punct 5
left VERB/VBD root 0 leave
_. PUNCT/. punct 8
"""


def test_what_a_comma_sets_apart_tells_more_and_is_a_claim() -> None:
    assert "[Ann Lee] led Harrow" in titles(APART, names="Ann Lee/PER, Harrow/ORG")


DEBATE = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
recalled VERB/VBD root 0 recall
a DET/DT det 5
debate NOUN/NN obj 3
in ADP/IN case 7
which PRON/WDT obl 10
Tom PROPN/NNP nsubj 10
Reddy PROPN/NNP flat 8
faltered VERB/VBD acl:relcl 5 falter
_. PUNCT/. punct 3
"""


def test_a_whole_clause_on_its_time_or_place_is_a_claim() -> None:
    assert any(t.endswith("Tom Reddy faltered") for t in titles(DEBATE, names="Ann Lee/PER, Tom Reddy/PER"))


NOUN_OF = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
recalled VERB/VBD root 0 recall
the DET/DT det 5
{} NOUN/NN obj 3
that SCONJ/IN mark 9
Tom PROPN/NNP nsubj 9
Reddy PROPN/NNP flat 7
left VERB/VBD acl 5 leave
_. PUNCT/. punct 3
"""


@pytest.mark.parametrize(("noun", "told"), [("fact", True), ("news", True), ("notion", False)])
def test_what_a_noun_stands_for_is_told_where_the_noun_says_that_it_is_so(noun: str, told: bool) -> None:
    said = titles(NOUN_OF.format(noun), names="Ann Lee/PER, Tom Reddy/PER")
    assert any(t.endswith("Tom Reddy left") and "Ann" not in t for t in said) is told


ASKED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
forgot VERB/VBD root 0 forget
why ADV/WRB advmod 7
Tom PROPN/NNP nsubj 7
Reddy PROPN/NNP flat 5
left VERB/VBD ccomp 3 leave
Harrow PROPN/NNP obj 7
_. PUNCT/. punct 3
"""


def test_what_is_asked_stays_with_who_asks() -> None:
    said = titles(ASKED, names="Ann Lee/PER, Tom Reddy/PER, Harrow/ORG")
    assert [t for t in said if "Ann" not in t] == []


SURE = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
made VERB/VBD root 0 make
sure ADJ/JJ xcomp 3
that SCONJ/IN mark 8
Tom PROPN/NNP nsubj 8
Reddy PROPN/NNP flat 6
left VERB/VBD ccomp 4 leave
Harrow PROPN/NNP obj 8
_. PUNCT/. punct 3
"""


def test_what_is_made_sure_of_stays_with_who_sees_to_it() -> None:
    said = titles(SURE, names="Ann Lee/PER, Tom Reddy/PER, Harrow/ORG")
    assert [t for t in said if "Ann" not in t] == []


AS = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
spoke VERB/VBD root 0 speak
as SCONJ/IN mark 7
Tom PROPN/NNP nsubj 7
Reddy PROPN/NNP flat 5
{}
_. PUNCT/. punct 3
"""


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("left VERB/VBD advcl 3 leave\nHarrow PROPN/NNP obj 7", True),
        ("spoke VERB/VBD advcl 3 speak", False),
        ("leaves VERB/VBZ advcl 3 leave\nHarrow PROPN/NNP obj 7", False),
    ],
)
def test_a_clause_with_as_is_a_claim_only_where_it_tells_what_happened_meanwhile(verb: str, told: bool) -> None:
    said = titles(AS.format(verb), names="Ann Lee/PER, Tom Reddy/PER, Harrow/ORG")
    assert any(t.startswith("Tom Reddy") for t in said) is told


HUMBLED = """
Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 1
was AUX/VBD cop 4 be
glad ADJ/JJ root 0
and CCONJ/CC cc 6
{}
_. PUNCT/. punct 4
"""


@pytest.mark.parametrize(
    ("joined", "told"),
    [("humbled VERB/VBN conj 4 humble", False), ("thanked VERB/VBD conj 4 thank\nHarrow PROPN/NNP obj 6", True)],
)
def test_a_joined_verb_without_tense_needs_a_verb_of_its_form(joined: str, told: bool) -> None:
    said = titles(HUMBLED.format(joined), names="Ann Lee/PER, Harrow/ORG")
    assert any(t.startswith("[Ann Lee]") for t in said) is told


ASKED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
sold VERB/VBD root 0 sell
the DET/DT det 5
yard NOUN/NN obj 3
when ADV/RB advmod 7
{asked} VERB/VBD advcl 3 {lemma}
about ADP/IN case 9
Tideway PROPN/NNP obl 7
_. PUNCT/. punct 3
"""


def test_that_somebody_was_asked_is_no_claim_beside_the_answer() -> None:
    told = build.facts(ASKED.format(asked="asked", lemma="ask"), names="Ann Lee/PER, Tideway/ORG")[1].claims
    assert [c.predicate for c in told] == ["sell"]


@pytest.mark.parametrize(("mark", "told"), [(",", ["have", "hold"]), ("now", ["have"])])
def test_what_is_set_against_a_clause_is_a_claim_of_its_own(mark: str, told: list[str]) -> None:
    _, said = build.facts(
        f"""
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        has VERB/VBZ root 0 have
        Harrow PROPN/NNP obj 3
        {mark} {"PUNCT/, punct" if mark == "," else "ADV/RB advmod"} {8 if mark == "," else 3}
        while SCONJ/IN mark 8
        Tom PROPN/NNP nsubj 8
        holds VERB/VBZ advcl 3 hold
        Dunmere PROPN/NNP obj 8
        _. PUNCT/. punct 3
        """,
        names="Ann Lee/PER, Tom/PER, Harrow/ORG, Dunmere/ORG",
    )
    assert [c.predicate for c in said.claims] == told
