"""Stores of made-up stories that are linked by what their maker knows: as large as wanted, in a minute or two.

`_scale_data` writes the articles; nothing is compared here, for the maker knows which claims tell one happening. One
story can be long: thousands of happenings over years, each told by several articles.
"""

from __future__ import annotations

import datetime
import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks._scale_data import Made, long_story, one_story, stories
from dateline.model import (
    Article,
    Claim,
    Conflict,
    Entity,
    Event,
    Facts,
    Force,
    Links,
    Origin,
    Source,
    SourceKind,
    Standing,
    State,
    Story,
)
from dateline.store import Build, FileRead, Linked, Reading, Store
from dateline.tell import tell
from dateline.when import UNKNOWN, Basis, Reason, When, from_edtf

RELATIONS = ("married", "employed_by", "charged_with")
LINKS = "made up"


def fill(path: Path, *, claims: int, events: int, seed: int = 1) -> dict[str, list[str]]:
    """Fill a new store with so many claims, one story of it with so many events (0: none is long).

    Returns the ids of its stories: the `long` one, and the `short` ones.
    """
    found: dict[str, list[str]] = {"long": [], "short": []}
    there = 0
    coming = stories(seed)
    with Store(path, write=True) as store:
        if events:
            made = long_story(seed, events)
            there += _put(store, made, random.Random(f"{seed} long"))
            found["long"].append(min(each.article.id for each in made))
        while there < claims:
            made = next(coming)
            there += _put(store, made, random.Random(f"{seed} {made[0].article.id}"))
            found["short"].append(min(each.article.id for each in made))
        store.set_build(Build("load", LINKS, LINKS, LINKS))
    return found


def _put(store: Store, made: Sequence[Made], dice: random.Random) -> int:
    """Write a story; how many claims it has."""
    articles = _put_articles(store, made)
    facts = tuple(each.facts for each in made)
    put_links(store, articles, facts, dice)
    return sum(len(each.claims) for each in facts)


def _put_articles(store: Store, made: Sequence[Made]) -> list[Article]:
    named = [replace(each.article, paths=(f"{each.article.id}.txt",)) for each in made]
    for article in named:
        name = article.paths[0]
        store.add_file(FileRead(name, name, name, LINKS, readings=[Reading(name, article)], content=name.encode()))
    for each in made:
        store.set_facts(each.facts, LINKS)
    return named


def put_links(store: Store, articles: Sequence[Article], facts: Sequence[Facts], dice: random.Random) -> None:
    """Write what holds over the articles of a story, told as a build tells it."""
    known = tuple(sorted(articles, key=lambda each: each.id))
    ordered = tuple(sorted(facts, key=lambda each: each.article))
    told = tell(Story(known, ordered, linked(known, ordered, dice)))
    ids = tuple(article.id for article in known)
    store.set_links(Linked(ids[0], f"{LINKS} {dice.random()}", LINKS, ids), told.links)


def linked(articles: Sequence[Article], facts: Sequence[Facts], dice: random.Random) -> Links:
    """What holds over made-up articles, as their maker knows it."""
    outlet_of = {article.id: article.outlet or "" for article in articles}
    entities, entity_of = _entities(facts)
    by_happening: dict[tuple[object, object, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for claim in sorted((claim for each in facts for claim in each.claims), key=lambda each: each.id):
        who = tuple(entity_of[part.referent] for part in claim.participants)
        by_happening[claim.predicate, claim.when.earliest, who].append(claim)
    sources: dict[str, Source] = {}
    sources_of: dict[str, tuple[str, ...]] = {}
    events, origins, conflicts, states = [], [], [], []
    for (_, _, who), told in by_happening.items():
        of_source: dict[str, list[str]] = defaultdict(list)
        for claim in told:
            hop = claim.attribution[-1] if claim.attribution else None
            name, kind = (hop.name, SourceKind.PERSON) if hop else (outlet_of[claim.span.article], SourceKind.OUTLET)
            source = sources.setdefault(name, Source(f"s-{kind.value}-{name}", name, kind))
            sources_of[claim.id] = (source.id,) if hop else ()
            of_source[source.id].append(claim.id)
        mine = [Origin(f"o-{ids[0]}", source, tuple(ids), "the chain of sources ends there") for source, ids in
                of_source.items()]  # fmt: skip
        standing = _standing(len(mine), len(told), dice)
        ids = tuple(claim.id for claim in told)
        event = Event(f"e-{ids[0]}", "", _when(told[0], dice), tuple(dict.fromkeys(who)), standing, ids,
                      tuple(origin.id for origin in mine))  # fmt: skip
        if standing is Standing.DISPUTED:
            conflicts.append(Conflict((ids[0], ids[1]), "amount", "the amounts differ"))
        if dice.random() < 0.02:
            when = When(event.when.earliest, None, Basis.INFERRED)
            two = who[:2]
            states.append(State(dice.choice(RELATIONS), two, when, when, ids, Force.IN_FORCE, ids))
        events.append(event)
        origins += mine
    return Links(
        entities=entities,
        sources=tuple(sources.values()),
        events=tuple(sorted(events, key=lambda each: each.id)),
        origins=tuple(sorted(origins, key=lambda each: each.id)),
        states=tuple(states),
        conflicts=tuple(conflicts),
        entity_of=entity_of,
        sources_of=sources_of,
        event_of={claim: event.id for event in events for claim in event.claims},
        origin_of={claim: origin.id for origin in origins for claim in origin.claims},
    )


def _entities(facts: Iterable[Facts]) -> tuple[tuple[Entity, ...], dict[str, str]]:
    """Referents of one name are one."""
    named = defaultdict(list)
    for each in facts:
        for referent in each.referents:
            named[referent.name].append(referent)
    entities: list[Entity] = []
    entity_of: dict[str, str] = {}
    for name, referents in named.items():
        ids = sorted(referent.id for referent in referents)
        spans = tuple(sorted(mention.span for referent in referents for mention in referent.mentions))
        entities.append(Entity(ids[0], name, referents[0].kind, (), (), spans, tuple(ids)))
        entity_of |= dict.fromkeys(ids, ids[0])
    return tuple(sorted(entities, key=lambda each: each.id)), entity_of


def _standing(origins: int, claims: int, dice: random.Random) -> Standing:
    chance = dice.random()
    if chance < 0.03 and claims > 1:
        return Standing.DISPUTED
    if chance < 0.06:
        return Standing.EXPECTED
    return Standing.SEVERAL_ORIGINS if origins > 1 else Standing.REPORTED


def _when(claim: Claim, dice: random.Random) -> When:
    """Mostly the day; else its month or year, a bound alone, or nothing."""
    day = claim.when.earliest
    assert day is not None
    because = (Reason("told", claim.span),)
    month = datetime.date(day.year, day.month, 1)
    chance = dice.random()
    if chance < 0.70:
        return claim.when
    if chance < 0.85:
        return replace(from_edtf(f"{month:%Y-%m}"), basis=Basis.INFERRED, because=because)
    if chance < 0.90:
        return replace(from_edtf(f"{day.year}"), basis=Basis.INFERRED, because=because)
    if chance < 0.94:
        return When(day, None, Basis.INFERRED, because)
    return When(None, day, Basis.INFERRED, because) if chance < 0.98 else UNKNOWN


def rewrite(path: Path, story: str, number: int) -> None:
    """What a build does when an article comes in: it is read, its story is taken away, and linked anew with it."""
    dice = random.Random(f"again {number}")
    with Store(path, write=True) as store:
        made = one_story(1, 10**6 + len(store.article_ids()))[0]  # one that it doesn't have
        members = store.articles_in(store.story_id(story))
        _put_articles(store, [made])
        old, facts = store.articles(members), store.facts(members)
        store.set_facts(facts[0], f"{LINKS} {number}")  # takes the story away, as a build does that reads it anew
        put_links(store, [*old, *store.articles([made.article.id])], (*facts, made.facts), dice)
        store.set_build(Build("load", LINKS, LINKS, f"{LINKS} {number}"))
