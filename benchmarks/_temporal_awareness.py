"""Scores timelines by temporal awareness (UzZaman & Allen 2011), as SemEval-2015 task 4 has it (Minard et al. 2015).

Taken from the task's description:
- a timeline is lines of a number, a date and events; an event is "document-sentence-word", all mentions count alike;
- events of one line are simultaneous with each other, each is simultaneous with its line's date, and events of an
  earlier line are before those of a later one; line 0 (events that nobody can place) is in no relation;
- precision is the share of the relations of the found timeline's reduced graph that hold in the closed graph of the
  gold, recall the share of the gold's reduced graph that hold in the closed graph of what was found;
- the figures are micro-averaged: relations of all entities are counted together.

Decided here, because the description leaves it open:
- a date is what it says: "2007-09-XX" and "2007-09" are one, "2007-09" and "2007-09-05" are two dates. An unknown date
  (XXXX-XX-XX, in any spelling) is no date, and nothing is simultaneous with it;
- several lines may have one date. Taken as one point in time it would make them simultaneous, and their order a
  contradiction; so a date is in relation with its events alone, and orders nothing;
- a reduced graph isn't unique: n simultaneous events need n − 1 relations, two lines that follow each other need one,
  and any pair of events can stand for it. The score is the mean over all choices: that many relations, times the share
  of their pairs that hold. Where the line has a date, the task relates each event to it: those n relations are the
  reduced graph (a = date = b), and none between its events is left;
- an event that stands in several lines has the first of them (a graph can't have it before itself); twice in one line
  is once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from benchmarks._run import Counts


@dataclass(frozen=True, slots=True)
class Line:
    """Events that happened at one time: the number of the line, its date as written, the events' ids."""

    order: int
    date: str
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """An entity's events in order."""

    entity: str
    lines: tuple[Line, ...]

    @property
    def events(self) -> frozenset[str]:
        """All events, those of line 0 too."""
        return frozenset(event for line in self.lines for event in line.events)


def parse(text: str) -> Timeline:
    """A timeline file: the entity, then `order TAB date TAB event [TAB event]…`, one happening a row."""
    entity, *rows = [row for row in text.replace("\r", "").split("\n") if row.strip()]
    lines = []
    for row in rows:
        order, date, *events = row.split("\t")
        lines.append(Line(int(order), date.strip(), tuple(event.strip() for event in events if event.strip())))
    return Timeline(entity.strip(), tuple(lines))


def normal_date(written: str) -> str:
    """A date without its unknown parts: "2007-09-XX" is "2007-09"; "" where not even the year is known."""
    parts = written.upper().split("-")
    known = []
    for part in parts:
        if not re.fullmatch(r"\d+", part):
            break
        known.append(part)
    return "-".join(known)


@dataclass(slots=True)
class _Graph:
    """Which line each event is in, and the dates that it has; lines are numbers from 0 on, in order."""

    lines: list[list[str]] = field(default_factory=list)
    line_of: dict[str, int] = field(default_factory=dict)
    dates_of: dict[int, set[str]] = field(default_factory=dict)

    def is_at(self, event: str, date: str) -> bool:
        return event in self.line_of and date in self.dates_of[self.line_of[event]]

    def compare(self, left: str, right: str) -> int | None:
        """The sign of left − right in time; None where one of them isn't there."""
        if left not in self.line_of or right not in self.line_of:
            return None
        a, b = self.line_of[left], self.line_of[right]
        return (a > b) - (a < b)


def _graph(timeline: Timeline) -> _Graph:
    graph = _Graph()
    numbers = sorted({line.order for line in timeline.lines if line.order > 0})
    for number in numbers:
        rows = [line for line in timeline.lines if line.order == number]
        events = [e for e in dict.fromkeys(e for row in rows for e in row.events) if e not in graph.line_of]
        if events:
            at = len(graph.lines)
            graph.lines.append(events)
            graph.line_of |= dict.fromkeys(events, at)
            graph.dates_of[at] = {date for row in rows if (date := normal_date(row.date))}
    return graph


def _verified(reduced: _Graph, closed: _Graph) -> Iterator[tuple[float, int]]:
    """The relations of a reduced graph, a group at a time: how many hold in the closed graph, how many there are."""
    for at, events in enumerate(reduced.lines):
        dates = sorted(reduced.dates_of[at])
        for date in dates:
            yield sum(closed.is_at(event, date) for event in events), len(events)
        if not dates:
            pairs = [(a, b) for n, a in enumerate(events) for b in events[n + 1 :]]
            yield _share(closed, pairs, 0) * (len(events) - 1), len(events) - 1
        if at + 1 < len(reduced.lines):
            pairs = [(a, b) for a in events for b in reduced.lines[at + 1]]
            yield _share(closed, pairs, -1), 1


def _share(closed: _Graph, pairs: Sequence[tuple[str, str]], sign: int) -> float:
    """The share of pairs that are in this order in a closed graph."""
    return sum(closed.compare(a, b) == sign for a, b in pairs) / len(pairs) if pairs else 0.0


@dataclass(slots=True)
class Awareness:
    """Relations that hold of those that were found (precision) and of those of the gold (recall)."""

    found: Counts = field(default_factory=Counts)
    gold: Counts = field(default_factory=Counts)

    def add(self, other: Awareness) -> None:
        self.found.add(other.found.right, other.found.predicted, 0)
        self.gold.add(other.gold.right, 0, other.gold.gold)

    @property
    def precision(self) -> float:
        return self.found.precision

    @property
    def recall(self) -> float:
        return self.gold.recall

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def awareness(found: Timeline, gold: Timeline) -> Awareness:
    """Temporal awareness of one timeline."""
    ours, theirs = _graph(found), _graph(gold)
    scored = Awareness()
    for right, total in _verified(ours, theirs):
        scored.found.add(right, total, 0)
    for right, total in _verified(theirs, ours):
        scored.gold.add(right, 0, total)
    return scored


def micro(scores: Iterable[Awareness]) -> Awareness:
    """The relations of all timelines together."""
    total = Awareness()
    for each in scores:
        total.add(each)
    return total


def ordered(entity: str, placed: Mapping[str, tuple[object, str]]) -> Timeline:
    """A timeline of events with what orders them (anything that sorts; None for line 0) and their dates as written."""
    keys = sorted({key for key, _ in placed.values() if key is not None})  # type: ignore[type-var]
    number = {key: n for n, key in enumerate(keys, 1)}
    rows = [Line(number[key] if key is not None else 0, date, (event,)) for event, (key, date) in placed.items()]
    return Timeline(entity, tuple(sorted(rows, key=lambda row: (row.order, row.events))))
