"""A store of the small story, read once; each test has a copy of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dateline import build
from tests.judge.story import write


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the articles and, beside it, the store: both stay as they are."""
    place = tmp_path_factory.mktemp("hand")
    build([write(place / "news")], place / "s")
    return place


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """A store of its own."""
    shutil.copytree(built / "news", tmp_path / "news")
    return Path(shutil.copy(built / "s", tmp_path / "s"))
