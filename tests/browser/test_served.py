"""Stories and timeline as they are served: at a desk and on a phone, without script, by keyboard, looked at by axe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dateline.model import Story
from dateline.tell import tell
from tests.export.story import ferry_story
from tests.serve.browsing import DESK, SIZES, Opened, needs_chromium, serving, stays_inside, violations
from tests.serve.filled import put
from tests.serve.many import many_events

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A store of two stories, one of them of 900 events."""
    path = tmp_path_factory.mktemp("served") / "two.dateline"
    put(path, tell(ferry_story()), many_events(900))
    with serving(path) as address:
        yield address


VIEWS = [
    "/story/a1",
    "/story/a1?lanes=people",
    "/story/a1?lanes=standing&from=2019-03&to=2019-03",
    "/story/a1?standing=disputed&all=yes",
    "/story/a1?about=Aldane&min-origins=2",
    "/story/a1?from=1999&to=1999",
    "/nowhere",
]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, ferry: str, size: dict[str, int], scheme: str, view: str
) -> None:
    with browser.new_context(viewport=size, color_scheme=scheme) as context:  # type: ignore[arg-type]
        opened = Opened(context, ferry + view)
        assert violations(opened.page) == []
        assert stays_inside(opened.page, size["width"])
        assert [url for url in opened.requests if not url.startswith((ferry, "data:"))] == []
        assert [said for said in opened.complaints if "404" not in said or view != "/nowhere"] == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", ["/", "/story/m0000", "/story/m0000?lanes=people", "/story/m0000?all=yes&page=3"])
def test_neither_does_it_where_there_is_much(browser: Browser, two: str, size: dict[str, int], view: str) -> None:
    with browser.new_context(viewport=size) as context:  # type: ignore[arg-type]
        opened = Opened(context, two + view)
        assert violations(opened.page) == []
        assert stays_inside(opened.page, size["width"])
        assert opened.complaints == []


def test_it_is_whole_without_script(browser: Browser, two: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = Opened(context, two + "/").page
        page.get_by_role("link", name="Mara Quint").click()
        page.get_by_role("link", name="List all 900 events").click()
        assert page.locator("li.entry").count() == 100
        page.get_by_role("link", name="Next page").click()
        assert "101 to 200 of 900 events" in page.locator("main").inner_text()
        page.locator(".filters > summary").click()
        page.get_by_label("From", exact=True).fill("2016-02")
        page.get_by_label("To", exact=True).fill("2016-02")
        page.get_by_role("button", name="Show").click()
        assert "from=2016-02&to=2016-02" in page.url
        assert "that may lie between 1 February 2016 and 29 February 2016" in page.locator("main").inner_text()
        page.get_by_role("link", name="All of time").click()
        assert "from=" not in page.url


def test_filters_are_links_that_add_up_and_can_be_taken_back(browser: Browser, ferry: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = Opened(context, f"{ferry}/story/a1").page
        page.locator(".filters > summary").click()
        page.locator(".facets").get_by_role("link", name="Told by one origin").click()
        page.locator(".facets").get_by_role("link", name="Viktor Aldane").click()
        assert "about=" in page.url and "standing=reported" in page.url
        shown = page.locator("li.entry")
        assert 0 < shown.count() < 12
        assert all("is-reported" in (each.get_attribute("class") or "") for each in shown.all())
        page.get_by_role("link", name="Standing told by one origin").click()
        assert "standing" not in page.url and "about=" in page.url


def test_zoom_leads_from_years_to_a_day_and_back(browser: Browser, two: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = Opened(context, f"{two}/story/m0000").page
        zoom = page.get_by_role("navigation", name="Zoom")
        zoom.get_by_role("link", name=re.compile("^2016")).click()
        zoom.get_by_role("link", name=re.compile("^February 2016")).click()
        zoom.get_by_role("link", name=re.compile("^8 February 2016")).click()
        assert "from=2016-02-08&to=2016-02-08" in page.url
        assert page.locator("li.entry").count() > 0
        page.get_by_role("link", name="Later: 9 February 2016").click()
        assert "from=2016-02-09" in page.url
        zoom.get_by_role("link", name="February 2016", exact=True).click()
        page.get_by_role("link", name="Earlier: January 2016").click()
        assert "from=2016-01&to=2016-01" in page.url


def test_the_keyboard_alone_is_enough(browser: Browser, ferry: str) -> None:
    with browser.new_context(viewport=DESK) as context:  # type: ignore[arg-type]
        page = Opened(context, f"{ferry}/story/a1").page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
        page.keyboard.press("j")
        first = page.evaluate("document.activeElement.id")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.id") != first
        page.keyboard.press("k")
        assert page.evaluate("document.activeElement.id") == first
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "ask-about"
        page.keyboard.type("jk Aldane")  # in a field the keys are letters
        assert page.get_by_label("About").input_value() == "jk Aldane"


def test_every_control_is_reached_by_tab_and_its_focus_is_seen(browser: Browser, ferry: str) -> None:
    with browser.new_context(viewport=DESK) as context:  # type: ignore[arg-type]
        page = Opened(context, f"{ferry}/story/a1?standing=disputed").page
        reached = set()
        for _ in range(80):
            page.keyboard.press("Tab")
            reached.add(page.evaluate("document.activeElement.outerHTML"))
            if page.evaluate("document.activeElement.tagName") == "BODY":
                break
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        stops = "main a[href]:not([tabindex='-1']), main summary, main input:not([type=hidden]), main button"
        wanted = page.eval_on_selector_all(stops, "all => all.filter(e => e.checkVisibility()).map(e => e.outerHTML)")
        assert set(wanted) <= reached


def test_it_prints_what_is_listed_without_the_controls(browser: Browser, ferry: str) -> None:
    with browser.new_context() as context:
        page = Opened(context, f"{ferry}/story/a1").page
        page.emulate_media(media="print")
        shown = "(bars) => bars.map((bar) => getComputedStyle(bar).display)"
        bars = page.eval_on_selector_all(".ruler .bar.narrow", shown)
        assert bars and "none" not in bars, "a month's bar is as narrow as what stands beside a search"
        for control in (".filters", ".bar-top .site", ".bar-top .views", "details.out"):
            assert not page.locator(control).is_visible(), control
        assert page.locator("li.entry .title:visible").count() > 5
        assert page.pdf().startswith(b"%PDF")


def test_hostile_words_are_only_text(browser: Browser, tmp_path: Path) -> None:
    story = ferry_story()
    bad = "<script>window.hit=1</script><img src=x onerror=hit=1>\u202e{{ 7*7 }}"
    put(tmp_path / "s.dateline", tell(_renamed(story, bad)))
    with serving(tmp_path / "s.dateline") as address, browser.new_context() as context:
        for view in ("/story/a1", "/story/a1?lanes=people", f"/story/a1?about={'%3Cscript%3E'}", "/story/%3Cscript%3E"):
            opened = Opened(context, address + view)
            assert opened.page.evaluate("window.hit") is None
            assert opened.page.locator("main img, main script").count() == 0
            assert [url for url in opened.requests if not url.startswith((address, "data:"))] == []


def _renamed(story: Story, name: str) -> Story:
    first, *others = story.links.entities
    articles = tuple(replace(article, title=name, outlet=name) for article in story.articles)
    entities = (replace(first, name=f"A{name}"), *others)
    return replace(story, articles=articles, links=replace(story.links, entities=entities))
