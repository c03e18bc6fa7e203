"""What was planted in a story is counted by its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from benchmarks._story_gold import Gold, GoldClaim, GoldConflict, GoldSource
from benchmarks._story_planted import counts, planted, told


@dataclass(frozen=True)
class Found:
    """Of an exported claim what the count looks at."""

    id: str
    event: str
    origin: str


@dataclass(frozen=True)
class Conflict:
    claims: tuple[str, str]


@dataclass(frozen=True)
class Answer:
    claim: str
    allegation: str
    kind: str


@dataclass(frozen=True)
class Exported:
    claims: tuple[Found, ...]
    conflicts: tuple[Conflict, ...]
    answers: tuple[Answer, ...] = ()


def gold_claim(id: str, article: str, evidence: str = "it fell", outlet: str = "", **more: str) -> GoldClaim:
    sources = [GoldSource(outlet, "outlet")] if outlet else []
    return GoldClaim(
        id, article, evidence, "", [], (None, None), sources, "certain", "+", more.pop("phase", "happened"), **more
    )


CLAIMS = [
    gold_claim("a1", "a", phase="expected", event="fall"),
    gold_claim("a2", "a", "they knew"),
    gold_claim("b1", "b", event="fall"),
    gold_claim("b2", "b", "they were told"),
    gold_claim("b3", "b", outlet="Tide"),
    gold_claim("c1", "c"),
]


def cases(*answers: Answer, forecast: str = "e1") -> dict[str, int]:
    gold = Gold(
        {}, [], CLAIMS, [GoldConflict(["a1", "b1"], "date"), GoldConflict(["a2", "b2"], "polarity")],
        [["a1", "a2"], ["b1", "c1"], ["a2", "b2"], ["a1", "b3"]],
    )  # fmt: skip
    events = {"a1": forecast, "b1": "e1"}
    found = {c.id: Found(f"x{c.id}", events.get(c.id, c.id), "o" if c.id in ("a1", "b3") else c.id) for c in CLAIMS}
    export: Any = Exported(tuple(found.values()), (Conflict(("xa2", "xb2")),), answers)
    matched: Any = found
    return counts(planted(export, gold, matched))


def test_each_kind_is_counted_with_what_was_found() -> None:
    assert cases() == {
        "planted_date": 1, "planted_date_found": 0, "planted_denial": 1, "planted_denial_found": 1,
        "planted_source": 1, "planted_source_found": 0, "planted_copy": 1, "planted_copy_found": 0,
        "planted_rewrite": 1, "planted_rewrite_found": 0, "planted_relay": 1, "planted_relay_found": 1,
        "planted_forecast": 1, "planted_forecast_found": 1,
    }  # fmt: skip


def test_a_forecast_is_found_where_its_outcome_is_the_same_event() -> None:
    assert cases(forecast="e0")["planted_forecast_found"] == 0


def test_or_where_the_outcome_answers_it() -> None:
    assert cases(Answer("xb1", "xa1", "outcome"), forecast="e0")["planted_forecast_found"] == 1
    assert cases(Answer("xb1", "xa1", "denial"), forecast="e0")["planted_forecast_found"] == 0


def test_what_an_outlet_sets_right_of_its_own_is_found_as_its_correction() -> None:
    assert cases(Answer("xb1", "xa1", "correction"))["planted_date_found"] == 1
    assert cases(Answer("xb1", "xa1", "denial"))["planted_date_found"] == 0


def test_what_was_done_before_it_was_told_ahead_is_no_outcome() -> None:
    ahead = gold_claim("a1", "a", phase="expected", event="fall")
    done = gold_claim("b1", "b", event="fall")
    before = [
        msgspec.structs.replace(ahead, when=("2018-04-21", None)),
        msgspec.structs.replace(done, when=("2018-04-17", "2018-04-17")),
    ]
    export: Any = Exported((), ())
    assert planted(export, Gold({}, [], before), {}) == ()
    assert len(planted(export, Gold({}, [], [ahead, done]), {})) == 1


def test_each_case_is_told() -> None:
    gold = Gold({}, [], CLAIMS, [], [["a1", "a2"]])
    export: Any = Exported((), ())
    assert list(told(planted(export, gold, {}))) == [
        "# planted source a1 a2: MISSED",
        "# planted forecast a1 b1: MISSED",
    ]
