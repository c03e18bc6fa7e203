"""What holds for any articles: order, completeness, ids, and that nobody is merged with somebody else."""

from __future__ import annotations

import cProfile
import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.link import link
from dateline.link.names import person_key, same_person
from dateline.model import EntityKind, Links, Phase
from tests.link.build import ORG, Said, Told, article, claim, links

PEOPLE = ["Ann Lee", "Bo Lee", "Lee", "Ann", "A. Lee", "Bill Orr", "William Orr", "Orr", "Mrs Ann Lee", "Ann B. Lee"]
BODIES = ["Torr Line", "Torr", "Torr Bank", "TL"]
VERBS = ["marry", "divorce", "file", "win", "charge", "leave", "be", "buy"]
SOURCES = ["hearsay:", "anonymous:0", "anonymous:1", "outlet:Gull Post", "Ann Lee", "document:a letter"]
WHENS = ["", "2013", "2013-11", "2013-11-08", "2013-11-09", "../2014-10", "2014"]


@st.composite
def said(draw: st.DrawFn) -> Said:
    who, whom, verb = (draw(st.sampled_from(x)) for x in (PEOPLE, PEOPLE + BODIES, VERBS))
    number = draw(st.sampled_from(["5", "7"]))
    return claim(
        verb,
        f"{who} did {verb} {whom} for {number} weeks in town with letters and stones",
        agent=who,
        patient=whom,
        when=draw(st.sampled_from(WHENS)),
        source=draw(st.lists(st.sampled_from(SOURCES), max_size=2, unique=True)),
        denied=draw(st.booleans()),
        phase=draw(st.sampled_from(list(Phase))),
        amount=(number, "week"),
    )


@st.composite
def stories(draw: st.DrawFn) -> list[Told]:
    count = draw(st.integers(1, 5))
    return [
        article(
            f"a{n}",
            *draw(st.lists(said(), min_size=1, max_size=4)),
            outlet=draw(st.sampled_from([None, "Gull Post", "Tide Weekly"])),
            published=draw(st.sampled_from(["", "2013-11", "2014-10-01"])),
            via=draw(st.sampled_from([(), ("Gull Post",)])),
            kinds=dict.fromkeys(BODIES, ORG),
        )
        for n in range(count)
    ]


@settings(max_examples=60, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(told: list[Told], rng: object) -> None:
    shuffled = list(told)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    assert links(*told) == links(*shuffled)


@settings(max_examples=60, deadline=None)
@given(stories())
def test_every_claim_has_one_event_one_origin_and_a_source_for_every_hop(told: list[Told]) -> None:
    found = links(*told)
    claims = {c.id: c for t in told for c in t.facts.claims}
    assert_partition(found, set(claims))
    sources, entities = {s.id for s in found.sources}, {e.id for e in found.entities}
    for id, one in claims.items():
        assert len(found.sources_of[id]) == len(one.attribution)
        assert set(found.sources_of[id]) <= sources
    assert set(found.entity_of) == {r.id for t in told for r in t.facts.referents}
    assert set(found.entity_of.values()) <= entities
    assert {s.entity for s in found.sources} - {None} <= entities
    assert {o.source for o in found.origins} - {None} <= sources
    assert len(sources) == len(found.sources) and len(entities) == len(found.entities)
    assert all(set(k.claims) <= set(claims) and k.claims[0] < k.claims[1] for k in found.conflicts)


def assert_partition(found: Links, claims: set[str]) -> None:
    for groups, of in ((found.events, found.event_of), (found.origins, found.origin_of)):
        members = [c for g in groups for c in g.claims]
        assert sorted(members) == sorted(claims)
        assert of == {c: g.id for g in groups for c in g.claims}
        assert all(g.id == min(g.claims) for g in groups)


@settings(max_examples=60, deadline=None)
@given(stories())
def test_no_entity_is_two_people(told: list[Told]) -> None:
    for entity in links(*told).entities:
        if entity.kind is EntityKind.PERSON:
            full = [n for n in (entity.name, *entity.aliases) if len(person_key(n)) > 1]
            assert all(same_person(a, b) for a in full for b in full)


@settings(max_examples=60, deadline=None)
@given(stories())
def test_dates_of_events_are_no_sharper_than_a_claims(told: list[Told]) -> None:
    found = links(*told)
    whens = {c.id: c.when for t in told for c in t.facts.claims}
    for event in found.events:
        assert any(
            _inside(whens[c].earliest, whens[c].latest, event.when.earliest, event.when.latest) for c in event.claims
        )


def _inside(
    a: datetime.date | None, b: datetime.date | None, lo: datetime.date | None, hi: datetime.date | None
) -> bool:
    """Whether [a, b] lies in [lo, hi]; None is open."""
    return (lo is None or (a is not None and a >= lo)) and (hi is None or (b is not None and b <= hi))


def test_nothing_told_gives_nothing() -> None:
    assert link([], []) == Links()
    assert links(article("a")).events == ()


@pytest.mark.parametrize("count", [300])
def test_work_grows_with_the_articles_and_not_with_their_pairs(count: int) -> None:
    def story(size: int) -> list[Told]:
        return [
            article(
                f"a{n:05d}",
                *(
                    claim(
                        VERBS[(n + k) % 8],
                        f"Ann Lee did something number {n * 7 + k} in town {k}",
                        agent="Ann Lee",
                        when=f"20{10 + k}-{1 + n % 12:02d}-{1 + (n + k) % 28:02d}",
                    )
                    for k in range(10)
                ),
                outlet=f"Outlet {n % 20}",
            )
            for n in range(size)
        ]

    def calls(told: list[Told]) -> int:
        with cProfile.Profile() as counted:
            links(*told)
        return sum(each.callcount for each in counted.getstats())

    assert calls(story(count)) < 6 * calls(story(count // 3))
