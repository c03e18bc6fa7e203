"""Words that stand for people: titles, nouns, spouses and kin. The lists tell them apart by the sex that they show."""

from __future__ import annotations

import functools

from dateline.lang import either, words

_SEXES = ("male", "female", "either")


def stands_for_person(word: str, *lists: str) -> bool:
    """Whether a word, lower case, stands in one of the lists of people ("titles", "nouns", "spouse", "kin"), whatever
    its sex."""
    return word in _people(lists)


@functools.cache
def _people(lists: tuple[str, ...]) -> frozenset[str]:
    return either("people", *(f"{name}.{sex}" for name in lists for sex in _SEXES))


def is_title(word: str) -> bool:
    """Whether a word is a title that stands before a name: "Mr.", "mayor"."""
    return stands_for_person(word.lower(), "titles")


def family_name(name: str) -> str:
    """The family name of a person's name, lower case: "Tom Lee Jr." is a "lee"."""
    parts = name.lower().replace(",", " ").split()
    plain = parts[:-1] if len(parts) > 2 and parts[-1] in words("people", "titles.suffixes") else parts
    return plain[-1] if plain else ""
