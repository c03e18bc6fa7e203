"""What became of promises and forecasts: the same deed later, other words on its days, what has not come in time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from dateline.link import link
from dateline.model import AnswerKind, Phase
from tests.link.build import Said, article, claim, links

PLEDGE = claim("rebuild", "Ann Lee will rebuild the quay by June", agent="Ann Lee", patient="the quay",
               when="2018-04-01/2018-06-30", phase=Phase.EXPECTED)  # fmt: skip


def kept(later: Said, pledge: Said = PLEDGE, published: str = "2018-07-02") -> list[tuple[str, str, AnswerKind]]:
    found = links(
        article("a", pledge, outlet="Tide", published="2018-04-01"),
        article("b", later, outlet="Gull", published=published),
    )
    return [(a.claim[0], a.allegation[0], a.kind) for a in found.answers]


def built(when: str = "2018-06-20", *, denied: bool = False, text: str = "Ann Lee rebuilt the quay in June") -> Said:
    return claim("rebuild", text, agent="Ann Lee", patient="the quay", when=when, denied=denied)


def test_the_same_deed_told_later_as_done_is_the_outcome() -> None:
    assert kept(built()) == [("b", "a", AnswerKind.OUTCOME)]
    assert kept(built("2018-09-03"), published="2018-09-04") == [("b", "a", AnswerKind.OUTCOME)], "late, but kept"


@pytest.mark.parametrize(
    "later",
    [
        built("2018-03-20"),  # before it was promised
        claim("rebuild", "Owen Tarr rebuilt the quay", agent="Owen Tarr", patient="the quay", when="2018-06-20"),
        claim("praise", "Ann Lee praised the quay", agent="Ann Lee", patient="the quay", when="2018-06-20"),
        claim("rebuild", "whether Ann Lee rebuilt the quay", agent="Ann Lee", patient="the quay", when="2018-06-20"),
    ],
)
def test_what_was_before_of_others_another_deed_or_asked_is_none(later: Said) -> None:
    assert kept(later) == []


def test_what_has_not_come_is_a_failing_only_after_its_day_and_a_contradiction() -> None:
    late = built("2018-07-01", denied=True, text="Ann Lee has still not rebuilt the quay")
    assert kept(late) == [("b", "a", AnswerKind.FAILING)]
    early = built("2018-05-01", denied=True, text="Ann Lee has still not rebuilt the quay")
    assert kept(early, published="2018-05-02") == []
    elsewhere = built("2018-07-01", denied=True, text="Ann Lee had not rebuilt the quay")
    assert kept(elsewhere) == [], "of another time, perhaps"
    found = links(article("a", PLEDGE, published="2018-04-01"), article("b", late, published="2018-07-02"))
    assert [c.about for c in found.conflicts] == ["polarity"]


def test_a_condition_promises_nothing() -> None:
    condition = claim("rebuild", "if Ann Lee wins, Ann Lee will rebuild the quay", agent="Ann Lee", patient="the quay",
                      when="2018-04-01/2018-06-30", phase=Phase.EXPECTED)  # fmt: skip
    assert kept(built(), condition) == []


def test_the_first_of_two_deeds_is_the_outcome() -> None:
    again = built("2018-11-05", text="Ann Lee rebuilt the quay again")
    found = links(
        article("a", PLEDGE, published="2018-04-01"),
        article("b", built(), published="2018-06-21"),
        article("c", again, published="2018-11-06"),
    )
    assert [(a.claim[0], a.allegation[0]) for a in found.answers] == [("b", "a")]


def alike(texts: Sequence[str]) -> Any:
    """An embedding in which all texts mean the same."""
    return np.tile(np.array([1.0, 0.0], np.float32), (len(texts), 1))


def test_other_words_need_their_day_and_more_than_one_thing_in_common() -> None:
    def became(when: str, later: str) -> int:
        parts: dict[str, Any] = {"agent": "the agent", "patient": ["the offer", "creditors"]}
        plan = claim("put", "the agent will put the offer to creditors in May", **parts, phase=Phase.EXPECTED,
                     when="2018-05")  # fmt: skip
        done = claim("accept", later, agent="creditors", patient="the offer", when=when)
        told = [article("a", plan, published="2018-04-01"), article("b", done, published="2018-08-01")]
        return len(link([t.article for t in told], [t.facts for t in told], alike).answers)

    assert became("2018-05-14", "creditors accepted the offer on 14 May") == 1
    assert became("2018-07-14", "creditors accepted the offer on 14 July") == 0


def apart(texts: Sequence[str]) -> Any:
    """An embedding in which no two texts mean the same."""
    return np.eye(512, dtype=np.float32)[[sum(map(ord, text)) % 512 for text in texts]]


SHORE = claim("due", "the shore line is due to be back by June", agent="the shore line", phase=Phase.EXPECTED,
              when="2018-04-01/2018-06-30")  # fmt: skip


def became(
    ahead: Said, later: str, when: str = "2018-06-20", meanings: Any = alike, thing: str = "the shore line"
) -> int:
    """How many outcomes what was told ahead has, if another outlet tells this later."""
    done = claim("run", later, agent=thing, when=when)
    told = [article("a", ahead, published="2018-04-01"), article("b", done, published="2018-08-01")]
    return len(link([t.article for t in told], [t.facts for t in told], meanings).answers)


def test_other_words_for_the_same_on_the_days_told_ahead_are_the_outcome() -> None:
    assert became(SHORE, "trains ran on the shore line again on 20 June") == 1
    assert became(SHORE, "trains ran on the shore line again on 20 July", "2018-07-20") == 0, "another day"
    assert became(SHORE, "trains ran on the shore line again", "..") == 0, "of no day"
    assert became(SHORE, "trains ran on the hill line on 20 June", thing="the hill road") == 1, "a line is shared"
    assert became(SHORE, "buses ran on the hill road on 20 June", thing="the hill road") == 0, "nothing is shared"
    assert became(SHORE, "trains ran on the shore line again on 20 June", meanings=apart) == 0, "it means another thing"


def test_what_says_that_it_was_promised_needs_its_day_and_thing_only() -> None:
    later = "trains ran on the shore line on 20 June, ten days before the date that the operator promised"
    assert became(SHORE, later, meanings=apart) == 1
    assert became(SHORE, later, "2018-07-20", meanings=apart) == 0
    assert became(SHORE, later.replace("shore line", "hill road"), meanings=apart, thing="the hill road") == 0


def test_a_deed_may_be_told_by_a_noun() -> None:
    report = claim("report", "the Kell panel will report in June", agent="the Kell panel", phase=Phase.EXPECTED,
                   when="2018-06")  # fmt: skip

    def found(later: str) -> int:
        done = claim("publish", later, patient="the report", when="2018-06-15")
        told = [article("a", report, published="2018-04-01"), article("b", done, published="2018-06-16")]
        return len(link([t.article for t in told], [t.facts for t in told], alike).answers)

    assert found("the report was published on Friday") == 1
    assert found("the essay was published on Friday") == 0


def test_what_is_told_ahead_of_no_day_needs_its_own_deed() -> None:
    likely = claim("likely", "Redmoor are likely to be relegated", agent="Redmoor", phase=Phase.EXPECTED)

    def found(predicate: str, later: str) -> int:
        done = claim(predicate, later, patient="Redmoor", when="2018-06-02")
        told = [article("a", likely, published="2018-04-01"), article("b", done, published="2018-06-04")]
        return len(link([t.article for t in told], [t.facts for t in told], alike).answers)

    assert found("relegate", "Redmoor were relegated on Saturday") == 1
    assert found("beat", "Redmoor were beaten on Saturday") == 0
