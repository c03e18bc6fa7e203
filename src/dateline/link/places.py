"""What the articles of a story tell of its places: of what kind each is, which lies in which, and which can't be one.

Without a gazetteer little is known: what a name says ("Kelm County"), what stands with it ("the town of Hull", "Hull,
Ohio"), and tables of countries, states and large towns (lang/*/places.toml). A place of which nothing or two things are
told is set against none: Hull may lie in Humberside.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from dateline.lang import table, words
from dateline.link.entities import Entities
from dateline.link.material import Material
from dateline.link.names import same_body, short_body
from dateline.link.propositions import Proposition
from dateline.link.text import fold, tokens
from dateline.model import Article, EntityKind, Form, Participant, Role
from dateline.span import Span

_COMMA = re.compile(r",\s+")
_CLOSING = re.compile(r"\s*[.;:]")
_DATELINE = re.compile(r"[^\W\d_a-z][^\n()a-z]{2,30}?(?=(?:, [^\n()]{2,24})?(?: \([A-Z]{2,9}\))? ?(?:—|–|--|-) )")
_NEXT = 40  # characters behind a name in which the words stand that tell what it is
_BEFORE = 6  # words before a name in which the words stand that tell whether something happens there
_SETTLEMENT = "settlement"
_PARTED = frozenset(["state", "county"])  # a place is told with one of these where it is a settlement: "Hull, Ohio"

_Named = tuple[Span, str]  # a name of a place, and its entity


class Places:
    """The places of a story by entity id."""

    def __init__(self, material: Material, entities: Entities) -> None:
        self._material, self._entities = material, entities
        self._names = {e.id: (e.name, *e.aliases) for e in entities.entities}
        self._kinds: dict[str, set[str]] = defaultdict(set)
        self._within: dict[str, set[str]] = defaultdict(set)
        for id, names in self._names.items():
            self._kinds[id] |= {kind for name in names for kind in _by_name(name)}
        named = self._named()
        for article in material.articles:
            self._read_kinds(article, named[article.id])
        for article in material.articles:
            for n in range(len(named[article.id]) - 1):
                self._enclose(article, named[article.id][n : n + 3])
        self._kinds |= {id: {_SETTLEMENT} for id in self._within if not self._kinds[id] and self._is_of_large(id)}

    def _named(self) -> dict[str, list[_Named]]:
        """The names of places of each article with their entities, in text order, those inside others left out."""
        found: dict[str, list[_Named]] = {article.id: [] for article in self._material.articles}
        for referent in self._material.referents.values():
            venue = any(_by_name(name) for name in (referent.name, *referent.aliases))
            if referent.kind is EntityKind.PLACE or (venue and referent.kind is not EntityKind.PERSON):
                for mention in referent.mentions:
                    if mention.form is Form.NAME:
                        found[mention.span.article].append((mention.span, self._entities.of[referent.id]))
        return {id: list(_outermost(each)) for id, each in found.items()}

    def _read_kinds(self, article: Article, named: Sequence[_Named]) -> None:
        """Read of what kind the places are that an article names."""
        starts = (_DATELINE.match(article.text, block.start) for block in article.blocks)
        datelines = {fold(match.group()) for match in starts if match}
        for span, entity in named:
            before = tokens(article.text[max(0, span.start - _NEXT) : span.start])
            behind = article.text[span.end : span.end + _NEXT]
            self._kinds[entity] |= {*_told_before(before), *_told_behind(behind)}
            if fold(span.of(article.text)) in datelines:
                self._kinds[entity].add(_SETTLEMENT)

    def _is_of_large(self, id: str) -> bool:
        """Whether the texts name the state or county behind a place: what stands so is a settlement."""
        return any(self._kinds[outer] & _PARTED for outer in self._within[id])

    def _enclose(self, article: Article, found: Sequence[_Named]) -> None:
        """Read which place lies in the next: "Hull, Ohio", "the Grand Hotel in Hull"."""
        (one, inner), (other, outer), *further = found
        between = article.text[one.end : other.start]
        if inner == outer:
            return
        if _is_inside(between) or (_COMMA.fullmatch(between) and not _is_listed(article, one, other, further)):
            self._within[inner].add(outer)

    def kind(self, entity: str) -> str:
        """Of what kind a place is ("settlement", "country", "hotel"); "" where nothing or two things are told."""
        kinds = self._kinds.get(entity, set())
        return next(iter(kinds)) if len(kinds) == 1 else ""

    def apart(self, left: str, right: str) -> bool:
        """Whether two entities are two places of one kind, none of them in the other."""
        kind = self.kind(left)
        if left == right or not kind or kind != self.kind(right):
            return False
        if left in self._around(right) or right in self._around(left):
            return False
        return not any(_alike(a, b) for a in self._names[left] for b in self._names[right])

    def _around(self, entity: str) -> set[str]:
        """Where a place lies, as far as the texts tell."""
        found, new = set[str](), {entity}
        while new:
            found |= new
            new = {outer for each in new for outer in self._within.get(each, ())} - found
        return found - {entity}

    def differ(self, left: Proposition, right: Proposition) -> tuple[str, str] | None:
        """The two places (entities) at which two claims can't both be; None where they may be at one.

        Each names one place of the kind, so that neither tells of two.
        """
        here, there = self._by_kind(left), self._by_kind(right)
        for kind in sorted(here.keys() & there.keys()):
            (a, *others), (b, *further) = here[kind], there[kind]
            if not others and not further and self.apart(a, b):
                return a, b
        return None

    def _by_kind(self, each: Proposition) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for entity in self.where(each):
            if kind := self.kind(entity):
                found[kind].append(entity)
        return found

    def where(self, each: Proposition) -> tuple[str, ...]:
        """The entities at which a claim says that it happens, in text order."""
        return tuple(dict.fromkeys(self._entities.of[p.referent] for p in self._located(each)))

    def _located(self, each: Proposition) -> Iterator[Participant]:
        text, claim = self._material.article[each.claim.span.article].text, each.claim
        for part in sorted(claim.participants, key=lambda p: p.span):
            if not claim.span.contains(part.span) or part.referent not in self._entities.of:
                continue
            before = tokens(text[claim.span.start : part.span.start])[-_BEFORE:]
            of_kind = _kind_before(before)
            known = self._material.referents[part.referent].kind is EntityKind.PLACE
            if part.role is not Role.PLACE and not (known and of_kind and part.role in (Role.OTHER, Role.PARTNER)):
                continue
            opens = len(tokens(text[claim.span.start : part.span.start])) < _BEFORE
            behind = part.span.start > claim.head.end or opens
            if behind and _is_at(before[:-2] if of_kind else before):
                yield part


def _outermost(named: Iterable[_Named]) -> Iterator[_Named]:
    """Names in text order without those that stand inside others."""
    end = -1
    for span, entity in sorted(named, key=lambda each: (each[0].start, -each[0].end, each[1])):
        if span.start >= end:
            end = span.end
            yield span, entity


def _is_inside(between: str) -> bool:
    """Whether the words between two names say that the first is in the second: "in", ", a village in the"."""
    said = list(tokens(between))
    while said and said[-1] in words("places", "at.between"):
        said.pop()
    if not said or said[-1] not in words("places", "inside.cases"):
        return False
    told = said[:1][0] in words("places", "inside.articles") and len(said) <= _BEFORE
    return len(said) == 1 or (bool(_COMMA.match(between)) and told)


def _is_listed(article: Article, one: Span, other: Span, further: Sequence[_Named]) -> bool:
    """Whether two names with a comma between them are of a list: "Paris, Rome and Madrid"."""
    behind = article.text[other.end : other.end + _NEXT]
    joined = not _CLOSING.match(behind) and {*tokens(behind)[:1]} & words("places", "at.listing")
    third = any(_COMMA.fullmatch(article.text[other.end : each.start]) for each, _ in further)
    return bool(joined) or third or article.text[: one.start].rstrip().endswith(",")


def _is_at(before: tuple[str, ...]) -> bool:
    """Whether the words before a name say that something is there: "in", "in the", "in northern"."""
    said = list(before)
    while said and said[-1] in words("places", "at.between"):
        said.pop()
    return bool(said) and said[-1] in words("places", "at.cases")


def _kind_before(before: tuple[str, ...]) -> str:
    """What the words before a name say that it is: "the town of"."""
    if len(before) < 2 or before[-1] not in words("places", "at.of"):
        return ""
    return _kind_words().get(before[-2], "")


def _told_before(before: tuple[str, ...]) -> Iterator[str]:
    if kind := _kind_before(before):
        yield kind
    if (
        len(before) > 1
        and before[-1] in words("places", "at.of")
        and before[-2] in words("places", "behind.settlement")
    ):
        yield _SETTLEMENT  # "the mayor of Hull"


def _told_behind(behind: str) -> Iterator[str]:
    """What the words behind a name say that it is: "Hull city council", "Hull, a town in …"."""
    said = fold(behind)
    plain = said.removeprefix("'s").strip()
    for phrase in words("places", "behind.settlement"):
        if plain == phrase or plain.startswith(f"{phrase} "):
            yield _SETTLEMENT
    if said.startswith(","):
        next_ = tokens(said)[:4]
        if next_ and next_[0] in words("places", "inside.articles"):
            yield from dict.fromkeys(kind for word in next_[1:] if (kind := _kind_words().get(word, "")))


@functools.lru_cache(maxsize=65536)
def _by_name(name: str) -> frozenset[str]:
    """Of what kind a place is by its name alone."""
    folded, said = fold(name), tokens(name)
    found = {kind for kind, names in _known().items() if folded in names}
    if len(said) > 1:
        found |= {kind for word in (said[-1], said[0]) if (kind := _kind_words().get(word, ""))} if not found else set()
    found |= {kind for kind, ends in table("places")["endings"].items() if any(folded.endswith(end) for end in ends)}
    return frozenset(found)


@functools.cache
def _known() -> dict[str, frozenset[str]]:
    """The names of each kind, folded."""
    data = table("places")
    told = [*((k, v) for k, v in data["are"].items() if k != "nation"), *data["known"].items()]
    return {kind: frozenset(fold(name) for name in names) for kind, names in told}


@functools.cache
def _kind_words() -> dict[str, str]:
    return {word: kind for kind, listed in table("places")["kinds"].items() for word in listed}


def _alike(left: str, right: str) -> bool:
    """Whether two names may be one place's: one is a part of the other, or both are in the table of such."""
    a, b = fold(left), fold(right)
    if same_body(left, right) or short_body(left, right) or short_body(right, left):
        return True
    if {*tokens(left)} <= {*tokens(right)} or {*tokens(right)} <= {*tokens(left)}:
        return True
    return any({a, b} <= {*map(fold, names)} for names in table("places")["same"]["names"])
