"""A claim as linking compares it: what class of happening, who in which part, which further words, when."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date

from dateline.lang import table, words
from dateline.link.entities import Entities
from dateline.link.material import Material, is_named
from dateline.link.text import content_stems, head_word, own_words, stem, stems, tokens
from dateline.model import Claim, EntityKind, Role
from dateline.when import When

_MAIN = (Role.AGENT, Role.PATIENT, Role.PARTNER)


@dataclass(frozen=True, slots=True)
class EventClass:
    """A class of happenings of lang/*/link.toml. `once`, `symmetric`, `at_once`: see there."""

    name: str
    once: bool
    symmetric: bool
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class Proposition:
    """A claim made comparable. `kind` is its class's name, or its predicate's stem, or "" where that says little.

    `verbs` are the forms of its predicate as stems: the lemma's and the word's own, for a lemma can be mistaken.
    `agents`, `patients`, `partners` are entity ids, and `who` all of them; `things` are the nouns of what no article
    names; `words` are the stems of what is left of the clause without names and predicate; `clause` all its stems;
    `said` those of its own words that carry content, names and predicate among them. `title` is the claim's, without
    brackets, with the names of those whom its open pronouns most likely mean.
    """

    claim: Claim
    kind: str
    verbs: tuple[tuple[str, ...], ...]
    event_class: EventClass | None
    agents: frozenset[str]
    patients: frozenset[str]
    partners: frozenset[str]
    who: frozenset[str]
    places: frozenset[str]
    things: frozenset[str]
    words: frozenset[str]
    clause: frozenset[str]
    said: frozenset[str] = frozenset()
    title: str = ""

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id

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
    known = {entities.of[r.id] for r in material.referents.values() if is_named(r)}
    named = {r.id: entities.of[r.id] in known or bool(r.members) for r in material.referents.values()}
    of = {e.id: e.members for e in entities.entities}
    members = {id: _leaves(inner, of) for id, inner in of.items()}
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
        names: set[str] = {stem(w) for hop in claim.attribution for w in tokens(hop.name)}
        for p in claim.participants:
            referent = self.material.referents.get(p.referent)
            if referent is None:
                continue
            entity = self.entities.of[p.referent]
            if self.named[p.referent]:
                parts[p.role] |= self.members[entity] or {entity}
                names |= {stem(w) for form in (referent.name, *referent.aliases) for w in tokens(form)}
            elif p.role in _MAIN:
                things |= content_stems(head_word(referent.name))
        title = content_stems(own_words(claim.title))
        said = self.material.words_of(claim)
        clause = frozenset(stems(own_words(claim.title))) | frozenset(stems(said))
        verbs = _verbs(claim.predicate, claim.head.of(self.material.article[claim.span.article].text))
        passive = bool(parts[Role.PATIENT]) and not parts[Role.AGENT]
        found, pattern = classify(verbs, clause, passive=passive)
        kind = found.name if found else _plain_kind(claim.predicate)
        places = parts[Role.PLACE] | {e for r in _MAIN for e in parts[r] if self.kinds[e] is EntityKind.PLACE}
        who = {e for r in _MAIN for e in parts[r]} - places
        partitive = {stem(w) for w in words("link", "words.partitive")}
        return Proposition(
            claim=claim,
            kind=kind,
            verbs=verbs,
            event_class=found,
            agents=frozenset(parts[Role.AGENT] - places),
            patients=frozenset(parts[Role.PATIENT] - places),
            partners=frozenset(parts[Role.PARTNER] - places),
            who=frozenset(who),
            places=frozenset(places),
            things=frozenset(things - partitive),
            words=frozenset(
                (title | content_stems(said)) - names - {w for v in verbs for w in v} - set(pattern) - partitive
            ),
            clause=clause,
            said=content_stems(said),
            title=self._named_title(claim),
        )

    def _named_title(self, claim: Claim) -> str:
        title = own_words(claim.title).replace("[", "").replace("]", "")
        if "“" not in title:
            return title
        text = self.material.article[claim.span.article].text
        for p in claim.participants:
            referent = self.material.referents.get(p.referent)
            if referent is not None:
                named = referent.name.replace("\\", "")  # which stands for a group in what is put in
                title = re.sub(f"“{re.escape(p.span.of(text))}”", named, title, flags=re.IGNORECASE)
        return title


def _verbs(predicate: str, head: str) -> tuple[tuple[str, ...], ...]:
    """The stems of the predicate, and those of its word as it stands with the predicate's particle."""
    lemma, word = stems(predicate), stems(head)
    return tuple(dict.fromkeys(form for form in (lemma, word[:1] + lemma[1:]) if form))


def classify(
    verbs: tuple[tuple[str, ...], ...], clause: frozenset[str], *, passive: bool = False
) -> tuple[EventClass | None, tuple[str, ...]]:
    """The class of a happening, by the longest pattern that fits; (None, ()) where none does.

    `passive`: the clause says to whom it is done, and not who does it.
    """
    best: tuple[int, EventClass | None, tuple[str, ...]] = (0, None, ())
    for verb in verbs:
        for event_class, pattern, passive_only in _by_predicate().get(verb[0], ()):
            if len(pattern) > best[0] and (passive or not passive_only) and _fits(pattern, verb, clause):
                best = (len(pattern), event_class, pattern)
    return best[1], best[2]


def fits(pattern: tuple[str, ...], verbs: tuple[tuple[str, ...], ...], clause: frozenset[str]) -> bool:
    """Whether a pattern's first word is the predicate and its others stand with it or in the clause."""
    first = pattern[0]
    for verb in verbs:  # noqa: SIM110 (hundreds of patterns are asked for, and most differ in the first word)
        if verb[0] == first and _fits(pattern, verb, clause):
            return True
    return False


def _fits(pattern: tuple[str, ...], verb: tuple[str, ...], clause: frozenset[str]) -> bool:
    # a particle makes another verb: "move on" is no "move"
    return verb[0] == pattern[0] and set(verb[1:]) <= set(pattern) and all(w in clause for w in pattern[1:])


def pattern_of(text: str) -> tuple[str, ...]:
    """A pattern of a language table as stems."""
    return stems(text)


_Row = tuple[EventClass, tuple[str, ...], bool]


@functools.cache
def _by_predicate() -> dict[str, tuple[_Row, ...]]:
    """The classes' patterns by their predicates, in the table's order; the last field: only where it is passive."""
    out: dict[str, list[_Row]] = {}
    for row in table("link")["class"]:
        event_class = EventClass(
            row["name"], row.get("once", False), row.get("symmetric", False), row.get("at_once", False)
        )
        for key, passive_only in (("patterns", False), ("passive", True)):
            for text in row.get(key, ()):
                pattern = pattern_of(text)
                out.setdefault(pattern[0], []).append((event_class, pattern, passive_only))
    return {word: tuple(rows) for word, rows in out.items()}


def _plain_kind(predicate: str) -> str:
    """The predicate itself, but for words that say little alone."""
    folded = tokens(predicate)
    if not folded or (len(folded) == 1 and folded[0] in words("link", "words.light")):
        return ""
    return " ".join(stem(w) for w in folded)
