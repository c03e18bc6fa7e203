"""What two claims tell to have happened at two places though it can have been at one only.

Only deeds that have one place are compared (lang/*/places.toml): nobody is born twice, or arrested twice within days;
and only where both claims tell of somebody or something in common. Who moves or speaks is at many places.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.lang import table, words
from dateline.link.asserted import is_told
from dateline.link.opponents import Contrary, Opponents
from dateline.link.pairs import NARROW
from dateline.link.places import Places
from dateline.link.propositions import Proposition
from dateline.link.text import fold, stem, stems, tokens
from dateline.model import Phase, Polarity, Role

_ALIKE = 0.5  # cosine of contents from which the same deed is of the same matter
_SOON = 7  # days within which the same isn't done again to the same
_WORDS = 2  # further words of both that tell which thing it is
_DAYS, _YEAR = 3, 366  # that an interval has at most to say when


def find_elsewhere(opponents: Opponents, places: Places) -> Iterator[tuple[float, Contrary]]:
    """Claims of one deed at two places that can't both be its, with how alike they are."""
    told = [each for each in opponents.said.values() if _has_place(opponents, places, each)]
    pairs = [(a, b) for a, b in opponents.pairs(told, told, apart=True) if a.id < b.id and _are_one(opponents, a, b)]
    differing = {(a.id, b.id): both for a, b in pairs if (both := places.differ(a, b))}
    pairs = [(a, b) for a, b in pairs if (a.id, b.id) in differing]
    alike = opponents.alike(pairs)
    for a, b in pairs:
        near = alike[a.id, b.id]
        dated = all(map(_says_when, (a, b)))
        if dated or near >= _ALIKE or a.words - _of_places() <= b.clause or b.words - _of_places() <= a.clause:
            one, other = (opponents.name(each) for each in differing[a.id, b.id])
            because = str(table("link")["because"]["place"]).format(one=one, other=other)
            yield near, Contrary(a.id, b.id, "place", because)


def _has_place(opponents: Opponents, places: Places, each: Proposition) -> bool:
    """Whether a claim tells, as done or to be done, a deed that has one place, and where."""
    real = each.claim.polarity is Polarity.POSITIVE and each.claim.phase is not Phase.HYPOTHETICAL
    known = real and bool(_deeds(each)) and is_told(opponents.material, each)
    return known and any(places.kind(entity) for entity in places.where(each))


def _are_one(opponents: Opponents, left: Proposition, right: Proposition) -> bool:
    """Whether two claims tell the same deed of the same: none names others, and it isn't done to them again."""
    deeds = _deeds(left) & _deeds(right)
    if left.claim.span.article == right.claim.span.article or not deeds:
        return False
    if left.claim.phase is not right.claim.phase or not left.when.meets(right.when):
        return False
    if _apart(left.agents, right.agents) or _apart(left.patients, right.patients):
        return False
    ever = any(deed.ever for deed in deeds)
    if _undergoing(left) & _undergoing(right):
        return ever or all(map(_says_when, (left, right))) or opponents.are_near(left, right, _SOON)
    things = left.things & right.things
    if not things or left.who | right.who != left.who & right.who:
        return False
    further = left.words & right.words - things - _of_places()
    one = len(further) >= _WORDS or all(_is_of_the(opponents, each) for each in (left, right))
    return one and all(map(_says_when, (left, right)))


def _is_of_the(opponents: Opponents, each: Proposition) -> bool:
    """Whether what it is done to, or who does it, is called "the" or somebody's: the one that is spoken of."""
    text = opponents.material.article[each.claim.span.article].text
    parts = [p for p in each.claim.participants if p.role is Role.PATIENT] or [
        p for p in each.claim.participants if p.role is Role.AGENT
    ]
    said = [p.span.of(text) for p in parts]
    definite = words("identities", "words.definite")
    return any(bool({*tokens(one)[:1]} & definite) or "'s " in fold(one) for one in said)


def _says_when(each: Proposition) -> bool:
    """Whether a claim says when: on which days, in which month of what is planned, in which year what is done once."""
    most = NARROW if each.claim.phase is Phase.EXPECTED else _YEAR if _is_ever(each) else _DAYS
    return each.when.days is not None and each.when.days <= most


def _undergoing(each: Proposition) -> frozenset[str]:
    return each.patients or each.agents


def _apart(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left) and bool(right) and not left & right


def _is_ever(each: Proposition) -> bool:
    return any(deed.ever for deed in _deeds(each))


def _deeds(each: Proposition) -> frozenset[_Deed]:
    """The deeds with one place that a claim's predicate tells."""
    return frozenset(deed for verb in each.verbs for deed in _table().get(verb, ()))


@functools.cache
def _of_places() -> frozenset[str]:
    """The stems of words that only say what a place is, or which part of it."""
    kinds = (word for listed in table("places")["kinds"].values() for word in listed)
    return frozenset(stem(word) for word in (*kinds, *words("places", "at.between")))


@dataclass(frozen=True, slots=True)
class _Deed:
    number: int
    ever: bool


@functools.cache
def _table() -> dict[tuple[str, ...], tuple[_Deed, ...]]:
    """The deeds of each verb, by the stems of its words."""
    found: dict[tuple[str, ...], tuple[_Deed, ...]] = {}
    for n, row in enumerate(table("places")["deed"]):
        for verb in row["verbs"]:
            key = stems(verb)
            found[key] = (*found.get(key, ()), _Deed(n, bool(row.get("ever", False))))
    return found
