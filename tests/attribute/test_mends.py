"""Mends look at the tokens that they are about, as these are when they are come to."""

from __future__ import annotations

from dateline.attribute.arcs import Arcs
from dateline.attribute.mends import about
from dateline.model import Token


def _token(word: str, upos: str, xpos: str, head: int, relation: str, start: int) -> Token:
    return Token(start, start + len(word), word, word, upos, xpos, head, relation, 0)


def _lee_sold_boats() -> Arcs:
    return Arcs(
        [
            _token("Lee", "PROPN", "NNP", 1, "nsubj:pass", 0),
            _token("sold", "VERB", "VBD", 1, "root", 4),
            _token("boats", "NOUN", "NNS", 1, "obj", 9),
        ]
    )


def test_a_mend_of_a_relation_sees_it_with_any_subtype_and_nothing_else() -> None:
    seen: list[int] = []

    @about(relation=("nsubj", "obj"))
    def look(arcs: Arcs, i: int) -> None:
        seen.append(i)

    look.over(_lee_sold_boats())
    assert seen == [0, 2]


def test_a_mend_of_a_tag_sees_the_tag() -> None:
    seen: list[int] = []

    @about(xpos=("VBD",))
    def look(arcs: Arcs, i: int) -> None:
        seen.append(i)

    @about(upos=("NOUN",))
    def look_again(arcs: Arcs, i: int) -> None:
        seen.append(i)

    arcs = _lee_sold_boats()
    look.over(arcs)
    look_again.over(arcs)
    assert seen == [1, 2]


def test_a_mend_without_a_condition_sees_every_token() -> None:
    seen: list[int] = []

    @about()
    def look(arcs: Arcs, i: int) -> None:
        seen.append(i)

    look.over(_lee_sold_boats())
    assert seen == [0, 1, 2]


def test_what_was_mended_before_counts_as_it_is_now() -> None:
    seen: list[int] = []

    @about(relation=("nsubj",))
    def subject_is_an_object(arcs: Arcs, i: int) -> None:
        seen.append(i)
        arcs.give(2, 1, "nsubj")

    @about(xpos=("NNP",))
    def tag_follows(arcs: Arcs, i: int) -> None:
        seen.append(i)
        arcs.tag(2, "PROPN", "NNP")

    arcs = _lee_sold_boats()
    subject_is_an_object.over(arcs)
    tag_follows.over(arcs)
    assert seen == [0, 2, 0, 2]
    assert [token.deprel for token in arcs.tokens] == ["nsubj:pass", "root", "nsubj"]


def test_a_token_that_comes_to_be_meant_is_seen_where_it_stands_ahead_only() -> None:
    seen: list[int] = []

    @about(xpos=("VBD",))
    def tags_both_beside_it(arcs: Arcs, i: int) -> None:
        seen.append(i)
        if i == 1:
            arcs.tag(0, "VERB", "VBD")
            arcs.tag(2, "VERB", "VBD")

    tags_both_beside_it.over(_lee_sold_boats())
    assert seen == [1, 2]
