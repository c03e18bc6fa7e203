"""What a person has still to look at, and in which order: what the story rests on first, then what is least sure.

An event is decided once a person keeps it, or puts it aside; what else is said of it (a date, a title, a note) decides
nothing. Nothing here looks beyond the story, so that the order is the same wherever it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model import Certainty, Event, Kind, Record, Role, SourceKind, Standing
from dateline.tell.headings import drawn
from dateline.tell.index import Index
from dateline.tell.lead import lead
from dateline.tell.rank import rank
from dateline.tell.words import Words
from dateline.when import Basis

LONG = 31  # days of an interval that dates an event to no better than a month
_NOBODY = (SourceKind.ANONYMOUS, SourceKind.HEARSAY)


class Doubt(StrEnum):
    """Why an event may be wrong, or wants a person's eye."""

    DISPUTED = "disputed"  # sources contradict each other about it
    UNDATED = "undated"  # nothing dates it, or to no better than a month
    INFERRED = "inferred"  # its date follows from others
    UNSURE = "unsure"  # whoever tells it best doesn't tell it for certain
    UNNAMED = "unnamed"  # nobody named says so
    FACELESS = "faceless"  # nobody whom an article names acts or is acted upon


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event that waits: whether it is one of the story's main ones, and what is doubtful of it."""

    event: Event
    main: bool
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """The events that wait, in the order in which they are to be looked at; `decided` of `total` are done.

    `main_decided` of `main_total` are those of the first view; of what was put aside nobody knows any more whether it
    stood there, so that it counts among all only.
    """

    waiting: tuple[Waiting, ...]
    decided: int
    total: int
    main_decided: int
    main_total: int

    def after(self, event: str) -> Waiting | None:
        """What comes behind an event; the first where it is the last, or doesn't wait; None where nothing waits."""
        ids = [each.event.id for each in self.waiting]
        place = ids.index(event) + 1 if event in ids else 0
        return self.waiting[place % len(ids)] if ids else None

    def of(self, event: str) -> Waiting | None:
        """An event that waits, by its id."""
        return next((each for each in self.waiting if each.event.id == event), None)


def queue(index: Index, words: Words) -> Queue:
    """The review of a story. Same story and same judgements, same order."""
    ranking = rank(index, words)
    place = {id: number for number, id in enumerate(ranking.first)}
    part_kept = _partly_kept(index)

    def order(each: Waiting) -> tuple[object, ...]:
        id = each.event.id
        if id in part_kept or each.main:
            return 0, id not in part_kept, place.get(id, len(place)), id
        return 1, -len(each.doubts), -ranking.saliences[id].value, id

    events = index.story.links.events
    waiting = [
        Waiting(event, event.id in place, doubts(event, index)) for event in events if event.id not in index.kept
    ]
    aside = _put_aside(index)
    kept = sum(event.id in index.kept for event in events)
    return Queue(
        tuple(sorted(waiting, key=order)),
        decided=kept + aside,
        total=len(events) + aside,
        main_decided=sum(id in index.kept for id in place),
        main_total=len(place),
    )


def doubts(event: Event, index: Index) -> tuple[Doubt, ...]:
    """What may be wrong with an event, or wants a person's eye, in the order of `Doubt`."""
    best = lead(event, index)
    entity_of = index.story.links.entity_of
    acting = [part for part in best.participants if part.role in (Role.AGENT, Role.PATIENT)]
    found = {
        Doubt.DISPUTED: drawn(event, best, index) in (Standing.DISPUTED, Standing.DENIED),
        Doubt.UNDATED: event.when.days is None or event.when.days > LONG,
        Doubt.INFERRED: event.when.known and event.when.basis is Basis.INFERRED,
        Doubt.UNSURE: best.certainty is not Certainty.CERTAIN,
        Doubt.UNNAMED: bool(best.attribution) and best.attribution[-1].kind in _NOBODY,
        Doubt.FACELESS: not any(index.is_named(entity_of.get(part.referent, "")) for part in acting),
    }
    return tuple(doubt for doubt in Doubt if found[doubt])


def _partly_kept(index: Index) -> frozenset[str]:
    """The events of which a person keeps a claim, and not yet the event."""
    event_of = index.story.links.event_of
    return frozenset(
        event_of[id]
        for (record, id), found in index.judged.items()
        if record is Record.CLAIM and id in event_of and any(each.kind is Kind.KEEP for each in found)
    )


def _put_aside(index: Index) -> int:
    """How many events a person put aside: those whose verdict holds."""
    judged = index.story.links.judged
    whole = {each.claim.id for each in judged.aside if each.event}
    held = (each for each in judged.applied if each.kind in (Kind.HIDE, Kind.WRONG))
    return len({each.records for each in held if whole.intersection(each.records)})
