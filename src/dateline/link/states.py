"""Relations that hold for a time (lang/*/states.toml): claims begin, hold or end them. A new domain is a table."""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.link.entities import Entities
from dateline.link.force import Courses, Evidence, told_when
from dateline.link.material import Material
from dateline.link.propositions import Proposition, fits
from dateline.link.relations import ANY, BE, EVERY_ROLE, Pattern, Relation, deaths, relation, relations
from dateline.link.text import stem, stems, tokens
from dateline.model import Certainty, EntityKind, Phase, Polarity, Role, State
from dateline.when import UNKNOWN, Basis, Reason, When

_REAL = (Phase.HAPPENED, Phase.ONGOING)
_ROLES: dict[Role, str] = {Role.AGENT: "agents", Role.PATIENT: "patients", Role.PARTNER: "partners"}


@dataclass(frozen=True, slots=True)
class Told:
    """All that tells of relations: `evidence` of whose they are, `endings` of one whom a clause names alone.

    An ending has "" for whom it doesn't name, and ends what it fits; by itself it tells of no state.
    """

    evidence: tuple[Evidence, ...]
    endings: tuple[Evidence, ...]


def find_evidence(material: Material, entities: Entities, said: dict[str, Proposition]) -> Told:
    """Every claim that tells of a relation, in claim order: assertions and denials, not plans or conditions."""
    reader = _Reader(material, entities, {e.id: e.kind for e in entities.entities})
    evidence: list[Evidence] = []
    endings: list[Evidence] = []
    for each in said.values():
        if each.claim.phase in _REAL:
            for row in reader.relations_of(each):
                evidence += reader.evidence(row, each)
            endings += reader.endings(each)
    return Told(tuple(evidence), tuple(endings))


@dataclass(frozen=True, slots=True)
class _Reader:
    """What single claims tell of relations."""

    material: Material
    entities: Entities
    kinds: dict[str, EntityKind]

    def relations_of(self, each: Proposition) -> list[Relation]:
        """The relations that a claim can tell of, by its predicate or by a word that names one."""
        words = {verb[0] for verb in each.verbs} | self._called(each) | set(stems(self.material.words_of(each.claim)))
        return [r for r in relations() if words & r.telling]

    def evidence(self, row: Relation, each: Proposition) -> Iterable[Evidence]:
        """What a claim tells of a relation, where it leaves no doubt for whom."""
        found = _part(row, each)
        part, pattern = found if found else ("holds" if self._named_by(row, each) else "", ())
        if not part or (pattern and not self._says(row, pattern, each)):
            return
        holders = self._holders(row, each, loose=len(pattern) > 1)
        if holders is not None:
            titles = self._titles(row, each)
            yield Evidence(row.name, holders, part, each, _is_denied(row, each), titles, bool(pattern))

    def _says(self, row: Relation, pattern: Pattern, each: Proposition) -> bool:
        """Whether the clause has the very words that a pattern needs, and "is …" its own subject."""
        needed = {word for word in row.exact if stem(word) in pattern}
        if not needed <= set(tokens(self.material.words_of(each.claim))):
            return False
        return pattern[0] != BE or any(
            part.role in _ROLES and each.claim.span.contains(part.span) for part in each.claim.participants
        )

    def endings(self, each: Proposition) -> Iterable[Evidence]:
        """What a claim ends for somebody whom it names alone: by their deed, by another in their place, by death."""
        if each.claim.polarity is Polarity.NEGATIVE:
            return
        for row in relations():
            if not each.clause & row.not_by:
                for holder in self._ended_for(row, each):
                    yield self._ending(row, holder, each)
                for place in row.one:
                    if place and not row.same and _any_fits(row.ends, row, each):
                        yield from self._lost(row, place, each)
        for holder in self._dead(each):
            for row in relations():
                if any(kind in (ANY, EntityKind.PERSON.value) for kind, _ in row.between):
                    yield self._ending(row, holder, each)

    def _ended_for(self, row: Relation, each: Proposition) -> frozenset[str]:
        kind = row.between[0][0]
        if _any_fits(row.ends_alone, row, each) and not self._names_others(row, each):
            return self._only(kind, each)
        if _any_fits(row.replaced, row, each):
            return self._of_kind(kind, each.patients)
        return frozenset()

    def _lost(self, row: Relation, place: int, each: Proposition) -> Iterable[Evidence]:
        """What is told of the one in a further place alone ("the company was sold")."""
        found = self._of_kind(row.between[place][0], each.patients)
        if len(found) == 1 and each.who == found:
            holders = tuple(next(iter(found)) if n == place else "" for n in range(len(row.between)))
            yield Evidence(row.name, holders, "ends", each)

    def _dead(self, each: Proposition) -> frozenset[str]:
        kind = EntityKind.PERSON.value
        agents, patients = deaths()
        if any(fits(p, each.verbs, each.clause) for p in patients):
            found = self._of_kind(kind, each.patients)
            return found or (frozenset() if self._of_kind(kind, each.who) else self._beside(kind, each))
        if any(fits(p, each.verbs, each.clause) or _is_complement(p, each) for p in agents):
            return self._of_kind(kind, each.agents | each.patients)
        return frozenset()

    def _ending(self, row: Relation, holder: str, each: Proposition) -> Evidence:
        holders = (holder, *("" for _ in row.between[1:]))
        return Evidence(row.name, holders, "ends", each, False, self._titles(row, each))

    def _names_others(self, row: Relation, each: Proposition) -> bool:
        """Whether the clause names somebody for a further place: it is then about these two, or about no relation."""
        return any(self._of_kind(kind, each.who) - self._only(row.between[0][0], each) for kind, _ in row.between[1:])

    def _only(self, kind: str, each: Proposition) -> frozenset[str]:
        """The one of a kind whom a clause is about: who acts or is acted upon, else whom it names beside them."""
        for found in (each.patients, each.agents, each.who):
            of_kind = self._of_kind(kind, found)
            if of_kind:
                return of_kind if len(of_kind) == 1 else frozenset()
        return self._beside(kind, each)

    def _beside(self, kind: str, each: Proposition) -> frozenset[str]:
        """The one of a kind that is named in no main part ("the conviction of Ann Lee"); none where there are more."""
        parts = (part.referent for part in each.claim.participants if part.role is Role.OTHER)
        inside = (*parts, *self.material.referents_in(each.claim.span))
        found = self._of_kind(kind, frozenset(self.entities.of[r] for r in inside if r in self.entities.of))
        return found if len(found) == 1 else frozenset()

    def _of_kind(self, kind: str, found: frozenset[str]) -> frozenset[str]:
        return frozenset(e for e in found if kind == ANY or self.kinds[e].value == kind)

    def _called(self, each: Proposition) -> set[str]:
        """The stems of what a clause calls its participants."""
        text = self.material.article[each.claim.span.article].text
        return {s for p in each.claim.participants for s in stems(p.span.of(text))}

    def _titles(self, row: Relation, each: Proposition) -> frozenset[str]:
        return (each.clause | self._called(each)) & row.titles

    def _named_by(self, row: Relation, each: Proposition) -> bool:
        """Whether a clause calls one of them by the relation ("his wife") or names it ("their marriage"), as a fact."""
        if each.clause & row.not_by or each.claim.polarity is Polarity.NEGATIVE:
            return False
        nouns = set(stems(self.material.words_of(each.claim))) & row.nouns
        return bool(self._called(each) & row.named_by) or bool(nouns)

    def _holders(self, row: Relation, each: Proposition, *, loose: bool) -> tuple[str, ...] | None:
        """Who a relation holds for, where the clause leaves one reading; None where it doesn't.

        `loose`: the words are so plain that somebody in another part of the clause is meant, too.
        """
        places = [self._fitting(kind, role, each) for kind, role in row.between]
        if row.same:
            people = frozenset().union(*places)
            return tuple(sorted(people)) if len(people) == len(places) else None
        if loose:
            places = [
                found if len(found) == 1 else self._only(kind, each)
                for found, (kind, _) in zip(places, row.between, strict=True)
            ]
        if any(len(found) != 1 for found in places):
            return None
        holders = tuple(next(iter(found)) for found in places)
        return holders if len(set(holders)) == len(holders) else None

    def _fitting(self, kind: str, role: str, each: Proposition) -> frozenset[str]:
        found = each.who if role == EVERY_ROLE else getattr(each, _ROLES[Role(role)])
        return self._of_kind(kind, found)


def _part(row: Relation, each: Proposition) -> tuple[str, Pattern] | None:
    """What a claim tells of a relation, by the longest pattern; an end before a beginning of equal length."""
    if each.clause & row.not_by:
        return None
    found = [
        (part, pattern)
        for part, patterns in (("ends", row.ends), ("begins", row.begins), ("holds", row.holds))
        for pattern in patterns
        if fits(pattern, each.verbs, each.clause) or _complement(pattern, row, each)
    ]
    return max(found, key=lambda pair: len(pair[1])) if found else None


def _any_fits(patterns: Sequence[Pattern], row: Relation, each: Proposition) -> bool:
    first = {BE, *(verb[0] for verb in each.verbs)}
    may = [p for p in patterns if p[0] in first]
    return any(fits(p, each.verbs, each.clause) or _complement(p, row, each) for p in may)


def _complement(pattern: Pattern, row: Relation, each: Proposition) -> bool:
    """Whether a clause says "is …", of a relation that it doesn't begin.

    A participle that also begins the relation ("were married on Sunday") must go on ("are married").
    """
    if not _is_complement(pattern, each):
        return False
    heads = {verb[0] for verb in each.verbs} & set(pattern[1:])
    begins = {p[0] for p in row.begins}
    return any(h not in begins or each.claim.phase is Phase.ONGOING for h in heads)


def _is_complement(pattern: Pattern, each: Proposition) -> bool:
    """Whether a clause's head is the complement of "is" ("mayor"), as in Universal Dependencies."""
    if pattern[0] != BE or len(pattern) == 1:
        return False
    return bool({verb[0] for verb in each.verbs} & set(pattern[1:])) and set(pattern[1:]) <= each.clause


def _is_denied(row: Relation, each: Proposition) -> bool:
    negative = each.claim.polarity is Polarity.NEGATIVE
    return negative and not any(fits(p, each.verbs, each.clause) for p in row.even_denied)


# -- states


def find_states(told: Told, material: Material) -> tuple[State, ...]:
    """The states of a story, by relation and entities. What is only said to be possible makes none, and ends none."""
    by_state: dict[tuple[str, tuple[str, ...]], list[Evidence]] = defaultdict(list)
    for each in told.evidence:
        if _counts(each):
            by_state[each.relation, each.entities].append(each)
    begun = {e.proposition.id for found in by_state.values() for e in found if e.part != "ends"}
    known = {key: found for key, found in sorted(by_state.items()) if not _only_passed(found, begun)}
    courses = Courses(material, known, [each for each in told.endings if _counts(each)])
    return tuple(_state(key, courses, material) for key in known)


def _counts(each: Evidence) -> bool:
    return not each.denied and each.proposition.claim.certainty is not Certainty.POSSIBLE


def _only_passed(found: Sequence[Evidence], begun: set[str]) -> bool:
    """Whether nothing is told of a state but the beginning of the next: a wedding alone tells of no engagement."""
    return all(e.part == "ends" and e.proposition.id in begun for e in found)


def _state(key: tuple[str, tuple[str, ...]], courses: Courses, material: Material) -> State:
    name, entities = key
    found = courses.known[key]
    held = courses.of(key)
    parts = {part: [e.proposition for e in found if e.part == part] for part in ("begins", "holds")}
    begin, end = _change(parts["begins"]), _change([e.proposition for e in held.ended_by])
    told = [
        w for w in (told_when(p.claim, material) for p in itertools.chain(parts["begins"], parts["holds"])) if w.known
    ]
    holds_at: When = functools.reduce(_around, sorted(told, key=_order), UNKNOWN)
    if begin.earliest and holds_at.earliest and begin.earliest > holds_at.earliest:
        begin = UNKNOWN  # it held before: the beginning that is told is another one, or none
    return State(
        relation(name).name,
        entities,
        _from_to(begin, end),
        holds_at,
        tuple(sorted({e.proposition.id for e in (*found, *held.ended_by)})),
        held.force,
        _ids(held.told_by),
        _ids(held.ended_by),
    )


def _ids(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.proposition.id for e in evidence))


def _change(told: Sequence[Proposition]) -> When:
    """The best known date of a change, from what has happened rather than goes on."""
    known = [p.when for p in told if p.when.known and p.claim.phase is Phase.HAPPENED]
    return min(known, key=_order, default=UNKNOWN)


def _order(when: When) -> tuple[bool, int, str]:
    return (not when.closed, when.days or 0, when.edtf)


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
