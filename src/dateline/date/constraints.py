"""What is said about days: how far one lies after another, and which days of the calendar one may be."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.date.patterns import Pattern

CALENDAR = ""  # the point that all absolute days are counted from


@dataclass(frozen=True, slots=True)
class Difference:
    """`right` lies from `least` to `most` days after `left`; None leaves a side open. `key` names it in a network.

    An absolute day has CALENDAR as `left`, and counts as `date.toordinal` does. `sure` is 0 to 1.
    """

    key: str
    left: str
    right: str
    least: int | None
    most: int | None
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Calendar:
    """`point` is a day of a pattern ("a November 6", "a Friday the 8th")."""

    key: str
    point: str
    pattern: Pattern
    sure: float = 1.0


Constraint = Difference | Calendar
