"""Whom a word means that nobody was known for: a person’s answer makes a participant of it."""

from __future__ import annotations

from dataclasses import replace

from dateline.judge.facts import meaning
from dateline.model import Role, Unresolved
from tests.export.story import ferry_story


def test_who_is_told_to_be_meant_takes_part_in_the_same_role() -> None:
    story = ferry_story()
    facts = next(each for each in story.facts if each.claims and each.claims[0].participants)
    claim = facts.claims[0]
    text = next(each.text for each in story.articles if each.id == facts.article)
    meant = next(each for each in facts.referents if each.id == claim.participants[0].referent)
    taken = {each.span for each in claim.participants}
    span = next(
        span
        for end in range(claim.span.start + 1, claim.span.end)
        if (span := replace(claim.span, start=end - 1, end=end)) not in taken
    )
    before = replace(claim.span, start=0, end=1)
    open_ = replace(claim, participants=(), unresolved=(Unresolved(Role.PATIENT, span),), context=before)
    told = meaning(replace(facts, claims=(open_, *facts.claims[1:])), span, meant, text).facts.claims[0]
    assert [(each.referent, each.role, each.span) for each in told.participants] == [(meant.id, Role.PATIENT, span)]
    assert not told.unresolved
    assert told.context == before, "the title still has the words that point back"
