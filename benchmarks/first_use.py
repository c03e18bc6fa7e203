"""How long a new user takes to a checked and corrected report, from nothing: `python -m benchmarks.first_use`.

The folder is that of 150 saved pages (`examples/kessary`). What is timed, one step after the other, as a person has it
who types and clicks at once:

    clone_s     a clone of this repository as it is committed
    install_s   a fresh environment, and `pip install .` in it
    build_s     `dateline build PAGES --jobs N`
    open_s      `dateline serve`, until the browser shows the timeline
    find_s      a search for one given event ("commissioner Harrel resigned"), until its page shows
    check_s     from its sentence to that sentence in its article, marked; and back
    correct_s   another date, typed into the form of the page, until the page tells it
    export_s    the report of My timeline (what was corrected is kept first) as a Word file
    minutes     all of it; processor_s: seconds of processor time of all programs but the browser

Each step is checked: that the event found tells of the resignation, that its sentence is marked in the article, that
the page and the report have the date that was typed. This environment's Python makes the new one; pip reads the index
that it is set up for. Needs Chromium, and Playwright (the extra `test`). `--in DIR` keeps everything there,
`--pictures DIR` takes a picture of each page, at the width of a desk and of a phone.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import Browser, Page, expect, sync_playwright

from benchmarks.load import chromium_place
from examples.kessary.generate import write

ROOT = Path(__file__).resolve().parents[1]
ASKED, TOLD = "commissioner Harrel resigned", re.compile(r"\b(?:resign\w*|step\w* down|quit\w*)\b", re.IGNORECASE)
DATE, SAID = "2023-05-12", "12 May 2023"
PATIENCE = 60_000  # milliseconds that a page may take
WIDTHS = {"desk": 1280, "phone": 390}


@dataclass(slots=True)
class Clock:
    """Prints what each step takes, and adds it up."""

    began: float = field(default_factory=time.monotonic)
    total: float = 0.0

    def lap(self, name: str) -> None:
        now = time.monotonic()
        print(f"{name}_s: {now - self.began:.1f}", flush=True)
        self.total += now - self.began
        self.began = now

    def skip(self) -> None:
        """What was done since is nobody's step."""
        self.began = time.monotonic()


def use(folder: Path, jobs: int, pictures: Path | None) -> None:
    """Do all of it in an empty folder, and print. Raises SystemExit where a step fails."""
    write(folder / "news", seed=1)
    clock = Clock()
    _do(["git", "clone", "-q", str(ROOT), str(folder / "dateline")])
    clock.lap("clone")
    _do([sys.executable, "-m", "venv", str(folder / "env")])
    _do([str(folder / "env" / "bin" / "pip"), "install", "-q", str(folder / "dateline")])
    clock.lap("install")
    dateline, store = str(folder / "env" / "bin" / "dateline"), str(folder / "story.dateline")
    _do([dateline, "build", str(folder / "news" / "pages"), "--jobs", str(jobs), "--store", store])
    clock.lap("build")
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=chromium_place(), args=options)
        clock.skip()  # the user's browser is open
        with _served([dateline, "serve", "--store", store, "--port", "0"]) as address:
            _in_the_browser(browser, address, folder, clock, pictures)
        browser.close()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"minutes: {clock.total / 60:.2f}\nprocessor_s: {used.ru_utime + used.ru_stime:.0f}")


def _in_the_browser(browser: Browser, address: str, folder: Path, clock: Clock, pictures: Path | None) -> None:
    page = browser.new_page(viewport={"width": WIDTHS["desk"], "height": 900})
    page.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page.goto(address)
    expect(page.locator("#timeline .entry").first).to_be_visible()
    clock.lap("open")
    _picture(page, pictures, "1-opened", clock)

    page.locator("form.quick input[name=q]").fill(ASKED)
    page.keyboard.press("Enter")
    page.locator(".hit .title a").filter(has_text=TOLD).first.click()
    card = page.locator("article.card").filter(has=page.locator("mark", has_text=TOLD)).first
    expect(card).to_be_visible()
    clock.lap("find")
    _picture(page, pictures, "2-found", clock)

    sentence = " ".join(card.locator("mark").first.inner_text().split())
    card.locator("p.cite a").first.click()
    words = page.locator(".claim-at:target ~ a.claim").first
    expect(words).to_be_in_viewport()
    marked = " ".join(words.inner_text().split())
    if sentence not in marked and marked not in sentence:
        raise SystemExit(f"the article marks {marked!r}, the event quotes {sentence!r}")
    _picture(page, pictures, "3-checked", clock)
    page.go_back()
    clock.lap("check")

    page.locator("section.hand summary").first.click()
    form = page.locator("form.hand-form").filter(has=page.locator("button[value=date]")).first
    form.locator("[name=value]").fill(DATE)
    form.locator("button").click()
    expect(page.locator(".done")).to_contain_text(DATE)
    expect(page.locator("main")).to_contain_text(SAID)
    clock.lap("correct")
    _picture(page, pictures, "4-corrected", clock)

    page.locator("button.keep").first.click()
    expect(page.locator("span.kept").first).to_be_visible()
    page.locator("nav.views a[href$='/mine']").click()
    _picture(page, pictures, "5-mine", clock)
    with page.expect_download() as waited:
        page.locator("a[download][href*='docx']").first.click()
    report = folder / "report.docx"
    waited.value.save_as(report)
    with ZipFile(report) as parts:
        if SAID not in parts.read("word/document.xml").decode():
            raise SystemExit(f"the report has no {SAID}")
    clock.lap("export")


def _picture(page: Page, folder: Path | None, name: str, clock: Clock) -> None:
    """A picture at each width, for which no step is charged."""
    if folder is None:
        return
    folder.mkdir(parents=True, exist_ok=True)
    spent = time.monotonic()
    for kind, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=folder / f"{name}-{kind}.png")
    page.set_viewport_size({"width": WIDTHS["desk"], "height": 900})
    clock.began += time.monotonic() - spent


def _do(command: Sequence[str]) -> None:
    done = subprocess.run(command, env=_alone(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2000:]}")


@contextmanager
def _served(command: Sequence[str]) -> Iterator[str]:
    with subprocess.Popen(command, env=_alone(), stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield server.stdout.readline().split()[0]
        finally:
            server.send_signal(signal.SIGINT)


def _alone() -> dict[str, str]:
    """This environment without what would lead a fresh one back here."""
    return {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--in", dest="folder", type=Path, help="an empty folder to do it in (it is kept)")
    parser.add_argument("--jobs", type=int, default=2, help="processes that build (default 2)")
    parser.add_argument("--pictures", type=Path, metavar="DIR", help="take pictures of the pages")
    chosen = parser.parse_args(arguments)
    if chosen.folder is not None:
        chosen.folder.mkdir(parents=True, exist_ok=True)
        if any(chosen.folder.iterdir()):
            raise SystemExit(f"{chosen.folder} is not empty: give another --in")
        use(chosen.folder, chosen.jobs, chosen.pictures)
        return
    with tempfile.TemporaryDirectory() as folder:
        use(Path(folder), chosen.jobs, chosen.pictures)


if __name__ == "__main__":
    main()
