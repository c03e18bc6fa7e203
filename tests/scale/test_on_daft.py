"""Daft's runners give the same bytes as the build on this machine, and lose nothing with a process of theirs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import ModelError, OptionError
from dateline.model import Annotations, Article
from dateline.pipeline import build
from dateline.scale import JobReport, Sizes, engine, load, run
from dateline.stages import Stages, default_stages
from tests import toy
from tests.scale.jobs import SNOW, TEXTS, dump, here, rows, silent, stages, written

pytest.importorskip("daft", reason="Daft is not installed: pip install 'dateline[cluster]'")
pytestmark = pytest.mark.filterwarnings("default")  # those of Daft are its own

SMALL = Sizes(files=2, articles=2, linked=2)
STORY = Path(__file__).parents[2] / "examples" / "brackmoor" / "articles"

ON_RAY = """
from pathlib import Path
from dateline.scale import Sizes, engine, run
from tests.scale import {module} as module
from tests.scale.jobs import silent

run([{folder!r}], Path({results!r}), engine("daft", 2, "local"), module.{stages}, sizes=Sizes(2, 2, 2), progress=silent)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "articles", {**TEXTS, "a9.txt": SNOW})


def natively(folder: Path, results: Path, of: Callable[[], Stages]) -> JobReport:
    return run([str(folder)], results, engine("daft", 1), of, sizes=SMALL, progress=silent)


def on_ray(folder: Path, results: Path, of: Callable[[], Stages]) -> None:
    """In a process of its own, which the cluster ends with: Daft has one runner a process."""
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'dateline[cluster]'")
    code = ON_RAY.format(module="test_on_daft", folder=str(folder), results=str(results), stages=of.__name__)
    subprocess.run([sys.executable, "-c", code], check=True, timeout=300)


def toys() -> Stages:
    return stages()


def test_the_native_runner_gives_what_a_job_here_gives(folder: Path, tmp_path: Path) -> None:
    natively(folder, tmp_path / "daft", toys)
    run([str(folder)], tmp_path / "here", here(), toys, sizes=SMALL, progress=silent)
    assert rows(tmp_path / "daft") == rows(tmp_path / "here")


def test_a_story_by_the_native_runner_is_the_built_one_byte_for_byte(tmp_path: Path) -> None:
    run([str(STORY)], tmp_path / "results", engine("daft", 1), default_stages, progress=silent)
    load(tmp_path / "results", tmp_path / "loaded", progress=silent)
    build([STORY], tmp_path / "built")
    assert dump(tmp_path / "loaded") == dump(tmp_path / "built")


def _no_model() -> toy.ToyReader:
    raise ModelError("the reader's files are missing")


def without_model() -> Stages:
    return replace(stages(), load_reader=_no_model)


def test_what_is_no_articles_fault_is_raised_as_what_it_is(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="the reader's files are missing"):
        natively(folder, tmp_path / "results", without_model)


class Struck(toy.ToyReader):
    """A reader whose engine's process is killed, once, from without."""

    def annotate(self, article: Article) -> Annotations:
        mark = Path(os.environ["STRUCK"])
        if not mark.exists():
            mark.touch()
            os.kill(os.getppid(), signal.SIGKILL)
        return super().annotate(article)


def _struck() -> Struck:
    return Struck()


def struck() -> Stages:
    return replace(stages(), load_reader=_struck)


@pytest.mark.parametrize("runner", [natively, on_ray])
def test_with_a_process_of_the_engine_killed_the_job_ends_complete(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, runner: Callable[..., object]
) -> None:
    monkeypatch.setenv("STRUCK", str(tmp_path / "struck"))
    runner(folder, tmp_path / "daft", struck)
    assert (tmp_path / "struck").exists()
    run([str(folder)], tmp_path / "here", here(), stages, sizes=SMALL, progress=silent)
    assert rows(tmp_path / "daft") == rows(tmp_path / "here")


def test_an_address_where_nobody_answers_is_told() -> None:
    pytest.importorskip("ray", reason="Ray is not installed: pip install 'dateline[cluster]'")
    with pytest.raises(OptionError, match=r"no Ray cluster at 127\.0\.0\.1:9: "):
        engine("daft", 2, "127.0.0.1:9")
