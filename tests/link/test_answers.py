"""What became of an allegation: denied, corrected, withdrawn, acquitted of. A wrong answer is worse than none."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.link import link
from dateline.model import AnswerKind, Story
from dateline.pipeline import build_story

DENIAL, WITHDRAWAL = AnswerKind.DENIAL, AnswerKind.WITHDRAWAL
ACQUITTAL, CORRECTION = AnswerKind.ACQUITTAL, AnswerKind.CORRECTION

TEXT = """Mayor Edwin Hale took bribes from a builder, prosecutors alleged on Monday. Hale has denied any
wrongdoing. "I never took a penny," he said. Hale was charged with bribery on 3 May. Hale pleaded
not guilty.

Rita Moss, his deputy, was arrested on suspicion of fraud. Her lawyer said she had done nothing
wrong. The charge against Moss was dropped on 9 June. A jury cleared Hale of bribery on 2 September.
Hale was found not guilty of arson.

The builder, Owen Tarr, was accused of lying to the inquiry. Tarr sued the Echo. In June Tarr
dropped his lawsuit against the Echo. Police are investigating Nora Bell over the leak. Bell was
cleared of any wrongdoing. Bell was not invited.

Cora Finch was charged with theft on 1 July. Finch was acquitted of theft in 2011.

Correction: an earlier version of this article said that Dora Lamb had been charged. Lamb was
charged, the Echo said."""


@pytest.fixture(scope="module")
def court(tmp_path_factory: pytest.TempPathFactory) -> Story:
    page = tmp_path_factory.mktemp("court") / "court.txt"
    page.write_text(TEXT, encoding="utf-8")
    return build_story([Path(page)], published={"court.txt": "2019-10-01"})


def answers(story: Story, allegation: str) -> set[tuple[AnswerKind, str]]:
    titles = {claim.id: claim.title for claim in story.claims}
    return {(a.kind, titles[a.claim]) for a in story.links.answers if allegation in titles[a.allegation]}


@pytest.mark.parametrize(
    ("allegation", "kind", "words"),
    [
        ("took bribes", DENIAL, "denied any wrongdoing"),
        ("took bribes", DENIAL, "never took a penny"),
        ("charged with bribery", DENIAL, "denied any wrongdoing"),
        ("charged with bribery", DENIAL, "not guilty"),
        ("charged with bribery", ACQUITTAL, "cleared Edwin Hale of bribery"),
        ("arrested on suspicion", DENIAL, "done nothing wrong"),
        ("arrested on suspicion", WITHDRAWAL, "dropped on 9 June"),
        ("sued the Echo", WITHDRAWAL, "dropped his lawsuit"),
        ("investigating Nora Bell", ACQUITTAL, "cleared of any wrongdoing"),
        ("Lamb was charged", CORRECTION, "Dora Lamb had been charged"),
    ],
)
def test_an_allegation_has_its_answer(court: Story, allegation: str, kind: AnswerKind, words: str) -> None:
    assert any(found is kind and words in title for found, title in answers(court, allegation))


@pytest.mark.parametrize(
    ("allegation", "words"),
    [
        ("charged with bribery", "arson"),  # another matter
        ("accused of lying", "dropped his lawsuit"),  # who sues isn't the accused
        ("charged with theft", "acquitted of theft"),  # years before the charge
        ("investigating Nora Bell", "not invited"),  # what did not happen, but no denial
        ("took bribes", "done nothing wrong"),  # another person
    ],
)
def test_what_is_no_answer(court: Story, allegation: str, words: str) -> None:
    assert not any(words in title for _, title in answers(court, allegation))


def test_the_order_of_the_facts_changes_nothing(court: Story) -> None:
    again = link(tuple(reversed(court.articles)), tuple(reversed(court.facts)))
    assert again.answers == court.links.answers
    assert list(again.answers) == sorted(again.answers, key=lambda answer: (answer.claim, answer.allegation))
