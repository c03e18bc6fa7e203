"""What a denial denies, told in words so different that the two are no one event.

"Tobias was told twice" and "nobody ever warned him"; "a warning had been logged" and "no warning of any kind was
reported". A denial leaves something out, or it doesn't contradict: "did not write in March" says nothing of April. So
only what is called a denial or leaves nothing out ("never", "any") counts, and only against what somebody else says.
Precision comes before recall: a false dispute is worse than one that isn't seen.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.lang import table, words
from dateline.link.asserted import (
    is_conditional,
    is_narrower,
    is_told,
    opening,
    other_doer,
    text_of,
    things_apart,
)
from dateline.link.events import Grouping
from dateline.link.material import Material
from dateline.link.origins import Origins
from dateline.link.pairs import overlap
from dateline.link.propositions import Proposition, fits, pattern_of
from dateline.link.text import own_words, stem, tokens
from dateline.model import Phase, Polarity

_REAL = (Phase.HAPPENED, Phase.ONGOING)
_NEAR = 1500  # characters of an article in which a denial looks for what it denies
_RETOLD, _NEARLY_ALL = 3, 0.8  # of the further words of two clauses that say the same, but for the denial
_BESIDE = 3  # words after a quantifier among which what it speaks of stands
_ELSEWHERE = 3  # of other articles, the claims with different origins that one denial is held against


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that denies without leaving anything out. `things` are the stems of what there is none of at all.

    `limits` are the stems of what else it speaks of, without which it denies less: "in a debate with four candidates".
    `place`: it denies to be in any of a kind of places.
    """

    said: Proposition
    things: frozenset[str]
    limits: frozenset[str]
    no_money: bool
    aloof: bool
    place: bool


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A denial and a claim (ids) that it denies."""

    denial: str
    denied: str
    because: str


def find_denied(
    material: Material, said: Mapping[str, Proposition], grouping: Grouping, origins: Origins
) -> Iterator[Contradiction]:
    """What the denials of a story deny beyond their own events, in claim order; of an article the nearest only."""
    by_article: dict[str, list[Proposition]] = defaultdict(list)
    by_kind: dict[str, list[Proposition]] = defaultdict(list)
    for each in said.values():
        if each.claim.polarity is Polarity.POSITIVE and each.claim.phase in _REAL:
            by_article[each.claim.span.article].append(each)
            if each.kind:
                by_kind[each.kind].append(each)
    for each in said.values():
        denial = denial_of(material, each)
        if denial is None:
            continue

        def meant(others: Iterable[Proposition], denial: Denial = denial) -> Iterator[tuple[Proposition, str]]:
            for other in others:
                apart = grouping.of[other.id] != grouping.of[denial.said.id]
                apart = apart and origins.of[other.id] != origins.of[denial.said.id]
                if apart and _may_be_meant(denial.said, other) and (because := _because(material, denial, other)):
                    yield other, because

        here = list(meant(by_article[each.claim.span.article]))
        near = [pair for pair in here if _distance(each, pair[0]) <= _NEAR]
        if near:
            first = min(near, key=lambda pair: (_distance(each, pair[0]), pair[0].id))[0]
            for other, because in near:
                one = bool(other.kind) and other.kind == first.kind and origins.of[other.id] == origins.of[first.id]
                if other is first or (one and other.kind == each.kind):
                    yield Contradiction(each.id, other.id, because)
        elsewhere = (other for other in by_kind[each.kind] if _may_answer(material, each, other)) if each.kind else ()
        heard: set[str] = set()
        for other, because in meant(elsewhere):
            if len(heard) < _ELSEWHERE and origins.of[other.id] not in heard:
                heard.add(origins.of[other.id])
                yield Contradiction(each.id, other.id, because)


def contradicts(material: Material, negative: Proposition, positive: Proposition) -> bool:
    """Whether a clause denies all of what another tells of the same happening, and both are told as so.

    Who "never took part in a debate with four" may have taken part in another.
    """
    text = text_of(material, negative)
    called = words("link", "denial.cues") & {*_cues(material, negative), *opening(negative)}
    if not is_told(material, positive) or is_conditional(material, negative):
        return False
    if _is_retold(negative, positive):
        narrower = False
    elif things_apart(negative, positive) or other_doer(negative, positive) or other_doer(positive, negative):
        return False
    else:
        narrower = is_narrower(material, negative, positive) or _of_others(negative, positive)
    if narrower and not called:
        return False
    limits = _limits(tokens(negative.claim.span.of(text)), negative)
    return bool(called) or 2 * len(limits - positive.clause) <= len(limits)


def _is_retold(negative: Proposition, positive: Proposition) -> bool:
    """Whether a denial has nearly all the words of what it denies, where a word more or less is the cut of a clause."""
    common = len(negative.words & positive.words)
    return common >= _RETOLD and overlap(negative.words, positive.words) >= _NEARLY_ALL


def _of_others(negative: Proposition, positive: Proposition) -> bool:
    """Whether a denial names whom or where what it denies doesn't tell of: he sold it, and not there."""
    named = (negative.who | negative.places) - (positive.who | positive.places)
    return bool(named) and bool((negative.who | negative.places) & (positive.who | positive.places))


def denial_of(material: Material, each: Proposition) -> Denial | None:
    """The denial that a claim is, or None."""
    claim = each.claim
    if claim.polarity is not Polarity.NEGATIVE or claim.phase not in _REAL:
        return None
    said = tokens(material.words_of(claim))
    title = tokens(own_words(claim.title))
    called = bool({*_cues(material, each), *opening(each)} & words("link", "denial.cues"))
    if not called and not words("link", "denial.sweeping") & {*said, *title}:
        return None
    if words("link", "denial.except") & {*said} or is_conditional(material, each):
        return None
    things = _quantified(said)
    return Denial(
        each,
        things,
        _limits(said, each) - things,
        no_money=bool(words("link", "denial.pittance") & {*said}),
        aloof=any(fits(pattern, each.verbs, each.clause) for pattern in _aloof()),
        place=bool(things & {verb[0] for verb in each.verbs}) and _is_place(material, each),
    )


def _quantified(said: tuple[str, ...]) -> frozenset[str]:
    """The stems of what a clause says there is none of: "any such offer", "no warning"."""
    found: set[str] = set()
    stop, passed = words("link", "words.stop"), words("link", "denial.passed_over")
    for n, word in enumerate(said):
        if word not in words("link", "denial.quantifiers"):
            continue
        inside: list[str] = []
        for other in said[n + 1 : n + 1 + _BESIDE]:
            if other in passed and not inside:
                continue
            if other in stop:
                break
            inside.append(other)
        if inside:
            found.add(stem(inside[-1]))
            found.add(stem(inside[0]))
    return frozenset(found - {stem(w) for w in words("link", "words.placeholders")})


def _limits(said: tuple[str, ...], each: Proposition) -> frozenset[str]:
    """The stems of what a clause brings up besides what it denies. "The plane", "her client": known, no limits."""
    found: set[str] = set()
    known = False
    for word in said:
        if word in words("link", "denial.compared"):
            found.add(stem(word))
        elif word in words("link", "denial.definite"):
            known = True
        elif word in words("link", "words.stop"):
            known = False
        elif not known and stem(word) in each.words:
            found.add(stem(word))
    return frozenset(found - {stem(w) for w in words("link", "words.placeholders")})


@functools.cache
def _aloof() -> tuple[tuple[str, ...], ...]:
    return tuple(pattern_of(text) for text in table("link")["denial"]["aloof"])


def _cues(material: Material, each: Proposition) -> list[str]:
    return [w for hop in each.claim.attribution if hop.cue for w in tokens(hop.cue.of(text_of(material, each)))]


def _is_place(material: Material, each: Proposition) -> bool:
    """Whether a clause tells where somebody is, rather than what he does: its predicate is a place."""
    before = tokens(text_of(material, each)[max(0, each.claim.head.start - 24) : each.claim.head.start])[-3:]
    return bool(words("link", "denial.inside") & {*before})


def _distance(left: Proposition, right: Proposition) -> int:
    """Characters between two claims of an article; what stands behind a denial is twice as far."""
    apart = left.claim.head.start - right.claim.head.start
    return apart if apart >= 0 else -2 * apart


def _may_be_meant(denial: Proposition, other: Proposition) -> bool:
    """Whether nothing speaks against a claim's being what is denied: other doers, other times, one inside the other."""
    if denial.agents and other.agents and not denial.agents & other.agents:
        return False
    if denial.patients and other.patients and not denial.patients & other.patients:
        return False
    if denial.who and other.who and not denial.who & other.who:
        return False
    if denial.places and other.places and not denial.places & other.places:
        return False
    same = denial.claim.span.article == other.claim.span.article
    if same and (denial.claim.span.contains(other.claim.span) or other.claim.span.contains(denial.claim.span)):
        return False
    return denial.when.meets(other.when)


def _may_answer(material: Material, denial: Proposition, other: Proposition) -> bool:
    """Whether a denial may be about what another article tells: of the same named people, and known by then."""
    if denial.claim.span.article == other.claim.span.article:
        return False
    if not (denial.agents & other.agents or denial.patients & other.patients):
        return False
    last, told = denial.when.latest, other.when.latest
    return last is not None and told is not None and told <= last


def _because(material: Material, denial: Denial, other: Proposition) -> str:
    """Why a denial denies a claim, or ""."""
    each = denial.said
    if not is_told(material, other):
        return ""
    narrow = denial.limits - other.clause
    if each.kind and each.kind == other.kind and not narrow:
        return f"one says it and the other denies it: '{other.claim.title}', '{each.claim.title}'"
    same = bool(each.agents & other.agents)
    verbs = {verb[0] for verb in other.verbs}
    if (found := denial.things & (verbs | other.things)) and not narrow:
        return f"one tells of what the other denies altogether ({', '.join(sorted(found))})"
    if denial.no_money and {v[0] for v in each.verbs} & verbs and _of_money(other):
        return "one tells of money, and the other denies any"
    if denial.aloof and (found := (each.words | each.things) & (other.words | other.things | other.clause)):
        return f"one denies to have had anything to do with it ({', '.join(sorted(found))})"
    if denial.place and same and _is_place(material, other):
        return "one says where somebody is, and the other denies that he is in any such place"
    return ""


def _of_money(each: Proposition) -> bool:
    return any(amount.unit in table("numbers")["currencies"].values() for amount in each.claim.amounts)
