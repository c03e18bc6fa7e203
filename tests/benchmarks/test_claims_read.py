"""The draw of claims that a person reads, and the counts of what was judged."""

from __future__ import annotations

import tomllib

import pytest

from benchmarks import claims_read
from dateline.model import Annotations
from dateline.understand import plain_article


def test_every_reading_adds_up() -> None:
    readings = tomllib.loads(claims_read.READINGS.read_text(encoding="utf-8"))["readings"]
    assert len({each["seed"] for each in readings}) == len(readings) > 0
    for each in readings:
        assert set(each["right"]) == set(each["errors"]) == set(claims_read.COLUMNS)
        for column, right in each["right"].items():
            assert right + sum(each["errors"][column].values()) == each["read"], (each["seed"], column)


def test_figures_are_per_cent_of_what_was_read() -> None:
    judged = {
        "seed": 1,
        "read": 50,
        "right": {"title": 40, "participants": 50, "source": 25, "certainty": 0},
        "errors": {"title": {"cut off": 10}},
    }
    lines = list(claims_read.figures(judged))
    assert lines[:2] == ["title_right_pct: 80.00", "participants_right_pct: 100.00"]
    assert lines[-1] == "# title: 10 cut off"


def test_a_draw_of_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    empty = plain_article("", "a")
    drawn, total = claims_read.draw([(empty, Annotations("a", (), ()))], 7, 100)
    assert (drawn, total) == ([], 0)
    assert claims_read.reading(-1) is None
    assert capsys.readouterr().out == ""
