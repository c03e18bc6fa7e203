"""Which files are read, under which names, and what the user says of them."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from dateline.config import Limits
from dateline.errors import DateFormatError, OptionError, UnreadableError
from dateline.model import Article, Unread
from dateline.read import READERS, File, list_files, read_article, read_bytes, read_paths
from tests.read.reading import page

TEXT = "Wall falls at {0}\n\nTwo boats sank on Monday night, the mayor of {0} said.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with articles in sub-folders, sidecars and what browsers leave."""
    root = tmp_path / "news"
    for name in ("b.txt", "a.txt", "2013/a.txt", ".hidden.txt", ".git/x.txt"):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT.format(name))
    (root / "saved.html").write_text(page("<p>" + TEXT.format("Saltmere") * 3))
    (root / "saved_files").mkdir()
    (root / "saved_files" / "frame.html").write_text("an advertisement")
    (root / "a.json").write_text('{"outlet": "The Gazette"}')
    (root / "articles.csv").write_text("file,published\nb.txt,2013-11\n")
    return root


def names(*paths: object) -> list[str]:
    return [item.name if isinstance(item, File) else f"!{item.path}" for item in list_files([str(p) for p in paths])]


def read(*paths: object, **options: object) -> tuple[dict[str, Article], dict[str, str]]:
    found = list(read_paths([str(path) for path in paths], **options))  # type: ignore[arg-type]
    return (
        {each.paths[0]: each for each in found if isinstance(each, Article)},
        {each.path: each.reason for each in found if isinstance(each, Unread)},
    )


def test_a_folder_is_listed_in_order_without_sidecars_and_hidden_files(folder: Path) -> None:
    assert names(folder) == ["2013/a.txt", "a.txt", "b.txt", "saved.html"]


def test_files_and_globs_keep_a_name_below_what_was_given(folder: Path) -> None:
    assert names(folder / "2013" / "a.txt") == ["a.txt"]
    assert names(folder / "*.txt") == ["a.txt", "b.txt"]
    assert names(folder / "**" / "a.txt") == ["2013/a.txt", "a.txt"]
    assert names(folder / "*.pdf") == [f"!{folder}/*.pdf"]


def test_a_name_that_is_not_utf8_is_told_in_escapes_and_read(tmp_path: Path) -> None:
    file = latin(tmp_path)
    assert names(tmp_path) == names(file) == ["caf\\xe9.txt"]
    assert names(f"{file}.gone") == [f"!{tmp_path}/caf\\xe9.txt.gone"]
    found, unread = read(tmp_path)
    assert (list(found), unread) == (["caf\\xe9.txt"], {})


def latin(folder: Path) -> str:
    """An article whose name is written in Latin-1; skips where a file system takes only Unicode."""
    file = os.fsencode(folder) + b"/caf\xe9.txt"
    try:
        with open(file, "w") as opened:  # noqa: PTH123 (no Path is of bytes)
            opened.write(TEXT.format("Saltmere"))
    except OSError:
        pytest.skip("this file system takes no such names")
    return os.fsdecode(file)


def test_each_file_once(folder: Path) -> None:
    assert names(folder / "a.txt", folder) == ["a.txt", "2013/a.txt", "b.txt", "saved.html"]


def test_a_folder_without_articles_and_a_path_that_does_not_exist(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    articles, unread = read(tmp_path / "empty", tmp_path / "nothing")
    assert not articles
    assert "no article in this folder: read are .html, .htm" in unread[str(tmp_path / "empty")]
    assert "no such file or folder" in unread[str(tmp_path / "nothing")]


def test_links_that_lead_back_are_told_and_not_followed(folder: Path) -> None:
    (folder / "2013" / "up").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    articles, unread = read(folder)
    assert len(articles) == 4
    assert "leads back to a folder above" in unread["2013/up"]
    assert unread["self.txt"] == "this link leads back to itself"


def test_what_cannot_be_opened_is_listed_and_the_rest_goes_on(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0 picture")
    (folder / "styles.css").write_text("p { color: red }")
    (folder / "alone.json").write_text("{}")
    (folder / "page.php").write_text(page("<p>" + TEXT.format("Saltmere") * 3))
    articles, unread = read(folder)
    assert set(articles) == {"2013/a.txt", "a.txt", "b.txt", "page.php", "saved.html"}
    assert {name: reason[:24] for name, reason in unread.items()} == {
        "pipe.txt": "this is no regular file ",
        "gone.txt": "there is no such file (a",
        "photo.jpg": "this is a picture (JPEG)",
        "styles.css": "files ending in .css are",
        "alone.json": "there is no article besi",
    }


def test_a_file_without_rights(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def forbidden(path: Path) -> bytes:
        if path.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    articles, unread = read(folder)
    assert set(articles) == {"b.txt", "saved.html"}
    assert "no right to read" in unread["a.txt"]


def test_limits_are_told_with_the_size(tmp_path: Path) -> None:
    (tmp_path / "big.html").write_bytes(b"<p>" + b"word " * 10_000_000)
    _, unread = read(tmp_path / "big.html")
    assert "the file has 50.0 MB, the limit is 20.0 MB" in unread["big.html"]
    long = "A sentence of some words. " * 100
    (found,) = read_bytes(long.encode(), "long.txt", limits=Limits(max_article_chars=1000))
    assert isinstance(found, Unread)
    assert "the limit is 1,000" in found.reason


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"", "empty"), (b" \n\t ", "white space only"), (b"\xef\xbb\xbf \n", "white space only"), (b"\0\1\2", "binary"),
     (b"Two words", "2 words"), (b"%PDF-1.4", "this is a PDF")],
)  # fmt: skip
@pytest.mark.parametrize("name", sorted(READERS))
def test_bad_files_have_a_reason_in_every_format(data: bytes, word: str, name: str) -> None:
    (found,) = read_bytes(data, f"x{name}")
    assert isinstance(found, Unread)
    assert ("no JSON" if word == "2 words" and name in (".jsonl", ".ndjson") else word) in found.reason


def test_a_page_saved_as_text_is_a_page() -> None:
    (found,) = read_bytes(page("<p>" + TEXT.format("Saltmere") * 3).encode(), "page.txt")
    assert isinstance(found, Article)
    assert "<p>" not in found.text


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (json.dumps({"text": TEXT.format("Saltmere")}), "-:1"),  # a line's article is named by its line
        (page("<p>" + TEXT.format("Saltmere") * 3), "-"),
        (TEXT.format("Saltmere"), "-"),
    ],
)
def test_standard_input_tells_its_format_itself(data: str, path: str) -> None:
    (found,) = read_paths(["-"], stdin=io.BytesIO(data.encode()))
    assert isinstance(found, Article)
    assert found.paths == (path,)
    assert "{" not in found.text and "<" not in found.text


# ---- what the user says --------------------------------------------------------------------------------------------


def test_the_users_date_wins_over_sidecar_table_and_page(folder: Path) -> None:
    (folder / "c.txt").write_text(f"Date: 2010-01-01\n\n{TEXT.format('Saltmere')}")
    (folder / "c.json").write_text('{"published": "2012"}')
    (folder / "articles.csv").write_text("path;published\n".replace(";", ",") + "c.txt,2011-05\nb.txt,2013-11\n")

    def date(**options: object) -> tuple[str, list[str]]:
        published = read(folder, **options)[0]["c.txt"].published
        return published.edtf, [reason.text for reason in published.because]

    assert date(published={"c.txt": "2014-02"}) == (
        "2014-02",
        [
            "the user gives published 2014-02",
            "otherwise c.json gives published 2012",
            "otherwise articles.csv:2 gives published 2011-05",
            "otherwise the file's header gives published 2010-01-01",
        ],
    )
    assert date()[0] == "2012"
    (folder / "c.json").unlink()
    assert date()[0] == "2011-05"


def test_what_the_user_says_never_enters_the_id(folder: Path) -> None:
    before = read(folder)[0]["b.txt"]
    told = {"title": "Other", "outlet": "Echo", "authors": ["A. B."], "published": "2001", "url": "https://e.example/1",
            "via": ["Coast Wire"]}  # fmt: skip
    (folder / "b.json").write_text(json.dumps(told))
    after = read(folder, published={"b.txt": "2002"})[0]["b.txt"]
    assert after.id == before.id
    assert (after.title, after.outlet, after.authors, after.url) == ("Other", "Echo", ("A. B.",), "https://e.example/1")
    assert [relay.name for relay in after.via] == ["Coast Wire"]
    assert after.text == before.text


def test_the_pages_own_words_enter_the_id() -> None:
    def identity(head: str, text: str = TEXT.format("Saltmere")) -> str:
        (found,) = read_bytes(f"{head}\n\n{text}".encode(), "x.txt")
        assert isinstance(found, Article)
        return found.id

    base = identity("Title: Wall\nOutlet: Gazette")
    assert base == identity("Title: Wall\nOutlet: Gazette\nAuthor: Ada Penrose")
    assert base != identity("Title: Wall\nOutlet: Echo")
    assert base != identity("Title: Wall\nOutlet: Gazette\nDate: 2013")
    one = identity("Title: Wall\nURL: https://gazette.example/1")
    assert one == identity("Title: Wall\nURL: https://gazette.example/1\nDate: 2013")
    assert one != identity("Title: Wall\nURL: https://gazette.example/2")


def test_a_bad_sidecar_is_listed_and_its_article_read(folder: Path) -> None:
    (folder / "a.json").write_text("{broken")
    (folder / "2013" / "a.json").write_text('{"outlet": "Echo", "published": "last spring"}')
    (folder / "articles.csv").write_text("file,published\nb.txt,13th month\nlost.txt,2013\n")
    articles, unread = read(folder)
    assert len(articles) == 4
    assert articles["2013/a.txt"].outlet == "Echo"
    assert not articles["2013/a.txt"].published.known
    assert "it is no JSON" in unread["a.json"]
    assert "'last spring' is no date: use YYYY" in unread["2013/a.json"]
    assert "'13th month' is no date" in unread["articles.csv:2"]
    assert "there is no file 'lost.txt'" in unread["articles.csv:3"]


def test_a_table_without_a_column_for_the_file(folder: Path) -> None:
    (folder / "articles.csv").write_text("title,date\nx,2013\n")
    articles, unread = read(folder / "b.txt")
    assert set(articles) == {"b.txt"}
    assert "has no column 'file': its columns are title, date" in unread["articles.csv"]


def test_a_date_for_a_name_that_no_file_has(folder: Path) -> None:
    with pytest.raises(OptionError, match=r"'x\.txt'.*there are: a\.txt, b\.txt"):
        list(read_paths([str(folder / "*.txt")], published={"x.txt": "2013"}))


def test_a_bad_date_is_told_before_anything_is_read() -> None:
    with pytest.raises(DateFormatError, match="'soon' is no date"):
        read_paths(["nothing"], published={"x.txt": "soon"})


def test_the_longest_name_is_the_exact_one(folder: Path) -> None:
    articles, _ = read(folder, published={"a.txt": "2012", "2013/a.txt": "2013"})
    assert articles["a.txt"].published.edtf == "2012"
    assert articles["2013/a.txt"].published.edtf == "2013"


def test_the_article_of_one_file(folder: Path) -> None:
    path = folder / "one.txt"
    path.write_text("Ida Fenn resigned on Tuesday, the Aldmoor Courier reported.")
    article = read_article(path, published="2013-11-08")
    assert article == read_article(str(path), published="2013-11-08")
    assert (article.paths, article.published.edtf) == (("one.txt",), "2013-11-08")
    with pytest.raises(DateFormatError):
        read_article(path, published="soon")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", "", "empty"),
        (
            "two.jsonl",
            '{"text": "Ida Fenn left the town today."}\n{"text": "Rolf Marsh stayed in the town."}',
            "2 articles",
        ),
        ("missing.txt", None, "no such file"),
    ],
)
def test_no_article_or_several_are_told(name: str, content: str | None, words: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_text(content)
    with pytest.raises(UnreadableError, match=words) as told:
        read_article(tmp_path / name)
    assert str(tmp_path / name) in str(told.value)
    with pytest.raises(UnreadableError, match="no regular file"):
        read_article(tmp_path)
