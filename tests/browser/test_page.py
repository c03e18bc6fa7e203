"""The page in a real browser: at a desk and on a phone, with and without script, by keyboard, in light and dark."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dateline.export.html import write
from dateline.tell import tell, timeline
from tests.export.story import ferry_story
from tests.serve.browsing import DESK, PHONE, Opened, needs_chromium

pytestmark = needs_chromium

FIRST = len(timeline(tell(ferry_story())).first)  # entries that are seen before anything is opened


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    out = io.StringIO()
    write(tell(ferry_story()), out)
    file: Path = tmp_path_factory.mktemp("page") / "story.html"
    file.write_text(out.getvalue(), encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_opens_without_complaint_and_asks_for_nothing(
    browser: Browser, address: str, size: dict[str, int], scheme: str
) -> None:
    with browser.new_context(viewport=size, color_scheme=scheme) as context:  # type: ignore[arg-type]
        opened = Opened(context, address)
        assert opened.complaints == []
        assert [url for url in opened.requests if not url.startswith("data:")] == [address]


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_sticks_out_to_the_side_even_with_all_evidence_open(browser: Browser, address: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = Opened(context, address).page
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_is_whole_without_script(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = Opened(context, address).page
        assert page.locator("li.entry .title:visible").count() == FIRST
        page.locator("details.more > summary").first.click()
        assert page.locator("li.entry .title").first.is_visible()
        assert not page.locator("form.tools").is_visible()
        item = page.locator("li.entry:visible").filter(has_text="struck the north pier").first
        assert not item.locator("mark").first.is_visible()
        item.locator("summary").click()
        assert item.locator("mark").first.is_visible()


def test_evidence_opens_by_keyboard_and_the_focus_is_seen(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = Opened(context, address).page
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        assert page.locator("a.skip").bounding_box()["x"] >= 0  # type: ignore[index]
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName") == "SUMMARY":
                break
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.parentElement.open")


def test_finding_shows_what_holds_the_words_and_counts_it(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = Opened(context, address).page
        page.get_by_label("Find in the timeline").fill("brennick")
        shown = page.locator("li.entry:visible")
        assert 0 < shown.count() < 8
        assert all("brennick" in text.lower() for text in shown.all_text_contents())
        assert page.locator("output").inner_text() == f"Events shown: {shown.count()} of 31"
        page.get_by_label("Find in the timeline").fill("")
        page.get_by_label("Show").select_option("denied")
        assert page.locator("li.entry:visible").count() == 2


def test_what_is_to_be_handled_with_care_can_be_listed(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = Opened(context, address).page
        page.get_by_label("Handle with care").first.select_option("crime")
        shown = page.locator("li.entry:visible")
        assert shown.count() > 0
        assert shown.locator(".label").all_text_contents() == ["crime"] * shown.count()
        assert page.get_by_text("No denial or answer found in these articles").first.is_visible()


def test_one_button_opens_all_evidence(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = Opened(context, address).page
        page.get_by_role("button", name="Open all evidence").click()
        assert page.locator(".timeline details:not([open])").count() == 0
        page.get_by_role("button", name="Close all evidence").click()
        assert page.locator(".timeline details[open]").count() == 0


def test_headings_come_in_order_and_landmarks_are_there(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = Opened(context, address).page
        levels = page.eval_on_selector_all("h1,h2,h3,h4,h5,h6", "all => all.map((h) => Number(h.tagName[1]))")
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(deeper - level <= 1 for level, deeper in pairwise(levels))
        for landmark in ("header", "nav", "main", "footer"):
            assert page.locator(landmark).count() == 1
        assert page.evaluate("document.documentElement.lang") == "en"


def test_every_control_and_picture_has_a_name(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = Opened(context, address).page
        unnamed = """[...document.querySelectorAll('input,select,button,a[href],summary')].filter((e) =>
            !(e.labels && e.labels.length) && !e.textContent.trim() && !e.getAttribute('aria-label')).length"""
        assert page.evaluate(unnamed) == 0
        pictures = "svg:not([aria-hidden]):not([role=img][aria-label]):not(svg svg)"
        assert page.locator(pictures).count() == 0


# WCAG 2.2, 1.4.3: 4.5 to 1 for text; 3 to 1 for large text (24 px, or 18.66 px bold). Formulas of its definition of
# relative luminance and contrast ratio.
CONTRASTS = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = new Map();
  const rgb = (text) => {
    if (!known.has(text)) {
      canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1);
      known.set(text, [...canvas.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(text);
  };
  const luminance = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => { for (; e; e = e.parentElement) {
    const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; } return rgb('Canvas'); };
  const seen = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !e.checkVisibility() || e.closest('script,style,title')) continue;
    const style = getComputedStyle(e);
    const inDrawing = e.closest('svg');
    const [a, b] = [luminance(rgb(inDrawing ? style.fill : style.color)), luminance(behind(e))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const key = e.tagName + '.' + e.className;
    seen.set(key, Math.min(seen.get(key) ?? 99, ratio / (large ? 3 : 4.5)));
  }
  return [...seen];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, address: str, scheme: str) -> None:
    with browser.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = Opened(context, address).page
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        found = page.evaluate(CONTRASTS)
        assert len(found) > 15
        assert [(element, ratio) for element, ratio in found if ratio < 1] == []


def test_a_link_to_an_event_opens_what_it_is_folded_into(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = Opened(context, address).page
        page.evaluate("""() => {
          const fold = document.createElement('details'); fold.innerHTML = '<summary>more</summary>';
          const year = document.querySelector('.year'); year.append(fold); fold.append(year.querySelector('.entries'));
        }""")
        target = page.locator(".year details .entry").first
        page.evaluate("id => { location.hash = id; }", target.get_attribute("id"))
        page.wait_for_function("document.querySelector('.year > details').open")
        assert target.locator(".title").is_visible()


def test_it_prints(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = Opened(context, address).page
        page.emulate_media(media="print")
        assert not page.locator("form.tools").is_visible()
        assert page.locator("li.entry .title:visible").count() == FIRST
        assert page.pdf().startswith(b"%PDF")
