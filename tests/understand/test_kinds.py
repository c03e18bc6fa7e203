"""Works, events and groups among names."""

from __future__ import annotations

import pytest

from dateline.model import Name, Token
from dateline.span import Span
from dateline.understand.kinds import kind_of, with_kinds


def words_of(text: str) -> list[Token]:
    """Words that are cut at spaces; a word in lower case is a noun, each hangs on the last."""
    tokens: list[Token] = []
    at = 0
    pieces = text.split()
    for word in pieces:
        noun = word.islower()
        head = len(pieces) - 1
        tokens.append(
            Token(at, at + len(word), word, word.lower(), "NOUN" if noun else "PROPN", "NN", head, "compound", 0)
        )
        at += len(word) + 1
    return tokens


def kind(text: str, label: str, within: str = "") -> str:
    """The kind of `text`, alone or `within` a sentence that holds it."""
    sentence, name = (within or text).split(), text.split()
    first = next(i for i in range(len(sentence)) if sentence[i : i + len(name)] == name)
    return kind_of(words_of(within or text), first, first + len(name), label)


@pytest.mark.parametrize(
    ("name", "label", "wanted"),
    [
        ("Lowmere Cup", "ORG", "EVENT"),
        ("Battle of Lowmere", "LOC", "EVENT"),
        ("World War II", "MISC", "EVENT"),
        ("Vale Open", "MISC", "EVENT"),
        ("Tour de Vale", "MISC", "EVENT"),
        ("Hurricane Odile", "PER", "EVENT"),
        ("Tropical Storm Odile", "PER", "EVENT"),
        ("Clean Water Act", "ORG", "WORK"),
        ("Treaty of Lowmere", "LOC", "WORK"),
        ("Rain on the Weir", "MISC", "WORK"),
        ("The Weir", "MISC", "WORK"),
        ("Peruvian", "MISC", "GROUP"),
        ("Danes", "MISC", "GROUP"),
        ("Israelis", "MISC", "GROUP"),
        ("Anglo-Saxon", "MISC", "MISC"),
        ("African-American", "MISC", "GROUP"),
        ("Republicans", "MISC", "GROUP"),
        ("Frenchwoman", "MISC", "GROUP"),
        ("Americans", "LOC", "GROUP"),
        ("Harlow", "LOC", "LOC"),
        ("Ann Cup", "PER", "PER"),
        ("Harlow Games", "ORG", "ORG"),
        ("Ministry of War", "ORG", "ORG"),
        ("Nettle 95", "MISC", "MISC"),
        ("Peru-based", "MISC", "MISC"),
    ],
)
def test_a_name_tells_its_kind(name: str, label: str, wanted: str) -> None:
    assert kind(name, label) == wanted


def test_the_words_around_tell_a_work() -> None:
    assert kind("Weir", "MISC", within="she sang “ Weir ” twice") == "WORK"
    assert kind("Weir", "ORG", within="his film Weir opened") == "WORK"
    assert kind("Weir", "PER", within="the film Weir opened") == "PER"
    assert kind("Weir", "MISC", within="she saw Weir twice") == "MISC"


def test_the_entity_head_tells_what_no_word_does() -> None:
    tokens = words_of("Odile struck")
    assert kind_of(tokens, 0, 1, "MISC") == "MISC"
    assert kind_of(tokens, 0, 1, "MISC", {0: "event"}) == "EVENT"
    assert kind_of(tokens, 0, 1, "PER", {0: "event"}) == "PER"


def test_a_name_keeps_its_kind_within_an_article() -> None:
    text = "the film Weir opened and WEIR sold while Weir toured Lowmere"
    tokens = words_of(text)
    names = [
        Name(Span("a", at, at + len(word)), label, 1.0)
        for word, at, label in [
            ("Weir", 9, "MISC"),
            ("WEIR", 25, "ORG"),
            ("Weir", 41, "MISC"),
            ("Lowmere", 53, "LOC"),
        ]
    ]
    assert [text[n.span.start : n.span.end] for n in names] == ["Weir", "WEIR", "Weir", "Lowmere"]
    found = with_kinds(names, tokens, {})
    assert [n.kind for n in found] == ["WORK", "WORK", "WORK", "LOC"]
    assert [n.label for n in found] == ["MISC", "ORG", "MISC", "LOC"]


def test_a_label_that_says_something_counts_more_than_none() -> None:
    tokens = words_of("Weir and Weir")
    names = [Name(Span("a", 0, 4), "MISC", 1.0), Name(Span("a", 9, 13), "ORG", 1.0)]
    assert [n.kind for n in with_kinds(names, tokens, {})] == ["ORG", "ORG"]


def test_no_names_have_no_kinds() -> None:
    assert with_kinds([], words_of("nobody came"), {}) == ()
