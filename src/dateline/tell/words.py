"""Plain words for codes: dates, certainty, standing, sources. The words themselves are in lang/*/tell.toml."""

from __future__ import annotations

import datetime
from typing import Any

from dateline.lang import table
from dateline.when import When, month_end


class Words:
    """The phrases of one language. `Words()["page"]["now"]` reads a phrase, `counted("claim", 3)` fills one in."""

    __slots__ = ("_table", "language")

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._table: dict[str, Any] = table("tell", language)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Words) and self.language == other.language

    def __hash__(self) -> int:
        return hash(self.language)

    def __getitem__(self, section: str) -> dict[str, Any]:
        section_words: dict[str, Any] = self._table[section]
        return section_words

    def counted(self, what: str, n: int, **others: object) -> str:
        """'1 claim', '3,000 claims'; `others` fill the phrase's other marks."""
        return plural(self["counted"][what], n, **others)

    def day(self, day: datetime.date) -> str:
        """'8 November 2013'."""
        return self._day("day", "months", day)

    def when(self, when: When) -> str:
        """An interval in words, no sharper than it is: 'between June and 8 November 2013', 'by the end of 2012'."""
        return self._when(when, "months")

    def short_when(self, when: When) -> str:
        """The same with short month names, for the margin."""
        return self._when(when, "short_months")

    def period(self, first: When, last: When) -> str:
        """'15 March 2019 to June 2020', or one date: each end no sharper than it is."""
        opens, closes = self.when(first), self.when(last)
        return opens if opens == closes else str(self["page"]["to"]).format(first=opens, last=closes)

    def inner(self, text: str) -> str:
        """The text as it stands between quotation marks: its own are single ones."""
        phrases = self["dispute"]
        return text.translate(str.maketrans(phrases["quotes"], phrases["inner_quotes"]))

    def _when(self, when: When, months: str) -> str:
        dates = self["dates"]
        first, last = when.earliest, when.latest
        if first is None and last is None:
            return str(dates["unknown"])
        if first is None:
            assert last is not None
            if last == month_end(last.year, last.month):
                return str(dates["by_period"]).format(last=self._period(last, months))
            return str(dates["by"]).format(last=self._day("day", months, last))
        if last is None:
            return str(dates["from"]).format(first=self._start(first, months))
        return self._closed(first, last, months)

    def _closed(self, first: datetime.date, last: datetime.date, months: str) -> str:
        dates = self["dates"]
        if first == last:
            return self._day("day", months, first)
        same_month = (first.year, first.month) == (last.year, last.month)
        ends_month = last == month_end(last.year, last.month)
        if first.day == 1 and ends_month:
            if same_month:
                return self._month(first, months)
            if (first.month, last.month) == (1, 12):
                if first.year == last.year:
                    return self._year(first)
                return str(dates["between"]).format(first=self._year(first), last=self._year(last))
        if same_month:
            return str(dates["days_of_month"]).format(
                first=first.day, last=last.day, month=dates[months][last.month - 1], year=last.year
            )
        start = self._start(first, months, with_year=first.year != last.year)
        end = self._month(last, months) if ends_month else self._day("day", months, last)
        return str(dates["between"]).format(first=start, last=end)

    def _start(self, first: datetime.date, months: str, with_year: bool = True) -> str:
        if (first.month, first.day) == (1, 1) and with_year:
            return self._year(first)
        if first.day == 1:
            # The first of a month is how a month starts: "from March on" says as much as "from 1 March on".
            return self._month(first, months) if with_year else str(self["dates"][months][first.month - 1])
        return self._day("day" if with_year else "day_no_year", months, first)

    def _period(self, last: datetime.date, months: str) -> str:
        return self._year(last) if last.month == 12 else self._month(last, months)

    def _day(self, pattern: str, months: str, day: datetime.date) -> str:
        dates = self["dates"]
        return str(dates[pattern]).format(day=day.day, month=dates[months][day.month - 1], year=day.year)

    def _month(self, day: datetime.date, months: str = "months") -> str:
        dates = self["dates"]
        return str(dates["month"]).format(month=dates[months][day.month - 1], year=day.year)

    def month(self, day: datetime.date) -> str:
        """'November 2013'."""
        return self._month(day)

    def _year(self, day: datetime.date) -> str:
        return str(self["dates"]["year"]).format(year=day.year)


def plural(forms: list[str], n: int, **others: object) -> str:
    """The singular or plural form, with the number filled in."""
    return forms[0 if n == 1 else 1].format(n=f"{n:,}", **others)
