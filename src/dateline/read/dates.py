"""Publication dates in metadata, addresses and bylines, at the precision in which they are written."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from dateline.errors import DateFormatError
from dateline.lang import table
from dateline.when import Day, from_edtf, month_end, parse_prefix

_YEARS = range(1600, 2200)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: first and last possible day, and where it stands."""

    earliest: Day
    latest: Day
    start: int
    end: int


def parse(text: str) -> tuple[Day, Day] | None:
    """First and last possible day of a machine's or a person's date that fills the text; None where it is none.

    ISO 8601 (the day as written, whatever the zone), RFC 2822, "8 November 2013", "Nov. 8, 2013", "2013-11", "2013".
    """
    text = text.strip()
    match = re.match(r"\d{4}(?:-\d{2}){0,2}(?=$|[T ])", text)
    if match:
        return _prefix(match.group())
    if re.fullmatch(r"\d{8}(?:T?\d{4,6}Z?)?", text):
        return _prefix(f"{text[:4]}-{text[4:6]}-{text[6:8]}")
    if re.match(r"[A-Z][a-z]{2}, \d", text):
        try:
            day = parsedate_to_datetime(text).date()
            return day, day
        except ValueError:
            return None
    found = find(text)
    return (found[0].earliest, found[0].latest) if found else None


def find(text: str, *, day_first: bool = False) -> list[Found]:
    """All dates in a line with at least a month and a year; `day_first` where 8/11/2013 is known to be November."""
    out: list[Found] = []
    for match in _pattern().finditer(text):
        days = _days({key: value for key, value in match.groupdict().items() if value}, day_first)
        if days:
            out.append(Found(*days, *match.span()))
    return out


_PATH = re.compile(r"(?<!\d)(?<!\d-)((?:19|20)\d{2})[/-]([01]?\d)(?:[/-]([0-3]?\d))?(?=[/_.-]|$)")
_PATH_PLAIN = re.compile(r"(?<!\d)((?:19|20)\d{2})([01]\d)([0-3]\d)(?!\d)")
_PATH_WORDS = re.compile(r"/((?:19|20)\d{2})/([a-z]{3,9})/([0-3]?\d)(?=/|$)", re.I)


def in_address(url: str) -> tuple[Day, Day, str] | None:
    """The date in an address (/2013/11/08/, /2013-11-08-x, /20131108, /2013/nov/08/) and the part that has it."""
    path = re.sub(r"^[a-z]+://[^/]*", "", url).split("?")[0].split("#")[0]
    for match in _PATH_WORDS.finditer(path):
        month = _months().get(match.group(2).lower())
        days = _prefix(f"{match.group(1)}-{month:02d}-{int(match.group(3)):02d}") if month else None
        if days:
            return *days, match.group().strip("/")
    for pattern in (_PATH, _PATH_PLAIN):
        for match in pattern.finditer(path):
            if match.group(3) is None and "-" in match.group():
                continue  # "/2013-14-season": no month
            if path[match.start() - 1 : match.start()] == "-" and path[match.end() : match.end() + 1] == "-":
                continue  # "/the-vote-of-2013-11-08-explained": a date that the title tells
            days = _prefix("-".join(part.zfill(2) for part in match.groups() if part))
            if days:
                return *days, match.group().strip("/")
    return None


def given(text: str) -> tuple[Day | None, Day | None]:
    """What a person gives as publication date: YYYY, YYYY-MM, YYYY-MM-DD, an EDTF interval, or a date in words.

    Raises DateFormatError where it is none of these.
    """
    try:
        when = from_edtf(text)
        return when.earliest, when.latest
    except DateFormatError:
        days = parse(text)
        if days is None:
            raise
        return days


def _prefix(text: str) -> tuple[Day, Day] | None:
    try:
        earliest, latest = parse_prefix(text)
    except DateFormatError:
        return None
    return (earliest, latest) if earliest.year in _YEARS else None


@functools.cache
def _months() -> dict[str, int]:
    return {name.lower(): number for name, number in table("time")["class"]["month"].items()}


@functools.cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(_months(), key=len, reverse=True))
    day, year = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?", r"(?P<{0}>(?:1[6-9]|2[01])\d{{2}})(?![\d:])"
    forms = (
        rf"(?<!\d){year.format('y1')}(?P<s1>[-/.])(?P<m1>\d{{1,2}})(?P=s1)(?P<d1>\d{{1,2}})(?!\d)",
        rf"(?<!\d){day.format('d2')}\.?(?: of)?[ -](?P<m2>{names})[ ,.-]+{year.format('y2')}",
        rf"(?<![a-z])(?P<m3>{names})\.? {day.format('d3')},? ?,? {year.format('y3')}",
        rf"(?<![a-z])(?P<m4>{names})\.?,? {year.format('y4')}",
        rf"(?<!\d)(?P<a5>\d{{1,2}})(?P<s5>[/.])(?P<b5>\d{{1,2}})(?P=s5){year.format('y5')}",
    )
    return re.compile("|".join(forms), re.I)


def _days(groups: dict[str, str], day_first: bool) -> tuple[Day, Day] | None:
    part = {key[0]: value for key, value in groups.items()}
    year = int(part["y"])
    try:
        if "a" in part:
            return _numbers(year, int(part["a"]), int(part["b"]), day_first or part["s"] == ".")
        month = int(part["m"]) if part["m"].isdigit() else _months()[part["m"].lower()]
        if "d" not in part:
            return Day(year, month, 1), month_end(year, month)
        day = Day(year, month, int(part["d"]))
        return day, day
    except ValueError:  # no such day: "31 November 2013"
        return None


def _numbers(year: int, first: int, second: int, day_first: bool) -> tuple[Day, Day]:
    """Numbers with dots have the day first; with strokes it may be either, and the interval holds both."""
    readings = [(second, first)] if day_first and second <= 12 else [(first, second), (second, first)]
    days = sorted(Day(year, month, day) for month, day in readings if month <= 12)
    if not days:
        raise ValueError(f"no month in {first}/{second}/{year}")
    return days[0], days[-1]
