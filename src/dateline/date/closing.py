"""Periods by the day they end on: "the quarter ended Sept. 30", "the year to March 31", "six months ending in June"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from dateline.date.lexicon import Lexicon
from dateline.date.parse import Form, parse
from dateline.date.periods import days_after, months_after, months_in
from dateline.date.reading import Context, Reading
from dateline.when import Basis, to_edtf

Place = Callable[[Form, Context], Reading | None]
_WORDS = 6  # of a date behind "ended"
_NEAR = 31  # days between the end that is told and that of the calendar's period of the name
_DATES = frozenset(["date", "month", "iso", "wrapped"])
_WHOLE = frozenset(["Q", "HY", "Y", "FY"])


def closes(before: str, lex: Lexicon) -> bool:
    """Whether the words in front say that a period ended on what follows."""
    return "".join(before.split()[-1:]) in lex.find["closed"]


def ended(found: Reading, context: Context, place: Place) -> Reading:
    """A period with the days that its end tells, where the text goes on with "ended" and a date; else as it is."""
    months = _months(found)
    words = context.after.split()[: _WORDS + 1]
    if months is None or not words or words[0] not in context.lex.find["closing"]:
        return found
    for last in range(len(words), 1, -1):
        form = parse(" ".join(words[1:last]).rstrip(".,;:"), context.lex.code)
        if form is None or form.op not in _DATES:
            continue
        told = context.direction
        if words[0] in context.lex.find["closed"]:
            told = replace(told, sign=-1, sure=True, cue=context.lex.reason["cue_past"].format(word=words[0]))
        end = " ".join(words[1:last]).rstrip(".,;:")
        behind = replace(context, text=end, before=words[0], after="", direction=told)
        day = place(form, behind)
        if day is None or day.low is None or day.high is None or day.kind not in ("D", "M"):
            return found
        low = months_after(days_after(day.low, 1), -months) if day.kind == "D" else months_after(day.low, 1 - months)
        high = day.high
        if found.low and found.high and abs((found.high - high).days) <= _NEAR:
            low, high = min(low, found.low), max(high, found.high)  # "the third quarter" that ended Sept. 24
        why = context.say("ended", when=to_edtf(low, high), end=end)
        return replace(found, low=low, high=high, basis=Basis.RELATIVE, why=(*day.why, why))
    return found


_LENGTH = re.compile(r"P(\d+)([MYQ])")


def _months(found: Reading) -> int | None:
    if found.kind in _WHOLE:
        return months_in(found.kind)
    match = _LENGTH.fullmatch(found.value)
    return int(match[1]) * {"M": 1, "Y": 12, "Q": 3}[match[2]] if match else None
