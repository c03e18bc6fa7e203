"""Make the pictures of the README and the documentation from the example story.

    python docs/screenshots.py

Reads the example story and writes beside this file, of its exported page: timeline.png (at a desk), year.png (its
fullest year), evidence.png (one event with its evidence open) and phone.png; of what `dateline serve` shows of it:
served-timeline.png, served-event.png (a disputed event), served-sources.png, served-review.png, and
served-phone.png.
Needs Chromium on the machine and the extra `test` (Playwright); nothing is fetched.
"""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

from playwright.sync_api import Browser, Page, sync_playwright

from dateline import build, open_story
from dateline.export.html import write

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "hesterwick" / "articles"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> int:
    """Photograph the pages; 0 where all pictures were written, 1 where there is no Chromium."""
    chromium = next(
        (p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None
    )
    if chromium is None:
        sys.stderr.write("no Chromium found (chromium, chromium-browser, google-chrome): install one\n")
        return 1
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = Path(folder) / "story.dateline"
        build([EXAMPLE], store)
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        exported(browser, store, Path(folder) / "story.html")
        with serving(store) as address:
            served(browser, address)
        browser.close()
    return 0


def exported(browser: Browser, store: Path, file: Path) -> None:
    """Photograph the page that is exported."""
    with file.open("w", encoding="utf-8") as out:
        write(open_story(store), out)
    desk = browser.new_page(viewport={"width": 1180, "height": 1240})
    desk.goto(file.as_uri())
    desk.screenshot(path=HERE / "timeline.png")
    fullest_year(desk)
    desk.screenshot(path=HERE / "year.png")
    evidence(desk, HERE / "evidence.png")
    phone = browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=1.5)
    phone.goto(file.as_uri())
    fullest_year(phone)
    phone.screenshot(path=HERE / "phone.png")


def served(browser: Browser, address: str) -> None:
    """Photograph what is served."""
    desk = browser.new_page(viewport={"width": 1280, "height": 1000})
    desk.goto(address)
    story = desk.url
    desk.screenshot(path=HERE / "served-timeline.png")
    for view in ("sources", "review"):
        desk.goto(f"{story}/{view}")
        desk.screenshot(path=HERE / f"served-{view}.png")
    event = disputed(desk, story)
    desk.goto(event)
    desk.screenshot(path=HERE / "served-event.png")
    phone = browser.new_page(viewport={"width": 390, "height": 844}, device_scale_factor=1.5)
    phone.goto(event)
    phone.screenshot(path=HERE / "served-phone.png")


def disputed(page: Page, story: str) -> str:
    """The address of the first disputed event of the timeline's list."""
    page.goto(f"{story}?standing=disputed")
    link = page.locator(".entry a[href*='/event/']").first.get_attribute("href")
    assert link is not None  # the example story has disputes
    return urljoin(story, link)


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """The address at which a store is served while the block lasts."""
    dateline = [sys.executable, "-c", "from dateline.cli import main; main()"]
    command = [*dateline, "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().split()[0]
        finally:
            server.send_signal(signal.SIGINT)


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
    raise SystemExit(main())
