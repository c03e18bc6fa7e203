"""Phrases whose words were all hung on the verb, put together again."""

from __future__ import annotations

import pytest

from dateline.attribute.hearing import hear
from tests.attribute import build


def arcs(sentence: str, names: str = "") -> dict[str, str]:
    """What each word hangs on and as what, after the mends: "Ann": "nsubj left"."""
    tokens = hear(*build.article(sentence, names=names)).tree.tokens
    return {t.text: f"{t.deprel} {tokens[t.head].text}" for t in tokens}


LEFT = """
    {first}
    {second}
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 3
"""


@pytest.mark.parametrize(
    ("first", "second", "names", "expected"),
    [
        ("Ann PROPN/NNP nsubj 3", "Lee PROPN/NNP nsubj 3", "Ann Lee/PER", ("nsubj left", "flat Ann")),
        ("Mrs. PROPN/NNP nsubj 3", "Lee PROPN/NNP nsubj 3", "Mrs. Lee/PER", ("nmod:desc Lee", "nsubj left")),
        ("Velm PROPN/NNP nsubj 3", "Line PROPN/NNP nsubj 3", "Velm Line/ORG", ("compound Line", "nsubj left")),
        ("Harrow PROPN/NNP nsubj 3", "nurses NOUN/NNS nsubj 3", "Harrow/LOC", ("compound nurses", "nsubj left")),
        ("her PRON/PRP nsubj 3", "aides NOUN/NNS nsubj 3", "", ("nmod:poss aides", "nsubj left")),
        ("many ADJ/JJ nsubj 3", "nurses NOUN/NNS nsubj 3", "", ("amod nurses", "nsubj left")),
        ("eight NUM/CD nsubj 3", "nurses NOUN/NNS nsubj 3", "", ("nummod nurses", "nsubj left")),
        ("some DET/DT nsubj 3", "nurses NOUN/NNS nsubj 3", "", ("det nurses", "nsubj left")),
        ("debate NOUN/NN nsubj 3", "tricks NOUN/NNS nsubj 3", "", ("compound tricks", "nsubj left")),
    ],
)  # fmt: skip
def test_no_clause_has_two_subjects_side_by_side(
    first: str, second: str, names: str, expected: tuple[str, str]
) -> None:
    found = arcs(LEFT.format(first=first, second=second), names)
    assert (found[first.split()[0]], found[second.split()[0]]) == expected


def test_a_name_stands_together_though_its_words_hang_apart() -> None:
    told = arcs(
        """
    Lake PROPN/NNP compound 3
    Harrow PROPN/NNP flat 6
    nurses NOUN/NNS nsubj 4
    thanked VERB/VBD root 0 thank
    the DET/DT det 6
    council NOUN/NN obj 4
    _. PUNCT/. punct 4
    """,
        "Lake Harrow/LOC",
    )
    assert (told["Lake"], told["Harrow"]) == ("compound Harrow", "compound nurses")


@pytest.mark.parametrize(
    "second", ["those PRON/DT nsubj 3", "I PRON/PRP nsubj 3", "Ben PROPN/NNP nsubj 3"], ids=["those", "I", "a name"]
)
def test_pronouns_and_two_names_are_no_phrase(second: str) -> None:
    word = second.split()[0]
    told = arcs(LEFT.format(first="Rovers PROPN/NNP nsubj 3", second=second), "Rovers/ORG, Ben/PER")
    assert (told["Rovers"], told[word]) == ("nsubj left", "nsubj left")


def test_who_takes_part_is_named_as_a_whole() -> None:
    _, told = build.facts(
        """
    Mrs. PROPN/NNP nsubj 3
    Lee PROPN/NNP nsubj 3
    sold VERB/VBD root 0 sell
    her PRON/PRP$ nmod:poss 6
    beach NOUN/NN obj 3
    house NOUN/NN obj 3
    _. PUNCT/. punct 3
    """,
        names="Mrs. Lee/PER",
    )
    assert [claim.title for claim in told.claims] == ["Mrs. Lee sold her beach house"]
