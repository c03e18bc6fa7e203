"""What two claims tell to have happened at two places though it can have been at one only.

Only deeds that have one place are compared (lang/*/places.toml): nobody is born twice, or arrested twice within days;
and only where both claims tell of somebody or something in common. Who moves or speaks is at many places.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from dateline.lang import table, words
from dateline.link.asserted import is_told
from dateline.link.deeds import same_deed
from dateline.link.opponents import Contrary, Opponents
from dateline.link.pairs import NARROW
from dateline.link.places import Places
from dateline.link.propositions import Proposition
from dateline.link.text import stem
from dateline.model import Phase, Polarity

_ALIKE = 0.5  # cosine of contents from which the same deed is of the same matter
_SOON = 7  # days within which the same isn't done again to the same
_DAYS = 3  # that an interval has at most to say when; what is planned has a month
_WORDS = 2  # that both share where nobody is named


def find_elsewhere(opponents: Opponents) -> Iterator[tuple[float, Contrary]]:
    """Claims of one deed at two places that can't both be its, with how alike they are."""
    places = Places(opponents.material, opponents.entities)
    told = [each for each in opponents.said.values() if _has_place(opponents, places, each)]
    pairs = [(a, b) for a, b in opponents.pairs(told, told, apart=True) if a.id < b.id and _are_one(opponents, a, b)]
    differing = {(a.id, b.id): both for a, b in pairs if (both := places.differ(a, b))}
    pairs = [(a, b) for a, b in pairs if (a.id, b.id) in differing]
    alike = opponents.alike(pairs)
    for a, b in pairs:
        near = alike[a.id, b.id]
        if near >= _ALIKE or a.words - _of_places() <= b.clause or b.words - _of_places() <= a.clause:
            one, other = differing[a.id, b.id]
            because = str(table("link")["because"]["place"]).format(one=one, other=other)
            yield near, Contrary(a.id, b.id, "place", because)


def _has_place(opponents: Opponents, places: Places, each: Proposition) -> bool:
    """Whether a claim tells, as done or to be done, a deed that has one place, and where."""
    real = each.claim.polarity is Polarity.POSITIVE and each.claim.phase is not Phase.HYPOTHETICAL
    known = real and bool(_deeds(each)) and is_told(opponents.material, each)
    return known and any(places.kind(entity) for entity in places.where(each))


def _are_one(opponents: Opponents, left: Proposition, right: Proposition) -> bool:
    """Whether two claims tell the same deed of the same: none names others, and it isn't done to them again."""
    if left.claim.span.article == right.claim.span.article or not _deeds(left) & _deeds(right):
        return False
    if left.claim.phase is not right.claim.phase or not left.when.meets(right.when):
        return False
    one_event = opponents.are_one_event(left, right)
    if not one_event and same_deed(left, right) is False:
        return False
    if _apart(left.agents, right.agents) or _apart(left.patients, right.patients):
        return False
    named = _undergoing(left) & _undergoing(right)
    if named and _deeds(left) & _deeds(right) & _once("ever"):
        return True
    most = NARROW if left.claim.phase is Phase.EXPECTED else _DAYS
    said_when = [each.when.days is not None and each.when.days <= most for each in (left, right)]
    if named:
        return all(said_when) or opponents.are_near(left, right, _SOON)
    things = left.things & right.things
    return bool(things) and all(said_when) and len(left.words & right.words | things) >= _WORDS


def _undergoing(each: Proposition) -> frozenset[str]:
    return each.patients or each.agents


def _apart(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left) and bool(right) and not left & right


def _deeds(each: Proposition) -> frozenset[str]:
    """The words of a claim's predicate that are of deeds with one place."""
    return frozenset(verb[0] for verb in each.verbs) & (_once("ever") | _once("soon"))


@functools.cache
def _of_places() -> frozenset[str]:
    """The stems of words that only say what a place is, or which part of it."""
    kinds = (word for listed in table("places")["kinds"].values() for word in listed)
    return frozenset(stem(word) for word in (*kinds, *words("places", "at.between")))


@functools.cache
def _once(key: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words("places", f"deeds.{key}"))
