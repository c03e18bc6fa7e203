"""`date_article`: walks an article's time expressions in text order and places each."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from dataclasses import replace

from dateline.date.closing import closes
from dateline.date.events import DatedEvents
from dateline.date.find import Found, exact, find
from dateline.date.lexicon import Lexicon, lexicon
from dateline.date.parse import plain
from dateline.date.reading import Context, Reading
from dateline.date.resolve import place
from dateline.date.tense import Direction, Syntax, direction, in_the_present, syntax
from dateline.date.then import behind, tells_of_then
from dateline.model import Annotations, Article, TimeExpression, TimexType
from dateline.when import Basis, Reason, When

# A sentence ends before a capital; not behind short capitalised abbreviations and initials ("Mr.", "U.S.").
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z])|[\n;]"
)
_MONTHS = re.compile(r"P([3-9]|1[0-2])M")
_WRITTEN_ON = 3  # dates told in the past that lie behind the publication, from which on it was written on since
_RETURNED = 2  # sentences in the present, from which on a text of long ago tells of now
_NEAR = 1200  # characters between a date and one that goes on from it
_REACH = 200  # characters of context at most


def date_article(
    article: Article, annotations: Annotations, *, language: str | None = None, detect: bool = True, ages: bool = False
) -> tuple[TimeExpression, ...]:
    """The article's time expressions in text order, without overlaps.

    What the reader marks is widened or trimmed to what rules read, and rules add what it missed; with `detect` off,
    exactly the marked spans come back; with `ages` on, ages ("33-year-old", whose days are those of the birth) and
    birthdays come too. Relative expressions are dated only where the publication (or a dated expression
    before them) is known; every `when` says why. Raises OptionError where the language has no time words.
    """
    code = language or article.language or "en"
    lex = lexicon(code)
    marked = [(t.span.start, t.span.end, t.type) for t in annotations.timexes]
    names = [(n.span.start, n.span.end) for n in annotations.names]
    found = find(article.text, marked, lex, code, names, ages) if detect else exact(article.text, marked, code)
    forms = [f.form for f in found if f.form]
    walk = _Walk(article, annotations, lex, tells_of_then(forms, article.published.earliest))
    walk.check_published(found)
    return tuple(e for f in found for e in [walk.read(f)] if e is not None)


class _Walk:
    """The state of reading on: the last expression that was dated, for what leans on it."""

    def __init__(self, article: Article, annotations: Annotations, lex: Lexicon, then: bool) -> None:
        self._article = article
        self._then = then
        self._published = article.published
        self._low = plain(article.text)
        self._lex = lex
        self._words: Syntax = syntax(annotations.tokens)
        self._starts = [t.start for t in annotations.tokens]
        self._events = DatedEvents(annotations, lex)
        self._reference: Reading | None = None
        self._reference_text = ""
        self._past: Reading | None = None  # the last one that was not after the publication
        self._past_text = ""
        self._reference_end = -_NEAR
        self._period: Reading | None = None
        self._period_text = ""

    def check_published(self, expressions: Iterable[Found]) -> None:
        """Open the publication to the right where the text tells in the past of years behind it.

        The page gives the day of its first version then, and was written on since.
        """
        latest = self._published.latest
        if latest is None:
            return
        later = [f for f in expressions if f.form and behind(f.form, latest)]
        told = (self._direction(f, *self._around(f)) for f in later)
        if sum(d.sign < 0 and d.sure for d in told) >= _WRITTEN_ON:
            self._published = replace(self._published, latest=None)

    def read(self, found: Found) -> TimeExpression | None:
        """The expression at a stretch of text; None where rules found it and it turns out to be none."""
        text = self._article.text[found.start : found.end]
        before, after = self._around(found)
        told = self._direction(found, before, after)
        reference, reference_text = self._leant_on(told)
        context = Context(
            self._lex,
            text,
            self._published,
            told,
            reference,
            reference_text,
            before,
            after,
            self._period,
            self._period_text,
            self._then and found.start - self._reference_end < _NEAR and not self._back_to_now(found),
            self._then,
        )
        reading = place(found.form, context) if found.form else None
        if reading is None:
            if found.type is None:
                return None
            reading = Reading(found.type, _unread(found.type))
        if found.form and reading.type is TimexType.DURATION and not reading.closed:
            reading = self._events.counted(found.form, reading, found.end)
        elif reading.closed and reading.kind == "D":
            self._events.note(found.start, found.end, reading, text)
        relation = self._relation(reading, before, after, context.direction.sign)
        if found.form and reading.closed and reading.kind and (relation != "since" or self._reference is None):
            if not self._coming(reading):
                self._past, self._past_text = reading, text
            self._reference, self._reference_text, self._reference_end = reading, text, found.end
            if not (reading.compared or closes(before, self._lex) or self._beside(reading)):
                self._period, self._period_text = reading, text
        elif found.form and _MONTHS.fullmatch(reading.value):
            self._period = None  # "the nine months": what is compared now is no quarter
        span = self._article.span(found.start, found.end)
        why = tuple(Reason(w, span) for w in reading.why)
        basis = reading.basis if reading.low or reading.high else Basis.NONE
        when = When(reading.low, reading.high, basis, why)
        return TimeExpression(span, reading.type, reading.value, reading.mod, when, relation)

    def _back_to_now(self, found: Found) -> bool:
        """Whether whole sentences in the present stand between the last date and this one: the text left its then."""
        first = bisect.bisect_left(self._starts, self._reference_end)
        last = bisect.bisect_left(self._starts, found.start)
        return in_the_present(self._words, range(first, last)) >= _RETURNED

    def _leant_on(self, told: Direction) -> tuple[Reading | None, str]:
        """The expression before that one leans on: what is told in the past leans on none that is still to come."""
        if told.sign < 0 and told.sure and self._reference is not None and self._coming(self._reference):
            return self._past, self._past_text
        return self._reference, self._reference_text

    def _coming(self, reading: Reading) -> bool:
        latest = self._published.latest
        return latest is not None and reading.low is not None and reading.low > latest

    def _beside(self, reading: Reading) -> bool:
        """Whether a quarter is no new one to speak of: one before the quarter spoken of, or one not yet over."""
        if reading.kind not in ("Q", "HY") or reading.low is None or reading.high is None:
            return False
        period, latest = self._period, self._article.published.latest
        compared = period is not None and period.kind == reading.kind and period.low and reading.high < period.low
        return bool(compared or (latest and reading.high > latest))

    def _around(self, found: Found) -> tuple[str, str]:
        """The plain text of the sentence before and after the expression."""
        text = self._article.text
        first = max(0, found.start - _REACH)
        left = text[first : found.start]
        right = text[found.end : found.end + _REACH]
        seen = left + text[found.start]  # an end is known by the capital behind it
        begin = max((m.end() for m in _SENTENCE_END.finditer(seen)), default=0)
        stop = _SENTENCE_END.search(right)
        last = found.end + (stop.start() if stop else len(right))
        return self._low[first + begin : found.start], self._low[found.end : last]

    def _direction(self, found: Found, before: str, after: str) -> Direction:
        first = bisect.bisect_left(self._starts, found.start)
        last = bisect.bisect_left(self._starts, found.end)
        for mark in self._lex.tense["possessive"]:
            if self._low.endswith(mark, found.start, found.end):
                after = mark + after
        return direction(self._words, range(first, last), before, after, self._lex)

    def _relation(self, reading: Reading, before: str, after: str, sign: int) -> str:
        """What the preposition in front says; a reading's own relation ("more than … ago") comes first."""
        if reading.relation != "in" or reading.type in (TimexType.DURATION, TimexType.SET):
            return reading.relation
        words = before.split()
        while words and words[-1] in self._lex.relation["articles"]:
            words.pop()
        tail = f" {' '.join(words)}"
        for name in ("since", "before", "after"):
            for phrase in self._lex.relation[name]:
                if tail.endswith(f" {phrase}") and self._holds(phrase, after):
                    told = phrase in self._lex.relation["as_early"] and sign < 0
                    return "in" if told else name  # "seen as early as Thursday" was seen on Thursday
        return "in"

    def _holds(self, phrase: str, after: str) -> bool:
        if phrase not in self._lex.relation["one_sided"]:
            return True
        return (after.split() or [""])[0].strip(",.") in self._lex.relation["onward"]


def _unread(type: TimexType) -> str:
    return {TimexType.DURATION: "PXX", TimexType.SET: "PXX", TimexType.TIME: "XXXX-XX-XXTXX"}.get(type, "XXXX-XX-XX")
