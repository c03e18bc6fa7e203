"""A story without what a selection leaves out: its events with their evidence and what is said against it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from dateline.model import Entity, Facts, Links, Origin, State, Story
from dateline.tell.index import Index
from dateline.tell.selection import Selection, claims_of


def part_of(story: Story, selection: Selection) -> Story:
    """The events that meet all conditions, whole, and those that contradict or answer them: no side stands alone.

    With them stand their claims, the articles that make these, and who takes part or is said to say it; of origins, the
    claims that are left. A state stays where all that tells it does.
    """
    if selection.is_open:
        return story
    links = story.links
    asked = claims_of(selection, Index(story))
    pairs = [*(each.claims for each in links.conflicts), *((each.claim, each.allegation) for each in links.answers)]
    against = {claim for pair in pairs if not asked.isdisjoint(pair) for claim in pair}
    events = {links.event_of[claim] for claim in asked | against if claim in links.event_of}
    claims = frozenset(claim for event in links.events if event.id in events for claim in event.claims)
    facts = tuple(left for each in story.facts if (left := _facts(each, claims)).claims)
    articles = frozenset(each.article for each in facts)
    return Story(
        articles=tuple(each for each in story.articles if each.id in articles),
        facts=facts,
        links=_links(links, events, facts),
        files=tuple(each for each in story.files if each.article in articles),
    )


def _facts(facts: Facts, claims: Collection[str]) -> Facts:
    return replace(facts, claims=tuple(claim for claim in facts.claims if claim.id in claims))


def _links(links: Links, events: Collection[str], facts: Iterable[Facts]) -> Links:
    """What holds of these events and of the claims and articles of these facts."""
    articles = {each.article for each in facts}
    told = {claim.id: claim for each in facts for claim in each.claims}
    origins = tuple(left for each in links.origins if (left := _origin(each, told)).claims)
    named = {id for claim in told for id in links.sources_of.get(claim, ())}
    sources = tuple(each for each in links.sources if each.id in named | {origin.source for origin in origins})
    states = tuple(each for each in links.states if _is_told(each, told))
    kept = tuple(each for each in links.events if each.id in events)
    referents = {part.referent for claim in told.values() for part in claim.participants}
    people = {links.entity_of[each] for each in referents if each in links.entity_of}
    people |= {id for event in kept for id in event.participants} | {id for state in states for id in state.entities}
    people |= {source.entity for source in sources if source.entity}
    return replace(
        links,
        entities=_with_members(links.entities, people, articles),
        sources=sources,
        events=kept,
        origins=origins,
        states=states,
        conflicts=tuple(each for each in links.conflicts if told.keys() >= {*each.claims}),
        copies=tuple(each for each in links.copies if articles >= {each.article, each.original}),
        versions=tuple(each for each in links.versions if articles >= {each.article, each.earlier}),
        answers=tuple(each for each in links.answers if told.keys() >= {each.claim, each.allegation}),
        links=(),
        publications=tuple(each for each in links.publications if each.article in articles),
        orders=tuple(each for each in links.orders if {each.earlier, each.later} <= {*events}),
    )


def _origin(origin: Origin, told: Collection[str]) -> Origin:
    return replace(origin, claims=tuple(claim for claim in origin.claims if claim in told))


def _is_told(state: State, told: Collection[str]) -> bool:
    return all(claim in told for claim in state.claims)


def _with_members(entities: Iterable[Entity], wanted: Collection[str], articles: Collection[str]) -> tuple[Entity, ...]:
    """These entities and the members of those that are groups, with their mentions in these articles."""
    by_id = {each.id: each for each in entities}
    found: set[str] = set()
    ahead = [id for id in wanted if id in by_id]
    while ahead:
        each = ahead.pop()
        if each not in found:
            found.add(each)
            ahead += [member for member in by_id[each].members if member in by_id]
    return tuple(
        replace(each, mentions=tuple(span for span in each.mentions if span.article in articles))
        for id, each in by_id.items()
        if id in found
    )
