"""A share of somebody is one participant, with what tells how exact it is."""

from __future__ import annotations

from dateline.model import Claim, Role
from tests.attribute.build import facts


def told(sentence: str) -> tuple[Claim, dict[str, Role]]:
    """The first claim, and its participants by the words that name them."""
    article, said = facts(sentence, names="Ann Lee/PER")
    claim = said.claims[0]
    return claim, {p.span.of(article.text): p.role for p in claim.participants}


def test_the_numbers_of_a_share_and_who_is_counted_are_one() -> None:
    claim, found = told(
        """
        At ADP/IN case 2
        least ADJ/JJS nmod 3
        8 NUM/CD nsubj 7
        in ADP/IN case 5
        10 NUM/CD nummod 6
        ferrymen NOUN/NNS obl 7
        praised VERB/VBD root 0
        Ann PROPN/NNP obj 7
        Lee PROPN/NNP flat 8
        _. PUNCT/. punct 7
        """
    )
    assert found == {"At least 8 in 10 ferrymen": Role.AGENT, "Ann Lee": Role.PATIENT}
    assert claim.title == "At least 8 in 10 ferrymen praised Ann Lee"


def test_a_share_stands_for_those_who_are_counted() -> None:
    _, found = told(
        """
        Nearly ADV/RB advmod 2
        three NUM/CD nsubj 5
        in ADP/IN case 4
        four NUM/CD obl 5
        praised VERB/VBD root 0
        Ann PROPN/NNP obj 5
        Lee PROPN/NNP flat 6
        _. PUNCT/. punct 5
        """
    )
    assert found == {"Nearly three in four": Role.AGENT, "Ann Lee": Role.PATIENT}


def test_a_number_of_minutes_is_no_share() -> None:
    _, found = told(
        """
        Lee PROPN/NNP nsubj 2
        sold VERB/VBD root 0
        two NUM/CD obj 2
        in ADP/IN case 6
        10 NUM/CD nummod 6
        minutes NOUN/NNS obl 2 minute
        _. PUNCT/. punct 2
        """
    )
    assert found["two"] is Role.PATIENT
