"""Numbers in words and digits, exact and loose: "18", "two thousand", "a few", "5 1/2"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from dateline.date.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many: from `low` to `high` (equal where exact); `value` is what TIMEX3 writes, None for X."""

    low: Fraction
    high: Fraction
    value: Fraction | None

    @property
    def exact(self) -> bool:
        """Whether the number is one number."""
        return self.low == self.high


def exactly(number: int | Fraction) -> Quantity:
    """A quantity that is one number."""
    return Quantity(Fraction(number), Fraction(number), Fraction(number))


_DIGITS = re.compile(r"(\d{1,12})(?:\.(\d{1,6}))?(?: (\d{1,3})/(\d{1,3}))?")


def quantity(text: str, lexicon: Lexicon) -> Quantity | None:
    """Read a number phrase of the language; None where it is none (or too large to be a length of time)."""
    text = text.strip()
    fuzzy = lexicon.fuzzy.get(text)
    if fuzzy:
        value = lexicon.fuzzy_value.get(text)
        return Quantity(Fraction(fuzzy[0]), Fraction(fuzzy[1]), None if value is None else Fraction(value))
    if text in lexicon.half_alone:
        return exactly(Fraction(1, 2))
    if text in lexicon.quarter_alone:
        return exactly(Fraction(1, 4))
    number = _number(text, lexicon)
    return None if number is None or number > 10**9 else exactly(number)


def _number(text: str, lexicon: Lexicon) -> Fraction | None:
    match = _DIGITS.fullmatch(text.replace(",", ""))
    if match:
        whole, part, top, bottom = match.groups()
        number = Fraction(f"{whole}.{part}" if part else whole)
        if top and int(bottom):
            number += Fraction(int(top), int(bottom))
        return number
    head, _, last = text.rpartition(" ")
    if head and head.replace(",", "").isdigit() and last in lexicon.scales:
        return Fraction(int(head.replace(",", "")) * lexicon.scales[last])
    return _words(re.split(r"[ -]+", text), lexicon)


def _words(words: list[str], lexicon: Lexicon) -> Fraction | None:
    total = current = 0
    seen = False
    for number, word in enumerate(words):
        if number and word in lexicon.articles:
            return None  # "a" counts only in front ("a hundred")
        if word == lexicon.joiner and seen:
            continue
        if word in lexicon.ones:
            if not _follows(current, lexicon.ones[word]):
                return None
            current += lexicon.ones[word]
        elif word in lexicon.scales:
            scale = lexicon.scales[word]
            if scale >= 1000:
                total, current = total + max(current, 1) * scale, 0
            else:
                current = max(current, 1) * scale
        else:
            return None
        seen = True
    return Fraction(total + current) if seen else None


def _follows(current: int, unit: int) -> bool:
    """Whether a number word may follow: "thirty four", "hundred twelve", but not "one two"."""
    left = current % 100
    return left == 0 or (left >= 20 and left % 10 == 0 and unit < 10)


def spoken_year(text: str, lexicon: Lexicon) -> int | None:
    """A year in words ("nineteen ninety-four", "two thousand"); None where it is none."""
    words = re.split(r"[ -]+", text.strip())
    if not words[0] or any(w not in lexicon.ones and w not in lexicon.scales and w != lexicon.joiner for w in words):
        return None
    first = lexicon.ones.get(words[0], 0)
    if 11 <= first <= 20 and len(words) > 1 and words[1] in lexicon.ones:
        rest = _words(words[1:], lexicon)
        spoken = None if rest is None or rest > 99 else first * 100 + int(rest)
        return spoken if spoken is None or first < 20 or spoken >= 2010 else None  # "twenty six" is 26
    whole = _words(words, lexicon)
    return int(whole) if whole is not None and 1000 <= whole <= 2100 else None
