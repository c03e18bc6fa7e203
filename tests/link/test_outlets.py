"""Which outlets the user speaks of, and what all that is said of them comes to."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from dateline.link.outlets import domain_of, name_key, outlet_key, settled
from dateline.model import KnownOutlet, Outlet, OutletRow
from tests.link.build import Told, article, claim, links

WON = claim("win", "Ann Lee won", agent="Ann Lee")


@pytest.mark.parametrize(
    "names",
    [
        ("The Gull Post", "gull post", "GULL POST", "the Gull Post"),
        ("L.A. Herald", "Los Angeles Herald"),
        ("GullPost", "Gull Post"),
        ("The New York Times", "NYT", "New York Times", "nytimes.com", "https://www.nytimes.com/2018"),
        ("Reuters", "reuters", "Thomson Reuters"),
        ("example.org", "www.example.org", "https://example.org/news", "EXAMPLE.ORG"),
    ],
)
def test_names_of_one_outlet_are_one(names: tuple[str, ...]) -> None:
    assert len({outlet_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    "names",
    [("Gull Post", "Gull Herald"), ("example.org", "example.net"), ("Reuters", "The Associated Press"), ("!!!", "???")],
)
def test_names_of_two_outlets_are_two(names: tuple[str, str]) -> None:
    assert outlet_key(names[0]) != outlet_key(names[1])


def test_a_company_of_any_form_is_one_owner_and_another_is_another() -> None:
    assert name_key("Harrow Media") == name_key("harrow media Ltd") != name_key("Vale Media")


@pytest.mark.parametrize("name", ["A.P.", "Gull Post", "St. Orr Gazette", "", "example"])
def test_what_is_no_domain(name: str) -> None:
    assert domain_of(name) == ""


# ---- what all rows come to ----


def row(
    line: int, name: str, owner: str = "", grade: str = "", note: str = "", table: str = "outlets.csv"
) -> OutletRow:
    return OutletRow(table and f"place of {table}", table, line if table else 0, Outlet(name, owner, grade, note))


def test_rows_on_one_outlet_are_put_together() -> None:
    found = settled(
        [row(2, "The Gull Post", owner="Harrow"), row(3, "gull post", grade="B"), row(4, "Sand Blog", "Vale")]
    )
    assert found.outlets == (Outlet("Sand Blog", "Vale"), Outlet("The Gull Post", "Harrow", "B"))
    assert found.unsettled == ()


def test_what_rows_say_otherwise_counts_in_neither_and_is_told() -> None:
    rows = [row(2, "Gull Post", "Harrow", "B"), row(5, "The Gull Post", "Vale", "B")]
    found = settled(rows)
    assert found.outlets == (Outlet("Gull Post", "", "B"),)
    assert [(each.about, [r.line for r in each.rows]) for each in found.unsettled] == [("owner", [2, 5])]


def test_what_is_said_by_command_goes_before_tables() -> None:
    rows = [row(2, "Gull Post", "Harrow", "B"), row(3, "Gull Post", "Vale", "B"), row(0, "gull post", "Orr", table="")]
    assert settled(rows).outlets == (Outlet("gull post", "Orr", "B"),)
    assert settled(rows).unsettled == ()


def test_the_order_of_rows_and_where_tables_lie_change_nothing() -> None:
    one, other = "a/outlets.csv", "b/outlets.csv"
    told = [
        ("Gull Post", "Harrow", one),
        ("gull post", "Harrow Ltd", other),
        ("Sand", "Vale", one),
        ("Sand", "Orr", other),
    ]
    rows = [row(n, name, owner, table=table) for n, (name, owner, table) in enumerate(told)]
    first = settled(rows)
    dice = random.Random(7)
    for _ in range(10):
        dice.shuffle(rows)
        moved = [replace(each, place=f"elsewhere {each.place[::-1]}") for each in rows]
        assert settled(rows) == first
        assert settled(moved).outlets == first.outlets


# ---- whom they are in a story ----


def known(*told: Told, outlets: tuple[Outlet, ...]) -> dict[str, KnownOutlet]:
    return {each.outlet.name: each for each in links(*told, outlets=outlets).outlets}


def test_an_outlet_is_its_pages_and_whoever_names_it() -> None:
    own = article("a", WON, outlet="The Gull Post")
    credit = article("b", claim("win", "Ann Lee won, Gull Post reports", agent="Ann Lee", source="outlet:Gull Post"))
    relay = article("c", WON, outlet="Sand Blog", via=["GULL POST"])
    found = known(own, credit, relay, outlets=(Outlet("gull post", grade="B"), Outlet("Nobody Times", "Vale")))
    assert set(found) == {"gull post"}
    assert found["gull post"].articles == ("a",)
    assert len(found["gull post"].sources) == 1


def test_an_outlet_is_known_by_its_short_name_and_by_its_domain() -> None:
    named = article("a", WON, outlet="The New York Times")
    short = known(named, outlets=(Outlet("NYT", "Harrow"),))
    assert short["NYT"].articles == ("a",)
    nameless = on("b", "https://news.example.org/1")
    assert known(nameless, outlets=(Outlet("example.org", "Harrow"),))["example.org"].articles == ("b",)
    assert known(on("c", "https://example.org.evil.example/"), outlets=(Outlet("example.org", "Harrow"),)) == {}
    assert known(on("d", "http://["), outlets=(Outlet("example.org", "Harrow"),)) == {}


def on(id: str, url: str, outlet: str | None = None) -> Told:
    """An article at an address."""
    made = article(id, WON, outlet=outlet)
    return replace(made, article=replace(made.article, url=url))


def test_a_domain_names_an_outlet_only_where_all_its_pages_lie_there() -> None:
    said = (Outlet("example.org", "Harrow"),)
    here, there = on("a", "https://example.org/1", "Gull Post"), on("b", "https://gull.example/1", "Gull Post")
    assert known(here, outlets=said)["example.org"].articles == ("a",)
    assert known(here, there, outlets=said) == {}


def test_a_person_is_no_outlet() -> None:
    told = article("a", claim("win", "we will win, Ann Lee said", source="Ann Lee"))
    assert known(told, outlets=(Outlet("Ann Lee", "Harrow"),)) == {}
