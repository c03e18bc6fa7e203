"""Relations that hold for a time."""

from __future__ import annotations

from dateline.model import Certainty, Phase, State
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
