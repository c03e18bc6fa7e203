"""A story as FollowTheMoney entities, a JSON object a line (https://followthemoney.tech/docs/),.

What becomes what: `dateline.export.money`. A name or text that is longer than the model allows is cut.
"""

from __future__ import annotations

from typing import TextIO

from dateline.export.lines import line
from dateline.export.money import Thing, things
from dateline.model import Story
from dateline.tell import ALL, Selection


def write(story: Story, out: TextIO, selection: Selection = ALL) -> None:
    """Write the entities: articles, persons and organizations, events, claims, mentions, links."""
    for thing in things(story, selection):
        out.write(line({"id": thing.id, "schema": thing.schema, "properties": _properties(thing)}))


def _properties(thing: Thing) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in thing.values:
        found.setdefault(each.property, []).append(each.value)
    return found
