"""Changes in words: a section for each kind, a line for each change, as a terminal or a page shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.model.changes import Change, ChangeKind
from dateline.tell.words import Words, plural
from dateline.when import from_edtf

_DATES = (ChangeKind.DATE_SHARPER, ChangeKind.DATE_WIDER, ChangeKind.DATE_OTHER)
_ARTICLES = (ChangeKind.ARTICLE_NEW, ChangeKind.ARTICLE_REPLACED, ChangeKind.ARTICLE_GONE)
_CONFLICTS = (ChangeKind.CONFLICT_NEW, ChangeKind.CONFLICT_GONE)
_ANSWERS = (ChangeKind.ANSWER_NEW, ChangeKind.ANSWER_GONE)
_TOLD = (ChangeKind.STANDING, ChangeKind.ORIGINS_MORE, ChangeKind.ORIGINS_FEWER, *_DATES)  # of one event: in one line
_STATES = (ChangeKind.STATE_NEW, ChangeKind.STATE_CHANGED, ChangeKind.STATE_GONE)


@dataclass(frozen=True, slots=True)
class Line:
    """A change: when, who says it, what it is about, and what became of it. `id` is what 'dateline show' takes."""

    when: str
    byline: str
    title: str
    notes: tuple[str, ...]
    id: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The changes of a kind, or all that is told otherwise of events; `more` counts what is not shown ("" for none)."""

    heading: str
    lines: tuple[Line, ...]
    more: str


def changed(found: Sequence[Change], words: Words, most: int | None = None) -> tuple[Changed, ...]:
    """Changes by kind, in their order; of each kind at most so many lines, those that matter most."""
    sections = []
    for kind, group in groupby(found, key=lambda change: None if change.kind in _TOLD else change.kind):
        each = list(group)
        lines = _of_events(each, words) if kind is None else [_line(change, words) for change in each]
        shown = lines if most is None else lines[:most]
        rest = len(lines) - len(shown)
        more = plural(words["changes"]["more"], rest) if rest else ""
        heading = plural(words["changes"]["kinds"][kind.value if kind else "event_told"], len(lines))
        sections.append(Changed(heading, tuple(shown), more))
    return tuple(sections)


def _of_events(found: Sequence[Change], words: Words) -> list[Line]:
    """What is told otherwise of events: a line for each, those that matter most first."""
    by_id: dict[str, list[Change]] = {}
    for change in sorted(found, key=lambda each: (-each.salience, each.id)):
        by_id.setdefault(change.id, []).append(change)
    lines = []
    for each in by_id.values():
        first = next((_line(change, words) for change in each if change.kind in _DATES), _line(each[0], words))
        notes = tuple(note for change in each for note in _line(change, words).notes)
        lines.append(Line(first.when, first.byline, first.title, notes, first.id))
    return lines


def summary(found: Sequence[Change], words: Words) -> str:
    """All of it in a sentence: '2 new articles; 1 new contradiction; 5 new events'."""
    counts = [(kind, len(list(group))) for kind, group in groupby(found, key=lambda change: change.kind)]
    return "; ".join(plural(words["changes"]["kinds"][kind.value], n) for kind, n in counts)


def _line(change: Change, words: Words) -> Line:
    if change.kind in _STATES:
        return _state(change, words)
    when = change.after or change.before
    dated = change.kind in _ARTICLES or change.kind in _DATES or change.kind.value.startswith("event_")
    return Line(
        words.short_when(from_edtf(when)) if dated else "",
        change.byline,
        change.title,
        tuple(note for note in _notes(change, words) if note),
        change.id,
    )


def _state(change: Change, words: Words) -> Line:
    phrase = words["relation"].get(change.title, change.title.replace("_", " "))
    relation, of_others, _ = phrase.partition("{other}")
    names = change.names[:1] if of_others else change.names
    title = f"{words['page']['and'].join(names)}: {relation.strip()}"
    title += f" {words['page']['and'].join(change.names[1:])}" if of_others and change.names[1:] else ""
    return Line(
        words.short_when(from_edtf(change.because)), "", title, tuple(filter(None, _notes(change, words))), change.id
    )


def _notes(change: Change, words: Words) -> tuple[str, ...]:
    phrases = words["changes"]
    note = phrases["notes"].get(change.kind.value, "")
    if change.kind in _DATES:
        before, after = (words.when(from_edtf(edtf)) for edtf in (change.before, change.after))
        return (note.format(before=before, after=after),)
    if change.kind is ChangeKind.STANDING:
        before, after = (words["selection"]["standing"][each] for each in (change.before, change.after))
        return (note.format(before=before, after=after),)
    if change.kind in (ChangeKind.ORIGINS_MORE, ChangeKind.ORIGINS_FEWER):
        names = words["selection"]["list"].join(change.names)
        told = note.format(before=change.before, after=plural(words["counted"]["origin"], int(change.after)))
        return (told, phrases["came"].format(names=names) if names else "")
    if change.kind in _CONFLICTS:
        title, byline, because = change.names
        about = words["about"].get(change.because) or words["about"]["other"].format(about=change.because)
        gone = phrases["conflict"].get(change.after, "")
        why = about if title in because else f"{about}: {because}"
        return (phrases["against"].format(byline=byline, title=title), why, gone)
    if change.kind in _ANSWERS:
        title, byline = change.names
        kind = words["answers"][change.because]
        return (phrases["answered"].format(kind=kind, byline=byline, title=title),)
    if change.kind in _STATES:
        before, after = (phrases["force"].get(each, "") for each in (change.before, change.after))
        return (note.format(before=before, after=after),)
    if change.kind is ChangeKind.EVENT_GONE:
        return (phrases["gone"][change.because],)
    return (note.format(others=", ".join(change.others)),)
