"""Articles that are purged: no byte of their text is left in the file, whatever was made of it."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard

from dateline import pipeline
from dateline.errors import OptionError, StoreError, UnknownIdError
from dateline.judging import export_judgements, import_judgements, judge, judgements
from dateline.pipeline import build, let_in_articles, open_story, purge_articles, removed_articles
from dateline.store import Purged, Store
from dateline.verify import verify_store
from tests import toy

AT = "2024-05-31T09:30:00Z"
SECRET = "Quimby met Zorro in Xanadu.\nZorro said Quimby wept."
WORDS = ("Quimby", "Zorro", "Xanadu", "wept", "quimby", "zorro", "xanadu")


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of three articles, one of which is to be purged, with what is kept of them over two builds."""
    monkeypatch.setattr(pipeline, "default_stages", toy.stages)
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Ada met Bo.\nAda left.")
    (folder / "b.txt").write_text("Cy said Ada sang.")
    (folder / "secret.txt").write_text(SECRET)
    build([folder], store(folder))
    (folder / "b.txt").write_text("Cy said Ada sang.\nQuarrel.")
    build([folder], store(folder))
    return folder


def store(news: Path) -> Path:
    return news.parent / "s.dateline"


def id_of(news: Path, text: str) -> str:
    with Store(store(news)) as opened:
        return next(article.id for article in opened.articles() if text in article.text)


def traces(path: Path) -> set[str]:
    """Words of the secret that stand anywhere: in the file's bytes, beside it, or in what is packed in it."""
    found = set()
    for each in [path, *path.parent.glob(f"{path.name}-*")]:
        content = each.read_bytes()
        found |= {word for word in WORDS for code in ("utf-8", "utf-16-le") if word.encode(code) in content}
    for packed in values(path):
        found |= {word for word in WORDS if word.encode() in packed}
    return found


def values(path: Path) -> Iterator[bytes]:
    """All that stands in a table, unpacked where it is packed."""
    with sqlite3.connect(path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        cells = [v for name in names for row in connection.execute(f'SELECT * FROM "{name}"') for v in row]
    for cell in cells:
        if isinstance(cell, str):
            yield cell.encode()
        elif isinstance(cell, bytes):
            yield cell
            with contextlib.suppress(zlib.error):
                yield zlib.decompress(cell)
            with contextlib.suppress(zstandard.ZstdError):
                yield zstandard.ZstdDecompressor().decompress(cell)


def purge(news: Path, *names: str) -> tuple[Purged, ...]:
    return purge_articles(store(news), names, stages=toy.stages())


def test_no_byte_is_left(news: Path) -> None:
    place = store(news)
    secret, ada = id_of(news, "Quimby"), id_of(news, "Ada met")
    judge(place, "add", "secret.txt", words="Zorro in Xanadu", by="ann", at=AT)
    judge(place, "date", secret, values=["2013-11"], by="ann", at=AT)
    claim = next(c for c in open_story(place).claims if "wept" in c.title)
    judge(place, "retitle", claim.id, values=["zorro said  quimby wept"], by="ann", at=AT)
    judge(place, "note", ada, values=["mine to keep"], by="ann", at=AT)
    with Store(place, write=True) as opened:
        opened.keep_meanings("none", dict.fromkeys(opened.titles().values(), b"0"))
    assert traces(place) == set(WORDS)
    (found,) = purge(news, "secret.txt")
    assert traces(place) == set()
    assert (found.removed.article, found.judgements, found.bare, found.alike) == (secret, (1, 2, 3), (), ())
    assert [(line.judgement.kind.value, line.judgement.by, bool(line.because)) for line in judgements(place)] == [
        ("add", "ann", True),
        ("date", "ann", True),
        ("retitle", "ann", True),
        ("note", "ann", False),
    ]
    assert "purged" in judgements(place)[0].because
    assert judgements(place)[3].judgement.values == ("mine to keep",)
    (out,) = removed_articles(place)
    assert (out.article, out.title, out.paths, out.purged) == (secret, "", ("secret.txt",), True)
    assert verify_store(place).problems == ()


def test_no_later_build_brings_it_back_until_it_is_let_in(news: Path) -> None:
    before = len(open_story(store(news)).articles)
    purge(news, "secret.txt")
    build([news], store(news))
    (news / "secret.txt").touch()
    (news / "more.txt").write_text("Flo ran.")
    build([news], store(news))
    assert traces(store(news)) == set()
    let_in_articles(store(news), ["secret.txt"])
    build([news], store(news))
    assert len(open_story(store(news)).articles) == before + 1
    with Store(store(news)) as opened:
        assert opened.original("secret.txt").decode() == SECRET
    assert verify_store(store(news)).problems == ()


def test_what_is_left_is_what_a_build_without_it_gives(news: Path) -> None:
    purge(news, "secret.txt")
    (news / "secret.txt").unlink()
    fresh = news.parent / "fresh.dateline"
    (news / "b.txt").write_text("Cy said Ada sang.")
    build([news], fresh)
    (news / "b.txt").write_text("Cy said Ada sang.\nQuarrel.")
    build([news], fresh)
    assert open_story(store(news)).links == open_story(fresh).links


def test_what_was_taken_out_before_can_be_purged_and_purged_again(news: Path) -> None:
    secret = id_of(news, "Quimby")
    pipeline.remove_articles(store(news), [secret])
    assert traces(store(news)) != set(), "its bytes are evidence still"
    for name in (secret, "secret.txt"):
        assert [each.removed.article for each in purge(news, name)] == [secret]
        assert traces(store(news)) == set()
    with pytest.raises(UnknownIdError, match="no article has the id"):
        purge(news, "nosuch.txt")


def test_articles_of_the_same_file_lose_its_bytes_and_are_told(news: Path) -> None:
    (news / "both.txt").write_text(f"Dee ran.\n===\n{SECRET}")
    build([news], store(news))
    dee = id_of(news, "Dee")
    (found,) = purge(news, id_of(news, "Quimby"))
    assert found.bare == (dee,)
    assert traces(store(news)) == set()
    assert dee in {article.id for article in open_story(store(news)).articles}
    with Store(store(news)) as opened, pytest.raises(StoreError, match="purged"):
        opened.original(dee)
    build([news], store(news))
    assert traces(store(news)) == set(), "these bytes hold it still"


def test_other_texts_of_its_file_are_told_and_stay(news: Path) -> None:
    (news / "secret.txt").write_text(f"{SECRET}\nDee ran.")
    build([news], store(news))
    (found,) = purge(news, id_of(news, "Dee ran"))
    assert found.alike == (id_of(news, "Quimby"),)
    assert traces(store(news)) == set(WORDS)
    purge(news, "secret.txt")
    assert traces(store(news)) == set(), "by the name of the file all of its texts are meant"


def test_builds_before_it_cannot_be_compared(news: Path) -> None:
    with Store(store(news)) as opened:
        assert [each.build for each in opened.snapshots()] == [1, 2]
    purge(news, "secret.txt")
    with Store(store(news)) as opened:
        (left,) = opened.snapshots()
        assert len(opened.snapshot(left.build).articles) == len(opened.articles())


def test_the_log_is_exported_without_the_words_and_taken_in_anywhere(news: Path) -> None:
    place = store(news)
    judge(place, "add", "secret.txt", words="Zorro in Xanadu", by="ann", at=AT)
    full = list(export_judgements(place))
    purge(news, "secret.txt")
    lines = list(export_judgements(place))
    assert json.loads(lines[0])["anchors"][0]["quote"] == ""
    other = news.parent / "other.dateline"
    build([news / "a.txt"], other)
    assert import_judgements(other, lines) == 1
    assert import_judgements(place, full) == 0, "what was purged does not come back with an old log"
    assert traces(place) == set()
    half = lines[0].replace('"prefix":""', '"prefix":"Zorro"')
    with pytest.raises(OptionError, match="needs a quote"):
        import_judgements(news.parent / "other.dateline", [half])


def test_the_file_refuses_any_other_change_of_the_log(news: Path) -> None:
    place = store(news)
    judge(place, "note", id_of(news, "Ada met"), values=["mine"], by="ann", at=AT)
    with sqlite3.connect(place) as connection:
        for change in (
            "\"by\" = 'bob', purged = 1",
            "\"values\" = '[]'",
            "at = '', purged = 1",
            "kind = 'add', purged = 1",
        ):
            with pytest.raises(sqlite3.IntegrityError, match="never changed"):
                connection.execute(f"UPDATE judgement SET {change}")
        with pytest.raises(sqlite3.IntegrityError, match="never removed"):
            connection.execute("DELETE FROM original")
