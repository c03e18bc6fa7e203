"""Relations that hold for a time."""

from __future__ import annotations

from dateline.model import Certainty, Force, Phase, State
from tests.link.build import ORG, Said, Told, article, claim, links

KINDS = {"Torr Line": ORG, "Velm Line": ORG}


def states(*said: Said, **more: str) -> dict[str, State]:
    told = [article(f"a{n}", s, published="2018-06-01", kinds=KINDS, **more) for n, s in enumerate(said)]  # type: ignore[arg-type]
    return {s.relation: s for s in links(*told).states}


def wed(when: str = "2013-04-27", **more: object) -> Said:
    return claim("marry", "Ann Lee married Bo Ray", agent="Ann Lee", patient="Bo Ray", when=when, **more)  # type: ignore[arg-type]


def test_a_wedding_begins_a_marriage_and_a_divorce_ends_it() -> None:
    divorced = claim("divorce", "Ann Lee and Bo Ray divorced", agent=["Ann Lee", "Bo Ray"], when="2016")
    assert states(wed())["married"].when.edtf == "2013-04-27/.."
    assert states(wed(), divorced)["married"].when.edtf == "2013-04-27/2016-12-31"


def test_filing_for_divorce_ends_no_marriage() -> None:
    filed = claim("file", "Ann Lee filed for divorce from Bo Ray", agent="Ann Lee", partner="Bo Ray", when="2016")
    assert states(wed(), filed)["married"].when.latest is None


def test_what_goes_on_holds_on_the_day_of_publication() -> None:
    still = claim("be", "Ann Lee and Bo Ray are still married", agent=["Ann Lee", "Bo Ray"], phase=Phase.ONGOING)
    found = states(still)["married"]
    assert (found.when.edtf, found.holds_at.edtf) == ("", "2018-06-01")


def test_is_a_mayor_holds_and_were_married_begins() -> None:
    mayor = claim("mayor", "Ann Lee is mayor of Torr", agent="Ann Lee", when="2018-05-01", phase=Phase.ONGOING)
    wedding = claim("married", "Cy Orr and Di Fay were married on Sunday", patient=["Cy Orr", "Di Fay"], when="2018-05")
    found = states(mayor, wedding)
    assert (found["office"].when.edtf, found["office"].holds_at.edtf) == ("", "2018-05-01")
    assert found["married"].when.edtf == "2018-05-01/.."


def test_a_beginning_after_the_relation_already_held_is_not_its_beginning() -> None:
    still = claim(
        "married", "Ann Lee and Bo Ray are married", agent=["Ann Lee", "Bo Ray"], when="2011", phase=Phase.ONGOING
    )
    assert states(wed(), still)["married"].when.edtf == ""


def test_a_clause_that_calls_one_the_others_wife_tells_of_a_marriage() -> None:
    def do(text: str, same: str = "his wife") -> tuple[str, ...]:
        said = claim("do", text, agent=["Bo Ray", "Ann Lee"], when="2013-10", phase=Phase.ONGOING)
        told = article("a", said, same={"Ann Lee": [same]}, more=["Ann Lee"])
        return tuple(s.relation for s in links(told).states)

    assert do("Bo Ray and his wife were doing fine") == ("married",)
    assert do("Bo Ray and his ex-wife were doing fine", "his ex-wife") == ()


def test_a_wish_a_condition_a_denial_and_a_mere_possibility_make_no_state() -> None:
    assert states(wed(phase=Phase.EXPECTED)) == {}
    assert states(wed(phase=Phase.HYPOTHETICAL)) == {}
    assert states(wed(denied=True)) == {}
    assert states(wed(certainty=Certainty.POSSIBLE)) == {}


def test_jobs_offices_charges_and_owners_are_rows_of_a_table() -> None:
    found = states(
        claim("join", "Ann Lee joined Torr Line", agent="Ann Lee", patient="Torr Line", when="2011"),
        claim("leave", "Ann Lee left Torr Line", agent="Ann Lee", patient="Torr Line", when="2018-03"),
        claim("elect", "Bo Ray was elected mayor", patient="Bo Ray", when="2018-04"),
        claim("charge", "Cy Orr was charged with theft", patient="Cy Orr", when="2018-05-02"),
        claim("buy", "Velm Line bought Torr Line", agent="Velm Line", patient="Torr Line", when="2018-05-03"),
        claim("check", "Di Fay checked into rehab", agent="Di Fay", when="2018-05-04"),
    )
    assert {r: s.when.edtf for r, s in found.items()} == {
        "employed": "2011-01-01/2018-03-31",
        "office": "2018-04-01/..",
        "charged": "2018-05-02/..",
        "owner": "2018-05-03/..",
        "in_treatment": "2018-05-04/..",
    }


def test_a_state_holds_between_those_whom_the_clause_leaves_no_doubt_about() -> None:
    three = claim("marry", "Ann Lee, Bo Ray and Cy Orr married", agent=["Ann Lee", "Bo Ray", "Cy Orr"], when="2013")
    assert states(three) == {}


def test_a_couple_is_its_members() -> None:
    def couple(id: str) -> Told:
        said = claim("marry", "the couple, Ann Lee and Bo Ray, married", agent="the couple", when="2013-04-27")
        return article(id, said, groups={"the couple": ("Ann Lee", "Bo Ray")})

    (state,) = links(couple("a")).states
    assert len(state.entities) == 2


# -- what is in force


def forces(*told: Told) -> dict[str, Force]:
    return {f"{s.relation}: {', '.join(s.entities)}": s.force for s in links(*told).states}


def force(*told: Told) -> set[Force]:
    return set(forces(*told).values())


def job(predicate: str, text: str, when: str = "", **more: object) -> Said:
    return claim(predicate, text, agent="Ann Lee", patient="Torr Line", when=when, **more)  # type: ignore[arg-type]


def test_what_has_begun_is_in_force_until_something_ends_it() -> None:
    joined = article("a", job("join", "Ann Lee joined Torr Line", "2018-01-05"), published="2018-01-06", kinds=KINDS)
    left = article("b", job("leave", "Ann Lee left Torr Line", "2018-03-05"), published="2018-03-06", kinds=KINDS)
    again = article("c", job("join", "Ann Lee rejoined Torr Line", "2019-03-05"), published="2019-03-06", kinds=KINDS)
    assert force(joined) == {Force.IN_FORCE}
    assert force(joined, left) == {Force.ENDED}
    assert force(joined, left, again) == {Force.IN_FORCE}
    assert force(again, left) == {Force.IN_FORCE}, "the order of the articles says nothing"


def test_each_state_names_what_tells_it_and_what_ends_it() -> None:
    told = article(
        "a",
        job("join", "Ann Lee joined Torr Line", "2018-01-05"),
        job("leave", "Ann Lee left Torr Line", "2018-03-05"),
        published="2018-03-06",
        kinds=KINDS,
    )
    (state,) = links(told).states
    assert (state.told_by, state.ended_by) == ((), (told.id("left"),))
    assert set(state.claims) == {told.id("joined"), told.id("left")}


def test_what_was_so_in_the_past_is_not_claimed_to_hold() -> None:
    worked = job("work", "Ann Lee worked for Torr Line", "2011")
    assert force(article("a", worked, published="2018-06-01", kinds=KINDS)) == {Force.UNKNOWN}
    until = job("work", "Ann Lee worked for Torr Line until 2011", "../2011-12-31")
    assert force(article("a", until, published="2018-06-01", kinds=KINDS)) == {Force.ENDED}
    works = job("work", "Ann Lee works for Torr Line", phase=Phase.ONGOING)
    assert force(article("a", works, published="2018-06-01", kinds=KINDS)) == {Force.IN_FORCE}


def test_who_resigns_resigns_from_what_they_had() -> None:
    joined = article("a", job("join", "Ann Lee joined Torr Line", "2018-01-05"), published="2018-01-06", kinds=KINDS)
    gone = article("b", claim("resign", "Ann Lee resigned", agent="Ann Lee", when="2018-03-05"), published="2018-03-06")
    other = article("b", claim("resign", "Bo Ray resigned", agent="Bo Ray", when="2018-03-05"), published="2018-03-06")
    assert force(joined, gone) == {Force.ENDED}
    assert force(joined, other) == {Force.IN_FORCE}
    denied = claim("resign", "Ann Lee did not resign", agent="Ann Lee", when="2018-03-05", denied=True)
    assert force(joined, article("b", denied, published="2018-03-06")) == {Force.IN_FORCE}


def test_death_ends_what_was_in_force() -> None:
    died = claim("die", "Bo Ray died", agent="Bo Ray", when="2018-03-05")
    assert force(article("a", wed()), article("b", died, published="2018-03-06")) == {Force.ENDED}


def test_a_new_employer_leaves_it_open_whether_the_old_one_is_left() -> None:
    first = article("a", job("join", "Ann Lee joined Torr Line", "2018-01-05"), published="2018-01-06", kinds=KINDS)
    said = claim("join", "Ann Lee joined Velm Line", agent="Ann Lee", patient="Velm Line", when="2019-01-05")
    found = links(first, article("b", said, published="2019-01-06", kinds=KINDS))
    of = {e.id: e.name for e in found.entities}
    assert {of[s.entities[1]]: s.force for s in found.states} == {
        "Torr Line": Force.UNKNOWN,
        "Velm Line": Force.IN_FORCE,
    }


def test_nobody_takes_a_stay_in_hospital_to_last_for_years() -> None:
    taken = claim("hospitalize", "Ann Lee was hospitalized", patient="Ann Lee", when="2016-01-05")
    then = article("a", taken, published="2016-01-06")
    later = article("b", claim("sing", "Bo Ray sang", agent="Bo Ray", when="2018-01-05"), published="2018-01-06")
    assert force(then) == {Force.IN_FORCE}
    assert force(then, later) == {Force.UNKNOWN}


def test_a_stint_is_over_and_an_undated_stay_is_not_claimed() -> None:
    assert force(article("a", claim("stint", "Ann Lee's one-day stint in rehab", agent="Ann Lee"))) == {Force.UNKNOWN}
    checked = claim("check", "Ann Lee checked into rehab", agent="Ann Lee")
    assert force(article("a", checked)) == {Force.UNKNOWN}
