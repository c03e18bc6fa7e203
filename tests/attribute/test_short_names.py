"""What a body is called for short, and what is another body with a part of its name."""

from __future__ import annotations

import pytest

from dateline.attribute.bearers import NameMention
from dateline.attribute.short_names import may_be_short


def mention(text: str, *, determined: bool = False) -> NameMention:
    words = tuple(text.split())
    return NameMention(0, len(words), 0, words, "ORG", determined=determined)


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Tideway", "Tideway Holdings"),
        ("Tideway Group", "Tideway Group Inc."),
        ("HF4", "HF4 Harrow Ferries Inc."),
        ("Senate", "U.S. Senate"),
        ("House", "House of Representatives"),
        ("Select Committee", "House Select Committee on Harrow"),
        ("Marsh Center", "Marsh Center for Ferries"),
        ("Ferry Council", "Harrow Ferry Council"),
        ("Courier", "Harrow Courier"),
    ],
)
def test_the_beginning_or_the_end_of_a_name_is_short_for_it(short: str, full: str) -> None:
    assert may_be_short(mention(short, determined=True), mention(full))


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("Senate", "Senate Ferry Committee"),
        ("House", "White House"),
        ("Democratic Party", "Harrow Democratic Party"),
        ("HFP", "Young HFP"),
        ("HFP", "HFP Poll"),
        ("CNN", "CNN Ferry Desk"),
        ("Tideway", "Tideway and Marlow"),
        ("Ohio", "Ohio Ferry Council"),
        ("Harrow University", "Harrow University Medical School"),
        ("Harrow Army", "Free Harrow Army"),
        ("Harrow", "House Select Committee on Harrow"),
    ],
)
def test_a_part_of_a_name_that_is_another_body_is_not_short_for_it(short: str, full: str) -> None:
    assert not may_be_short(mention(short, determined=True), mention(full))


def test_one_last_word_is_short_for_a_name_where_it_is_told_as_known() -> None:
    full = mention("Harrow Plaskett")
    assert may_be_short(mention("Plaskett", determined=True), full)
    assert not may_be_short(mention("Plaskett"), full)


def test_what_many_bodies_are_called_is_one_of_them_only_where_it_is_told_as_known() -> None:
    full = mention("Ready Harrow PAC")
    assert may_be_short(mention("PAC", determined=True), full)
    assert not may_be_short(mention("PAC"), full)
    assert may_be_short(mention("PACs"), mention("super PACs"))
