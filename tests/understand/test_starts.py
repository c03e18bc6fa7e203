"""Where a sentence begins whatever the network says."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.understand import parse, starts
from dateline.understand.tokenizer import Tokenizer

TOKENIZER = Tokenizer()


def cut(text: str) -> list[str]:
    """A text at its sure beginnings, its words divided by spaces."""
    places = TOKENIZER.spans(text)
    words = [text[a:b] for a, b in places]
    glued = [False, *(left[1] == right[0] for left, right in pairwise(places))]
    sure = starts.begins(words, [i == 0 for i in range(len(words))], glued)
    return " ".join(f"| {word}" if begins else word for word, begins in zip(words, sure, strict=True)).split(" | ")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("“We left.”He stayed.", ["“ We left . ”", "He stayed ."]),
        ("“We left.” “Never.”", ["“ We left . ”", "“ Never . ”"]),
        ('"We left."She said it twice."It was over."', ['" We left . "', "She said it twice .", '" It was over . "']),
        ('He left. "It is over," she said.', ["He left .", '" It is over , " she said .']),
        ("He left in May.She stayed.", ["He left in May . She stayed ."]),  # as of "Node.Js", the network decides
        ("He left the town.She stayed.", ["He left the town .", "She stayed ."]),
        ("It fell by 4.5%.It rose.", ["It fell by 4.5 % .", "It rose ."]),
        ("(He declined.)The firm won.", ["( He declined . )", "The firm won ."]),
        ("He left.... She stayed....Then rain.", ["He left ....", "She stayed ....", "Then rain ."]),
    ],
)
def test_marks_that_leave_no_doubt(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "He wrote it in Node.Js and left.",
        "1.The mayor resigned",
        "The index (.VXTX) fell, and so did anti-L.G.B. bills.",
        "“Why?”Orr asked.",  # a speaker or a sentence: the network decides
        "He said “no” and left.",
        "The U.S.Senate met Mr.Vale at 10 a.m.Monday.",
        'The 6" pipe and the 8" pipe broke.',
        "wait...what did he say?",
        "“We left,”he said.",
        "Ida (Mrs. Fenn) left.",
    ],
)
def test_where_there_is_doubt_nothing_is_sure(text: str) -> None:
    assert len(cut(text)) == 1


def test_where_nobody_knows_what_touches_only_marks_count() -> None:
    words = ["Gone", ".", "”", "“", "Never", ".", "He", "left"]
    assert starts.begins(words, [True] + [False] * 7) == [i == 3 for i in range(8)]


MARKS = st.lists(st.sampled_from(["Ida", "left", ".", "“", "”", '"', "....", "(", ")", "4", "?"]), max_size=30)


@given(MARKS, st.data())
def test_no_sentence_of_marks_alone_comes_of_it(words: list[str], data: st.DataObject) -> None:
    import numpy as np

    glued = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    forced = [i == 0 for i in range(len(words))]
    scores = np.tile(np.array([[1.0, 0.0]], np.float32), (len(words), 1))
    found = parse.sentences(scores, forced, words, glued)
    assert [i for first, last in found for i in range(first, last)] == list(range(len(words)))
    has_letters = [any(word.isalnum() for word in words[first:last]) for first, last in found]
    assert all(has_letters[:-1])
