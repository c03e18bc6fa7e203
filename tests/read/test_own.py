"""What this program wrote itself is no article, wherever it lies."""

from __future__ import annotations

import io
import re
import sqlite3
from pathlib import Path

import pytest

from dateline.export.html import write
from dateline.model import Article, FileStatus, Unread
from dateline.read import read_bytes, read_paths
from dateline.read.own import is_own_page, is_own_store
from dateline.store import Store
from tests.export.story import ferry_story


@pytest.fixture(scope="module")
def page() -> str:
    """A page of a story, as it is exported."""
    out = io.StringIO()
    write(ferry_story(), out)
    return out.getvalue()


def test_an_exported_page_is_no_article(page: str, tmp_path: Path) -> None:
    place = tmp_path / "story.html"
    place.write_text(page, encoding="utf-8")
    assert is_own_page(place)
    assert list(read_paths([str(place)])) == [
        Unread("story.html", "this is a page made by Dateline", FileStatus.NOT_ARTICLE)
    ]


def test_nor_is_one_that_a_browser_saved_again(page: str) -> None:
    comment = f"<!--\n Page saved with SingleFile \n url: file:///story.html \n {'x' * 9000}-->"
    again = re.sub(r'<meta name="generator" content="([^"]+)">', rf"{comment}<META content='\1' name=generator>", page)
    assert again != page
    (found,) = read_bytes(again.encode(), "again.html")
    assert isinstance(found, Unread)
    assert found.status is FileStatus.NOT_ARTICLE


@pytest.mark.parametrize("generator", ["Dateline", "Dateline CMS 4", "WordPress 6.1", "The Dateline 1"])
def test_other_programs_pages_are_read(generator: str) -> None:
    text = "".join(
        f"<p>The harbour wall of Tolvane fell on day {n}, the mayor, Ines Marlow, said.</p>" for n in range(9)
    )
    html = (
        f'<html><head><meta name="generator" content="{generator}"></head><body><h1>Wall falls</h1>{text}</body></html>'
    )
    assert isinstance(next(read_bytes(html.encode(), "a.html")), Article)


def test_a_store_is_no_article_and_another_database_is_not_ours(tmp_path: Path) -> None:
    Store(tmp_path / "s.dateline", write=True).close()
    raw = sqlite3.connect(tmp_path / "other.db")
    raw.execute("CREATE TABLE x (y)")
    raw.close()
    (tmp_path / "short").write_bytes(b"SQLite")
    assert [is_own_store(tmp_path / name) for name in ("s.dateline", "other.db", "short")] == [True, False, False]
    assert list(read_paths([str(tmp_path / "s.dateline")])) == [
        Unread("s.dateline", "this is a store made by Dateline", FileStatus.NOT_ARTICLE)
    ]
