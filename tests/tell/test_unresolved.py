"""Who takes part in a claim without being known is told beside those who are, in tables and in the export."""

from __future__ import annotations

import io
import json
from dataclasses import replace

from dateline.export.json import write
from dateline.model import Role, Story, Unresolved
from dateline.tell.rows import claim_rows
from tests.export.story import ferry_story


def pointing(story: Story) -> tuple[Story, str]:
    """The story with one claim whose first word nobody is known for, and that claim's id."""
    facts = next(each for each in story.facts if each.claims)
    claim = facts.claims[0]
    text = next(each.text for each in story.articles if each.id == facts.article)
    word = claim.span.of(text).split()[0]
    span = replace(claim.span, end=claim.span.start + len(word))
    told = replace(claim, unresolved=(Unresolved(Role.PATIENT, span),))
    others = [each for each in story.facts if each is not facts]
    changed = replace(facts, claims=(told, *facts.claims[1:]))
    return replace(story, facts=(*others, changed)), claim.id


def test_a_table_tells_the_word_and_that_nobody_is_known_for_it() -> None:
    story, id = pointing(ferry_story())
    (row,) = [each for each in claim_rows(story) if each.claim == id]
    word = row.quote.split()[0]
    assert row.participants.endswith(f"patient: “{word}” (not resolved)")
    assert not any("not resolved" in each.participants for each in claim_rows(story) if each.claim != id)


def test_the_export_has_its_role_and_span_beside_the_participants() -> None:
    story, id = pointing(ferry_story())
    out = io.StringIO()
    write(story, out)
    claims = {each["id"]: each for each in json.loads(out.getvalue())["claims"]}
    (told,) = claims[id]["unresolved"]
    assert told["role"] == "patient"
    assert claims[id]["quote"].startswith(claims[id]["quote"][: told["span"]["end"] - told["span"]["start"]])
    assert told["span"]["start"] == claims[id]["span"]["start"]
    assert all(each["entity"] for each in claims[id]["participants"])
    assert not any(each["unresolved"] for name, each in claims.items() if name != id)
