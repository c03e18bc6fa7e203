"""The views of a story in a browser: at a desk and on a phone, light and dark, without script, by keyboard, by axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dateline.serve.paths import at
from dateline.tell import tell
from tests.export.hostile import RTL, SCRIPT, hostile
from tests.serve.browsing import SIZES, Opened, needs_chromium, serving, stays_inside, violations
from tests.serve.filled import apart, put

pytestmark = needs_chromium

STORY = "a1"
VIEWS = {
    "event": at("event", story=STORY, event="e-a1:00050"),
    "dispute": at("event", story=STORY, event="e-a2:00349"),
    "article": at("article", story=STORY, article="a4"),
    "articles": at("articles", story=STORY),
    "entity": at("entity", story=STORY, entity="n-viktor-aldane"),
    "entities": at("entities", story=STORY),
    "sources": at("sources", story=STORY),
    "origin": at("origin", story=STORY, origin="o-helena-marsh"),
    "conflicts": at("conflicts", story=STORY),
    "states": at("states", story=STORY),
    "states-on": at("states", "?on=2019-06-01", story=STORY),
    "changes": at("changes", story=STORY),
    "search": "/search",
    "found": "/search?q=aldane&by=words",
    "narrowed": "/search?q=aldane&by=words&standing=reported",
    "nothing": "/search?q=zzyzx&by=words",
    "bad": "/search?q=%22",
    "missing": at("event", story=STORY, event="nosuch"),
}
ERRORS = {"bad", "missing", "changes"}  # a browser says in its console that the answer is one


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_sticks_out(
    browser: Browser, ferry: str, size: dict[str, int], scheme: str
) -> None:
    with browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce") as context:  # type: ignore[arg-type]
        wrong = {}
        for name, view in VIEWS.items():
            opened = Opened(context, ferry + view)
            wrong[name] = violations(opened.page)
            if name not in ERRORS:
                wrong[name] += opened.complaints
            wrong[name] += [url for url in opened.requests if not url.startswith((ferry, "data:"))]
            if not stays_inside(opened.page, size["width"]):
                wrong[name].append("something sticks out")
            opened.page.close()
        assert {name: found for name, found in wrong.items() if found} == {}


def test_every_view_is_whole_without_script(browser: Browser, ferry: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = Opened(context, ferry + VIEWS["event"]).page
        page.locator("details.citing > summary").first.click()
        assert "The Calder Courier, 15 March 2019" in page.locator(".copied").first.inner_text()
        assert page.locator(".copier:visible").count() == 0, "a button without a script does nothing"
        page.locator(".card .cite a").first.click()
        assert page.locator("h1.headline").inner_text().startswith("Ferry Grey Heron")
        page.locator(".article-text a.claim").first.click()
        assert page.locator("h1.event-title").is_visible()
        page.goto(ferry + VIEWS["search"])
        page.get_by_label("Search in all stories").fill("acquitted")
        page.get_by_label("Compare").select_option("words")
        page.get_by_role("button", name="Search").click()
        assert page.locator(".hit").count() >= 1
        page.locator(".hit .title a").first.click()
        assert "acquitted" in page.locator("h1").inner_text()


def test_a_printed_article_tells_its_claims_below_its_paragraphs(browser: Browser, ferry: str) -> None:
    with browser.new_context() as context:
        page = Opened(context, ferry + VIEWS["article"]).page
        page.emulate_media(media="print")
        assert page.locator(".margin > summary:visible").count() == 0
        assert page.locator(".margin li a:visible").count() == page.locator(".margin li a").count() > 0
        assert page.locator("details.hand:visible, .hand > details:visible").count() == 0


def test_the_words_of_a_claim_are_reached_from_its_event_and_back_by_keyboard(browser: Browser, ferry: str) -> None:
    with browser.new_context() as context:
        page = Opened(context, ferry + VIEWS["article"]).page
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.classList.contains('claim')"):
                break
        words = page.evaluate("document.activeElement.textContent")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        page.wait_for_url("**/event/**")
        assert words in page.locator("article.card:target mark").inner_text()
        for _ in range(80):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('article.card:target .cite') !== null"):
                break
        page.keyboard.press("Enter")
        page.wait_for_url("**/article/**")
        assert page.locator(":target + a.claim").inner_text() == words


def test_a_citation_is_copied_at_a_press(browser: Browser, ferry: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = Opened(context, ferry + VIEWS["event"]).page
        page.locator("details.citing > summary").first.focus()
        page.keyboard.press("Enter")
        button = page.locator(".copier:visible").nth(1)
        assert button.inner_text() == "Copy"
        button.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelectorAll('.copier')[1].textContent === 'Copied'")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("“The ferry Grey Heron struck the north pier")
        assert copied.endswith("https://courier.example/2019/03/grey-heron.")


def test_a_claim_is_copied_from_beside_its_paragraph(browser: Browser, ferry: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = Opened(context, ferry + VIEWS["article"]).page
        page.locator(".margin > summary").first.click()
        page.locator(".margin details.citing > summary").first.click()
        page.locator(".margin .copier:visible").first.click()
        page.locator(".copier", has_text="Copied").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == page.locator(".margin .copied").first.inner_text()
        assert copied.startswith("“Petra Voss has left the house")


def test_a_day_is_asked_for_and_taken_back(browser: Browser, ferry: str) -> None:
    with browser.new_context() as context:
        page = Opened(context, ferry + VIEWS["states"]).page
        every = page.locator("li.span-row").count()
        page.get_by_label("What held on").fill("2003-01-01")
        page.keyboard.press("Enter")
        page.wait_for_url("**on=2003-01-01**")
        assert page.locator("li.span-row").count() < every
        page.get_by_role("link", name="all of them").click()
        page.wait_for_url("**/states")
        assert page.locator("li.span-row").count() == every


def test_nothing_that_an_article_says_runs_or_is_loaded(browser: Browser, tmp_path: Path) -> None:
    for number, words in enumerate((SCRIPT, RTL)):
        path = tmp_path / f"{number}.dateline"
        put(path, apart(tell(hostile(words, url="javascript:alert(1)"))))
        with serving(path) as address, browser.new_context(viewport={"width": 390, "height": 844}) as context:
            for name in ("event", "article", "entity", "sources", "conflicts", "states", "articles", "entities"):
                opened = Opened(context, address + VIEWS[name])
                assert opened.complaints == []
                assert all(url.startswith((address, "data:")) for url in opened.requests)
                opened.page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
                assert stays_inside(opened.page, 390), name
                opened.page.close()
