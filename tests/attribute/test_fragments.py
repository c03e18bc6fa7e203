"""What is left of a clause whose words of somebody were cut off is no claim; a clause that lacks nothing is one."""

from __future__ import annotations

import pytest

from tests.attribute import build

TOLD = """
    Ann PROPN/NNP nsubj 5
    Lee PROPN/NNP flat 1
    did AUX/VBD aux 5 do
    {adverb} advmod 5
    tell VERB/VB root 0 tell
    Ben PROPN/NNP obj 5
    Fox PROPN/NNP flat 6
    _. PUNCT/. punct 5
"""


@pytest.mark.parametrize(
    ("adverb", "told"),
    [
        ("not PART/RB", ["Ann Lee did not tell Ben Fox"]),
        ("never ADV/RB", ["Ann Lee did never tell Ben Fox"]),
        ("once ADV/RB", []),
    ],
)
def test_who_told_nothing_has_no_words_that_are_cut_off(adverb: str, told: list[str]) -> None:
    facts = build.facts(TOLD.format(adverb=adverb), names="Ann Lee/PER, Ben Fox/PER")[1]
    assert [claim.title for claim in facts.claims] == told
