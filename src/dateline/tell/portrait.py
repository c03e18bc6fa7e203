"""Somebody or something of a story: its names, its groups, what holds of it, what it says, where it is mentioned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dateline.model import Article, Entity, Event, State
from dateline.span import Span
from dateline.tell.index import Index
from dateline.tell.overview import Holding, by_publication, holding
from dateline.tell.passage import Passage, passage
from dateline.tell.selection import has_part
from dateline.tell.words import Words

_AROUND = 90  # characters on either side of a mention: a line or two


@dataclass(frozen=True, slots=True)
class Held:
    """A state with its words: `state.when` is what is drawn."""

    state: State
    holding: Holding


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The mentions of one article, in the order of its words."""

    article: Article
    spans: tuple[Span, ...]

    @property
    def count(self) -> int:
        return len(self.spans)

    def first(self, most: int = 3) -> tuple[tuple[Span, Passage], ...]:
        """The first mentions, with the words around them."""
        return tuple((span, passage(span, self.article, _AROUND)) for span in self.spans[:most])


@dataclass(frozen=True, slots=True)
class Portrait:
    """`aliases` are other names, `members` and `groups` entities; `events` all that it has part in, the weightiest
    first. `says` are the claims (ids) whose chain of sources it stands in; `beside` are those with whom it has part in
    most events, each with their number.
    """

    entity: Entity
    aliases: tuple[str, ...]
    members: tuple[Entity, ...]
    groups: tuple[Entity, ...]
    states: tuple[State, ...]
    events: tuple[Event, ...]
    says: tuple[str, ...]
    beside: tuple[tuple[Entity, int], ...]
    mentions: tuple[Mentioned, ...]


def portrait(entity: Entity, index: Index, *, beside: int = 12) -> Portrait:
    """All that a story tells of an entity; what is not shown of it needs no words yet."""
    links = index.story.links
    events = _events(entity, index)
    sources = (source.id for source in links.sources if source.entity == entity.id)
    says = sorted({claim for source in sources for claim in index.claims_by.get(source, ())})
    return Portrait(
        entity,
        tuple(alias for alias in entity.aliases if alias != entity.name),
        tuple(index.entities[id] for id in entity.members if id in index.entities),
        tuple(other for other in links.entities if entity.id in other.members),
        tuple(state for state in links.states if has_part(state.entities, (entity.id,), index)),
        tuple(sorted(events, key=lambda event: (-event.salience, event.id))),
        tuple(claim for claim in says if claim in index.claims),
        _beside(entity, events, index, beside),
        _mentions(entity, index),
    )


def _events(entity: Entity, index: Index) -> tuple[Event, ...]:
    """The events that it has part in: itself, in a group, or by all of its members."""
    own = index.events_with.get(entity.id, ())
    if not entity.members:
        return own
    (first, *others) = ({event.id for event in index.events_with.get(id, ())} for id in entity.members)
    whole = first.intersection(*others).difference(event.id for event in own)
    return (*own, *(index.events[id] for id in sorted(whole)))


def held(state: State, index: Index, words: Words) -> Held:
    """A state with its words."""
    return Held(state, holding(state, index, words))


def _beside(entity: Entity, events: tuple[Event, ...], index: Index, most: int) -> tuple[tuple[Entity, int], ...]:
    counts: defaultdict[str, int] = defaultdict(int)
    mine = {entity.id, *entity.members}
    for event in events:
        for other in set(event.participants) - mine:
            counts[other] += 1
    known = (index.entities[id] for id in counts if id in index.entities and index.is_named(id))
    ranked = sorted(known, key=lambda other: (-counts[other.id], other.name, other.id))
    return tuple((other, counts[other.id]) for other in ranked[:most])


def _mentions(entity: Entity, index: Index) -> tuple[Mentioned, ...]:
    """By article, in the order of publication."""
    by_article: defaultdict[str, list[Span]] = defaultdict(list)
    for span in sorted(entity.mentions):
        by_article[span.article].append(span)
    return tuple(
        Mentioned(article, tuple(spans))
        for article in sorted(index.story.articles, key=by_publication)
        if (spans := by_article.get(article.id, []))
    )
