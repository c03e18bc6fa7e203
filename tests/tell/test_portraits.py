"""Somebody of a story, its contradictions and origins, and the accounts of an event compared."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Certainty, Story
from dateline.tell import tell
from dateline.tell.accounts import accounts
from dateline.tell.comparison import Respect, Verdict, comparison
from dateline.tell.contradictions import contradictions
from dateline.tell.index import Index
from dateline.tell.lead import lead
from dateline.tell.portrait import held, portrait
from dateline.tell.roots import roots
from dateline.tell.words import Words
from dateline.when import from_edtf
from tests.export.story import empty_story, ferry_story

WORDS = Words()


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(tell(ferry_story()))


def test_a_portrait_has_groups_states_events_and_words(index: Index) -> None:
    told = portrait(index.entities["n-viktor-aldane"], index)
    assert [group.name for group in told.groups] == ["the pair"]
    assert "Mr. Aldane" in told.aliases
    assert {held(state, index, WORDS).holding.relation for state in told.states} == {"married", "lives in"}
    assert [event.salience for event in told.events] == sorted((e.salience for e in told.events), reverse=True)
    assert told.beside[0][0].name == "Petra Voss"
    for claim in told.says:
        assert any(hop.name == "Viktor Aldane" for hop in index.claims[claim].attribution)
    assert sum(each.count for each in told.mentions) == len(told.entity.mentions)
    for each in told.mentions:
        assert len(each.first()) == min(each.count, 3)
        assert all(shown.quote == span.of(each.article.text) for span, shown in each.first())


def test_a_group_has_part_in_what_its_members_have(index: Index) -> None:
    pair = portrait(index.entities["n-the-pair"], index)
    assert [member.name for member in pair.members] == ["Viktor Aldane", "Petra Voss"]
    assert pair.events
    assert not {"Viktor Aldane", "Petra Voss"} & {other.name for other, _ in pair.beside}


def test_every_contradiction_has_both_sides_the_weightiest_first(index: Index) -> None:
    found = contradictions(index, WORDS)
    assert len(found) == len(index.story.links.conflicts)
    assert [each.weight for each in found] == sorted((each.weight for each in found), reverse=True)
    for each in found:
        assert each.left.claim.id != each.right.claim.id
        assert each.about
        assert not each.one_origin
    assert any(each.left_event != each.right_event for each in found)


def test_every_claim_rests_on_one_origin_of_the_list(index: Index) -> None:
    found = roots(index, WORDS)
    assert sorted(claim for root in found for claim in root.claims) == sorted(index.claims)
    assert [len(root.tellers) for root in found] == sorted((len(root.tellers) for root in found), reverse=True)
    assert all(root.name for root in found)
    assert any(root.unnamed for root in found)
    assert roots(Index(empty_story()), WORDS) == ()
    assert contradictions(Index(empty_story()), WORDS) == ()


def respects(story: Story, event: str) -> dict[str, Respect]:
    index = Index(story)
    found = index.events[event]
    told = accounts(found, lead(found, index), index, WORDS)
    return {each.key: each for each in comparison(found, told, index, WORDS)}


def test_dates_agree_fit_or_differ() -> None:
    story = tell(ferry_story())
    assert respects(story, "e-a1:00050")["date"].verdict is Verdict.AGREE
    trial = respects(story, "e-a3:00283")
    assert trial["date"].verdict is Verdict.DIFFER, "a conflict that was found"
    assert {claim for telling in trial["date"].tellings for claim in telling.claims} == {"a3:00283", "a5:00129"}
    facts = tuple(
        replace(
            each,
            claims=tuple(
                replace(c, when=from_edtf("2019-03")) if c.id.startswith("a2") and c.when.known else c
                for c in each.claims
            ),
        )
        for each in story.facts
    )
    assert respects(replace(story, facts=facts), "e-a1:00050")["date"].verdict is Verdict.FIT


def test_who_denies_differs_and_who_is_less_sure_fits() -> None:
    story = tell(ferry_story())
    met = respects(story, "e-a2:00349")
    assert met["polarity"].verdict is Verdict.DIFFER
    assert met["certainty"].verdict is Verdict.APART
    assert {telling.words for telling in met["certainty"].tellings} == {
        WORDS["certainty"][each] for each in (Certainty.CERTAIN, Certainty.PROBABLE)
    }


def test_one_account_alone_is_compared_with_nothing() -> None:
    assert respects(tell(ferry_story()), "e-a1:00241") == {}
