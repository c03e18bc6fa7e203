"""Questions on a verb read as roles, spans that meet, and participants against answers."""

from __future__ import annotations

import pytest

from benchmarks.roles import asked_role, meet, overlap, question
from dateline.model import Role

ROW = {
    "question": "Who sold something?", "wh": "who", "answer_range": "0:2~!~4:5", "subj": "", "obj": "something",
    "obj2": "", "prep": "", "is_passive": "False",
}  # fmt: skip


def test_a_question_may_have_several_answers() -> None:
    asked = question(ROW)
    assert (asked.answers, asked.role) == (((0, 2), (4, 5)), Role.AGENT)


@pytest.mark.parametrize(
    ("slots", "role"),
    [
        ({}, Role.AGENT),  # who sold something?
        ({"is_passive": "True"}, Role.PATIENT),  # what was sold?
        ({"subj": "someone", "obj": ""}, Role.PATIENT),  # what did someone sell?
        ({"subj": "something", "obj": "", "prep": "by", "is_passive": "True"}, Role.AGENT),  # who was it sold by?
        ({"subj": "someone", "prep": "to"}, None),  # who did someone sell something to?
        ({"wh": "when"}, None),
    ],
)
def test_the_open_slot_tells_the_role(slots: dict[str, str], role: Role | None) -> None:
    assert asked_role(ROW | slots) is role


def test_spans_meet_by_the_tokens_that_they_share() -> None:
    assert overlap((0, 2), (1, 4)) == 1 / 4
    assert meet([(0, 2), (5, 6)], [(1, 4), (5, 7)], 0.3) == [((5, 6), (5, 7))]


def test_each_span_is_met_once_the_best_first() -> None:
    assert meet([(0, 3), (0, 2)], [(0, 2)], 0.3) == [((0, 2), (0, 2))]
