"""Which orders of events hold, against brute force; and the days that they leave, against the network of dates."""

from __future__ import annotations

import datetime
import itertools
from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.date.holding import Holding, Order
from dateline.date.narrowed import Narrowed, earliest, latest
from dateline.date.network import CALENDAR, Difference, Network
from dateline.model import Precedence
from dateline.when import UNKNOWN, Basis, Day, When

NAMES = "pqrstu"
FIRST = Day(2015, 1, 1)


def held(orders: list[Order], left_out: Mapping[tuple[str, str], bool]) -> list[Order]:
    return [order for order in orders if order[:2] not in left_out]


def circle(orders: list[Order]) -> bool:
    """By brute force: whether no row of the events agrees with all orders."""
    ids = sorted({id for order in orders for id in order[:2]})
    return not any(all(row.index(a) < row.index(b) for a, b, _ in orders) for row in itertools.permutations(ids))


def against_days(orders: list[Order], whens: Mapping[str, When]) -> bool:
    """By brute force: whether some event would have to come after, by orders, what its last day is before."""
    before = {(a, b) for a, b, _ in orders}
    for _ in NAMES:
        before |= {(a, d) for (a, b), (c, d) in itertools.product(before, before) if b == c}
    return any(
        first is not None and last is not None and first > last
        for a, b in before
        for first, last in [(whens.get(a, UNKNOWN).earliest, whens.get(b, UNKNOWN).latest)]
    )


def brute(orders: list[Order], whens: Mapping[str, When]) -> dict[tuple[str, str], bool]:
    """The surest first: each that can't hold with those that do, and whether the days are against it."""
    holding: list[Order] = []
    left_out: dict[tuple[str, str], bool] = {}
    for order in sorted(orders, key=lambda o: (-o[2], f"order {o[0]} {o[1]}")):
        if circle([*holding, order]):
            left_out[order[:2]] = False
        elif against_days([*holding, order], whens):
            left_out[order[:2]] = True
        else:
            holding.append(order)
    return left_out


def when(one: int | None, other: int | None) -> When:
    if one is not None and other is not None:
        one, other = min(one, other), max(one, other)
    first, last = (None if n is None else FIRST + datetime.timedelta(n) for n in (one, other))
    return When(first, last, Basis.STATED) if first or last else UNKNOWN


days = st.none() | st.integers(0, 9)
whens_of_all = st.fixed_dictionaries({name: st.builds(when, days, days) for name in NAMES})
some_orders = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from([0.45, 0.7, 0.8, 0.9])),
    max_size=14,
    unique_by=lambda order: order[:2],
).map(lambda orders: [order for order in orders if order[0] != order[1]])


@given(some_orders, whens_of_all)
def test_what_is_left_out_is_what_brute_force_leaves_out(orders: list[Order], whens: dict[str, When]) -> None:
    holding = Holding()
    holding.add(orders, whens)
    assert holding.left_out == brute(orders, whens)
    at = {id: n for n, id in enumerate(holding.row)}
    assert all(at[a] < at[b] for a, b, _ in held(orders, holding.left_out))


@given(some_orders, whens_of_all, st.randoms(use_true_random=False), st.integers(1, 4))
def test_orders_that_come_later_are_decided_as_if_all_came_at_once(
    orders: list[Order], whens: dict[str, When], random: Random, size: int
) -> None:
    random.shuffle(orders)
    holding = Holding()
    for start in range(0, len(orders), size):
        holding.add(orders[start : start + size], whens)
        assert holding.left_out.keys() == brute(orders[: start + size], whens).keys()


def test_a_surer_order_pushes_a_less_sure_one_out_and_lets_in_what_that_kept_out() -> None:
    holding = Holding()
    holding.add([("a", "b", 0.7), ("b", "c", 0.7), ("c", "a", 0.5)], {})
    assert holding.left_out == {("c", "a"): False}
    holding.add([("b", "a", 0.9)], {})
    assert holding.left_out == {("a", "b"): False}


def test_a_pair_is_given_once() -> None:
    holding = Holding()
    holding.add([("a", "b", 0.7)], {})
    with pytest.raises(ValueError, match="an order of a and b is there already"):
        holding.add([("a", "b", 0.8)], {})


@given(some_orders, whens_of_all)
def test_days_and_reasons_are_those_of_the_network_of_dates(orders: list[Order], whens: dict[str, When]) -> None:
    holding = Holding()
    holding.add(orders, whens)
    used = [Precedence(a, b, (a, b), sure) for a, b, sure in held(orders, holding.left_out)]
    dated = {id: when for id, when in whens.items() if when.known}
    network = Network(
        [
            *(Difference(f"order {o.earlier} {o.later}", o.earlier, o.later, 0, None, o.sure) for o in used),
            *(Difference(f"day {id}", CALENDAR, id, *_ordinals(when)) for id, when in dated.items()),
        ]
    )
    assert network.conflicts == ()
    first, last = earliest(used, holding.row, dated), latest(used, holding.row, dated)
    for id in holding.row:
        bounds = network.bounds(id)
        assert _found(first, id) == (bounds.earliest, _orders(bounds.earliest_because))
        assert _found(last, id) == (bounds.latest, _orders(bounds.latest_because))


def _ordinals(when: When) -> tuple[int | None, int | None]:
    first, last = (day.toordinal() if day else None for day in (when.earliest, when.latest))
    return first, last


def _found(narrowed: Narrowed, id: str) -> tuple[int | None, list[str]]:
    day = narrowed.day(id)
    if day is None:
        return None, []
    return day.toordinal(), [f"order {o.earlier} {o.later}" for o in narrowed.way(id)]


def _orders(keys: tuple[str, ...]) -> list[str]:
    return [key for key in reversed(keys) if key.startswith("order ")]
