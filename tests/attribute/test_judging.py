"""What rules and trees make of whom a pronoun may mean."""

from __future__ import annotations

from dataclasses import replace

from dateline import trees
from dateline.attribute.hearing import Hearing, hear
from dateline.attribute.judging import by_trees, chosen, ruled
from dateline.attribute.questions import Question, Rival, Verdict, by_rules
from dateline.attribute.register import Register
from dateline.attribute.rivalry import FEATURES, rows
from dateline.understand import annotate, plain_article
from tests.attribute.build import article

NAMES = "Ann Lee/PER, Tom Reddy/PER, Ben Fox/PER, Reddy/PER"


def asked(answer: int | None) -> Question:
    """Whom a pronoun means, of three persons; the rules take one of them, or none."""
    rivals = (Rival(1, 0), Rival(4, 1), Rival(8, 2))
    return Question(12, "person", "f", None, rivals, (3.0, 2.5, None), answer, told=False)


def test_the_likeliest_is_taken() -> None:
    assert chosen(asked(None), [0.1, 0.8, 0.2]) == 1


def test_of_two_as_likely_none_is_taken() -> None:
    assert chosen(asked(None), [0.6, 0.55, 0.1]) is None


def test_of_two_as_likely_the_one_that_the_rules_take_stays() -> None:
    assert chosen(asked(0), [0.6, 0.55, 0.1]) == 0


def test_the_rules_answer_is_replaced_by_a_far_likelier_one() -> None:
    assert chosen(asked(0), [0.2, 0.9, 0.1]) == 1


def test_the_rules_answer_is_kept_where_nobody_is_likelier() -> None:
    assert chosen(asked(0), [0.4, 0.3, 0.1]) == 0


def test_an_unlikely_answer_of_the_rules_is_left_open() -> None:
    assert chosen(asked(0), [0.1, 0.2, 0.1]) is None


def test_an_its_is_somebodys_and_taken_sooner_than_an_it() -> None:
    it = Question(12, "thing", "", None, asked(None).rivals, (3.0, 2.5, None), None, told=False)
    assert chosen(it, [0.4, 0.2, 0.1]) is None
    assert chosen(replace(it, owns=True), [0.4, 0.2, 0.1]) == 0
    assert chosen(replace(it, owns=True), [0.4, 0.35, 0.1]) is None


def test_the_trees_that_ship_are_made_for_what_is_told_of_rivals() -> None:
    assert trees.load("referents").features == FEATURES


TWO_SPEAK = """
Tom PROPN/NNP nsubj 3
Reddy PROPN/NNP flat 1
met VERB/VBD root 0 meet
Ben PROPN/NNP obj 3
Fox PROPN/NNP flat 4
_. PUNCT/. punct 3
"""
HE_SAID = """
He PRON/PRP nsubj 2
said VERB/VBD root 0 say
the DET/DT det 4
harbour NOUN/NN nsubj 6
had AUX/VBD aux 6 have
closed VERB/VBN ccomp 2 close
_. PUNCT/. punct 2
"""
HE_LEFT = """
He PRON/PRP nsubj 2
left VERB/VBD root 0 leave
his PRON/PRP$ nmod:poss 4
boat NOUN/NN obj 2
_. PUNCT/. punct 2
"""


def heard(*paragraphs: str) -> tuple[Hearing, list[tuple[str, bool, list[list[float]]]]]:
    """What is heard, and of each pronoun asked about the word, whether the rules alone decide, and its rows."""
    seen: list[tuple[str, bool, list[list[float]]]] = []

    def judge(register: Register, question: Question) -> Verdict | None:
        word = register.tree.lower(question.i)
        seen.append((word, ruled(register, question), rows(register, question)))
        return by_trees(register, question)

    return hear(*article(*paragraphs, names=NAMES), judge), seen


def test_who_he_of_he_said_is_stays_with_the_rules_that_know_him() -> None:
    _, seen = heard(TWO_SPEAK, HE_SAID)
    assert [(word, alone) for word, alone, _ in seen] == [("he", True)]


def test_a_row_for_each_rival_tells_what_the_rules_take() -> None:
    _, seen = heard(TWO_SPEAK, HE_LEFT)
    (he, alone, told), _ = seen
    assert (he, alone) == ("he", False)
    assert all(len(row) == len(FEATURES) for row in told)
    assert [row[FEATURES.index("answer")] for row in told] == [True, False]
    assert [row[FEATURES.index("subject_before")] for row in told] == [True, False]


def test_a_pronoun_goes_on_with_whom_the_one_before_it_means() -> None:
    _, seen = heard(TWO_SPEAK, HE_LEFT)
    _, (his, _, told) = seen
    assert his == "his"
    assert [row[FEATURES.index("goes_on")] for row in told] == [True, False]


def test_the_rules_alone_leave_more_open() -> None:
    page = plain_article(
        "Ann Lee fared well in the town. But Ben Fox, a member of the council, said people wanted to tell Tom Reddy "
        "that he is in danger of losing."
    )
    annotations = annotate(page)
    he = next(n for n, token in enumerate(annotations.tokens) if token.text == "he")
    assert he not in hear(page, annotations, by_rules).register.of
    register = hear(page, annotations).register
    assert register.drafts[register.of[he]].name == "Tom Reddy"
