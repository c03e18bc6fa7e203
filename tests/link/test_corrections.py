"""What an outlet sets right is a correction and no conflict."""

from __future__ import annotations

from dateline.model import AnswerKind, Links
from tests.link.build import article, claim, links


def told(second: str, outlet: str = "Tide", title: str = "", published: str = "2018-02-14") -> Links:
    first = claim("hurt", "9 people were hurt", when="2018-02-10", amount=("9", "people"))
    later = claim("hurt", second, when="2018-02-10", amount=("12", "people"), source="Ann Lee")
    return links(
        article("a", first, outlet="Tide", published="2018-02-11"),
        article("b", later, outlet=outlet, published=published, title=title),
    )


def test_what_stands_under_the_word_answers_what_the_outlet_told() -> None:
    found = told("Correction: 12 people were hurt, Ann Lee said")
    assert found.conflicts == ()
    assert [(a.claim[0], a.allegation[0], a.kind) for a in found.answers] == [("b", "a", AnswerKind.CORRECTION)]
    assert told("12 people were hurt, Ann Lee said", title="Corrections: the wall").conflicts == ()


def test_without_the_word_of_another_outlet_or_before_it_is_a_conflict() -> None:
    assert [c.about for c in told("12 people were hurt, Ann Lee said").conflicts] == ["amount"]
    assert len(told("Correction: 12 people were hurt, Ann Lee said", outlet="Gull").conflicts) == 1
    assert len(told("Correction: 12 people were hurt, Ann Lee said", published="2018-02-10").conflicts) == 1
