"""Link: what holds over the articles of a story, as separate records that can be recomputed or taken back.

Copies, versions → entities → events → sources and origins → states → conflicts, answers. Every decision that joins two
things is a `Link` with its score and its reason. Pair scores use the two sides and lang/*/{link,states}.toml only.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.link.answers import find_answers
from dateline.link.compare import Comparer, Embed
from dateline.link.conflicts import find_conflicts
from dateline.link.contrary import find_contrary
from dateline.link.copies import find_copies, find_stubs
from dateline.link.corrections import set_right, with_corrections
from dateline.link.decided import Claims, put_aside, said_without, traced_without
from dateline.link.entities import link_entities
from dateline.link.events import group_claims
from dateline.link.happenings import make_events, with_disputed
from dateline.link.kept import Grouped, Meanings
from dateline.link.material import Material
from dateline.link.origins import find_origins
from dateline.link.outcomes import as_answers, find_outcomes
from dateline.link.outlets import find_known
from dateline.link.owners import with_owners
from dateline.link.propositions import propositions
from dateline.link.reuse import How, find_reuse
from dateline.link.sides import sides
from dateline.link.sources import find_sources
from dateline.link.states import find_evidence, find_states
from dateline.link.versions import find_versions, understood
from dateline.model import (
    NOTHING_DECIDED,
    Article,
    Copy,
    Decided,
    Facts,
    Judged,
    Kind,
    Link,
    Links,
    Version,
)


def link(
    articles: Sequence[Article],
    facts: Sequence[Facts],
    embed: Embed | None = None,
    decided: Decided = NOTHING_DECIDED,
) -> Links:
    """All that holds over the articles. Pure, and the same whatever the order of the articles.

    Every claim is in exactly one event and has exactly one origin; every referent is one entity. Events have no
    salience yet, and dates are those of the claims. Articles in a language that isn't understood can be copies only.
    `embed` gives texts as vectors of length 1, a row each, the same for a text whatever the others are (`Embedder`):
    with it what was learned of events in other words joins claims too, without it rules alone do.
    What a person decided goes before what rules find; claims that are put aside are in no event and have no origin, and
    are told in `judged`.
    """
    return linked(grouped(articles, facts, embed, decided), decided)


def grouped(
    articles: Sequence[Article], facts: Sequence[Facts], embed: Embed | None, decided: Decided = NOTHING_DECIDED
) -> Grouped:
    """The first half of `link`, which no verdict and nothing hidden (of `decided`) enters."""
    copies, copy_links = find_copies(sorted(articles, key=lambda a: a.id))
    material = Material.of([a for a in articles if understood(a)], facts)
    versions = find_versions(material.articles)
    entities = link_entities(material, decided)
    reuse = find_reuse(material, (*copies, *_retold(material, versions)))
    said = propositions(material, entities)
    comparer = Comparer(sides(material, entities, said), embed) if embed else None
    claims = Claims(material, said, reuse, group_claims(said, reuse, comparer, decided))
    meanings = Meanings(lambda: comparer) if comparer else None
    return Grouped(tuple(copies), tuple(copy_links), tuple(versions), entities, meanings, claims, tuple(articles))


def linked(before: Grouped, decided: Decided = NOTHING_DECIDED) -> Links:
    """The second half of `link`: what holds once a person's verdicts are heard."""
    entities, meanings, claims = before.entities, before.meanings, before.claims
    aside = put_aside(claims, decided)
    claims = claims.without({each.claim.id for each in aside if each.kind is Kind.WRONG})
    sources = find_sources(claims.material, entities)
    traced = find_origins(claims.material, sources, claims.grouping, claims.reuse, claims.said)
    known = find_known(decided.outlets, before.articles, sources, entities)
    owned = with_owners(traced, claims.material, sources, claims.grouping, known)
    hidden = {each.claim.id for each in aside}
    # two outlets of one owner may contradict each other: only what supports is counted by owners
    origins, counted = traced_without(traced, hidden), traced_without(owned, hidden)
    claims, sources = claims.without(hidden), said_without(sources, hidden)
    material, said, reuse, grouping = claims.material, claims.said, claims.reuse, claims.grouping
    told = find_evidence(material, entities, said)
    quotes = tuple(Link("quote", r.left, r.right, r.score, r.because) for r in reuse if r.how is How.QUOTE)
    outcomes = find_outcomes(material, said, grouping, meanings)
    contrary = find_contrary(material, entities, said, grouping, origins, meanings)
    found = find_conflicts(material, said, grouping, origins, told.evidence, outcomes, contrary)
    conflicts, corrections = set_right(material, sources, found)
    answers = (*find_answers(material, entities, said, grouping, sources), *as_answers(outcomes))
    return Links(
        entities=entities.entities,
        sources=sources.sources,
        events=with_disputed(make_events(material, said, grouping, sources, counted), conflicts),
        origins=counted.origins,
        states=find_states(told, material),
        conflicts=conflicts,
        copies=before.copies,
        versions=before.versions,
        answers=with_corrections(answers, corrections),
        links=(*before.copy_links, *entities.links, *quotes, *grouping.links, *counted.links),
        entity_of=entities.of,
        sources_of=sources.of,
        event_of=grouping.of,
        origin_of=counted.of,
        judged=Judged(aside=aside),
        outlets=known.outlets,
    )


def _retold(material: Material, versions: Sequence[Version]) -> tuple[Copy, ...]:
    """Articles that repeat what another says though they are no copies of it: versions, and the stubs of paywalls."""
    stubs = (Copy(stub, whole, "the beginning of the same article") for stub, whole in find_stubs(material.articles))
    later = (Copy(version.article, version.earlier, version.because) for version in versions)
    return (*stubs, *later)
