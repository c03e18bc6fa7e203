"""A small story of three articles, with a mayor, a ferry and a fire; and a store that holds it, read by the reader."""

from __future__ import annotations

import re
from pathlib import Path

from dateline import open_story
from dateline.model import Claim, Event, Story

TEXTS = {
    "gazette.txt": """Mayor of Port Selby resigns after ferry fire
Selby Gazette, 12 March 2019

Mayor Nora Pell resigned on Monday, four days after a fire on the ferry Osprey killed three people.

Pell said she had ignored a warning from the harbour master, Tom Arkle. "I should have listened," she said.

The council elected Ivo Brandt as acting mayor on Tuesday. Brandt promised an inquiry.
He met the families in the town hall.
""",
    "herald.txt": """Three die in Osprey fire
Coast Herald, 8 March 2019

Three people died when the ferry Osprey caught fire in Port Selby on Thursday, police said.

The fire started in the engine room, according to harbour master Tom Arkle.
Arkle said he had warned the council about the engine in January.

The police arrested the ferry's engineer, Mick Dorn, on Friday.
A spokesman for the owner, Blue Lines, denied that the engine was faulty.
""",
    "wire.txt": """Port Selby mayor steps down
Northern Wire, 11 March 2019

Nora Pell, the mayor of Port Selby, stepped down on Monday after the fire on the Osprey.

Four people were killed in the fire, Pell's office said. Dorn, the engineer, was released without charge on Sunday.
""",
}


def write(folder: Path, texts: dict[str, str] = TEXTS) -> Path:
    """A folder with these articles."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text)
    return folder


def own_words(title: str) -> str:
    """A title without what it adds in brackets from the rest of its sentence."""
    return re.sub(r"\[[^]]*\]", "", title)


def claim(story: Story, words: str) -> Claim:
    """The claim whose title holds these words, outside brackets."""
    found = [each for each in story.claims if words in own_words(each.title)]
    assert len(found) == 1, (words, [each.title for each in found])
    return found[0]


def event(story: Story | Path, words: str) -> Event:
    """The event with a claim whose title holds these words."""
    told = open_story(story) if isinstance(story, Path) else story
    id = told.links.event_of[claim(told, words).id]
    return next(each for each in told.links.events if each.id == id)


def entity(story: Story, name: str) -> str:
    """The id of the entity of this name."""
    found = [each.id for each in story.links.entities if each.name == name]
    assert len(found) == 1, (name, sorted(each.name for each in story.links.entities))
    return found[0]
