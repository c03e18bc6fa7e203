"""A Form placed in time: Reading; and the Context it is read in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.date.lexicon import Lexicon
from dateline.date.periods import Period, shared_value
from dateline.date.tense import Direction
from dateline.model import TimexType
from dateline.when import Basis, Day, When, to_edtf


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: TIMEX3 attributes, days from `low` to `high`, and the reasons as sentences.

    `kind` is the size of what it names (a TIMEX3 letter: D, W, M, Q, Y …), "" for lengths, sets and vague references.
    """

    type: TimexType
    value: str
    low: Day | None = None
    high: Day | None = None
    kind: str = ""
    mod: str = ""
    relation: str = "in"
    basis: Basis = Basis.NONE
    why: tuple[str, ...] = ()
    compared: bool = False  # named only to compare with ("a year earlier")

    @property
    def closed(self) -> bool:
        """Whether both ends are known."""
        return self.low is not None and self.high is not None

    @property
    def edtf(self) -> str:
        """Its days as EDTF."""
        return to_edtf(self.low, self.high)


_TOLD = frozenset(["D", "W", "WE", "M", "Q", "S3", "Y"])  # sizes of a date that a story goes on from


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is read against.

    `direction` tells from the tense whether an undated expression lies back or ahead; `reference` is the last dated
    expression before in the text, and `reference_text` its words.
    """

    lex: Lexicon
    text: str
    published: When
    direction: Direction
    reference: Reading | None = None
    reference_text: str = ""
    before: str = ""  # the plain words before the expression, at most a sentence
    after: str = ""
    period: Reading | None = None  # the last dated expression that wasn't named only to compare with
    period_text: str = ""
    near: bool = False  # whether the text tells of long ago, and the reference stands close before
    then: bool = False  # whether the text tells of long ago

    @property
    def looks_ahead(self) -> bool:
        """Whether a word in front puts the expression ahead ("by Friday") and no verb that it hangs on objects."""
        told = self.direction
        if "".join(self.before.split()[-1:]) not in self.lex.tense["ahead"]:
            return False
        return told.lasting or not told.sure or told.sign > 0

    def tells_of_then(self, days: int, far: bool = False) -> bool:
        """Whether the text just before tells of a time that many days before the publication, and goes on telling.

        With `far`, the date that tells of then may stand anywhere before.
        """
        reference, earliest, told = self.reference, self.published.earliest, self.direction
        goes_on = self.near or (far and self.then)
        if not goes_on or (told.sign > 0 and not told.lasting) or reference is None or earliest is None:
            return False
        if reference.low is None or reference.high is None or reference.kind not in _TOLD:
            return False
        away = (earliest - reference.high).days
        return away > days or away < 0  # behind the date that the page gives: it is no date of the text

    @property
    def spoken_of(self) -> Context:
        """The context in which "the quarter" and "a year earlier" lean on the period that the text speaks of."""
        return replace(self, reference=self.period, reference_text=self.period_text)

    def say(self, reason: str, **parts: str) -> str:
        """A reason in the language of the text."""
        return self.lex.reason[reason].format(text=self.text, published=self.published.edtf, **parts)


def date(value: str, low: Day | None, high: Day | None, kind: str, basis: Basis, *why: str) -> Reading:
    """A DATE."""
    return Reading(TimexType.DATE, value, low, high, kind, basis=basis, why=why)


def stated(period: Period, context: Context, *more: str) -> Reading:
    """What the text says in full."""
    why = context.say("stated", when=to_edtf(period.start, period.end))
    return date(period.value, period.start, period.end, period.kind, Basis.STATED, why, *more)


def why_from_to(found: Reading, first: Reading, last: Reading, context: Context) -> tuple[str, ...]:
    """Why a range is what was found: both ends are said in full, or what each is counted from."""
    if first.basis is last.basis is Basis.STATED:
        notes = dict.fromkeys((*first.why[1:], *last.why[1:]))
        return (context.say("stated", when=found.edtf), *notes)
    return (*dict.fromkeys((*first.why, *last.why)), context.say("range", when=found.edtf))


def undated(value: str, why: str, kind: str = "", type: TimexType = TimexType.DATE) -> Reading:
    """What can't be placed, with the reason."""
    return Reading(type, value, kind=kind, why=(why,))


def hull(first: Period | None, last: Period | None, basis: Basis) -> Reading:
    """One of the periods from `first` to `last`; None is an unknown end."""
    known = first or last
    assert known is not None
    value = shared_value(first, last) if first and last else known.value.translate(_BLANK)
    low, high = first.start if first else None, last.end if last else None
    return date(value, low, high, known.kind, basis)


_BLANK = str.maketrans("0123456789", "X" * 10)


def from_published(context: Context, place: Callable[[Day], Period], blank: str, reason: str = "relative") -> Reading:
    """Place relative to the publication: at its first and its last possible day, which must not run backwards.

    `blank` is the TIMEX3 value where the publication is unknown.
    """
    published = context.published
    if not published.known:
        return undated(blank, context.say("unknown_publication"))
    first = place(published.earliest) if published.earliest else None
    last = place(published.latest) if published.latest else None
    found = hull(first, last, Basis.RELATIVE)
    cue = context.direction.cue
    return replace(found, why=(context.say(reason, when=found.edtf, cue=cue),))


def from_reference(context: Context, place: Callable[[Day], Period], blank: str) -> Reading:
    """Place relative to the expression before in the text."""
    reference = context.reference
    if reference is None or reference.low is None or reference.high is None:
        return undated(blank, context.say("unknown_reference"))
    found = hull(place(reference.low), place(reference.high), Basis.RELATIVE)
    why = context.say("reference", when=found.edtf, reference=context.reference_text, anchor=reference.edtf)
    return replace(found, why=(*reference.why[-1:], why))
