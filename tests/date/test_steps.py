"""Steps of one course come in their order."""

from __future__ import annotations

import pytest

from dateline.model import Article, EntityKind, Facts, Phase, Role
from tests.date.build import article, bounded, claim, referent, says


def news(title: str, predicate: str, *parties: str, day: str = "", id: str = "a") -> tuple[Article, Facts]:
    """An article of one headline."""
    of = article(title, day, id)
    who = [referent(of, name, EntityKind.ORGANIZATION) for name in parties]
    parts = [(each, Role.AGENT if n == 0 else Role.PARTNER) for n, each in enumerate(who)]
    return of, says(of, who, [claim(of, title, predicate, *parts, phase=Phase.ONGOING)])


def found(*told: tuple[Article, Facts]) -> str:
    bounds = bounded(*told)
    return bounds["a"].when.edtf if "a" in bounds else ""


SUES = news("Orla sues Vanto over the Merle", "sue", "Orla", "Vanto", day="2014-03-10", id="sues")
LOSES = news("Orla loses court case against Vanto", "lose", "Orla", "Vanto", day="2015-06-10", id="loses")
SETTLES = news("Vanto, Orla settle dispute", "settle", "Vanto", "Orla", day="2016-02-10", id="settles")


def test_a_ruling_comes_between_the_suit_and_the_settlement() -> None:
    ruling = news("Orla loses court case against Vanto", "lose", "Orla", "Vanto")
    assert found(SUES, SETTLES, ruling) == "2014-03-03/2016-02-17"
    (first, last) = bounded(SUES, SETTLES, ruling)["a"].when.because
    assert first.text == (
        "not before 2014-03-03: “Orla loses court case against Vanto”: the ruling comes after the suit, "
        "which is news in sues of 2014-03-10 (Orla, Vanto)"
    )
    assert "comes before the settlement" in last.text


def test_the_nearest_step_bounds() -> None:
    assert found(SUES, LOSES, news("Orla, Vanto settle dispute", "settle", "Orla", "Vanto")) == "2015-06-03/.."


@pytest.mark.parametrize(
    "told",
    [
        news("Orla sues Borel over the Merle", "sue", "Orla", "Borel"),
        news("Orla sues over the Merle", "sue", "Orla"),
        news("Orla praises Vanto", "praise", "Orla", "Vanto"),
    ],
)
def test_other_parties_and_other_news_tell_nothing(told: tuple[Article, Facts]) -> None:
    assert found(LOSES, SETTLES, told) == ""


def test_a_course_that_is_gone_through_twice_tells_nothing() -> None:
    again = news("Orla sues Vanto again", "sue", "Orla", "Vanto", day="2017-06-10", id="again")
    assert found(SUES, SETTLES, again, news("Orla sues Vanto over the Merle", "sue", "Orla", "Vanto")) == ""


def test_one_person_may_be_tried_for_several_things() -> None:
    guilty = news("Reed convicted of fraud over pension money", "convict", "Reed", day="2015-06-10", id="guilty")
    assert found(guilty, news("Reed arrested over pension fraud", "arrest", "Reed")) == "../2015-06-17"
    assert found(guilty, news("Reed arrested in a bar", "arrest", "Reed")) == ""


def test_what_is_told_of_long_ago_is_no_news() -> None:
    of = article("The pier is red\nOrla sued Vanto.", id="a")
    who = [referent(of, name, EntityKind.ORGANIZATION) for name in ("Orla", "Vanto")]
    told = says(of, who, [claim(of, "Orla sued Vanto", "sue", *((each, Role.AGENT) for each in who))])
    assert found(LOSES, (of, told)) == ""
