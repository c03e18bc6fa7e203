"""An article cut where claims, relays and pages begin: no word is lost, and every claim can be found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Article, BlockKind, Facts, Page, Story
from dateline.tell.index import Index
from dateline.tell.reading import Reading, reading
from tests.export.hostile import CONTROL, hostile
from tests.export.story import ferry_story


def read(id: str, story: Story | None = None) -> Reading:
    index = Index(story or ferry_story())
    return reading(index.articles[id], index)


@pytest.mark.parametrize("story", [ferry_story(), hostile(CONTROL)], ids=["ferry", "hostile"])
def test_the_pieces_of_a_block_are_its_text_and_every_claim_begins_once(story: Story) -> None:
    index = Index(story)
    for article in story.articles:
        told = reading(article, index)
        for block, passed in zip(article.blocks, told.blocks, strict=True):
            assert "".join(piece.text for piece in passed.pieces) == article.text[block.start : block.end]
        begun = [claim for passed in told.blocks for piece in passed.pieces for claim in piece.begins]
        mine = {claim.id for claim in story.claims if claim.span.article == article.id}
        assert sorted(begun) == sorted(mine)
        assert sorted(claim for passed in told.blocks for claim in passed.claims) == sorted(mine)
        assert told.standings.keys() == mine


def test_captions_headings_and_relays_are_told_apart() -> None:
    told = read("a4")
    kinds = {passed.kind for passed in told.blocks}
    assert {BlockKind.TITLE, BlockKind.CAPTION, BlockKind.PARAGRAPH} <= kinds
    relayed = [(piece.text, piece.relay) for passed in told.blocks for piece in passed.pieces if piece.relay]
    assert relayed == [("Tidewater Weekly", "Tidewater Weekly")]


def test_words_of_two_claims_lead_to_the_inner_one() -> None:
    story = ferry_story()
    (a1, *_) = [facts for facts in story.facts if facts.article == "a1"]
    outer = max(a1.claims, key=lambda claim: len(claim.span))
    span = replace(outer.span, start=outer.span.start + 4, end=outer.span.start + 20)
    inner = replace(outer, id="inner", span=span)
    facts = replace(a1, claims=(*a1.claims, inner))
    told = read("a1", replace(story, facts=(facts, *(each for each in story.facts if each is not a1))))
    pieces = [piece for passed in told.blocks for piece in passed.pieces if "inner" in piece.marks]
    assert [(piece.mark, piece.marks) for piece in pieces] == [("inner", ("inner", outer.id))]


def test_pages_of_print_begin_where_they_do() -> None:
    story = ferry_story()
    first = story.articles[0]
    at = first.text.index("belongs to")
    printed = replace(first, pages=(Page(4, 0), Page(5, at)))
    told = read("a1", replace(story, articles=(printed, *story.articles[1:])))
    begun = [(piece.pages, piece.text[:10]) for passed in told.blocks for piece in passed.pieces if piece.pages]
    assert begun == [((4,), first.text[:10]), ((5,), "belongs to")]


def test_a_text_without_blocks_is_read_whole() -> None:
    story = ferry_story()
    bare = replace(story.articles[0], blocks=())
    told = read("a1", replace(story, articles=(bare, *story.articles[1:])))
    assert "".join(piece.text for piece in told.blocks[0].pieces) == bare.text


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=8))
def test_whatever_claims_overlap_no_word_is_lost(spans: list[tuple[int, int]]) -> None:
    story = ferry_story()
    article: Article = story.articles[0]
    some = story.facts[0].claims[0]
    claims = tuple(
        replace(some, id=f"c{n}", span=article.span(start, start + long)) for n, (start, long) in enumerate(spans)
    )
    told = read("a1", replace(story, facts=(Facts("a1", (), (), claims),)))
    for block, passed in zip(article.blocks, told.blocks, strict=True):
        assert "".join(piece.text for piece in passed.pieces) == article.text[block.start : block.end]
        for piece in passed.pieces:
            assert piece.text
