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


def door(predicate: str, text: str, *, denied: bool = False, thing: str = "the door", source: str = "Bo Ray") -> Said:
    return claim(predicate, text, agent="the guard", patient=thing, source=source, denied=denied)


LEFT_OPEN = door("leave", "the guard left the door open")


def test_opposites_of_the_same_contradict_each_other() -> None:
    def told(second: Said, published: str = "2018-02-13") -> list[str]:
        return about(LEFT_OPEN, second, published=published)

    locked = door("lock", "the guard locked the door", source="Ann Lee")
    assert told(locked) == ["polarity"]
    assert told(door("lock", "the guard locked the gate", thing="the gate", source="Ann Lee")) == [], "another thing"
    assert told(door("paint", "the guard painted the door", source="Ann Lee")) == [], "no opposite"
    assert told(locked, published="2018-05-01") == [], "it may have changed since"
    assert told(door("leave", "the guard left the door shut open", source="Ann Lee")) == [], "a word of both sides"


def test_who_is_described_alike_by_both_is_no_other() -> None:
    named = claim("lock", "the guard locked the door", agent="Ann Lee", patient="the door", source="Cy Dent")
    other = claim("lock", "Ann Lee locked the door", agent="Ann Lee", patient="the door", source="Cy Dent")
    assert about(LEFT_OPEN, named) == ["polarity"]
    assert about(LEFT_OPEN, other) == []


def test_who_denies_one_side_contradicts_who_tells_it_in_another_word() -> None:
    split = claim("split", "Ann Lee split from Bo Ray", agent=("Ann Lee", "Bo Ray"))
    both: dict[str, Any] = {"agent": ("Ann Lee", "Bo Ray"), "source": "Cy Dent", "denied": True}
    not_apart = claim("separate", "Ann Lee and Bo Ray have not separated", **both)
    together = claim("be", "Ann Lee and Bo Ray are not still together", **both)
    by_law = claim("separate", "Ann Lee and Bo Ray have not separated in law and church", **both)
    assert about(split, not_apart) == ["polarity"]
    assert about(split, together) == []
    assert about(split, by_law) == [], "it denies less"


def test_a_denial_of_what_is_told_of_the_same_thing_in_another_word() -> None:
    signed = claim("approve", "Ann Lee approved the loan", agent="Ann Lee", patient="the loan", source="Bo Ray")
    denied = claim("sign", "Ann Lee did not sign the loan", agent="Ann Lee", patient="the loan", source="Cy Dent",
                   denied=True)  # fmt: skip
    closed_it = claim("close", "Ann Lee did not close the loan", agent="Ann Lee", patient="the loan", denied=True)
    other = claim("sign", "Ann Lee did not sign the lease", agent="Ann Lee", patient="the lease", source="Cy Dent",
                  denied=True)  # fmt: skip
    assert about(signed, denied) == ["polarity"], "and 'sign' is no sign of it here"
    assert about(signed, closed_it) == [], "another deed"
    assert about(signed, other) == []


def test_one_noun_counted_twice() -> None:
    def aboard(predicate: str, text: str, number: str, unit: str = "passengers") -> Said:
        return claim(predicate, text, agent=unit, amount=(number, unit))

    first = aboard("be", "on the plane there were 58 passengers", "58")
    assert about(first, aboard("travel", "on the plane travelled 63 passengers", "63")) == ["amount"]
    assert about(first, aboard("travel", "on the plane travelled 58 passengers", "58")) == []
    assert about(first, aboard("travel", "on the plane travelled 63 parcels", "63", "parcels")) == []


def test_a_number_of_the_same_in_another_deed_is_another_number() -> None:
    def nurses(predicate: str, number: str) -> Said:
        return claim(predicate, f"{number} nurses {predicate} in Kelm", agent="nurses",
                     amount=(number, "nurses"))  # fmt: skip

    assert about(nurses("complain", "4"), nurses("vanish", "9")) == []


def test_times_are_counted() -> None:
    def met(text: str) -> Said:
        return claim("meet", text, agent=("Ann Lee", "Bo Ray"))

    assert about(met("Ann Lee and Bo Ray met twice in Kelm"), met("Ann Lee and Bo Ray met only once in Kelm")) == [
        "amount"
    ]
    assert about(met("Ann Lee and Bo Ray met twice in Kelm"), met("Ann Lee and Bo Ray once met in Kelm")) == []


def test_one_unit_goes_before_another_that_may_count_the_same() -> None:
    two = claim("meet", "the 2 executives met twice in Kelm", agent="the executives", amount=("2", "executives"))
    once = claim("meet", "the executives met only once in Kelm", agent="the executives")
    assert about(two, once) == ["amount"]


def test_who_first_heard_of_it_did_not_know_before() -> None:
    def knew(predicate: str, text: str, when: str, thing: str = "the offer") -> Said:
        return claim(predicate, text, agent="Ann Lee", patient=thing, when=when)

    march = knew("know", "Ann Lee knew of the offer in March", "2017-03")
    assert about(march, knew("hear", "Ann Lee first heard of the offer on 20 April", "2017-04-20")) == ["date"]
    assert about(march, knew("hear", "Ann Lee heard of the offer on 20 April", "2017-04-20")) == []
    assert about(march, knew("hear", "Ann Lee first heard of the lease on 20 April", "2017-04-20", "the lease")) == []
    later = knew("know", "Ann Lee knew of the offer in May", "2017-05")
    assert about(later, knew("hear", "Ann Lee first heard of the offer on 20 April", "2017-04-20")) == []
