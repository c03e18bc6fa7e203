"""`When`: an honest interval of days, with the reason. No date here is sharper than its evidence.

Bounds are inclusive days; `None` is "unknown", never "infinite". Text form: EDTF, the Extended Date/Time Format of
ISO 8601-2:2019 (https://www.loc.gov/standards/datetime/), levels 0 and 1, at day precision.
"""

from __future__ import annotations

import calendar
import datetime
import enum
import re
from dataclasses import dataclass, replace

from dateline.errors import DateFormatError
from dateline.span import Span

Day = datetime.date


class Basis(enum.StrEnum):
    """How the interval is known."""

    STATED = "stated"  # the text or the page says it in full
    RELATIVE = "relative"  # the text says it relative to another date
    INFERRED = "inferred"  # it follows from the publication date, tense or other articles
    NONE = "none"  # nothing is known


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of the reason for a date; `span` is its evidence, or None where it is metadata or the user's."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class When:
    """An interval of days: something lies in (or fills) [earliest, latest]."""

    earliest: Day | None = None
    latest: Day | None = None
    basis: Basis = Basis.NONE
    because: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"interval ends before it starts: {self.earliest} > {self.latest}")

    @property
    def known(self) -> bool:
        """Whether at least one bound is known."""
        return self.earliest is not None or self.latest is not None

    @property
    def closed(self) -> bool:
        """Whether both bounds are known."""
        return self.earliest is not None and self.latest is not None

    @property
    def days(self) -> int | None:
        """The width in days (1 for a single day), or None where a bound is unknown."""
        return None if self.earliest is None or self.latest is None else (self.latest - self.earliest).days + 1

    @property
    def edtf(self) -> str:
        """ISO 8601-2: '2013-11-08', '2013-11', '2013', '2013-06-01/2013-11-08', '../2013-12', '2013/..', ''."""
        return to_edtf(self.earliest, self.latest)

    def because_of(self, *reasons: Reason) -> When:
        """The same interval with further reasons."""
        return replace(self, because=self.because + reasons)

    def meets(self, other: When) -> bool:
        """Whether the two may hold together: an unknown bound excludes nothing."""
        return not _after(self.earliest, other.latest) and not _after(other.earliest, self.latest)

    def intersect(self, other: When) -> When | None:
        """What both allow, with the reasons of both; None where they can't both hold."""
        if not self.meets(other):
            return None
        if not other.known:
            return self
        if not self.known:
            return other
        earliest = _later(self.earliest, other.earliest)
        latest = _sooner(self.latest, other.latest)
        if (earliest, latest) == (self.earliest, self.latest):
            return self
        if (earliest, latest) == (other.earliest, other.latest):
            return other
        reasons = self.because + tuple(r for r in other.because if r not in self.because)
        return When(earliest, latest, Basis.INFERRED, reasons)

    def hull(self, other: When) -> When:
        """The smallest interval around both; a bound that either lacks stays unknown."""
        earliest = min(self.earliest, other.earliest) if self.earliest and other.earliest else None
        latest = max(self.latest, other.latest) if self.latest and other.latest else None
        reasons = self.because + tuple(r for r in other.because if r not in self.because)
        return When(earliest, latest, Basis.INFERRED if earliest or latest else Basis.NONE, reasons)


UNKNOWN = When()


def _after(a: Day | None, b: Day | None) -> bool:
    return a is not None and b is not None and a > b


def _later(a: Day | None, b: Day | None) -> Day | None:
    return max(a, b) if a and b else a or b


def _sooner(a: Day | None, b: Day | None) -> Day | None:
    return min(a, b) if a and b else a or b


def month_end(year: int, month: int) -> Day:
    """The last day of a month."""
    return Day(year, month, calendar.monthrange(year, month)[1])


def months_before(day: Day, months: int) -> Day:
    """The same day of the month some months before, or the month's last; not before the year 1."""
    index = max(12, day.year * 12 + day.month - 1 - months)
    year, month = index // 12, index % 12 + 1
    return Day(year, month, min(day.day, month_end(year, month).day))


_PREFIX = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def parse_prefix(text: str) -> tuple[Day, Day]:
    """First and last day of YYYY, YYYY-MM or YYYY-MM-DD.

    Raises DateFormatError for anything else, impossible dates (2013-02-30) and the year 0 included.
    """
    match = _PREFIX.fullmatch(text.strip())
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            assert year is not None
            if month is None:
                return Day(year, 1, 1), Day(year, 12, 31)
            if day is None:
                return Day(year, month, 1), month_end(year, month)
            return Day(year, month, day), Day(year, month, day)
        except (ValueError, calendar.IllegalMonthError) as error:
            raise DateFormatError(f"'{text}' is no date of the calendar ({error})") from None
    raise DateFormatError(f"'{text}' is no date: use YYYY, YYYY-MM or YYYY-MM-DD, such as 2013-11 or 2013-11-08")


def from_edtf(text: str, basis: Basis = Basis.STATED, because: tuple[Reason, ...] = ()) -> When:
    """Read the EDTF that `When.edtf` writes: one date, or two with '/' between, '..' or nothing for an unknown end.

    Raises DateFormatError where the text is something else or ends before it starts.
    """
    text = text.strip()
    if not text:
        return UNKNOWN
    first, slash, last = text.partition("/")
    earliest: Day | None = None if first in ("..", "") else parse_prefix(first)[0]
    end = last if slash else first
    latest: Day | None = None if end in ("..", "") else parse_prefix(end)[1]
    if earliest is None and latest is None:
        return UNKNOWN
    if earliest and latest and earliest > latest:
        raise DateFormatError(f"'{text}' ends before it starts: put the earlier date first")
    return When(earliest, latest, basis, because)


def to_edtf(earliest: Day | None, latest: Day | None) -> str:
    """The shortest EDTF of an interval: a day, month or year where it is exactly one, else 'a/b'; '' if unknown."""
    if earliest is None and latest is None:
        return ""
    if earliest is None or latest is None:
        return f"{earliest.isoformat() if earliest else '..'}/{latest.isoformat() if latest else '..'}"
    if earliest == latest:
        return earliest.isoformat()
    if earliest.day == 1 and earliest.year == latest.year:
        if earliest.month == latest.month and latest == month_end(latest.year, latest.month):
            return f"{earliest:%Y-%m}"
        if (earliest.month, latest.month, latest.day) == (1, 12, 31):
            return f"{earliest.year:04d}"
    return f"{earliest.isoformat()}/{latest.isoformat()}"
