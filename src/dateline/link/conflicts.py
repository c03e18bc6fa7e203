"""Claims that can't both hold: dates, durations, amounts, denials, and a source that takes the other side.

Both sides are kept. A conflict is told once for every two origins of an event, not for every two sentences.
"""

from __future__ import annotations

import functools
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dateline.lang import table, words
from dateline.link.counts import differing, find_set_right, find_tolls
from dateline.link.denials import contradicts, find_denied
from dateline.link.events import Grouping
from dateline.link.force import Evidence
from dateline.link.material import Material
from dateline.link.opponents import Contrary
from dateline.link.origins import Origins
from dateline.link.outcomes import Outcome
from dateline.link.pairs import NARROW, is_once, one_telling, opposed
from dateline.link.propositions import Proposition
from dateline.link.text import stem, stems
from dateline.model import Certainty, Claim, Conflict, Phase, Polarity

_REAL = (Phase.HAPPENED, Phase.ONGOING)
_MANY = 6  # conflicts of one event, from which a side that has been heard is not told again


_TOGETHER, _BESIDE = 1500, 300  # characters between claims of one part of an article, and of two sentences


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
    outcomes: Sequence[Outcome] = (),
    contrary: Iterable[Contrary] = (),
) -> tuple[Conflict, ...]:
    """The conflicts of a story, in claim order, one for every two origins of what they are about.

    What was told ahead of a day contradicts what tells after it that it hasn't come; `contrary` are others.
    """
    found: list[_Found] = []
    for members in grouping.groups.values():
        if len(members) > 1:
            group = [said[id] for id in members]
            found += _among(group, origins, functools.partial(_in_event, material))
    found += _of_states(evidence, origins)
    found += _of_stance(said, origins)
    found += _of_questions(said, origins)
    numbers = (*find_tolls(material, said, origins), *find_set_right(material, said, origins))
    found += (_Found(e.left, e.right, "amount", e.because) for e in numbers)
    found += (_Found(e.denied, e.denial, "polarity", e.because) for e in find_denied(material, said, grouping, origins))
    found += (_Found(e.ahead, e.claim, "polarity", e.because) for e in outcomes if not e.kept)
    found += (_Found(e.left, e.right, e.about, e.because) for e in contrary)
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
        negative, positive = sorted((left, right), key=lambda each: each.claim.polarity is Polarity.POSITIVE)
        if left.when.meets(right.when) and contradicts(material, negative, positive):
            yield "polarity", f"one says it and the other denies it: '{left.claim.title}', '{right.claim.title}'"
        return
    if _dates_differ(left.claim, right.claim):
        if is_once(left, right):
            yield "date", f"it can happen once only: {left.when.edtf} and {right.when.edtf}"
        elif one_telling(left, right):
            yield "date", f"the same is told of {left.when.edtf} and of {right.when.edtf}"
    yield from differing(material, left, right)


def _dates_differ(left: Claim, right: Claim) -> bool:
    narrow = all(c.when.days is not None and c.when.days <= NARROW for c in (left, right))
    return narrow and not left.when.meets(right.when)


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


def _of_questions(said: dict[str, Proposition], origins: Origins) -> Iterable[_Found]:
    """Two sources that one article sets against each other on a question: the nearest pair of each two origins."""
    taken: dict[tuple[str, str], list[tuple[Proposition, bool]]] = defaultdict(list)
    for each in said.values():
        if each.claim.phase is not Phase.HYPOTHETICAL:
            for axis in _axes():
                side = _side(axis, each)
                if side is not None and _tells(axis, each):
                    taken[each.claim.span.article, axis.name].append((each, side))
    for (_, name), sides in sorted(taken.items()):
        pairs = [
            (_apart(left, right), left, right)
            for (left, a), (right, b) in itertools.combinations(sides, 2)
            if a is not b and origins.of[left.id] != origins.of[right.id] and _on_one_matter(left, right)
        ]
        told: set[frozenset[str]] = set()
        for _, left, right in sorted(pairs, key=lambda pair: (pair[0], pair[1].id, pair[2].id)):
            origin = frozenset((origins.of[left.id], origins.of[right.id]))
            if origin not in told:
                told.add(origin)
                yield _Found(left.id, right.id, "polarity", f"they take two sides, {name}")


def _on_one_matter(left: Proposition, right: Proposition) -> bool:
    """Whether two claims of an article are about the same, at times that meet; a pronoun means what stands beside."""
    forecast = Phase.EXPECTED in (left.claim.phase, right.claim.phase)  # said now of a later day
    if not (forecast or left.when.meets(right.when)) or _apart(left, right) > _TOGETHER:
        return False
    unsaid = not (left.who or left.things) or not (right.who or right.things)
    return bool(left.who & right.who or left.things & right.things) or (unsaid and _apart(left, right) <= _BESIDE)


def _tells(axis: _Axis, each: Proposition) -> bool:
    """Whether a claim's predicate itself takes the side, or only looks ahead to what does ("expected to resign")."""
    verbs = {verb[0] for verb in each.verbs}
    if verbs & {stem(word) for word in words("link", "words.ahead")}:
        return True
    said = _words(each)
    return any(verbs & pattern and pattern <= said for side in axis.sides.values() for pattern in side)


def _words(each: Proposition) -> frozenset[str]:
    """The stems of a clause, its predicate's lemma among them."""
    return each.clause | {verb[0] for verb in each.verbs}


def _apart(left: Proposition, right: Proposition) -> int:
    return abs(left.claim.head.start - right.claim.head.start)


def _side(axis: _Axis, each: Proposition) -> bool | None:
    """The side that a claim takes on a question; None where it takes none, or both."""
    said = _words(each)
    sides = {side for side, patterns in axis.sides.items() if any(p <= said for p in patterns)}
    if len(sides) != 1:
        return None
    (side,) = sides
    return side if each.claim.polarity is Polarity.POSITIVE else not side
