"""Which events of a story are told: a filter that the command line, the page and an export share.

A selection is data: its conditions hold together, and one without any leaves every event. Nothing is decided that is
not known: an event whose interval may lie in the window stays, and one without any date is left out of a window only,
unless it is asked for.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.errors import OptionError
from dateline.model import Article, Event, Standing, State, Story
from dateline.tell.headings import drawn
from dateline.tell.index import Index, per_event
from dateline.tell.labels import Label, event_labels
from dateline.tell.lead import lead
from dateline.when import When


@dataclass(frozen=True, slots=True)
class Selection:
    """Conditions that hold together.

    `about`: entities (ids) that all take part, themselves or as members of a group. `first`, `last`: the days between
    which an event may lie. `min_origins`: no fewer origins. `standings`, `labels`: one of them, where there are any.
    `undated`: whether events without any date are told; None leaves them out of a window, and nowhere else. `kept`:
    only those that a person keeps.
    """

    about: tuple[str, ...] = ()
    first: datetime.date | None = None
    last: datetime.date | None = None
    min_origins: int = 1
    standings: tuple[Standing, ...] = ()
    labels: tuple[Label, ...] = ()
    undated: bool | None = None
    kept: bool = False

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise OptionError(f"the window ends ({self.last}) before it begins ({self.first}): put the earlier first")
        if self.min_origins < 1:
            raise OptionError(f"{self.min_origins} origins: give 1 or more")

    @property
    def has_window(self) -> bool:
        return self.first is not None or self.last is not None

    @property
    def is_open(self) -> bool:
        """Whether it leaves every event."""
        return self == ALL

    @property
    def of_a_kind(self) -> bool:
        """Whether it asks for events of a kind, of which whoever looks for them wants all, however small."""
        return bool(self.standings or self.labels or self.min_origins > 1 or self.kept)

    def single(self) -> tuple[Selection, ...]:
        """Each of its conditions alone."""
        window = Selection(first=self.first, last=self.last, undated=self.undated)
        return tuple(
            each
            for each in (
                *(Selection(about=(entity,)) for entity in self.about),
                window,
                Selection(min_origins=self.min_origins),
                Selection(standings=self.standings),
                Selection(labels=self.labels),
                Selection(kept=self.kept),
            )
            if not each.is_open
        )


ALL = Selection()


def select(selection: Selection, index: Index) -> tuple[Event, ...]:
    """The events that meet all conditions, in the story's order."""
    return tuple(event for event in index.story.links.events if meets(event, selection, index))


@per_event
def drawn_as(event: Event, index: Index) -> Standing:
    """The standing of an event as it is drawn and filtered."""
    return drawn(event, lead(event, index), index)


def meets(event: Event, selection: Selection, index: Index) -> bool:
    """Whether an event meets all conditions."""
    return (
        has_part(event.participants, selection.about, index)
        and _may_lie(event.when, selection)
        and (selection.min_origins == 1 or len(event.origins) >= selection.min_origins)
        and (not selection.standings or drawn_as(event, index) in selection.standings)
        and (not selection.kept or event.id in index.kept)
        and (not selection.labels or not set(selection.labels).isdisjoint(event_labels(event, index)))
    )


def has_part(entities: Sequence[str], asked: Sequence[str], index: Index) -> bool:
    """Whether all who are asked for are among these entities: themselves, in a group, or by all their members."""
    if not asked:
        return True
    parts = {id for entity in entities for id in (entity, *index.members_of(entity))}
    return all(id in parts or parts.issuperset(index.members_of(id) or [id]) for id in asked)


def _may_lie(when: When, selection: Selection) -> bool:
    if not when.known:
        return selection.undated if selection.undated is not None else not selection.has_window
    first, last = selection.first, selection.last
    late = last is not None and when.earliest is not None and when.earliest > last
    return not late and not (first is not None and when.latest is not None and when.latest < first)


def surely_lies(when: When, selection: Selection) -> bool:
    """Whether an interval lies in the window for certain, where there is one: all of it, and not only a part."""
    begins = selection.first is None or (when.earliest is not None and when.earliest >= selection.first)
    ends = selection.last is None or (when.latest is not None and when.latest <= selection.last)
    return begins and ends


def claims_of(selection: Selection, index: Index) -> frozenset[str]:
    """The ids of the claims of the events that meet all conditions."""
    return frozenset(claim for event in select(selection, index) for claim in event.claims)


def articles_of(selection: Selection, story: Story) -> tuple[Article, ...]:
    """The articles that tell an event that meets all conditions (all, where there are none), by publication and id."""
    if selection.is_open:
        chosen = story.articles
    else:
        told = claims_of(selection, Index(story))
        tellers = {claim.span.article for claim in story.claims if claim.id in told}
        chosen = tuple(article for article in story.articles if article.id in tellers)
    return tuple(sorted(chosen, key=lambda a: (str(a.published.earliest or a.published.latest or "9999"), a.id)))


def select_states(selection: Selection, index: Index) -> tuple[State, ...]:
    """The states of all whom it is about, themselves or as a group, that may have held in its window."""
    window = When(selection.first, selection.last)
    return tuple(
        state
        for state in index.story.links.states
        if has_part(state.entities, selection.about, index) and state.when.meets(window)
    )
