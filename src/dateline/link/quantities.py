"""The numbers of a claim with what they count, and whether two claims give other numbers of the same."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dateline.lang import table, words
from dateline.link.material import Material
from dateline.link.propositions import Proposition
from dateline.link.text import stem, tokens
from dateline.model import Amount

_BEHIND, _FROM = 24, 3  # characters and words behind a number in which stands from when it is told
_BESIDE = 24  # characters before a number in which a word makes it no exact number
_NEAR = Decimal("0.1")  # part by which a number said to be about so much may be off
_STEPS = 2  # of its last digit that counts, by which it may be off at most
_UNITS_ALIKE = 0.7  # cosine from which two nouns count the same


@dataclass(frozen=True, slots=True)
class Measured:
    """A number of a claim: how many of what, whether it is a rough one, how many minutes a duration lasts."""

    value: Decimal
    unit: str
    rough: bool
    lasts: Decimal | None = None


def measured(material: Material, each: Proposition) -> tuple[Measured, ...]:
    """The numbers that stand in a claim's own clause, each unit's only one."""
    text = material.article[each.claim.span.article].text
    found = []
    for amount in each.claim.amounts:
        if each.claim.span.contains(amount.span) and amount.unit and not tells_when(material, amount):
            before = tokens(text[max(each.claim.span.start, amount.span.start - _BESIDE) : amount.span.start])[-3:]
            rough = any(word in words("link", "amounts.about") for word in before)
            found.append(_measured(Decimal(amount.value), amount.unit, rough))
    found += _times(tokens(material.words_of(each.claim)))
    units = [one.unit for one in found]
    return tuple(one for one in found if units.count(one.unit) == 1)


def tells_when(material: Material, amount: Amount) -> bool:
    """Whether a length of time is told from a day: "three months ago" is another length in next month's article."""
    end = amount.span.end
    behind = tokens(material.article[amount.span.article].text[end : end + _BEHIND])[:_FROM]
    return stem(amount.unit.lower()) in _durations() and bool({*behind} & words("link", "amounts.from_day"))


def _times(said: Sequence[str]) -> Iterator[Measured]:
    """How many times: "twice", "only once". "Once" alone is a time that was."""
    times: dict[str, int] = table("link")["amounts"]["times"]
    for n, word in enumerate(said):
        exact = {*said[max(0, n - 1) : n], *said[n + 1 : n + 2]} & words("link", "amounts.exactly")
        if word in times and (times[word] > 1 or exact):
            yield Measured(Decimal(times[word]), "time", rough=False)


def _measured(value: Decimal, unit: str, rough: bool) -> Measured:
    length = _durations().get(stem(unit.lower()))
    return Measured(value, unit, rough, None if length is None else value * length)


def measures_differ(
    left: Sequence[Measured],
    right: Sequence[Measured],
    one: Proposition,
    other: Proposition,
    units: Mapping[tuple[str, str], float],
    deed: bool,
) -> Iterator[tuple[str, str]]:
    """What two claims of the same give other numbers of, and which: where each has one that may be the other's."""
    pairs = [(a, b) for a in left for b in right if _count_one(a, b, one, other, units, deed)]
    # what has one unit counts the same before what may do so
    pairs = [(a, b) for a, b in pairs if stem(a.unit.lower()) == stem(b.unit.lower())] or pairs
    if len(pairs) != 1 or {a.value for a in left} & {b.value for b in right}:
        return
    ((a, b),) = pairs
    if a.lasts is not None and b.lasts is not None:
        if is_far(a.lasts, b.lasts, rough=a.rough or b.rough or a.unit != b.unit):
            yield "duration", f"{a.value} {a.unit} and {b.value} {b.unit}"
    elif is_far(a.value, b.value, rough=a.rough or b.rough):
        counted = a.unit if a.unit == b.unit else f"{a.unit}, {b.unit}"
        yield "amount", f"{a.value} and {b.value} ({counted})"


def _count_one(
    a: Measured, b: Measured, one: Proposition, other: Proposition, units: Mapping[tuple[str, str], float], deed: bool
) -> bool:
    """Whether two numbers count the same: one unit, two nouns that mean the same, people of whatever kind."""
    if (a.lasts is None) is not (b.lasts is None):
        return False
    if a.lasts is not None or stem(a.unit.lower()) == stem(b.unit.lower()):
        return True
    if {a.unit, b.unit} & _currencies():
        return False
    if units.get((a.unit, b.unit), 0.0) >= _UNITS_ALIKE:
        return True
    people = any(stem(each.unit.lower()) in _people() for each in (a, b))
    return deed and (people or any(stem(each.unit.lower()) in one.clause & other.clause for each in (a, b)))


def counts_one_noun(left: Sequence[Measured], right: Sequence[Measured]) -> bool:
    """Whether both count what one noun names: neither days nor money, nor people of any kind."""
    nouns = ({stem(each.unit.lower()) for each in side if each.lasts is None} for side in (left, right))
    return bool(frozenset.intersection(*map(frozenset, nouns)) - _people() - _nothing())


@functools.cache
def _nothing() -> frozenset[str]:
    return frozenset(stem(unit.lower()) for unit in (*_currencies(), *words("link", "amounts.parts")))


def is_far(a: Decimal, b: Decimal, *, rough: bool) -> bool:
    """Whether two numbers are others: a rough one may be off by a part, or by some steps of its last digit."""
    if not rough:
        return a != b
    return abs(a - b) > min(_NEAR * max(abs(a), abs(b)), _STEPS * max(_step(a), _step(b)))


def _step(value: Decimal) -> Decimal:
    """One of the last digit that counts: 10,000 of 410,000."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


@functools.cache
def _durations() -> dict[str, int]:
    return {stem(word): days for word, days in table("link")["amounts"]["durations"].items()}


@functools.cache
def _currencies() -> frozenset[str]:
    return frozenset(table("numbers")["currencies"].values())


@functools.cache
def _people() -> frozenset[str]:
    return frozenset(stem(word) for word in table("link")["tolls"]["people"])
