"""What titles point back to, below every title of a story: quiet, and no page grows wider or worse to read for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dateline.export.html import write
from dateline.model import Story
from dateline.serve.paths import at
from dateline.span import Span
from dateline.tell import tell
from tests.export.story import ferry_story
from tests.serve.browsing import SIZES, Opened, needs_chromium, serving, stays_inside, violations
from tests.serve.filled import put

pytestmark = needs_chromium

VIEWS = [
    at("timeline", "?all=yes", story="a1"),
    at("event", story="a1", event="e-a2:00349"),
    at("conflicts", story="a1"),
    at("entity", story="a1", entity="n-viktor-aldane"),
    "/search?q=aldane&by=words",
]


def everywhere() -> Story:
    """The ferry story, every claim with all that stands before it in its article."""
    story = ferry_story()
    facts = tuple(
        replace(
            each,
            claims=tuple(
                replace(claim, context=Span(each.article, 0, claim.span.start)) if claim.span.start else claim
                for claim in each.claims
            ),
        )
        for each in story.facts
    )
    return tell(replace(story, facts=facts))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("context") / "s.dateline"
    put(path, everywhere())
    with serving(path) as address:
        yield address


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, served: str, size: dict[str, int], scheme: str
) -> None:
    with browser.new_context(viewport=size, color_scheme=scheme) as context:  # type: ignore[arg-type]
        for view in VIEWS:
            opened = Opened(context, served + view)
            assert opened.page.locator(".context:visible").count() > 0, view
            assert violations(opened.page) == [], view
            assert stays_inside(opened.page, size["width"]), view


@pytest.mark.parametrize("size", SIZES)
def test_so_it_is_in_the_page_that_is_one_file(browser: Browser, size: dict[str, int], tmp_path: Path) -> None:
    with (tmp_path / "story.html").open("w", encoding="utf-8") as out:
        write(everywhere(), out)
    with browser.new_context(viewport=size) as context:  # type: ignore[arg-type]
        page = Opened(context, (tmp_path / "story.html").as_uri()).page
        found = violations(page)
        assert page.locator(".context:visible").count() > 0
        assert [each for each in found if not each.startswith('nested-interactive: <svg class="strip"')] == []
        assert stays_inside(page, size["width"])


def test_it_is_smaller_and_quieter_than_the_title(browser: Browser, served: str) -> None:
    with browser.new_context() as context:
        page = Opened(context, served + VIEWS[0]).page
        look = "each => [parseFloat(getComputedStyle(each).fontSize), getComputedStyle(each).color]"
        entry = page.locator(".entry:has(> .body > .context)").first
        title, below = (entry.locator(part).first.evaluate(look) for part in (".title", ".context"))
        assert below[0] < 0.75 * title[0]
        assert below[1] != title[1]
