"""Lengths that count from an event told before: "He was arrested on March 3. … Two days after the arrest"."""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import replace

from dateline.date.lexicon import Lexicon
from dateline.date.parse import Form
from dateline.date.periods import units_after
from dateline.date.reading import Reading
from dateline.model import Annotations, Token
from dateline.when import Basis, Day, to_edtf

_CLIMB = 6  # heads above a date among which its event is
_AHEAD = 6  # words behind "after" among which the event is named
_STEM = 5  # letters that a noun and its verb share ("resignation", "resigned")
_UNITS = frozenset(["D", "W", "M", "Y"])
_PREDICATES = frozenset(["VERB", "NOUN", "AUX"])


class DatedEvents:
    """The events of an article that a date was read for, in text order; the last one of a name counts."""

    def __init__(self, annotations: Annotations, lex: Lexicon) -> None:
        self._tokens: Sequence[Token] = annotations.tokens
        self._starts = [token.start for token in annotations.tokens]
        self._heads = {event.token for event in annotations.events}
        self._lex = lex
        self._dated: list[tuple[str, Day, Day, str]] = []

    def note(self, start: int, end: int, reading: Reading, text: str) -> None:
        """Remember the event that a dated expression hangs on."""
        if reading.low is None or reading.high is None or reading.relation != "in":
            return
        inside = range(bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end))
        if not inside:
            return
        at = next((i for i in inside if self._tokens[i].head not in inside), inside[0])
        for _ in range(_CLIMB):
            head = self._tokens[at].head
            if head == at:
                return
            at = head
            if at not in inside and at in self._heads:
                self._dated.append((self._name(self._tokens[at]), reading.low, reading.high, text))
                return

    def counted(self, form: Form, reading: Reading, end: int) -> Reading:
        """A length with the days that it leads to, where it counts from an event that has a date; else as it is."""
        quantity = form.quantity() if form.op == "length" and form.has("qty") else None
        if quantity is None or quantity.value is None or quantity.value.denominator > 1 or not form.has("unit"):
            return reading
        kind, at = form.unit(), bisect.bisect_left(self._starts, end)
        side = self._tokens[at].text.lower() if at < len(self._tokens) else ""
        sign = 1 if side in self._lex.find["counts_on"] else -1 if side in self._lex.find["counts_back"] else 0
        found = self._named(at + 1) if sign and kind in _UNITS else None
        if found is None:
            return reading
        name, low, high, text = found
        low, high = (units_after(day, kind, sign * int(quantity.value)) for day in (low, high))
        why = self._lex.reason["from_event"].format(event=name, when=to_edtf(low, high), reference=text)
        return replace(reading, low=low, high=high, basis=Basis.RELATIVE, why=(*reading.why, why))

    def _named(self, first: int) -> tuple[str, Day, Day, str] | None:
        """The dated event that the words from `first` on name."""
        for at in range(first, min(first + _AHEAD, len(self._tokens))):
            token = self._tokens[at]
            if token.sentence != self._tokens[first - 1].sentence or token.upos == "PUNCT":
                return None
            if token.upos in _PREDICATES and at in self._heads:
                name = self._name(token)
                same = (each for each in reversed(self._dated) if _same(each[0], name))
                return next(((token.text, *each[1:]) for each in same), None)
        return None

    def _name(self, token: Token) -> str:
        lemma = token.lemma.lower()
        return self._lex.event_of.get(lemma, lemma)


def _same(first: str, second: str) -> bool:
    """Whether a noun and a verb name the same: one word, or one stem."""
    return first == second or (min(len(first), len(second)) >= _STEM and first[:_STEM] == second[:_STEM])
