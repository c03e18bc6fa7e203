"""TimelineJS itself reads and shows what is written for it.

It is no part of this project: `npm install @knight-lab/timelinejs`, and DATELINE_TIMELINEJS names its folder `dist`.
"""

from __future__ import annotations

import functools
import http.server
import io
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dateline.export.timelinejs import write
from dateline.tell import tell
from tests.export.story import ferry_story
from tests.serve.browsing import needs_chromium

DIST = os.environ.get("DATELINE_TIMELINEJS", "")
pytestmark = [*needs_chromium, pytest.mark.skipif(not DIST, reason="DATELINE_TIMELINEJS names no TimelineJS")]
PAGE = """<!DOCTYPE html><link rel="stylesheet" href="css/timeline.css"><div id="t" style="height: 600px"></div>
<script src="js/timeline.js"></script><script>
fetch("story.json").then((answer) => answer.json()).then((data) => { window.shown = new TL.Timeline("t", data); });
</script>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing on standard error."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page that shows the ferry's story with TimelineJS."""
    place = tmp_path_factory.mktemp("timelinejs") / "dist"
    shutil.copytree(Path(DIST), place)
    out = io.StringIO()
    write(tell(ferry_story()), out, whole=True)
    (place / "story.json").write_text(out.getvalue(), encoding="utf-8")
    (place / "index.html").write_text(PAGE, encoding="utf-8")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(place)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


def test_it_takes_every_event_and_shows_dates_in_our_words(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector(".tl-slide")
    page.wait_for_function("window.shown.config && window.shown.config.events.length > 0")
    assert page.evaluate("window.shown.config.messages") == {"errors": [], "warnings": []}
    shown = page.evaluate("[...document.querySelectorAll('.tl-slide .tl-headline-date')].map((e) => e.textContent)")
    expected = page.evaluate("window.shown.config.events.map((e) => e.display_date)")
    assert len(expected) > 2
    assert [each for each in shown if each] == expected
    assert page.locator(".tl-timemarker").count() == len(expected)
