"""Mentions from their heads and the tree."""

from __future__ import annotations

import numpy as np

from dateline.model import Form, Token
from dateline.understand import mentions

LABELS = ["O", "PRONOUN", "NAME", "NOMINAL"]
KINDS = ["person", "place"]


def tree(*rows: tuple[str, str, int, str]) -> list[Token]:
    """Tokens of (text, part of speech, head counted from 1 or 0 for the root, relation)."""
    tokens, at = [], 0
    for i, (text, upos, head, relation) in enumerate(rows):
        tokens.append(Token(at, at + len(text), text, text, upos, upos, head - 1 if head else i, relation, 0))
        at += len(text) + 1
    return tokens


def found_in(tokens: list[Token], heads: dict[int, str]) -> list[tuple[str, Form]]:
    scores = np.zeros((len(tokens), len(LABELS)), np.float32)
    for i in range(len(tokens)):
        scores[i, LABELS.index(heads.get(i, "O"))] = 9
    entity = np.tile(np.array([[1, 0]], np.float32), (len(tokens), 1))
    found = mentions.find(scores, entity, LABELS, KINDS, tokens)
    assert all(m.kind == "person" and m.first <= m.head < m.last and m.score > 0.9 for m in found)
    return [(" ".join(t.text for t in tokens[m.first : m.last]), m.form) for m in found]


def test_a_mention_is_its_head_with_all_that_describes_it_and_mentions_nest() -> None:
    tokens = tree(
        ("In", "ADP", 3, "case"), ("her", "PRON", 3, "nmod:poss"), ("letter", "NOUN", 0, "root"),
        ("to", "ADP", 6, "case"), ("the", "DET", 6, "det"), ("mayor", "NOUN", 3, "nmod"), (".", "PUNCT", 3, "punct"),
    )  # fmt: skip
    assert found_in(tokens, {1: "PRONOUN", 2: "NOMINAL", 5: "NOMINAL"}) == [
        ("her", Form.PRONOUN),
        ("her letter to the mayor", Form.NOMINAL),
        ("the mayor", Form.NOMINAL),
    ]


def test_the_possessive_belongs_to_its_name_and_the_verbs_subject_not_to_a_predicate() -> None:
    tokens = tree(
        ("Ida", "PROPN", 3, "nmod:poss"), ("'s", "PART", 1, "case"), ("son", "NOUN", 6, "nsubj"),
        ("is", "AUX", 6, "cop"), ("a", "DET", 6, "det"), ("baker", "NOUN", 0, "root"),
    )  # fmt: skip
    assert found_in(tokens, {0: "NAME", 2: "NOMINAL", 5: "NOMINAL"}) == [
        ("Ida 's", Form.NAME),
        ("Ida 's son", Form.NOMINAL),
        ("a baker", Form.NOMINAL),
    ]


def test_marks_at_the_ends_are_left_out_but_for_a_bracket_that_closes() -> None:
    tokens = tree(
        ("the", "DET", 2, "det"), ("bank", "NOUN", 0, "root"), ("(", "PUNCT", 4, "punct"), ("NB", "PROPN", 2, "nmod"),
        (")", "PUNCT", 4, "punct"), (",", "PUNCT", 4, "punct"),
    )  # fmt: skip
    assert found_in(tokens, {1: "NOMINAL"}) == [("the bank ( NB )", Form.NOMINAL)]
