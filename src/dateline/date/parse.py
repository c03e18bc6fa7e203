"""Words to meaning, without a context: an expression's text → Form (which rule read it, and its parts)."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from dateline.date.lexicon import Lexicon, lexicon
from dateline.date.number import Quantity, quantity, spoken_year

MAX_LENGTH = 90  # longer texts are no time expression


@dataclass(frozen=True, slots=True)
class Form:
    """A time expression as read by a rule, not yet placed in time. `rest` are expressions inside it."""

    op: str
    text: str
    parts: Mapping[str, str]
    find: str
    lex: Lexicon
    rest: tuple[Form, ...] = ()

    def has(self, name: str) -> bool:
        """Whether the text has this part."""
        return name in self.parts

    def value(self, name: str, of: str | None = None) -> Any:
        """What the language's table says of a part ("nov." → 11); None where the text lacks it."""
        word = self.parts.get(name)
        return None if word is None else self.lex.classes[of or name.rstrip("23")][word]

    def number(self, name: str) -> int | None:
        """A part as a whole number ("8", "8th", "eighth")."""
        word = self.parts.get(name)
        if word is None:
            return None
        digits = re.match(r"\d+", word)
        table = self.lex.classes["ordinal" if word in self.lex.classes["ordinal"] else "nth"]
        return int(digits.group()) if digits else int(table[word])

    def year(self, *names: str) -> int | None:
        """The first of these parts as a year, in digits or words."""
        for name in names or ("year", "year2"):
            word = self.parts.get(name)
            if word is not None:
                return int(word) if word.isdigit() else spoken_year(word, self.lex)
        return None

    def quantity(self, name: str = "qty") -> Quantity:
        """A part as a number, exact or loose."""
        found = quantity(self.parts[name], self.lex)
        return found if found is not None else Quantity(Fraction(0), Fraction(0), None)

    def unit(self, name: str = "unit") -> str:
        """A part as a TIMEX3 unit letter."""
        word = self.parts[name]
        units = self.lex.classes["units"]
        return str(units[word] if word in units else self.lex.classes["plural"][word])


# One character each, so that offsets stay.
_PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "−": "-", "\xa0": " ", "\n": " ", "\t": " "})


def plain(text: str) -> str:
    """Lower case with plain quotes and dashes, of the same length."""
    low = text.lower()
    if len(low) != len(text):  # a few letters grow when lowered
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low.translate(_PLAIN)


@functools.lru_cache(maxsize=65536)
def parse(text: str, language: str) -> Form | None:
    """Read a whole expression (`plain` text); None where no rule does."""
    return _parse(re.sub(r" +", " ", text.strip()), language, 0)


def _parse(text: str, language: str, depth: int) -> Form | None:
    if not text or len(text) > MAX_LENGTH or depth > 4:
        return None
    lex = lexicon(language)
    if text in lex.refs:
        find = "yes" if text in lex.found_refs else "no"
        return Form("ref", text, MappingProxyType({"ref": lex.refs[text]}), find, lex)
    for rule in lex.rules:
        match = rule.pattern.fullmatch(text)
        if match is None:
            continue
        parts = {name: part for name, part in match.groupdict().items() if part is not None}
        if not _sound(parts, lex):
            continue
        inner = [_parse(parts[name], language, depth + 1) for name in ("rest", "rest2") if name in parts]
        rest = tuple(form for form in inner if form is not None)
        if len(rest) < len(inner) or any(_clash(rule.op, form, parts, lex) for form in rest):
            continue
        if "amod" in parts and not _fits(parts["amod"], rest[0], lex):
            continue
        return Form(rule.op, text, MappingProxyType(parts), rule.find, lex, rest)
    return None


def _sound(parts: Mapping[str, str], lex: Lexicon) -> bool:
    for name, part in parts.items():
        if name.startswith("year") and not part.isdigit() and spoken_year(part, lex) is None:
            return False
        if name.rstrip("2") in ("qty", "num") and quantity(part, lex) is None:
            return False
    return True


_COUNTED = frozenset(["length", "length_half", "length_range", "length_two", "length_loose", "ago", "hence", "shift"])
# What an operation may hold inside: a part of a day goes with a day, not with a length.
_POINTS = frozenset(
    [
        "iso",
        "slash",
        "date",
        "month",
        "year",
        "weekday",
        "weekday_anaphor",
        "dayword",
        "tonight",
        "last_night",
        "relative_unit",
        "anaphor_unit",
        "the_unit",
        "fiscal",
        "quarter",
        "half",
        "season",
        "decade",
        "century",
        "holiday",
        "week_of",
        "year_end",
        "ago",
        "shift",
        "hence",
        "day_range",
        "month_range",
        "year_range",
        "part_of_day",
        "this_part",
        "part_anaphor",
        "clock",
        "holiday_week",
        "day_of",
        "part_of",
        "month_end",
        "about",
        "nested_year",
        "wrapped",
        "days_from",
        "weekday_from",
        "nth_of",
        "before_last",
        "same_time",
        "era",
    ]
)
_DAYS = frozenset(
    [
        "iso",
        "slash",
        "date",
        "weekday",
        "weekday_anaphor",
        "dayword",
        "tonight",
        "holiday",
        "day_of",
        "part_of",
        "wrapped",
        "anaphor_unit",
    ]
)

_OF_MONTHS = frozenset(["D", "W", "WE"])
# What has numbered days, weeks and months.
_PERIODS = frozenset(
    [
        "month",
        "year",
        "relative_unit",
        "anaphor_unit",
        "the_unit",
        "quarter",
        "half",
        "season",
        "decade",
        "century",
        "nested_year",
        "before_last",
        "stretch",
    ]
)


def _clash(op: str, inner: Form, parts: Mapping[str, str], lex: Lexicon) -> bool:
    while inner.op == "wrapped" and op in ("part_of", "nth_of"):
        inner = inner.rest[0]
    if op in ("part_of_day", "clock"):
        return inner.op not in _DAYS and inner.op not in ("part_of_day", "this_part", "last_night")
    if op == "nth_of":
        word = parts.get("unit") or parts.get("single")
        unit = lex.classes["units"][word] if word else "D"
        fits = inner.op in _PERIODS and (inner.op != "month" or unit in _OF_MONTHS)
        return not fits and not inner.op.startswith("set_")
    if op in ("part_of", "between", "week_of"):
        return inner.op not in _POINTS
    if op == "nested_year":
        return inner.op not in ("month", "season", "quarter", "half", "part_of", "holiday", "date")
    if op == "anniversary":
        return inner.op not in ("date", "iso", "month", "year", "wrapped")
    if op in ("days_from", "weekday_from"):
        return inner.op not in _DAYS - {"anaphor_unit", "day_of"}
    return op == "about" and inner.op == "ref"


def _fits(amod: str, inner: Form, lex: Lexicon) -> bool:
    """ "about" goes with any expression, "more than" with what counts, "over" with plain counts ("over the summer")."""
    if lex.classes["amod"][amod] == "APPROX" and amod not in lex.find["plain_counts"]:
        return True
    return _counts(inner) and (inner.op not in ("stretch", "recent") or amod not in lex.find["plain_counts"])


def _counts(form: Form) -> bool:
    """Whether a form counts units ("two weeks", "a year ago"), so that there can be more or less of them."""
    return form.op in _COUNTED or (form.op in ("stretch", "recent") and form.has("qty"))
