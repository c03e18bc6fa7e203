"""A pronoun of which it is only likely whom it means: no name in the title, and somebody among the participants."""

from __future__ import annotations

from dateline.attribute.hearing import hear
from dateline.attribute.judging import by_trees
from dateline.attribute.naming import Naming
from dateline.attribute.questions import Question, Verdict
from dateline.attribute.register import Register
from dateline.model import Annotations, Article
from tests.attribute.build import article

MET = """
    Tom PROPN/NNP nsubj 3
    Reddy PROPN/NNP flat 1
    met VERB/VBD root 0 meet
    Ben PROPN/NNP obj 3
    Fox PROPN/NNP flat 4
    _. PUNCT/. punct 3
"""
LEFT = """
    He PRON/PRP nsubj 2
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 2
"""
PAGE = article(MET, LEFT, names="Tom Reddy/PER, Ben Fox/PER")
HE = 6


def told(page: tuple[Article, Annotations], *, sure: bool) -> tuple[str, list[int], str]:
    """The words of the second sentence, its open pronouns, and who "he" is taken for."""

    def judge(register: Register, question: Question) -> Verdict | None:
        verdict = by_trees(register, question)
        return Verdict(verdict.rival, sure) if verdict is not None else None

    heard = hear(*page, judge)
    naming = Naming(heard.tree, heard.register, heard.referents)
    said = naming.text([HE, HE + 1])
    return said, naming.unclear, heard.referents[heard.register.of[HE]].name


def test_a_title_names_who_is_meant_for_sure() -> None:
    assert told(PAGE, sure=True) == ("Tom Reddy left", [], "Tom Reddy")


def test_who_is_only_likely_stays_a_pronoun_and_is_known() -> None:
    assert told(PAGE, sure=False) == ("“He” left", [HE], "Tom Reddy")


HES_LEFT = """
    He PRON/PRP nsubj 3
    _{clitic} AUX/VBZ aux 3
    left VERB/VBN root 0 leave
    _. PUNCT/. punct 3
"""


def test_a_name_in_a_bracket_takes_the_s_of_its_pronoun_and_no_other_clitic() -> None:
    for clitic, told in (("’s", "Tom Reddy’s left"), ("’d", "He’d left")):
        heard = hear(*article(MET, HES_LEFT.format(clitic=clitic), names="Tom Reddy/PER, Ben Fox/PER"))
        naming = Naming(heard.tree, heard.register, heard.referents)
        assert naming.text([HE, HE + 1, HE + 2], bracketed=True) == told
