"""Who a claim says to be, or to have done, what one alone is or does: "the gunman was Ann Lee", "named him mayor".

What is alone is told by lang/*/identities.toml: words for people with "the", offices, and deeds. Whatever is one of
several ("a driver", "vice president", "Lee and Reed won") or is not it now ("the former mayor") is left out.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.lang import table, words
from dateline.link.entities import Entities
from dateline.link.material import Material
from dateline.link.propositions import Proposition
from dateline.link.text import content_stems, fold, stem
from dateline.model import Claim, EntityKind, Form, Participant, Phase, Role

_WORD = re.compile(r"[^\W_]+(?:[’'&.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_LONGEST = 3  # words of what somebody is called
_MODIFIERS = 4  # words before it that belong to it
_NEXT = 8  # characters before a name in which the word next to it stands
_FURTHER = 60  # characters behind a clause in which what is left out of it stands
_BEHIND = 5  # words after "of" that do
_NAMED = (EntityKind.PERSON, EntityKind.ORGANIZATION)


@dataclass(frozen=True, slots=True)
class Filled:
    """Who (`filler`, an entity) is told to fill a place (`slot`) that one alone fills.

    `of` are the entities that tell which place it is ("of Quint"), `words` the stems of its further words. `alone`: a
    story that tells of one deed has one. `office`: it is held for a time. `thing`: it is done to what is called "the".
    """

    slot: str
    filler: str
    of: frozenset[str]
    words: frozenset[str]
    alone: bool = False
    office: bool = False
    thing: bool = False


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    entity: str
    kind: EntityKind


@dataclass(frozen=True, slots=True)
class _Called:
    """What somebody is called, where it stands, and of what."""

    slot: str
    start: int
    end: int
    of: frozenset[str]
    words: frozenset[str]
    definite: bool
    alone: bool
    office: bool

    def filled(self, by: str, more: frozenset[str] = frozenset()) -> Filled:
        of = (self.of | more) - {by}
        return Filled(self.slot, by, of, self.words, self.alone, self.office)


class Fillers:
    """Reads who fills what in the claims of a story."""

    def __init__(self, material: Material, entities: Entities) -> None:
        self._material, self._entities = material, entities
        self._kinds = {e.id: e.kind for e in entities.entities}
        self._members = {e.id for e in entities.entities if e.members}
        found: dict[str, list[_Name]] = defaultdict(list)
        for referent in material.referents.values():
            for mention in referent.mentions:
                if mention.form is Form.NAME:
                    entity = entities.of[referent.id]
                    span = mention.span
                    found[span.article].append(_Name(span.start, span.end, entity, self._kinds[entity]))
        self._names = {id: sorted(each, key=lambda n: (n.start, -n.end, n.entity)) for id, each in found.items()}

    def of(self, each: Proposition) -> tuple[Filled, ...]:
        """What a claim says that somebody alone is or did."""
        return tuple(dict.fromkeys((*self._deeds(each), *self._called(each))))

    # -- deeds

    def _deeds(self, each: Proposition) -> Iterator[Filled]:
        doers = self._alone(each, Role.AGENT)
        if doers is None:
            return
        for row in _rows():
            if not any(verb in row.verbs for verb in each.verbs):
                continue
            if self._kinds[doers] is not EntityKind.PERSON and not row.bodies:
                continue
            things = [p for p in each.claim.participants if p.role is Role.PATIENT]
            if len(things) != 1:
                continue
            said = self._text(each, things[0])
            noun = next((noun for noun in row.nouns if noun in said), "")
            of = frozenset({*self._entities_in(things[0]), *each.places}) - {doers}
            if not row.nouns and not each.patients and of and len(each.things) == 1:
                (noun,) = each.things  # "bought the Cardle mill"
            if noun:
                yield Filled(f"{row.name} {noun}", doers, of, said - {noun}, thing=self._is_the(things[0]))
            elif each.patients and not row.nouns:
                yield Filled(row.name, doers, each.patients, frozenset())

    def _text(self, each: Proposition, part: Participant) -> frozenset[str]:
        names = [n for n in self._names.get(part.span.article, ()) if _within(n, part.span.start, part.span.end)]
        text = self._material.article[part.span.article].text
        said = text[part.span.start : part.span.end]
        for name in names:
            said = said.replace(text[name.start : name.end], " ")
        return content_stems(said)

    def _is_the(self, part: Participant) -> bool:
        """Whether a phrase begins with "the"."""
        first = _WORD.match(self._material.article[part.span.article].text, part.span.start)
        return first is not None and fold(first.group()) in words("identities", "words.definite")

    def _entities_in(self, part: Participant) -> Iterator[str]:
        for name in self._names.get(part.span.article, ()):
            if _within(name, part.span.start, part.span.end):
                yield name.entity

    def _alone(self, each: Proposition, role: Role) -> str | None:
        """The only one with a role, if an article names him; None where there are more."""
        parts = [p for p in each.claim.participants if p.role is role]
        if len(parts) != 1 or parts[0].referent not in self._entities.of:
            return None
        entity = self._entities.of[parts[0].referent]
        named = entity in each.agents | each.patients and self._kinds[entity] in _NAMED
        return entity if named and entity not in self._members and not self._beside(parts[0]) else None

    def _beside(self, part: Participant) -> bool:
        """Whether somebody else stands joined to a name: "Lee and her brother"."""
        text = self._material.article[part.span.article].text
        behind = _WORD.match(text, part.span.end + 1)
        before = text[: part.span.start].split()[-1:]
        joined = words("identities", "words.and")
        return (behind is not None and fold(behind.group()) in joined) or bool({fold(w) for w in before} & joined)

    # -- what somebody is called

    def _called(self, each: Proposition) -> Iterator[Filled]:
        claim = each.claim
        text = self._material.article[claim.span.article].text
        end = self._end(claim)  # "of Quint" may be left out of the clause
        near = [n for n in self._names.get(claim.span.article, ()) if _within(n, claim.span.start, end)]
        names = [n for n in near if n.end <= claim.span.end]
        called = [
            one
            for one in _find_called(text, (claim.span.start, end), claim.head.start, near)
            if one.end <= claim.span.end
        ]
        if not called:
            return
        head = (claim.head.start, claim.head.end)
        at_head = next((n for n in names if n.start <= head[0] and head[1] <= n.end), None)
        subject = next((p for p in claim.participants if p.role is Role.AGENT), None)
        for one in called:
            inside = one.start <= head[0] and head[1] <= one.end
            past = one.office and claim.phase is Phase.HAPPENED  # "was the mayor": perhaps before another
            if inside and (one.definite or one.office) and not past:
                if (filler := self._person(each, Role.AGENT)) is not None:
                    yield one.filled(filler, each.places)
            elif at_head is not None and subject is not None and one.definite:
                if subject.span.start <= one.start and one.end <= subject.span.end and self._is_person(at_head.entity):
                    yield one.filled(at_head.entity)
            elif (named := self._put(each, one, names, text)) is not None:
                yield one.filled(named, each.places | each.agents if one.office else frozenset())

    def _end(self, claim: Claim) -> int:
        """Where the words behind a clause end that may belong to it: in its block, and not far."""
        blocks = self._material.article[claim.span.article].blocks
        end = next((block.end for block in blocks if block.start <= claim.span.start < block.end), claim.span.end)
        return max(claim.span.end, min(end, claim.span.end + _FURTHER))

    def _put(self, each: Proposition, one: _Called, names: Sequence[_Name], text: str) -> str | None:
        """Who is identified as somebody, or put into an office; the only person that may be meant."""
        verbs = {verb[0] for verb in each.verbs}
        claim = each.claim
        if verbs & _stems("words.identifying") and one.definite and not one.office:
            named = [n for n in names if self._is_person(n.entity) and _is_behind_as(text, n.start)]
            if len(named) == 1:
                return named[0].entity  # "the driver was identified as Ann Lee"
            return self._person(each, Role.PATIENT) if _is_behind_as(text, one.start) else None
        if not one.office or one.start < claim.head.end:
            return None
        if verbs & _stems("words.becoming"):
            return self._person(each, Role.AGENT)
        if not verbs & _stems("words.appointing"):
            return None
        between = [n for n in names if claim.head.end <= n.start and n.end <= one.start and self._is_person(n.entity)]
        if len(between) == 1:
            return between[0].entity
        return None if between else self._person(each, Role.PATIENT)

    def _person(self, each: Proposition, role: Role) -> str | None:
        """The only person with a role."""
        found = self._alone(each, role)
        return found if found is not None and self._is_person(found) else None

    def _is_person(self, entity: str) -> bool:
        return self._kinds[entity] is EntityKind.PERSON and entity not in self._members


def _within(name: _Name, start: int, end: int) -> bool:
    return start <= name.start and name.end <= end


def _find_called(text: str, within: tuple[int, int], head: int, names: Sequence[_Name]) -> Iterator[_Called]:
    """What somebody is called in a clause with its predicate's word at `head`, each the longest that fits."""
    found = [(m.start(), m.end()) for m in _WORD.finditer(text, *within)]
    said = [fold(text[a:b]) for a, b in found]
    n = 0
    while n < len(said):
        most = min(_LONGEST, len(said) - n) if said[n] in _openings() else 0
        length = next((k for k in range(most, 0, -1) if " ".join(said[n : n + k]) in _forms()), 0)
        if not length:
            n += 1
            continue
        called = _read_called(text, found, said, (n, n + length), head, names)
        if called is not None:
            yield called
        n += length


def _read_called(
    text: str,
    found: Sequence[tuple[int, int]],
    said: Sequence[str],
    at: tuple[int, int],
    head: int,
    names: Sequence[_Name],
) -> _Called | None:
    """What a form with its words before and behind says; None where it is no one's alone."""
    form = _forms()[" ".join(said[at[0] : at[1]])]
    before = _read_before(text, found, said, at[0], head, names)
    if before is None:
        return None
    of, more = _read_behind(text, found, said, at[1], names)
    words_ = (before.words | more) - _stems("words.new")
    span = (found[before.first][0], found[at[1] - 1][1])
    return _Called(form.slot, *span, before.of | of, words_, before.definite, form.alone, form.office)


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before what somebody is called: its first word (a number), names, other words, a "the"."""

    first: int
    of: frozenset[str]
    words: frozenset[str]
    definite: bool


def _read_before(
    text: str, found: Sequence[tuple[int, int]], said: Sequence[str], last: int, head: int, names: Sequence[_Name]
) -> _Before | None:
    of, more, first = set[str](), set[str](), last
    for k in range(last - 1, max(-1, last - 1 - _MODIFIERS), -1):
        start, end = found[k]
        if start == head or text[end : found[k + 1][0]].strip():
            break  # the predicate, or a sign of punctuation
        if {said[k], *said[k].split("-")} & (
            words("identities", "words.other") | words("identities", "words.indefinite")
        ):
            return None
        if said[k] in words("identities", "words.definite"):
            return _Before(k, frozenset(of), frozenset(more), definite=True)
        name = next((n for n in names if n.start <= start and end <= n.end + len("'s")), None)
        owner = bool(_POSSESSIVE.search(text[start:end]))
        if name is not None and name.kind is EntityKind.PERSON and not owner:
            break
        if name is None and said[k] in words("link", "words.stop"):
            break
        if name is not None:
            of.add(name.entity)
        else:
            more.add(stem(said[k]))
        first = k
        if owner:
            return _Before(k, frozenset(of), frozenset(more), definite=True)
    return _Before(first, frozenset(of), frozenset(more), definite=False)


def _read_behind(
    text: str, found: Sequence[tuple[int, int]], said: Sequence[str], first: int, names: Sequence[_Name]
) -> tuple[frozenset[str], frozenset[str]]:
    """The entities and the stems of the words behind "of"."""
    of, more = set[str](), set[str]()
    articles = words("identities", "words.articles")
    if first < len(said) and said[first] in words("identities", "words.of"):
        for k in range(first + 1, min(len(said), first + 1 + _BEHIND)):
            start, end = found[k]
            if text[found[k - 1][1] : start].strip() or said[k] in words("link", "words.stop") - articles:
                break
            name = next((n for n in names if n.start <= start and end <= n.end), None)
            if name is not None:
                of.add(name.entity)
            elif said[k] not in articles:
                more.add(stem(said[k]))
    return frozenset(of), frozenset(more)


@dataclass(frozen=True, slots=True)
class _Form:
    slot: str
    alone: bool
    office: bool


@functools.cache
def _forms() -> Mapping[str, _Form]:
    data = table("identities")
    found = {
        form: _Form(form, alone=key == "deed", office=False)
        for key in data["described"]
        for form in data["described"][key]
    }
    found |= {form: _Form(name, alone=False, office=True) for name, forms in data["office"].items() for form in forms}
    return {fold(form): each for form, each in found.items()}


@functools.cache
def _openings() -> frozenset[str]:
    """The first words of what somebody is called."""
    return frozenset(form.split()[0] for form in _forms())


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    verbs: frozenset[tuple[str, ...]]
    nouns: tuple[str, ...]
    bodies: bool


@functools.cache
def _rows() -> tuple[_Row, ...]:
    return tuple(_row(row) for row in table("identities")["deed"])


def _row(row: Mapping[str, Any]) -> _Row:
    verbs = frozenset(tuple(stem(word) for word in verb.split()) for verb in row["verbs"])
    nouns = tuple(stem(noun) for noun in row.get("nouns", ()))
    return _Row(row["name"], verbs, nouns, bool(row.get("bodies", False)))


@functools.cache
def _stems(key: str) -> frozenset[str]:
    return frozenset(stem(word.split()[0]) for word in words("identities", key))


def _is_behind_as(text: str, start: int) -> bool:
    return bool({*fold(text[max(0, start - _NEXT) : start]).split()[-1:]} & words("identities", "words.as"))
