"""What a page says of its own errors follows from the measured figures, and from nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.tell.measured import figures, measured_errors, one_in
from dateline.tell.words import Words

WORDS = Words()
README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize(
    ("per_cent", "words"),
    [
        ([7.5, 11.2], "9 to 13"),
        ([11.2, 7.5], "9 to 13"),
        ([26.0, 36.0], "3 to 4"),
        ([8.2, 8.4], "12"),
        ([50.0, 50.0], "2"),
        ([12.6], "8"),
    ],
)
def test_one_in_so_many(per_cent: list[float], words: str) -> None:
    assert one_in(per_cent, "{low} to {high}") == words


def numbers(sentence: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", sentence)]


def test_the_numbers_that_are_stated_follow_from_the_figures() -> None:
    known = figures()
    claims, chains, dates, contradictions = (numbers(sentence) for sentence in measured_errors(WORDS))
    for stated, errors in (
        (claims, [100 - found for found in known["claims_found"]["per_cent"]]),
        (chains, [100 - right for right in known["chains_right"]["per_cent"]]),
        (dates, known["dates_wrong"]["per_cent"]),
    ):
        one, *ends = stated
        assert one == 1
        # "1 in 9" stands for what is nearer to 1 in 9 than to 1 in 8 or in 10.
        for end, share in zip(ends, sorted(errors, reverse=True), strict=True):
            assert 1 / (end + 0.5) <= share / 100 <= 1 / (end - 0.5)
    planted = known["contradictions_found"]
    assert contradictions == [planted["of"], *([planted["found"]] if planted["found"] else [])]


@pytest.mark.parametrize(
    ("found", "ending"), [(0, "planted, none was found"), (1, "planted, 1 was found"), (3, "planted, 3 were found")]
)
def test_none_was_found_and_several_were(found: int, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = {**figures(), "contradictions_found": {"found": found, "of": 12}}
    monkeypatch.setattr("dateline.tell.measured.figures", lambda: changed)
    assert measured_errors(WORDS)[-1].endswith(ending)


def test_the_readme_says_the_same() -> None:
    (row,) = [line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("| be sure |")]
    assert numbers(row) == [number for sentence in measured_errors(WORDS)[:3] for number in numbers(sentence)]


def test_it_says_what_follows_for_a_reader() -> None:
    assert "absent here proves nothing" in measured_errors(WORDS)[0]


def test_every_figure_names_the_command_that_prints_it() -> None:
    for figure in figures().values():
        assert figure["command"].startswith("python -m benchmarks.")
        assert figure["name"]
        assert ("per_cent" in figure) != ("of" in figure)
