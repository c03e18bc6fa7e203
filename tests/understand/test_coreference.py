"""Which mentions may corefer, what is compared, and chains from scores."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.understand.coreference import (
    ALIKE,
    NAME,
    NEAREST,
    NOMINAL,
    PRONOUN,
    Candidate,
    Comparison,
    Pairs,
    chains,
    scores,
)

TEXT = [
    "Mayor",
    "Ida",
    "Fenn",
    "opened",
    "the",
    "bridge",
    ".",
    "She",
    "thanked",
    "the",
    "men",
    ".",
    "Fenn",
    "left",
    ".",
]
IDA, BRIDGE, SHE, MEN, FENN = (
    Candidate(0, 3, NAME),
    Candidate(4, 6, NOMINAL),
    Candidate(7, 8, PRONOUN),
    Candidate(9, 11, NOMINAL),
    Candidate(12, 13, NAME),
)
SENTENCES = [0] * 7 + [1] * 5 + [2] * 3
BLOCKS = [i == 0 for i in range(len(TEXT))]


@pytest.fixture(scope="module")
def compare() -> Comparison:
    return Comparison()


def pairs_of(compare: Comparison) -> Pairs:
    return compare.pairs([IDA, BRIDGE, SHE, MEN, FENN], TEXT, SENTENCES, BLOCKS)


def test_each_mention_has_all_that_stand_before_it(compare: Comparison) -> None:
    pairs = pairs_of(compare)
    assert list(zip(pairs.anaphor, pairs.antecedent, strict=True)) == [(i, j) for i in range(5) for j in range(i)]


@pytest.mark.parametrize(
    ("phrase", "core"),
    [
        ("the mayor of Aldmoor", "mayor"),
        ("Ms. Ida Fenn", "Ida Fenn"),
        ("Ida Fenn , 43 ,", "Ida Fenn"),
        ("a long , hard winter", "long"),
        ("Fenn 's", "Fenn"),
        ("the", "the"),
    ],
)
def test_a_mention_is_compared_by_its_core(compare: Comparison, phrase: str, core: str) -> None:
    words = phrase.split()
    first, last = compare.core(words, 0, len(words))
    assert " ".join(words[first:last]) == core


def test_the_form_of_a_mention_shows_in_its_words(compare: Comparison) -> None:
    assert [compare.form(TEXT, m.first, m.last) for m in (IDA, BRIDGE, SHE, MEN, FENN)] == [
        NAME, NOMINAL, PRONOUN, NOMINAL, NAME
    ]  # fmt: skip


def test_a_surname_shares_its_word_with_the_full_name(compare: Comparison) -> None:
    pairs = pairs_of(compare)
    row = {
        (int(a), int(b)): features for a, b, features in zip(pairs.anaphor, pairs.antecedent, pairs.pair, strict=True)
    }
    assert (row[4, 0] & ~row[4, 1]).any()  # against the name, against the bridge
    assert pairs.pair.dtype == np.bool_


def test_one_name_is_short_for_another_where_all_its_words_stand_there(compare: Comparison) -> None:
    assert compare.short_for(TEXT, (12, 13), (0, 3)) and compare.short_for(TEXT, (0, 3), (12, 13))
    assert not compare.short_for(TEXT, (0, 2), (1, 3)), "Mayor Ida, Ida Fenn"
    assert not compare.short_for(TEXT, (4, 5), (9, 10)), "words such as the name nobody"


def test_what_shares_a_word_is_compared_however_far(compare: Comparison) -> None:
    count = NEAREST + 20
    words = ["Fenn", *(f"thing{i}" for i in range(count)), "Fenn"]
    found = [Candidate(i, i + 1, NAME) for i in range(len(words))]
    pairs = compare.pairs(found, words, [0] * len(words), [False] * len(words))
    of_last = {int(b) for a, b in zip(pairs.anaphor, pairs.antecedent, strict=True) if a == len(words) - 1}
    assert of_last == {0, *range(len(words) - 1 - NEAREST, len(words) - 1)}


def test_of_many_alike_only_the_latest_are_compared_from_afar(compare: Comparison) -> None:
    words = ["Fenn"] * 30 + [f"thing{i}" for i in range(NEAREST + 5)] + ["Fenn"]
    found = [Candidate(i, i + 1, NAME) for i in range(len(words))]
    pairs = compare.pairs(found, words, [0] * len(words), [False] * len(words))
    far = [int(b) for a, b in zip(pairs.anaphor, pairs.antecedent, strict=True) if a == len(words) - 1 and b < 30]
    assert far == list(range(30 - ALIKE, 30))


@given(
    st.lists(
        st.tuples(st.sampled_from(["I", "Ida", "Fenn", "she", "the", "mayor", '"', "of", "."]), st.booleans()),
        max_size=60,
    )
)
def test_any_words_can_be_compared(text: list[tuple[str, bool]]) -> None:
    compare = Comparison()
    words = [word for word, _ in text]
    found = [Candidate(i, i + 1, compare.form(words, i, i + 1)) for i in range(len(words))]
    pairs = compare.pairs(found, words, [0] * len(words), [first for _, first in text])
    assert (pairs.antecedent < pairs.anaphor).all()
    assert pairs.pair.shape == (len(pairs.anaphor), compare.pair)
    assert pairs.single.shape == (len(words), compare.single)


def made_of(anaphor: list[int], antecedent: list[int], count: int) -> Pairs:
    single, pair = np.zeros((0, 1), np.float32), np.zeros((0, 1), np.bool_)
    return Pairs(np.zeros((count, 2), np.int64), single, np.array(anaphor), np.array(antecedent), pair)


def test_chains_follow_the_best_antecedent_of_each_mention() -> None:
    pairs = made_of([1, 2, 2, 3, 3, 3], [0, 0, 1, 0, 1, 2], 4)
    found = np.array([2, -1, 3, -5, -5, -5], np.float32)
    assert chains(pairs, found, np.zeros(4, np.float32)) == [0, 0, 0, -1]


def test_of_equal_antecedents_the_nearest_is_taken_and_none_wins_a_tie() -> None:
    pairs = made_of([2, 2], [0, 1], 3)
    assert chains(pairs, np.array([1, 1], np.float32), np.zeros(3, np.float32)) == [-1, 0, 0]
    assert chains(pairs, np.zeros(2, np.float32), np.zeros(3, np.float32)) == [-1, -1, -1]
    assert chains(made_of([], [], 0), np.zeros(0, np.float32), np.zeros(0, np.float32)) == []


def test_scores_are_of_the_vectors_and_of_what_is_seen(compare: Comparison) -> None:
    pairs, width = pairs_of(compare), 4
    weights = {
        "coref": np.eye(width, dtype=np.float32),
        "coref_pair": np.zeros((compare.pair, width), np.float32),
        "coref_out": np.zeros(width, np.float32),
        "coref_direct": np.ones(compare.pair, np.float32),
        "coref_none": np.zeros(width, np.float32),
        "coref_single": np.ones(compare.single, np.float32),
    }
    nothing = np.zeros((len(TEXT), 2 * width), np.float32)
    found, none = scores(pairs, nothing, weights)
    assert found == pytest.approx(pairs.pair.sum(1))
    assert none == pytest.approx(pairs.single.sum(1))
    ones, _ = scores(pairs, np.ones_like(nothing), weights)
    assert ones - found == pytest.approx(np.full(len(found), width))


def test_a_name_whose_initials_are_one_of_its_words_is_no_antecedent_of_itself(compare: Comparison) -> None:
    words = ["Ai", "Ida", "and", "AI"]
    pairs = compare.pairs([Candidate(0, 2, NAME), Candidate(3, 4, NAME)], words, [0] * 4, [True, False, False, False])
    assert list(zip(pairs.anaphor, pairs.antecedent, strict=True)) == [(1, 0)]
