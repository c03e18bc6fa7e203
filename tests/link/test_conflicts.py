"""What can't both hold: both sides are kept, and little is called a conflict."""

from __future__ import annotations

from dateline.model import Phase, Standing
from tests.link.build import ORG, Said, article, claim, links

KINDS = {"Velm Line": ORG, "Torr Bank": ORG}


def conflicts(*said: Said, outlets: str = "ABCDEFGHIJ") -> list[str]:
    told = [article(f"a{n}", s, outlet=f"Outlet {outlets[n]}", kinds=KINDS) for n, s in enumerate(said)]
    return [k.about for k in links(*told).conflicts]


def died(when: str) -> Said:
    return claim("die", "Ann Lee died at home", agent="Ann Lee", when=when)


def test_two_dates_for_what_happens_once() -> None:
    assert conflicts(died("2018-02-10"), died("2018-02-09")) == ["date"]
    assert conflicts(died("2018-02-10"), died("2018-02")) == []
    seen = [claim("appear", "Ann Lee appeared in court", agent="Ann Lee", when=f"2018-03-0{n}") for n in (1, 2)]
    assert conflicts(*seen) == [], "one can appear in court twice"


def test_an_event_whose_day_is_in_dispute_is_disputed() -> None:
    def standing(*days: str) -> set[Standing]:
        told = [article(f"a{n}", died(day), outlet=f"Outlet {n}") for n, day in enumerate(days)]
        return {event.standing for event in links(*told).events}

    assert standing("2018-02-10", "2018-02-09") == {Standing.DISPUTED}
    assert standing("2018-02-10", "2018-02") == {Standing.SEVERAL_ORIGINS}


def bid(value: str, before: str = "", when: str = "2018-11-09") -> Said:
    text = f"Velm Line bid {before} {value} million for Torr Bank"
    return claim("bid", text, agent="Velm Line", patient="Torr Bank", when=when, amount=(value, "£"))


def test_two_numbers_of_one_thing() -> None:
    assert conflicts(bid("84"), bid("78")) == ["amount"]
    assert conflicts(bid("84"), bid("84")) == []


def test_a_rough_number_that_fits_is_no_conflict() -> None:
    assert conflicts(bid("84"), bid("80", "about")) == []
    assert conflicts(bid("84"), bid("40", "about")) == ["amount"]


def test_a_later_bid_is_another_bid() -> None:
    assert conflicts(bid("84"), bid("91", when="2018-12-14")) == []


def test_two_durations() -> None:
    def stay(weeks: str) -> Said:
        text = f"Ann Lee spent {weeks} weeks in a clinic"
        return claim("spend", text, agent="Ann Lee", when="2018-09", amount=(weeks, "week"))

    assert conflicts(stay("5"), stay("3")) == ["duration"]


def test_how_long_ago_it_was_tells_when_and_not_how_long() -> None:
    def left(months: str) -> Said:
        text = f"Ann Lee left the clinic in Torr with her sister {months} months ago"
        return claim("leave", text, agent="Ann Lee", when="2018-09", amount=(months, "month"))

    assert conflicts(left("3"), left("4")) == []


def test_a_denial_contradicts_what_it_denies() -> None:
    says = claim("put off", "Torr Bank put off repairs in 2016", agent="Torr Bank", when="2016")
    denies = claim("put off", "Torr Bank had not put off repairs", agent="Torr Bank", denied=True, source="Ann Lee")
    assert conflicts(says, denies) == ["polarity"]


def test_a_denial_with_a_word_that_stands_for_the_thing_contradicts_too() -> None:
    says = claim("receive", "Ann Lee received the letter in March 2016", agent="Ann Lee", when="2016-03")
    denies = claim("receive", "Ann Lee had never received a copy", agent="Ann Lee", denied=True)
    assert conflicts(says, denies) == ["polarity"]


def test_a_denial_beside_what_it_denies_contradicts_it() -> None:
    says = claim("burn", "Ann Lee burned two pages at home, Bo Ray alleged", agent="Ann Lee", source="Bo Ray")
    denies = claim("destroy", "Ann Lee destroyed nothing, Cy Orr said", agent="Ann Lee", source="Cy Orr", denied=True)
    assert [k.about for k in links(article("a", says, denies)).conflicts] == ["polarity"]


def test_what_is_denied_of_another_time_or_thing_is_no_conflict() -> None:
    says = claim("win", "Ann Lee won the vote", agent="Ann Lee", when="2016-03-01")
    assert conflicts(says, claim("win", "Ann Lee did not win", agent="Ann Lee", when="2018-03-01", denied=True)) == []
    assert conflicts(says, claim("win", "Bo Ray did not win", agent="Bo Ray", when="2016-03-01", denied=True)) == []


def test_a_state_that_one_asserts_and_another_denies() -> None:
    says = claim("spend", "Ann Lee spent five weeks in a clinic", agent="Ann Lee", when="2018-09")
    denies = claim(
        "be", "Ann Lee is not in any clinic", agent="Ann Lee", when="2018-09-06", denied=True, phase=Phase.ONGOING
    )
    assert conflicts(says, denies) == ["polarity"]


def test_a_source_that_takes_the_other_side_of_what_it_said() -> None:
    def of_both(text: str, when: str, phase: Phase = Phase.HAPPENED) -> Said:
        return claim("be", text, agent="Bo Ray", partner="Ann Lee", source="Bo Ray", when=when, phase=phase)

    strong = of_both("Bo Ray and Ann Lee are unbreakable, Bo Ray said", "2013-10", Phase.ONGOING)
    over = of_both("Bo Ray had been ready to end it with Ann Lee, Bo Ray said", "2013/2014-10")
    other = claim("split", "Cy Orr and Di Fay split, Bo Ray said", agent="Cy Orr", partner="Di Fay", source="Bo Ray")
    assert conflicts(strong, over) == ["stance"]
    assert conflicts(strong, other) == [], "about other people"


def test_another_source_that_sees_it_otherwise_contradicts_nobodys_stance() -> None:
    strong = claim("be", "Ann Lee is unbreakable with Bo Ray", agent="Ann Lee", partner="Bo Ray", source="Bo Ray")
    over = claim("be", "Ann Lee is ready to end it with Bo Ray", agent="Ann Lee", partner="Bo Ray", source="Cy Orr")
    assert conflicts(strong, over) == []


def test_one_outlets_two_sentences_of_a_page_are_no_conflict_and_copies_add_none() -> None:
    told = article("a", bid("84"), bid("78"), kinds=KINDS)
    assert links(told).conflicts == ()
    assert conflicts(bid("84"), bid("84"), bid("78"), outlets="AAB") == ["amount"]


def test_many_who_disagree_are_heard_once_each() -> None:
    said = [died("2018-02-10")] * 5 + [died("2018-02-09")] * 5
    assert 5 <= len(conflicts(*said)) <= 10
