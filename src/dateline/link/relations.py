"""The relations of lang/*/states.toml: who they hold for, and which words begin, tell and end them."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

from dateline.lang import table
from dateline.link.propositions import pattern_of
from dateline.link.text import stem, tokens

BE = "be"  # the copula of a pattern, as states.toml writes it
ANY = "any"
EVERY_ROLE = "*"

Pattern = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A row of states.toml; patterns as stems, the keys as there.

    `telling`: the words without which no claim tells of it. `lasts`: days, None where it lasts until it is ended.
    """

    name: str
    between: tuple[tuple[str, str], ...]
    same: bool
    begins: tuple[Pattern, ...]
    holds: tuple[Pattern, ...]
    ends: tuple[Pattern, ...]
    ends_alone: tuple[Pattern, ...]
    replaced: tuple[Pattern, ...]
    even_denied: tuple[Pattern, ...]
    named_by: frozenset[str]
    not_by: frozenset[str]
    nouns: frozenset[str]
    one: tuple[int, ...]
    titles: frozenset[str]
    exact: frozenset[str]
    lasts: int | None
    soon_over: frozenset[str]
    telling: frozenset[str]


@functools.cache
def relations() -> tuple[Relation, ...]:
    """The relations of lang/*/states.toml."""
    return tuple(_relation(row) for row in table("states")["relation"])


@functools.cache
def relation(name: str) -> Relation:
    """A relation by its name."""
    return next(each for each in relations() if each.name == name)


@functools.cache
def deaths() -> tuple[tuple[Pattern, ...], tuple[Pattern, ...]]:
    """How a clause tells of a death: patterns whose agent has died, and those whose patient has."""
    rows = table("states")["death"]
    return tuple(map(pattern_of, rows["agent"])), tuple(map(pattern_of, rows["patient"]))


@functools.cache
def past_words(key: str) -> frozenset[str]:
    """The stems of a list of [past]."""
    return frozenset(stem(word) for word in table("states")["past"][key])


@functools.cache
def phrases(key: str) -> tuple[str, ...]:
    """The phrases of a list of [past], folded as a clause's words are."""
    return tuple(" ".join(tokens(phrase)) for phrase in table("states")["past"][key])


def _relation(row: dict[str, Any]) -> Relation:
    def patterns(key: str) -> tuple[Pattern, ...]:
        return tuple(pattern_of(text) for text in row.get(key, ()))

    def stems_of(key: str) -> frozenset[str]:
        return frozenset(stem(word) for word in row.get(key, ()))

    told = (*patterns("begins"), *patterns("holds"), *patterns("ends"))
    telling = {p[0] for p in told} | {w for p in told if p[0] == BE for w in p[1:]}
    return Relation(
        name=row["name"],
        between=tuple((kind, role) for kind, role in row["between"]),
        same=row["same"],
        begins=patterns("begins"),
        holds=patterns("holds"),
        ends=patterns("ends"),
        ends_alone=patterns("ends_alone"),
        replaced=patterns("replaced"),
        even_denied=patterns("even_denied"),
        named_by=stems_of("named_by"),
        not_by=stems_of("not_by"),
        nouns=stems_of("nouns"),
        one=tuple(row.get("one", ())),
        titles=stems_of("titles"),
        exact=frozenset(row.get("exact", ())),
        lasts=row.get("lasts"),
        soon_over=stems_of("soon_over"),
        telling=frozenset(telling | stems_of("named_by") | stems_of("nouns")),
    )
