"""The order of what is shown, where a story tells what comes before what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.tell.order import Order


def named(item: str) -> str:
    return item


def test_what_is_told_to_come_before_stands_before_and_the_rest_keeps_its_place() -> None:
    order = Order({"a": ["d"]})
    assert order.arranged("abcd", named, named) == ("b", "c", "d", "a")


def test_an_order_through_something_that_is_not_shown_counts() -> None:
    order = Order({"b": ["x"], "x": ["c"]})
    assert order.arranged("bc", named, named) == ("c", "b")
    assert order.known("c", "b")
    assert not order.known("b", "c")


pairs = st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1])


@given(st.lists(pairs), st.permutations(range(8)), st.permutations("abcdefgh"))
def test_everything_is_shown_once_behind_what_comes_before_it(
    told: list[tuple[int, int]], number: list[int], shown: list[str]
) -> None:
    before: dict[str, list[str]] = {}
    for a, b in told:  # numbers in their own order make no circle, whatever their names
        before.setdefault("abcdefgh"[number[b]], []).append("abcdefgh"[number[a]])
    order = Order(before)
    found = order.arranged(shown, named, named)
    assert sorted(found) == list("abcdefgh")
    assert found == order.arranged(sorted(shown), named, named), "whatever the order of what is shown"
    for later, earlier in before.items():
        assert all(found.index(each) < found.index(later) for each in earlier)
