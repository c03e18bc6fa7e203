"""The hand in a real browser: with and without script, by keyboard, at a desk and on a phone, looked at by axe."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from dateline import open_story
from dateline.judging import judge, judgements
from dateline.model import Kind
from tests.judge.conftest import built, store  # noqa: F401  (fixtures)
from tests.judge.story import event
from tests.serve.browsing import DESK, SIZES, Opened, needs_chromium, serving, stays_inside, violations

pytestmark = needs_chromium
WAIT = 30_000  # milliseconds that a page is waited for on a busy machine
WHEN: dict[str, Any] = {"by": "ann", "at": "2024-05-31T09:30:00Z"}


def home(store: Path) -> str:  # noqa: F811
    return f"/story/{min(article.id for article in open_story(store).articles)}"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_the_hand_shows(
    browser: Browser,
    store: Path,  # noqa: F811
    size: dict[str, int],
    scheme: str,
) -> None:
    kept, warned = event(store, "stepped down").id, event(store, "had warned the council").id
    judge(store, Kind.KEEP, kept, **WHEN)
    judge(store, Kind.NOTE, kept, values=["ask the clerk"], **WHEN)
    judge(store, Kind.RETITLE, kept, values=["The mayor goes"], **WHEN)
    judge(store, Kind.DATE, warned, values=["2018"], **WHEN)
    judge(store, Kind.DATE, warned, values=["2019-01-17"], **WHEN)
    story = open_story(store)
    at = home(store)
    person = next(each.id for each in story.links.entities if each.name == "Nora Pell")
    views = [
        f"{at}/review",
        f"{at}/mine?done=3",
        "/log",
        f"{at}/event/{kept}",
        f"{at}/article/{story.articles[0].id}",
        f"{at}/entity/{person}",
    ]
    with serving(store) as address, browser.new_context(viewport=size, color_scheme=scheme) as context:  # type: ignore[arg-type]
        for view in views:
            opened = Opened(context, address + view)
            assert violations(opened.page) == [], view
            assert stays_inside(opened.page, size["width"]), view
            assert opened.complaints == [], view


def test_all_of_it_works_without_script(browser: Browser, store: Path) -> None:  # noqa: F811
    with serving(store) as address, browser.new_context(java_script_enabled=False) as context:
        page = Opened(context, f"{address}{home(store)}/review").page
        first = page.locator("h2#reviewed").inner_text()
        page.get_by_role("button", name="Keep", exact=True).click()
        expect(page.locator("h2#reviewed")).not_to_have_text(first, timeout=WAIT)
        expect(page.locator(".progress")).to_contain_text("1 of ", timeout=WAIT)
        page.get_by_role("button", name="Undo").click()
        expect(page.locator(".done")).to_contain_text("Taken back: Kept", timeout=WAIT)
        page.get_by_role("button", name="Bring it back").click()
        page.get_by_role("link", name="My timeline").click()
        expect(page.locator(".mine")).to_contain_text(first, timeout=WAIT)
        page.locator(".mine summary").first.click()
        page.get_by_label("Its title, in your words").fill("As I would say it")
        page.get_by_role("button", name="Use this title").click()
        expect(page.locator(".mine h2").first).to_have_text("As I would say it", timeout=WAIT)
        assert page.url.endswith(f"#{page.locator('.mine > li').first.get_attribute('id')}")
        page.locator(".mine summary").first.click()
        page.get_by_label("Its date").fill("soon")
        page.get_by_role("button", name="Set the date").click()
        expect(page.locator("h1")).to_contain_text("Not noted yet", timeout=WAIT)
        assert page.get_by_label("Its date").input_value() == "soon"
        page.get_by_label("Its date").fill("2019-03-12")
        page.get_by_role("button", name="Send it again").click()
        expect(page.locator(".mine")).to_contain_text("12 March 2019", timeout=WAIT)
        page.get_by_role("link", name="Log").click()
        page.get_by_role("button", name="Undo").first.click()
        expect(page.locator(".log .undone").first).to_be_attached(timeout=WAIT)
        with page.expect_download() as found:
            page.goto(f"{address}{home(store)}/mine")
            page.get_by_role("link", name="csv").click()
        assert "As I would say it" in found.value.path().read_text(encoding="utf-8-sig")


def at_review(page: Page) -> str:
    return page.locator("h2#reviewed").inner_text()


def test_keys_decide_and_the_keyboard_alone_is_enough(browser: Browser, store: Path) -> None:  # noqa: F811
    with serving(store) as address, browser.new_context(viewport=DESK) as context:  # type: ignore[arg-type]
        page = Opened(context, f"{address}{home(store)}/review").page
        first = at_review(page)
        with page.expect_navigation():
            page.keyboard.press("n")
        second = at_review(page)
        assert second != first
        assert not judgements(store)
        with page.expect_navigation():
            page.keyboard.press("p")
        assert at_review(page) == first
        with page.expect_navigation():
            page.keyboard.press("k")
        assert at_review(page) == second
        with page.expect_navigation():
            page.keyboard.press("d")
        assert [line.judgement.kind for line in judgements(store)] == [Kind.KEEP, Kind.HIDE]
        with page.expect_navigation():
            page.keyboard.press("u")
        assert not judgements(store)[1].holds
        page.locator("details.hand > summary").focus()
        page.keyboard.press("Enter")
        page.get_by_label("A note for yourself").focus()
        page.keyboard.type("keep wide")  # letters in a field are letters
        assert page.get_by_label("A note for yourself").input_value() == "keep wide"
        page.keyboard.press("Tab")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert judgements(store)[-1].judgement.values == ("keep wide",)


def test_words_that_are_selected_become_a_claim(browser: Browser, store: Path) -> None:  # noqa: F811
    article = next(each for each in open_story(store).articles if each.paths == ("gazette.txt",))
    words, before = "a warning from the harbour master", len(open_story(store).claims)
    with serving(store) as address, browser.new_context(viewport=DESK) as context:  # type: ignore[arg-type]
        page = Opened(context, f"{address}{home(store)}/article/{article.id}").page
        page.locator("#add > summary").click()
        page.evaluate(
            """(words) => {
              const walker = document.createTreeWalker(document.querySelector("[data-text]"), NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at >= 0) {
                  const range = document.createRange();
                  range.setStart(node, at);
                  range.setEnd(node, at + words.length);
                  getSelection().removeAllRanges();
                  getSelection().addRange(range);
                  return;
                }
              }
              throw new Error("the words are not in one piece of the text");
            }""",
            words,
        )
        page.wait_for_function("document.querySelector('#add-words').value !== ''")
        assert page.get_by_label("Its words as they stand").input_value() == words
        page.get_by_role("button", name="Add the claim").click()
        page.locator(".done").wait_for()
    assert len(open_story(store).claims) == before + 1
