"""An allegation stands with what answers it, or with the word that no answer was found."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Answer, AnswerKind, Story
from dateline.tell import Entry, tell, timeline
from dateline.tell.labels import Label
from tests.export.story import ferry_story


def claim(story: Story, words: str) -> str:
    return next(claim.id for claim in story.claims if words in claim.title)


def answered() -> Story:
    """The ferry story, where the acquittal answers the charge, and so does what the lawyer says."""
    story = ferry_story()
    charge = claim(story, "charged")
    answers = (
        Answer(claim(story, "acquitted"), charge, AnswerKind.ACQUITTAL, "a court acquitted him of it"),
        Answer(claim(story, "plead"), charge, AnswerKind.DENIAL, "he pleads not guilty"),
    )
    return tell(replace(story, links=replace(story.links, answers=answers)))


def entry(story: Story, words: str) -> Entry:
    (found,) = [each for each in timeline(story).entries if words in each.title]
    return found


def test_a_charge_stands_with_its_answers_and_their_sources_the_last_word_last() -> None:
    story = answered()
    charged = entry(story, "charged")
    assert [(r.told, r.byline) for r in charged.replies] == [
        ("Denied", "Northline News, citing Noor Abadi"),
        ("Acquitted or cleared", "The Calder Courier"),
    ]
    assert charged.replies[1].event == story.links.event_of[claim(story, "acquitted")]
    assert charged.unanswered == ""


def test_what_one_source_answers_twice_is_told_once_and_counted() -> None:
    story = ferry_story()
    charge = claim(story, "charged")
    twice = [each for each in story.claims if each.id != charge][:2]
    links = replace(
        story.links,
        answers=tuple(Answer(each.id, charge, AnswerKind.DENIAL, "says no") for each in twice),
        origin_of={**story.links.origin_of, **{each.id: "o-one" for each in twice}},
    )
    charged = entry(replace(story, links=links), "charged")
    assert (len(charged.replies), charged.more_replies) == (1, "1 more answer says so again")


def test_a_charge_that_nothing_answers_says_so() -> None:
    charged = entry(tell(ferry_story()), "charged")
    assert (charged.replies, charged.unanswered) == ((), "No denial or answer found in these articles")


def test_what_accuses_nobody_says_nothing_of_answers() -> None:
    story = tell(ferry_story())
    assert {e.title for e in timeline(story).entries if e.unanswered} == {entry(story, "charged").title}


def test_an_answer_that_is_a_side_of_the_dispute_is_not_told_twice() -> None:
    story = ferry_story()
    met, denied = claim(story, "reportedly met"), claim(story, "two had met")
    answers = (Answer(denied, met, AnswerKind.DENIAL, "she denies it"),)
    found = entry(tell(replace(story, links=replace(story.links, answers=answers))), "reportedly met")
    assert denied in {side.claim for side in found.sides}
    assert (found.replies, found.unanswered) == ((), "")


def test_entries_carry_the_labels_of_their_claims() -> None:
    assert entry(tell(ferry_story()), "charged").labels == (Label.CRIME,)
    assert entry(tell(ferry_story()), "struck the north pier").labels == ()
