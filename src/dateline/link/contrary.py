"""What sources tell otherwise though no event holds both: a deed and its denial, other numbers of the same, other days.

Two claims are set against each other where they have different origins, somebody or something in common and the same
deed, by its class, by its verb or by meaning, and nothing tells them apart: no other doer, place, thing or time. A
denial that leaves something out contradicts nothing ("not in March"). Precision comes before recall.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence

from dateline.lang import table, words
from dateline.link.asserted import (
    Meanings,
    is_conditional,
    is_narrower,
    is_told,
    other_doer,
    things_apart,
)
from dateline.link.deeds import (
    are_kin,
    is_said_first,
    named_in,
    opposites,
    same_deed,
    sides_of,
    tells_of_being,
    tells_of_knowing,
)
from dateline.link.elsewhere import find_elsewhere
from dateline.link.entities import Entities
from dateline.link.events import Grouping
from dateline.link.identities import Names, find_others
from dateline.link.material import Material
from dateline.link.opponents import Contrary, Opponents
from dateline.link.origins import Origins
from dateline.link.pairs import ONCE_DAYS, opposed
from dateline.link.places import Places
from dateline.link.propositions import Proposition
from dateline.link.quantities import Measured, counts_one_noun, measured, measures_differ
from dateline.link.renamed import find_renamed
from dateline.link.text import stem, tokens
from dateline.model import Phase, Polarity

_REAL = (Phase.HAPPENED, Phase.ONGOING)
_ALIKE = 0.5  # cosine of contents from which the same deed is of the same matter
_LIGHT_ALIKE = 0.65  # … from which a verb that says little alone is
_MEANT, _VERBS_ALIKE = 0.6, 0.4  # cosines of contents and of predicates from which another verb tells the same deed
_TOLD_ALIKE = 0.7  # cosine of whole titles from which a denial is of what is told of the same people and thing
_THING_ALIKE = 0.62  # cosine of contents or titles from which a kindred deed is denied that is told of the same thing
_OPPOSITE_ALIKE = 0.4  # cosine of titles from which opposites are said of the same
_MEASURED_ALIKE = 0.8  # cosine of contents from which numbers are of the same in whatever words
_NOW = 3  # days that what goes on keeps its number
_SOON = 31  # days for which somebody speaks of a plan


class _Contradictions:
    """What the claims of a story contradict each other about."""

    def __init__(self, opponents: Opponents) -> None:
        self._of = opponents

    def find(self) -> Iterator[Contrary]:
        """All contradictions, the most alike first among those of the same two events and origins."""
        yield from self._of.once(self._denied())
        yield from self._of.once(self._opposite())
        yield from self._of.once(self._counted())
        yield from self._of.once(self._dated())
        places, names = Places(self._of.material, self._of.entities), Names(self._of)
        yield from self._of.once(find_elsewhere(self._of, places))
        yield from self._of.once(find_others(self._of, names))
        yield from self._of.once(find_renamed(self._of, places, names))

    # -- denials

    def _denied(self) -> Iterator[tuple[float, Contrary]]:
        told = [each for each in self._of.said.values() if self._is_told(each)]
        denials = [each for each in self._of.said.values() if _denies(self._of.material, each)]
        pairs = [(n, p) for n, p in self._of.pairs(denials, told) if self._may_be_denied(n, p)]
        pairs = [(n, p) for n, p in pairs if self._is_denied(n, p, alike=1.0, verbs=1.0, title=1.0)]
        alike = self._of.alike(pairs)
        verbs = self._of.verbs_alike([pair for pair in pairs if alike[pair[0].id, pair[1].id] >= _MEANT])
        titles = self._of.titles_alike([(n, p) for n, p in pairs if n.things & p.things])
        for n, p in pairs:
            key = (n.id, p.id)
            if self._is_denied(n, p, alike[key], verbs.get(key, 0.0), titles.get(key, 0.0)):
                because = f"one says it and the other denies it: '{p.claim.title}', '{n.claim.title}'"
                yield alike[key], Contrary(p.id, n.id, "polarity", because)

    def _is_denied(self, denial: Proposition, other: Proposition, alike: float, verbs: float, title: float) -> bool:
        """Whether two that may be are opposed, if contents, verbs and titles are so much alike."""
        things = bool(denial.things & other.things)
        if things and are_kin(denial, other) and max(alike, title) >= _THING_ALIKE:
            return True
        of_both = _share_both(denial, other) and title >= _TOLD_ALIKE
        of_one = of_both or self._one_matter(denial, other, alike, verbs)
        return of_one and not things_apart(denial, other)

    def _is_told(self, each: Proposition) -> bool:
        claim = each.claim
        told = claim.polarity is Polarity.POSITIVE and claim.phase is not Phase.HYPOTHETICAL
        return told and is_told(self._of.material, each)

    def _may_be_denied(self, denial: Proposition, other: Proposition) -> bool:
        ahead = Phase.EXPECTED in (denial.claim.phase, other.claim.phase)
        if not opposed(denial, other) or self._of.are_one_event(denial, other):
            return False
        if ahead and denial.claim.phase is not other.claim.phase and not self._of_plan(denial, other):
            return False
        if not self._of_one_time(denial, other) or not self._of.share(denial, other):
            return False
        named = other.who | other.places
        if named and (denial.who | denial.places) - named - self._of.speakers[denial.id]:
            return False  # of somebody or a place besides: it denies less
        if other_doer(denial, other) or other_doer(other, denial):
            return False
        return not _narrows(self._of.material, denial, other)

    def _of_one_time(self, denial: Proposition, other: Proposition) -> bool:
        """Whether times meet, or a denial in the present is soon said of what was told by then."""
        if denial.when.meets(other.when):
            return True
        last, told = denial.when.latest, other.when.latest
        known = last is not None and told is not None and told <= last
        now = denial.claim.phase is Phase.ONGOING and Phase.EXPECTED is not other.claim.phase
        return now and known and self._of.are_near(denial, other, _SOON)

    def _of_plan(self, denial: Proposition, other: Proposition) -> bool:
        """Whether a plan is denied that is told of now: "has no plans to sell"."""
        named = bool({verb[0] for verb in other.verbs} & denial.clause)
        return other.claim.phase is Phase.EXPECTED and named and self._of.are_near(denial, other, _SOON)

    def _one_matter(self, denial: Proposition, other: Proposition, alike: float, verbs: float) -> bool:
        deed = same_deed(denial, other)
        if deed is None:
            return alike >= _LIGHT_ALIKE
        if deed:
            return alike >= _ALIKE or denial.words - _negating() <= other.clause
        if named_in(denial, other) or named_in(other, denial) or self._of_plan(denial, other):
            return alike >= _MEANT
        return bool(denial.kind and other.kind) and alike >= _MEANT and verbs >= _VERBS_ALIKE

    # -- opposites

    def _opposite(self) -> Iterator[tuple[float, Contrary]]:
        told = [
            each for each in self._of.said.values() if sides_of(each) and (self._is_told(each) or self._denied_of(each))
        ]
        pairs = [(a, b) for a, b in self._of.pairs(told, told) if a.id < b.id and self._may_be_opposite(a, b)]
        titles = self._of.titles_alike(pairs)
        for a, b in pairs:
            if titles.get((a.id, b.id), 0.0) >= _OPPOSITE_ALIKE:
                because = f"the two can't both be: '{a.claim.title}', '{b.claim.title}'"
                yield titles[a.id, b.id], Contrary(a.id, b.id, "polarity", because)

    def _denied_of(self, each: Proposition) -> bool:
        return _denies(self._of.material, each) and not is_narrower(self._of.material, each, each)

    def _may_be_opposite(self, left: Proposition, right: Proposition) -> bool:
        """Whether opposites are said of the same, at one time; what changed since is news."""
        if left.claim.phase not in _REAL or right.claim.phase not in _REAL or not opposites(left, right):
            return False
        if not _undergoing(left) & _undergoing(right) or things_apart(left, right):
            return False
        if not left.when.meets(right.when) or not self._of.are_near(left, right, _SOON):
            return False
        denied = [each for each in (left, right) if each.claim.polarity is Polarity.NEGATIVE]
        if any(_narrows(self._of.material, each, right if each is left else left) for each in denied):
            return False
        if left.things <= right.clause and right.things <= left.clause:
            return True  # who is described is called the same by both
        return not other_doer(left, right) and not other_doer(right, left)

    # -- numbers

    def _counted(self) -> Iterator[tuple[float, Contrary]]:
        told = {each.id: found for each in self._of.said.values() if (found := measured(self._of.material, each))}
        counted = [self._of.said[id] for id in told if self._is_told(self._of.said[id])]
        pairs = [
            (a, b) for a, b in self._of.pairs(counted, counted, _by_words) if a.id < b.id and self._may_count(a, b)
        ]
        units = self._units([(x, y) for a, b in pairs for x in told[a.id] for y in told[b.id]])
        differing = [
            (a, b, differ, counts_one_noun(told[a.id], told[b.id]))
            for a, b in pairs
            if (differ := tuple(measures_differ(told[a.id], told[b.id], a, b, units, _tell_one_deed(a, b))))
        ]
        differing = [each for each in differing if self._is_of_one(*each[:2], each[3], alike=1.0, title=1.0)]
        pairs = [(a, b) for a, b, *_ in differing]
        alike, titles = self._of.alike(pairs), self._of.titles_alike(pairs)
        for a, b, differ, noun in differing:
            near = alike[a.id, b.id]
            if self._is_of_one(a, b, noun, near, titles.get((a.id, b.id), 0.0)):
                yield from ((near, Contrary(a.id, b.id, about, because)) for about, because in differ)

    def _is_of_one(self, left: Proposition, right: Proposition, noun: bool, alike: float, title: float) -> bool:
        """Whether two numbers are of one thing, if contents and titles are so much alike; `noun`: both count what one
        noun names."""
        known = bool(self._of.share(left, right) or left.places & right.places)
        if _tell_one_deed(left, right) and alike >= _ALIKE and (known or title >= _TOLD_ALIKE):
            return True
        if known and alike >= _MEASURED_ALIKE:
            return True
        if known and (min(alike, title) >= _TOLD_ALIKE or (title >= _MEASURED_ALIKE and alike >= _ALIKE)):
            return True
        return noun and tells_of_being(left, right) and title >= _TOLD_ALIKE

    def _may_count(self, left: Proposition, right: Proposition) -> bool:
        if left.claim.span.article == right.claim.span.article:
            return False
        units = {amount.unit for amount in left.claim.amounts} & {amount.unit for amount in right.claim.amounts}
        if units and self._of.are_one_event(left, right):
            return False  # compared as one event
        phases = {left.claim.phase, right.claim.phase}
        if Phase.EXPECTED in phases and Phase.HAPPENED in phases:
            return False
        if phases == {Phase.HAPPENED}:
            return left.when.meets(right.when)
        return self._of.are_near(left, right, _NOW)

    def _units(self, pairs: Sequence[tuple[Measured, Measured]]) -> Mapping[tuple[str, str], float]:
        texts = sorted({(a.unit, b.unit) for a, b in pairs})
        if self._of.meanings is None or not texts:
            return {}
        return {key: float(value) for key, value in zip(texts, self._of.meanings(texts), strict=True)}

    # -- days

    def _dated(self) -> Iterator[tuple[float, Contrary]]:
        done = [each for each in self._of.said.values() if self._is_told(each) and _is_once(each)]
        pairs = [(a, b) for a, b in self._of.pairs(done, done) if a.id < b.id and self._may_be_one(a, b)]
        alike = self._of.alike(pairs)
        yield from self._first_known()
        for a, b in pairs:
            near = alike[a.id, b.id]
            if same_deed(a, b) and (near >= _ALIKE or a.words <= b.clause or b.words <= a.clause):
                because = f"it can happen once only: {a.when.edtf} and {b.when.edtf}"
                yield near, Contrary(a.id, b.id, "date", because)

    def _first_known(self) -> Iterator[tuple[float, Contrary]]:
        """Who first heard of a thing on a day didn't know of it before."""
        knowing = [each for each in self._of.said.values() if self._is_told(each) and tells_of_knowing(each)]
        first = [each for each in knowing if is_said_first(self._of.material, each)]
        for b, a in self._of.pairs(first, knowing):
            before = a.when.latest is not None and b.when.earliest is not None and a.when.latest < b.when.earliest
            if before and a.agents | a.patients == b.agents | b.patients and a.things & b.things:
                because = f"one first knew of it at {b.when.edtf}, and knew of it at {a.when.edtf}"
                yield self._of.alike([(a, b)])[a.id, b.id], Contrary(a.id, b.id, "date", because)

    def _may_be_one(self, left: Proposition, right: Proposition) -> bool:
        one, other = left.when.earliest, right.when.earliest
        if one is None or other is None or not 0 < abs((one - other).days) <= ONCE_DAYS:
            return False
        if left.claim.span.article == right.claim.span.article or self._of.are_one_event(left, right):
            return False
        done = _undergoing(left) & _undergoing(right)
        return bool(done) and not (things_apart(left, right) and not left.who & right.who)


def find_contrary(
    material: Material,
    entities: Entities,
    said: Mapping[str, Proposition],
    grouping: Grouping,
    origins: Origins,
    meanings: Meanings | None = None,
) -> Iterator[Contrary]:
    """What claims of different origins tell otherwise, beyond their events. Without `meanings` words are compared."""
    return _Contradictions(Opponents(material, entities, said, grouping, origins, meanings)).find()


def _denies(material: Material, each: Proposition) -> bool:
    """Whether a claim says that something is not so, whole: no condition, no comparison, no part of it left."""
    claim = each.claim
    if claim.polarity is not Polarity.NEGATIVE or claim.phase is Phase.HYPOTHETICAL:
        return False
    said = " ".join(tokens(material.words_of(claim)))
    for phrase in words("link", "denial.wholly"):  # "no warning at all" leaves nothing out
        said = said.removesuffix(phrase)
    own = {*tokens(claim.head.of(material.article[claim.span.article].text))}  # "did not sign" is no "no sign of it"
    left = ({*said.split()} - own) & (words("link", "denial.except") | words("link", "denial.compared"))
    return not left and not is_conditional(material, each)


def _narrows(material: Material, denial: Proposition, other: Proposition) -> bool:
    """Whether a denial brings up what the other doesn't tell of, so that both may hold."""
    if is_narrower(material, denial, other):
        return True
    new = denial.words - other.clause - _negating() - denial.things
    return len(new) > 1


def _by_words(each: Proposition) -> frozenset[str]:
    return each.words


def _tell_one_deed(left: Proposition, right: Proposition) -> bool:
    """Whether both tell one deed, or one names the other's by a noun."""
    return bool(same_deed(left, right) or named_in(left, right) or named_in(right, left))


def _share_both(denial: Proposition, other: Proposition) -> bool:
    """Whether somebody denies what is told of the same people and the same thing."""
    said = bool(denial.claim.attribution) and other.claim.phase is Phase.HAPPENED
    return said and bool(denial.who & other.who and denial.things & other.things)


@functools.cache
def _negating() -> frozenset[str]:
    cues = words("link", "denial.cues") | words("link", "denial.sweeping") | words("link", "words.light")
    return frozenset(stem(word) for word in cues | words("link", "words.placeholders"))


def _is_once(each: Proposition) -> bool:
    """Whether a claim tells of one day, as done, what happens once to the same in a short time."""
    if each.claim.phase is not Phase.HAPPENED or each.when.days != 1:
        return False
    once = each.event_class is not None and each.event_class.once
    return once or bool({verb[0] for verb in each.verbs} & _once_verbs())


@functools.cache
def _once_verbs() -> frozenset[str]:
    return frozenset(stem(word) for word in table("link")["once"]["verbs"])


def _undergoing(each: Proposition) -> frozenset[str]:
    """To whom or what it happens: who is named, and things."""
    return (each.patients or each.agents) | each.things
