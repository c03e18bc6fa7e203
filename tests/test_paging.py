"""A large archive comes into the store part by part: killed anywhere, it goes on there, and nothing is doubled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from dateline import paging
from dateline.model import Article, FileStatus, Unread
from dateline.pipeline import Stages, build, default_stages, open_story
from dateline.stages import File, Page
from dateline.store import Store
from tests import toy
from tests.read.crawl import crawl, write

PAGES = 23


class Killed(BaseException):
    """Ctrl-C, at a given page."""


@dataclass(frozen=True)
class Interrupted:
    """Reads pages up to one, and notes which."""

    at: int
    seen: list[int]

    def __call__(self, page: Page) -> Article | Unread:
        if page.number == self.at:
            raise Killed
        self.seen.append(page.number)
        return default_stages().read_page(page)


def large(file: File) -> bool:
    return True


def small(file: File) -> bool:
    return False


def stages(**other: object) -> Stages:
    real = default_stages()
    ways: dict[str, object] = {"list_files": real.list_files, "read": real.read, "large": large}
    ways |= {"pages": real.pages, "read_page": real.read_page} | other
    return replace(toy.stages(), **ways)  # type: ignore[arg-type]


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What the store holds of articles and files, but for what became of the archive's bytes."""
    queries = {
        "articles": "SELECT id, text FROM article ORDER BY id",
        "paths": "SELECT article, path, place, reading, file, sha256 FROM article_path ORDER BY article, path",
        "metadata": "SELECT * FROM article_metadata ORDER BY article",
        "files": "SELECT place, digest, name, program, published, sha256, current FROM file ORDER BY place",
        "unread": "SELECT path, reason, status, remark FROM unread ORDER BY path, reason",
        "unfinished": "SELECT * FROM unfinished",
    }
    with Store(path) as store, store._transaction() as connection:
        return {name: [tuple(row) for row in connection.exec_driver_sql(sql)] for name, sql in queries.items()}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive with a page that is cut off in the middle."""
    members = crawl(PAGES)
    members[10] = members[10][: len(members[10]) // 2]
    return write(tmp_path / "crawl.warc.gz", members)


@pytest.fixture(autouse=True)
def parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "_PART", 5)


def test_page_by_page_is_as_at_once(archive: Path, tmp_path: Path) -> None:
    build([archive], tmp_path / "once", stages=stages(large=small), copies=False)
    report = build([archive], tmp_path / "paged", stages=stages())
    assert rows(tmp_path / "paged") == rows(tmp_path / "once")
    assert report.articles >= PAGES - 2
    assert [each.path for each in report.unread], "what is damaged is listed"
    again = build([archive], tmp_path / "paged", stages=stages())
    assert (again.new, again.known) == (0, report.articles)


@pytest.mark.parametrize("at", [1, 4, 6, 13, PAGES - 1])
def test_a_build_that_was_killed_goes_on_where_it_stood(archive: Path, tmp_path: Path, at: int) -> None:
    build([archive], tmp_path / "whole", stages=stages())
    seen: list[int] = []
    with pytest.raises(Killed):
        build([archive], tmp_path / "killed", stages=stages(read_page=Interrupted(at, seen)))
    kept = rows(tmp_path / "killed")
    assert len(kept["paths"]) + len(kept["unread"]) == (at - 1) // 5 * 5, "whole parts stay"
    build([archive], tmp_path / "killed", stages=stages(read_page=Interrupted(0, seen)))
    assert rows(tmp_path / "killed") == rows(tmp_path / "whole")
    assert len(seen) < PAGES + 5, "no more than a part is read again"


def test_two_processes_give_the_same(archive: Path, tmp_path: Path) -> None:
    build([archive], tmp_path / "one", stages=stages())
    build([archive], tmp_path / "two", stages=stages(), jobs=2)
    assert rows(tmp_path / "two") == rows(tmp_path / "one")


def test_another_archive_in_its_place_leaves_what_stood_there_and_is_read_from_its_beginning(tmp_path: Path) -> None:
    place = write(tmp_path / "crawl.warc.gz", crawl(12))
    with pytest.raises(Killed):
        build([place], tmp_path / "s", stages=stages(read_page=Interrupted(8, [])))
    write(place, crawl(7))
    seen: list[int] = []
    report = build([place], tmp_path / "s", stages=stages(read_page=Interrupted(0, seen)))
    assert seen == list(range(1, 8))
    assert report.articles == 7
    assert [each.status for each in report.files] == [FileStatus.READ] * 7


def test_what_was_taken_out_stays_out(archive: Path, tmp_path: Path) -> None:
    from dateline.pipeline import remove_articles

    build([archive], tmp_path / "s", stages=stages())
    out = open_story(tmp_path / "s").articles[0].id
    remove_articles(tmp_path / "s", [out], stages=stages())
    write(archive, crawl(PAGES + 1))
    build([archive], tmp_path / "s", stages=stages())
    assert out not in {article.id for article in open_story(tmp_path / "s").articles}


def test_a_defect_in_a_page_is_listed_with_it(archive: Path, tmp_path: Path) -> None:
    report = build([archive], tmp_path / "s", stages=stages(read_page=failing))
    assert ("crawl.warc.gz:3", "a defect of dateline, please report it: KeyError: 'x'") in [
        (each.path, each.reason) for each in report.unread
    ]


def failing(page: Page) -> Article | Unread:
    if page.number == 3:
        raise KeyError("x")
    return default_stages().read_page(page)


def test_what_is_no_archive_is_listed(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_text("no archive at all")
    report = build([tmp_path / "a.warc"], tmp_path / "s", stages=stages())
    assert [each.path for each in report.unread] == ["a.warc"]
    assert list(no_pages(tmp_path / "s")) == []


def no_pages(path: Path) -> Iterator[str]:
    with Store(path) as store:
        yield from store.article_ids()
