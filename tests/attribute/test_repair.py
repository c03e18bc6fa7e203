"""A bare form with a subject and no auxiliary is a present, whatever the tagger says."""

from __future__ import annotations

import pytest

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
