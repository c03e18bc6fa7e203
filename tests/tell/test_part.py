"""A part of a story: the events that are asked for, whole, with the other side of each and with nothing else."""

from __future__ import annotations

import pytest

from dateline.model import Origin, Story
from dateline.tell import ALL, Selection, overview, overview_of, part_of, tell
from dateline.tell.index import Index
from dateline.tell.selection import select
from tests.export.story import ferry_story
from tests.tell.test_replies import answered

STORY = tell(ferry_story())


def about(name: str, story: Story = STORY) -> Selection:
    return Selection(about=(next(each.id for each in story.links.entities if each.name == name),))


@pytest.fixture(scope="module")
def part() -> Story:
    return part_of(STORY, about("Helena Marsh"))


def test_what_is_open_is_the_story_itself() -> None:
    assert part_of(STORY, ALL) is STORY


def test_the_events_that_are_asked_for_stand_as_they_are(part: Story) -> None:
    asked = select(about("Helena Marsh"), Index(STORY))
    assert set(asked) <= set(part.links.events)
    assert len(asked) < len(STORY.links.events)
    whole = {claim.id: claim for claim in STORY.claims}
    assert {claim.id: claim for claim in part.claims} == {
        id: whole[id] for event in part.links.events for id in event.claims
    }


def test_each_contradiction_of_them_has_both_its_sides() -> None:
    for event in STORY.links.events:
        only = Selection(first=event.when.earliest, last=event.when.latest)
        left = part_of(STORY, only)
        asked = {claim for each in select(only, Index(STORY)) for claim in each.claims}
        for conflict in STORY.links.conflicts:
            assert asked.isdisjoint(conflict.claims) or conflict in left.links.conflicts


def test_an_answer_stands_with_what_it_answers() -> None:
    story = answered()
    told = next(event for event in story.links.events if "acquitted" in event.title)
    left = part_of(story, Selection(first=told.when.earliest, last=told.when.latest))
    assert {"charged", "acquitted"} <= {word for claim in left.claims for word in claim.title.split()}
    assert next(each for each in story.links.answers if each.claim in told.claims) in left.links.answers


def test_nothing_points_at_what_is_left_out(part: Story) -> None:
    links = part.links
    claims, articles = {claim.id for claim in part.claims}, {article.id for article in part.articles}
    people, sources = {each.id for each in links.entities}, {each.id for each in links.sources}
    assert articles == {claim.span.article for claim in part.claims}
    assert articles < {article.id for article in STORY.articles}
    assert {span.article for entity in links.entities for span in entity.mentions} <= articles
    assert all(people >= {*entity.members} for entity in links.entities)
    assert all(people >= {*event.participants} for event in links.events)
    assert {links.entity_of[each.referent] for claim in part.claims for each in claim.participants} <= people
    assert {source for claim in claims for source in links.sources_of.get(claim, ())} <= sources
    assert {id for event in links.events for id in event.origins} == {origin.id for origin in links.origins}
    assert all(claims >= {*origin.claims} and origin.claims for origin in links.origins)
    assert all(claims >= {*state.claims} for state in links.states)
    assert {each.article for each in part.files} <= articles and not part.unread


def test_who_stands_around_it_is_of_the_part_and_what_was_read_of_all() -> None:
    whole, part = overview(STORY), overview_of(STORY, about("Helena Marsh"))
    assert (part.name, part.coverage, part.trust) == (whole.name, whole.coverage, whole.trust)
    assert {row.article.id for row in part.articles} < {row.article.id for row in whole.articles}
    assert {row.entity.id for row in part.entities} < {row.entity.id for row in whole.entities}


def test_an_origin_keeps_its_name(part: Story) -> None:
    def names(origins: tuple[Origin, ...]) -> dict[str, str | None]:
        return {origin.id: origin.source for origin in origins}

    assert names(part.links.origins).items() <= names(STORY.links.origins).items()
