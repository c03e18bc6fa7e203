"""From a marked text to what an outlet prints on a day: names, dates, and where the evidence stands."""

from __future__ import annotations

import datetime
import random
import re
import zlib
from dataclasses import dataclass

from examples.kessary.data import MARK, Outlet, Story, Telling

_SLOT = re.compile(r"\{([A-Za-z0-9]+)([*!]?)\}")
_START = re.compile(r"((?:^|[.!?] )(?:\[\[(?:#?[a-z0-9_.]+\||(?!#?[a-z0-9_.]+\|))|[“‘])*)([a-z])")
# A side remark without a name gets one from the text in which it stands, so that each is one thing wherever it is told.
_ANONYMOUS = re.compile(r"\[\[(#[a-z]+)\|")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_TIMES = frozenset({"on", "month", "ago", "date", "monthname", "now", "tomorrow", "wd", "wday", "date0"})


@dataclass(frozen=True)
class Evidence:
    """Words that tell a happening.

    `about` is its id, "" for the one that the telling belongs to, "#kind.name" for what has no entry of its own.
    """

    about: str
    words: str


@dataclass(frozen=True)
class Worded:
    """A text as it is printed, with its evidence."""

    text: str
    evidence: tuple[Evidence, ...]


class Writer:
    """Words tellings for one article: an outlet, a day, and who has been named before."""

    def __init__(self, story: Story, outlet: Outlet, day: datetime.date, rng: random.Random) -> None:
        self._story, self._outlet, self._day, self._rng = story, outlet, day, rng
        self._named: set[str] = set()

    def fits(self, telling: Telling) -> bool:
        """Whether the outlet can print it on this day: it does not quote itself as somebody else."""
        if telling.only and telling.only != self._outlet.key:
            return False
        own = self._outlet.name.removeprefix("The ")
        quotes_itself = f"{{{self._outlet.key}}}" in telling.text or own in telling.text
        return telling.since <= self._day and (bool(telling.only) or not quotes_itself)

    def word(self, telling: Telling, when: datetime.date | None) -> Worded:
        """The telling as printed; `when` is the day of what it tells."""
        raw = telling.text

        def fill(match: re.Match[str]) -> str:
            return self._fill(match[1], match[2], raw, when or self._day)

        named = _ANONYMOUS.sub(lambda match: f"[[{match[1]}.{zlib.crc32(raw[: match.end()].encode()):08x}|", raw)
        return self.plain(_START.sub(lambda match: match[1] + match[2].upper(), _SLOT.sub(fill, named)))

    def plain(self, marked: str) -> Worded:
        """A marked text without slots, in the outlet's quotation marks."""
        return _taken_apart(marked.translate(_STRAIGHT) if self._outlet.quotes == "straight" else marked)

    def _fill(self, name: str, flag: str, raw: str, when: datetime.date) -> str:
        if name in _TIMES:
            return _time(name, when, self._day, self._outlet.dates, self._rng, capital=flag == "!")
        first = name not in self._named
        self._named.add(name)
        if name in self._story.people:
            person = self._story.people[name]
            if not first:
                return person.last if self._outlet.style == "plain" else f"{person.title} {person.last}"
            role = person.role(self._day)
            known = any(word in raw for word in role.replace("former", "").split())
            return person.name if flag or known or not role else f"{role} {person.name}"
        if name in self._story.companies:
            company = self._story.companies[name]
            return company.name if first else company.short
        outlet = self._story.outlets[name]
        bare = outlet.name.removeprefix("The ")
        if bare == name:
            return bare
        return (f"The {bare}" if outlet.name != bare else f"the {bare}") if first else f"the {bare.split()[-1]}"


def _taken_apart(text: str) -> Worded:
    evidence: list[Evidence] = []
    while marked := list(MARK.finditer(text)):  # from the innermost outwards; what stands outside is told first
        evidence[:0] = [Evidence(match[1] or "", match[2].strip(" ,")) for match in marked]
        text = MARK.sub(lambda match: match[2], text)
    return Worded(text, tuple(evidence) or (Evidence("", text),))


def date_words(day: datetime.date, style: str, year: bool = True) -> str:
    """ "23 May 2023" or "May 23, 2023"."""
    month = MONTHS[day.month - 1]
    if style == "mdy":
        return f"{month} {day.day}, {day.year}" if year else f"{month} {day.day}"
    return f"{day.day} {month} {day.year}" if year else f"{day.day} {month}"


def _time(name: str, when: datetime.date, day: datetime.date, style: str, rng: random.Random, capital: bool) -> str:
    age = (day - when).days
    if age < 0:
        raise ValueError(f"told on {day}, before it happened on {when}")
    date = date_words(when, style, year=when.year != day.year)
    on = f"on {DAYS[when.weekday()]}" if age <= 6 else f"on {date}"
    words = {
        "on": lambda: on,
        "now": lambda: "today" if age == 0 else on,
        "date": lambda: DAYS[when.weekday()] if age <= 6 else date,
        "date0": lambda: date_words(day - datetime.timedelta(days=8), style, year=False),
        "wd": lambda: DAYS[day.weekday()],
        "wday": lambda: DAYS[when.weekday()],
        "tomorrow": lambda: f"on {DAYS[(when + datetime.timedelta(days=1)).weekday()]}",
        "monthname": lambda: MONTHS[when.month - 1] + ("" if when.year == day.year else f" {when.year}"),
        "month": lambda: _month(when, day, on, rng),
        "ago": lambda: _ago(when, day, on, rng),
    }[name]()
    return words[0].upper() + words[1:] if capital else words


def _months(when: datetime.date, day: datetime.date) -> int:
    return (day.year - when.year) * 12 + day.month - when.month


def _month(when: datetime.date, day: datetime.date, on: str, rng: random.Random) -> str:
    between, month = _months(when, day), MONTHS[when.month - 1]
    if (day - when).days <= 6:
        return on
    if between == 0:
        return "earlier this month"
    if between == 1:
        return "last month"
    if when.year == day.year:
        return f"in {month}"
    if when.year == day.year - 1 and between <= 5:
        return f"in {month}"
    return (
        rng.choice([f"in {month} last year", f"in {month} {when.year}"])
        if when.year == day.year - 1
        else (f"in {month} {when.year}")
    )


def _ago(when: datetime.date, day: datetime.date, on: str, rng: random.Random) -> str:
    age, between = (day - when).days, _months(when, day)
    if age <= 6:
        return on
    if age <= 13:
        return "last week" if (day - datetime.timedelta(days=7)).isocalendar()[:2] == when.isocalendar()[:2] else on
    if age <= 34:
        return f"{_COUNTS[round(age / 7)]} weeks ago"
    if between <= 10:
        return rng.choice(
            [f"{_COUNTS[max(between, 1)]} months ago" if between > 1 else "last month", _month(when, day, on, rng)]
        )
    return _month(when, day, on, rng)
