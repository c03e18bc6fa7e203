"""Speech that goes on without a cue: after a colon, in a transcript, past a name in quotes, in shifted tense."""

from __future__ import annotations

import pytest

from tests.attribute.build import chain, facts

NAMES = "Ann Lee/PER, Bo Quay/PER, Harrow/ORG"


def chains(*paragraphs: str) -> dict[str, list[tuple[str, str]]]:
    _, said = facts(*paragraphs, names=NAMES)
    return {c.predicate: chain(c) for c in said.claims}


COLON = """
Bo PROPN/NNP nsubj 3
Quay PROPN/NNP flat 1
listed VERB/VBD root 0 list
his PRON/PRP$ nmod:poss 5
reasons NOUN/NNS obj 3
_: PUNCT/: punct 3
"""
QUOTED = """
“ PUNCT/`` punct 4
_Ann PROPN/NNP nsubj 4
Lee PROPN/NNP flat 2
sold VERB/VBD root 0 sell
Harrow PROPN/NNP obj 4
_. PUNCT/. punct 4
_” PUNCT/'' punct 4
"""


def test_a_colon_gives_the_next_paragraph_in_quotes_its_speaker() -> None:
    assert chains(COLON, QUOTED)["sell"] == [("Bo Quay", "person")]


def test_without_a_colon_nobody_is_known_to_speak() -> None:
    assert chains(COLON.replace("_: PUNCT/:", "_. PUNCT/."), QUOTED)["sell"] == []


def turn(label: str, verb: str, lemma: str) -> str:
    return f"""
{label} PROPN/NNP dep 4
_: PUNCT/: punct 1
Harrow PROPN/NNP nsubj 4
{verb} VERB/VBD root 0 {lemma}
Ann PROPN/NNP obj 4
Lee PROPN/NNP flat 5
_. PUNCT/. punct 4
"""


NAMED = """
Bo PROPN/NNP nsubj 3
Quay PROPN/NNP flat 1
met VERB/VBD root 0 meet
Ann PROPN/NNP obj 3
Lee PROPN/NNP flat 4
_. PUNCT/. punct 3
"""
ALONE = """
Harrow PROPN/NNP nsubj 2
sued VERB/VBD root 0 sue
Ann PROPN/NNP obj 2
Lee PROPN/NNP flat 3
_. PUNCT/. punct 2
"""


LATER = """
The DET/DT det 2
QUAY NOUN/NN nsubj 3
won VERB/VBD root 0 win
_. PUNCT/. punct 3
"""


def test_a_turn_of_a_transcript_is_its_speaker_s_up_to_the_next_turn() -> None:
    found = chains(
        NAMED, turn("QUAY", "fired", "fire"), ALONE, turn("LEE", "paid", "pay"), turn("QUAY", "left", "leave")
    )
    assert found["fire"] == [("Bo Quay", "person")]
    assert found["sue"] == [("Bo Quay", "person")]
    assert found["pay"] == [("Ann Lee", "person")]
    assert found["meet"] == []


def hung(label: str, tag: str) -> str:
    """A turn as parsers mostly have it: what is said hangs on the label."""
    return f"""
{label} {tag} root 0
_: PUNCT/: punct 4
Harrow PROPN/NNP nsubj 4
left VERB/VBD parataxis 1 leave
_. PUNCT/. punct 1
"""


@pytest.mark.parametrize("tag", ["PROPN/NNP", "NOUN/NN"])
def test_a_label_speaks_wherever_the_parser_hangs_its_words(tag: str) -> None:
    """A label in capitals that is taken for a noun is still the name of one person."""
    found = chains(NAMED, turn("LEE", "paid", "pay"), turn("LEE", "fired", "fire"), hung("QUAY", tag), LATER)
    assert found["leave"] == [("Bo Quay", "person")]


def test_where_something_was_written_says_nothing() -> None:
    places = [hung(place, "PROPN/NNP") for place in ("OHREN", "TARNE", "MERROW")]
    _, said = facts(*places, names="OHREN/LOC, TARNE/LOC, MERROW/LOC, Harrow/ORG")
    assert {chain(c) == [] for c in said.claims} == {True}


def test_what_follows_the_last_turn_is_the_author_s() -> None:
    found = chains(
        NAMED, turn("QUAY", "fired", "fire"), turn("LEE", "paid", "pay"), turn("QUAY", "left", "leave"), ALONE
    )
    assert found["sue"] == []


def test_one_label_makes_no_transcript() -> None:
    assert chains(NAMED, turn("UPDATE", "fired", "fire"))["fire"] == []
