"""Claims that can't both hold: dates, durations, amounts, denials, and a source that takes the other side.

Both sides are kept. A conflict is told once for every two origins of an event, not for every two sentences.
"""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dateline.lang import table, words
from dateline.link.events import Grouping
from dateline.link.force import Evidence
from dateline.link.material import Material
from dateline.link.origins import Origins
from dateline.link.pairs import NARROW, is_once, one_telling, opposed
from dateline.link.propositions import Proposition
from dateline.link.text import stem, stems, tokens
from dateline.model import Amount, Certainty, Claim, Conflict, Phase, Polarity

_REAL = (Phase.HAPPENED, Phase.ONGOING)
_BESIDE = 24  # characters before a number in which a word makes it no exact number
_MANY = 6  # conflicts of one event, from which a side that has been heard is not told again
_NEAR = Decimal("0.1")  # part by which a number said to be about so much may be off


@dataclass(frozen=True, slots=True)
class _Found:
    left: str
    right: str
    about: str
    because: str


def find_conflicts(
    material: Material,
    said: dict[str, Proposition],
    grouping: Grouping,
    origins: Origins,
    evidence: Sequence[Evidence],
) -> tuple[Conflict, ...]:
    """The conflicts of a story, in claim order, one for every two origins of what they are about."""
    found: list[_Found] = []
    for members in grouping.groups.values():
        if len(members) > 1:
            group = [said[id] for id in members]
            found += _among(group, origins, functools.partial(_in_event, material))
    found += _of_states(evidence, origins)
    found += _of_stance(said, origins)
    unique: dict[tuple[str, str], Conflict] = {}
    for each in found:
        left, right = sorted((each.left, each.right))
        unique.setdefault((left, right), Conflict((left, right), each.about, each.because))
    return tuple(unique[pair] for pair in sorted(unique))


def _among(
    group: Sequence[Proposition],
    origins: Origins,
    compare: Callable[[Proposition, Proposition], Iterable[tuple[str, str]]],
) -> Iterable[_Found]:
    """The conflicts of every two claims, the clearest one of each two origins."""
    told: set[tuple[frozenset[str], str]] = set()
    heard: set[tuple[str, str]] = set()
    for left, right in itertools.combinations(sorted(group, key=_clearest), 2):
        pair = frozenset((origins.of[left.id], origins.of[right.id]))
        if len(pair) == 1 and left.claim.span.article == right.claim.span.article:
            continue  # one author on one page: two readings of a sentence rather than two opinions
        for about, because in compare(left, right):
            seen = len(told) >= _MANY and all((origin, about) in heard for origin in pair)
            if (pair, about) not in told and not seen:
                told.add((pair, about))
                heard |= {(origin, about) for origin in pair}
                yield _Found(left.id, right.id, about, because)


def _clearest(each: Proposition) -> tuple[int, bool, str]:
    return (list(Certainty).index(each.claim.certainty), not each.claim.direct_quote, each.id)


def _in_event(material: Material, left: Proposition, right: Proposition) -> Iterable[tuple[str, str]]:
    """What two claims of one event disagree about."""
    if left.claim.phase not in _REAL or right.claim.phase not in _REAL:
        return
    if opposed(left, right):
        if left.when.meets(right.when):
            yield "polarity", f"one says it and the other denies it: '{left.claim.title}', '{right.claim.title}'"
        return
    if _dates_differ(left.claim, right.claim):
        if is_once(left, right):
            yield "date", f"it can happen once only: {left.when.edtf} and {right.when.edtf}"
        elif one_telling(left, right):
            yield "date", f"the same is told of {left.when.edtf} and of {right.when.edtf}"
    yield from _amounts(material, left.claim, right.claim)


def _dates_differ(left: Claim, right: Claim) -> bool:
    narrow = all(c.when.days is not None and c.when.days <= NARROW for c in (left, right))
    return narrow and not left.when.meets(right.when)


def _amounts(material: Material, left: Claim, right: Claim) -> Iterable[tuple[str, str]]:
    """Different numbers of the same unit, where each claim has one of it and neither is a rough one that fits."""
    for unit in sorted({a.unit for a in left.amounts} & {a.unit for a in right.amounts}):
        a = [x for x in left.amounts if x.unit == unit]
        b = [x for x in right.amounts if x.unit == unit]
        if len(a) == len(b) == 1 and _differ(material, a[0], b[0]):
            lasting = stem(unit) in _durations()
            yield "duration" if lasting else "amount", f"{a[0].value} and {b[0].value} ({unit})"


@functools.cache
def _durations() -> frozenset[str]:
    return frozenset(stem(w) for w in table("link")["amounts"]["durations"])


def _differ(material: Material, left: Amount, right: Amount) -> bool:
    a, b = Decimal(left.value), Decimal(right.value)
    rough = _rough(material, left) or _rough(material, right)
    return a != b and (not rough or abs(a - b) > _NEAR * max(abs(a), abs(b)))


def _rough(material: Material, amount: Amount) -> bool:
    """Whether a word before a number says that it is no exact one ("about 80")."""
    text = material.article[amount.span.article].text
    before = tokens(text[max(0, amount.span.start - _BESIDE) : amount.span.start])[-3:]
    return any(w in words("link", "amounts.about") for w in before)


# -- states


def _of_states(evidence: Sequence[Evidence], origins: Origins) -> Iterable[_Found]:
    """A relation that one says to hold and another denies, at times that meet."""
    by_state: dict[tuple[str, tuple[str, ...]], list[Evidence]] = defaultdict(list)
    for each in evidence:
        if each.part != "ends":
            by_state[each.relation, each.entities].append(each)
    for (relation, _), found in sorted(by_state.items()):
        if {e.denied for e in found} != {True, False}:
            continue

        def denies(left: Proposition, right: Proposition, relation: str = relation) -> Iterable[tuple[str, str]]:
            if opposed(left, right) and left.when.closed and right.when.closed and left.when.meets(right.when):
                yield "polarity", f"one says that it holds and the other denies it: {relation.replace('_', ' ')}"

        yield from _among([e.proposition for e in found], origins, denies)


# -- stance


@dataclass(frozen=True, slots=True)
class _Axis:
    name: str
    sides: dict[bool, tuple[frozenset[str], ...]]


@functools.cache
def _axes() -> tuple[_Axis, ...]:
    rows = table("link")["stance"]
    return tuple(_Axis(r["name"], {True: _patterns(r["for"]), False: _patterns(r["against"])}) for r in rows)


def _patterns(texts: Sequence[str]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(stems(text)) for text in texts)


def _of_stance(said: dict[str, Proposition], origins: Origins) -> Iterable[_Found]:
    """One source that takes both sides of a question about the same people: the clearest pair for each source."""
    taken: dict[tuple[str, str], dict[bool, list[Proposition]]] = defaultdict(lambda: {True: [], False: []})
    for each in said.values():
        if each.claim.attribution and each.claim.phase is not Phase.HYPOTHETICAL and each.who:
            for axis in _axes():
                side = _side(axis, each)
                if side is not None:
                    taken[origins.of[each.id], axis.name][side].append(each)
    for (_, name), sides in sorted(taken.items()):
        pairs = [
            (left, right)
            for left in sorted(sides[True], key=_clearest)
            for right in sorted(sides[False], key=_clearest)
            if left.who & right.who and left.claim.span.article != right.claim.span.article
        ]
        if pairs:
            left, right = pairs[0]
            because = f"the same source takes both sides, {name}: '{left.claim.title}', '{right.claim.title}'"
            yield _Found(left.id, right.id, "stance", because)


def _side(axis: _Axis, each: Proposition) -> bool | None:
    """The side that a claim takes on a question; None where it takes none, or both."""
    sides = {side for side, patterns in axis.sides.items() if any(p <= each.clause for p in patterns)}
    if len(sides) != 1:
        return None
    (side,) = sides
    return side if each.claim.polarity is Polarity.POSITIVE else not side
