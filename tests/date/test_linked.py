"""The order of linked events, and the days that it leaves them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.date.linked import order_events
from dateline.model import Certainty, Claim, ClaimOrder, Event, Facts, Links, Phase, Polarity, Standing
from dateline.span import Span
from dateline.when import UNKNOWN, Basis, Reason, When, from_edtf
from tests.date.build import article

TEXT = "Orla left before the wall fell."


def story(whens: Sequence[When], told: Sequence[tuple[int, int, float, bool]]) -> tuple[list[Facts], Links]:
    """An event for each date, e0, e1, …, each with a claim in an article of its own; orders of their numbers."""
    facts, events = [], []
    for n, when in enumerate(whens):
        span = Span(f"a{n}", 0, 4)
        happened = (Certainty.CERTAIN, Polarity.POSITIVE, Phase.HAPPENED)
        claim = Claim(f"c{n}", span, span, "leave", f"happening {n}", (), when, *happened)
        orders = tuple(
            ClaimOrder(f"c{a}", f"c{b}", sure, Span(f"a{n}", 10, 16) if words else None)
            for a, b, sure, words in told
            if a == n
        )
        facts.append(Facts(f"a{n}", (), (), (claim,), orders=orders))
        events.append(Event(f"e{n}", f"happening {n}", when, (), Standing.REPORTED, (f"c{n}",), ()))
    return facts, Links(events=tuple(events), event_of={f"c{n}": f"e{n}" for n in range(len(whens))})


def ordered(facts: Sequence[Facts], links: Links) -> Links:
    return order_events([article(TEXT, "2015-06-01", each.article) for each in facts], facts, links)


def whens(*edtf: str) -> list[When]:
    return [from_edtf(each, Basis.STATED, (Reason("it says so"),)) for each in edtf]


def test_before_a_dated_event_is_by_its_day_with_the_word_and_the_outlet() -> None:
    links = ordered(*story(whens("", "2015-03-04"), [(0, 1, 0.9, True)]))
    when = links.events[0].when
    assert (when.edtf, when.basis) == ("../2015-03-04", Basis.INFERRED)
    assert when.because == (Reason("before “happening 1”, which was on 2015-03-04 (a1)", Span("a0", 10, 16)),)
    assert links.events[1].when.edtf == "2015-03-04"


def test_a_bound_goes_through_several_orders_and_each_is_a_line() -> None:
    links = ordered(*story(whens("2015-03", "", "../2016"), [(0, 1, 0.9, True), (1, 2, 0.8, True)]))
    last = links.events[2].when
    assert last.edtf == "2015-03-01/2016-12-31"
    assert [r.text for r in last.because] == [
        "it says so", "after “happening 1”", "after “happening 0”, which was not before 2015-03-01 (a0)",
    ]  # fmt: skip


def test_an_order_that_the_dates_contradict_steps_back_and_moves_nothing() -> None:
    facts, links = story(whens("2016", "2015"), [(0, 1, 0.9, True)])
    after = ordered(facts, links)
    assert after.events == links.events
    (order,) = after.orders
    assert order.left_out == "the dates say otherwise: “happening 0” 2016, “happening 1” 2015"
    assert after.before == {}


def test_the_least_sure_of_a_circle_steps_back() -> None:
    links = ordered(*story(whens("", "", ""), [(0, 1, 0.9, True), (1, 2, 0.8, True), (2, 0, 0.45, False)]))
    assert [(o.earlier, o.later) for o in links.orders if o.left_out] == [("e2", "e0")]
    assert links.before == {"e1": ("e0",), "e2": ("e1",)}


def test_a_day_that_was_inferred_bounds_no_other_event() -> None:
    today = from_edtf("2015-03-04", Basis.INFERRED, (Reason("present tense: publication"),))
    links = ordered(*story([UNKNOWN, today], [(0, 1, 0.9, True)]))
    assert not links.events[0].when.known
    assert links.before == {"e1": ("e0",)}


def test_a_bound_that_is_known_and_sharper_stays_with_its_own_reason() -> None:
    tense = from_edtf("../2015-06-01", Basis.INFERRED, (Reason("past tense: not after publication"),))
    links = ordered(*story([*whens("2015-03"), tense, *whens("2015-09")], [(0, 1, 0.9, True), (1, 2, 0.9, True)]))
    when = links.events[1].when
    assert when.edtf == "2015-03-01/2015-06-01"
    assert [r.text for r in when.because] == [
        "past tense: not after publication", "after “happening 0”, which was not before 2015-03-01 (a0)",
    ]  # fmt: skip


def test_the_readers_judgement_orders_but_moves_no_bound() -> None:
    links = ordered(*story(whens("", "2015-03-04"), [(0, 1, 0.49, False)]))
    assert not links.events[0].when.known
    assert links.before == {"e1": ("e0",)}


def test_the_surest_of_what_says_the_same_is_kept() -> None:
    facts, links = story(whens("", ""), [(0, 1, 0.45, False), (0, 1, 0.9, True)])
    (order,) = ordered(facts, links).orders
    assert (order.sure, order.claims) == (0.9, ("c0", "c1"))


days = st.integers(0, 400).map(lambda n: datetime.date(2015, 1, 1) + datetime.timedelta(n))


def interval(one: datetime.date | None, other: datetime.date | None) -> When:
    first, last = (other, one) if one and other and one > other else (one, other)
    basis = Basis.INFERRED if first and first.day % 5 == 0 else Basis.STATED
    return When(first, last, basis, (Reason("it says so"),)) if first or last else UNKNOWN


intervals = st.builds(interval, st.none() | days, st.none() | days)


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[When], list[tuple[int, int, float, bool]]]:
    dates = draw(st.lists(intervals, min_size=2, max_size=6))
    numbers = st.integers(0, len(dates) - 1)
    sure = st.sampled_from([0.45, 0.49, 0.7, 0.8, 0.9])
    told = draw(st.lists(st.tuples(numbers, numbers, sure), max_size=10))
    return dates, [(a, b, sure, sure > 0.5) for a, b, sure in told if a != b]


@given(stories())
def test_the_order_has_no_circle(made: tuple[list[When], list[tuple[int, int, float, bool]]]) -> None:
    before = ordered(*story(*made)).before

    def above(id: str, seen: frozenset[str]) -> Iterator[str]:
        assert id not in seen
        for earlier in before.get(id, ()):
            yield from above(earlier, seen | {id})

    for id in before:
        assert list(above(id, frozenset())) == []


@given(stories())
def test_order_only_narrows_and_what_holds_holds_in_the_dates(
    made: tuple[list[When], list[tuple[int, int, float, bool]]],
) -> None:
    links = ordered(*story(*made))
    after = {event.id: event.when for event in links.events}
    for number, when in enumerate(made[0]):
        now = after[f"e{number}"]
        assert when.earliest is None or (now.earliest is not None and now.earliest >= when.earliest)
        assert when.latest is None or (now.latest is not None and now.latest <= when.latest)
        assert not now.known or now.because
    for order in links.orders:
        first, second = after[order.earlier], after[order.later]
        if not order.left_out and first.earliest and second.latest:
            assert first.earliest <= second.latest


@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_articles_and_events_decides_nothing(
    made: tuple[list[When], list[tuple[int, int, float, bool]]], random: Random
) -> None:
    facts, links = story(*made)
    shuffled = sorted(facts, key=lambda _: random.random())
    one, other = ordered(facts, links), ordered(shuffled, links)
    assert one == other


@pytest.mark.parametrize("left", ["", "2014"])
def test_events_without_orders_are_as_they_were(left: str) -> None:
    facts, links = story(whens(left, "2015"), [])
    assert ordered(facts, links) == links
