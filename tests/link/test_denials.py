"""Denials in other words: what leaves nothing out contradicts, and little is called a contradiction."""

from __future__ import annotations

from dateline.link.propositions import classify
from dateline.model import Phase
from tests.link.build import ORG, Said, article, claim, links

KINDS = {"Velm Line": ORG, "Torr Bank": ORG}


def in_one_article(*said: Said) -> list[str]:
    return [k.about for k in links(article("a", *said, kinds=KINDS)).conflicts]


def offered() -> Said:
    return claim("offer", "Velm Line offered to keep 300 jobs", agent="Velm Line", source="Velm Line")


def test_who_denies_any_such_thing_denies_this_one() -> None:
    denies = claim("make", "Nobody was making any such offer, Bo Ray said", source="Bo Ray", denied=True)
    assert in_one_article(offered(), denies) == ["polarity"]


def test_no_other_offer_is_another_matter() -> None:
    denies = claim("make", "Nobody was making any other offer, Bo Ray said", source="Bo Ray", denied=True)
    assert in_one_article(offered(), denies) == []


def test_no_warning_of_any_kind_and_a_warning() -> None:
    logged = claim("log", "A brake warning had been logged, Cy Orr said", patient="warning", source="Cy Orr")
    denies = claim(
        "report",
        "No warning of any kind was reported on this aircraft",
        patient="warning",
        source="Bo Ray",
        denied=True,
    )
    assert in_one_article(logged, denies) == ["polarity"]


def test_of_one_source_nothing_is_a_contradiction() -> None:
    logged = claim("log", "A brake warning had been logged, Cy Orr said", patient="warning", source="Cy Orr")
    denies = claim("report", "No warning was reported, Cy Orr said", patient="warning", source="Cy Orr", denied=True)
    assert in_one_article(logged, denies) == []


def test_who_never_did_it_among_four_may_have_done_it() -> None:
    took = claim("participate", "Ann Lee participated, Bo Ray said", agent="Ann Lee", source="Bo Ray")
    never = claim("participate", "Ann Lee never participated in a debate with rivals", agent="Ann Lee", denied=True)
    assert in_one_article(took, never) == []
    not_once = claim("participate", "Ann Lee never participated", agent="Ann Lee", denied=True)
    assert in_one_article(took, not_once) == ["polarity"]


def test_who_never_lived_in_one_place_may_have_lived_in_another() -> None:
    def lived(place: str, *, denied: bool = False) -> Said:
        text = f"Ann Lee {'never ' if denied else ''}lived in {place}"
        return claim("live", text, agent="Ann Lee", place=place, source="Bo Ray" if denied else "Cy Orr", denied=denied)

    assert in_one_article(lived("Orle"), lived("Orle", denied=True)) == ["polarity"]
    assert in_one_article(lived("Orle"), lived("Kelm", denied=True)) == []


def test_others_and_other_times_are_not_meant() -> None:
    denies = claim(
        "destroy", "Bo Ray never destroyed anything, Cy Orr said", agent="Bo Ray", source="Cy Orr", denied=True
    )
    burned = claim("burn", "Ann Lee burned two pages at home, Di Fay said", agent="Ann Lee", source="Di Fay")
    assert in_one_article(burned, denies) == []
    sent = claim("write", "Ann Lee wrote on May 3", agent="Ann Lee", when="2019-05-03", source="Di Fay")
    none = claim(
        "write", "Ann Lee never wrote that June", agent="Ann Lee", when="2019-06", source="Cy Orr", denied=True
    )
    assert in_one_article(sent, none) == []


def test_what_is_only_asked_or_supposed_is_not_denied() -> None:
    asks = claim("offer", "[Whether] Velm Line offered to keep 300 jobs", agent="Velm Line", source="Ann Lee")
    denies = claim("make", "Nobody was making any such offer, Bo Ray said", source="Bo Ray", denied=True)
    assert in_one_article(asks, denies) == []
    supposes = claim("offer", "Even if no offer was made, Bo Ray said", source="Bo Ray", denied=True)
    assert in_one_article(offered(), supposes) == []


def test_not_a_penny_is_no_money() -> None:
    took = claim(
        "take", "Ann Lee took $2 from the firm, Bo Ray said", agent="Ann Lee", source="Bo Ray", amount=("2", "$")
    )
    penny = claim("take", "Ann Lee never took a penny, Ann Lee said", agent="Ann Lee", source="Ann Lee", denied=True)
    stage = claim("take", "Ann Lee took the stage, Bo Ray said", agent="Ann Lee", source="Bo Ray")
    assert in_one_article(took, penny) == ["polarity"]
    assert in_one_article(stage, penny) == []


def test_not_in_any_such_place() -> None:
    is_at = claim(
        "larkham", "Ann Lee has been at Larkham, Bo Ray said", agent="Ann Lee", source="Bo Ray", phase=Phase.ONGOING
    )
    denies = claim(
        "clinic",
        "Ann Lee is not in any clinic, Cy Orr said",
        agent="Ann Lee",
        source="Cy Orr",
        denied=True,
        phase=Phase.ONGOING,
    )
    assert in_one_article(is_at, denies) == ["polarity"]


def test_another_article_is_answered_only_about_the_same_people_and_what_was_known() -> None:
    def about(*said: Said) -> list[str]:
        told = [article(f"a{n}", s, outlet=f"Outlet {n}", kinds=KINDS) for n, s in enumerate(said)]
        return [k.about for k in links(*told).conflicts]

    moved = claim("move", "Ann Lee moved out in January", agent="Ann Lee", when="2018-01")
    never = claim(
        "leave",
        "Ann Lee never left the farmhouse, Bo Ray said",
        agent="Ann Lee",
        source="Bo Ray",
        when="../2018-04",
        denied=True,
    )
    assert about(moved, never) == ["polarity"]
    assert about(claim("move", "Ann Lee moved out in June", agent="Ann Lee", when="2018-06"), never) == []
    assert about(claim("move", "Di Fay moved out in January", agent="Di Fay", when="2018-01"), never) == []


def test_two_who_declined_say_the_same() -> None:
    declined = claim("decline", "Ann Lee declined to answer the board, Bo Ray said", agent="Ann Lee", source="Bo Ray")
    refused = claim("refuse", "Ann Lee refused to answer the board", agent="Ann Lee", denied=True)
    assert in_one_article(declined, refused) == []


def test_sides_taken_on_a_question() -> None:
    loses = claim("lose", "Torr Bank lost money, Ann Lee said", agent="Torr Bank", source="Ann Lee")
    never = claim("red", "Torr Bank was never in the red, Bo Ray said", agent="Torr Bank", source="Bo Ray", denied=True)
    assert in_one_article(loses, never) == ["polarity"]
    assert in_one_article(loses, claim("red", "Velm Line was never in the red", agent="Velm Line", denied=True)) == []


def test_a_forecast_is_answered_now() -> None:
    goes = claim(
        "expect",
        "Ann Lee is expected to step down in May",
        agent="Ann Lee",
        when="2022-05",
        source="anonymous:1",
        phase=Phase.EXPECTED,
    )
    stays = claim(
        "go",
        "Ann Lee isn't going anywhere",
        agent="Ann Lee",
        when="2021-12-03",
        source="Bo Ray",
        denied=True,
        phase=Phase.ONGOING,
    )
    assert in_one_article(goes, stays) == ["polarity"]
    asked = claim("call", "Ann Lee was called to resign", patient="Ann Lee", when="2021-12-03", source="Cy Orr")
    assert in_one_article(asked, stays) == [], "who is called to go may stay"


def test_to_borrow_against_a_house_is_to_mortgage_it() -> None:
    said = frozenset({"borrow", "against", "mill"})
    known, _ = classify((("borrow",),), said)
    assert known is not None and known.name == "mortgage"
    assert classify((("borrow",),), said - {"against"}) == (None, ())


def test_money_on_the_table_is_an_offer() -> None:
    put = claim("put", "Velm Line has put £3 million on the table", agent="Velm Line", amount=("3", "£"))
    offered = claim("offer", "Velm Line offered £4 million", agent="Velm Line", amount=("4", "£"))
    told = [article("a", put, outlet="Gull", kinds=KINDS), article("b", offered, outlet="Tide", kinds=KINDS)]
    assert [k.about for k in links(*told).conflicts] == ["amount"]
