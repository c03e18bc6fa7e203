"""Words as the treebank EWT cuts them, and offsets that hold for any text."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.understand.tokenizer import Tokenizer

TOKENIZER = Tokenizer()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("She didn't go.", "She did n't go ."),
        ("She didn’t go.", "She did n’t go ."),
        ("We'll see he's here", "We 'll see he 's here"),
        ("We cannot, they're gonna", "We can not , they 're gon na"),
        ("the Quints' house", "the Quints ' house"),
        ("Bill O'Hare's car", "Bill O'Hare 's car"),
        ("It cost $4.5 (or 4%)", "It cost $ 4.5 ( or 4 % )"),
        ("It cost $4.5m", "It cost $ 4.5m"),
        ("at 10 a.m. or 7:30PM", "at 10 a.m. or 7:30 PM"),
        ("the U.S. and U.S.-based J. R. Vale", "the U.S. and U.S. - based J. R. Vale"),
        ("Mr. Vale met Gov. Orr on Nov. 6", "Mr. Vale met Gov. Orr on Nov. 6"),
        ("He said no. She left", "He said no . She left"),
        ("He met the rep. She left", "He met the rep . She left"),
        ("No. 5 came first", "No. 5 came first"),
        ("a two-state, non-profit plan", "a two - state , non-profit plan"),
        ("in 2004-2005 or on 2013-11-08", "in 2004 - 2005 or on 2013-11-08"),
        ("her first baby.His words", "her first baby . His words"),
        ("read https://vale.example/a?b=1. Then", "read https://vale.example/a?b=1 . Then"),
        ("ask @mara_q, #quits! :)", "ask @mara_q , #quits ! :)"),
        ("wait... what?! -- well", "wait ... what ?! -- well"),
        ('"Done," she said', '" Done , " she said'),
        ("the '90s and 'em", "the '90s and 'em"),
        ("and/or his/her", "and / or his / her"),
        ("AT&T's news", "AT&T 's news"),
        ("👍🏽 fine", "👍🏽 fine"),
        ("lives in the U.S.She left", "lives in the U.S. She left"),
        ("the U.S.Senate at 5 p.m.The vote", "the U.S. Senate at 5 p.m. The vote"),
        ("Mr.Vale met J.Orr", "Mr. Vale met J. Orr"),
        ("He said no.She left", "He said no . She left"),
        ("ACME CORP. BUYS INC. AND MR. VALE JR. WINS", "ACME CORP. BUYS INC. AND MR. VALE JR. WINS"),
        ("THE NO. 1 SEED SAID NO. HE LEFT", "THE NO. 1 SEED SAID NO . HE LEFT"),
        ("No. He did not", "No . He did not"),
        ("write ida@vale.example.She answers", "write ida@vale.example . She answers"),
        ("said,“No.”He left", "said , “ No . ” He left"),
        ("He left;she stayed:late", "He left ; she stayed : late"),
        ("very....She left… too", "very .... She left … too"),
    ],
)
def test_cuts_as_the_treebank_does(text: str, words: str) -> None:
    assert TOKENIZER.words(text) == words.split(" ")


@given(st.text())
@example("a\u200b\u202eb\x00\ufeffc ‏שלום‎")
@example("''''n't'sn't --..--::))((")
@example("e\u0301te\u0301\u0301 ́")
@example(".com http:// www. @ # 's n't -a- a- -a --")
def test_every_visible_character_is_in_exactly_one_word(text: str) -> None:
    spans = TOKENIZER.spans(text)
    covered = [i for start, end in spans for i in range(start, end)]
    assert covered == [i for i, char in enumerate(text) if not char.isspace()]
    assert all(start < end for start, end in spans)


@given(st.text(), st.text())
def test_a_line_is_cut_the_same_wherever_it_stands(before: str, line: str) -> None:
    text = f"{before}\n{line}"
    at = len(before) + 1
    inside = Tokenizer().spans(text, at, len(text))
    assert inside == [(start + at, end + at) for start, end in Tokenizer().spans(line)]


@given(st.lists(st.sampled_from(["don't", "U.S.", "No.", "5", "Mar.", "x-ray", "Mr.", "said"]), max_size=8))
def test_the_cache_changes_nothing(chunks: list[str]) -> None:
    text = " ".join(chunks)
    warm = Tokenizer()
    warm.spans(" ".join(reversed(chunks)))
    assert warm.spans(text) == Tokenizer().spans(text)


def test_a_very_long_word_takes_no_time() -> None:
    for long in ("x" * 200_000, "a-" * 50_000, "'s" * 50_000, "a." * 50_000, "1," * 50_000, "@" * 50_000):
        assert TOKENIZER.spans(long)[-1][1] == len(long)
