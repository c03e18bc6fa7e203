"""Windows hold every word, and each word is seen with context."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from dateline.understand import windows

stretches = st.lists(st.tuples(st.integers(1, 6), st.booleans()), max_size=400)


@given(stretches)
def test_windows_cover_all_words_in_order_and_fit(text: list[tuple[int, bool]]) -> None:
    sizes, begins = [size for size, _ in text], [begin for _, begin in text]
    found = windows.cut(sizes, begins, limit=40, overlap=12)
    assert all(sum(sizes[a:b]) <= 40 for a, b in found)
    assert {i for a, b in found for i in range(a, b)} == set(range(len(sizes)))
    assert found == sorted(set(found))
    assert all(b < d for (_, b), (_, d) in itertools.pairwise(found))  # each brings something new


@given(st.lists(st.integers(1, 9), max_size=60))
def test_no_short_sentence_is_cut(lengths: list[int]) -> None:
    begins = [i == 0 for length in lengths for i in range(length)]
    found = windows.cut([1] * len(begins), begins, limit=40, overlap=12)
    starts = [i for i, begin in enumerate(begins) if begin]
    for first, last in itertools.pairwise([*starts, len(begins)]):
        assert windows.best(found, first, last, len(begins)) >= 0


def test_a_text_that_fits_is_one_window() -> None:
    assert windows.cut([1] * 40, [False] * 40, limit=40) == [(0, 40)]
    assert windows.cut([], []) == []


def test_windows_are_of_about_the_same_size() -> None:
    found = windows.cut([1] * 100, [i % 5 == 0 for i in range(100)], limit=60, overlap=10)
    assert found == [(0, 55), (45, 100)]


def test_a_word_at_a_seam_is_read_where_it_stands_in_the_middle() -> None:
    found = [(0, 40), (20, 60), (40, 80), (60, 100)]
    assert found[windows.best(found, 39, 40, 100)] == (20, 60)
    assert found[windows.best(found, 0, 1, 100)] == (0, 40)
    assert found[windows.best(found, 99, 100, 100)] == (60, 100)


def test_a_window_may_begin_where_a_sentence_does() -> None:
    words = ["He", "said", ":", "“", "No", ".", "”", "She", "left", ".", "Then", "U.S.", "troops", "came"]
    found = windows.seams(words, [i == 0 for i in range(len(words))])
    assert [word for word, begins in zip(words, found, strict=True) if begins] == ["He", "She", "Then"]


def test_words_that_no_window_holds_together_have_none() -> None:
    assert windows.best([(0, 40), (20, 60)], 5, 50, 100) == -1
