"""Texts that tell of long ago (lives, histories): a date without a year goes on from the date before it.

News leaves the year out where a date is within months of the publication (AP Stylebook, "dates"); a biography leaves it
out where it was just said. Which of both a text is shows in its dates: years long past, and hardly a "Friday".
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.date.parse import Form
from dateline.when import Day

_PAST = 2  # years before the publication from which on a year is long past
_ENOUGH = 4  # such years in a text
_SHARE = 3  # so many of them for each expression that counts from the publication
_FULL = frozenset(["date", "month", "year"])
_COUNTED = frozenset(["weekday", "weekday_of_week", "dayword", "tonight", "last_night", "this_part", "relative_unit"])


def behind(form: Form, published: Day) -> bool:
    """Whether a date in full lies in a year behind the publication that the page gives."""
    year = form.year() if form.op in _FULL else None
    return year is not None and year > published.year


def tells_of_then(forms: Iterable[Form], published: Day | None) -> bool:
    """Whether most of a text's dates are years long before its publication."""
    if published is None:
        return False
    past = counted = 0
    for form in forms:
        year = form.year()
        past += year is not None and year < published.year - _PAST
        counted += form.op in _COUNTED
    return past >= _ENOUGH and past > _SHARE * counted
