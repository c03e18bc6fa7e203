"""A row of points that grows link by link."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dateline.date import row as rows
from dateline.date.row import Row

POINTS = 7
links_of_few = st.lists(st.tuples(st.integers(0, POINTS - 1), st.integers(0, POINTS - 1)), max_size=25)


def reach(links: list[tuple[int, int]], start: int) -> set[int]:
    """By brute force: a point, and all that links lead to from it."""
    found = {start}
    while more := {b for a, b in links if a in found} - found:
        found |= more
    return found


def a_row_with(told: list[tuple[int, int]], guessed: list[tuple[int, int]]) -> tuple[Row, list[tuple[int, int]]]:
    row, held = Row(), list[tuple[int, int]]()
    for _ in range(POINTS):
        row.point()
    row.guess(guessed)
    for first, second in told:
        way = row.back(first, second)
        if not way:
            assert first not in reach(held, second)
            row.link(first, second)
            held.append((first, second))
            continue
        assert (way[0], way[-1]) == (second, first)
        assert all(step in held for step in pairwise(way))
    return row, held


@given(links_of_few, links_of_few)
def test_all_links_agree_with_the_row_and_a_circle_is_shown(
    told: list[tuple[int, int]], guessed: list[tuple[int, int]]
) -> None:
    row, held = a_row_with(told, guessed)
    assert sorted(row) == list(range(POINTS))
    at = {point: n for n, point in enumerate(row)}
    assert all(at[first] < at[second] and row.place[first] < row.place[second] for first, second in held)


def test_where_the_room_is_used_up_places_are_given_anew() -> None:
    row = Row()
    first, target, beyond, *others = [row.point() for _ in range(rows._ROOM.bit_length() + 20)]
    row.link(target, beyond)
    for point in others:  # each right before the target: half of the room is left each time
        assert row.back(point, target) == []
        row.link(point, target)
    assert [*row] == [first, *others, target, beyond]
    places = [row.place[point] for point in row]
    assert places == sorted(set(places))


def test_a_guess_agrees_with_links_that_have_no_circle() -> None:
    row = Row()
    for _ in range(4):
        row.point()
    row.guess([(3, 1), (1, 2), (2, 0)])
    assert [*row] == [3, 1, 2, 0]
