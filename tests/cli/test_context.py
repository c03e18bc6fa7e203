"""What commands print of a claim or an event has, below its title, the sentence that open words of it point back to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.contexts import BEFORE, SOLD, called, event_of, pointing_back, sold_story
from tests.serve.filled import put

UNTESTED, EARLIER = "There was no test in January", "The Grey Heron had not been tested"
STORY = pointing_back(sold_story(), called(sold_story(), UNTESTED), EARLIER)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("context") / "s.dateline"
    put(path, STORY)
    return path


def lines_below(out: str, title: str) -> str:
    """What is printed from a title on, in one line."""
    return " ".join(out[out.index(title) + len(title) :].split())


@pytest.mark.parametrize(
    "command",
    [
        ("timeline", "--all"),
        ("claims",),
        ("search", "--words", "sold his house"),
        ("show", called(STORY, SOLD).id),
        ("show", event_of(STORY, SOLD).id),
        ("show", STORY.links.origin_of[called(STORY, SOLD).id]),
    ],
    ids=["timeline", "claims", "search", "show claim", "show event", "show origin"],
)
def test_it_stands_right_below_the_title(run: Run, store: Path, command: tuple[str, ...]) -> None:
    code, out, _ = run(*command, "--store", store)
    assert code == 0
    assert lines_below(out, SOLD).startswith(f"context: “{BEFORE}”")
    below = out[out.index(SOLD) :].splitlines()[1]
    assert below.startswith("  "), "further in than what stands at the margin"


def test_both_sides_of_a_dispute_have_their_own(run: Run, store: Path) -> None:
    _, out, _ = run("timeline", "--all", "--store", store)
    named = "Tidewater Weekly, citing a former engineer of the line"
    assert f"{named}, context: “{EARLIER}”" in " ".join(out.split())
    _, out, _ = run("conflicts", "--store", store)
    assert out.count(EARLIER) == 1
    assert lines_below(out, UNTESTED).startswith(f"context: “{EARLIER}”")


def test_other_titles_have_none(run: Run, store: Path) -> None:
    _, out, _ = run("claims", "--store", store)
    assert out.count("context: “") == 2
