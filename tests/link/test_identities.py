"""Who two outlets tell to be, or to have done, what one alone is or does: a contradiction where they name two."""

from __future__ import annotations

import pytest

from dateline.model import AnswerKind, Links, Phase
from tests.link.build import ORG, PLACE, Said, article, claim, links

KINDS = {"Quint": ORG, "Tarn": ORG, "Kelm": PLACE, "Osprey Mills": ORG, "Brandt Foods": ORG, "Halden Group": ORG}
SHOT = claim("shoot", "3 people were shot in Kelm", patient="3 people", place="Kelm", when="2018-02-10")


def told(left: Said, right: Said, *, published: str = "2018-02-12", outlet: str = "Gull") -> Links:
    """What linking makes of two outlets' reports of a shooting, and one claim more of each."""
    return links(
        article("a", SHOT, left, outlet="Tide", published="2018-02-11", kinds=KINDS),
        article("b", SHOT, right, outlet=outlet, published=published, kinds=KINDS),
    )


def about(left: Said, right: Said, published: str = "2018-02-12") -> list[str]:
    return [each.about for each in told(left, right, published=published).conflicts]


def was(name: str, text: str, predicate: str = "gunman", *, denied: bool = False) -> Said:
    return claim(predicate, text, agent=name, source="Ann Lee" if name == "Dan Hale" else "Bo Ray", denied=denied)


def named(name: str, text: str, *, of: str = "Quint", when: str = "2018-02-10", phase: Phase = Phase.HAPPENED) -> Said:
    return claim("name", text, agent=of, patient=name, when=when, phase=phase)


GUNMAN = was("Carl Reed", "Carl Reed was the gunman")
IDENTIFIED = claim("identify", "the gunman was identified as Dan Hale", patient="the gunman", partner="Dan Hale",
                   source="Ann Lee")  # fmt: skip
MAYOR = was("Dan Hale", "Dan Hale is the mayor of Kelm", "mayor")
CHIEF = named("Carl Reed", "Quint named Carl Reed chief executive")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (GUNMAN, was("Dan Hale", "Dan Hale was the gunman")),
        (GUNMAN, IDENTIFIED),
        (IDENTIFIED, claim("identify", "police identified Carl Reed as the gunman", patient="Carl Reed")),
        (CHIEF, named("Dan Hale", "Quint named Dan Hale its chief executive")),
        (CHIEF, named("Dan Hale", "Quint will name Dan Hale as its new chief executive", phase=Phase.EXPECTED)),
        (
            claim("win", "Carl Reed won the election in Kelm", agent="Carl Reed", patient="the election", place="Kelm"),
            claim("win", "Dan Hale won the election in Kelm", agent="Dan Hale", patient="the election", place="Kelm"),
        ),
        (
            claim("buy", "Brandt Foods bought Osprey Mills", agent="Brandt Foods", patient="Osprey Mills"),
            claim("acquire", "Halden Group acquired Osprey Mills", agent="Halden Group", patient="Osprey Mills"),
        ),
        (
            claim("shoot", "Carl Reed shot Ivo Sorrel", agent="Carl Reed", patient="Ivo Sorrel"),
            claim("kill", "Dan Hale killed Ivo Sorrel", agent="Dan Hale", patient="Ivo Sorrel"),
        ),
    ],
)
def test_two_who_are_told_to_be_what_one_alone_is(left: Said, right: Said) -> None:
    assert about(left, right) == ["identity"]


def test_the_reason_names_both() -> None:
    (conflict,) = told(GUNMAN, IDENTIFIED).conflicts
    assert conflict.because == "one says Carl Reed, the other Dan Hale"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (GUNMAN, was("Carl Reed", "Carl Reed was the gunman")),
        (GUNMAN, was("Charlie Reed", "Charlie Reed was the gunman")),  # perhaps another form of his name
        (GUNMAN, was("Dan Hale", "Dan Hale was not the gunman", denied=True)),
        (GUNMAN, was("Dan Hale", "Dan Hale was the second gunman")),
        (was("Carl Reed", "Carl Reed was a driver", "driver"), was("Dan Hale", "Dan Hale was a driver", "driver")),
        (was("Carl Reed", "Carl Reed is the deputy mayor of Kelm", "mayor"), MAYOR),
        (was("Carl Reed", "Carl Reed is the former mayor of Kelm", "mayor"), MAYOR),
        (CHIEF, named("Dan Hale", "Tarn named Dan Hale chief executive", of="Tarn")),  # of another company
        (CHIEF, named("Dan Hale", "Quint named Dan Hale finance chief")),  # another office
        (CHIEF, named("Dan Hale", "Quint named Dan Hale chief executive", when="2011")),  # one after the other
        (
            claim("shoot", "Carl Reed and Bo Ray shot Ivo Sorrel", agent=("Carl Reed", "Bo Ray"), patient="Ivo Sorrel"),
            claim("shoot", "Dan Hale shot Ivo Sorrel", agent="Dan Hale", patient="Ivo Sorrel"),
        ),
        (
            claim("shoot", "Carl Reed and his brother shot Ivo Sorrel", agent="Carl Reed", patient="Ivo Sorrel"),
            claim("shoot", "Dan Hale shot Ivo Sorrel", agent="Dan Hale", patient="Ivo Sorrel"),
        ),
        (
            claim("win", "Carl Reed won the Harrow race", agent="Carl Reed", patient="the Harrow race"),
            claim("win", "Dan Hale won the Ostrey race", agent="Dan Hale", patient="the Ostrey race"),
        ),
        (
            claim("win", "Carl Reed won applause", agent="Carl Reed", patient="applause"),
            claim("win", "Dan Hale won applause", agent="Dan Hale", patient="applause"),
        ),
    ],
)
def test_what_several_are_or_one_is_no_longer_is_none(left: Said, right: Said) -> None:
    assert about(left, right) == []


def test_an_office_changes_hands() -> None:
    first = was("Carl Reed", "Carl Reed is the mayor of Kelm", "mayor")
    assert about(first, MAYOR, published="2018-06-01") == []


def test_without_a_deed_in_common_another_is_meant() -> None:
    other = was("Dan Hale", "Dan Hale was the gunman")
    apart = links(
        article("a", SHOT, GUNMAN, outlet="Tide", published="2018-02-11", kinds=KINDS),
        article("b", other, outlet="Gull", published="2018-02-12", kinds=KINDS),
    )
    assert apart.conflicts == ()


def test_what_the_outlet_sets_right_is_a_correction() -> None:
    later = named("Dan Hale", "Correction: Quint named Dan Hale chief executive")
    found = told(CHIEF, later, outlet="Tide")
    assert found.conflicts == ()
    assert [(a.claim[0], a.allegation[0], a.kind) for a in found.answers] == [("b", "a", AnswerKind.CORRECTION)]
