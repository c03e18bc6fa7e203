from __future__ import annotations

import pytest

from dateline.lang import table
from dateline.model import BlockKind
from dateline.read.relays import find_relays, is_agency, same_outlet
from tests.read.reading import blocks, kinds, read_one, via

TEXT = """Wall falls at Saltmere

{0}

The harbour wall at Saltmere gave way on Monday, the Saltmere Line said.

Nobody was hurt, according to the harbour office.

{1}
"""


def story(first: str = "Two boats sank in the night.", last: str = "The quay is closed.") -> str:
    return TEXT.format(first, last)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Via: Saltmere Gazette", ["Saltmere Gazette"]),
        ("via The Saltmere Gazette", ["The Saltmere Gazette"]),
        ("Source: Saltmere Gazette", ["Saltmere Gazette"]),
        ("h/t Saltmere Gazette", ["Saltmere Gazette"]),
        ("[Via: Saltmere Gazette]", ["Saltmere Gazette"]),
        ("(H/T @saltmerewatch)", ["@saltmerewatch"]),
        ("Sources: Reuters, The Saltmere Gazette", ["Reuters", "The Saltmere Gazette"]),
        ("Via: Reuters and CNN", ["Reuters", "CNN"]),
        ("Via: Penrose and Rook News", ["Penrose and Rook News"]),
        ("Originally published by The Saltmere Gazette.", ["The Saltmere Gazette"]),
        ("This article originally appeared in The Saltmere Gazette.", ["The Saltmere Gazette"]),
        ("This story was first published on Coast Today.", ["Coast Today"]),
        ("Republished with permission from The Saltmere Gazette", ["The Saltmere Gazette"]),
        ("- Reuters", ["Reuters"]),
    ],
)
def test_a_line_that_names_a_relay_is_a_byline(line: str, names: list[str]) -> None:
    article = read_one(story(last=line))
    assert via(article) == names
    assert kinds(article)[-1] == "byline"
    assert read_one(story(first=line)).via or line.startswith("-")


@pytest.mark.parametrize(
    ("start", "name"),
    [
        ("LONDON (Reuters) — Two boats sank in the night.", "Reuters"),
        ("SALTMERE, Feb. 12 (Northern Wire) - Two boats sank in the night.", "Northern Wire"),
        ("Saltmere (AP) – Two boats sank in the night.", "AP"),
        ("(AFP) - Two boats sank in the night.", "AFP"),
    ],
)
def test_the_agency_in_a_dateline(start: str, name: str) -> None:
    article = read_one(story(first=start))
    assert via(article) == [name]
    assert kinds(article)[1] == "paragraph"


@pytest.mark.parametrize(
    "text",
    [
        "Marlow (who is 71) - and she says so herself - saw it fall.",
        "GOAL (Saltmere 0 Tolvane 2) - the second in five minutes.",
        "The boats came via Tolvane because the quay was closed.",
        "Via the old road it takes an hour.",
        "The source: a former clerk at the harbour office who left in May.",
        "Source: Getty Images",
        "The mayor told Reuters that she knew nothing.",
        "The council (the owner) published a letter.",
        "The letter was published in the Gazette.",
    ],
)
def test_what_is_no_relay(text: str) -> None:
    assert read_one(story(first=text)).via == ()
    assert read_one(story(last=text)).via == ()


def test_relays_inside_a_paragraph_leave_it_a_paragraph() -> None:
    article = read_one(story(last="The quay is closed until Easter (via Coast Today)."))
    assert via(article) == ["Coast Today"]
    assert kinds(article)[-1] == "paragraph"
    assert via(read_one(story(last="The quay is closed until Easter. (AFP)"))) == ["AFP"]


def test_an_agency_that_signs_a_story_is_its_relay() -> None:
    article = read_one("Wall falls at Saltmere\n\nBy The Associated Press\n\n" + "Two boats sank in the night.\n\n" * 2)
    assert via(article) == ["The Associated Press"]
    assert blocks(article, BlockKind.BYLINE) == ["By The Associated Press"]


def test_an_outlet_does_not_relay_itself() -> None:
    text = "Title: Wall falls\nOutlet: Reuters\n\nLONDON (Reuters) — Two boats sank in the night."
    assert read_one(text).via == ()


def test_each_relay_once() -> None:
    article = read_one(story(first="LONDON (Reuters) — Two boats sank.", last="Source: Thomson Reuters"))
    assert via(article) == ["Reuters"]


def test_forms_of_one_outlet() -> None:
    assert same_outlet("NYDailyNews", "New York Daily News")
    assert same_outlet("The Saltmere Gazette", "Saltmere Gazette")
    assert not same_outlet("Daily Mail", "Daily Express")
    assert is_agency("AP") and is_agency("Coast News Agency") and not is_agency("Daily Mail") and not is_agency("Wire")


def test_the_end_of_a_story_is_not_taken_for_a_relay_at_its_start() -> None:
    assert find_relays("It is over. (AFP)", first=True, last=False) == ()


def test_the_table_of_outlets_names_each_form_once() -> None:
    rows = table("outlets")["outlet"]
    forms = [form.casefold().removeprefix("the ") for row in rows for form in {row["name"], *row["aliases"]}]
    doubled = {form for form in forms if forms.count(form) > 1}
    same_row = {f for row in rows for f in doubled if sum(f == x.casefold().removeprefix("the ") for x in
                {row["name"], *row["aliases"]}) > 1}  # fmt: skip
    assert doubled == same_row
    assert len(rows) >= 200
    assert {row["kind"] for row in rows} == {"newspaper", "magazine", "agency", "broadcaster", "site"}
