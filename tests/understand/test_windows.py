"""Windows hold every word, and each word is seen with context."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.understand import windows


@given(st.lists(st.integers(1, 6), max_size=400))
def test_windows_cover_all_words_in_order_and_fit(sizes: list[int]) -> None:
    found = windows.cut(sizes, limit=40, overlap=12)
    assert all(sum(sizes[a:b]) <= 40 for a, b in found)
    assert {i for a, b in found for i in range(a, b)} == set(range(len(sizes)))
    assert found == sorted(set(found))


def test_a_text_that_fits_is_one_window() -> None:
    assert windows.cut([1] * 40, limit=40) == [(0, 40)]
    assert windows.cut([]) == []


def test_a_word_at_a_seam_is_read_where_it_stands_in_the_middle() -> None:
    found = windows.cut([1] * 100, limit=40, overlap=20)
    assert found == [(0, 40), (20, 60), (40, 80), (60, 100)]
    assert found[windows.best(found, 39, 40, 100)] == (20, 60)
    assert found[windows.best(found, 0, 1, 100)] == (0, 40)
    assert found[windows.best(found, 99, 100, 100)] == (60, 100)


def test_words_that_no_window_holds_together_have_none() -> None:
    assert windows.best([(0, 40), (20, 60)], 5, 50, 100) == -1
