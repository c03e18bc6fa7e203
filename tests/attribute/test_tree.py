"""What a tree tells of its tokens: governors, phrases, paragraphs, quotations; and questions that it answers once."""

from __future__ import annotations

from dateline.attribute.tree import Tree, once
from tests.attribute import build

SAID = """
    “ PUNCT/`` punct 4
    _Boats NOUN/NNS nsubj 4
    _” PUNCT/'' punct 4
    sank VERB/VBD ccomp 7
    _, PUNCT/, punct 7
    Lee PROPN/NNP nsubj 7
    said VERB/VBD root 0 say
"""
LEFT = """
    Fox PROPN/NNP nsubj 2
    left VERB/VBD root 0 leave
"""


def _tree() -> Tree:
    return Tree(*build.article(SAID, LEFT))


def test_governors_are_told_from_the_nearest_on_and_phrases_in_text_order() -> None:
    tree = _tree()
    assert tree.ancestors(1) == (3, 6)
    assert tree.ancestors(6) == ()
    assert list(tree.subtree(3)) == [0, 1, 2, 3]
    assert list(tree.subtree(3, frozenset({1}))) == [0, 2, 3]
    assert list(tree.subtree(1, frozenset({1}))) == [1]


def test_a_token_knows_its_paragraph_and_the_quotation_that_it_begins_in() -> None:
    tree = _tree()
    assert [tree.block_of(i) for i in range(9)] == [0] * 7 + [1] * 2
    assert [i for i in range(9) if tree.quotation(i) is not None] == [1]
    assert tree.quotation(1) is tree.quotations[0]


def test_a_question_is_answered_once_for_each_token_of_each_tree() -> None:
    asked: list[tuple[int, int]] = []

    @once
    def letters(tree: Tree, i: int) -> int:
        """Letters of a word."""
        asked.append((id(tree), i))
        return len(tree.lower(i))

    one, two = _tree(), _tree()
    assert [letters(tree, i) for tree in (one, one, two) for i in (1, 3, 1)] == [5, 4, 5] * 3
    assert sorted(asked) == sorted((id(tree), i) for tree in (one, two) for i in (1, 3))
    assert letters.__doc__ == "Letters of a word."


def test_nothing_is_an_answer_too() -> None:
    asked: list[int] = []

    @once
    def nothing(tree: Tree, i: int) -> None:
        asked.append(i)

    tree = _tree()
    nothing(tree, 1)
    nothing(tree, 1)
    assert asked == [1]
