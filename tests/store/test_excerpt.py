"""A few claims read without their stories: as they are told there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.judging import judge
from dateline.model import Brief, Kind
from dateline.pipeline import build
from dateline.store import Store
from dateline.tell import tell
from dateline.tell.accounts import account
from dateline.tell.chain import teller
from dateline.tell.index import Index
from dateline.tell.salience import in_opening
from dateline.tell.words import Words
from tests import toy
from tests.export.story import ferry_story
from tests.serve.filled import put


def test_claims_are_told_as_in_their_story(tmp_path: Path) -> None:
    (id,) = put(tmp_path / "s.dateline", tell(ferry_story()))
    words = Words()
    with Store(tmp_path / "s.dateline") as store:
        whole = Index(store.story(id))
        wanted = [claim.id for claim in whole.story.claims[::3]]
        few = Index(store.excerpt([*wanted, "no such claim"]))
    assert sorted(few.claims) == sorted(wanted)
    for claim in wanted:
        told, there = account(few.claims[claim], few, words), account(whole.claims[claim], whole, words)
        assert replace(told, article=there.article) == there
        assert replace(told.article, blocks=there.article.blocks) == there.article
        assert in_opening(few.claims[claim], few) == in_opening(whole.claims[claim], whole)
        event = few.story.links.event_of[claim]
        assert few.events[event] == whole.events[event]
        for entity in few.events[event].participants:
            assert few.entities[entity].name == whole.entities[entity].name


def agree(brief: Brief, whole: Index) -> bool:
    """Whether a claim in brief is what its story tells of it."""
    claim = whole.claims[brief.claim]
    event, article = whole.events[brief.event], whole.article_of(claim)
    return (
        claim.id in event.claims
        and brief.standing is event.standing
        and brief.names == tuple(whole.entities[id].name for id in event.participants)
        and (brief.when.earliest, brief.when.latest) == (claim.when.earliest, claim.when.latest)
        and brief.sources == tuple(hop.kind for hop in claim.attribution)
        and brief.relayed == bool(article.via)
        and teller(brief.article, Words()) == teller(article, Words())
    )


def test_claims_in_brief_are_those_of_their_story(tmp_path: Path) -> None:
    (id,) = put(tmp_path / "s.dateline", tell(ferry_story()))
    with Store(tmp_path / "s.dateline") as store:
        whole = Index(store.story(id))
        found = store.briefs([*whole.claims, "no such claim"])
    assert set(found) == set(whole.story.links.event_of)
    assert {each.story for each in found.values()} == {id}
    assert [each.claim for each in found.values() if not agree(each, whole)] == []


def test_what_a_person_decided_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.pipeline.default_stages", toy.stages)
    (tmp_path / "a.txt").write_text("Ada met Bo in Hull.\nBo wed Ada.")
    path = tmp_path / "s.dateline"
    build([tmp_path / "a.txt"], path, stages=toy.stages())
    with Store(path) as store:
        (claim,) = (c for c in store.story().claims if "wed" in c.title)
    at = "2024-05-31T09:30:00Z"
    judge(path, Kind.DATE, claim.id, values=("2013-11",), by="Ada", at=at)
    judge(path, Kind.DATE, claim.span.article, values=("2014",), by="Ada", at=at)
    judge(path, Kind.ADD, claim.span.article, words="in Hull", by="Ada", at=at)
    with Store(path) as store:
        whole = store.story()
        assert set(store.excerpt([each.id for each in whole.claims]).claims) == set(whole.claims)
        told = store.excerpt([claim.id])
        (event,) = told.links.events
        assert (event,) == tuple(each for each in store.story().links.events if claim.id in each.claims)
        assert told.claims == tuple(each for each in store.story().claims if each.id == claim.id)
        briefs = store.briefs([each.id for each in whole.claims]).values()
        assert len(briefs) == 3
        assert [each.claim for each in briefs if not agree(each, Index(whole))] == []
    assert len(whole.claims) == 3
    assert (event.when.edtf, told.articles[0].published.edtf) == ("2013-11", "2014")


def test_nothing_asked_is_nothing_read(tmp_path: Path) -> None:
    put(tmp_path / "s.dateline", tell(ferry_story()))
    with Store(tmp_path / "s.dateline") as store:
        assert store.excerpt([]).claims == ()
