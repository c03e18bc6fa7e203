"""Two bare states under one governor are one claim; what has somebody or a day of its own is a claim of its own."""

from __future__ import annotations

import pytest

from dateline.attribute.tree import Tree
from dateline.attribute.units import find_units
from tests.attribute import build

NAMES = "Ann Lee/PER, Norwick/LOC"


def clauses(sentence: str) -> list[str]:
    """The words of the units that are states."""
    article, annotations = build.article(sentence, names=NAMES)
    units = find_units(Tree(article, annotations), ())
    return [unit.span.of(article.text) for unit in units if annotations.tokens[unit.head].upos == "ADJ"]


SEEMED = """
    It PRON/PRP nsubj 2
    {verb}
    that SCONJ/IN mark 6
    {noun} NOUN/NN nsubj 6
    was AUX/VBD cop 6 be
    {state} ADJ/JJ ccomp 2
    {joint} CCONJ/CC cc 10
    {subject}
    was AUX/VBD cop 10 be
    {other} ADJ/JJ conj 6
    {more}_. PUNCT/. punct 2
"""
PLAIN = {"verb": "seemed VERB/VBD root 0 seem", "noun": "repair", "state": "hopeless", "joint": "and", "more": "",
         "subject": "demolition NOUN/NN nsubj 10", "other": "certain"}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, "repair was hopeless and demolition was certain"),
        ({"noun": "peace", "state": "remote", "joint": "or", "other": "dead"},
         "peace was remote or demolition was dead"),
    ],
)  # fmt: skip
def test_two_bare_states_under_one_governor_are_one_claim(changed: dict[str, str], told: str) -> None:
    assert clauses(SEEMED.format(**PLAIN | changed)) == [told]


@pytest.mark.parametrize(
    "changed",
    [
        {"subject": "Lee PROPN/NNP nsubj 10"},
        {"subject": "she PRON/PRP nsubj 10"},
        {"noun": "lawyer"},
        {"more": "in ADP/IN case 12\nNorwick PROPN/NNP obl 10\n"},
        {"more": "today NOUN/NN obl:tmod 10\n"},
        {"more": "already ADV/RB advmod 10\n"},
        {"joint": "but"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_has_somebody_or_a_day_of_its_own_is_a_claim_of_its_own(changed: dict[str, str]) -> None:
    found = clauses(SEEMED.format(**PLAIN | changed))
    assert len(found) == 2
    assert not any("hopeless" in each and "certain" in each for each in found)


def test_two_states_under_no_governor_are_two_claims() -> None:
    found = clauses(
        """
    Repair NOUN/NN nsubj 3
    was AUX/VBD cop 3 be
    hopeless ADJ/JJ root 0
    and CCONJ/CC cc 7
    demolition NOUN/NN nsubj 7
    was AUX/VBD cop 7 be
    certain ADJ/JJ conj 3
    _. PUNCT/. punct 3
    """
    )
    assert found == ["Repair was hopeless", "demolition was certain"]
