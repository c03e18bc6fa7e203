"""What may be one is not shown side by side in a first view: when two events may be, and when they may not."""

from __future__ import annotations

import pytest

from dateline.model import EntityKind, Story
from dateline.tell.gist import gist, may_be_one
from dateline.tell.index import Index
from tests.link import build

FIRMS = {"Torr Line": EntityKind.ORGANIZATION, "Wick Bank": EntityKind.ORGANIZATION}


def one_of(left: build.Said, right: build.Said) -> bool:
    """Whether what two articles tell, each one thing, may be one."""
    told = (build.article("a", left, kinds=FIRMS), build.article("b", right, kinds=FIRMS))
    index = Index(Story(tuple(t.article for t in told), tuple(t.facts for t in told), build.links(*told)))
    one, two = (gist(event, index) for event in index.story.links.events)
    return may_be_one(one, two) and may_be_one(two, one)


def test_a_sum_that_is_offered_is_nobody_to_whom_something_is_done() -> None:
    offer = build.claim(
        "offer", "Torr Line offered 7000000 in shares for Wick Bank",
        agent="Torr Line", patient="7000000", partner="Wick Bank", when="2019-02-12", amount=("7000000", "€"),
    )  # fmt: skip
    agreement = build.claim(
        "agree", "Wick Bank agreed to merge with Torr Line", agent="Wick Bank", partner="Torr Line", when="2019-02"
    )
    assert one_of(offer, agreement)


@pytest.mark.parametrize(("day", "sum", "one"), [("05", "40000", True), ("05", "90000", False), ("25", "40000", False)])
def test_one_large_sum_of_one_day_is_one_payment_in_whatever_words(day: str, sum: str, one: bool) -> None:
    passed = build.claim(
        "pass on",
        "Records say 40000 was passed on to Bo Ray",
        partner="Bo Ray",
        when="2019-03-05",
        amount=("40000", "€"),
    )
    ended = build.claim(
        "end up", f"The sum of {sum} ended up with a cousin", agent="the sum", when=f"2019-03-{day}", amount=(sum, "€")
    )
    assert one_of(passed, ended) is one


def test_who_is_elected_is_who_wins() -> None:
    won = build.claim("beat", "Ann Lee beat Bo Ray", agent="Ann Lee", patient="Bo Ray", when="2019-03-24")
    elected = build.claim("elect", "Ann Lee was elected", agent="Ann Lee", patient="Ann Lee", when="2019-03")
    other = build.claim("beat", "Ann Lee beat Ida Moss", agent="Ann Lee", patient="Ida Moss", when="2019-03")
    assert one_of(won, elected)
    assert not one_of(won, other)


@pytest.mark.parametrize(
    ("predicate", "whom", "when", "one"),
    [
        ("arrest", "Bo Ray", "2019-06-10", True),
        ("arrest", "Bo Ray", "2019-06-20", False),
        ("arrest", "Ida Moss", "2019-06-10", False),
        ("question", "Bo Ray", "2019-06-10", False),
    ],
)
def test_what_happens_once_to_somebody_may_be_told_for_the_day_of_the_news(
    predicate: str, whom: str, when: str, one: bool
) -> None:
    arrest = build.claim("arrest", "Police arrested Bo Ray", agent="police", patient="Bo Ray", when="2019-06-08")
    later = build.claim(predicate, f"Officers {predicate}ed {whom}", agent="officers", patient=whom, when=when)
    assert one_of(arrest, later) is one


def test_a_verb_that_tells_nothing_by_itself_adds_nothing_to_what_the_same_two_did() -> None:
    agreed = build.claim(
        "agree", "Torr Line agreed to merge with Wick Bank", agent="Torr Line", partner="Wick Bank", when="2019-02"
    )
    public = build.claim(
        "make", "Torr Line and Wick Bank made their plan public",
        agent=("Torr Line", "Wick Bank"), patient="their plan", when="2019-02-02",
    )  # fmt: skip
    other = build.claim(
        "make", "Torr Line and Ida Moss made their plan public",
        agent=("Torr Line", "Ida Moss"), patient="their plan", when="2019-02-02",
    )  # fmt: skip
    assert one_of(agreed, public)
    assert not one_of(agreed, other)


def test_a_fall_in_one_place_is_one_whatever_is_said_to_have_fallen() -> None:
    spring = "2019-03-25/2019-05-05"  # more than a month: too long to tell when
    fell = build.claim("fall", "A platform fell onto the north quay", agent="platform", when="2019-04-20")
    later = build.claim(
        "come down", "In spring, part of the scaffold on the north quay came down", agent="scaffold", when=spring
    )
    elsewhere = build.claim("come down", "A chimney in the yard came down", agent="chimney", when=spring)
    assert one_of(fell, later)
    assert not one_of(fell, elsewhere)


def test_told_to_his_face_names_nobody_else() -> None:
    named = build.claim("warn", "Bo Ray was warned to his face", patient="Bo Ray", partner="face")
    described = build.claim("warn", "The pilot was warned twice that the quay was weak", patient="pilot")
    assert one_of(named, described)


@pytest.mark.parametrize(("whom", "one"), [("the pilot", True), ("the cook", False)])
def test_who_is_only_described_may_be_who_is_named_and_called_so(whom: str, one: bool) -> None:
    named = build.claim("warn", f"Bo Ray, {whom}, was warned of the danger", patient="Bo Ray", partner="danger")
    described = build.claim("warn", "The pilot was warned on two occasions", patient="pilot")
    assert one_of(named, described) is one


@pytest.mark.parametrize(
    "text",
    [
        "Officers led Bo Ray away in handcuffs",
        "Police took Bo Ray into custody",
    ],
)
def test_an_arrest_in_other_words(text: str) -> None:
    predicate = "lead" if "led" in text else "take"
    arrest = build.claim("arrest", "Police arrested Bo Ray", agent="police", patient="Bo Ray", when="2019-06")
    assert one_of(arrest, build.claim(predicate, text, agent="the crew", patient="Bo Ray", when="2019-06-08"))
