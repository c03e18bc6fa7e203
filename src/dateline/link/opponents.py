"""Which claims of a story may be set against each other, and how alike they are told."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.link.asserted import Meanings, likenesses, titles_alike
from dateline.link.corrections import is_correction
from dateline.link.entities import Entities
from dateline.link.events import Grouping
from dateline.link.material import Material
from dateline.link.origins import Origins
from dateline.link.pairs import other_parts, overlap
from dateline.link.propositions import Proposition
from dateline.model import Entity

_CROWD = 32  # claims with a word, above which it brings none together

Pair = tuple[Proposition, Proposition]
Keys = Callable[[Proposition], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Contrary:
    """Two claims (ids) that can't both hold."""

    left: str
    right: str
    about: str
    because: str


class Opponents:
    """The claims of a story as contradictions compare them. Without `meanings` words are compared.

    `speakers` are the entities that say each claim.
    """

    def __init__(
        self,
        material: Material,
        entities: Entities,
        said: Mapping[str, Proposition],
        grouping: Grouping,
        origins: Origins,
        meanings: Meanings | None,
    ) -> None:
        self.material, self.entities, self.grouping, self.origins = material, entities, grouping, origins
        self.said, self.meanings = said, meanings
        self.speakers = {id: self._speaking(each) for id, each in said.items()}

    def _speaking(self, each: Proposition) -> frozenset[str]:
        return frozenset(self.entities.of[h.referent] for h in each.claim.attribution if h.referent in self.entities.of)

    def pairs(
        self,
        lefts: Sequence[Proposition],
        rights: Sequence[Proposition],
        more: Keys | None = None,
        *,
        apart: bool = False,
    ) -> list[Pair]:
        """Pairs of both with somebody or something in common (or a rarer key of `more`), of different origins.

        Who takes part and the places of both don't tell them apart, but where `apart`.
        """
        keyed: dict[str, set[str]] = defaultdict(set)
        rare: dict[str, set[str]] = defaultdict(set)
        for each in rights:
            for key in self._anchors(each):
                keyed[key].add(each.id)
            for key in more(each) if more else ():
                rare[key].add(each.id)
        pairs = []
        for left in lefts:
            near = {id for key in self._anchors(left) for id in keyed.get(key, ())}
            near |= {id for key in (more(left) if more else ()) if len(rare[key]) <= _CROWD for id in rare[key]}
            near -= {left.id}
            pairs += [(left, self.said[id]) for id in sorted(near) if self.may_differ(left, self.said[id], apart=apart)]
        return pairs

    def _anchors(self, each: Proposition) -> frozenset[str]:
        return each.who | each.things | each.places | self.speakers[each.id]

    def may_differ(self, left: Proposition, right: Proposition, *, apart: bool = False) -> bool:
        """Whether two claims have other origins and (unless `apart`) no names tell what they are of apart.

        What an outlet says to be a correction may have the origin of what it sets right.
        """
        one_origin = self.origins.of[left.id] == self.origins.of[right.id]
        if one_origin and not (apart and self.corrects(left, right)):
            return False
        a, b = left.claim.span, right.claim.span
        inside = a.article == b.article and (a.contains(b) or b.contains(a))
        return not inside and (apart or not other_parts(left, right))

    def corrects(self, left: Proposition, right: Proposition) -> bool:
        """Whether one of two claims of different articles stands under the word for a correction."""
        two = left.claim.span.article != right.claim.span.article
        return two and is_correction(self.material, left.claim) is not is_correction(self.material, right.claim)

    def name(self, entity: str) -> str:
        """The name of an entity."""
        return self._entity[entity].name

    @functools.cached_property
    def _entity(self) -> dict[str, Entity]:
        return {each.id: each for each in self.entities.entities}

    def are_one_event(self, left: Proposition, right: Proposition) -> bool:
        """Whether both are claims of one event."""
        return self.grouping.of[left.id] == self.grouping.of[right.id]

    def tell_one_event(self, left: Proposition, right: Proposition) -> bool:
        """Whether the articles of two claims have an event in common."""
        return bool(self._events[left.claim.span.article] & self._events[right.claim.span.article])

    @functools.cached_property
    def _events(self) -> dict[str, set[str]]:
        """The events that each article tells of."""
        found: dict[str, set[str]] = defaultdict(set)
        for each in self.said.values():
            found[each.claim.span.article].add(self.grouping.of[each.id])
        return found

    def alike(self, pairs: Sequence[Pair]) -> Mapping[tuple[str, str], float]:
        """How alike the contents of pairs are; without meanings, by their words."""
        if self.meanings is not None:
            return likenesses(pairs, self.meanings)
        return {(a.id, b.id): overlap(a.words | a.things, b.words | b.things) for a, b in pairs}

    def verbs_alike(self, pairs: Sequence[Pair]) -> Mapping[tuple[str, str], float]:
        """How alike the predicates of pairs are; nothing without meanings."""
        if self.meanings is None or not pairs:
            return {}
        texts = sorted({(a.claim.predicate, b.claim.predicate) for a, b in pairs})
        found = dict(zip(texts, self.meanings(texts), strict=True))
        return {(a.id, b.id): float(found[a.claim.predicate, b.claim.predicate]) for a, b in pairs}

    def titles_alike(self, pairs: Sequence[Pair]) -> Mapping[tuple[str, str], float]:
        """How alike the titles of pairs are, names and all; nothing without meanings."""
        return {} if self.meanings is None else titles_alike(pairs, self.meanings)

    def are_near(self, left: Proposition, right: Proposition, days: int) -> bool:
        """Whether both are told within so many days."""
        told = [self.material.article[each.claim.span.article].published.earliest for each in (left, right)]
        return told[0] is not None and told[1] is not None and abs((told[0] - told[1]).days) <= days

    def share(self, denial: Proposition, other: Proposition) -> bool:
        """Whether two claims tell of the same people or things; who speaks may be whom the other tells of."""
        people = denial.who & other.who or self.speakers[denial.id] & other.who
        return bool(people or denial.things & other.things)

    def once(self, found: Iterable[tuple[float, Contrary]]) -> Iterator[Contrary]:
        """What was found with how alike it is told: the most alike of every two events and origins."""
        told: set[frozenset[str]] = set()
        ordered = sorted(found, key=lambda each: (-each[0], each[1].left, each[1].right))
        for _, each in ordered:
            sides = frozenset({*self._where(each.left), *self._where(each.right)})
            if sides not in told:
                told.add(sides)
                yield each

    def _where(self, id: str) -> tuple[str, str]:
        return f"event {self.grouping.of[id]}", f"origin {self.origins.of[id]}"
