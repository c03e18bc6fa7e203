"""Articles without a date from files to export, with the reader that ships."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import pytest

from dateline.date.background import parse_fact
from dateline.export.json import write
from dateline.model import Story
from dateline.pipeline import add_background, build, open_story, remove_background
from dateline.verify import verify

TEXTS = {
    "stage.txt": """Mira Talvane and Oren Pell see a counselor

Mira Talvane, 29, and Oren Pell went to see a counselor in Harwich on Nov. 8.

Pell’s 34th birthday on Nov. 6 was quiet, a friend said. Yesterday Talvane sold the house.
""",
    "later.txt": """Oren Pell is back on stage

Oren Pell sang in Harwich again on Friday. In March 2015 he had left the town.
""",
    "plain.txt": """Rain in Harwich

It rained in Harwich. The mayor stayed at home.
""",
}
FACTS = [parse_fact("Mira Talvane born 1984-06-27"), parse_fact("Oren Pell born 1979-11-06")]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three articles without a date, and two facts."""
    folder = tmp_path_factory.mktemp("undated")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    build(sorted(folder.glob("*.txt")), folder / "s")
    assert add_background(folder / "s", FACTS) == ()
    return folder / "s"


def exported(story: Story) -> str:
    out = io.StringIO()
    write(story, out)
    return out.getvalue()


def bounds(story: Story) -> dict[str, str]:
    by_id = {article.id: article.paths[0] for article in story.articles}
    return {by_id[each.article]: each.when.edtf for each in story.links.publications}


def test_an_article_is_bounded_and_another_is_not(store: Path) -> None:
    assert bounds(open_story(store)) == {"stage.txt": "2013-11-08/2014-06-26", "later.txt": "2015-03-01/.."}


def test_each_bound_has_its_reason_and_the_page_keeps_what_it_says(store: Path) -> None:
    story = open_story(store)
    assert all(not article.published.known for article in story.articles)
    (stage,) = [each for each in story.links.publications if each.when.closed]
    assert len(stage.when.because) == 3
    assert all(reason.span is not None for reason in stage.when.because)
    assert verify(story).problems == ()


def test_claims_and_events_are_dated_by_the_bounds(store: Path) -> None:
    story = open_story(store)
    seen = next(claim for claim in story.claims if "see a counselor in" in claim.title)
    sold = next(claim for claim in story.claims if "sold the house" in claim.title)
    assert seen.when.edtf == "2013-11-08"
    assert sold.when.edtf == "2013-11-07/2014-06-25"
    event = next(event for event in story.links.events if sold.id in event.claims)
    assert event.when == sold.when


def test_facts_taken_back_take_their_bounds_along(store: Path) -> None:
    before = exported(open_story(store))
    assert remove_background(store, FACTS) == ()
    assert bounds(open_story(store)) == {"later.txt": "2015-03-01/.."}
    add_background(store, FACTS)
    assert exported(open_story(store)) == before


def test_the_order_of_the_articles_changes_no_byte(store: Path, tmp_path: Path) -> None:
    want = exported(open_story(store))
    files = sorted(store.parent.glob("*.txt"))
    for number, order in enumerate(list(itertools.permutations(files))[1::2]):
        place = tmp_path / f"s{number}"
        for file in order:
            build([file], place, background=FACTS)
        assert exported(open_story(place)) == want
