"""What reference managers write beside an article: CSL-JSON, Zotero's JSON, and its table with the attached files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.model import Article, Unread
from dateline.read import read_paths

TEXT = "The ferry Grey Heron struck the pier at Calder on Monday morning, and two passengers were hurt."
CSL = {
    "id": "fenn2013",
    "type": "article-newspaper",
    "title": "Ferry strikes pier",
    "container-title": "The Calder Courier",
    "publisher": "Courier Holdings plc",
    "source": "Zotero",
    "author": [{"family": "Fenn", "given": "Ada"}, {"literal": "Northern Wire"}],
    "issued": {"date-parts": [["2013", 11, 8]]},
    "URL": "https://courier.example/ferry",
}
ZOTERO = {
    "itemType": "newspaperArticle",
    "title": "Ferry strikes pier",
    "publicationTitle": "The Calder Courier",
    "creators": [
        {"firstName": "Ada", "lastName": "Fenn", "creatorType": "author"},
        {"name": "Northern Wire", "creatorType": "author"},
        {"firstName": "Bo", "lastName": "Hall", "creatorType": "translator"},
    ],
    "date": "November 8, 2013",
    "url": "https://courier.example/ferry",
}


def read(folder: Path) -> tuple[Article, list[Unread]]:
    items = list(read_paths([str(folder)]))
    (article,) = (item for item in items if isinstance(item, Article))
    return article, [item for item in items if isinstance(item, Unread)]


def beside(folder: Path, sidecar: Any) -> tuple[Article, list[Unread]]:
    (folder / "ferry.txt").write_text(TEXT)
    (folder / "ferry.json").write_text(json.dumps(sidecar))
    return read(folder)


@pytest.mark.parametrize("sidecar", [CSL, [CSL], ZOTERO, [ZOTERO]], ids=["csl", "csl list", "zotero", "zotero list"])
def test_an_item_tells_who_published_it_and_when(tmp_path: Path, sidecar: Any) -> None:
    article, problems = beside(tmp_path, sidecar)
    assert problems == []
    assert (article.title, article.outlet) == ("Ferry strikes pier", "The Calder Courier")
    assert article.authors == ("Ada Fenn", "Northern Wire")
    assert (article.published.edtf, article.url) == ("2013-11-08", "https://courier.example/ferry")


@pytest.mark.parametrize(
    ("issued", "edtf"),
    [
        ({"date-parts": [[2013]]}, "2013"),
        ({"date-parts": [[2013, 2]]}, "2013-02"),
        ({"date-parts": [[2013, 2, 3], [2013, 2, 5]]}, "2013-02-03/2013-02-05"),
        ({"raw": "8 November 2013"}, "2013-11-08"),
        ("2013-11", "2013-11"),
    ],
)
def test_a_date_is_as_sharp_as_the_item_has_it(tmp_path: Path, issued: Any, edtf: str) -> None:
    article, _ = beside(tmp_path, {**CSL, "issued": issued})
    assert article.published.edtf == edtf


@pytest.mark.parametrize(
    "issued", [{"date-parts": [["autumn"]]}, {"date-parts": [[2013, 13]]}, {"season": 3}, {"raw": "?"}]
)
def test_a_date_that_is_none_is_listed_and_the_rest_is_taken(tmp_path: Path, issued: Any) -> None:
    article, problems = beside(tmp_path, {**CSL, "issued": issued})
    assert not article.published.known
    assert article.outlet == "The Calder Courier"
    assert [problem.path for problem in problems] == ["ferry.json"] or issued in (
        {"season": 3},
        {"date-parts": [["autumn"]]},
    )


def test_a_whole_library_is_no_sidecar(tmp_path: Path) -> None:
    article, problems = beside(tmp_path, [CSL, CSL])
    assert article.outlet is None
    assert "must be a JSON object" in problems[0].reason


def test_a_table_of_zotero_names_the_files_that_are_attached(tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(TEXT)
    (tmp_path / "articles.csv").write_text(
        '"Key","Item Type","Author","Title","Publication Title","Url","Date","File Attachments"\n'
        '"A1","newspaperArticle","Fenn, Ada; Hall, Bo","Ferry strikes pier","The Calder Courier",'
        '"https://courier.example/ferry","2013-11-08","C:\\\\Zotero\\\\storage\\\\X1\\\\ferry.txt"\n'
    )
    article, problems = read(tmp_path)
    assert problems == []
    assert (article.title, article.outlet) == ("Ferry strikes pier", "The Calder Courier")
    assert article.authors == ("Ada Fenn", "Bo Hall")
    assert (article.published.edtf, article.url) == ("2013-11-08", "https://courier.example/ferry")


def test_a_table_under_another_name_says_how_to_call_it(tmp_path: Path) -> None:
    (tmp_path / "My Library.csv").write_text(
        "Key,Item Type,Title,File Attachments\nA,newspaperArticle,x,/home/x/a.html\n"
    )
    (unread,) = read_paths([str(tmp_path)])
    assert isinstance(unread, Unread)
    assert "call it articles.csv" in unread.reason
