"""Relations that hold for a time (lang/*/states.toml): claims begin, hold or end them. A new domain is a table."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.lang import table
from dateline.link.entities import Entities
from dateline.link.material import Material
from dateline.link.propositions import Proposition, fits, pattern_of
from dateline.link.text import stem, stems
from dateline.model import Certainty, Claim, EntityKind, Phase, Polarity, Role, State
from dateline.when import UNKNOWN, Basis, Reason, When

_REAL = (Phase.HAPPENED, Phase.ONGOING)
_ANY = "any"
_EVERY_ROLE = "*"
_BE = "be"  # the copula of a pattern, as states.toml writes it


@dataclass(frozen=True, slots=True)
class Relation:
    """A row of states.toml; patterns as stems. `telling`: the words without which no claim tells of it."""

    name: str
    between: tuple[tuple[str, str], ...]
    same: bool
    begins: tuple[tuple[str, ...], ...]
    holds: tuple[tuple[str, ...], ...]
    ends: tuple[tuple[str, ...], ...]
    named_by: frozenset[str]
    not_by: frozenset[str]
    nouns: frozenset[str]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim that tells of a relation between some entities. `part`: begins, holds or ends."""

    relation: str
    entities: tuple[str, ...]
    part: str
    proposition: Proposition

    @property
    def denied(self) -> bool:
        """Whether the claim says that it does not hold."""
        return self.proposition.claim.polarity is Polarity.NEGATIVE


@functools.cache
def relations() -> tuple[Relation, ...]:
    """The relations of lang/*/states.toml."""
    return tuple(_relation(row) for row in table("states")["relation"])


def _relation(row: dict[str, Any]) -> Relation:
    begins, holds, ends = (tuple(pattern_of(text) for text in row[part]) for part in ("begins", "holds", "ends"))
    named_by, not_by, nouns = (frozenset(stem(w) for w in row[key]) for key in ("named_by", "not_by", "nouns"))
    between = tuple((kind, role) for kind, role in row["between"])
    patterns = (*begins, *holds, *ends)
    telling = {p[0] for p in patterns} | {w for p in patterns if p[0] == _BE for w in p[1:]} | named_by | nouns
    return Relation(row["name"], between, row["same"], begins, holds, ends, named_by, not_by, nouns, frozenset(telling))


def find_evidence(material: Material, entities: Entities, said: dict[str, Proposition]) -> tuple[Evidence, ...]:
    """Every claim that tells of a relation, in claim order: assertions and denials, not plans or conditions."""
    kinds = {e.id: e.kind for e in entities.entities}
    out: list[Evidence] = []
    for each in said.values():
        if each.claim.phase in _REAL:
            for relation in _relations_of(each, material):
                out += _evidence(relation, each, kinds, material)
    return tuple(out)


def _relations_of(each: Proposition, material: Material) -> list[Relation]:
    """The relations that a claim can tell of, by its predicate or by a word that names one."""
    words = {verb[0] for verb in each.verbs} | _naming_words(each, material)
    return [r for r in relations() if words & r.telling]


def _naming_words(each: Proposition, material: Material) -> set[str]:
    """The stems of the clause and of what it calls its participants."""
    text = material.article[each.claim.span.article].text
    return {s for p in each.claim.participants for s in stems(p.span.of(text))} | set(
        stems(material.words_of(each.claim))
    )


def _evidence(
    relation: Relation, each: Proposition, kinds: dict[str, EntityKind], material: Material
) -> Iterable[Evidence]:
    part = _part(relation, each)
    if part is None and _named_by(relation, each, material):
        part = "holds"
    if part is None:
        return
    holders = _holders(relation, each, kinds)
    if holders is not None:
        yield Evidence(relation.name, holders, part, each)


def _part(relation: Relation, each: Proposition) -> str | None:
    """What a claim tells of a relation, by the longest pattern; an end before a beginning of equal length."""
    if each.clause & relation.not_by:
        return None
    found = [
        (len(pattern), part)
        for part, patterns in (("holds", relation.holds), ("begins", relation.begins), ("ends", relation.ends))
        for pattern in patterns
        if fits(pattern, each.verbs, each.clause) or _complement(pattern, relation, each)
    ]
    return max(found, key=lambda row: row[0])[1] if found else None


def _complement(pattern: tuple[str, ...], relation: Relation, each: Proposition) -> bool:
    """Whether a clause says "is …": its head is then the complement ("mayor"), as in Universal Dependencies.

    A participle that also begins the relation ("were married on Sunday") must go on ("are married").
    """
    if pattern[0] != _BE or len(pattern) == 1:
        return False
    heads = {verb[0] for verb in each.verbs} & set(pattern[1:])
    begins = {p[0] for p in relation.begins}
    return any(h not in begins or each.claim.phase is Phase.ONGOING for h in heads) and set(pattern[1:]) <= each.clause


def _named_by(relation: Relation, each: Proposition, material: Material) -> bool:
    """Whether a clause calls one of them by the relation ("his wife") or names it ("their marriage"), as a fact."""
    if each.clause & relation.not_by or each.claim.polarity is Polarity.NEGATIVE:
        return False
    text = material.article[each.claim.span.article].text
    mentions = {s for p in each.claim.participants for s in stems(p.span.of(text))}
    nouns = set(stems(material.words_of(each.claim))) & relation.nouns
    return bool(mentions & relation.named_by) or bool(nouns)


def _holders(relation: Relation, each: Proposition, kinds: dict[str, EntityKind]) -> tuple[str, ...] | None:
    """Who a relation holds for, where the clause leaves one reading; None where it doesn't."""
    places = [_fitting(kind, role, each, kinds) for kind, role in relation.between]
    if relation.same:
        people = frozenset().union(*places)
        return tuple(sorted(people)) if len(people) == len(places) else None
    if any(len(found) != 1 for found in places):
        return None
    holders = tuple(next(iter(found)) for found in places)
    return holders if len(set(holders)) == len(holders) else None


def _fitting(kind: str, role: str, each: Proposition, kinds: dict[str, EntityKind]) -> frozenset[str]:
    parts = {Role.AGENT.value: each.agents, Role.PATIENT.value: each.patients, Role.PARTNER.value: each.partners}
    found = each.who if role == _EVERY_ROLE else parts[role]
    return frozenset(e for e in found if kind == _ANY or kinds[e].value == kind)


# -- states


def find_states(evidence: Sequence[Evidence], material: Material) -> tuple[State, ...]:
    """The states of a story, by relation and entities. What is only said to be possible makes none."""
    told: dict[tuple[str, tuple[str, ...]], list[Evidence]] = defaultdict(list)
    for each in evidence:
        if not each.denied and each.proposition.claim.certainty is not Certainty.POSSIBLE:
            told[each.relation, each.entities].append(each)
    begun = {e.proposition.id for found in told.values() for e in found if e.part != "ends"}
    return tuple(_state(key, found, material) for key, found in sorted(told.items()) if not _only_passed(found, begun))


def _only_passed(found: Sequence[Evidence], begun: set[str]) -> bool:
    """Whether nothing is told of a state but the beginning of the next: a wedding alone tells of no engagement."""
    return all(e.part == "ends" and e.proposition.id in begun for e in found)


def _state(key: tuple[str, tuple[str, ...]], found: Sequence[Evidence], material: Material) -> State:
    relation, entities = key
    parts = {part: [e.proposition for e in found if e.part == part] for part in ("begins", "holds", "ends")}
    begin, end = _change(parts["begins"]), _change(parts["ends"])
    told = [w for w in (_told(p.claim, material) for p in itertools.chain(parts["begins"], parts["holds"])) if w.known]
    holds_at: When = functools.reduce(_around, sorted(told, key=_order), UNKNOWN)
    if begin.earliest and holds_at.earliest and begin.earliest > holds_at.earliest:
        begin = UNKNOWN  # it held before: the beginning that is told is another one, or none
    return State(
        relation,
        entities,
        _from_to(begin, end),
        holds_at,
        tuple(sorted({e.proposition.id for e in found})),
    )


def _change(told: Sequence[Proposition]) -> When:
    """The best known date of a change, from what has happened rather than goes on."""
    known = [p.when for p in told if p.when.known and p.claim.phase is Phase.HAPPENED]
    return min(known, key=_order, default=UNKNOWN)


def _order(when: When) -> tuple[bool, int, str]:
    return (not when.closed, when.days or 0, when.edtf)


def _told(claim: Claim, material: Material) -> When:
    """When a claim tells a relation to hold: for what goes on up to the present, the day of publication."""
    published = material.article[claim.span.article].published
    if claim.when.closed:
        return claim.when
    if claim.phase is Phase.ONGOING and published.closed:
        return When(published.earliest, published.latest, Basis.INFERRED, claim.when.because + published.because)
    return UNKNOWN


def _around(left: When, right: When) -> When:
    return left.hull(right) if left.known else right


def _from_to(begin: When, end: When) -> When:
    """From when it began to when it ended; an end that nobody tells stays open."""
    earliest, latest = begin.earliest, end.latest
    if earliest is None and latest is None:
        return UNKNOWN
    if earliest and latest and earliest > latest:  # it ended before it began again: what is known is the beginning
        latest, end = None, UNKNOWN
    because = tuple(
        Reason(f"{word} {r.text}", r.span)
        for word, when in (("beginning:", begin), ("end:", end))
        for r in when.because
    )
    return When(earliest, latest, Basis.INFERRED, because)
