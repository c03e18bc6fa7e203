"""Predicates and the lists of lang/*/rank.toml: a lemma counts as another where a reader's slip parts the two."""

from __future__ import annotations

import functools

from dateline.lang import table


def is_listed(predicate: str, lemmas: frozenset[str]) -> bool:
    """Whether a predicate stands in a list, with its particle or without."""
    roots = _roots(lemmas)
    return root(predicate) in roots or root(predicate.split(" ", 1)[0]) in roots


@functools.cache
def _roots(lemmas: frozenset[str]) -> frozenset[str]:
    return frozenset(root(lemma) for lemma in lemmas)


def turn_of(predicate: str) -> str:
    """The type of news event that a predicate tells (ACE 2005), or ""."""
    types = _types()
    return types.get(root(predicate)) or types.get(root(predicate.split(" ", 1)[0]), "")


@functools.cache
def _types() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, lemmas in table("rank")["turns"].items():
        for lemma in lemmas:
            found.setdefault(root(lemma), name)
    return found


def root(lemma: str) -> str:
    """A lemma without a final "e" and a doubled last letter: "acquitt" and "acquit", "injur" and "injure" are one."""
    first, *rest = lemma.lower().split() or [""]
    short = first.removesuffix("e") if len(first) > 3 else first
    if len(short) > 3 and short[-1] == short[-2]:
        short = short[:-1]
    return " ".join([short, *rest])
