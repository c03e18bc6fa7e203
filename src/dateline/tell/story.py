"""Fill in what a story's events are called and how much they matter."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Story
from dateline.tell.index import Index
from dateline.tell.lead import lead
from dateline.tell.salience import salience
from dateline.tell.words import Words


def tell(story: Story, *, language: str = "en") -> Story:
    """The same story with each event's title (the words of its lead claim) and salience; all else is kept."""
    index = Index(story)
    words = Words(language)
    events = tuple(
        replace(event, title=lead(event, index).title, salience=salience(event, index, words).value)
        for event in story.links.events
    )
    return replace(story, links=replace(story.links, events=events))
