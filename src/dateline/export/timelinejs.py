"""A story as JSON for Knight Lab's TimelineJS (https://timeline.knightlab.com/docs/json-format.html).

An event whose date is an interval has `start_date`, `end_date` and a `display_date` in words; of one with a single
known bound that bound is the start, and the words say which it is. Events without any date have no place on such a
line.
"""

from __future__ import annotations

import datetime
import html
from typing import Any, TextIO

import msgspec

from dateline.export.clean import plain
from dateline.export.web import web_address
from dateline.model import Story
from dateline.tell import ALL, Entry, Selection, overview, timeline
from dateline.tell.context import context_line
from dateline.tell.words import Words


def write(story: Story, out: TextIO, selection: Selection = ALL, *, whole: bool = False) -> None:
    """Write what the first view has, or all that a selection leaves, or all there is (`whole`)."""
    told = timeline(story, selection=selection, whole=whole or not selection.is_open)
    words = Words()
    slides = [slide(entry, words) for entry in told.entries if entry.prominent and entry.when.known]
    title = {"text": {"headline": safe(overview(story).name)}, "unique_id": "title"}
    made = msgspec.json.encode({"title": title, "events": slides}, order="sorted")
    out.write(msgspec.json.format(made, indent=1).decode() + "\n")


def slide(entry: Entry, words: Words) -> dict[str, Any]:
    """One event. Its `unique_id` is its own, and no headline changes it."""
    first, last = entry.when.earliest, entry.when.latest
    dates = {"start_date": _date(first or last), "display_date": entry.when_words}
    if first and last and first != last:
        dates["end_date"] = _date(last)
    headline = entry.retitled or entry.title
    account = next(iter((*entry.supporting, *entry.opposing)))
    quoted = f"“{account.passage.quote}” ({account.byline})"
    address = web_address(account.article.url)
    link = f' <a href="{html.escape(address)}">{safe(account.steps[0].name)}</a>' if address else ""
    remarks = [entry.standing, *(reply.told + ": " + reply.byline for reply in entry.replies), entry.unanswered]
    context = context_line(entry.context, words)
    text = [f"<p>{safe(entry.byline)}</p>", *([f"<p><small>{safe(context)}</small></p>"] if context else [])]
    text.append(f"<p>{safe(quoted)}{link}</p>")
    text += [f"<p>{safe(remark)}</p>" for remark in remarks if remark]
    return {
        **dates,
        "text": {"headline": safe(headline), "text": "".join(text)},
        "group": entry.drawn.value.replace("_", " "),
        "unique_id": entry.event.id,
    }


def safe(text: str) -> str:
    """Words as HTML, which TimelineJS takes its texts for: no mark of theirs means anything."""
    return html.escape(plain(" ".join(text.split())))


def _date(day: datetime.date | None) -> dict[str, int]:
    assert day is not None  # only events with a date are told here
    return {"year": day.year, "month": day.month, "day": day.day}
