from __future__ import annotations

import itertools
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.date.network import CALENDAR, Bounds, Calendar, Conflict, Constraint, Difference, Network
from dateline.date.patterns import Pattern
from dateline.when import Day


def day(text: str) -> int:
    return Day.fromisoformat(text).toordinal()


def stated(key: str, point: str, first: str, last: str = "", sure: float = 1.0) -> Difference:
    return Difference(key, CALENDAR, point, day(first), day(last or first), sure)


def days(bounds: Bounds) -> tuple[str | None, str | None]:
    first, last = (None if n is None else Day.fromordinal(n).isoformat() for n in (bounds.earliest, bounds.latest))
    return first, last


# ---- examples


def test_a_bound_comes_through_other_points_with_what_gives_it() -> None:
    network = Network(
        [
            stated("Tribune of May 3", "tribune", "2019-05-03"),
            Difference("the Tribune tells it", "fire", "tribune", 0, None),
            Difference("two to four days after the fire", "fire", "arrest", 2, 4),
        ]
    )
    assert days(network.bounds("arrest")) == (None, "2019-05-07")
    assert network.bounds("arrest").latest_because == (
        "Tribune of May 3",
        "the Tribune tells it",
        "two to four days after the fire",
    )


def test_a_point_that_nothing_is_said_of_is_open() -> None:
    assert Network().bounds("anything") == Bounds()
    assert Network([Difference("after", "a", "b", 1, None)]).bounds("b") == Bounds()


def test_the_fewest_constraints_explain_a_bound() -> None:
    network = Network(
        [
            stated("long way, first", "a", "2020-01-01"),
            Difference("long way, second", "a", "b", 0, 0),
            stated("short way", "b", "2020-01-01"),
        ]
    )
    assert network.bounds("b").earliest_because == ("short way",)


def test_a_friday_the_8th_leaves_few_days() -> None:
    network = Network(
        [
            stated("window", "x", "2013-09-01", "2014-12-31"),
            Calendar("a Friday the 8th", "x", Pattern(day=8, weekday=5)),
        ]
    )
    assert days(network.bounds("x")) == ("2013-11-08", "2014-08-08")
    assert network.bounds("x").earliest_because == ("window", "a Friday the 8th")


def test_patterns_narrow_each_other_through_a_difference() -> None:
    network = Network(
        [
            stated("window", "march", "2010-03-01", "2020-01-01"),
            Calendar("a March 1", "march", Pattern(months=(3,), day=1)),
            Calendar("a Sunday, February 28", "feb", Pattern(months=(2,), day=28, weekday=7)),
            Difference("the day before", "feb", "march", 1, 1),
        ]
    )
    assert days(network.bounds("march")) == ("2010-03-01", "2010-03-01")


def test_the_29th_of_february_waits_for_a_leap_year() -> None:
    network = Network([stated("window", "x", "1897-01-01", "1905-01-01"), Calendar("f", "x", Pattern((2,), 29))])
    assert days(network.bounds("x")) == ("1904-02-29", "1904-02-29")


def test_the_least_sure_steps_back_and_nothing_else_moves() -> None:
    right = [
        stated("the page says", "p", "2015-03-02", sure=0.9),
        Difference("told in the past", "e", "p", 0, None, 0.8),
    ]
    wrong = stated("a typing error", "e", "2051-03-01", sure=0.5)
    network = Network([wrong, *right])
    assert network.conflicts == (Conflict("a typing error", ("the page says", "told in the past")),)  # by key
    for point in ("p", "e"):
        assert network.bounds(point) == Network(right).bounds(point)


def test_a_surer_one_that_comes_later_displaces_what_it_clashes_with() -> None:
    loose, firm = stated("rumour", "x", "2001-01-01", sure=0.2), stated("record", "x", "2002-01-01", sure=0.9)
    network = Network([loose])
    network.add([firm])
    assert days(network.bounds("x")) == ("2002-01-01", "2002-01-01")
    assert network.conflicts == (Conflict("rumour", ("record",)),)


def test_a_circle_can_not_hold_though_no_day_is_known() -> None:
    network = Network(
        [
            Difference("a before b", "a", "b", 1, None, 0.9),
            Difference("b before a", "b", "a", 1, None, 0.5),
        ]
    )
    assert network.conflicts == (Conflict("b before a", ("a before b",)),)


def test_patterns_that_never_meet_are_a_conflict() -> None:
    network = Network(
        [
            stated("window", "x", "2000-01-01", sure=0.9),
            Calendar("a February 30", "x", Pattern((2,), 30), 0.4),
        ]
    )
    assert [each.left_out for each in network.conflicts] == ["a February 30"]


def test_an_equal_constraint_counts_once_and_a_key_means_one_thing() -> None:
    once = stated("a", "x", "2000-01-01")
    assert Network([once, once]).bounds("x") == Network([once]).bounds("x")
    try:
        Network([once, stated("a", "x", "2000-01-02")])
    except ValueError as error:
        assert "key a" in str(error)
    else:
        raise AssertionError("two meanings of one key")


# ---- what always holds

_POINTS = ("a", "b", "c")
_DAYS = range(105, 117)  # the days that brute force tries


@st.composite
def _differences(draw: st.DrawFn) -> list[Difference]:
    found = []
    for n in range(draw(st.integers(0, 7))):
        left, right = draw(st.permutations([CALENDAR, *_POINTS]))[:2]
        base = 0 if CALENDAR not in (left, right) else 110 if left == CALENDAR else -110
        least = draw(st.none() | st.integers(-5, 5))
        most = draw(st.none() | st.integers(max(-5, -5 if least is None else least), 5))
        low, high = (None if days is None else days + base for days in (least, most))
        found.append(Difference(f"d{n}", left, right, low, high, draw(st.sampled_from((0.3, 0.6, 0.9)))))
    return found


_PATTERNS = st.builds(
    Pattern,
    months=st.sampled_from(((), (4,), (4, 5))),
    day=st.none() | st.integers(12, 31),
    weekday=st.none() | st.integers(1, 7),
)
_WINDOW = [Difference(f"window {p}", CALENDAR, p, _DAYS[0], _DAYS[-1], 1.0) for p in _POINTS]


@st.composite
def _networks(draw: st.DrawFn) -> list[Constraint]:
    calendars = [
        Calendar(f"c{n}", draw(st.sampled_from(_POINTS)), draw(_PATTERNS), draw(st.sampled_from((0.3, 0.6, 0.9))))
        for n in range(draw(st.integers(0, 3)))
    ]
    return [*_WINDOW, *draw(_differences()), *calendars]


def _holds(each: Constraint, at: dict[str, int]) -> bool:
    if isinstance(each, Calendar):
        return each.pattern.after(at[each.point]) == at[each.point]
    apart = at[each.right] - at[each.left]
    return (each.least is None or each.least <= apart) and (each.most is None or apart <= each.most)


def _brute(constraints: list[Constraint]) -> dict[str, tuple[int, int]] | None:
    """The first and last day of each point over all choices of days that fit; None where none do."""
    found = [
        choice
        for choice in itertools.product(_DAYS, repeat=len(_POINTS))
        if _fits(constraints, dict(zip((CALENDAR, *_POINTS), (0, *choice), strict=True)))
    ]
    return {p: (min(c[n] for c in found), max(c[n] for c in found)) for n, p in enumerate(_POINTS)} if found else None


def _fits(constraints: list[Constraint], at: dict[str, int]) -> bool:
    return all(_holds(each, at) for each in constraints)


def _kept(constraints: list[Constraint], network: Network) -> list[Constraint]:
    left_out = {each.left_out for each in network.conflicts}
    return [each for each in constraints if each.key not in left_out]


@given(_networks())
def test_bounds_are_never_tighter_than_brute_force(constraints: list[Constraint]) -> None:
    network = Network(constraints)
    truth = _brute(_kept(constraints, network))
    if truth is not None:  # holes of patterns can hide a contradiction from intervals: then there is no tighter truth
        for point, (first, last) in truth.items():
            found = network.bounds(point)
            assert found.earliest is not None and found.earliest <= first
            assert found.latest is not None and found.latest >= last


@given(_differences())
def test_bounds_of_differences_are_those_of_brute_force(differences: list[Difference]) -> None:
    constraints: list[Constraint] = [*_WINDOW, *differences]
    network = Network(constraints)
    truth = _brute(_kept(constraints, network))
    assert truth == {p: (network.bounds(p).earliest, network.bounds(p).latest) for p in _POINTS}


@given(_differences())
def test_only_what_can_not_hold_with_surer_ones_steps_back(differences: list[Difference]) -> None:
    constraints: list[Constraint] = [*_WINDOW, *differences]
    network = Network(constraints)
    for conflict in network.conflicts:
        own = next(each for each in constraints if each.key == conflict.left_out)
        against = [each for each in constraints if each.key in conflict.against]
        assert _brute([own, *against]) is None
        assert all(each.sure >= own.sure for each in against)


@settings(max_examples=30, deadline=None)
@given(_networks(), st.randoms(use_true_random=False))
def test_the_order_of_insertion_does_not_matter(constraints: list[Constraint], chance: object) -> None:
    whole = Network(constraints)
    shuffled = list(constraints)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    single = Network()
    for each in shuffled:
        single.add([each])
    assert [c.left_out for c in single.conflicts] == [c.left_out for c in whole.conflicts]
    assert Network(shuffled).conflicts == whole.conflicts
    for point in _POINTS:
        assert Network(shuffled).bounds(point) == whole.bounds(point)
        one, other = single.bounds(point), whole.bounds(point)
        assert (one.earliest, one.latest) == (other.earliest, other.latest)


@given(_networks())
def test_the_constraints_of_an_explanation_alone_give_the_bound(constraints: list[Constraint]) -> None:
    network = Network(constraints)
    for point in _POINTS:
        found = network.bounds(point)
        for keys, side in ((found.earliest_because, "earliest"), (found.latest_because, "latest")):
            alone = Network(each for each in constraints if each.key in keys)
            assert getattr(alone.bounds(point), side) == getattr(found, side)


@given(_PATTERNS, st.integers(700000, 760000))
def test_a_pattern_finds_the_nearest_day_on_each_side(pattern: Pattern, ordinal: int) -> None:
    def fits(number: int) -> bool:
        at = Day.fromordinal(number)
        return (
            (not pattern.months or at.month in pattern.months)
            and pattern.day in (None, at.day)
            and pattern.weekday in (None, at.isoweekday())
        )

    after, before = pattern.after(ordinal), pattern.before(ordinal)
    possible = any(fits(n) for n in range(ordinal, ordinal + 3000))
    if after is not None and possible:
        assert fits(after) and not any(fits(n) for n in range(ordinal, min(after, ordinal + 3000)))
    if before is not None:
        assert fits(before) and not any(fits(n) for n in range(max(before + 1, ordinal - 3000), ordinal + 1))


def _greedy(constraints: list[Constraint]) -> list[str]:
    """By brute force: the surest first, each that can't hold with those that do."""
    held: list[Constraint] = []
    left_out = []
    for each in sorted(constraints, key=lambda c: (-c.sure, c.key)):
        if _brute([*held, each]) is None:
            left_out.append(each.key)
        else:
            held.append(each)
    return sorted(left_out)


@settings(max_examples=60)
@given(_differences(), st.integers(1, 3), st.randoms(use_true_random=False))
def test_what_steps_back_is_what_brute_force_leaves_out_at_once_or_bit_by_bit(
    differences: list[Difference], size: int, chance: Random
) -> None:
    constraints: list[Constraint] = [*_WINDOW, *differences]
    truth = _greedy(constraints)
    assert [each.left_out for each in Network(constraints).conflicts] == truth
    chance.shuffle(constraints)
    network = Network()
    for start in range(0, len(constraints), size):
        network.add(constraints[start : start + size])
    assert [each.left_out for each in network.conflicts] == truth
    whole = Network(constraints)
    assert [network.bounds(p) for p in _POINTS] == [whole.bounds(p) for p in _POINTS]


@given(_networks(), st.integers(1, 4))
def test_no_constraint_of_a_conflict_can_be_spared(constraints: list[Constraint], size: int) -> None:
    network = Network()
    for start in range(0, len(constraints), size):
        network.add(constraints[start : start + size])
    by_key = {each.key: each for each in constraints}
    for conflict in network.conflicts:
        own, against = by_key[conflict.left_out], [by_key[key] for key in conflict.against]
        assert [c.left_out for c in Network([own, *against]).conflicts] == [conflict.left_out]
        assert all((-c.sure, c.key) < (-own.sure, own.key) for c in against)
        for spared in against:
            assert Network([own, *(c for c in against if c != spared)]).conflicts == ()


def test_a_circle_of_weekdays_that_never_fit_is_seen_within_days() -> None:
    circle: list[Constraint] = [
        stated("not before", "x", "0002-01-01", "9998-01-01"),
        Calendar("a Monday", "x", Pattern(weekday=1), 0.9),
        Difference("the next day", "x", "y", 1, 1, 0.8),
        Calendar("a Monday too", "y", Pattern(weekday=1), 0.7),
    ]
    network = Network(circle)
    assert [c.left_out for c in network.conflicts] == ["a Monday too"]
    assert set(network.conflicts[0].against) == {"not before", "a Monday", "the next day"}
    assert Network([*circle[:3], Calendar("a Tuesday", "y", Pattern(weekday=2), 0.7)]).conflicts == ()


def test_what_a_displaced_constraint_kept_out_holds_again() -> None:
    network = Network([stated("rumour", "x", "2001-01-01", sure=0.5), stated("whisper", "x", "2002-01-01", sure=0.2)])
    assert network.conflicts == (Conflict("whisper", ("rumour",)),)
    network.add([Difference("a year after", "y", "x", 365, 365, 0.9), stated("record", "y", "2001-01-01", sure=0.9)])
    assert network.conflicts == (Conflict("rumour", ("a year after", "record")),)
    assert days(network.bounds("x")) == ("2002-01-01", "2002-01-01")
