"""Amounts with their units, as the text gives them: "$4 million", "12 people", "three weeks"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from dateline.attribute.tree import Tree
from dateline.lang import table, words
from dateline.model import Amount


def find_amounts(tree: Tree, own: Sequence[int]) -> tuple[Amount, ...]:
    """The numbers among some tokens that count something or are money; dates and ages are none."""
    out = []
    for i in own:
        if tree.tokens[i].upos != "NUM" or _is_date(tree, i):
            continue
        value = _value(tree, i)
        unit = _unit(tree, i)
        if value is not None and unit is not None:
            out.append(Amount(_plain(value), unit, tree.span([i])))
    return tuple(out)


def _value(tree: Tree, i: int) -> Decimal | None:
    """The number at token i with the multipliers that belong to it ("4 million")."""
    numbers = table("numbers")
    if (
        tree.relation(i) == "compound"
        and tree.head(i) is not None
        and tree.lower(tree.tokens[i].head) in numbers["multipliers"]
    ):
        return None  # the multiplier carries the amount
    value = _single(tree.lower(i))
    if value is None:
        return None
    for c in tree.kids(i, "compound", "nummod"):
        factor = _single(tree.lower(c))
        if factor is not None and tree.lower(i) in numbers["multipliers"]:
            value *= factor
    return value


def _single(word: str) -> Decimal | None:
    numbers = table("numbers")
    if word in numbers["words"]:
        return Decimal(numbers["words"][word])
    if word in numbers["multipliers"]:
        return Decimal(numbers["multipliers"][word])
    try:
        return Decimal(word.replace(",", "").lstrip("$£€"))
    except InvalidOperation:
        return None


def _unit(tree: Tree, i: int) -> str | None:
    """What is counted: the currency sign beside the number or the noun that it stands with."""
    signs = table("numbers")["currencies"]
    for c in (*tree.children[i], *([i - 1] if i > 0 else [])):
        if tree.lower(c) in signs:
            return str(signs[tree.lower(c)])
    head = tree.head(i)
    if head is not None and tree.relation(i) in ("nummod", "compound", "amod"):
        return tree.lemma(head)
    if head is not None and tree.relation(i) in ("nsubj", "obj") and tree.tokens[head].upos == "VERB":
        return tree.lemma(head)  # "nine injured", "killing two": what is done to so many
    return None


def _is_date(tree: Tree, i: int) -> bool:
    """Part of a date: beside a month, or a year standing alone."""
    head = tree.head(i)
    text = tree.lower(i)
    if head is not None and tree.lower(head).rstrip(".") in words("numbers", "months"):
        return True
    return len(text) == 4 and text.isdigit() and text[:2] in ("18", "19", "20") and tree.relation(i) != "nummod"


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
