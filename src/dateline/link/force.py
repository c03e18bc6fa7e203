"""Which states are in force as far as the articles tell, and which have ended: the order of what begins and ends them.

A state is in force only where a claim begins it, or tells in the present that it holds, and nothing after that ends it.
Where neither is told, whether it still holds is not known, and is not claimed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.link.material import Material
from dateline.link.propositions import Proposition
from dateline.link.relations import past_words, phrases, relation
from dateline.link.text import tokens
from dateline.model import Certainty, Claim, Force, Phase
from dateline.when import UNKNOWN, Basis, When

Key = tuple[str, tuple[str, ...]]  # a state: its relation's name and its entities

_FRESH = datetime.timedelta(days=7)  # before the article: what happened then is news, and told to hold


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim that tells of a relation between some entities. `part`: begins, holds or ends.

    `denied`: it says that it does not hold. `titles`: the words of the clause for what only one can be at a time.
    `plain`: its predicate says so, and not a name by the way ("his wife").
    """

    relation: str
    entities: tuple[str, ...]
    part: str
    proposition: Proposition
    denied: bool = False
    titles: frozenset[str] = frozenset()
    plain: bool = True

    @property
    def claim(self) -> Claim:
        """The claim that tells it."""
        return self.proposition.claim


@dataclass(frozen=True, slots=True)
class Held:
    """Whether a state is in force; `told_by` tell that it is (the latest first), `ended_by` that it has ended."""

    force: Force
    told_by: tuple[Evidence, ...] = ()
    ended_by: tuple[Evidence, ...] = ()


class Courses:
    """The states of a story, each against all that ends or follows it."""

    def __init__(
        self, material: Material, known: Mapping[Key, Sequence[Evidence]], endings: Sequence[Evidence]
    ) -> None:
        self.known = known
        self._material = material
        self._endings = endings

    def of(self, key: Key) -> Held:
        """Whether a state is in force, and what tells it."""
        alive, ends = self._alive[key], self._live_ends(key)
        if not ends:
            if alive and not self._is_over(key) and not self._is_followed(key):
                return Held(Force.IN_FORCE, self._latest_first(alive))
            return Held(Force.UNKNOWN)
        # What tells in the present that it goes on, at a time that may be after the end, leaves it open.
        if any(self._now(a) and not self._after(e, a) and not self._is_dated_apart(e, a) for a in alive for e in ends):
            return Held(Force.UNKNOWN, (), ends)
        return Held(Force.ENDED, (), ends)

    @cached_property
    def _alive(self) -> dict[Key, tuple[Evidence, ...]]:
        return {key: tuple(e for e in found if self._tells_it_holds(e)) for key, found in self.known.items()}

    def _tells_it_holds(self, each: Evidence) -> bool:
        """Whether it holds once this is told: a beginning, what goes on, or what held when it was news."""
        if each.part == "ends" or self._is_brief(each) or self._has_until(each):
            return False
        return each.part == "begins" or self._now(each) or self._is_news(each)

    def _is_brief(self, each: Evidence) -> bool:
        said = f" {' '.join(tokens(self._material.words_of(each.claim)))} "
        return any(f" {phrase} " in said for phrase in phrases("brief"))

    def _has_until(self, each: Evidence) -> bool:
        """What was so until a day has ended; what is to be so until then goes on."""
        return each.claim.phase is Phase.HAPPENED and each.part == "holds" and bool(each.proposition.clause & _until())

    def _now(self, each: Evidence) -> bool:
        return each.claim.phase is Phase.ONGOING and each.part != "ends"

    def _is_news(self, each: Evidence) -> bool:
        """Told in the past, of the days before the article: of these days, or in words by which it goes on."""
        published, when = self._published(each), each.claim.when
        if published.earliest is None or when.latest is None or when.latest < published.earliest - _FRESH:
            return False
        fresh = when.earliest is not None and when.earliest >= published.earliest - _FRESH
        return fresh or bool(each.proposition.clause & past_words("lasting"))

    def _live_ends(self, key: Key) -> tuple[Evidence, ...]:
        """What ends a state and is not followed by its beginning anew."""
        own = [e for e in self.known[key] if e.part == "ends" or self._has_until(e)]
        others = [e for e in self._endings if self._ends(e, key)]
        ends = {e.proposition.id: e for e in reversed((*own, *others))}  # its own end says it best, and comes first
        return tuple(e for e in reversed(ends.values()) if not self._begins_anew(key, e))

    def _ends(self, ending: Evidence, key: Key) -> bool:
        """Whether what ends something for somebody ends this state of theirs, which was so before."""
        name, entities = key
        if ending.relation != name:
            return False
        if relation(name).same:
            named = ending.entities[0] in entities
        else:
            named = any(told and told == mine for told, mine in zip(ending.entities, entities, strict=True))
        if not named:
            return False
        titles = frozenset().union(*(e.titles for e in self.known[key]))
        if ending.titles and titles and not ending.titles & titles:
            return False
        return not self._tells(key, ending)

    def _tells(self, key: Key, ending: Evidence) -> bool:
        """Whether the same claim tells that the state holds ("succeeds her as mayor")."""
        return any(e.proposition.id == ending.proposition.id and e.part != "ends" for e in self.known[key])

    def _begins_anew(self, key: Key, end: Evidence) -> bool:
        """Whether the state begins, or is told to hold, surely after this end: on a later day or in a later article."""
        return any(self._is_dated_apart(end, a) or self._is_published_after(a, end) for a in self._alive[key])

    def _is_over(self, key: Key) -> bool:
        """Whether a state that doesn't last was told so long before the last article that it may have ended."""
        row = relation(key[0])
        if row.lasts is None:
            return False
        last = self._last
        return not any(self._still_lasts(e, last, row.lasts, row.soon_over) for e in self._alive[key])

    def _still_lasts(self, each: Evidence, last: datetime.date | None, lasts: int, soon_over: frozenset[str]) -> bool:
        if soon_over and not any(verb[0] in soon_over for verb in each.proposition.verbs):
            return True
        day = self._told(each).latest
        if day is None:
            return self._now(each)
        return last is None or last - day <= datetime.timedelta(days=lasts)

    def _is_followed(self, key: Key) -> bool:
        """Whether one is told after it that only one can have at a time, and nothing later that the first goes on."""
        return any(self._follows(other, key) for other in self._rivals(key))

    def _rivals(self, key: Key) -> Iterable[Key]:
        """The states that can't well hold beside one: of the same spouse, employer's post, owned company, title."""
        for other in self.known:
            if other != key and other[0] == key[0] and self._alive[other] and self._excludes(other, key):
                yield other

    def _excludes(self, other: Key, key: Key) -> bool:
        row, (_, left), (_, right) = relation(key[0]), other, key
        if row.one and (set(left) & set(right) if row.same else any(left[place] == right[place] for place in row.one)):
            return True
        return bool(row.titles) and left[1:] == right[1:] and self._have_one_title(key, other)

    def _have_one_title(self, key: Key, other: Key) -> bool:
        """Whether two are told to be the same thing, of which there is one, at places that may be one."""
        return any(
            a.titles & b.titles and _may_be_one(a.proposition.places, b.proposition.places)
            for a in self._alive[key]
            for b in self._alive[other]
        )

    def _follows(self, other: Key, key: Key) -> bool:
        mine, its = self._alive[key], self._alive[other]
        if any(all(self._after(b, a) for a in mine) for b in its):
            return True
        if any(all(self._after(a, b) for b in its) for a in mine):
            return False
        # Nothing tells the order: what is told in the present stands, what has begun some time may be over.
        return not any(self._now(a) for a in mine)

    # -- time

    def _after(self, later: Evidence, earlier: Evidence) -> bool:
        """Whether one is told to lie after the other: by their days, in one article as it tells, by publication."""
        if self._is_dated_apart(earlier, later):
            return True
        if self._is_dated_apart(later, earlier):
            return False
        if later.claim.span.article == earlier.claim.span.article:
            return later.claim.span > earlier.claim.span
        return self._is_published_after(later, earlier)

    def _is_dated_apart(self, earlier: Evidence, later: Evidence) -> bool:
        first, second = self._told(earlier).latest, self._told(later).earliest
        return first is not None and second is not None and first < second

    def _is_published_after(self, later: Evidence, earlier: Evidence) -> bool:
        """Whether it stands in an article of a later day, and its own date doesn't lie before the other's."""
        first, second = self._published(earlier).latest, self._published(later).earliest
        return first is not None and second is not None and first < second and not self._is_dated_apart(later, earlier)

    def _told(self, each: Evidence) -> When:
        """When it is told to be so: what goes on, on the day of the article."""
        return self._published(each) if self._now(each) else each.claim.when

    def _published(self, each: Evidence) -> When:
        return self._material.article[each.claim.span.article].published

    @cached_property
    def _last(self) -> datetime.date | None:
        """The day of the last dated article."""
        known = (article.published.latest for article in self._material.articles)
        return max((day for day in known if day), default=None)

    def _latest_first(self, told: Sequence[Evidence]) -> tuple[Evidence, ...]:
        def place(each: Evidence) -> tuple[object, ...]:
            day = self._published(each).latest
            sure = list(Certainty).index(each.claim.certainty)
            best = (not each.plain, sure, not self._now(each))
            return (day is None, -day.toordinal() if day else 0, *best, each.claim.span, each.claim.id)

        return tuple(sorted(told, key=place))


def _may_be_one(left: frozenset[str], right: frozenset[str]) -> bool:
    return not left or not right or bool(left & right)


def _until() -> frozenset[str]:
    return past_words("until")


def told_when(claim: Claim, material: Material) -> When:
    """When a claim tells a relation to hold: for what goes on up to the present, the day of publication."""
    published = material.article[claim.span.article].published
    if claim.when.closed:
        return claim.when
    if claim.phase is Phase.ONGOING and published.closed:
        return When(published.earliest, published.latest, Basis.INFERRED, claim.when.because + published.because)
    return UNKNOWN
