"""What a page says of its errors is compared with what is measured, and the kept figures are replaced whole."""

from __future__ import annotations

import tomllib

from benchmarks.measured import KEPT, off, written
from dateline.tell.measured import figures, measured_errors
from dateline.tell.words import Words

OTHER = {
    **figures(),
    "chains_right": {**figures()["chains_right"], "per_cent": [50.0]},
    "contradictions_found": {**figures()["contradictions_found"], "found": 7, "of": 20},
}


def test_other_figures_are_kept_with_their_remarks() -> None:
    before = KEPT.read_text(encoding="utf-8")
    after = written(before, OTHER)
    assert tomllib.loads(after) == OTHER
    assert [line for line in after.splitlines() if line.startswith("#")] == [
        line for line in before.splitlines() if line.startswith("#")
    ]
    assert written(after, figures()) == before


def test_other_figures_say_something_else() -> None:
    stated, follows = measured_errors(Words()), measured_errors(Words(), OTHER)
    assert [old == new for old, new in zip(stated, follows, strict=True)] == [True, False, True, False]
    assert follows[1].startswith("About 1 in 2 chains")


def test_how_far_the_kept_figures_are_off() -> None:
    assert off(figures(), figures()) == (0.0, 0)
    chains, found = figures()["chains_right"]["per_cent"][0], figures()["contradictions_found"]["found"]
    assert off(figures(), OTHER) == (round(abs(chains - 50), 1), 7 - found)
