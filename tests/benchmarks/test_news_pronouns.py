"""Whom the pronouns of news mean: how the answers are kept, and when one is right."""

from __future__ import annotations

from benchmarks._news_pronouns import ANSWERS, _means, _read, is_meant
from dateline.attribute.hearing import hear
from tests.attribute.build import article

MET = """
    Ann PROPN/NNP nsubj 3
    Lee PROPN/NNP flat 1
    met VERB/VBD root 0 meet
    Ben PROPN/NNP obj 3
    Fox PROPN/NNP flat 4
    _. PUNCT/. punct 3
"""
LEFT = """
    They PRON/PRP nsubj 2
    left VERB/VBD root 0 leave
    _. PUNCT/. punct 2
"""


def test_several_are_kept_together_and_names_of_one_apart() -> None:
    assert _means("1-3+5-8") == (((1, 3), (5, 8)),)
    assert _means("1-3|5-8") == (((1, 3),), ((5, 8),))
    assert _means("") == ()


def test_the_answers_hold_places_and_no_text() -> None:
    told = dict(_read(ANSWERS))
    assert len(told) > 400
    places = [place for means in told.values() for place in means]
    assert len(places) > 7_000
    assert all(start < end for start, end in places)


def test_one_is_meant_by_a_mention_of_its_own_and_several_by_one_of_each() -> None:
    register = hear(*article(MET, LEFT, names="Ann Lee/PER, Ben Fox/PER")).register
    ann, ben = register.of[register.name_head(0)], register.of[register.name_head(3)]
    assert is_meant(register, ann, (), {register.name_head(0)})
    assert not is_meant(register, ben, (), {register.name_head(0)})
    assert is_meant(register, None, (ann, ben), {register.name_head(0), register.name_head(3)})
    assert not is_meant(register, ann, (), {register.name_head(0), register.name_head(3)})
