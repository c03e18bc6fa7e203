"""What a reader would not miss: why a source has no name, and what an author makes of it."""

from __future__ import annotations

import pytest

from tests.attribute import build


def predicates(paragraph: str) -> list[str]:
    return [c.predicate for c in build.facts(paragraph, names="Ann Lee/PER")[1].claims]


ANONYMITY = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
spoke VERB/VBD root 0 speak
on ADP/IN case 5
condition NOUN/NN obl 3
of ADP/IN case 7
anonymity NOUN/NN nmod 5
_. PUNCT/. punct 3
"""
NOT_NAMED = """
Ann PROPN/NNP nsubj 3
Lee PROPN/NNP flat 1
asked VERB/VBD root 0 ask
not PART/RB advmod 7
to PART/TO mark 7
be AUX/VB aux:pass 7
named VERB/VBN xcomp 3 name
_. PUNCT/. punct 3
"""
WONDERFUL = """
The DET/DT det 2
run NOUN/NN nsubj 6
of ADP/IN case 4
Lee PROPN/NNP nmod 2
was AUX/VBD cop 6 be
{adjective} ADJ/JJ root 0
_. PUNCT/. punct 6
"""
THINGS = """
Things NOUN/NNS nsubj 2 thing
ended VERB/VBD root 0 end
with ADP/IN case 5
Ann PROPN/NNP compound 5
Lee PROPN/NNP obl 2
_. PUNCT/. punct 2
"""


@pytest.mark.parametrize("paragraph", [ANONYMITY, NOT_NAMED, THINGS, WONDERFUL.format(adjective="unsuccessful")])
def test_a_comment_is_no_claim(paragraph: str) -> None:
    assert predicates(paragraph) == []


def test_a_name_that_was_named_is_told() -> None:
    assert predicates(NOT_NAMED.replace("not PART/RB advmod 7", "then ADV/RB advmod 3")) == ["ask"]


def test_a_state_that_can_be_looked_up_is_told() -> None:
    said = WONDERFUL.format(adjective="illegal")
    assert [c.predicate for c in build.facts(said, names="Lee/PER")[1].claims] == ["illegal"]


I_MEAN = """
“ PUNCT/`` punct 3
I PRON/PRP nsubj 3
mean VERB/VBP parataxis 6
, PUNCT/, punct 3
Lee PROPN/NNP nsubj 6
left VERB/VBD ccomp 11 leave
the DET/DT det 8
town NOUN/NN obj 6
” PUNCT/'' punct 6
Ann PROPN/NNP nsubj 11
said VERB/VBD root 0 say
_. PUNCT/. punct 11
"""


def test_what_fills_a_speakers_pauses_is_no_claim() -> None:
    assert predicates(I_MEAN) == ["leave"]
    means_something = I_MEAN.replace(", PUNCT/, punct 3", "business NOUN/NN obj 3")
    assert predicates(means_something) == ["mean", "leave"]
