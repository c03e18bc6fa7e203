"""Make the pictures of the README and the documentation from the example story.

    python docs/screenshots.py            read the example story and photograph its page
    python docs/screenshots.py PAGE.html  photograph a page that is there

Writes beside this file: timeline.png (the page at a desk), year.png (its fullest year), evidence.png (one event with
its evidence open) and phone.png.
Needs Chromium on the machine and the extra `test` (Playwright); nothing is fetched.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "hesterwick" / "articles"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main(arguments: list[str]) -> int:
    """Photograph the page; 0 where all pictures were written, 1 where there is no Chromium."""
    chromium = next(
        (p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None
    )
    if chromium is None:
        sys.stderr.write("no Chromium found (chromium, chromium-browser, google-chrome): install one\n")
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(arguments[0]).resolve() if arguments else example_page(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        desk = browser.new_page(viewport={"width": 1180, "height": 1240})
        desk.goto(page_file.as_uri())
        desk.screenshot(path=HERE / "timeline.png")
        fullest_year(desk)
        desk.screenshot(path=HERE / "year.png")
        evidence(desk, HERE / "evidence.png")
        phone = browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=1.5)
        phone.goto(page_file.as_uri())
        fullest_year(phone)
        phone.screenshot(path=HERE / "phone.png")
        browser.close()
    return 0


def example_page(folder: Path) -> Path:
    """The page of the example story, made anew."""
    from dateline import build_story
    from dateline.export.html import write

    page = folder / "story.html"
    with page.open("w", encoding="utf-8") as out:
        write(build_story([EXAMPLE]), out)
    return page


def fullest_year(page: Page) -> None:
    """Scroll to the year with the most entries."""
    page.evaluate("""() => {
        const years = [...document.querySelectorAll('section.year:not(.undated)')];
        const entries = (year) => year.querySelectorAll(':scope > .entries > .entry').length;
        years.sort((a, b) => entries(b) - entries(a));
        years[0]?.scrollIntoView();
    }""")


def evidence(page: Page, to: Path) -> None:
    """The entry that most accounts tell, with its evidence open."""
    page.evaluate("""() => {
        const entries = [...document.querySelectorAll('.entry')].filter((e) => e.checkVisibility());
        const accounts = (entry) => entry.querySelectorAll('.account').length;
        entries.sort((a, b) => accounts(b) - accounts(a));
        if (!entries.length) throw new Error('the page tells of no event');
        entries[0].querySelector('details.accounts').open = true;
        entries[0].classList.add('photographed');
    }""")
    box = page.locator(".photographed").bounding_box()
    assert box is not None  # it was just found to be visible
    clip = {
        "x": 0,
        "y": box["y"] + page.evaluate("scrollY") - 24,
        "width": 1180,
        "height": min(box["height"] + 48, 1240),
    }
    page.screenshot(path=to, full_page=True, clip=clip)  # type: ignore[arg-type]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
