"""When two names can be one."""

from __future__ import annotations

import pytest

from dateline.link.names import person_key, same_body, same_person, short_body, short_person, spelled_out


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ann Lee", "Ms. Ann Lee"),
        ("William Harker", "Bill Harker"),
        ("J. Harker", "Joan Harker"),
        ("Ann B. Lee", "Ann Lee"),
        ("Ann B. Lee", "Ann Berta Lee"),
        ("José Ortiz", "Jose Ortiz"),
    ],
)
def test_full_names_of_one_person(left: str, right: str) -> None:
    assert same_person(left, right) is not None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ann Lee", "Bo Lee"),
        ("Ann Lee", "Ann Ray"),
        ("Ann B. Lee", "Ann C. Lee"),
        ("J. Harker", "Bo Harker"),
        ("Lee", "Ann Lee"),
    ],
)
def test_full_names_of_two_people(left: str, right: str) -> None:
    assert same_person(left, right) is None


def test_titles_and_generations_are_no_part_of_a_name() -> None:
    assert person_key("Mayor Ann Lee Jr.") == ("ann", "lee")
    assert person_key("Judge") == ("judge",)


def test_a_short_name_is_a_surname_a_given_name_or_a_form_of_it() -> None:
    assert short_person("Lee", "Ann Lee") and short_person("Mrs Lee", "Ann Lee")
    assert short_person("Bill", "William Harker")
    assert short_person("Ray", "Ann Lee") is None
    assert short_person("Ann Lee", "Ann Lee") is None, "no short name"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the Ostmark Rovers", "Ostmark Rovers"),
        ("L.A. Harriers", "Los Angeles Harriers"),
        ("NYGazette", "New York Gazette"),
        ("Calder Holdings Inc.", "Calder"),
        ("US Trawler", "Us Trawler"),
    ],
)
def test_one_organizations_name_in_two_spellings(left: str, right: str) -> None:
    assert same_body(left, right) is not None


def test_an_organizations_short_names() -> None:
    assert short_body("NRSB", "National River Safety Board")
    assert short_body("BoT", "Bank of Torr") is None, "no acronym is written so"
    assert short_body("the Rovers", "Ostmark Rovers")
    assert short_body("Council", "Calder Council") is None, "every place has one"
    assert short_body("Rovers", "Rovers Ostmark Trust Fund") is not None


def test_abbreviated_places_are_spelled_out_where_they_are_written_with_dots() -> None:
    assert spelled_out("the L.A. Harriers") == "the Los Angeles Harriers"
    assert spelled_out("Us Trawler") is None
