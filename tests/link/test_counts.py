"""Numbers that can't both hold."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from dateline.link.counts import Toll, tolls
from dateline.link.material import Material
from dateline.model import Amount
from dateline.span import Span
from tests.link.build import ORG, Said, Told, article, claim, links


def found(text: str, *numbers: str) -> tuple[Toll, ...]:
    told = article("a", claim("happen", text))
    (made,) = told.facts.claims
    spans = [(n, told.article.text.index(n)) for n in numbers]
    values = {"Two": "2", "nine": "9"}
    amounts = tuple(Amount(values.get(n, n), "people", Span("a", at, at + len(n))) for n, at in spans)
    material = Material.of([told.article], [told.facts])
    return tolls(material, dataclasses.replace(made, amounts=amounts))


DEAD, HURT = "dead", "hurt"


@pytest.mark.parametrize(
    ("text", "numbers", "expected"),
    [
        ("Two people were killed and nine injured", ("Two", "nine"), {DEAD: 2, HURT: 9}),
        ("The wall fell, injuring 12", ("12",), {HURT: 12}),
        ("A blast killed 7 people on Monday", ("7",), {DEAD: 7}),
        ("The 3 children were killed", ("3",), {}),
        ("A blast killed 7 dogs", ("7",), {}),
        ("At least 7 people were killed", ("7",), {}),
        ("9 of the injured went home", ("9",), {}),
        ("2 people were killed, then 3 people were killed", ("2", "3"), {}),
    ],
)
def test_the_dead_and_the_hurt(text: str, numbers: tuple[str, ...], expected: dict[str, int]) -> None:
    assert {toll.fate: toll.number for toll in found(text, *numbers)} == {k: Decimal(v) for k, v in expected.items()}


def conflicts(*said: Said) -> list[str]:
    told = [article(f"a{n}", s, outlet=f"Outlet {n}") for n, s in enumerate(said)]
    return [k.about for k in links(*told).conflicts]


def hurt(number: str, when: str = "2018-02-10", place: str = "") -> Said:
    return claim("hurt", f"{number} people were hurt {place}", when=when, amount=(number, "people"), place=place)


def test_two_tolls_of_one_day() -> None:
    assert conflicts(hurt("9"), hurt("12")) == ["amount"]
    assert conflicts(hurt("9"), hurt("9")) == []
    assert conflicts(hurt("9"), hurt("12", "2018-03-10")) == [], "another day"


def test_who_is_missing_is_counted_with_the_missing() -> None:
    def people(fate: str, number: str) -> Said:
        return claim(fate, f"{number} people were {fate}", when="2018-02-10", amount=(number, "people"))

    assert conflicts(people("trapped", "9"), people("trapped", "12")) == ["amount"]
    assert conflicts(people("missing", "9"), people("hurt", "12")) == []


def test_another_place_is_another_toll() -> None:
    assert conflicts(hurt("9", place="Leedham"), hurt("12", place="Yorkham")) == []


def test_who_says_that_a_number_is_wrong() -> None:
    first = claim("cancel", "Ann Lee cancelled all 22 dates", agent="Ann Lee", amount=("22", "date"))
    second = claim("cancel", "Ann Lee cancelled 18 shows, and not the 22", agent="Ann Lee", amount=("18", "show"))
    other = claim("cancel", "Bo Ray cancelled 18 shows, and not the 22", agent="Bo Ray", amount=("18", "show"))
    plain = claim("cancel", "Ann Lee cancelled 18 shows", agent="Ann Lee", amount=("18", "show"))
    assert conflicts(first, second) == ["amount"]
    assert conflicts(first, other) == []
    assert conflicts(first, plain) == []


def fined(id: str, text: str, *amounts: tuple[str, str]) -> Told:
    told = article(id, claim("fine", text, patient="Torr Bank"), outlet="Gull", kinds={"Torr Bank": ORG})
    (made,) = told.facts.claims
    spans = [(value, told.article.text.index(written), len(written)) for written, value in amounts]
    read = tuple(Amount(value, "£", Span(id, at, at + length)) for value, at, length in spans)
    return dataclasses.replace(
        told, facts=dataclasses.replace(told.facts, claims=(dataclasses.replace(made, amounts=read),))
    )


def test_an_outlet_that_says_its_own_number_to_be_wrong_has_told_both() -> None:
    first = fined("a", "Torr Bank was fined £5,000 in May", ("£5,000", "5000"))
    later = fined("b", "Torr Bank was fined £3,000 for the smoke, not £5,000", ("£3,000", "3000"), ("£5,000", "5000"))
    other = fined("b", "Torr Bank was fined £3,000 for the smoke, not £7,000", ("£3,000", "3000"), ("£7,000", "7000"))
    beside = fined("b", "Torr Bank was fined £3,000, not for the first £5,000", ("£3,000", "3000"), ("£5,000", "5000"))
    assert [k.about for k in links(first, later).conflicts] == ["amount"]
    assert links(first, other).conflicts == (), "another number is wrong"
    assert links(first, beside).conflicts == (), "what is negated is no number"


def test_word_for_word_but_for_one_number() -> None:
    def voted(score: str) -> Said:
        return claim(
            "vote",
            f"The harbour committee voted {score} along party lines to send the resolution on",
            patient="committee",
        )

    assert conflicts(voted("19-15"), voted("39-15")) == ["amount"]
    assert conflicts(voted("19-15"), voted("39-14")) == [], "two numbers: another vote"
