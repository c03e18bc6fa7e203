"""A claim of a story with the words before it that its title points back to, as attribution gives them."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Claim, Story
from dateline.span import Span


def pointing_back(story: Story, claim: Claim, words: str = "") -> Story:
    """The story with this claim's context: these words of its article before it, or the line before its own."""
    text = next(each.text for each in story.articles if each.id == claim.span.article)
    start = text.rindex(words, 0, claim.span.start) if words else text.rindex("\n", 0, _line(text, claim)) + 1
    end = start + len(words) if words else _line(text, claim)
    told = replace(claim, context=Span(claim.span.article, start, end))
    facts = tuple(
        replace(each, claims=tuple(told if one.id == claim.id else one for one in each.claims)) for each in story.facts
    )
    return replace(story, facts=facts)


def _line(text: str, claim: Claim) -> int:
    """Where the line before a claim's own ends."""
    return text.rindex("\n", 0, claim.span.start)
