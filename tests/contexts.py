"""A claim of a story with the words before it that its title points back to, as attribution gives them."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Applied, Claim, Event, Kind, Record, Story
from dateline.span import Span
from dateline.tell import tell
from tests.export.story import ferry_story

SOLD = "Viktor Aldane sold his house in Calder"  # a claim of the ferry story, the only one of its event
BEFORE = "The inquiry had found in July that the ferry's brakes were worn, the report says."  # what stands before it


def pointing_back(story: Story, claim: Claim, words: str) -> Story:
    """The story with this claim's context: these words of its article, the last time they stand before it."""
    text = next(each.text for each in story.articles if each.id == claim.span.article)
    start = text.rindex(words, 0, claim.span.start)
    told = replace(claim, context=Span(claim.span.article, start, start + len(words)))
    facts = tuple(
        replace(each, claims=tuple(told if one.id == claim.id else one for one in each.claims)) for each in story.facts
    )
    return replace(story, facts=facts)


def called(story: Story, title: str) -> Claim:
    """The claim of this title."""
    (found,) = [each for each in story.claims if each.title == title]
    return found


def event_of(story: Story, title: str) -> Event:
    """The event with the claim of this title."""
    id = story.links.event_of[called(story, title).id]
    return next(each for each in story.links.events if each.id == id)


def sold_story() -> Story:
    """The ferry story, in which one claim's title points back."""
    story = tell(ferry_story())
    return pointing_back(story, called(story, SOLD), BEFORE)


def renamed(story: Story, event: Event, title: str) -> Story:
    """The story in which a person calls an event so."""
    applied = Applied("j", Kind.RETITLE, (event.id,), (title,), record=Record.EVENT)
    return replace(story, links=replace(story.links, judged=replace(story.links.judged, applied=(applied,))))
