"""Where an event stands in a timeline: under its month, or under a heading that says no more than is known."""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass

from dateline.tell.words import Words
from dateline.when import When


class Known(enum.IntEnum):
    """What is known, in the order of headings: what lacks its month first, one-sided bounds after their month."""

    YEARS = 0  # several years
    YEAR = 1  # the year, several months
    MONTH = 2
    FROM = 3  # the start only
    BY = 4  # the end only


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A heading of the timeline: year, month (0: not known to the month) and what is known."""

    year: int
    month: int
    known: Known

    def heading(self, words: Words) -> str:
        """'November 2013', 'By November 2013, start not known', '2013, month not certain'."""
        groups = words["groups"]
        if self.known == Known.YEARS:
            return str(groups["years"])
        if self.known == Known.YEAR:
            return str(groups["year"]).format(year=self.year)
        month = words.month(datetime.date(self.year, self.month, 1)) if self.month else str(self.year)
        if self.known == Known.BY:
            return str(groups["by"]).format(month=month)
        return str(groups["from"]).format(month=month) if self.known == Known.FROM else month


def slot(when: When) -> Slot | None:
    """The heading that an interval comes under, or None where nothing is known.

    An interval wider than a month never comes under a month: the heading would say more than the evidence.
    """
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return None
    if first is None:
        assert last is not None
        return Slot(last.year, last.month, Known.BY)
    if last is None:
        # From 1 January on is as much as "from 2004 on", and comes before the months of that year.
        return Slot(first.year, 0 if (first.month, first.day) == (1, 1) else first.month, Known.FROM)
    if first.year != last.year:
        return Slot(first.year, 0, Known.YEARS)
    return Slot(first.year, 0, Known.YEAR) if first.month != last.month else Slot(first.year, first.month, Known.MONTH)
