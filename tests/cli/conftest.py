"""What tests of the command line share: running one, and a folder of two articles read with the toy stages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.cli import main
from tests import toy

Run = Callable[..., tuple[int, str, str]]

TEXTS = {"a.txt": "Ada met Bo in Hull.\nBo said Ada left.", "b.txt": "Cy said Ada left."}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line; gives its exit code, output and errors."""

    def call(*arguments: object) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        seen = capsys.readouterr()
        return int(left.value.code or 0), seen.out, seen.err

    return call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of two articles; builds use the toy stages, and run where the store is to be."""
    monkeypatch.setattr(pipeline, "default_stages", toy.stages)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "news" / name).write_text(text)
    return tmp_path / "news"
