"""What the user says of outlets, beside the sources that they are."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest

from dateline.export.json import write
from dateline.model import KnownOutlet, Outlet, Story
from dateline.tell import overview, report, tell, timeline
from dateline.tell.chain import chain
from dateline.tell.contradictions import contradictions
from dateline.tell.index import Index
from dateline.tell.outlets import said_of
from dateline.tell.relaying import relaying
from dateline.tell.roots import roots
from dateline.tell.rows import claim_rows
from dateline.tell.snapshots import snapshot
from dateline.tell.words import Words
from tests.export.story import COURIER, ferry_story
from tests.tell.test_replies import answered

WORDS = Words()
HARROW = Outlet("calder courier", "Harrow Media", "B", "rings back")


def said() -> Story:
    """The ferry story, of whose Courier the user says something."""
    story = ferry_story()
    sources = tuple(each.id for each in story.links.sources if each.name == COURIER)
    articles = tuple(each.id for each in story.articles if each.outlet == COURIER)
    assert articles
    return replace(story, links=replace(story.links, outlets=(KnownOutlet(HARROW, sources, articles),)))


def owned() -> Story:
    """The same, whose first origin is that of several outlets of the owner."""
    story = said()
    courier = next(each.id for each in story.articles if each.outlet == COURIER)
    mine = {claim.id for claim in story.claims if claim.span.article == courier and not claim.attribution}
    origins = (replace(o, owner="Harrow Media") if mine & {*o.claims} else o for o in story.links.origins)
    return replace(story, links=replace(story.links, origins=tuple(origins)))


@pytest.mark.parametrize(
    ("outlet", "words"),
    [
        (HARROW, "owner Harrow Media, grade B"),
        (Outlet("x", "Harrow {media}"), "owner Harrow {media}"),
        (Outlet("x", "", "B"), "grade B"),
        (Outlet("x", note="rings back"), ""),
        (None, ""),
    ],
)
def test_in_words_without_the_note(outlet: Outlet | None, words: str) -> None:
    assert said_of(outlet, WORDS) == words


def test_it_stands_beside_the_page_in_chains_rows_and_lists() -> None:
    story = said()
    index = Index(story)
    told = [claim for claim in story.claims if index.article_of(claim).outlet == COURIER]
    assert {chain(claim, index, WORDS)[0].said for claim in told} == {HARROW}
    assert {each.name for each in relaying(index, WORDS).outlets if each.said} == {COURIER}
    assert {row.name for row in overview(story).articles if row.about == "owner Harrow Media, grade B"} == {COURIER}
    assert {
        row.outlet for row in claim_rows(story) if (row.outlet_owner, row.outlet_grade) == ("Harrow Media", "B")
    } == {COURIER}
    notes = [note.outlets for note in report(story).notes if note.outlets]
    assert set(notes) == {f"{COURIER}: owner Harrow Media, grade B"}


def test_it_stands_beside_each_side_of_a_dispute() -> None:
    entries = timeline(tell(said())).entries
    sides = [side for each in entries for side in each.sides]
    assert {side.said for side in sides if side.byline.startswith(COURIER)} == {(HARROW,)}
    assert {side.said for side in sides if "Courier" not in side.byline} == {()}
    assert {each.said for each in entries if each.byline.startswith(COURIER) and not each.sides} == {(HARROW,)}


def test_it_stands_beside_an_answer() -> None:
    story = answered()
    story = replace(story, links=replace(story.links, outlets=said().links.outlets))
    (charged,) = [each for each in timeline(story).entries if each.replies]
    assert [each.said for each in charged.replies] == [(), (HARROW,)]


def test_nothing_else_of_a_story_changes_by_it() -> None:
    bare, story = ferry_story(), said()
    assert snapshot(story) == snapshot(bare)
    assert [replace(row, outlet_owner="", outlet_grade="") for row in claim_rows(story)] == list(claim_rows(bare))


def test_an_origin_of_several_outlets_is_called_after_their_owner() -> None:
    index = Index(owned())
    (root,) = [each for each in roots(index, WORDS) if each.origin.owner]
    assert (root.name, root.kind, root.unnamed, root.said) == ("Harrow Media", "outlets of one owner", False, None)
    assert "Harrow Media" in {each.name for each in snapshot(owned()).origins}


def test_outlets_of_one_owner_do_not_relay_each_other_by_that() -> None:
    before = {row.name: row.relayed for row in relaying(Index(said()), WORDS).outlets}
    assert {row.name: row.relayed for row in relaying(Index(owned()), WORDS).outlets} == before


def test_two_outlets_of_one_owner_are_no_source_that_contradicts_itself() -> None:
    story = ferry_story()
    both = next(each for each in contradictions(Index(story), WORDS) if each.left.steps[-1] != each.right.steps[-1])
    claims = (both.left.claim.id, both.right.claim.id)
    origin = replace(story.links.origins[0], claims=tuple(sorted(claims)))

    def one_origin(owner: str) -> bool:
        links = replace(
            story.links,
            origins=(replace(origin, owner=owner),),
            origin_of={**story.links.origin_of, **dict.fromkeys(claims, origin.id)},
        )
        found = contradictions(Index(replace(story, links=links)), WORDS)
        return next(each for each in found if (each.left.claim.id, each.right.claim.id) == claims).one_origin

    assert one_origin("") and not one_origin("Harrow Media")


def test_json_has_owner_and_grade_and_no_note() -> None:
    out = io.StringIO()
    write(owned(), out)
    record = json.loads(out.getvalue())
    assert {(each["outlet"], each["owner"], each["grade"]) for each in record["articles"] if each["owner"]} == {
        (COURIER, "Harrow Media", "B")
    }
    assert [each["owner"] for each in record["origins"] if each["owner"]] == ["Harrow Media"]
    assert "rings back" not in out.getvalue()
