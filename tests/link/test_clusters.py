"""Groups by the mean and the best chance of their pairs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.link.clusters import clustered


def groups(size: int, chances: dict[tuple[int, int], float], best: float = 0.0, **more: object) -> list[list[int]]:
    return clustered(size, chances, 0.5, best=best, **more)[0]  # type: ignore[arg-type]


def test_the_mean_of_all_pairs_decides() -> None:
    chain = {(0, 1): 0.9, (1, 2): 0.8}
    assert groups(3, chain) == [[0, 1], [2]], "the pair that isn't there has no chance"
    assert groups(3, chain | {(0, 2): 0.3}) == [[0, 1, 2]]


def test_the_best_pair_may_count_too() -> None:
    assert groups(3, {(0, 1): 0.9, (1, 2): 0.8}, best=0.5) == [[0, 1, 2]]


def test_what_is_barred_keeps_its_groups_apart() -> None:
    sure = {(0, 1): 0.9, (1, 2): 0.9, (0, 2): -1.0}
    assert groups(3, sure, best=1.0) == [[0, 1], [2]]


def test_given_groups_come_first_whatever_bars_them() -> None:
    assert groups(3, {(0, 1): -1.0, (1, 2): 0.9}, given=[[0, 1]]) == [[0, 1], [2]]
    assert groups(3, {(0, 1): 0.1, (1, 2): 0.9, (0, 2): 0.9}, given=[[0, 1]]) == [[0, 1, 2]]


def test_each_joining_names_the_pair_that_fits_best() -> None:
    _, joinings = clustered(3, {(0, 1): 0.9, (0, 2): 0.7, (1, 2): 0.8}, 0.5)
    assert [joining.best for joining in joinings] == [(0, 1), (1, 2)]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda p: p[0] < p[1]),
        st.sampled_from([-1.0, 0.1, 0.4, 0.6, 0.9]),
    )
)
def test_every_thing_is_in_one_group_and_none_with_what_it_is_barred_from(
    chances: dict[tuple[int, int], float],
) -> None:
    found, joinings = clustered(6, chances, 0.5, best=0.5)
    assert sorted(n for group in found for n in group) == list(range(6))
    assert len(joinings) == 6 - len(found)
    together = {(a, b) for group in found for a in group for b in group if a < b}
    assert not [pair for pair in together if chances.get(pair, 0) < 0]
    assert clustered(6, dict(reversed(chances.items())), 0.5, best=0.5)[0] == found
