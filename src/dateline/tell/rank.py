"""Which events stand in the first view of a story, and what kind of thing each event is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dateline.tell.index import Index
from dateline.tell.salience import Salience, salience
from dateline.tell.words import Words

FIRST_VIEW = 40  # events that a person takes in on one page, whatever the size of the story


class Kind(StrEnum):
    """What an event is to a reader of the story; only happenings stand in the first view."""

    HAPPENING = "happening"
    MOOD = "mood"  # a state of mind: hopes, loves, is confident
    OPINION = "opinion"  # a judgement or a supposition, nothing that happened
    BACKGROUND = "background"  # lies long before the story or stands around it
    MINOR = "minor"  # a small item of one article


@dataclass(frozen=True, slots=True)
class Ranking:
    """`first` are the ids of the events of the first view, the weightiest first; `kinds` and `saliences` are by id."""

    first: tuple[str, ...]
    kinds: Mapping[str, Kind]
    saliences: Mapping[str, Salience]


def rank(index: Index, words: Words, most: int = FIRST_VIEW) -> Ranking:
    """The first view of a story: at most `most` happenings. Same story, same ranking, whatever the articles' order."""
    saliences = {event.id: salience(event, index, words) for event in index.story.links.events}
    kinds = {event.id: Kind.HAPPENING for event in index.story.links.events}
    ordered = sorted(saliences, key=lambda event: (-saliences[event].value, event))
    return Ranking(tuple(ordered[:most]), kinds, saliences)
