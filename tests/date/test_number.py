"""Numbers in words and digits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dateline.date.lexicon import lexicon
from dateline.date.number import quantity, spoken_year


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18", 18),
        ("10,000", 10_000),
        ("5 1/2", Fraction(11, 2)),
        ("1.5", Fraction(3, 2)),
        ("a", 1),
        ("twenty-one", 21),
        ("a hundred", 100),
        ("two hundred and six", 206),
        ("two thousand", 2000),
        ("3 million", 3_000_000),
        ("a dozen", 12),
        ("half a", Fraction(1, 2)),
        ("a couple of", 2),
    ],
)
def test_exact_numbers(text: str, value: int | Fraction) -> None:
    found = quantity(text, lexicon("en"))
    assert found is not None and found.value == value


def test_loose_numbers_have_bounds_and_no_value() -> None:
    found = quantity("several", lexicon("en"))
    assert found is not None and found.value is None and found.low < found.high


@pytest.mark.parametrize("text", ["a two", "one two", "million a", "and", "nothing", "9999999999999", "1/0"])
def test_what_is_no_number(text: str) -> None:
    assert quantity(text, lexicon("en")) is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("nineteen ninety-four", 1994),
        ("two thousand", 2000),
        ("twenty thirteen", 2013),
        ("twenty six", None),
        ("ten", None),
    ],
)
def test_years_in_words(text: str, year: int | None) -> None:
    assert spoken_year(text, lexicon("en")) == year
