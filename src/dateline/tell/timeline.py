"""Story → Timeline: what a page or a terminal shows, in order, each line with its source and its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby

from dateline.model import Claim, Event, Story
from dateline.tell.accounts import Account, Because, Disagreement, accounts, because, disagreements
from dateline.tell.chain import byline, chain
from dateline.tell.index import Index
from dateline.tell.lead import lead
from dateline.tell.salience import Salience, salience
from dateline.tell.slots import Slot, slot
from dateline.tell.words import Words, plural
from dateline.when import When

PROMINENT = 40  # events in the first view: what a reader takes in at a sitting


@dataclass(frozen=True, slots=True)
class Entry:
    """One event as it is shown. `byline` and `certainty` stand beside `title` wherever it is shown.

    `more_origins` counts those that say the same, not those that differ. `because` is how the event's date is known.
    `told_at` is where the title's claim stands (publication, article, offset): it orders what has the same date.
    `supporting` says so, `opposing` says it did not happen; `disagreements` hold both sides of each conflict.
    """

    event: Event
    title: str
    byline: str
    more_origins: str
    certainty: str
    phase: str
    standing: str
    when: When
    when_words: str
    short_when: str
    basis: str
    because: tuple[Because, ...]
    salience: Salience
    prominent: bool
    told_at: tuple[str, str, int]
    supporting: tuple[Account, ...]
    opposing: tuple[Account, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def articles(self) -> int:
        """How many articles tell it."""
        return len({account.article.id for account in (*self.supporting, *self.opposing)})


@dataclass(frozen=True, slots=True)
class Section:
    """A month (or what is known less sharply than a month) with its entries in order."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year: `sections` hold what is shown at first, `more` the rest (`more_words`: '27 more events in 2013')."""

    year: int
    sections: tuple[Section, ...]
    more: tuple[Section, ...]
    more_words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All events of a story: by year and month, and those without any date."""

    years: tuple[Year, ...]
    undated: tuple[Entry, ...]
    undated_more: tuple[Entry, ...]
    undated_more_words: str

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, in the order of the page."""
        dated = (e for y in self.years for s in (*y.sections, *y.more) for e in s.entries)
        return (*dated, *self.undated, *self.undated_more)


def timeline(story: Story, *, prominent: int = PROMINENT, language: str = "en") -> Timeline:
    """The timeline of a story; the `prominent` most salient events come first in their year, the rest after them."""
    words = Words(language)
    index = Index(story)
    saliences = {event.id: salience(event, index, words) for event in story.links.events}
    first = set(sorted(saliences, key=lambda event: (-saliences[event].value, event))[:prominent])
    entries = [_entry(event, saliences[event.id], event.id in first, index, words) for event in story.links.events]
    placed = sorted(((slot(entry.when), entry) for entry in entries), key=_place)
    dated = [(at, entry) for at, entry in placed if at is not None]
    undated = sorted((e for at, e in placed if at is None), key=lambda e: (-e.salience.value, e.event.id))
    rest = tuple(entry for entry in undated if not entry.prominent)
    return Timeline(
        years=tuple(_year(year, list(group), words) for year, group in groupby(dated, key=lambda pair: pair[0].year)),
        undated=tuple(entry for entry in undated if entry.prominent),
        undated_more=rest,
        undated_more_words=plural(words["groups"]["more_undated"], len(rest)) if rest else "",
    )


def _place(pair: tuple[Slot | None, Entry]) -> tuple[object, ...]:
    at, entry = pair
    key = (at.year, at.month, at.known) if at else ()
    return (at is None, key, *_bounds(entry.when), *entry.told_at, entry.event.id)


def _bounds(when: When) -> tuple[str, str]:
    first = when.earliest or when.latest
    last = when.latest or when.earliest
    return (first.isoformat() if first else "", last.isoformat() if last else "")


def _year(year: int, placed: list[tuple[Slot, Entry]], words: Words) -> Year:
    rest = [(at, entry) for at, entry in placed if not entry.prominent]
    return Year(
        year,
        _sections(((at, entry) for at, entry in placed if entry.prominent), words),
        _sections(rest, words),
        plural(words["groups"]["more"], len(rest), group=year) if rest else "",
    )


def _sections(placed: Iterable[tuple[Slot, Entry]], words: Words) -> tuple[Section, ...]:
    key: Callable[[tuple[Slot, Entry]], Slot] = lambda pair: pair[0]  # noqa: E731
    return tuple(
        Section(at.heading(words), tuple(entry for _, entry in group)) for at, group in groupby(placed, key=key)
    )


def _told_at(claim: Claim, index: Index) -> tuple[str, str, int]:
    published = index.article_of(claim).published.earliest
    return (published.isoformat() if published else "9999", claim.span.article, claim.span.start)


def _entry(event: Event, score: Salience, prominent: bool, index: Index, words: Words) -> Entry:
    best = lead(event, index)
    told = accounts(event, best, index, words)
    standing = words["standing"][event.standing.value].format(n=len(event.origins))
    supporting = tuple(account for account in told if not account.opposes)
    differing = {claim for conflict in index.conflicts_of.get(best.id, ()) for claim in conflict.claims} - {best.id}
    others = len({account.origin for account in supporting if account.claim.id not in differing}) - 1
    return Entry(
        event=event,
        title=event.title or best.title,
        byline=byline(chain(best, index, words), words),
        more_origins=plural(words["source"]["and_more"], others) if others > 0 else "",
        certainty=words["certainty"][best.certainty.value],
        phase=words["phase"][best.phase.value],
        standing=standing,
        when=event.when,
        when_words=words.when(event.when),
        short_when=words.short_when(event.when),
        basis=words["basis"][event.when.basis.value],
        because=because(event.when, index),
        salience=score,
        prominent=prominent,
        told_at=_told_at(best, index),
        supporting=supporting,
        opposing=tuple(account for account in told if account.opposes),
        disagreements=disagreements(event, index, words),
    )
