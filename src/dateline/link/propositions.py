"""A claim as linking compares it: what class of happening, who in which part, which further words, when."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date

from dateline.lang import table, words
from dateline.link.entities import Entities
from dateline.link.material import Material, is_named
from dateline.link.text import content_stems, stem, stems, tokens
from dateline.model import Claim, EntityKind, Role
from dateline.when import When

_MAIN = (Role.AGENT, Role.PATIENT, Role.PARTNER)


@dataclass(frozen=True, slots=True)
class EventClass:
    """A class of happenings of lang/*/link.toml. `once`, `symmetric`: see there."""

    name: str
    once: bool
    symmetric: bool
    patterns: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Proposition:
    """A claim made comparable. `kind` is its class's name, or its predicate's stem, or "" where that says little.

    `agents`, `patients`, `partners` are entity ids; `things` are the nouns of what no article names; `words` are the
    stems of what is left of the clause without names and predicate; `clause` all its stems.
    """

    claim: Claim
    kind: str
    event_class: EventClass | None
    agents: frozenset[str]
    patients: frozenset[str]
    partners: frozenset[str]
    places: frozenset[str]
    things: frozenset[str]
    words: frozenset[str]
    clause: frozenset[str]

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

    @property
    def who(self) -> frozenset[str]:
        """The named entities in the main parts."""
        return self.agents | self.patients | self.partners

    @property
    def when(self) -> When:
        """The claim's interval."""
        return self.claim.when

    @property
    def day(self) -> date:
        """A day to sort by: the earliest that is known."""
        return self.claim.when.earliest or self.claim.when.latest or date.max


def propositions(material: Material, entities: Entities) -> dict[str, Proposition]:
    """The propositions of all claims by claim id, in id order."""
    named = {r.id: is_named(r) or bool(r.members) for r in material.referents.values()}
    members = {e.id: _leaves(e.members, {x.id: x.members for x in entities.entities}) for e in entities.entities}
    kinds = {e.id: e.kind for e in entities.entities}
    by_referent = _Cast(material, entities, named, members, kinds)
    return {id: by_referent.proposition(claim) for id, claim in material.claims.items()}


def _leaves(ids: tuple[str, ...], of: dict[str, tuple[str, ...]], depth: int = 0) -> frozenset[str]:
    """The members of a group, those of groups in it resolved."""
    out: set[str] = set()
    for id in ids:
        inner = of.get(id, ())
        out |= _leaves(inner, of, depth + 1) if inner and depth < 4 else {id}
    return frozenset(out)


@dataclass(frozen=True, slots=True)
class _Cast:
    material: Material
    entities: Entities
    named: dict[str, bool]
    members: dict[str, frozenset[str]]
    kinds: dict[str, EntityKind]

    def proposition(self, claim: Claim) -> Proposition:
        parts: dict[Role, set[str]] = {role: set() for role in Role}
        things: set[str] = set()
        names: set[str] = set()
        for p in claim.participants:
            referent = self.material.referents.get(p.referent)
            if referent is None:
                continue
            entity = self.entities.of[p.referent]
            if self.named[p.referent]:
                parts[p.role] |= self.members[entity] or {entity}
                names |= {stem(w) for form in (referent.name, *referent.aliases) for w in tokens(form)}
            elif p.role in _MAIN:
                things |= content_stems(referent.name.split()[-1] if referent.name.split() else "")
        title = content_stems(claim.title)
        said = self.material.words_of(claim)
        clause = frozenset(stems(claim.title)) | frozenset(stems(said))
        found, pattern = classify(claim.predicate, clause)
        predicate = stems(claim.predicate)
        kind = found.name if found else _plain_kind(claim.predicate)
        places = parts[Role.PLACE] | {e for r in _MAIN for e in parts[r] if self.kinds[e] is EntityKind.PLACE}
        partitive = {stem(w) for w in words("link", "words.partitive")}
        return Proposition(
            claim=claim,
            kind=kind,
            event_class=found,
            agents=frozenset(parts[Role.AGENT] - places),
            patients=frozenset(parts[Role.PATIENT] - places),
            partners=frozenset(parts[Role.PARTNER] - places),
            places=frozenset(places),
            things=frozenset(things - partitive),
            words=frozenset((title | content_stems(said)) - names - set(predicate) - set(pattern) - partitive),
            clause=clause,
        )


def classify(predicate: str, clause: frozenset[str]) -> tuple[EventClass | None, tuple[str, ...]]:
    """The class of a happening, by the longest pattern that fits; (None, ()) where none does.

    >>> classify("file", frozenset({"file", "divorc"}))[0].name
    'divorce filing'
    """
    best: tuple[int, EventClass | None, tuple[str, ...]] = (0, None, ())
    for event_class, pattern in _by_predicate().get(_first_stem(predicate), ()):
        if len(pattern) > best[0] and fits(pattern, predicate, clause):
            best = (len(pattern), event_class, pattern)
    return best[1], best[2]


def fits(pattern: tuple[str, ...], predicate: str, clause: frozenset[str]) -> bool:
    """Whether a pattern's first word is the predicate and its others stand with it or in the clause."""
    own = stems(predicate)
    # a particle makes another verb: "move on" is no "move"
    particles = set(own[1:]) <= set(pattern)
    return bool(own) and own[0] == pattern[0] and particles and all(w in clause or w in own for w in pattern[1:])


def pattern_of(text: str) -> tuple[str, ...]:
    """A pattern of a language table as stems."""
    return stems(text)


@functools.cache
def event_classes() -> tuple[EventClass, ...]:
    """The classes of lang/*/link.toml in their order."""
    return tuple(
        EventClass(
            row["name"],
            row.get("once", False),
            row.get("symmetric", False),
            tuple(pattern_of(p) for p in row["patterns"]),
        )
        for row in table("link")["class"]
    )


@functools.cache
def _by_predicate() -> dict[str, tuple[tuple[EventClass, tuple[str, ...]], ...]]:
    out: dict[str, list[tuple[EventClass, tuple[str, ...]]]] = {}
    for event_class in event_classes():
        for pattern in event_class.patterns:
            out.setdefault(pattern[0], []).append((event_class, pattern))
    return {word: tuple(rows) for word, rows in out.items()}


def _first_stem(predicate: str) -> str:
    own = stems(predicate)
    return own[0] if own else ""


def _plain_kind(predicate: str) -> str:
    """The predicate itself, but for words that say little alone."""
    folded = tokens(predicate)
    if not folded or (len(folded) == 1 and folded[0] in words("link", "words.light")):
        return ""
    return " ".join(stem(w) for w in folded)
