"""What sources tell otherwise though no event holds both: denials, numbers and days of the same in other words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from dateline.link import link
from dateline.model import Phase
from tests.link.build import PLACE, Said, article, claim


def nowhere(texts: Sequence[str]) -> Any:
    """An embedding by words: texts mean the same as far as they share them."""
    vocabulary = sorted({word for text in texts for word in text.lower().split()})
    rows = np.zeros((len(texts), 512), np.float32)
    for n, text in enumerate(texts):
        for word in text.lower().split():
            rows[n, sum(map(ord, word)) % 512] = 1.0
        rows[n] /= np.linalg.norm(rows[n]) or 1.0
    assert vocabulary or not texts
    return rows


def about(left: Said, right: Said, published: str = "2018-02-13") -> list[str]:
    """What the reports of two outlets contradict each other about, in both orders of the articles."""
    told = [
        article("a", left, outlet="Tide", published="2018-02-12", kinds={"Kelm": PLACE}),
        article("b", right, outlet="Gull", published=published, kinds={"Kelm": PLACE}),
    ]
    found = [link([t.article for t in each], [t.facts for t in each], nowhere) for each in (told, told[::-1])]
    assert found[0].conflicts == found[1].conflicts
    return [each.about for each in found[0].conflicts]


def overloaded(text: str, *, denied: bool = False) -> Said:
    return claim("overload", text, patient="the ferry", source="Ann Lee" if denied else "Bo Ray", denied=denied)


def test_a_thing_that_is_said_and_denied_by_others() -> None:
    assert about(overloaded("the ferry was overloaded"), overloaded("the ferry was not overloaded", denied=True)) == [
        "polarity"
    ]


@pytest.mark.parametrize(
    "denial",
    [
        overloaded("the ferry was not overloaded before", denied=True),  # of another time
        overloaded("the ferry was not overloaded because of Torr Bank", denied=True),  # a reason
        overloaded("if the ferry was not overloaded", denied=True),  # a condition
        claim("inspect", "the ferry was not inspected", patient="the ferry", source="Ann Lee", denied=True),
        claim("overload", "the truck was not overloaded", patient="the truck", source="Ann Lee", denied=True),
    ],
)
def test_what_denies_less_or_something_else_contradicts_nothing(denial: Said) -> None:
    assert about(overloaded("the ferry was overloaded"), denial) == []


def test_who_is_accused_denies_the_deed_without_naming_himself() -> None:
    destroyed = claim(
        "destroy", "Rolf Dahl destroyed the files", agent="Rolf Dahl", patient="the files", source="Bo Ray"
    )
    denied = claim("destroy", "the files had not been destroyed", patient="the files", source="Dahl", denied=True)
    assert about(destroyed, denied) == ["polarity"]


def test_somebody_who_is_only_described_may_be_another() -> None:
    moved = claim("move out", "the singer has moved out of the farm that Ray Dent shared", agent="the singer",
                  partner="Ray Dent", source="Bo Ray")  # fmt: skip
    never = claim("leave", "Ray Dent never left the farm house", agent="Ray Dent", source="Ann Lee", denied=True)
    assert about(moved, never) == []
    himself = claim("move out", "Ray Dent has moved out of the farm house", agent="Ray Dent", source="Bo Ray")
    assert about(himself, never) == ["polarity"]


def test_plans_are_denied_while_they_are_told() -> None:
    plan = claim("plan", "Vane Works plans to close the plant", agent="Vane Works", patient="the plant",
                 source="Bo Ray", phase=Phase.EXPECTED)  # fmt: skip
    denied = claim("have", "Vane Works had no plans to close the plant", agent="Vane Works", patient="the plant",
                   source="Ann Lee", denied=True)  # fmt: skip
    assert about(plan, denied) == ["polarity"]
    assert about(plan, denied, published="2018-05-01") == []


def fire(predicate: str, text: str, number: str, unit: str, **more: Any) -> Said:
    return claim(predicate, text, patient=unit, place="Kelm", when="2018-02-11", amount=(number, unit), **more)


def test_other_numbers_of_the_same_in_other_words() -> None:
    first = fire("destroy", "the fire destroyed 38 houses in Kelm", "38", "houses", agent="the fire")
    assert about(first, fire("burn down", "52 houses burned down in Kelm in the fire", "52", "houses")) == ["amount"]
    assert about(first, fire("damage", "the fire damaged 52 cars in Kelm", "52", "cars", agent="the fire")) == []
    assert about(first, fire("burn down", "about 40 houses burned down in Kelm in the fire", "40", "houses")) == []


def test_a_rough_number_may_be_off_by_its_last_digits_only() -> None:
    paid = claim("pay", "some 410000 £ of ticket money was paid to Ann Lee", partner="Ann Lee", when="2018-01",
                 amount=("410000", "£"))  # fmt: skip
    other = claim("pay", "435000 £ of ticket money was paid to Ann Lee", partner="Ann Lee", when="2018-01",
                  amount=("435000", "£"))  # fmt: skip
    near = claim("pay", "415000 £ of ticket money was paid to Ann Lee", partner="Ann Lee", when="2018-01",
                 amount=("415000", "£"))  # fmt: skip
    assert about(paid, other) == ["amount"]
    assert about(paid, near) == []


def closed(when: str, thing: str = "the bridge", predicate: str = "close") -> Said:
    return claim(predicate, f"engineers {predicate} {thing} on {when}", agent="engineers", patient=thing, when=when)


def test_two_days_of_what_happens_once() -> None:
    assert about(closed("2018-02-09"), closed("2018-02-11")) == ["date"]
    assert about(closed("2018-02-09"), closed("2018-01-11")) == [], "closed twice, perhaps"
    assert about(closed("2018-02-09"), closed("2018-02-11", "the tunnel")) == []
    assert about(closed("2018-02-09", predicate="visit"), closed("2018-02-11", predicate="visit")) == []
