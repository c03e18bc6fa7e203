"""Why two claims can't both hold, for people: days in words, large numbers and lengths of time as they are written."""

from __future__ import annotations

import re
from decimal import Decimal

from dateline.model import Claim, Conflict
from dateline.tell.words import Words

_COUNTED = re.compile(r"^(\d+(?:\.\d+)?) and (\d+(?:\.\d+)?) \(([^()]+)\)$")  # "78000000 and 84000000 (£)"
_LASTING = re.compile(r"\b(\d+(?:\.\d+)?) (\w+)")  # "5 week and 3 week"


def worded(conflict: Conflict, left: Claim, right: Claim, words: Words) -> str:
    """The reason of a conflict between two claims, with dates and numbers worded; all else as it stands."""
    because = conflict.because
    if conflict.about == "date":
        dated = {claim.when.edtf: words.when(claim.when) for claim in (left, right) if claim.when.known}
        for edtf in sorted(dated, key=lambda each: (-len(each), each)):
            because = because.replace(edtf, dated[edtf])
        return because
    if conflict.about not in ("amount", "duration"):
        return because
    if counted := _COUNTED.match(because):
        return _counted(counted, words)
    return _LASTING.sub(lambda match: _amount(match[1], match[2], words) or match[0], because)


def _counted(match: re.Match[str], words: Words) -> str:
    """Two numbers of one unit: with it each where it is money or time, else before it."""
    told = [_amount(match[n], match[3], words) for n in (1, 2)]
    if all(told):
        return str(words["reason"]["both"]).format(one=told[0], other=told[1])
    one, other = (number(Decimal(match[n]), words) for n in (1, 2))
    return str(words["reason"]["counted"]).format(one=one, other=other, unit=match[3])


def _amount(value: str, unit: str, words: Words) -> str:
    """A length of time or a sum of money in words; "" of anything else."""
    phrases = words["reason"]
    if unit in phrases["lengths"]:
        forms = phrases["lengths"][unit]
        return str(forms[0 if Decimal(value) == 1 else 1]).format(n=number(Decimal(value), words))
    if unit in phrases["money"]:
        return str(phrases["money"][unit]).format(n=number(Decimal(value), words))
    return ""


def number(value: Decimal, words: Words) -> str:
    """A number as it is written: "1,150", "78 million"."""
    phrases = words["reason"]
    for name, size in phrases["large"].items():
        short = value / size
        if value >= size and short == round(short, 2):
            return str(phrases["of_large"]).format(n=_plain(short), large=name)
    return f"{_plain(value):,}" if value == value.to_integral_value() else str(_plain(value))


def _plain(value: Decimal) -> Decimal | int:
    return int(value) if value == value.to_integral_value() else value.normalize()
