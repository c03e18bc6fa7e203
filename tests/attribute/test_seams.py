"""A title isn't cut where the text has no mark and no new clause, though the tree may say so: trees given by hand."""

from __future__ import annotations

from tests.attribute.build import facts


def titles(*paragraphs: str, names: str = "Ann Lee/PER") -> list[str]:
    return [claim.title for claim in facts(*paragraphs, names=names)[1].claims]


def test_what_stands_right_behind_the_last_word_goes_on_with_it() -> None:
    told = titles(
        """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    helped VERB/VBD root 0 help
    drive VERB/VB conj 3
    voters NOUN/NNS obj 4 voter
    to ADP/IN case 8
    the DET/DT det 8
    polls NOUN/NNS obl 4 poll
    _. PUNCT/. punct 3
    """
    )
    assert told[0] == "Ann Lee helped [drive voters to the polls]"


FRONTED = """
When ADV/WRB advmod 3
you PRON/PRP nsubj 3
have VERB/VBP advcl 9
a DET/DT det 5
crowd NOUN/NN obl 9
_, PUNCT/, punct 9
Ann PROPN/NNP nsubj 9
Lee PROPN/NNP flat 7
left VERB/VBD root 0 leave
Paris PROPN/NNP obj 9
_. PUNCT/. punct 9
"""


def test_a_phrase_before_the_subject_that_goes_on_with_what_stands_before_isn_t_torn_off() -> None:
    assert titles(FRONTED, names="Ann Lee/PER, Paris/LOC") == ["[When you have] a crowd, Ann Lee left Paris"]


def test_the_verb_of_the_sentence_isn_t_part_of_the_clause_on_its_subject() -> None:
    told = titles(
        """
    The DET/DT det 2
    boats NOUN/NNS nsubj 8 boat
    that PRON/WDT obj 6
    Ann PROPN/NNP nsubj 6
    Lee PROPN/NNP flat 4
    sold VERB/VBD acl:relcl 2 sell
    yesterday NOUN/NN obl 6
    sank VERB/VBD root 0 sink
    _. PUNCT/. punct 8
    """
    )
    assert "Ann Lee sold [the boats] yesterday" in told


def killing(adverbs: int) -> list[str]:
    """The titles of "Ann Lee spoke of (very very …) robbers aiming and killing guards", where the tree gives the
    killing to Ann Lee."""
    noun, verb = 5 + adverbs, 8 + adverbs
    lines = [
        "Ann PROPN/NNP nsubj 3", "Lee PROPN/NNP flat 1", "spoke VERB/VBD root 0 speak", f"of ADP/IN case {noun}",
        *[f"very ADV/RB advmod {noun}"] * adverbs, "robbers NOUN/NNS obl 3 robber", f"aiming VERB/VBG acl {noun} aim",
        f"and CCONJ/CC cc {verb}", "killing VERB/VBG advcl 3 kill", f"guards NOUN/NNS obj {verb} guard",
        "_. PUNCT/. punct 3",
    ]  # fmt: skip
    return [title for title in titles("\n".join(lines)) if "killing" in title]


def test_a_torn_participle_is_told_with_its_sentence_however_long() -> None:
    assert all("spoke of very" in title for title in killing(60))


def test_a_torn_participle_is_told_of_nobody_rather_than_of_somebody_else() -> None:
    assert not [title for title in killing(90) if "spoke" not in title]
