"""People that a list sets side by side."""

from __future__ import annotations

from dateline.model import Name, Token
from dateline.span import Span
from dateline.understand.runs import cut_runs


def named(*texts: str, label: str = "PER") -> list[str]:
    """What is left of names that stand one after another."""
    text = " . ".join(texts)
    tokens: list[Token] = []
    names: list[Name] = []
    at = 0
    for word in text.split(" "):
        tokens.append(Token(at, at + len(word), word, word.lower(), "PROPN", "NNP", len(tokens), "root", 0))
        at += len(word) + 1
    for each in texts:
        start = text.index(each, names[-1].span.end if names else 0)
        names.append(Name(Span("a", start, start + len(each)), label, 0.5))
    found = cut_runs(names, tokens)
    assert all(name.label == label for name in found)
    return [text[name.span.start : name.span.end] for name in found]


def test_a_run_is_cut_where_both_people_are_named_apart() -> None:
    found = named("Zolvan Reef Ottoline Vale", "Zolvan Reef", "Ottoline Vale")
    assert found == ["Zolvan Reef", "Ottoline Vale", "Zolvan Reef", "Ottoline Vale"]


def test_one_of_them_is_enough_where_the_other_begins_with_a_given_name() -> None:
    assert named("Ottoline Vale Thomas Reef", "Ottoline Vale")[:2] == ["Ottoline Vale", "Thomas Reef"]
    assert named("Thomas Reef Mary Vale", "Mary Vale")[:2] == ["Thomas Reef", "Mary Vale"]


def test_what_may_be_one_name_stays_whole() -> None:
    assert named("Ottoline Vale Zolvan Reef") == ["Ottoline Vale Zolvan Reef"]
    assert named("Ottoline Vale Zolvan Reef", "Ottoline Vale")[0] == "Ottoline Vale Zolvan Reef"
    assert named("Mary Elizabeth Ann Vale", "Ann Vale")[0] == "Mary Elizabeth Ann Vale"
    assert named("Thomas Mary Vale", "Thomas", "Mary Vale")[0] == "Thomas Mary Vale"
    assert named("Ottoline Vale Thomas Reef", "Ottoline Vale", label="ORG")[0] == "Ottoline Vale Thomas Reef"


def test_no_names_have_no_runs() -> None:
    assert named() == []
