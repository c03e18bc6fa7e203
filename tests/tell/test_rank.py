"""The first view holds what carries the story, each thing once; all else is one step away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import EntityKind, Story
from dateline.pipeline import build_story
from dateline.tell import tell, timeline
from dateline.tell.gist import _body, gist, may_be_one
from dateline.tell.index import Index
from dateline.tell.predicates import is_listed, turn_of
from dateline.tell.rank import FIRST_VIEW, Kind, kind_of, rank
from dateline.tell.words import Words
from dateline.when import UNKNOWN
from tests.export.story import ferry_story
from tests.link import build

TEXTS = {
    "2019-03-04": """Mayor Ada Coyle resigned on Friday

Ada Coyle resigned on Friday as mayor of Tarnmouth. Her deputy, Hugh Penrose, will take office on 11 March. Coyle is a
careful woman. She feels relieved. Penrose may run for mayor in the autumn. If the council had listened, Coyle would
have stayed. Coyle was born in Tarnmouth in 1961. She nodded to a neighbour.

No one was arrested. "I gave my best years," Coyle said.""",
    "2019-03-06": """Penrose to lead Tarnmouth

Tarnmouth has been without a mayor since Friday, when Ada Coyle resigned. Police searched the town hall on Monday. They
took away nine boxes.""",
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("town")
    for day, text in TEXTS.items():
        (folder / f"{day}.txt").write_text(text, encoding="utf-8")
    return build_story([Path(folder)], published={f"{day}.txt": day for day in TEXTS})


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("resigned on Friday as mayor", Kind.HAPPENING),
        ("take office", Kind.HAPPENING),  # set for a date
        ("searched the town hall", Kind.HAPPENING),
        ("careful woman", Kind.BACKGROUND),
        ("born in Tarnmouth", Kind.BACKGROUND),  # long before the story, told once
        ("feels relieved", Kind.MOOD),
        ("may run for mayor", Kind.OPINION),
        ("would have stayed", Kind.OPINION),
        ("nodded to a neighbour", Kind.MINOR),
        ("arrested", Kind.MINOR),  # what did not happen
        ("best years", Kind.MINOR),  # a remark on oneself
    ],
)
def test_what_an_event_is_to_a_reader(town: Story, words: str, kind: Kind) -> None:
    index = Index(town)
    kinds = rank(index, Words()).kinds
    found = {kinds[event.id] for event in town.links.events if any(words in c.title for c in index.claims_of(event))}
    assert found == {kind}


def test_only_happenings_stand_in_the_first_view_and_each_once(town: Story) -> None:
    index = Index(town)
    ranking = rank(index, Words())
    assert 0 < len(ranking.first) <= FIRST_VIEW
    assert {ranking.kinds[id] for id in ranking.first} == {Kind.HAPPENING}
    gists = [gist(index.events[id], index) for id in ranking.first]
    assert not any(may_be_one(a, b) for n, a in enumerate(gists) for b in gists[n + 1 :])
    resigned = [id for id in ranking.first if "resign" in index.events[id].title]
    assert len(resigned) == 1


def test_it_holds_no_more_than_asked_and_the_weightiest_first() -> None:
    index = Index(tell(ferry_story()))
    ranking = rank(index, Words(), 3)
    values = [ranking.saliences[id].value for id in ranking.first]
    assert len(values) == 3
    assert values == sorted(values, reverse=True)
    assert ranking.first == rank(index, Words()).first[:3]


def test_the_order_of_articles_and_events_changes_nothing() -> None:
    story = tell(ferry_story())
    links = replace(story.links, events=tuple(reversed(story.links.events)))
    other = Story(tuple(reversed(story.articles)), tuple(reversed(story.facts)), links)
    assert rank(Index(other), Words()).first == rank(Index(story), Words()).first


def test_a_slip_in_a_lemma_hides_no_turn_of_events() -> None:
    assert turn_of("acquitt") == turn_of("acquit") == "justice"
    assert turn_of("injur") == "life"
    assert turn_of("hand over") == "business"
    assert turn_of("watche") == ""
    assert is_listed("watche", frozenset({"watch"}))
    assert not is_listed("", frozenset({"watch"}))


def test_a_title_about_an_it_of_which_nothing_is_told_stands_in_no_first_view() -> None:
    story = ferry_story()
    index = Index(story)
    first = rank(index, Words()).first[0]
    lead_of = {claim.id for claim in index.claims_of(index.events[first])}

    def unnamed(title: str) -> Story:
        facts = tuple(
            replace(f, claims=tuple(replace(c, title=title) if c.id in lead_of else c for c in f.claims))
            for f in story.facts
        )
        return Story(story.articles, facts, story.links)

    assert first in rank(Index(unnamed("That day the ferry sank")), Words()).first
    assert first not in rank(Index(unnamed("“It” is due to be finished in March")), Words()).first
    assert first not in rank(Index(unnamed("That was printed on Monday")), Words()).first


def undated(story: Story) -> Story:
    """The story as its pages would tell it if none of them said when it was published."""
    articles = tuple(replace(article, published=UNKNOWN) for article in story.articles)
    facts = tuple(replace(f, claims=tuple(replace(c, when=UNKNOWN) for c in f.claims)) for f in story.facts)
    links = replace(story.links, events=tuple(replace(event, when=UNKNOWN) for event in story.links.events))
    return replace(story, articles=articles, facts=facts, links=links)


def test_a_story_without_any_date_opens_with_its_happenings_as_they_are_told() -> None:
    told = timeline(undated(ferry_story()))
    titles = " ".join(entry.title for entry in told.undated)
    for happening in ("struck the north pier", "charged Viktor Aldane", "resigned as mayor", "acquitted"):
        assert happening in titles
    assert list(told.undated) == sorted(told.undated, key=lambda entry: entry.told_at)


def test_a_short_story_opens_with_small_things_that_somebody_did() -> None:
    story = tell(ferry_story())
    few = {e.id for e in story.links.events if any(w in e.title for w in ("paid a fine", "resigned as mayor"))}
    events = tuple(e for e in story.links.events if e.id in few)
    index = Index(tell(replace(story, links=replace(story.links, events=events, conflicts=()))))
    assert len(few) == 2
    assert set(rank(index, Words()).first) == few
    assert len(rank(index, Words(), 1).first) == 1


def told_of(tmp_path: Path, *texts: str) -> list[str]:
    """The titles of the first view of articles of one day."""
    for n, text in enumerate(texts):
        (tmp_path / f"{n}.txt").write_text(text, encoding="utf-8")
    days = {f"{n}.txt": "2019-03-04" for n in range(len(texts))}
    story = build_story([tmp_path], published=days)
    first = rank(Index(story), Words()).first
    return [event.title for event in story.links.events if event.id in first]


def test_two_people_who_are_charged_on_one_day_are_both_shown(tmp_path: Path) -> None:
    titles = told_of(
        tmp_path,
        """Two charged over the fall of the wall

Tom Orr, the harbour master, was charged with manslaughter on Friday over the fall of the harbour wall. Ines Sand, 41,
safety director of the ferry line, was charged with failing to act on a warning about the harbour wall.""",
    )
    assert any("Orr" in title for title in titles) and any("Sand" in title for title in titles)


def test_a_court_and_its_judge_pass_one_sentence() -> None:
    assert {_body("judge"), _body("court"), _body("tribunal")} == {"court"}
    assert _body("wall") == "wall"


def index_of(*told: build.Told) -> Index:
    """The index of a story of articles whose claims are given by hand."""
    links = build.links(*told)
    return Index(Story(tuple(t.article for t in told), tuple(t.facts for t in told), links))


def one_of(left: build.Said, right: build.Said, kinds: dict[str, EntityKind]) -> bool:
    """Whether what two articles tell, each one thing, may be one."""
    index = index_of(build.article("a", left, kinds=kinds), build.article("b", right, kinds=kinds))
    one, two = (gist(event, index) for event in index.story.links.events)
    return may_be_one(one, two)


FIRMS = {"Torr Line": EntityKind.ORGANIZATION, "Wick Bank": EntityKind.ORGANIZATION}


def test_an_offer_and_an_agreement_of_the_same_two_are_shown_once() -> None:
    offer = build.claim(
        "offer", "Torr Line offered shares for Wick Bank", agent="Torr Line", partner="Wick Bank", when="2019-02-12"
    )
    agreement = build.claim(
        "agree", "Wick Bank agreed to merge with Torr Line", agent="Wick Bank", partner="Torr Line", when="2019-02"
    )
    assert one_of(offer, agreement, FIRMS)


def test_what_each_of_two_does_to_the_other_is_two_things() -> None:
    one = build.claim("sue", "Torr Line sued Wick Bank", agent="Torr Line", patient="Wick Bank", when="2019-02-12")
    back = build.claim("sue", "Wick Bank sued Torr Line", agent="Wick Bank", patient="Torr Line", when="2019-02")
    assert not one_of(one, back, FIRMS)


def test_the_head_of_a_firm_is_no_firm_and_may_be_who_is_named_elsewhere() -> None:
    named = build.claim("warn", "Bo Ray was warned that the wall was weak", patient="Bo Ray", when="2019-02-12")
    described = build.claim(
        "warn",
        "the engineer had warned the head of Torr Line before the fall",
        agent="the engineer",
        patient="the head",
        partner="Torr Line",
    )
    kinds = {**FIRMS, "the engineer": EntityKind.OTHER, "the head": EntityKind.OTHER}
    assert one_of(named, described, kinds)


def test_what_one_holds_against_another_is_an_opinion_unless_it_is_told_when() -> None:
    def kind(when: str) -> Kind:
        said = build.claim(
            "accuse", "Ann Lee accuses Bo Ray of looking away", agent="Ann Lee", patient="Bo Ray", when=when
        )
        index = index_of(build.article("a", said, published="2019-02-14"))
        (event,) = index.story.links.events
        return kind_of(event, index, None)

    assert kind("") is Kind.OPINION
    assert kind("2019-02-12") is not Kind.OPINION
