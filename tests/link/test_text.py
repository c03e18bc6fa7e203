"""The word that a phrase is about."""

from __future__ import annotations

import pytest

from dateline.link.text import head_word


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("a sense of duty", "sense"),
        ("the young mayor of Harrow", "mayor"),
        ("half of the voters", "voters"),
        ("thousands of supporters of the mayor", "supporters"),
        ("a number of people", "people"),
        ("the wall", "wall"),
        ("of", "of"),
        ("", ""),
    ],
)
def test_the_word_that_says_what_something_is(name: str, word: str) -> None:
    assert head_word(name) == word
