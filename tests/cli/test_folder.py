"""`dateline FOLDER`: one word from a folder to its page, with store and page beside the folder and never in it."""

from __future__ import annotations

import os
import webbrowser
from pathlib import Path

import pytest

from dateline.cli.folder import beside
from tests.cli.conftest import Run


def names(place: Path) -> list[str]:
    return sorted(each.name for each in place.iterdir())


def test_a_folder_becomes_a_store_and_a_page_beside_it(folder: Path, run: Run) -> None:
    (folder / "empty.txt").write_text("")
    code, out, err = run("news")
    assert code == 0
    assert out.splitlines()[0].startswith("3 files: 2 read, 0 copies")
    assert out.splitlines()[-3:] == [
        "store     news.dateline",
        "next      dateline timeline --store news.dateline",
        "page      news.html",
    ]
    assert "articles  2 new, 0 known; 2 in the store" in out
    assert "reading 1/3" in err
    assert names(folder.parent) == ["news", "news.dateline", "news.html"]
    assert names(folder) == ["a.txt", "b.txt", "empty.txt"]
    assert Path("news.html").read_text() == run("export", "--store", "news.dateline", "--format", "html")[1]


@pytest.mark.parametrize("given", ["news/", "./news", "news/.", "news/../news/", "{parent}/news"])
def test_a_folder_may_be_written_in_any_way(given: str, folder: Path, run: Run) -> None:
    assert run(given.format(parent=folder.parent), "--no-progress")[0] == 0
    assert names(folder.parent) == ["news", "news.dateline", "news.html"]


@pytest.mark.parametrize("given", [".", "./", "../news", "deep/.."])
def test_the_folder_that_one_is_in(given: str, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "deep").mkdir()
    monkeypatch.chdir(folder)
    code, out, _ = run(given, "--no-progress")
    assert code == 0
    assert out.splitlines()[-1] == "page      ../news.html"
    assert names(folder.parent) == ["news", "news.dateline", "news.html"]
    assert names(folder) == ["a.txt", "b.txt", "deep"]


def test_a_link_is_taken_by_its_own_name_and_place(folder: Path, run: Run) -> None:
    Path("elsewhere").mkdir()
    Path("elsewhere/link").symlink_to(folder)
    assert run("elsewhere/link", "--no-progress")[0] == 0
    assert names(Path("elsewhere")) == ["link", "link.dateline", "link.html"]
    assert names(folder) == ["a.txt", "b.txt"]


def test_a_link_in_the_folder_that_it_leads_to_leads_out_of_it(folder: Path, run: Run) -> None:
    (folder / "self").symlink_to(folder)
    assert run("news/self", "--no-progress")[0] == 0
    assert names(folder.parent) == ["news", "news.dateline", "news.html"]
    assert names(folder) == ["a.txt", "b.txt", "self"]


def test_a_name_with_a_dot_keeps_it_and_a_file_will_do(folder: Path, run: Run) -> None:
    folder.rename(folder.with_name("news.2013"))
    assert run("news.2013", "--no-progress")[0] == 0
    assert run("news.2013/a.txt", "--no-progress")[0] == 0
    assert names(folder.parent) == ["news.2013", "news.2013.dateline", "news.2013.html"]
    assert names(folder.parent / "news.2013") == ["a.txt", "a.txt.dateline", "a.txt.html", "b.txt"]


def test_nothing_is_beside_the_root(run: Run) -> None:
    code, _, err = run("/")
    assert code == 2
    assert "nothing is beside /: say where store and page go, with --store FILE and -o PAGE" in err


def test_a_second_run_says_what_is_new_and_leaves_an_equal_page_alone(folder: Path, run: Run) -> None:
    run("news")
    page = Path("news.html")
    os.utime(page, (1, 1))
    code, out, _ = run("news", "--no-progress")
    assert code == 0
    assert "articles  0 new, 2 known" in out
    assert out.splitlines()[-1] == "page      news.html (unchanged)"
    assert page.stat().st_mtime == 1
    (folder / "c.txt").write_text("Dee left.")
    out = run("news", "--no-progress")[1]
    assert "articles  1 new, 2 known" in out
    assert out.splitlines()[-1] == "page      news.html"
    assert "Dee left" in page.read_text()


def test_store_and_page_may_go_elsewhere(folder: Path, run: Run) -> None:
    code, out, _ = run("news", "--store", "s", "-o", "p.html", "--published", "a.txt=2013-11", "--no-copies")
    assert code == 0
    assert names(folder.parent) == ["news", "p.html", "s"]
    assert "1 without a known publication date" in out
    assert run("show", "a.txt", "--original", "--store", "s")[0] == 4


def test_where_beside_cannot_be_written_it_says_what_to_give(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.access
    parent = folder.parent

    def access(path: str | Path, mode: int) -> bool:
        return not (Path(path) == parent and mode & os.W_OK) and real(path, mode)

    monkeypatch.setattr(os, "access", access)
    code, _, err = run("news")
    assert code == 2
    assert f"news.dateline can't be written beside news ({parent} can't be written)" in err
    assert "with --store FILE and -o PAGE" in err
    (parent / "out").mkdir()
    assert run("news", "--store", "out/s", "-o", "out/p.html")[0] == 0
    assert names(parent) == ["news", "out"]


@pytest.mark.parametrize(
    ("name", "content", "code", "words"),
    [
        ("news.html", "<html><p>My own page.", 2, "news.html is no page of Dateline, and is left alone"),
        ("news.html", "", 2, "is left alone"),
        ("news.dateline", "my own notes, which are no store", 4, "news.dateline is no store"),
    ],
)
def test_what_others_wrote_is_never_overwritten(
    name: str, content: str, code: int, words: str, folder: Path, run: Run
) -> None:
    Path(name).write_text(content)
    left, _, err = run("news", "--no-progress")
    assert left == code
    assert words in err
    assert Path(name).read_text() == content
    assert names(folder.parent) == ["news", name], "nothing was begun"


def test_a_folder_in_the_place_of_the_page(folder: Path, run: Run) -> None:
    Path("news.html").mkdir()
    code, _, err = run("news")
    assert code == 2
    assert "news.html is a folder: say where the page goes, with -o PAGE" in err


def test_a_store_is_no_folder_and_says_what_to_do(folder: Path, run: Run) -> None:
    run("news")
    code, _, err = run("news.dateline")
    assert code == 2
    assert "dateline timeline --store news.dateline" in err


def test_a_folder_without_articles_has_no_page(tmp_path: Path, run: Run, folder: Path) -> None:
    (tmp_path / "none").mkdir()
    code, out, _ = run("none", "--no-progress")
    assert code == 3
    assert out.startswith("0 files: ")
    assert not Path("none.html").exists()


@pytest.mark.parametrize("browser", [True, False])
def test_the_page_is_opened_on_request(browser: bool, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_page(address: str) -> bool:
        opened.append(address)
        return browser

    monkeypatch.setattr(webbrowser, "open", open_page)
    code, _, err = run("news", "--open", "--no-progress")
    assert code == 0
    assert opened == [(folder.parent / "news.html").as_uri()]
    assert ("no browser was found: open" in err) == (not browser)
    run("news", "--no-progress")
    assert len(opened) == 1


def test_a_command_goes_before_a_folder_of_its_name(folder: Path, run: Run) -> None:
    folder.rename(folder.with_name("build"))
    assert "0 files" in run("build", "--no-progress")[1], "the command, without a path"
    code, out, _ = run("./build", "--no-progress")
    assert code == 0
    assert out.splitlines()[-1] == "page      build.html"


@pytest.mark.parametrize(
    ("given", "hint"),
    [("timelin", "did you mean 'timeline'?"), ("newz", "did you mean 'news'?"), ("qqqqq", "'qqqqq': see")],
)
def test_what_is_neither_gets_a_hint(given: str, hint: str, folder: Path, run: Run) -> None:
    code, out, err = run(given)
    assert (code, out) == (2, "")
    assert err.startswith(f"dateline: no such command or folder: '{given}'")
    assert hint in err


def test_the_help_of_a_folder(folder: Path, run: Run) -> None:
    code, out, _ = run("news", "--help")
    assert code == 0
    assert out.startswith("Usage: dateline FOLDER [OPTIONS]")
    assert "--open" in out
    assert "FOLDER" in run("--help")[1]


def test_the_place_beside_is_short_where_it_is_near(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert beside("a/b") == Path("a/b")
    assert beside(str(tmp_path)) == Path("..") / tmp_path.name
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert beside(str(tmp_path)) == tmp_path


def test_pages_of_an_earlier_run_in_the_folder_are_no_articles(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from dateline import pipeline
    from dateline.stages import default_stages
    from tests import toy

    run("news")
    Path("news.html").rename(folder / "old.html")
    Path("news.dateline").rename(folder / "old.dateline")
    real = default_stages()
    monkeypatch.setattr(pipeline, "default_stages", lambda: replace(toy.stages(), read=real.read))
    (folder / "a.txt").write_text("Harbour wall falls\n\nA wall of the harbour of Tolvane fell on Monday.\n")
    out = run("news", "--no-progress")[1]
    assert "  old.dateline: this is a store made by Dateline\n  old.html: this is a page made by Dateline\n" in out
