"""Referents of several articles that are one entity. Names decide, and only where a single reading is left.

Unresolved beats wrong: two full names with one surname stay two, a short name that fits two stays alone, and what no
article names ("a friend", "the police") stays its article's own.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.lang import words
from dateline.link.material import Material, is_named
from dateline.link.names import (
    NameMatch,
    body_keys,
    person_key,
    same_body,
    same_person,
    short_body,
    short_person,
    spelled_out,
)
from dateline.link.partition import Partition
from dateline.link.text import tokens
from dateline.model import NOTHING_DECIDED, Decided, Entity, EntityKind, Form, Link, Referent
from dateline.span import Span

_OFTEN = 10  # times as often as all others of one surname is somebody named who is meant by it
_MEANT = 0.6
_MOSTLY = 3  # times as often as a person or a place is a body that is meant by a word
_BODIES = (EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.WORK, EntityKind.OTHER)


@dataclass(frozen=True, slots=True)
class Entities:
    """The entities of a story, which referent is which, and each merge with its reason."""

    entities: tuple[Entity, ...]
    of: dict[str, str]
    links: tuple[Link, ...]


def link_entities(material: Material, decided: Decided = NOTHING_DECIDED) -> Entities:
    """Entities over the articles. Outlets that are named as relays only are entities too.

    Whom a person decided to be one is one before any rule is asked; whom to be two, no rule joins.
    """
    linker = _Linker(material, decided)
    linker.decided()
    linker.same_full_names()
    linker.short_names()
    linker.described_bodies()
    linker.groups()
    return linker.result()


class _Linker:
    def __init__(self, material: Material, decided: Decided) -> None:
        self._material = material
        self._referents = material.referents
        self._partition = Partition(self._referents, decided.different_entities)
        self._decided = decided
        self._links: list[Link] = []
        self._outlets = _outlet_keys(material)
        self._named = [r for r in self._referents.values() if is_named(r) and not r.members]
        self._relays: dict[str, list[Span]] = defaultdict(list)

    def decided(self) -> None:
        """Who is one because a person says so."""
        for left, right in self._decided.same_entities:
            if left in self._referents and right in self._referents:
                self._join(self._referents[left], self._referents[right], NameMatch(1.0, self._decided.because))

    # -- names of the same fullness

    def same_full_names(self) -> None:
        """Equal names first; then nicknames, initials and middle names, where all that would be one fit together."""
        self._equal([r for r in self._named if _full_person(r)], lambda r: [" ".join(person_key(r.name))])
        self._equal([r for r in self._named if r.kind in (*_BODIES, EntityKind.GROUP)], _body_forms)
        self._equal([r for r in self._named if _spans_kinds(r)], lambda r: [" ".join(person_key(r.name))])
        self._variants()

    def _equal(self, referents: Sequence[Referent], keys: Callable[[Referent], Iterable[str]]) -> None:
        first: dict[str, Referent] = {}
        for referent in referents:
            for key in sorted(keys(referent)):
                other = first.setdefault(key, referent)
                if other is not referent:
                    match = same_body(other.name, referent.name)
                    why = match.because if match else f"the same name, '{key}'"
                    self._join(other, referent, NameMatch(match.score if match else 1.0, why))

    def _variants(self) -> None:
        """Forms of a person's name that differ, merged only as a whole: a surname's forms must all fit each other."""
        by_surname: dict[str, dict[str, Referent]] = defaultdict(dict)
        articles = self._articles_of()
        for referent in self._named:
            if _full_person(referent):
                root = self._partition.find(referent.id)
                by_surname[person_key(referent.name)[-1]].setdefault(root, referent)
        for forms in by_surname.values():
            pairs = {
                (a.id, b.id): match
                for (root, a), (other, b) in itertools.combinations(forms.items(), 2)
                # what one article knows apart stays apart
                if not articles[root] & articles[other] and (match := same_person(a.name, b.name))
            }
            for (left, right), match in pairs.items():
                near = {i for pair in pairs if left in pair or right in pair for i in pair}
                if all((a, b) in pairs or (b, a) in pairs for a in near for b in near if a < b):
                    self._join(self._referents[left], self._referents[right], match)

    def _articles_of(self) -> dict[str, set[str]]:
        """The articles that name each entity, as far as it is known now."""
        groups = self._partition.groups()
        return {root: {self._referents[r].mentions[0].span.article for r in ids} for root, ids in groups.items()}

    # -- short names

    def short_names(self) -> None:
        """A surname, given name, acronym or part of a name goes to the only full name that it fits."""
        full = [r for r in self._named if _full_person(r)]
        by_word: dict[str, list[Referent]] = defaultdict(list)
        for referent in full:
            for word in {person_key(referent.name)[0], person_key(referent.name)[-1]}:
                by_word[word].append(referent)
        bodies = self._by_edge_word()
        sure = self._bodies_by_far(by_word)
        places = {k for r in self._named if r.kind is EntityKind.PLACE for k in body_keys(r.name)} - sure
        persons = {person_key(r.name) for r in self._named if r.kind is EntityKind.PERSON} - sure
        alone: list[Referent] = []
        told = self._told_of(full)
        for referent in self._named:
            body = person_key(referent.name) in sure
            if self._may_be_person(referent) and len(person_key(referent.name)) == 1 and not body:
                fits = self._fits(referent, by_word.get(person_key(referent.name)[0], ()), short_person)
                if len(fits) == 1:
                    self._join(fits[0][0], referent, fits[0][1])
                elif fits and referent.kind is EntityKind.PERSON and (meant := _by_far(referent, fits, told)):
                    self._join(*meant)
                elif not fits and referent.kind is EntityKind.PERSON:
                    alone.append(referent)
            if (body or referent.kind is EntityKind.ORGANIZATION) and not body_keys(referent.name) & (places | persons):
                candidates = [c for key in _edge_words(referent.name) for c in bodies.get(key, ())]
                fits = self._fits(referent, candidates, short_body)
                if len(fits) == 1:
                    self._join(fits[0][0], referent, fits[0][1])
        self._equal(alone, lambda r: [person_key(r.name)[0]])
        self._equal([r for r in self._named if person_key(r.name) in sure], lambda r: [person_key(r.name)[0]])

    def _bodies_by_far(self, full: Mapping[str, Sequence[Referent]]) -> set[tuple[str, ...]]:
        """Single words that some article takes for a person or a place, and most of the story for a body's name.

        Nobody of the story has such a word in a full name, or is spoken of by it as a person is: with a title, or as
        "he" or "she".
        """
        bodies: Counter[str] = Counter()
        others: Counter[str] = Counter()
        told: set[str] = set()
        for referent in self._named:
            if referent.kind not in (EntityKind.ORGANIZATION, EntityKind.PERSON, EntityKind.PLACE):
                continue
            person = referent.kind is EntityKind.PERSON
            for mention in referent.mentions:
                said = mention.span.of(self._material.article[mention.span.article].text)
                key = person_key(said)
                if mention.form is Form.NAME and len(key) == 1:
                    (bodies if referent.kind is EntityKind.ORGANIZATION else others)[key[0]] += 1
                    told |= {key[0]} if person and len(tokens(said)) > 1 else set()
                elif person and _is_he_or_she(said):
                    told |= {*person_key(referent.name)}
        known = full.keys() | told
        return {(word,) for word, n in others.items() if bodies[word] >= _MOSTLY * n and word not in known}

    def _told_of(self, full: Sequence[Referent]) -> dict[str, tuple[int, frozenset[str]]]:
        """How often the entity of each full name is mentioned, and in which articles, as far as it is known now."""
        often: Counter[str] = Counter()
        where: dict[str, set[str]] = defaultdict(set)
        for referent in self._named:
            root = self._partition.find(referent.id)
            often[root] += len(referent.mentions)
            where[root].add(referent.mentions[0].span.article)
        roots = {referent.id: self._partition.find(referent.id) for referent in full}
        return {id: (often[root], frozenset(where[root])) for id, root in roots.items()}

    def described_bodies(self) -> None:
        """ "The council" is Harrow Council where no other council is named in the story and the article names none."""
        named: dict[str, dict[str, Referent]] = defaultdict(dict)
        for referent in self._named:
            if referent.kind is EntityKind.ORGANIZATION:
                named[referent.name.lower().split()[-1]].setdefault(self._partition.find(referent.id), referent)
        for referent in self._referents.values():
            if referent.kind is not EntityKind.ORGANIZATION or is_named(referent) or referent.members:
                continue
            first, *rest = referent.name.lower().split()
            if len(rest) != 1 or first not in words("link", "names.definite") or rest[0] in words("link", "names.many"):
                continue
            fits = list(named.get(rest[0], {}).values())
            if len(fits) == 1:
                why = f"'{referent.name}': the only {rest[0]} that the story names is {fits[0].name}"
                self._join(fits[0], referent, NameMatch(0.7, why))

    def _may_be_person(self, referent: Referent) -> bool:
        return referent.kind is EntityKind.PERSON or (
            referent.kind is EntityKind.OTHER and self._partition.size(referent.id) == 1
        )

    def _by_edge_word(self) -> dict[str, list[Referent]]:
        """Organizations by the first and last words of their names and by their first letters."""
        out: dict[str, list[Referent]] = defaultdict(list)
        for referent in self._named:
            if referent.kind is EntityKind.ORGANIZATION:
                for key in body_keys(referent.name):
                    if len(key) > 1:
                        letters = "".join(w[0] for w in key)
                        strong = "".join(w[0] for w in key if w not in words("link", "names.particles"))
                        for word in {key[0], key[-1], letters, strong}:
                            out[word].append(referent)
        return out

    def _fits(
        self, short: Referent, candidates: Iterable[Referent], match: Callable[[str, str], NameMatch | None]
    ) -> list[tuple[Referent, NameMatch]]:
        """The different entities, one referent each, whose full name the short one fits."""
        found: dict[str, tuple[Referent, NameMatch]] = {}
        mine = self._partition.find(short.id)
        for full in candidates:
            root = self._partition.find(full.id)
            if root != mine and root not in found and (how := match(short.name, full.name)) is not None:
                found[root] = (full, how)
        return list(found.values())

    # -- groups

    def groups(self) -> None:
        """Groups with the same members are one: "the couple", "the Odoms"."""
        first: dict[frozenset[str], Referent] = {}
        for referent in self._referents.values():
            if referent.members:
                key = frozenset(self._partition.find(m) for m in referent.members if m in self._referents)
                if len(key) < 2:
                    continue
                other = first.setdefault(key, referent)
                if other is not referent:
                    names = " and ".join(sorted(self._referents[m].name for m in key))
                    self._join(other, referent, NameMatch(0.95, f"the same members: {names}"))

    def _join(self, left: Referent, right: Referent, match: NameMatch) -> None:
        if self._partition.join(left.id, right.id):
            self._links.append(Link("entity", left.id, right.id, match.score, match.because))

    # -- what comes of it

    def result(self) -> Entities:
        """The entities in id order. An id is that of the first referent, by its first mention."""
        groups = self._partition.groups()
        of = {r: root for root, members in groups.items() for r in members}
        out = [self._entity(root, [self._referents[r] for r in members], of) for root, members in groups.items()]
        out += self._relay_entities(out)
        return Entities(
            tuple(sorted(out, key=lambda e: e.id)), of, tuple(sorted(self._links, key=lambda k: (k.left, k.right)))
        )

    def _entity(self, root: str, referents: Sequence[Referent], of: dict[str, str]) -> Entity:
        kind = self._kind(referents)
        name = _fullest(referents, kind)
        forms = {form for r in referents for form in (r.name, *r.aliases)}
        forms |= {said for form in sorted(forms) if kind in _BODIES and (said := spelled_out(form))}
        mentions = {m.span for r in referents for m in r.mentions}
        if kind is EntityKind.ORGANIZATION:
            mentions |= set(self._relay_spans(name))
        members = {of[m] for r in referents for m in r.members if m in of} - {root}
        return Entity(
            root,
            name,
            kind,
            tuple(sorted(forms - {name})),
            tuple(sorted(members)),
            tuple(sorted(mentions)),
            tuple(r.id for r in referents),
        )

    def _kind(self, referents: Sequence[Referent]) -> EntityKind:
        """The kind that most mentions have; the names of outlets are organizations, a person's given name weighs."""
        if any(set(_body_forms(r)) & self._outlets for r in referents if is_named(r)):
            return EntityKind.ORGANIZATION
        votes: Counter[EntityKind] = Counter()
        for r in referents:
            given = person_key(r.name)[:1]
            known = r.kind is EntityKind.PERSON and any(
                given and given[0] in words("people", f"given.{sex}") for sex in ("male", "female")
            )
            votes[r.kind] += len(r.mentions) * (2 if known else 1)
        return min(votes, key=lambda k: (-votes[k], k is EntityKind.OTHER, k.value))

    def _relay_spans(self, name: str) -> Iterable[Span]:
        for article in self._material.articles:
            yield from (relay.span for relay in article.via if same_body(relay.name, name))

    def _relay_entities(self, known: Sequence[Entity]) -> list[Entity]:
        """Outlets that stand in a relay line only ("Via: X"): their evidence is that line."""
        names = {form for e in known for n in (e.name, *e.aliases) for form in _forms(n)}
        spans: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for article in self._material.articles:
            for relay in article.via:
                if not set(_forms(relay.name)) & names:
                    spans[min(_forms(relay.name))].append((relay.span, relay.name))
        out = []
        for found in spans.values():
            (first, name), *_ = sorted(found)
            forms = {n for _, n in found} - {name}
            id = f"{first.article}:{first.start}-{first.end}"
            mentions = tuple(sorted({s for s, _ in found}))
            out.append(Entity(id, name, EntityKind.ORGANIZATION, tuple(sorted(forms)), (), mentions))
        return out


def _by_far(
    short: Referent, fits: Sequence[tuple[Referent, NameMatch]], told: Mapping[str, tuple[int, frozenset[str]]]
) -> tuple[Referent, Referent, NameMatch] | None:
    """Who is meant by a surname that several have: the one whom the story is about, named far more than the others.

    Not where the short name's own article has anybody of that name in full: it knows the two apart.
    """
    (full, match), *others = sorted(fits, key=lambda each: (-told[each[0].id][0], each[0].id))
    rarer = sum(told[other.id][0] for other, _ in others)
    article = short.mentions[0].span.article
    if told[full.id][0] < _OFTEN * rarer or any(article in told[each.id][1] for each, _ in fits):
        return None
    if person_key(short.name)[0] != person_key(full.name)[-1]:
        return None  # a given name is no name for one of many
    return full, short, NameMatch(_MEANT, f"{match.because}, by far the most named of {len(fits)} who have it")


def _is_he_or_she(said: str) -> bool:
    return any(said.lower() in words("people", f"pronouns.{sex}") for sex in ("male", "female"))


def _full_person(referent: Referent) -> bool:
    return referent.kind is EntityKind.PERSON and len(person_key(referent.name)) > 1


def _spans_kinds(referent: Referent) -> bool:
    """A name of several words is one thing whatever kind each article takes it for."""
    return len(person_key(referent.name)) > 1 and referent.kind is not EntityKind.GROUP


def _body_forms(referent: Referent) -> list[str]:
    return _forms(referent.name)


def _forms(name: str) -> list[str]:
    return sorted({"".join(key) for key in body_keys(name)})


def _edge_words(name: str) -> set[str]:
    bare = {name.replace(".", "").casefold()}
    return bare | {w for key in body_keys(name) for w in (key[0], key[-1])}


def _outlet_keys(material: Material) -> set[str]:
    named = {a.outlet for a in material.articles if a.outlet} | {v.name for a in material.articles for v in a.via}
    return {form for name in named for form in _forms(name)}


def _fullest(referents: Sequence[Referent], kind: EntityKind) -> str:
    """The most complete name; of equals the most frequent, then the first in the alphabet."""
    named = [r for r in referents if is_named(r)] or list(referents)
    count = Counter(r.name for r in named for m in r.mentions if m.form is not Form.PRONOUN)

    def order(name: str) -> tuple[int, bool, int, str]:
        fullness = len(person_key(name)) if kind is EntityKind.PERSON else max(map(len, body_keys(name)), default=0)
        return (-fullness, spelled_out(name) is not None, -count[name], name)

    return min(sorted({r.name for r in named}), key=order)
