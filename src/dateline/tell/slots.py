"""Where an event stands in a timeline: under its month, or under a heading that says no more than is known."""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass

from dateline.tell.words import Words
from dateline.when import When

_NEAR = 183  # days: an interval of up to half a year stands where it begins, a wider one above its year's months


class Known(enum.IntEnum):
    """What is known, in the order of headings: what lacks its month first, one-sided bounds after their month."""

    YEARS = 0  # several years
    YEAR = 1  # the year, several months
    MONTH = 2
    SPAN = 3  # a few months, this one the first
    FROM = 4  # the start only
    BY = 5  # the end only


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A heading of the timeline: year, month (0: not known to the month) and what is known."""

    year: int
    month: int
    known: Known

    def heading(self, words: Words) -> str:
        """'November 2013', 'By November 2013, start not known', '2013, month not certain'."""
        phrase = words["groups"][_PHRASES[self.known]] if self.known in _PHRASES else "{month}"
        month = words.month(datetime.date(self.year, self.month, 1)) if self.month else str(self.year)
        return str(phrase).format(month=month, year=self.year)


_PHRASES = {Known.YEARS: "years", Known.YEAR: "year", Known.SPAN: "span", Known.FROM: "from", Known.BY: "by"}


def slot(when: When) -> Slot | None:
    """The heading that an interval comes under, or None where nothing is known.

    An interval wider than a month never comes under a month alone: the heading would say more than the evidence.
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
    if (first.year, first.month) == (last.year, last.month):
        return Slot(first.year, first.month, Known.MONTH)
    if (last - first).days < _NEAR:
        return Slot(first.year, first.month, Known.SPAN)
    return Slot(first.year, 0, Known.YEARS if first.year != last.year else Known.YEAR)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year; 0 is what lies in the year and isn't known to the month."""

    year: int
    month: int

    def words(self, words: Words) -> str:
        """'November 2013', '2013, month not certain'."""
        if not self.month:
            return str(words["groups"]["year"]).format(year=self.year)
        return words.month(datetime.date(self.year, self.month, 1))

    def to(self, last: Month, words: Words) -> str:
        """What several months in a row are called together: 'April to July 2018', '1884 to 2016'."""
        if self == last:
            return self.words(words)
        groups, names = words["groups"], words["dates"]["months"]
        if self.year != last.year:
            first, end = (each.words(words) if each.month else str(each.year) for each in (self, last))
        elif self.month:
            first, end = names[self.month - 1], last.words(words)
        else:
            return str(groups["up_to"]).format(year=self.year, month=names[last.month - 1])
        return str(groups["run"]).format(first=first, last=end)
