"""What a word's form rules out, whatever the tagger says: participles that are presents, or nouns."""

from __future__ import annotations

import pytest

from dateline.attribute.repair import repaired
from dateline.model import Phase
from tests.attribute import build

STAY = """
    The DET/DT det 2
    partners NOUN/NNS nsubj 3 partner
    {verb} VERB/VBN root 0 {lemma}
    Ann PROPN/NNP obj 3
    Lee PROPN/NNP flat 4
    _. PUNCT/. punct 3
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "phase"),
    [("trust", "trust", Phase.HAPPENED), ("admire", "admire", Phase.ONGOING), ("admired", "admire", Phase.HAPPENED)],
)
def test_a_form_without_an_ending_is_no_participle(verb: str, lemma: str, phase: Phase) -> None:
    _, told = build.facts(STAY.format(verb=verb, lemma=lemma), names="Ann Lee/PER")
    assert [claim.phase for claim in told.claims] == [phase]


NOMINEE = """
    {word} PROPN/NNP nsubj 5
    {next} amod 3
    nominee NOUN/NN nmod:desc 4
    Lee PROPN/NNP nsubj 5
    left VERB/VBD root 0 leave
    Harrow PROPN/NNP obj 5
    _. PUNCT/. punct 5
"""


def test_a_lone_word_before_who_is_described_goes_on_with_the_description() -> None:
    _, told = build.facts(NOMINEE.format(word="Presumptive", next="local ADJ/JJ"), names="Lee/PER, Harrow/ORG")
    assert [build.who(claim, told) for claim in told.claims] == [["Lee", "Harrow"]]


def test_who_is_joined_to_another_who_is_described_is_somebody() -> None:
    _, told = build.facts(NOMINEE.format(word="Tom", next="and CCONJ/CC"), names="Tom/PER, Lee/PER, Harrow/ORG")
    assert [build.who(claim, told) for claim in told.claims] == [["Tom", "Lee", "Harrow"]]


SAIL = """
    Sailings VERB/VBG ccomp 10 sail
    to ADP/IN case 3
    Harwich PROPN/NNP obl 1
    were AUX/VBD aux:pass 5
    suspended VERB/VBN ccomp 10 suspend
    _, PUNCT/, punct 5
    the DET/DT det 9
    Velm PROPN/NNP compound 9
    Line PROPN/NNP nsubj 10
    said VERB/VBD root 0 say
    _. PUNCT/. punct 10
"""


def test_a_plural_is_no_participle_but_the_subject_of_its_verb() -> None:
    _, told = build.facts(SAIL, names="Harwich/LOC Velm Line/ORG")
    assert [claim.title for claim in told.claims] == ["Sailings to Harwich were suspended"]


ABSENT = """
    Ann PROPN/NNP nsubj:pass 9
    Lee PROPN/NNP flat 1
    _, PUNCT/, punct 5
    who PRON/WP nsubj 5
    lost VERB/VBD ccomp 9 lose
    the DET/DT det 7
    vote NOUN/NN obj 5
    is AUX/VBZ aux:pass 9
    expected VERB/VBN root 0 expect
    to PART/TO mark 11
    leave VERB/VB xcomp 9
    _. PUNCT/. punct 9
"""


def test_what_relates_to_a_name_is_no_complement() -> None:
    _, told = build.facts(ABSENT, names="Ann Lee/PER")
    assert "[Ann Lee] lost the vote" in [claim.title for claim in told.claims]


def test_a_verb_goes_on_with_no_clause_that_hangs_on_itself() -> None:
    _, told = build.facts(
        """
        They PRON/PRP nsubj 2
        forced VERB/VBD root 0
        a DET/DT det 4
        door NOUN/NN obj 2
        where ADV/WRB advmod 8
        the DET/DT det 7
        crew NOUN/NN nsubj 8
        were VERB/VBD advcl 10
        and CCONJ/CC cc 10
        shot VERB/VBD conj 2
        Ann PROPN/NNP obj 10
        Lee PROPN/NNP flat 11
        _. PUNCT/. punct 2
        """,
        names="Ann Lee/PER",
    )
    assert "shot" in {claim.predicate for claim in told.claims}


def test_what_falls_after_a_conjunction_falls_in_a_clause_of_its_own() -> None:
    _, told = build.facts(
        """
        Police NOUN/NNS nsubj 2
        questioned VERB/VBD root 0 question
        staff NOUN/NN obj 2
        after ADP/IN case 5
        part NOUN/NN obl 9
        of ADP/IN case 8
        the DET/DT det 8
        wall NOUN/NN nmod 5
        fell VERB/VBD xcomp 2 fall
        _. PUNCT/. punct 2
        """
    )
    assert [claim.predicate for claim in told.claims] == ["question", "fall"]


IF = """
    Ann PROPN/NNP nsubj 3
    {help} aux 3
    {verb} VERB/VB root 0 {verb}
    if SCONJ/IN mark 6
    Tom PROPN/NNP nsubj 6
    wins VERB/VBZ ccomp 3 win
    _. PUNCT/. punct 3
"""


@pytest.mark.parametrize(
    ("help", "verb", "relation"),
    [
        ("will AUX/MD", "appeal", "advcl"),
        ("will AUX/MD", "ask", "ccomp"),
        ("will AUX/MD", "say", "ccomp"),
        ("did AUX/VBD", "probe", "ccomp"),  # without a modal it may be asked
    ],
)
def test_if_opens_a_condition_behind_a_verb_that_asks_nothing(help: str, verb: str, relation: str) -> None:
    page, annotations = build.article(IF.format(help=help, verb=verb))
    mended = repaired(page, annotations.tokens, (), ())
    assert next(t for t in mended if t.text == "wins").deprel == relation
