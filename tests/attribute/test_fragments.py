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


def test_what_is_asked_of_all_is_no_claim() -> None:
    """ "Let's meet Ann Lee in 2014." """
    told = build.facts(
        """
        Let VERB/VB root 0
        _'s PRON/PRP nsubj 3
        meet VERB/VBP ccomp 1
        Ann PROPN/NNP obj 3
        Lee PROPN/NNP flat 4
        in ADP/IN case 7
        2014 NUM/CD obl 3
        _. PUNCT/. punct 1
        """,
        names="Ann Lee/PER",
    )[1]
    assert not told.claims


def test_who_let_us_do_something_did_it() -> None:
    told = build.facts(
        """
        Guards NOUN/NNS nsubj 7
        who PRON/WP nsubj 3
        let VERB/VBD acl:relcl 1
        us PRON/PRP obj 3
        through ADV/RB advmod 3
        later ADV/RB advmod 7
        met VERB/VBD root 0
        Ben PROPN/NNP obj 7
        Fox PROPN/NNP flat 8
        _. PUNCT/. punct 7
        """,
        names="Ben Fox/PER",
    )[1]
    assert "met Ben Fox" in " ".join(claim.title for claim in told.claims)
