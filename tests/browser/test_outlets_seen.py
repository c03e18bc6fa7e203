"""What the user says of outlets as it is seen, at a desk and on a phone, and by axe."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.serve.browsing import SIZES, Opened, needs_chromium, serving, stays_inside, violations
from tests.serve.filled import put
from tests.serve.test_outlets import STORY, VIEWS

pytestmark = needs_chromium


@pytest.mark.parametrize("size", SIZES)
def test_it_stays_inside_the_page_and_axe_finds_nothing(browser: Browser, tmp_path: Path, size: dict[str, int]) -> None:
    put(tmp_path / "s.dateline", STORY)
    with serving(tmp_path / "s.dateline") as address, browser.new_context(viewport=size) as context:  # type: ignore[arg-type]
        for view in VIEWS.values():
            opened = Opened(context, address + view)
            assert violations(opened.page) == []
            assert stays_inside(opened.page, size["width"])
