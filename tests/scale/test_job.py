"""A job gives the same bytes whatever its parts are, goes on where it stood, and tells what a file does to it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import DatelineError, ModelError, OptionError
from dateline.model import Annotations, Article
from dateline.pipeline import build
from dateline.scale import Sizes, load, run
from dateline.scale.engines import EngineError, Gathering, Pairing, Task
from dateline.scale.local import Local
from dateline.scale.tables import Table
from dateline.stages import Stages
from tests import toy
from tests.scale.jobs import SNOW, dump, here, rows, silent, stages, written

SMALL = Sizes(files=2, articles=2, linked=2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "articles")


def test_a_job_gives_the_same_whatever_its_parts_and_processes_are(folder: Path, tmp_path: Path) -> None:
    one = run([str(folder)], tmp_path / "one", here(), stages, progress=silent)
    two = run([str(folder)], tmp_path / "two", Local(2), stages, sizes=SMALL, progress=silent)
    assert (one.files, one.articles, len(one.unread), one.failed) == (7, 6, 1, ())
    assert replace(two, folder=one.folder) == one
    assert len(Table(str(tmp_path / "two"), "file").parts()) == 4
    assert rows(tmp_path / "one") == rows(tmp_path / "two")


class Failing(Local):
    """An engine that fails now and then, as one does whose process was killed; `asked` are the parts of each try."""

    def __init__(self, each: int, *, after: int = 1) -> None:
        super().__init__(apart=False)
        self.each_time, self.after, self.asked = each, after, list[list[int]]()

    def each(self, task: Task, parts: Sequence[int]) -> Iterator[int]:
        self.asked.append(list(parts))
        for number, part in enumerate(super().each(task, parts)):
            if number == self.after and len(self.asked) <= self.each_time:
                raise EngineError("a process ended")
            yield part


def test_what_an_engine_had_done_when_it_failed_is_not_done_again(folder: Path, tmp_path: Path) -> None:
    engine = Failing(2)
    run([str(folder)], tmp_path / "failing", engine, stages, sizes=SMALL, progress=silent)
    assert engine.asked[:3] == [[0, 1, 2, 3], [2, 3], [3]] or engine.asked[:2] == [[0, 1, 2, 3], [2, 3]]
    run([str(folder)], tmp_path / "well", here(), stages, sizes=SMALL, progress=silent)
    assert rows(tmp_path / "failing") == rows(tmp_path / "well")


class Broken(Local):
    """An engine that gets nothing done."""

    def each(self, task: Task, parts: Sequence[int]) -> Iterator[int]:
        raise EngineError("no machine answers")
        yield 0


def test_an_engine_that_gets_nothing_done_is_given_up(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="reading got no further in 3 tries; no machine answers"):
        run([str(folder)], tmp_path / "results", Broken(), stages, progress=silent)


class Stopped(Local):
    """An engine whose run is stopped before it gathers or pairs for the n-th time."""

    def __init__(self, at: int) -> None:
        super().__init__(apart=False)
        self.left = at

    def _count(self) -> None:
        if not self.left:
            raise KeyboardInterrupt
        self.left -= 1

    def gather(self, wanted: Gathering) -> None:
        self._count()
        super().gather(wanted)

    def pair(self, wanted: Pairing) -> None:
        self._count()
        super().pair(wanted)


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_job_that_was_stopped_goes_on_where_it_stood(folder: Path, tmp_path: Path, at: int) -> None:
    with pytest.raises(KeyboardInterrupt):
        run([str(folder)], tmp_path / "results", Stopped(at), stages, sizes=SMALL, progress=silent)
    done = {file: file.stat().st_mtime_ns for file in (tmp_path / "results").rglob("part-*.parquet")}
    with pytest.raises(OptionError, match="is not done: run its 'dateline build' again"):
        load(tmp_path / "results", tmp_path / "s", progress=silent, stages=stages())
    run([str(folder)], tmp_path / "results", here(), stages, sizes=SMALL, progress=silent)
    assert done
    assert all(file.stat().st_mtime_ns == then for file, then in done.items() if file.exists())
    run([str(folder)], tmp_path / "at-once", here(), stages, sizes=SMALL, progress=silent)
    assert rows(tmp_path / "results") == rows(tmp_path / "at-once")


def test_a_file_whose_name_is_not_utf8_is_the_same_article_as_in_a_build(folder: Path, tmp_path: Path) -> None:
    try:
        (folder / "c1.txt").rename(folder / os.fsdecode(b"caf\xe9.txt"))
    except OSError:
        pytest.skip("this file system takes no such names")
    report = build([str(folder)], tmp_path / "local", stages=stages(), jobs=2)
    run([str(folder)], tmp_path / "results", here(), stages, progress=silent)
    load(tmp_path / "results", tmp_path / "loaded", progress=silent, stages=stages())
    assert "caf\\xe9.txt" in {each.path for each in report.files}
    assert dump(tmp_path / "loaded") == dump(tmp_path / "local")


def test_a_job_that_is_done_does_nothing_more(folder: Path, tmp_path: Path) -> None:
    first = run([str(folder)], tmp_path / "results", here(), stages, progress=silent)
    assert run([str(folder)], tmp_path / "results", Broken(), stages, progress=silent) == first


def test_a_folder_holds_the_results_of_one_job(folder: Path, tmp_path: Path) -> None:
    run([str(folder)], tmp_path / "results", here(), stages, progress=silent)
    (folder / "new.txt").write_text("Bo sang.")
    with pytest.raises(OptionError, match="holds the results of another job"):
        run([str(folder)], tmp_path / "results", here(), stages, progress=silent)
    with pytest.raises(OptionError, match="holds no results of 'dateline build --engine'"):
        run([str(folder)], folder, here(), stages, progress=silent)
    with pytest.raises(OptionError, match="standard input can't be read"):
        run(["-"], tmp_path / "other", here(), stages, progress=silent)


class Deadly(toy.ToyReader):
    """A reader whose process dies of snow."""

    def annotate(self, article: Article) -> Annotations:
        if self.fails_on in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().annotate(article)


def _deadly() -> Deadly:
    return Deadly()


def deadly() -> Stages:
    return replace(stages(), load_reader=_deadly)


@pytest.mark.parametrize(
    ("of", "why"), [(stages, "ZeroDivisionError: no snow, please"), (deadly, "the process that was at it ended, twice")]
)
def test_an_article_that_fails_or_kills_its_process_is_told_and_the_rest_goes_on(
    folder: Path, tmp_path: Path, of: object, why: str
) -> None:
    (folder / "a9.txt").write_text(SNOW)
    report = run([str(folder)], tmp_path / "results", Local(), of, sizes=SMALL, progress=silent)  # type: ignore[arg-type]
    assert [(each.path, why in each.reason) for each in report.failed] == [("a9.txt", True)]
    loaded = load(tmp_path / "results", tmp_path / "loaded", progress=silent, stages=stages())
    assert [each.path for each in loaded.unread] == ["a9.txt", "e1.txt"]
    assert loaded.articles == 7
    if of is stages:
        build([folder], tmp_path / "built", stages=stages())
        assert dump(tmp_path / "loaded") == dump(tmp_path / "built")


def _no_model() -> toy.ToyReader:
    raise ModelError("the reader's files are missing")


def without_model() -> Stages:
    return replace(stages(), load_reader=_no_model)


def test_what_is_no_articles_fault_ends_the_job(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="the reader's files are missing"):
        run([str(folder)], tmp_path / "results", here(), without_model, progress=silent)
