"""What stands around a timeline: the story's name, what was read, the states in force, people, sources, articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.model import Article, Entity, EntityKind, Force, Origin, Outlet, Source, State, Story
from dateline.tell.accounts import Account, Because, account, because
from dateline.tell.chain import teller
from dateline.tell.coverage import Coverage, coverage, is_foreign, language_names
from dateline.tell.index import Index, is_outlet_known, page_name
from dateline.tell.measured import measured_errors
from dateline.tell.outlets import said_of
from dateline.tell.part import part_of
from dateline.tell.selection import Selection
from dateline.tell.words import Words
from dateline.when import When


@dataclass(frozen=True, slots=True)
class Holding:
    """A state in words: of whom (`names`), what (`relation`: "employed by"), of what else (`others`), since when.

    `told` says when and where it was last told to hold, or that it has ended, or that neither is known; the first of
    the `accounts` is the one that tells it.
    """

    names: tuple[str, ...]
    relation: str
    others: tuple[str, ...]
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
    """A source with the number of claims that it is said to make, and of those that come down to it.

    `said` is what the user says of it, and `about` that in words, as it may leave the machine.
    """

    source: Source
    kind: str
    claims: int
    originates: int
    said: Outlet | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """Another article: its id and what to call it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as it is listed: what to call it, when it was published and why that is known, what it copies.

    `copy_of` and `version_of` name its original or the earlier capture, by id and in words; `partial` says why it is
    only a part, and `foreign` is its language, where that is not understood. `said` is what the user says of its
    outlet, and `about` that in words, as it may leave the machine.
    """

    article: Article
    name: str
    published: str
    basis: str
    because: tuple[Because, ...]
    copy_of: Other | None
    version_of: Other | None
    partial: str
    foreign: str
    claims: int
    said: Outlet | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """All that stands around the timeline. `trust` says how often such a timeline is wrong, as measured."""

    name: str
    coverage: Coverage
    trust: tuple[str, ...]
    states: tuple[Holding, ...]
    entities: tuple[EntityRow, ...]
    sources: tuple[SourceRow, ...]
    articles: tuple[ArticleRow, ...]


def overview(story: Story, *, language: str = "en", index: Index | None = None) -> Overview:
    """What stands around the timeline of a story; `index` is that of the story, where there is one already."""
    words = Words(language)
    index = index or Index(story)
    read = coverage(story, words)
    return Overview(
        name=name_of(story, language=language),
        coverage=read,
        trust=measured_errors(words),
        states=tuple(holding(state, index, words) for state in story.links.states if state.force is Force.IN_FORCE),
        entities=_entities(index, words),
        sources=_sources(index, words),
        articles=_articles(index, words),
    )


def overview_of(story: Story, selection: Selection, *, language: str = "en") -> Overview:
    """What stands around the events that a selection leaves: the people, sources, articles and states of these alone.

    What was read, and what the story is called, is that of all of it.
    """
    whole = overview(story, language=language)
    if selection.is_open:
        return whole
    part = overview(part_of(story, selection), language=language)
    return replace(whole, states=part.states, entities=part.entities, sources=part.sources, articles=part.articles)


def name_of(story: Story, *, language: str = "en") -> str:
    """What to call a story: its one or two central names, else the first headline."""
    events = Counter(entity for event in story.links.events for entity in set(event.participants))
    nameable = (entity for entity in story.links.entities if entity.kind not in (EntityKind.GROUP, EntityKind.PLACE))
    ranked = sorted(
        (entity for entity in nameable if events[entity.id]),
        key=lambda entity: (-events[entity.id], -len(entity.mentions), entity.id),
    )
    titles = [a.title for a in sorted(story.articles, key=by_publication) if a.title]
    shares = [(entity.name, events[entity.id]) for entity in ranked]
    return called_by(shares, titles[0] if titles else "", Words(language))


def called_by(shares: Iterable[tuple[str, int]], title: str, words: Words) -> str:
    """What to call a story: by those who take part in most of its events (names and numbers, the most first), else by
    its first headline. What is called by a description only ('the woman') names nothing.
    """
    named = [(name, events) for name, events in shares if name[:1].isupper()]
    if not named:
        return title or str(words["story"]["untitled"])
    (first, most), *others = named
    # A second name belongs to the story's where it takes part in at least half as much.
    if others and others[0][1] * 2 >= most:
        return str(words["story"]["join"]).format(first=first, second=others[0][0])
    return first


def by_publication(article: Article) -> tuple[str, str]:
    """Articles in the order of their publication, those without a date last."""
    day = article.published.earliest or article.published.latest
    return (day.isoformat() if day else "9999", article.id)


def holding(state: State, index: Index, words: Words) -> Holding:
    """A state in words, whether it is in force or not."""
    names = tuple(index.entities[entity].name for entity in state.entities if entity in index.entities)
    phrase = words["relation"].get(state.relation, state.relation.replace("_", " "))
    relation, of_others, _ = phrase.partition("{other}")
    first = {Force.IN_FORCE: state.told_by, Force.ENDED: state.ended_by, Force.UNKNOWN: ()}[state.force]
    claims = dict.fromkeys((*first, *state.claims))
    accounts = tuple(account(index.claims[claim], index, words) for claim in claims)
    return Holding(
        names=names[:1] if of_others else names,
        relation=relation.strip(),
        others=names[1:] if of_others else (),
        since=_since(state, words),
        told=_told(state, accounts, words),
        accounts=accounts,
    )


def _since(state: State, words: Words) -> str:
    if state.force is not Force.IN_FORCE:
        return words.when(state.when) if state.when.known else ""
    return words.when(_start(state.when)) if state.when.earliest else str(words["page"]["since_unknown"])


def _told(state: State, accounts: Sequence[Account], words: Words) -> str:
    """Who told it last, and when: whether it holds today no article can tell."""
    if state.force is Force.UNKNOWN or not accounts:
        return str(words["page"]["may_be_over"])
    phrases = words["page"][state.force.value]
    published, name = accounts[0].article.published, accounts[0].steps[0].name
    return str(phrases[0] if published.known else phrases[1]).format(name=name, when=words.when(published))


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
        for claim in origin.claims if origin.owner else ():
            ends[_told_by(claim, origin, index)] += 1
        if origin.source and not origin.owner:
            ends[origin.source] += len(origin.claims)
    known = index.outlet_of_source
    rows = [
        SourceRow(
            source,
            words["source_kind"][source.kind.value],
            said[source.id],
            ends[source.id],
            known.get(source.id),
            said_of(known.get(source.id), words),
        )
        for source in links.sources
    ]
    return tuple(sorted(rows, key=lambda row: (-row.originates, -row.claims, row.source.name, row.source.id)))


def _told_by(claim: str, origin: Origin, index: Index) -> str:
    """Which of one owner's outlets a claim comes down to: the one that it names last, else its page's."""
    named = [id for id in index.story.links.sources_of.get(claim, ()) if id in index.outlet_of_source]
    article = index.claims[claim].span.article if claim in index.claims else ""
    own = next((each.sources for each in index.story.links.outlets if article in each.articles), ())
    return named[-1] if named else own[0] if own else origin.source or ""


def _articles(index: Index, words: Words) -> tuple[ArticleRow, ...]:
    claims = Counter(claim.span.article for claim in index.story.claims)
    originals = {copy.article: copy.original for copy in index.story.links.copies}
    earlier = {version.article: version.earlier for version in index.story.links.versions}
    return tuple(
        ArticleRow(
            article,
            teller(article, words) if is_outlet_known(article) else words["source"]["outlet_unknown"],
            words.when(article.published) if article.published.known else "",
            words["basis"][article.published.basis.value],
            because(article.published, index),
            _other(originals.get(article.id), index),
            _other(earlier.get(article.id), index),
            article.partial,
            "".join(language_names([article.language], words)) if is_foreign(article) else "",
            claims[article.id],
            index.outlet_of_article.get(article.id),
            said_of(index.outlet_of_article.get(article.id), words),
        )
        for article in sorted(index.story.articles, key=by_publication)
    )


def _other(id: str | None, index: Index) -> Other | None:
    article = index.articles.get(id) if id else None
    return Other(article.id, page_name(article) or article.id) if article else None
