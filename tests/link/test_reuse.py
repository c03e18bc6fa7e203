"""What a copy tells in its original's words is the same happening, unless the clause's head or its phase is another."""

from __future__ import annotations

import pytest

from dateline.link.entities import link_entities
from dateline.link.events import group_claims
from dateline.link.material import Material
from dateline.link.propositions import propositions
from dateline.link.reuse import How, Reuse, find_reuse
from dateline.model import Copy, Phase
from tests.link.build import Said, article, claim

PATROL = "The patrol boat foiled a night attack on the tanker near the cape"


def of_a_copy(original: Said, copied: Said) -> tuple[Material, tuple[Reuse, ...]]:
    told = article("a", original), article("b", copied)
    material = Material.of([t.article for t in told], [t.facts for t in told])
    return material, find_reuse(material, (Copy("b", "a", "the same text"),))


@pytest.mark.parametrize("words", [PATROL, f"{PATROL} today"])
def test_a_copys_claim_is_the_originals_with_the_same_head(words: str) -> None:
    _, found = of_a_copy(claim("foil", PATROL), claim("foil", words))
    assert [each.how for each in found] == [How.COPY]


@pytest.mark.parametrize("words", [PATROL, f"{PATROL} today"])
def test_two_happenings_that_one_clause_tells_of_stay_two(words: str) -> None:
    _, found = of_a_copy(claim("foil", PATROL), claim("attack", words))
    assert found == ()


def test_a_word_put_for_the_head_changes_nothing() -> None:
    _, found = of_a_copy(claim("foil", PATROL), claim("prevent", PATROL.replace("foiled", "prevented")))
    assert [each.how for each in found] == [How.COPY]


def test_a_plan_that_a_copy_tells_as_a_fact_is_not_what_it_tells() -> None:
    plan = claim("open", "Ann Lee will open the harbour fair before invited guests", phase=Phase.EXPECTED)
    fact = claim("open", "Ann Lee opened the harbour fair before invited guests")
    material, found = of_a_copy(plan, fact)
    grouping = group_claims(propositions(material, link_entities(material)), found)
    assert [each.how for each in found] == [How.COPY]
    assert [len(group) for group in grouping.groups.values()] == [1, 1]


def test_the_same_words_are_one_happening_whatever_they_are_taken_for() -> None:
    words = "Ann Lee to open the harbour fair before invited guests"
    material, found = of_a_copy(claim("open", words, phase=Phase.EXPECTED), claim("open", words))
    grouping = group_claims(propositions(material, link_entities(material)), found)
    assert [len(group) for group in grouping.groups.values()] == [2]
