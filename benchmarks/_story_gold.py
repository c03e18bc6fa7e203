"""The gold file of a story: what a careful person finds in its articles, in the words of `examples/README.md`."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


def letters(text: str) -> str:
    """The letters and digits of a text in lower case."""
    return "".join(char.lower() for char in text if char.isalnum())


def folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(letters(name) for name in names)


class GoldArticle(msgspec.Struct, frozen=True):
    published: str | None = None
    outlet: str | None = None
    via: list[str] = []


class GoldEntity(msgspec.Struct, frozen=True):
    name: str
    kind: str
    aliases: list[str] = []

    @property
    def names(self) -> frozenset[str]:
        return folded([self.name, *self.aliases])


class GoldSource(msgspec.Struct, frozen=True):
    name: str
    kind: str


class GoldClaim(msgspec.Struct, frozen=True):
    """`evidence` is the shortest clause that carries the claim; `when` is [earliest, latest], null is unknown."""

    id: str
    article: str
    evidence: str
    title: str
    who: list[str]
    when: tuple[str | None, str | None]
    sources: list[GoldSource]
    certainty: str
    polarity: str
    phase: str
    event: str | None = None


class GoldConflict(msgspec.Struct, frozen=True):
    between: list[str]
    about: str


class Mark(msgspec.Struct, frozen=True, rename={"from_": "from"}):
    """A stretch of a page that tells no story; without `to` it runs to the end."""

    from_: str
    to: str | None = None


class Gold(msgspec.Struct, frozen=True):
    articles: dict[str, GoldArticle]
    entities: list[GoldEntity]
    claims: list[GoldClaim]
    conflicts: list[GoldConflict] = []
    one_origin: list[list[str]] = []
    not_events: dict[str, list[Mark]] = {}
