"""Whether two claims speak of the same happening: a score from the two sides alone, with its reason.

What speaks for it is weighed (class, who, words, time); what speaks against it (other doers, other days) decides alone.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.lang import words
from dateline.link.propositions import Proposition
from dateline.link.text import stem
from dateline.model import Phase
from dateline.when import When

SAME = 0.72  # two articles
SAME_WITHIN = 0.85  # one article seldom tells a thing twice
_KIND, _WHO, _WORDS, _TIME = 0.35, 0.3, 0.2, 0.15  # weights, of 1
NARROW = 31  # days: an interval that says when
_VERBATIM = 0.9
_MANY_WORDS, _NEARLY_ALL = 4, 0.8  # of the further words of two clauses that say the same word for word
ONCE_DAYS = 10  # dates of what happens once differ by no more, where both mean the same day
_REAL = (Phase.HAPPENED, Phase.ONGOING)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two claims are, 0 to 1, and why. A veto scores 0."""

    score: float
    because: str


def likeness(left: Proposition, right: Proposition) -> Likeness:
    """How surely two claims are about one happening."""
    if verbatim(left, right) and phases_fit(left, right) and _times_fit(left, right):
        return Likeness(_VERBATIM, "the same words")
    if veto := _veto(left, right):
        return Likeness(0.0, veto)
    said = _words(left, right)
    kind = _kind(left, right, said)
    if not (left.who and right.who) and not _told_apart_from_all(left, right) and not _word_for_word(left, right):
        return Likeness(0.0, "nobody is named, and neither days nor words tell it from others")
    if kind == 0.0:
        return Likeness(0.0, "other happenings")
    who, shared = _who(left, right)
    time = _time(left.when, right.when)
    score = _KIND * kind + _WHO * who + _WORDS * said + _TIME * time
    reasons = [f"'{left.claim.predicate}' and '{right.claim.predicate}'"]
    reasons += [f"{shared} in the same part"] if shared else []
    reasons += [f"shared words: {', '.join(sorted(left.words & right.words))}"] if left.words & right.words else []
    reasons += ["times that meet"] if time == 1.0 else []
    return Likeness(round(score, 3), "; ".join(reasons))


def threshold(left: Proposition, right: Proposition) -> float:
    """The score from which two claims count as one event."""
    # a denial commonly stands beside what it denies
    apart = left.claim.span.article != right.claim.span.article or opposed(left, right)
    return SAME if apart else SAME_WITHIN


def _told_apart_from_all(left: Proposition, right: Proposition) -> bool:
    """Whether two clauses that name nobody can still be known for one: both say when, or all their words agree."""
    if sharp(left.when) and sharp(right.when):
        return True
    common = specific(left.words) & specific(right.words)
    return bool(left.things & right.things) and len(common) > 1 and overlap(left.words, right.words) == 1.0


def _veto(left: Proposition, right: Proposition) -> str:
    """Why the two can't be one happening, or ""."""
    if left.event_class and right.event_class and left.event_class is not right.event_class:
        return "other classes of happening"
    if (left.event_class is None) != (right.event_class is None) and left.kind and right.kind:
        return "other happenings"
    return barred(left, right) or other_parts(left, right)


def barred(left: Proposition, right: Proposition, *, undated: bool = False) -> str:
    """Why no event can hold the two, whatever else speaks for it, or "".

    `undated`: no article of the story has a date. Then it isn't known which was written first, and what the one tells
    as planned may be what the other tells as done.
    """
    if not phases_fit(left, right) and not (undated and _may_come_true(left, right)):
        return "one is a fact, the other is not"
    if not _times_fit(left, right):
        return "times that can't meet"
    if _symmetric(left) and left.who and right.who and not left.who & right.who:
        return "other people"
    return ""


def other_parts(left: Proposition, right: Proposition) -> str:
    """Why the two aren't told as one: other doers or places, by names. Or "", for names may be linked in part only."""
    if not _symmetric(left):
        if _apart(left.agents, right.agents):
            return "others do it"
        if _apart(left.patients, right.patients):
            return "it is done to others"
        if left.agents & right.patients and left.patients & right.agents:
            return "who does it to whom is the other way round"
    if _apart(left.places, right.places) and not left.who & right.who:
        return "other places"
    return ""


def _symmetric(said: Proposition) -> bool:
    return said.event_class is not None and said.event_class.symmetric


def _apart(left: frozenset[str], right: frozenset[str]) -> bool:
    return bool(left) and bool(right) and not left & right


def phases_fit(left: Proposition, right: Proposition) -> bool:
    """Whether what the one tells as a fact (a plan, a condition) is no less and no more to the other."""
    a, b = left.claim.phase, right.claim.phase
    if a in _REAL and b in _REAL:
        return True
    if Phase.HYPOTHETICAL in (a, b):
        return a is b and left.words == right.words
    if a is b:
        return True
    # a forecast and its outcome: only where both say of whom, and when, and it can happen once
    classed = left.event_class is not None and left.event_class is right.event_class and left.event_class.once
    return classed and bool(left.who) and left.who == right.who and left.when.closed and right.when.closed


def _may_come_true(left: Proposition, right: Proposition) -> bool:
    """Whether both are told as done or as planned, and not as what would be."""
    return Phase.HYPOTHETICAL not in (left.claim.phase, right.claim.phase)


def _times_fit(left: Proposition, right: Proposition) -> bool:
    if left.when.meets(right.when):
        return True
    return one_telling(left, right) or (is_once(left, right) and _near(left.when, right.when))


def verbatim(left: Proposition, right: Proposition) -> bool:
    """Whether two articles have a clause of many words nearly word for word, whoever they are taken to speak of.

    Not where who does it to whom is the other way round.
    """
    if left.claim.span.article == right.claim.span.article:
        return False
    if left.agents & right.patients and left.patients & right.agents:
        return False
    common = len(left.said & right.said)
    return common > _MANY_WORDS and common >= _NEARLY_ALL * len(left.said | right.said)


def one_telling(left: Proposition, right: Proposition) -> bool:
    """Whether two articles tell, as happened, so much in the same words that a near day of it is another dating."""
    if left.claim.phase is not Phase.HAPPENED or right.claim.phase is not Phase.HAPPENED:
        return False
    if not _near(left.when, right.when):
        return False
    if verbatim(left, right):
        return True
    if left.claim.span.article == right.claim.span.article or _kind(left, right, 1.0) == 0.0:
        return False
    if _apart(left.who, right.who):
        return False
    a, b = left.words, right.words
    told = len(a & b) + len(left.who & right.who)
    return told > _MANY_WORDS and len(a & b) >= _NEARLY_ALL * len(a | b)


def is_once(left: Proposition, right: Proposition) -> bool:
    """Whether both tell, as happened, what can happen once only to those whom they name."""
    if left.event_class is None or left.event_class is not right.event_class or not left.event_class.once:
        return False
    if left.claim.phase is not Phase.HAPPENED or right.claim.phase is not Phase.HAPPENED:
        return False
    return bool(left.who & right.who) or (not left.who and not right.who and overlap(left.words, right.words) >= 0.5)


def _near(left: When, right: When) -> bool:
    """Whether two single days lie a few days apart: two dates for one thing, rather than two things."""
    if left.days != 1 or right.days != 1 or left.earliest is None or right.earliest is None:
        return False
    return abs((left.earliest - right.earliest).days) <= ONCE_DAYS


def _kind(left: Proposition, right: Proposition, said: float) -> float:
    """1 for one class, less for one verb; a verb that says little alone needs nearly the same further words."""
    if left.event_class is not None and left.event_class is right.event_class:
        return 1.0
    if left.kind == right.kind and left.kind:
        return 0.9
    if not left.kind and not right.kind and left.claim.predicate == right.claim.predicate:
        return 0.6 if said >= 0.75 else 0.0
    return 0.6 if _particle_apart(left, right) and _word_for_word(left, right) else 0.0


def _particle_apart(left: Proposition, right: Proposition) -> bool:
    """Whether both have one verb, and what the one has as its particle stands in the other's clause ("called on")."""
    verbs = [(a, b) for a in left.verbs for b in right.verbs if a[0] == b[0]]
    return any(set(a[1:]) <= right.clause and set(b[1:]) <= left.clause for a, b in verbs)


def _who(left: Proposition, right: Proposition) -> tuple[float, str]:
    """How far the named people and bodies are the same; without any, how far the things and words are."""
    if left.who and right.who:
        common = left.who & right.who
        share = len(common) * (1 / min(len(left.who), len(right.who)) + 1 / max(len(left.who), len(right.who))) / 2
        return share, "the same people" if common else ""
    if left.who or right.who:
        # one may name whom the other describes: only where nearly all further words agree
        return (0.8 if _word_for_word(left, right) or _at_once(left, right) else 0.0), ""
    if left.things & right.things:
        share = 1.0 if left.places & right.places else 0.8
        return share, f"'{', '.join(sorted(left.things & right.things))}'"
    return 0.8 * overlap(left.words, right.words), ""


def _at_once(left: Proposition, right: Proposition) -> bool:
    """Whether both tell, as happened on one day, what a story has only once a day."""
    known = left.event_class is not None and left.event_class is right.event_class and left.event_class.at_once
    one_day = left.when.days == 1 == right.when.days and left.when.earliest == right.when.earliest
    return known and one_day and left.claim.phase is right.claim.phase is Phase.HAPPENED


def _word_for_word(left: Proposition, right: Proposition) -> bool:
    """Whether two clauses of many words say the same in the same words, but for names."""
    a, b = specific(left.words), specific(right.words)
    common = len(a & b)
    return common >= _MANY_WORDS and common >= _NEARLY_ALL * min(len(a), len(b))


def _words(left: Proposition, right: Proposition) -> float:
    """The share of the shorter clause's words that the longer has; half where one says nothing more.

    Where one denies, words that stand for what was said before ("anything", "a copy") can't differ.
    """
    a, b = left.words, right.words
    if left.claim.polarity is not right.claim.polarity:
        a, b = specific(a), specific(b)
    return overlap(a, b) if a and b else 0.5


def specific(stems: Iterable[str]) -> frozenset[str]:
    """The words without those that stand for something said before."""
    return frozenset(stems) - _placeholders()


@functools.cache
def _placeholders() -> frozenset[str]:
    return frozenset(stem(word) for word in words("link", "words.placeholders"))


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """The overlap coefficient: what both have, of the smaller."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0


def _time(left: When, right: When) -> float:
    if not left.meets(right):
        return 0.5
    dated = [sharp(left), sharp(right)]
    return 1.0 if all(dated) else 0.5 if any(dated) else 0.4


def sharp(when: When) -> bool:
    """Whether an interval says when."""
    return when.days is not None and when.days <= NARROW


def opposed(left: Proposition, right: Proposition) -> bool:
    """Whether one asserts and the other denies. Who "refused to answer" didn't, and who "declined" did neither."""
    if left.claim.polarity is right.claim.polarity:
        return False
    return not all({verb[0] for verb in each.verbs} & _undone() for each in (left, right))


@functools.cache
def _undone() -> frozenset[str]:
    return frozenset(stem(word) for word in words("link", "denial.undone"))
