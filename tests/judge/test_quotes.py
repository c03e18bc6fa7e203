from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.judge.quotes import Found, context, locate, places

TEXT = (
    "Ann Reed left on Monday. The fire began at noon.\n"
    "The council of Harrow approved the plans for a new bridge on Tuesday.\n"
    "Bo Lind left on Friday. The fire began at noon. It burned 12 barns, and it did not reach the mill."
)


def found(quote: str, prefix: str = "", suffix: str = "", start: int = 0) -> str | int:
    """The words that were found, or how often they were."""
    place = locate(TEXT, quote, prefix, suffix, start)
    return TEXT[place.start : place.end] if place.times == 1 else place.times


def test_white_space_quotation_marks_and_dashes_do_not_count() -> None:
    assert found("left on\n  Monday. The fire") == "left on Monday. The fire"
    assert places("“It’s over” – he said", '"It\'s over" - he said') == [(0, 21)]


def test_what_stands_twice_is_found_by_what_stands_around_it() -> None:
    second = TEXT.rindex("The fire began at noon.")
    assert locate(TEXT, "The fire began at noon.", "Bo Lind left on Friday. ", " It burned 12", 3) == Found(
        second, second + len("The fire began at noon.")
    )
    assert found("The fire began at noon.") == 2


def test_a_word_or_two_is_known_by_its_surroundings_only() -> None:
    assert found("It", "The fire began at noon. ", " burned 12 barns") == "It"
    assert found("It", "She was born in 1961. ", " was cold.") == 0


@pytest.mark.parametrize(
    "quote",
    [
        "The council of Harrow approved the plans for the new bridge on Tuesday",
        "The council of Harrow aproved the plans for a new bridge on Tuesday",
        "The council of Harrow approved the plasn for a new bridge on Tuesday",
    ],
)
def test_a_slip_of_a_letter_or_a_word_of_no_weight_says_the_same(quote: str) -> None:
    assert found(quote) == "The council of Harrow approved the plans for a new bridge on Tuesday"


@pytest.mark.parametrize(
    "quote",
    [
        "The council of Harlow approved the plans for a new bridge on Tuesday",
        "The council of Harrow rejected the plans for a new bridge on Tuesday",
        "The council of Harrow never approved the plans for a new bridge on Tuesday",
        "It burned 13 barns, and it did not reach the mill.",
        "It burned 12 barns, and it did reach the mill.",
        "She burned 12 barns, and it did not reach the mill.",
    ],
)
def test_another_name_number_verb_or_negation_says_something_else(quote: str) -> None:
    assert found(quote) == 0


@given(st.text(max_size=200), st.data())
def test_a_quote_is_found_where_it_was_taken(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = locate(text, text[start:end], *context(text, start, end), start)
    assert place == Found(start, end) or not text[start:end].strip()


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_is_looked_for_the_answer_lies_in_the_text(text: str, quote: str) -> None:
    place = locate(text, quote, "", "", 0)
    assert 0 <= place.start <= place.end <= len(text)
