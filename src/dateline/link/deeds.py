"""Whether two claims tell the same deed: by its class, its verb, or a noun of it."""

from __future__ import annotations

import functools

from dateline.lang import words
from dateline.link.propositions import Proposition
from dateline.link.text import stem


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
