"""What stands around a timeline: the story's name, what was read, the states in force, people, sources, articles."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from dateline.model import Article, Entity, EntityKind, Source, State, Story
from dateline.tell.accounts import Account, Because, account, because
from dateline.tell.index import Index, page_name
from dateline.tell.words import Words
from dateline.when import When


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read. `first` and `last` are the earliest and latest known publication; `outlets` are sorted names."""

    articles: int
    outlets: tuple[str, ...]
    first: When | None
    last: When | None
    undated: int
    copies: int
    unread: int
    claims: int
    events: int
    origins: int
    conflicts: int


@dataclass(frozen=True, slots=True)
class Holding:
    """A state that no article ends: 'married', of whom, since when, when it is told to hold ("" if not known)."""

    relation: str
    names: tuple[str, ...]
    since: str
    told: str
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class EntityRow:
    """An entity with its other names, the names of its members, and how often it is mentioned and takes part."""

    entity: Entity
    kind: str
    aliases: tuple[str, ...]
    members: tuple[str, ...]
    mentions: int
    events: int


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source with the number of claims that it is said to make, and of those that come down to it."""

    source: Source
    kind: str
    claims: int
    originates: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as it is listed: what to call it, when it was published and why that is known, what it copies."""

    article: Article
    name: str
    published: str
    basis: str
    because: tuple[Because, ...]
    copy_of: str
    claims: int


@dataclass(frozen=True, slots=True)
class Overview:
    """All that stands around the timeline."""

    name: str
    coverage: Coverage
    states: tuple[Holding, ...]
    entities: tuple[EntityRow, ...]
    sources: tuple[SourceRow, ...]
    articles: tuple[ArticleRow, ...]


def overview(story: Story, *, language: str = "en") -> Overview:
    """What stands around the timeline of a story."""
    words = Words(language)
    index = Index(story)
    coverage = _coverage(story)
    return Overview(
        name=name_of(story, language=language),
        coverage=coverage,
        states=tuple(
            _holding(state, index, words)
            for state in story.links.states
            if in_force(state, _closes(coverage.last) if coverage.last else None)
        ),
        entities=_entities(index, words),
        sources=_sources(index, words),
        articles=_articles(index, words),
    )


def name_of(story: Story, *, language: str = "en") -> str:
    """What to call a story: its one or two central names, else the first headline."""
    words = Words(language)
    index = Index(story)
    nameable = [e for e in story.links.entities if e.kind not in (EntityKind.GROUP, EntityKind.PLACE) and _named(e)]
    ranked = sorted(
        (entity for entity in nameable if index.share_of.get(entity.id)),
        key=lambda entity: (-index.share_of[entity.id], -len(entity.mentions), entity.id),
    )
    if ranked:
        first, *others = ranked
        # A second name belongs to the story's where it takes part in at least half as much.
        if others and index.share_of[others[0].id] * 2 >= index.share_of[first.id]:
            return str(words["story"]["join"]).format(first=first.name, second=others[0].name)
        return first.name
    titles = [a.title for a in sorted(story.articles, key=_publication) if a.title]
    return titles[0] if titles else str(words["story"]["untitled"])


def in_force(state: State, last: datetime.date | None) -> bool:
    """Whether no article ends a state: its end is unknown, or not before the last dated article."""
    end = state.when.latest
    return end is None or (last is not None and end >= last)


def _named(entity: Entity) -> bool:
    """Whether the entity is called by a name and not by a description only ('the woman')."""
    return entity.name[:1].isupper()


def _publication(article: Article) -> tuple[str, str]:
    day = article.published.earliest or article.published.latest
    return (day.isoformat() if day else "9999", article.id)


def _opens(when: When) -> datetime.date:
    return when.earliest or when.latest or datetime.date.max


def _closes(when: When) -> datetime.date:
    return when.latest or when.earliest or datetime.date.min


def _coverage(story: Story) -> Coverage:
    known = [a.published for a in story.articles if a.published.known]
    outlets = {article.outlet for article in story.articles if article.outlet}
    return Coverage(
        articles=len(story.articles),
        outlets=tuple(sorted(outlets, key=str.casefold)),
        first=min(known, key=_opens, default=None),
        last=max(known, key=_closes, default=None),
        undated=len(story.articles) - len(known),
        copies=len(story.links.copies),
        unread=len(story.unread),
        claims=len(story.claims),
        events=len(story.links.events),
        origins=len(story.links.origins),
        conflicts=len(story.links.conflicts),
    )


def _holding(state: State, index: Index, words: Words) -> Holding:
    names = tuple(index.entities[entity].name for entity in state.entities if entity in index.entities)
    return Holding(
        relation=state.relation.replace("_", " "),
        names=names,
        since=words.when(_start(state.when)) if state.when.earliest else words["page"]["since_unknown"],
        told=words.when(state.holds_at) if state.holds_at.known else "",
        accounts=tuple(account(index.claims[claim], index, words) for claim in state.claims),
    )


def _start(when: When) -> When:
    """The interval of a state in force: its start, and an open end."""
    return When(when.earliest, None, when.basis)


def _entities(index: Index, words: Words) -> tuple[EntityRow, ...]:
    events = Counter(entity for event in index.story.links.events for entity in set(event.participants))
    rows = [
        EntityRow(
            entity,
            words["entity_kind"][entity.kind.value],
            tuple(alias for alias in entity.aliases if alias != entity.name),
            tuple(index.entities[member].name for member in entity.members if member in index.entities),
            len(entity.mentions),
            events[entity.id],
        )
        for entity in index.story.links.entities
    ]
    return tuple(sorted(rows, key=lambda row: (-row.events, -row.mentions, row.entity.name, row.entity.id)))


def _sources(index: Index, words: Words) -> tuple[SourceRow, ...]:
    links = index.story.links
    said = Counter(source for sources in links.sources_of.values() for source in set(sources))
    ends: Counter[str] = Counter()
    for origin in links.origins:
        if origin.source:
            ends[origin.source] += len(origin.claims)
    rows = [
        SourceRow(source, words["source_kind"][source.kind.value], said[source.id], ends[source.id])
        for source in links.sources
    ]
    return tuple(sorted(rows, key=lambda row: (-row.originates, -row.claims, row.source.name, row.source.id)))


def _articles(index: Index, words: Words) -> tuple[ArticleRow, ...]:
    claims = Counter(claim.span.article for claim in index.story.claims)
    rows = []
    for article in sorted(index.story.articles, key=_publication):
        copy = index.copies.get(article.id)
        original = index.articles.get(copy.original) if copy else None
        rows.append(
            ArticleRow(
                article,
                page_name(article) or words["source"]["page"],
                words.when(article.published) if article.published.known else "",
                words["basis"][article.published.basis.value],
                because(article.published, index),
                (page_name(original) or original.id) if original else "",
                claims[article.id],
            )
        )
    return tuple(rows)
