"""A story as FollowTheMoney statements (CSV): every value of every entity with what it rests on.

The columns and the ids are those of the `followthemoney` package; `origin` is the article or claim that a value comes
from, as an id of `dateline/1`. `first_seen` and `last_seen` are empty: nothing tells when the file was made.
https://followthemoney.tech/docs/statements/
"""

from __future__ import annotations

import csv
import hashlib
from typing import TextIO

from dateline.export.money import Thing, Value, things
from dateline.model import Story
from dateline.tell import ALL, Selection

COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip
DATASET = "dateline"


def write(story: Story, out: TextIO, selection: Selection = ALL) -> None:
    """Write a row a value below a line of column names; the first row of an entity says that there is one."""
    table = csv.DictWriter(out, COLUMNS, dialect=csv.unix_dialect, restval="")
    table.writeheader()
    for thing in things(story, selection):
        for value in (Value("id", "id", thing.id, thing.origin), *thing.values):
            table.writerow(_row(thing, value))


def _row(thing: Thing, value: Value) -> dict[str, str]:
    return {
        "canonical_id": thing.id,
        "entity_id": thing.id,
        "prop": value.property,
        "prop_type": value.type,
        "schema": thing.schema,
        "value": value.value,
        "dataset": DATASET,
        "origin": value.origin,
        "external": "f",
        # The package hashes so, and so knows a statement again.
        "id": hashlib.sha1(f"{DATASET}.{thing.id}.{value.property}.{value.value}".encode()).hexdigest(),
    }
