"""Fill in what a story's events are called and how much they matter."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Event, Story
from dateline.tell.headings import heading
from dateline.tell.index import Index
from dateline.tell.lead import lead
from dateline.tell.salience import salience
from dateline.tell.words import Words


def tell(story: Story, *, language: str = "en") -> Story:
    """The same story with each event's title and salience; all else is kept.

    The title is the words of the event's lead claim, or both sides of a dispute.
    """
    index = Index(story)
    words = Words(language)
    events = tuple(_told(event, index, words) for event in story.links.events)
    return replace(story, links=replace(story.links, events=events))


def _told(event: Event, index: Index, words: Words) -> Event:
    called = heading(event, lead(event, index), index, words)
    return replace(event, title=called.title, salience=salience(event, index, words).value)
