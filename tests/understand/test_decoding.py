"""Spans from labels, sentences from scores, lemmas from edits."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.understand import lemmas, parse
from dateline.understand.spans import WordSpan, _best_path, _viterbi, softmax, spans

LABELS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]


def scores_for(*labels: str) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    scores = np.zeros((len(labels), len(LABELS)), np.float32)
    for i, label in enumerate(labels):
        scores[i, LABELS.index(label)] = 20
    return scores


def test_spans_are_words_with_a_label() -> None:
    found = spans(scores_for("B-PER", "I-PER", "O", "B-LOC", "B-LOC"), LABELS)
    assert [(s.first, s.last, s.label) for s in found] == [(0, 2, "PER"), (3, 4, "LOC"), (4, 5, "LOC")]
    assert found[0].score == pytest.approx(1.0)


def test_an_inside_label_without_beginning_is_mended() -> None:
    scores = scores_for("O", "I-PER", "O")
    scores[0, LABELS.index("B-PER")] = 19  # the likeliest beginning
    assert [(s.first, s.last, s.label) for s in spans(scores, LABELS)] == [(0, 2, "PER")]


def test_a_span_does_not_go_on_over_a_break() -> None:
    breaks = np.array([True, False, True])
    found = spans(scores_for("B-PER", "I-PER", "I-PER"), LABELS, breaks)
    assert [(s.first, s.last) for s in found] == [(0, 2)]


def test_no_words_have_no_spans() -> None:
    assert spans(np.zeros((0, 5), np.float32), LABELS) == []


@given(st.lists(st.lists(st.floats(-9, 9), min_size=5, max_size=5), max_size=20))
def test_spans_are_in_order_and_apart(rows: list[list[float]]) -> None:
    found = spans(np.array(rows, np.float32).reshape(-1, 5), LABELS)
    assert all(isinstance(s, WordSpan) and 0 <= s.first < s.last <= len(rows) and 0 <= s.score <= 1 for s in found)
    assert all(left.last <= right.first for left, right in itertools.pairwise(found))


@given(st.lists(st.tuples(st.floats(-5, 5), st.booleans()), min_size=1, max_size=600))
def test_sentences_cover_all_words_and_none_is_endless(words: list[tuple[float, bool]]) -> None:
    scores = np.array([[0.0, lead] for lead, _ in words], np.float32)
    forced = [begins for _, begins in words]
    found = parse.sentences(scores, forced, ["word"] * len(words))
    assert [i for first, last in found for i in range(first, last)] == list(range(len(words)))
    assert all(0 < last - first <= parse.MAX_SENTENCE for first, last in found)
    starts = {first for first, _ in found}
    assert {i for i, begins in enumerate(forced) if begins} <= starts


def test_a_quotation_mark_alone_is_no_sentence() -> None:
    scores = np.array([[0, 1], [1, 0], [0, 1], [0, 1], [0, 1]], np.float32)
    assert parse.sentences(scores, [True] + [False] * 4, ["Gone", ".", '"', "She", "left"]) == [(0, 2), (2, 4), (4, 5)]


def test_an_edit_that_was_never_seen_on_such_a_word_is_passed_over() -> None:
    lemmatizer = lemmas.Lemmatizer({}, {"l2y": ["ies"], "l3ell": ["old"]})
    assert lemmatizer.lemma("told", "VERB", ["l2y", "l3ell"]) == "tell"
    assert lemmatizer.lemma("gold", "VERB", ["l2y"]) == "goy"


def test_a_lemma_that_the_treebank_has_is_taken() -> None:
    lemmatizer = lemmas.Lemmatizer({"VERB": {"left": "leave"}}, {})
    assert lemmatizer.lemma("Left", "VERB", ["l0"]) == "leave"
    assert lemmatizer.lemma("left", "ADJ", ["l0"]) == "left"


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("Houses", "house"),
        ("went", "go"),
        ("Mara", "Mara"),
        ("told", "tell"),
        ("U.S.", "U.S."),
        ("a", "a"),
        ("'s", "be"),
    ],
)
def test_an_edit_gives_the_lemma_back(word: str, lemma: str) -> None:
    assert lemmas.apply(lemmas.script(word, lemma), word) == lemma


@given(st.text(min_size=1), st.text(min_size=1), st.text(min_size=1))
def test_an_edit_fits_any_word(word: str, lemma: str, other: str) -> None:
    assert lemmas.apply(lemmas.script(word, lemma), other)


@given(
    st.lists(
        st.tuples(st.lists(st.floats(-9, 9), min_size=len(LABELS), max_size=len(LABELS)), st.booleans()),
        min_size=1,
        max_size=30,
    )
)
def test_spans_taken_piece_by_piece_are_those_of_the_whole_text(text: list[tuple[list[float], bool]]) -> None:
    chances = softmax(np.array([row for row, _ in text]))
    breaks = np.array([cut for _, cut in text])
    inside = [label.startswith("I-") for label in LABELS]
    before = [
        [m for m, other in enumerate(LABELS) if not inside[n] or other in (f"B-{label[2:]}", label)]
        for n, label in enumerate(LABELS)
    ]
    logs = np.log(chances + 1e-12)
    whole = _viterbi(logs.tolist(), before, inside, breaks.tolist(), True)
    parts = _best_path(chances, LABELS, breaks)
    assert logs[range(len(text)), parts].sum() >= logs[range(len(text)), whole].sum() - 0.01
