"""The interval of a claim from the expression that governs it, seen through the words between."""

from __future__ import annotations

import pytest

from tests.attribute import build

LEFT = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    left VERB/VBD root 0 leave
    {case} ADP/IN case 6
    the DET/DT det 6
    vote NOUN/NN obl 3
    on ADP/IN case 8
    May PROPN/NNP nmod 6
    4 NUM/CD nummod 8
    _. PUNCT/. punct 3
"""


@pytest.mark.parametrize(
    ("case", "edtf"),
    [("in", "2015-05-04"), ("by", "../2015-05-04"), ("before", "../2015-05-04"), ("after", "2015-05-04/..")],
)
def test_a_day_behind_a_happening_is_seen_through_its_preposition(case: str, edtf: str) -> None:
    _, facts = build.facts(LEFT.format(case=case), names="Ann Lee/PER", published="2015-06-10")
    assert [claim.when.edtf for claim in facts.claims if claim.predicate == "leave"] == [edtf]
