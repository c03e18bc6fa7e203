"""What matters more is told first, and says why."""

from __future__ import annotations

import pytest

from dateline.model import Event
from dateline.tell import tell
from dateline.tell.index import Index
from dateline.tell.salience import WEIGHTS, Salience, salience
from dateline.tell.words import Words
from tests.export.story import ferry_story

STORY = tell(ferry_story())
INDEX = Index(STORY)


def of(words: str) -> Salience:
    (event,) = [e for e in STORY.links.events if words in e.title]
    return salience(event, INDEX, Words())


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("acquitted", "Brennick Marine"),  # happened, against expected
        ("struck the north pier", "It seems sad"),  # a happening, against a state of mind
        ("charged", "fault"),  # dated and told as happened, against a supposition
        ("struck the north pier", "sold his house"),  # two origins and the lead of an article, against one
        ("reportedly met", "elected"),  # contested, of central people
    ],
)
def test_what_an_editor_would_put_higher(more: str, less: str) -> None:
    assert of(more).value > of(less).value


def test_a_score_is_the_mean_of_its_parts_and_each_part_has_a_weight() -> None:
    score = of("struck the north pier")
    assert {part.name for part in score.parts} == set(WEIGHTS)
    assert all(0 <= part.value <= 1 for part in score.parts)
    mean = sum(part.value * part.weight for part in score.parts) / sum(WEIGHTS.values())
    assert score.value == pytest.approx(mean, abs=0.0005)
    assert "2 origins tell it" in score.reasons


def test_tell_writes_the_score_into_the_event_and_keeps_the_rest() -> None:
    before = {event.id: event for event in ferry_story().links.events}
    for event in STORY.links.events:
        assert 0 < event.salience < 1
        assert unscored(event) == unscored(before[event.id])


def unscored(event: Event) -> tuple[object, ...]:
    return (event.id, event.when, event.participants, event.standing, event.claims, event.origins)
