"""The folder that a browser saves beside a page belongs to it: nothing in it is an article."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from dateline.lang import words
from dateline.read import File, list_files
from tests.read.reading import STORY, page

FRAME = "frame.html"


def saved(root: Path, name: str, folder: str, body: str = "") -> None:
    """A page and the folder that a browser saved with it."""
    root.mkdir(exist_ok=True)
    (root / name).write_text(page(STORY + body))
    (root / folder).mkdir()
    (root / folder / FRAME).write_text(page("<p>Buy a boat now, pay later.</p>"))


def names(*paths: object) -> list[str]:
    return [item.name for item in list_files([str(path) for path in paths]) if isinstance(item, File)]


@pytest.mark.parametrize("ending", sorted(words("saved", "companion.endings", "mul")))
@pytest.mark.parametrize("suffix", [".html", ".htm", ".xhtml"])
def test_in_every_translation(tmp_path: Path, ending: str, suffix: str) -> None:
    saved(tmp_path / "news", f"The wall{suffix}", f"The wall{ending}")
    assert names(tmp_path / "news") == [f"The wall{suffix}"]


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("The Wall.HTML", "The wall_FILES"),
        ("The wall.html", "The wall-Dateien"),
        ("The wall (1).html", "The wall (1)_files"),
        ("The wall.html", "The wall.html_files"),
        (unicodedata.normalize("NFC", "Zoë’s café.html"), unicodedata.normalize("NFD", "Zoë’s café_fichiers")),
    ],
)
def test_whatever_the_case_and_the_spelling_of_accents(tmp_path: Path, name: str, folder: str) -> None:
    saved(tmp_path / "news", name, folder)
    assert names(tmp_path / "news") == [name]


@pytest.mark.parametrize(
    "source", ["./Wall falls_files/a.css", "Wall%20falls_files/a.css", "./Wall%20falls_files/pictures/a.jpg"]
)
def test_a_page_that_was_renamed_tells_itself(tmp_path: Path, source: str) -> None:
    saved(tmp_path / "news", "01 saltmere.html", "Wall falls_files", f'<img src="{source}">')
    assert names(tmp_path / "news") == ["01 saltmere.html"]


def test_an_unknown_browser(tmp_path: Path) -> None:
    saved(tmp_path / "news", "Wall.html", "Wall_dosieroj", "<img src='Wall_dosieroj/a.jpg'>")
    assert names(tmp_path / "news") == ["Wall.html"]


def test_a_folder_without_its_page_is_a_folder(tmp_path: Path) -> None:
    saved(tmp_path / "news", "Other.html", "Wall_files")
    saved(tmp_path / "more", "case.html", "case notes")
    assert names(tmp_path / "news") == ["Other.html", f"Wall_files/{FRAME}"]
    assert names(tmp_path / "more") == [f"case notes/{FRAME}", "case.html"]


def test_a_file_of_such_a_name_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "wall.html").write_text(page(STORY))
    (tmp_path / "wall.files").write_text("Two boats sank on Monday night, the mayor said.")
    assert "wall.files" in names(tmp_path)


def test_also_where_a_pattern_asks_for_everything(tmp_path: Path) -> None:
    saved(tmp_path / "news", "The wall.html", "The wall_files")
    assert names(tmp_path / "**" / "*.html") == ["news/The wall.html"]
    assert names(tmp_path / "news" / "*") == ["The wall.html"]
    assert names(tmp_path / "news" / "The wall_files" / FRAME) == [FRAME]  # the user asks for it
