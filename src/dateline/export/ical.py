"""Events that lie on one known day, as a calendar (RFC 5545): for court dates and anniversaries.

An event whose date is an interval of more days has no place in a calendar, and is left out and counted in its
description. The time stamp that the standard asks for is the event's own day: nothing tells when the file was made.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import TextIO

from dateline.export.clean import plain
from dateline.model import Story
from dateline.tell import ALL, Entry, Selection, overview, timeline
from dateline.tell.context import context_line
from dateline.tell.words import Words

_OCTETS = 75


def write(story: Story, out: TextIO, selection: Selection = ALL) -> None:
    """Write the calendar of all events, or of those that a selection leaves."""
    told = timeline(story, selection=selection, whole=True)
    for line in _lines(told.entries, overview(story).name, Words()):
        for folded in fold(line):
            out.write(folded + "\r\n")


def _lines(entries: tuple[Entry, ...], name: str, words: Words) -> Iterator[str]:
    dated = [entry for entry in entries if entry.when.earliest and entry.when.earliest == entry.when.latest]
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Dateline//Dateline//EN", "CALSCALE:GREGORIAN")
    yield f"NAME:{value(name)}"
    left = words["report"]["without_day"]
    yield f"DESCRIPTION:{value(left[0 if len(entries) - len(dated) == 1 else 1].format(n=len(entries) - len(dated)))}"
    for entry in dated:
        yield from _event(entry, words)
    yield "END:VCALENDAR"


def _event(entry: Entry, words: Words) -> Iterator[str]:
    day = entry.when.earliest
    assert day is not None
    account = next(iter((*entry.supporting, *entry.opposing)))
    quoted = f"“{account.passage.quote}”"
    said = [quoted, context_line(entry.context, words), account.byline, account.article.url or "", entry.standing]
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.event.id}@dateline"
    yield f"DTSTAMP:{day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    if day < datetime.date.max:
        yield f"DTEND;VALUE=DATE:{day + datetime.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{value(entry.retitled or entry.line)}"
    yield f"DESCRIPTION:{value(chr(10).join(part for part in said if part))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def value(text: str) -> str:
    """A text as the format escapes it: no line of it can begin a property."""
    clean = plain(text)
    escaped = clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return re.sub(r"\r\n|[\r\n\u2028\u2029\x85]", r"\\n", escaped)


def fold(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, those after the first with a space before them; no character is cut."""
    piece = ""
    for char in line:
        if len((piece + char).encode()) > _OCTETS:
            yield piece
            piece = " "
        piece += char
    yield piece
