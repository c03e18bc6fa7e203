"""Tuples matched word by word, on cases small enough to count by hand, and clauses cut into tuples."""

from __future__ import annotations

import pytest

from benchmarks._phrases import Clause, clause_of
from benchmarks._tuples import Fact, Tally, match
from dateline.attribute.hearing import hear
from dateline.attribute.units import find_units
from tests.attribute.build import article


def fact(text: str) -> Fact:
    """ "subject | relation | other arguments"."""
    first, relation, *others = text.split(" | ")
    return Fact(relation, (first, *others))


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        ("Lee | sold | Harrow", "Lee | sold | Harrow", 1, 1),
        ("Lee | sold | Harrow", "Lee | sold | Harrow on Friday", 3 / 5, 1),  # two words too many
        ("Lee | sold | Harrow | on Friday", "Lee | sold | Harrow", 1, 3 / 5),  # other arguments are one
        ("Lee | sold | Harrow | on Friday", "Lee | sold | Harrow on Friday", 1, 1),
        ("Lee | sold | Harrow", "Harrow | sold | Lee", 1 / 3, 1 / 3),  # in the wrong place
        ("Lee | has sold | Harrow", "Lee | bought | Harrow", 0, 0),  # no word of the relation
        ("Lee | sold | Harrow", "Lee | sold", 0, 0),  # an argument is missing
        ("Lee | is | mayor", "Lee | be | mayor", 1, 1),
        ("Lee | plays for | Harrow", "Lee | plays | for Harrow", 3 / 4, 3 / 4),
        ("he will go | said | Lee", "Lee | said | he will go", 1, 1),  # either order of saying
        ("Lee | sold | Harrow", "lee | sold | Harrow", 2 / 3, 2 / 3),  # case counts
    ],
)
def test_words_are_matched_each_in_its_place(gold: str, found: str, precision: float, recall: float) -> None:
    assert match(fact(gold), fact(found)) == pytest.approx((precision, recall))


def test_precision_takes_each_tuple_once_and_recall_gives_each_its_best() -> None:
    tally = Tally()
    tally.add([fact("Lee | sold | Harrow"), fact("Lee | sold | Bolt")], [fact("Lee | sold | Harrow")])
    assert (tally.precision, tally.recall) == pytest.approx((100, 100 * (1 + 2 / 3) / 2))
    tally.add([fact("Ann | left | town")], [fact("Ann | left | town"), fact("Ann | left | today")])
    assert tally.precision == pytest.approx(100 * 2 / 3)  # the second one is nobody's


def test_what_is_not_found_counts() -> None:
    tally = Tally()
    assert (tally.precision, tally.recall, tally.f1) == (0.0, 0.0, 0.0)
    tally.add([fact("Lee | sold | Harrow")], [])
    assert (tally.precision, tally.recall, tally.f1) == (0.0, 0.0, 0.0)


def clauses(sentence: str) -> list[Clause | None]:
    heard = hear(*article(sentence, names="Ann Lee/PER, Harrow/ORG"))
    return [clause_of(heard.tree, unit) for unit in find_units(heard.tree, heard.reports)]


def test_a_clause_is_cut_into_who_did_it_and_the_phrases_behind() -> None:
    assert clauses(
        """
        Ann PROPN/NNP nsubj 4
        Lee PROPN/NNP flat 1
        has AUX/VBZ aux 4
        agreed VERB/VBN root 0
        to PART/TO mark 6
        sell VERB/VB xcomp 4
        Harrow PROPN/NNP obj 6
        on ADP/IN case 9
        Friday PROPN/NNP obl 6
        _. PUNCT/. punct 4
        """
    ) == [Clause("has agreed to sell", ("Ann Lee", "Harrow", "on Friday"))]


def test_the_preposition_behind_the_verb_is_part_of_the_relation() -> None:
    assert clauses(
        """
        Ann PROPN/NNP nsubj 3
        Lee PROPN/NNP flat 1
        plays VERB/VBZ root 0
        for ADP/IN case 5
        Harrow PROPN/NNP obl 3
        _. PUNCT/. punct 3
        """
    ) == [Clause("plays for", ("Ann Lee", "Harrow"))]


def test_a_complement_is_an_argument_of_its_copula() -> None:
    assert clauses(
        """
        Ann PROPN/NNP nsubj 6
        Lee PROPN/NNP flat 1
        is AUX/VBZ cop 6
        not PART/RB advmod 6
        the DET/DT det 6
        mayor NOUN/NN root 0
        of ADP/IN case 8
        Harrow PROPN/NNP nmod 6
        _. PUNCT/. punct 6
        """
    ) == [Clause("is not", ("Ann Lee", "the mayor of Harrow"))]
