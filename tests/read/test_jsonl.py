from __future__ import annotations

import json

from dateline.model import Article, Unread
from dateline.read import read_bytes
from tests.read.reading import STORY, kinds, page

TEXT = "Two boats sank at Saltmere on Monday night.\n\nNobody was hurt, the mayor said."


def lines(*records: object) -> bytes:
    return "\n".join(each if isinstance(each, str) else json.dumps(each) for each in records).encode()


def read(*records: object) -> list[Article | Unread]:
    return list(read_bytes(lines(*records), "wire.jsonl"))


def test_a_line_is_an_article_and_a_bad_one_is_listed() -> None:
    record = {"title": "Wall falls", "text": TEXT, "source": {"name": "Coast Wire"}, "author": ["Ada Penrose"],
              "date": "2013-11-08T10:00:00Z", "link": "https://coast.example/1", "id": 7}  # fmt: skip
    found = read(record, "", "{not json", [1], {"title": "no text"}, {"text": "too short"}, {"text": TEXT})
    article = found[0]
    assert isinstance(article, Article)
    assert (article.title, article.outlet, article.authors) == ("Wall falls", "Coast Wire", ("Ada Penrose",))
    assert (article.published.edtf, article.url) == ("2013-11-08", "https://coast.example/1")
    assert kinds(article) == ["title", "paragraph", "paragraph"]
    assert article.paths == ("wire.jsonl:1",)
    unread = [each for each in found if isinstance(each, Unread)]
    assert [each.path for each in unread] == [f"wire.jsonl:{number}" for number in (3, 4, 5, 6)]
    assert "no JSON" in unread[0].reason
    assert "it has title" in unread[2].reason
    assert isinstance(found[-1], Article)


def test_a_line_with_html() -> None:
    (article,) = read({"html": page(f"<article><h1>Wall falls</h1>{STORY}</article>"), "publisher": "Coast Wire"})
    assert isinstance(article, Article)
    assert (article.title, article.outlet) == ("Wall falls", "Coast Wire")


def test_the_title_is_not_told_twice() -> None:
    (article,) = read({"title": "Wall falls", "text": f"Wall falls\n\n{TEXT}"})
    assert isinstance(article, Article)
    assert article.text.count("Wall falls") == 1
