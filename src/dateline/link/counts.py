"""Numbers that can't both hold: of one event, of the dead and hurt of one day, and those that somebody sets right.

Only exact numbers are compared ("about 80" meets 84), and only of the same: twelve people are no more than nine where
the nine are children.
"""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dateline.lang import table, words
from dateline.link.material import Material
from dateline.link.origins import Origins
from dateline.link.pairs import verbatim
from dateline.link.propositions import Proposition
from dateline.link.quantities import is_far, tells_when
from dateline.link.text import stem, tokens
from dateline.model import Amount, Claim, Phase, Polarity

_BESIDE = 24  # characters before a number in which a word makes it no exact number
_BETWEEN = 5  # words between a number and the word that says what became of so many
_YEAR = 4  # digits of a year
_BEHIND_WRONG = 3  # words before a number in which a word says that it is wrong
_DAYS = 3  # that an interval of the dead of one day has at most


@dataclass(frozen=True, slots=True)
class Difference:
    """Two claims (ids) with different numbers."""

    left: str
    right: str
    because: str


# ---- of one event ----------------------------------------------------------------------------------------------------


def differing(material: Material, one: Proposition, other: Proposition) -> Iterator[tuple[str, str]]:
    """Different numbers of the same unit, where each claim has one of it and neither is a rough one that fits.

    Where two claims are word for word the same, any one number that isn't.
    """
    left, right = one.claim, other.claim
    found = False
    for unit in sorted({a.unit for a in left.amounts} & {a.unit for a in right.amounts}):
        a, b = ([x for x in c.amounts if x.unit == unit and not tells_when(material, x)] for c in (left, right))
        if len(a) == len(b) == 1 and _differ(material, a[0], b[0]):
            lasting, found = stem(unit) in _durations(), True
            yield "duration" if lasting else "amount", f"{a[0].value} and {b[0].value} ({unit})"

    if not found and (numbers := _only_other(material, left, right)) and verbatim(one, other):
        yield "amount", f"{numbers[0]} and {numbers[1]}"


def _only_other(material: Material, left: Claim, right: Claim) -> tuple[str, str] | None:
    """The one number in which two clauses differ that have as many numbers; none of a date, and no rough one."""
    a, b = _numbers(material.words_of(left)), _numbers(material.words_of(right))
    if a == b or len(a) != len(b):
        return None
    differ = [(x, y) for x, y in zip(a, b, strict=True) if x[0] != y[0]]
    if len(differ) != 1 or any(rough for _, rough in differ[0]):
        return None
    (x, _), (y, _) = differ[0]
    return str(x), str(y)


@functools.lru_cache(maxsize=16384)
def _numbers(clause: str) -> tuple[tuple[Decimal, bool], ...]:
    """The numbers of a clause in their order, those that tell when left out, and whether each is a rough one."""
    said = [part for word in tokens(clause) for part in word.split("-")]  # a vote: "19-15"
    found: list[tuple[Decimal, bool]] = []
    for n, word in enumerate(said):
        number = number_of(word)
        beside = {*said[max(0, n - 1) : n], *said[n + 1 : n + 2]}
        if number is None or beside & words("numbers", "months") or _is_year(word):
            continue
        if {*said[n + 1 : n + 3]} & words("link", "amounts.from_day"):
            continue  # "three months ago"
        found.append((number, bool({*said[max(0, n - 3) : n]} & words("link", "amounts.about"))))
    return tuple(found)


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == _YEAR


@functools.cache
def _durations() -> frozenset[str]:
    return frozenset(stem(w) for w in table("link")["amounts"]["durations"])


def _differ(material: Material, left: Amount, right: Amount) -> bool:
    rough = _rough(material, left) or _rough(material, right)
    return is_far(Decimal(left.value), Decimal(right.value), rough=rough)


def _rough(material: Material, amount: Amount) -> bool:
    """Whether a word before a number says that it is no exact one ("about 80")."""
    text = material.article[amount.span.article].text
    before = tokens(text[max(0, amount.span.start - _BESIDE) : amount.span.start])[-3:]
    return any(w in words("link", "amounts.about") for w in before)


# ---- tolls -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Toll:
    """So many people, to whom this happened ("dead", "hurt")."""

    fate: str
    number: Decimal


def find_tolls(material: Material, said: Mapping[str, Proposition], origins: Origins) -> Iterator[Difference]:
    """Different exact numbers of the dead or hurt of the same days, one for every two origins.

    What one outlet tells later is news rather than a contradiction, and has one origin with what it told before.
    """
    found: dict[str, list[tuple[Proposition, Decimal]]] = defaultdict(list)
    for each in said.values():
        days = each.when.days
        if each.claim.phase is Phase.HAPPENED and each.claim.polarity is Polarity.POSITIVE and days and days <= _DAYS:
            for toll in tolls(material, each.claim):
                found[toll.fate].append((each, toll.number))
    for fate, told in sorted(found.items()):
        seen: set[frozenset[str]] = set()
        for (left, a), (right, b) in itertools.combinations(told, 2):
            pair = frozenset((origins.of[left.id], origins.of[right.id]))
            apart = left.places and right.places and not left.places & right.places
            if a != b and len(pair) == 2 and pair not in seen and left.when.meets(right.when) and not apart:
                seen.add(pair)
                yield Difference(left.id, right.id, f"{a} and {b} ({fate})")


def tolls(material: Material, claim: Claim) -> tuple[Toll, ...]:
    """The exact numbers of people that a clause says to be dead or hurt: "two were killed and nine injured"."""
    text = material.article[claim.span.article].text
    found: list[Toll] = []
    for amount in claim.amounts:
        if not claim.span.contains(amount.span) or _rough(material, amount):
            continue
        before = tokens(text[claim.span.start : amount.span.start])
        after = tokens(text[amount.span.end : claim.span.end])
        if fate := _behind(after) or _before(before, after):
            found.append(Toll(fate, Decimal(amount.value)))
    once = [toll for toll in found if sum(other.fate == toll.fate for other in found) == 1]
    return tuple(once)


def _behind(after: tuple[str, ...]) -> str:
    """What became of a number of people: "two people were killed", "nine injured"."""
    for word in after[: _BETWEEN + 1]:
        if fate := _fates().get(stem(word), ""):
            return fate
        if word not in words("link", "tolls.people") and word not in words("link", "tolls.between"):
            return ""
    return ""


def _before(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    """What was done to a number of people: "injuring 12", "killed two people"."""
    others = not after or after[0] in words("link", "tolls.people") or after[0] in words("link", "tolls.closing")
    return _fates().get(stem(before[-1]), "") if before and others else ""


@functools.cache
def _fates() -> dict[str, str]:
    return {stem(word): fate for fate, listed in table("link")["tolls"]["fates"].items() for word in listed}


def number_of(word: str) -> Decimal | None:
    """The number that a word is, in digits or spelt; None where it is none."""
    if word.isdigit():
        return Decimal(word)
    spelt = table("numbers")["words"].get(word)
    return None if spelt is None else Decimal(spelt)


# ---- set right -------------------------------------------------------------------------------------------------------


def find_set_right(material: Material, said: Mapping[str, Proposition], origins: Origins) -> Iterator[Difference]:
    """Claims with the very number that another says to be wrong: "she cancelled 18 shows, and not the 22".

    An outlet that says so of what it told in another article has told both, too.
    """
    by_kind: dict[str, list[Proposition]] = defaultdict(list)
    for each in said.values():
        if each.kind and each.claim.amounts:
            by_kind[each.kind].append(each)
    for each in said.values():
        for wrong in _said_wrong(material, each.claim):
            for other in by_kind.get(each.kind, ()):
                numbers = {Decimal(amount.value) for amount in other.claim.amounts}
                apart = (
                    origins.of[other.id] != origins.of[each.id] or other.claim.span.article != each.claim.span.article
                )
                if wrong in numbers and apart and _may_be_one(each, other):
                    yield Difference(other.id, each.id, f"one says {wrong}, and the other that it is another number")


def _said_wrong(material: Material, claim: Claim) -> tuple[Decimal, ...]:
    """The numbers behind a word that says them to be wrong, where the claim has another: "and not the 22"."""
    own = {Decimal(amount.value) for amount in claim.amounts}
    said = tokens(material.words_of(claim))
    text = material.article[claim.span.article].text
    wrong = {
        number
        for n, word in enumerate(said)
        if (number := number_of(word)) is not None and _is_said_wrong(said[max(0, n - _BEHIND_WRONG) : n])
    }
    wrong |= {  # "not £5,000": what is read as an amount may be more than one word
        Decimal(amount.value)
        for amount in claim.amounts
        if claim.span.contains(amount.span)
        and _is_said_wrong(tokens(text[claim.span.start : amount.span.start])[-_BEHIND_WRONG:])
    }
    return tuple(sorted(number for number in wrong if own - {number}))


def _is_said_wrong(before: tuple[str, ...]) -> bool:
    """Whether a word that says a number to be wrong stands before it, with nothing but small words between."""
    behind = itertools.dropwhile(lambda w: w not in words("link", "amounts.wrong"), reversed(before))
    between = itertools.takewhile(lambda w: w not in words("link", "amounts.wrong"), reversed(before))
    return next(behind, "") != "" and all(w in words("link", "words.stop") for w in between)


def _may_be_one(left: Proposition, right: Proposition) -> bool:
    return left.when.meets(right.when) and (not left.who or not right.who or bool(left.who & right.who))
