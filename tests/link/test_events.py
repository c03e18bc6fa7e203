"""Which claims tell the same happening."""

from __future__ import annotations

import datetime

from dateline.link.happenings import event_when
from dateline.model import Certainty, Phase, Standing
from dateline.when import from_edtf
from tests.link.build import ORG, Said, article, claim, event_of, links


def filed(agent: str = "Ann Lee", when: str = "2013-12", **more: object) -> Said:
    return claim("file", f"{agent} filed for divorce", agent=agent, when=when, **more)  # type: ignore[arg-type]


def together(left: Said, right: Said, **kinds: object) -> bool:
    a, b = article("a", left, kinds=kinds), article("b", right, kinds=kinds)  # type: ignore[arg-type]
    return len(links(a, b).events) == 1


def test_the_same_happening_in_other_words() -> None:
    assert together(filed(), claim("petition", "Lee petitioned for a divorce in court", agent="Lee", when="2013-12-13"))
    assert together(
        claim("resign", "Ann Lee resigned as mayor", agent="Ann Lee", when="2018-06-15"),
        claim("step down", "Ann Lee stepped down on Friday", agent="Ann Lee", when="2018-06-15"),
    )


def test_other_people_other_days_and_other_deeds_are_other_happenings() -> None:
    assert not together(filed(), filed("Bo Ray"))
    assert not together(filed(), filed(when="2016-05-02"))
    assert not together(filed(), claim("file", "Ann Lee filed a complaint", agent="Ann Lee", when="2013-12"))


def test_court_dates_stay_apart() -> None:
    first = claim("appear", "Ann Lee appeared in court", agent="Ann Lee", when="2018-03-01")
    second = claim("appear", "Ann Lee appeared in court", agent="Ann Lee", when="2018-04-12")
    assert not together(first, second)


def test_who_does_it_to_whom_matters() -> None:
    there = claim("sue", "Ann Lee sued Bo Ray", agent="Ann Lee", patient="Bo Ray", when="2018-03")
    back = claim("sue", "Bo Ray sued Ann Lee", agent="Bo Ray", patient="Ann Lee", when="2018-03")
    assert not together(there, back)
    wed = claim("marry", "Ann Lee married Bo Ray", agent="Ann Lee", patient="Bo Ray", when="2018-03")
    wedded = claim("wed", "Bo Ray wed Ann Lee", agent="Bo Ray", patient="Ann Lee", when="2018-03")
    assert together(wed, wedded)


def test_words_that_say_little_decide_nothing() -> None:
    left = claim("have", "Ann Lee had a cold", agent="Ann Lee", when="2018-03-01")
    right = claim("have", "Ann Lee had a party", agent="Ann Lee", when="2018-03-01")
    assert not together(left, right)


def test_without_names_both_must_say_when() -> None:
    fell = claim("collapse", "the harbour wall collapsed onto cars", agent="the harbour wall", when="2018-02-10")
    came = claim("come down", "the wall came down at dawn", agent="the wall", when="2018-02-10")
    vague = claim("come down", "the wall came down", agent="the wall")
    repairs = claim("put off", "the council put off repairs to it", agent="the council", patient="repairs")
    sails = claim("put off", "the council put off sailings", agent="the council", patient="sailings")
    assert together(fell, came)
    assert not together(fell, vague)
    assert together(repairs, repairs), "or all that they say must be the same"
    assert not together(repairs, sails)


def test_a_fact_is_no_condition() -> None:
    assert not together(filed(), filed(phase=Phase.HYPOTHETICAL))


def test_a_forecast_meets_its_outcome_where_it_happens_once() -> None:
    plan = claim(
        "marry",
        "Ann Lee will marry Bo Ray in April",
        agent="Ann Lee",
        patient="Bo Ray",
        when="2019-04",
        phase=Phase.EXPECTED,
    )
    wedding = claim("marry", "Ann Lee married Bo Ray", agent="Ann Lee", patient="Bo Ray", when="2019-04-27")
    found = links(article("a", plan), article("b", wedding))
    (event,) = found.events
    assert event.when.edtf == "2019-04-27" and event.standing is not Standing.EXPECTED
    assert not together(
        claim("win", "Ann Lee will win", agent="Ann Lee", phase=Phase.EXPECTED),
        claim("win", "Ann Lee won", agent="Ann Lee"),
    )


def test_likeness_makes_no_chain() -> None:
    vague = claim("sell", "Ann Lee sold a house and a boat", agent="Ann Lee")
    house = claim("sell", "Ann Lee sold a house", agent="Ann Lee", when="2018-03-01")
    boat = claim("sell", "Ann Lee sold a boat", agent="Ann Lee", when="2018-09-01")
    found = links(article("a", vague), article("b", house), article("c", boat))
    assert event_of(found, article("b", house).id("house")) != event_of(found, article("c", boat).id("boat"))


def test_an_events_title_is_its_surest_fullest_claims() -> None:
    short = claim("file", "Lee filed for divorce", agent="Lee", certainty=Certainty.POSSIBLE)
    full = claim("file", "Ann Lee filed for divorce", agent="Ann Lee", when="2013-12-13")
    (event,) = links(article("a", short), article("b", full)).events
    assert (event.title, event.when.edtf) == ("Ann Lee filed for divorce", "2013-12-13")


def test_an_events_date_is_the_sharpest_that_agrees_and_around_those_that_do_not() -> None:
    def day(*whens: str) -> str:
        said = [claim("die", "Ann Lee died", agent="Ann Lee", when=w) for w in whens]
        return event_when([article(f"a{n}", s).facts.claims[0] for n, s in enumerate(said)]).edtf

    assert day("2018", "2018-02-10", "../2018-03-01") == "2018-02-10"
    assert day("2018-02-10", "2018-02-09") == "2018-02-09/2018-02-10"
    assert day("", "") == ""
    assert from_edtf(day("../2018-03-01", "2018-01-01/..")).latest in (None, datetime.date(2018, 3, 1))


def test_standing_counts_origins_and_not_sentences() -> None:
    def standing(*told: object) -> Standing:
        (event,) = links(*told).events  # type: ignore[arg-type]
        return event.standing

    gull, tide = (article(i, filed(), outlet=o) for i, o in (("a", "Gull Post"), ("b", "Tide Weekly")))
    assert standing(gull, tide) is Standing.SEVERAL_ORIGINS
    assert standing(gull, article("b", filed(), outlet="Gull Post")) is Standing.REPORTED
    assert standing(gull, article("b", filed(source="hearsay:"))) is Standing.REPORTED
    assert standing(article("a", filed(phase=Phase.EXPECTED))) is Standing.EXPECTED
    denial = claim("file", "Ann Lee did not file for divorce", agent="Ann Lee", denied=True, source="Ann Lee")
    assert standing(gull, article("b", denial)) is Standing.DISPUTED


def test_every_joining_says_why() -> None:
    bid = claim("bid", "Velm Line bid for Torr Bank", agent="Velm Line", patient="Torr Bank", when="2018-11-09")
    offer = claim(
        "offer", "Velm Line offered to buy Torr Bank", agent="Velm Line", patient="Torr Bank", when="2018-11-09"
    )
    kinds = {"Velm Line": ORG, "Torr Bank": ORG}
    found = links(article("a", bid, kinds=kinds), article("b", offer, kinds=kinds))
    (link,) = [k for k in found.links if k.kind == "event"]
    assert 0.7 < link.score <= 1 and "'bid' and 'offer'" in link.because


def test_what_a_story_has_once_a_day_is_one_though_only_one_side_names_anybody() -> None:
    def told(day: str, predicate: str = "pass", text: str = "The court passed the sentence") -> int:
        first = claim("send", "A judge sent Ann Lee to prison for four years", patient="Ann Lee", when="2024-03-12")
        second = claim(predicate, text, when=day)
        return len(links(article("a", first, outlet="Tide"), article("b", second, outlet="Gull")).events)

    assert told("2024-03-12") == 1
    assert told("2024-03-13") == 2
    assert told("2024-03-12", "charge", "The court charged somebody") == 2, "a day may have several charges"
