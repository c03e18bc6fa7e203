"""Whether all that a story shows is still what its articles say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Claim, Story
from dateline.span import Span
from dateline.verify import verify
from tests.contexts import BEFORE, SOLD, called, pointing_back
from tests.export.story import ferry_story


def problems(story: Story, claim: Claim) -> list[str]:
    """What is wrong with a claim."""
    return [each for each in verify(story).problems if each.startswith(f"claim {claim.id}:") and "context" in each]


@pytest.fixture
def story() -> Story:
    return ferry_story()


def test_what_a_title_points_back_to_stands_before_it_in_its_article(story: Story) -> None:
    claim = called(story, SOLD)
    told = pointing_back(story, claim, BEFORE)
    assert verify(told).checked == verify(story).checked + 3  # the article is there, the words are, and before
    assert not problems(told, claim)


@pytest.mark.parametrize("article, shift", [("a9", -20), ("", 5)], ids=["another article", "after it"])
def test_words_that_stand_elsewhere_are_no_context(story: Story, article: str, shift: int) -> None:
    claim = next(each for each in story.claims if each.span.start > 200)
    where = article or claim.span.article
    wrong = replace(claim, context=Span(where, claim.span.start + shift, claim.span.start + shift + 10))
    facts = tuple(replace(f, claims=tuple(wrong if c is claim else c for c in f.claims)) for f in story.facts)
    assert any("does not begin before it" in each for each in problems(replace(story, facts=facts), claim))
