"""Links go into a store and come out of it; they are taken back when what they rest on changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dateline.model import (
    Answer,
    AnswerKind,
    Article,
    Conflict,
    Copy,
    Entity,
    EntityKind,
    Facts,
    FileRecord,
    FileStatus,
    Link,
    Links,
    Precedence,
    Publication,
    Source,
    SourceKind,
    State,
    Story,
    Version,
    with_dates,
)
from dateline.pipeline import build_story
from dateline.span import Span
from dateline.store import Build, Linked, Store
from dateline.when import from_edtf
from tests import toy
from tests.store.filling import add

BUILD = Build("0.1.0", "reader", "rules", "key")
STORY = Linked("id-a", "key", "links", ("id-a", "id-b"))


def filled(store: Store) -> Story:
    """A store with two articles and their facts, and the story that they tell with every kind of link."""
    facts = []
    articles = []
    for name, text in (("a", "Ada met Bo.\nBo said Ada left."), ("b", "Cy said Ada left.")):
        article = Article(f"id-{name}", text, text, ())
        add(store, article, path=f"{name}.txt")
        seen = toy.ToyReader().annotate(article)
        facts.append(toy.attribute(article, seen, ()))
        store.set_facts(facts[-1], "key")
        articles.append(replace(article, paths=(f"{name}.txt",)))
    links = toy.link(articles, facts)
    ada, bo = links.entities[0], links.entities[1]
    claims = tuple(sorted(links.event_of))
    group = Entity("g", "they", EntityKind.GROUP, ("the two",), (ada.id, bo.id), (ada.mentions[0],), ())
    return Story(
        tuple(articles),
        tuple(facts),
        replace(
            links,
            entities=(*links.entities, group),
            states=(State("married", (ada.id, bo.id), from_edtf("2013/.."), from_edtf("2014"), claims[:1]),),
            conflicts=(Conflict((claims[0], claims[1]), "date", "one says 2013, one 2014"),),
            copies=(Copy("id-b", "id-a", "the same sentence"),),
            versions=(Version("id-b", "id-a", "another capture"), Version("id-a", "id-b", "and back")),
            answers=(Answer(claims[1], claims[0], AnswerKind.DENIAL, "the same words, denied"),),
            publications=(Publication("id-a", from_edtf("2013/2014-06"), ("what steps back",)),),
            orders=(
                Precedence(claims[0], claims[1], (claims[0], claims[1]), 0.9, Span("id-a", 0, 3)),
                Precedence(claims[1], claims[0], (claims[1], claims[0]), 0.5, None, "surer words say otherwise"),
            ),
            dates={claims[0]: from_edtf("2013-11/2014")},
            links=(Link("event", claims[0], claims[1], 0.75, "the same word"),),
        ),
        files=(
            FileRecord("a.txt", FileStatus.READ, "", "id-a"),
            FileRecord("b.txt", FileStatus.COPY, "its text stands in a.txt", "id-b"),
        ),
    )


def test_links_come_back_as_they_went_in(address: str | Path) -> None:
    with Store(address, write=True) as store:
        story = filled(store)
        store.set_links(STORY, story.links)
        store.set_build(BUILD)
        assert store.story() == replace(story, facts=with_dates(story.facts, story.links.dates))
        assert tuple(store.facts()) == story.facts  # what an article says stays what it said
        assert store.build() == BUILD
        assert store.damage() == []


def test_links_are_replaced_whole(address: str | Path) -> None:
    with Store(address, write=True) as store:
        story = filled(store)
        store.set_links(STORY, story.links)
        store.set_links(STORY, replace(story.links, states=(), conflicts=()))
        assert store.story().links == replace(story.links, states=(), conflicts=())


def test_links_go_when_facts_change(address: str | Path) -> None:
    with Store(address, write=True) as store:
        store.set_links(STORY, filled(store).links)
        store.set_build(BUILD)
        store.set_facts(Facts("id-a", (), (), ()), "another key")
        assert store.build() is None
        assert store.story().links == Links(sources_of={"cid-b-0": ()})


def test_a_claim_in_the_authors_own_voice_has_a_chain_of_no_sources(address: str | Path) -> None:
    with Store(address, write=True) as store:
        story = filled(store)
        store.set_links(STORY, story.links)
        assert () in store.story().links.sources_of.values()


def test_an_empty_story_is_a_story() -> None:
    assert build_story([], stages=toy.stages()) == Story((), (), Links())


def test_an_outlet_that_two_stories_name_is_one_source_and_stays_while_one_of_them_does(address: str | Path) -> None:
    outlet = Source("outlet:herald", "The Herald", SourceKind.OUTLET)
    with Store(address, write=True) as store:
        filled(store)
        for id in ("id-a", "id-b"):
            store.set_links(Linked(id, "key", "links", (id,)), Links(sources=(outlet,)))
        assert store.story().links.sources == (outlet,)
        assert [store.story(id).links.sources for id in ("id-a", "id-b")] == [(outlet,)] * 2
        store.drop_stories(["id-a"])
        assert store.story().links.sources == (outlet,)
        assert store.waiting() == ["id-a"]
        assert store.damage() == []
