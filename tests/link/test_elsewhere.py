"""What two outlets tell to have happened at two places: a contradiction where it can have been at one only."""

from __future__ import annotations

import pytest

from dateline.model import AnswerKind, Phase
from tests.link.build import PLACE, Said, article, claim, links

TOWNS = ("Leeds", "Ghent", "Kelm", "Torr", "Osk")
KINDS = dict.fromkeys((*TOWNS, "France", "Belgium", "Torr County", "Grand Hotel", "Royal Hotel"), PLACE)
IN_LEEDS, IN_GHENT = "Carl Reed was arrested in Leeds", "Carl Reed was arrested in Ghent"


def held(text: str, place: str, *, when: str = "2018-02-10", who: str = "Carl Reed") -> Said:
    return claim("arrest", text, patient=who, place=place, when=when)


def about(left: Said, right: Said, *more: str, published: str = "2018-02-12") -> list[str]:
    """What two outlets contradict each other about; `more` are paragraphs of the second."""
    found = links(
        article("a", left, outlet="Tide", published="2018-02-11", kinds=KINDS),
        article("b", right, outlet="Gull", published=published, kinds=KINDS, more=more, same=_named(*more)),
    )
    return [each.about for each in found.conflicts]


def _named(*more: str) -> dict[str, tuple[str, ...]]:
    return {name: () for name in KINDS if any(name in each for each in more)}


def test_nobody_is_arrested_in_two_towns_at_once() -> None:
    found = links(
        article("a", held(IN_LEEDS, "Leeds"), outlet="Tide", published="2018-02-11", kinds=KINDS),
        article("b", held(IN_GHENT, "Ghent"), outlet="Gull", published="2018-02-12", kinds=KINDS),
    )
    assert [(each.about, each.because) for each in found.conflicts] == [("place", "one says Leeds, the other Ghent")]


@pytest.mark.parametrize(
    ("here", "there", "more"),
    [
        ("the town of Kelm", "the village of Torr", ()),
        ("Kelm", "Torr", ("Kelm city council and the mayor of Torr met.",)),
        ("France", "Belgium", ()),
        ("the Grand Hotel", "the Royal Hotel", ()),
        ("northern France", "eastern Belgium", ()),
    ],
)
def test_two_places_of_one_kind_are_apart(here: str, there: str, more: tuple[str, ...]) -> None:
    places = [next(name for name in KINDS if name in said) for said in (here, there)]
    told = [held(f"Carl Reed was arrested in {said}", name) for said, name in zip((here, there), places, strict=True)]
    assert about(told[0], told[1], *more) == ["place"]


@pytest.mark.parametrize(
    ("here", "there", "more"),
    [
        ("Kelm", "Torr", ()),  # nothing tells what they are
        ("the town of Kelm", "Torr County", ()),  # of two kinds
        ("the town of Kelm", "the village of Torr", ("Torr, a village in Kelm, is quiet.",)),  # one in the other
        ("the town of Kelm", "the village of Torr", ("The mayor spoke in Torr, Kelm.",)),
        ("Leeds", "France", ()),
        ("Leeds", "the Grand Hotel", ()),
    ],
)
def test_places_that_may_hold_each_other_are_none(here: str, there: str, more: tuple[str, ...]) -> None:
    places = [next(name for name in sorted(KINDS, key=len, reverse=True) if name in said) for said in (here, there)]
    told = [held(f"Carl Reed was arrested in {said}", name) for said, name in zip((here, there), places, strict=True)]
    assert about(told[0], told[1], *more) == []


@pytest.mark.parametrize(
    "other",
    [
        held("Carl Reed was arrested near Ghent", "Ghent"),
        held("Carl Reed was arrested in Ghent", "Ghent", when="2016"),  # another time
        held("Dan Hale was arrested in Ghent", "Ghent", who="Dan Hale"),
        claim("arrive", "Carl Reed arrived in Ghent", agent="Carl Reed", place="Ghent", when="2018-02-10"),
        claim("arrest", IN_GHENT, patient="Carl Reed", place="Ghent", denied=True),
        claim("arrest", IN_GHENT, patient="Carl Reed", place="Ghent", phase=Phase.HYPOTHETICAL),
    ],
)
def test_what_is_done_elsewhere_or_again_is_none(other: Said) -> None:
    assert "place" not in about(held(IN_LEEDS, "Leeds"), other)


def test_who_moves_is_in_both() -> None:
    told = [
        claim("arrive", f"Carl Reed arrived in {name}", agent="Carl Reed", place=name, when="2018-02-10")
        for name in ("Leeds", "Ghent")
    ]
    assert about(told[0], told[1]) == []


def test_a_list_of_places_is_no_place_in_a_place() -> None:
    more = ("The mayor went to Leeds, Ghent and Osk.", "Crowds met in Leeds, Ghent, Osk.")
    assert about(held(IN_LEEDS, "Leeds"), held(IN_GHENT, "Ghent"), *more) == ["place"]


def test_what_the_outlet_sets_right_is_a_correction() -> None:
    later = held("Correction: Carl Reed was arrested in Ghent", "Ghent")
    found = links(
        article("a", held(IN_LEEDS, "Leeds"), outlet="Tide", published="2018-02-11", kinds=KINDS),
        article("b", later, outlet="Tide", published="2018-02-12", kinds=KINDS),
    )
    assert found.conflicts == ()
    assert [(a.claim[0], a.allegation[0], a.kind) for a in found.answers] == [("b", "a", AnswerKind.CORRECTION)]
