"""What is loaded is what would have been built: row by row, in whatever store, and however often."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import OptionError
from dateline.model import Background, Outlet, Relation
from dateline.pipeline import add_background, build, open_story, remove_articles
from dateline.scale import Sizes, load, run
from dateline.stages import Stages
from dateline.store import Store
from dateline.versions import Versions
from tests import toy
from tests.scale.jobs import TEXTS, dump, here, silent, stages, written
from tests.servers import Cluster


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "articles")


@pytest.fixture
def results(folder: Path, tmp_path: Path) -> Path:
    run([str(folder)], tmp_path / "results", here(), stages, sizes=Sizes(3, 2, 2), progress=silent)
    return tmp_path / "results"


def _never(*_: object) -> object:
    raise AssertionError("this was done by the job")


def lazy() -> Stages:
    """Stages that must not be run again."""
    return replace(stages(), load_reader=_never, date=_never, attribute=_never, link=_never, tell=_never)  # type: ignore[arg-type]


def test_an_empty_store_is_then_as_if_built_and_no_stage_is_run_again(
    folder: Path, results: Path, tmp_path: Path
) -> None:
    loaded = load(results, tmp_path / "loaded", progress=silent, stages=lazy())
    built = build([folder], tmp_path / "built", stages=stages())
    assert dump(tmp_path / "loaded") == dump(tmp_path / "built")
    assert replace(loaded, store="") == replace(built, store="")


def test_what_is_said_of_outlets_beside_the_files_is_loaded_as_it_is_built(folder: Path, tmp_path: Path) -> None:
    (folder / "outlets.csv").write_text("outlet,owner,grade\nBo,Harrow,B\nDee,Harrow,\n,Vale,\n")
    run([str(folder)], tmp_path / "results", here(), stages, progress=silent)
    loaded = load(tmp_path / "results", tmp_path / "loaded", progress=silent, stages=stages())
    built = build([folder], tmp_path / "built", stages=stages())
    assert dump(tmp_path / "loaded") == dump(tmp_path / "built")
    assert replace(loaded, store="") == replace(built, store="")
    assert loaded.outlets == 2 and len(loaded.remarks) == 1
    (folder / "outlets.csv").write_text("outlet,owner\nBo,Vale\n")
    run([str(folder)], tmp_path / "results", here(), stages, progress=silent)  # the same job, with another table
    load(tmp_path / "results", tmp_path / "loaded", progress=silent, stages=stages())
    with Store(tmp_path / "loaded") as store:
        assert [row.outlet for row in store.outlet_rows()] == [Outlet("Bo", "Vale")]


def test_to_load_twice_is_to_load_once(results: Path, tmp_path: Path) -> None:
    load(results, tmp_path / "s", progress=silent, stages=lazy())
    once = dump(tmp_path / "s")
    again = load(results, tmp_path / "s", progress=silent, stages=lazy())
    assert dump(tmp_path / "s") == once
    assert (again.new, again.known) == (0, 6)


@pytest.mark.parametrize("at", ["reading", "understanding", "linking"])
def test_a_load_that_was_stopped_goes_on_where_it_stood(results: Path, tmp_path: Path, at: str) -> None:
    def stop(step: str, done: int, total: int, name: str = "") -> None:
        if step == at and done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(results, tmp_path / "stopped", progress=stop, stages=lazy())
    load(results, tmp_path / "stopped", progress=silent, stages=lazy())
    load(results, tmp_path / "at-once", progress=silent, stages=lazy())
    assert dump(tmp_path / "stopped") == dump(tmp_path / "at-once")


def test_a_store_that_holds_more_is_told_as_a_build_of_all_would_tell_it(results: Path, tmp_path: Path) -> None:
    more = written(tmp_path / "more", {"a3.txt": "Ada met Bo.\nAda slept.", "b2.txt": TEXTS["b2.txt"]})
    build([more], tmp_path / "loaded", stages=stages())
    load(results, tmp_path / "loaded", progress=silent, stages=stages())
    build([more], tmp_path / "built", stages=stages())
    build([tmp_path / "articles"], tmp_path / "built", stages=stages())
    assert dump(tmp_path / "loaded") == dump(tmp_path / "built")


def test_what_the_user_says_of_a_store_counts(results: Path, tmp_path: Path) -> None:
    for name in ("loaded", "built"):
        build([tmp_path / "articles" / "a1.txt"], tmp_path / name, stages=stages())
        add_background(tmp_path / name, [Background("Ada", Relation.BORN, "1990")])
        remove_articles(tmp_path / name, ["a1.txt"], stages())
    load(results, tmp_path / "loaded", progress=silent, stages=stages())
    build([tmp_path / "articles"], tmp_path / "built", stages=stages())
    assert dump(tmp_path / "loaded") == dump(tmp_path / "built")
    with Store(tmp_path / "loaded") as store:
        assert len(store.article_ids()) == 5


def test_a_date_that_was_given_is_kept_for_later_builds(folder: Path, tmp_path: Path) -> None:
    given = {"a1.txt": "2013-11"}
    run([str(folder)], tmp_path / "dated", here(), stages, published=given, copies=False, progress=silent)
    load(tmp_path / "dated", tmp_path / "loaded", progress=silent, stages=lazy())
    build([folder], tmp_path / "built", published=given, copies=False, stages=stages())
    assert dump(tmp_path / "loaded") == dump(tmp_path / "built")


def test_results_of_another_program_are_not_loaded(results: Path, tmp_path: Path) -> None:
    other = replace(toy.stages(), versions=Versions("r2", "u1", "l1", "f1"))
    with pytest.raises(OptionError, match="holds results of another dateline"):
        load(results, tmp_path / "s", progress=silent, stages=other)
    with pytest.raises(OptionError, match="holds no results: make them with"):
        load(tmp_path / "nothing", tmp_path / "s", progress=silent, stages=stages())


def test_results_are_loaded_into_a_server_as_into_a_file(cluster: Cluster, results: Path, tmp_path: Path) -> None:
    url, file = cluster.schema(), tmp_path / "file"
    for store in (url, file, url):
        load(results, store, progress=silent, stages=lazy())
    told, known = open_story(url), open_story(file)
    assert (told.articles, told.facts) == (known.articles, known.facts)
    assert (told.links, told.files) == (known.links, known.files)
