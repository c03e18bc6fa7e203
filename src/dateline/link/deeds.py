"""Whether two claims tell the same deed, by its class, its verb, or a noun of it; and whether they tell opposites."""

from __future__ import annotations

import functools
from collections import defaultdict

from dateline.lang import table, words
from dateline.link.material import Material
from dateline.link.propositions import Proposition
from dateline.link.text import stem, stems, tokens
from dateline.model import Polarity


def same_deed(left: Proposition, right: Proposition) -> bool | None:
    """Whether both tell the same deed, by class or verb; None where it is one verb that says little alone."""
    if left.event_class is not None and left.event_class is right.event_class:
        return True
    common = {verb[0] for verb in left.verbs} & {verb[0] for verb in right.verbs}
    if not common:
        return False
    particles = {verb[1:] for verb in left.verbs} & {verb[1:] for verb in right.verbs}
    if not particles:
        return False
    return True if common - light() else None


def named_in(left: Proposition, right: Proposition) -> bool:
    """Whether what the one tells by its verb stands in the other by another word of it: "a fine", "went missing"."""
    return bool(({verb[0] for verb in left.verbs} - light()) & right.clause) and not same_deed(left, right)


@functools.cache
def light() -> frozenset[str]:
    """The stems of verbs that say little alone, and of those that only look ahead."""
    return frozenset(stem(word) for word in (*words("link", "words.light"), *words("link", "words.ahead")))


def are_kin(left: Proposition, right: Proposition) -> bool:
    """Whether both tell deeds of which who denies the one denies the other: to see and to receive a letter."""
    ours, theirs = ({verb[0] for verb in each.verbs} for each in (left, right))
    return any(ours & kin and theirs & kin for kin in _kin())


@functools.cache
def _kin() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(stem(word) for word in row["verbs"]) for row in table("link")["kin"])


def tells_of_being(left: Proposition, right: Proposition) -> bool:
    """Whether one of two claims tells that something is so, and no deed: "there were 58 passengers"."""
    return any(not {verb[0] for verb in each.verbs} - light() for each in (left, right))


def tells_of_knowing(each: Proposition) -> bool:
    """Whether a claim tells that somebody knew, heard or got something."""
    return bool({verb[0] for verb in each.verbs} & _knowing())


def is_said_first(material: Material, each: Proposition) -> bool:
    """Whether a clause says that it had not been so before: "first heard", "only learned"."""
    article, head = material.article[each.claim.span.article], each.claim.head.start
    before = tokens(article.text[each.claim.span.start : head])[-1:]
    return bool({*before} & words("link", "words.first"))


def sides_of(each: Proposition) -> dict[int, bool]:
    """The opposites of lang/*/link.toml of which a clause tells one side, by their number: whether it is the first."""
    verbs = {verb[0] for verb in each.verbs}
    said = each.clause | verbs
    empty = bool(verbs & (light() | _keeping()))  # "left the door open", "was seen drunk"
    told = {
        (n, first)
        for word in said & _opposites().keys()
        for n, first, pattern in _opposites()[word]
        if pattern <= said and (empty or pattern & verbs)
    }
    return {n: first for n, first in sorted(told) if (n, not first) not in told}


def opposites(left: Proposition, right: Proposition) -> bool:
    """Whether the one tells the opposite of the other: the other side, or its own, which the other denies."""
    ours, theirs = sides_of(left), sides_of(right)
    denied = [each.claim.polarity is Polarity.NEGATIVE for each in (left, right)]
    differ = any(ours[name] is not theirs[name] for name in ours.keys() & theirs.keys())
    agree = any(ours[name] is theirs[name] for name in ours.keys() & theirs.keys())
    return differ if denied == [False, False] else agree and denied != [True, True]


@functools.cache
def _knowing() -> frozenset[str]:
    return frozenset(stem(word) for word in words("link", "words.knowing"))


@functools.cache
def _keeping() -> frozenset[str]:
    return frozenset(stem(word) for word in words("link", "words.keeping"))


@functools.cache
def _opposites() -> dict[str, list[tuple[int, bool, frozenset[str]]]]:
    """The patterns by one of their stems: the number of the opposite, and whether they tell its first side."""
    found: dict[str, list[tuple[int, bool, frozenset[str]]]] = defaultdict(list)
    for n, row in enumerate(table("link")["opposite"]):
        for side in ("one", "other"):
            for pattern in (frozenset(stems(text)) for text in row[side]):
                found[max(pattern, key=lambda word: (len(word), word))].append((n, side == "one", pattern))
    return dict(found)
