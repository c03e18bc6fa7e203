"""What the tests of pages share: a browser, and the ferry's story as it is served."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from dateline.tell import tell
from tests.export.story import ferry_story
from tests.serve.browsing import chromium, serving
from tests.serve.filled import put


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, for the tests of one module."""
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which the ferry's story (`a1`) is served; no test decides in it."""
    path = tmp_path_factory.mktemp("ferry") / "ferry.dateline"
    put(path, tell(ferry_story()))
    with serving(path) as address:
        yield address
