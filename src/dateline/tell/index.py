"""A story's records by id, read once, for everything that is told of it."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import urlsplit

from dateline.model import (
    Answer,
    Applied,
    Article,
    Claim,
    Conflict,
    Copy,
    Entity,
    Event,
    Form,
    Kind,
    Origin,
    Outlet,
    Record,
    Source,
    Story,
    TimexType,
)
from dateline.span import Span

P = ParamSpec("P")
T = TypeVar("T")
_VAGUE = "_REF"  # TIMEX3's PAST_REF, PRESENT_REF, FUTURE_REF


@dataclass(frozen=True)
class Index:
    """Look-ups over one story. Not slotted: the tables are made when first asked for."""

    story: Story

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {article.id: article for article in self.story.articles}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.story.claims}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.story.links.entities}

    @cached_property
    def sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.story.links.sources}

    @cached_property
    def outlet_of_source(self) -> dict[str, Outlet]:
        """What the user says of the outlet that a source is, by the source's id."""
        return {id: each.outlet for each in self.story.links.outlets for id in each.sources}

    @cached_property
    def outlet_of_article(self) -> dict[str, Outlet]:
        """What the user says of the outlet that published an article, by the article's id."""
        return {id: each.outlet for each in self.story.links.outlets for id in each.articles}

    @cached_property
    def outlet_called(self) -> dict[str, Outlet]:
        """What the user says of an outlet, by the name of the source that it is."""
        of = self.outlet_of_source
        return {source.name: of[source.id] for source in self.story.links.sources if source.id in of}

    @cached_property
    def origins(self) -> dict[str, Origin]:
        return {origin.id: origin for origin in self.story.links.origins}

    @cached_property
    def events(self) -> dict[str, Event]:
        return {event.id: event for event in self.story.links.events}

    @cached_property
    def copies(self) -> dict[str, Copy]:
        return {copy.article: copy for copy in self.story.links.copies}

    @cached_property
    def conflicts_of(self) -> dict[str, tuple[Conflict, ...]]:
        """The conflicts that a claim has part in."""
        found: defaultdict[str, list[Conflict]] = defaultdict(list)
        for conflict in self.story.links.conflicts:
            for claim in conflict.claims:
                found[claim].append(conflict)
        return {claim: tuple(conflicts) for claim, conflicts in found.items()}

    @cached_property
    def answers_of(self) -> dict[str, tuple[Answer, ...]]:
        """What answers a claim, in the order of its ids."""
        found: defaultdict[str, list[Answer]] = defaultdict(list)
        for answer in sorted(self.story.links.answers, key=lambda a: (a.claim, a.kind.value)):
            if answer.claim in self.claims:
                found[answer.allegation].append(answer)
        return {claim: tuple(answers) for claim, answers in found.items()}

    @cached_property
    def judged(self) -> dict[tuple[Record, str], tuple[Applied, ...]]:
        """What a person decided of a record (its sort and id), in the order of the log, where anything is."""
        found: defaultdict[tuple[Record, str], list[Applied]] = defaultdict(list)
        for each in self.story.links.judged.applied:
            for id in each.records:
                found[each.record, id].append(each)
        return {record: tuple(applied) for record, applied in found.items()}

    @cached_property
    def kept(self) -> frozenset[str]:
        """The events that a person keeps."""
        return frozenset(
            id
            for (record, id), found in self.judged.items()
            if record is Record.EVENT and any(each.kind is Kind.KEEP for each in found)
        )

    @cached_property
    def share_of(self) -> dict[str, float]:
        """In which share of the story's events an entity takes part, 0 to 1."""
        counts: defaultdict[str, int] = defaultdict(int)
        for event in self.story.links.events:
            for entity in set(event.participants):
                counts[entity] += 1
        total = max(1, len(self.story.links.events))
        return {entity: count / total for entity, count in counts.items()}

    @cached_property
    def events_with(self) -> dict[str, tuple[Event, ...]]:
        """The events in which an entity takes part, itself or in a group, in the story's order."""
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.story.links.events:
            for id in {part for entity in event.participants for part in (entity, *self.members_of(entity))}:
                found[id].append(event)
        return {id: tuple(events) for id, events in found.items()}

    @cached_property
    def claims_by(self) -> dict[str, tuple[str, ...]]:
        """The claims (ids, in order) in whose chain a source stands."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for claim, chain in sorted(self.story.links.sources_of.items()):
            for source in dict.fromkeys(chain):
                found[source].append(claim)
        return {source: tuple(claims) for source, claims in found.items()}

    @cached_property
    def largest_share(self) -> float:
        """The share of the most central entity; 1 where nobody takes part in anything."""
        return max(self.share_of.values(), default=1.0)

    @cached_property
    def worked_out(self) -> dict[Hashable, tuple[Event, Any]]:
        """What `per_event` found before, with the event that it is of."""
        return {}

    @cached_property
    def _days(self) -> dict[str, tuple[Span, ...]]:
        """The time expressions that name days, months or years (no lengths, nothing that recurs, no "now")."""
        return {
            facts.article: tuple(
                sorted(
                    timex.span
                    for timex in facts.timexes
                    if timex.type in (TimexType.DATE, TimexType.TIME) and not timex.value.endswith(_VAGUE)
                )
            )
            for facts in self.story.facts
        }

    @cached_property
    def is_undated(self) -> bool:
        """Whether no article has a known day of publication: nothing but the texts' own words dates what they tell."""
        return not any(article.published.known for article in self.story.articles)

    def day_in(self, claim: Claim) -> str:
        """The first expression in a claim's words that names a day, month or year, whatever year is meant; ""."""
        spans = self._days.get(claim.span.article, ())
        first = next((span for span in spans if claim.span.contains(span)), None)
        return " ".join(first.of(self.article_of(claim).text).split()) if first else ""

    def claims_of(self, event: Event) -> tuple[Claim, ...]:
        """An event's claims, in id order."""
        return tuple(self.claims[claim] for claim in sorted(event.claims))

    @cached_property
    def named(self) -> frozenset[str]:
        """The entities that an article calls by a name, and not only by a description ('the woman')."""
        entity_of = self.story.links.entity_of
        referents = (referent for facts in self.story.facts for referent in facts.referents)
        return frozenset(
            entity_of[referent.id]
            for referent in referents
            if referent.id in entity_of and any(mention.form is Form.NAME for mention in referent.mentions)
        )

    def members_of(self, entity: str) -> tuple[str, ...]:
        """The members of the group that an entity is, by id; none of what is no group."""
        return self.entities[entity].members if entity in self.entities else ()

    def is_named(self, entity: str) -> bool:
        """Whether an entity, or a member of the group that it is, has a name."""
        return entity in self.named or any(member in self.named for member in self.members_of(entity))

    def article_of(self, claim: Claim) -> Article:
        return self.articles[claim.span.article]


def per_event(work: Callable[Concatenate[Event, Index, P], T]) -> Callable[Concatenate[Event, Index, P], T]:
    """A function of an event, its story and what else can be hashed, worked out once a story (an `Index`)."""

    @functools.wraps(work)
    def known(event: Event, index: Index, /, *rest: P.args, **options: P.kwargs) -> T:
        key = (work, event.id, rest, *options.items())
        found = index.worked_out.get(key)
        if found is None or found[0] is not event:
            found = index.worked_out[key] = (event, work(event, index, *rest, **options))
        result: T = found[1]
        return result

    return known


def page_name(article: Article) -> str | None:
    """What to call a page: its outlet, else its host, title or file name; None where it has none of them."""
    if article.outlet:
        return article.outlet
    host = host_of(article.url)
    if host:
        return host
    if article.title:
        return article.title
    return PurePath(article.paths[0]).name if article.paths else None


def is_outlet_known(article: Article) -> bool:
    """Whether an article says who published it: by its outlet, or by the host of its address."""
    return bool(article.outlet or host_of(article.url))


def host_of(url: str | None) -> str | None:
    """The host of a web address without 'www.', or None."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:  # "http://[": not an address, and no reason to lose the article
        return None
    return host.removeprefix("www.") if host else None
