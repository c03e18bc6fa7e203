"""Story → Timeline: what a page or a terminal shows, in order, each line with its source and its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model import Story
from dateline.tell.asked import counted
from dateline.tell.entries import Entry, Place, entry
from dateline.tell.groups import Fold, Group, Section, Year, grouped, undated
from dateline.tell.index import Index
from dateline.tell.order import Order
from dateline.tell.rank import FIRST_VIEW, Kind, Ranking, rank
from dateline.tell.selection import ALL, Selection, select
from dateline.tell.words import Words, plural


@dataclass(frozen=True, slots=True)
class Timeline:
    """All events of a story: by year and month, and those without any date.

    `rest` counts, in words, what is not in the first view, by kind ("61 further happenings"), the happenings first.
    `asked` says which events it is of, and how many of the story's these are ("" for all of them).
    """

    parts: tuple[Year | Fold, ...]
    undated_heading: str
    undated: tuple[Entry, ...]
    undated_more: tuple[Entry, ...]
    undated_more_words: str
    rest: tuple[str, ...]
    asked: str = ""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in the order of the page: a group's first view before what is folded in it."""
        dated = (e for s in self._sections() for e in s.entries)
        return (*dated, *self.undated, *self.undated_more)

    def _sections(self) -> Iterator[Section]:
        for top in self.parts:
            for part in top.parts if isinstance(top, Year) else (top,):
                yield from part.sections
                if isinstance(part, Group):
                    yield from part.more

    @property
    def first(self) -> tuple[Entry, ...]:
        """The entries of the first view, in the order of the page."""
        return tuple(entry for entry in self.entries if entry.prominent)


def timeline(
    story: Story,
    *,
    most: int | None = None,
    whole: bool = False,
    selection: Selection = ALL,
    language: str = "en",
) -> Timeline:
    """The timeline of a story, or of the events that a selection leaves.

    `most` events stand in the first view (FIRST_VIEW, if it isn't said), or all (`whole`); the rest is folded and
    counted. Where events are asked for by their kind, all of them do, if it isn't said how many.
    """
    words, index = Words(language), Index(story)
    whole = whole or (most is None and selection.of_a_kind)
    most = most or FIRST_VIEW
    ranking = rank(index, words, most, selection)
    events = select(selection, index)
    first = frozenset(event.id for event in events) if whole else frozenset(shown_first(ranking, most)) | index.kept
    entries = [
        entry(event, Place(ranking.kinds[event.id], ranking.saliences[event.id], event.id in first), index, words)
        for event in events
    ]
    order = Order(story.links.before)
    bare = undated(entries, order)
    rest = tuple(entry for entry in bare if not entry.prominent)
    return Timeline(
        parts=grouped((entry for entry in entries if entry.when.known), order, words),
        undated_heading=str(words["groups"]["undated"]),
        undated=tuple(entry for entry in bare if entry.prominent),
        undated_more=rest,
        undated_more_words=plural(words["groups"]["more_undated"], len(rest)) if rest else "",
        rest=_rest(entries, words),
        asked="" if selection.is_open else counted(selection, index, words),
    )


def shown_first(ranking: Ranking, most: int) -> Sequence[str]:
    """The first view; where no happening was found at all, the weightiest of what there is, so that there is one."""
    if ranking.first:
        return ranking.first
    return sorted(ranking.saliences, key=lambda id: (-ranking.saliences[id].value, id))[:most]


def _rest(entries: Sequence[Entry], words: Words) -> tuple[str, ...]:
    counts = Counter(entry.kind for entry in entries if not entry.prominent)
    return tuple(plural(words["kinds"][kind.value], counts[kind]) for kind in Kind if counts[kind])
