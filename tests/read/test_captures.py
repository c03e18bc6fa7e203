"""Web archives: each page an article, with its address and the day of its capture; frames are passed over."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib

import brotli
import pytest
import zstandard

from dateline.model import Article, Unread
from dateline.read import read_bytes
from dateline.read.captures import _MAX_PAGE
from tests.read.reading import STORY, page

URL = "https://courier.example/harbour"
PAGE = page(f"<article><h1>Harbour wall gives way at Saltmere</h1>{STORY}</article>").encode()


def chunked(body: bytes) -> bytes:
    middle = len(body) // 2
    parts = (body[:middle], body[middle:], b"")
    return b"".join(f"{len(part):x}".encode() + b"\r\n" + part + b"\r\n" for part in parts)


def warc(*pages: tuple[str, bytes, dict[str, str]], status: str = "200 OK", packed: bool = True) -> bytes:
    """A WARC file of responses: address, body as sent, further header lines."""
    out = b""
    for url, body, headers in pages:
        sent = {"Content-Type": "text/html; charset=utf-8", **headers}
        block = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status}", *(f"{k}: {v}" for k, v in sent.items()), ""))
        record = block.encode() + body
        told = {
            "WARC-Type": "response",
            "WARC-Record-ID": "<urn:uuid:00000000-0000-4000-8000-000000000000>",
            "WARC-Target-URI": url,
            "WARC-Date": "2020-05-06T07:08:09Z",
            "Content-Type": "application/http; msgtype=response",
            "Content-Length": str(len(record)),
        }
        head = "".join(f"{line}\r\n" for line in ("WARC/1.1", *(f"{k}: {v}" for k, v in told.items()), ""))
        whole = head.encode() + record + b"\r\n\r\n"
        out += gzip.compress(whole) if packed else whole
    return out


def wacz(archive: bytes, *listed: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("archive/data.warc.gz", archive)
        if listed:
            rows = [{"format": "json-pages-1.0"}, *({"url": url} for url in listed)]
            made.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, rows)))
    return out.getvalue()


def read(data: bytes, name: str) -> tuple[list[Article], list[Unread]]:
    items = list(read_bytes(data, name))
    return [i for i in items if isinstance(i, Article)], [i for i in items if isinstance(i, Unread)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.wacz"])
def test_a_page_has_its_address_and_the_day_of_its_capture(name: str) -> None:
    made = warc((URL, PAGE, {}), packed=name != "a.warc")
    ((article,), unread) = read(wacz(made) if name == "a.wacz" else made, name)
    assert unread == []
    assert (article.title, article.url) == ("Harbour wall gives way at Saltmere", URL)
    assert article.captured.edtf == "2020-05-06"
    assert not article.published.known
    assert article.paths == (f"{name}:1",)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("zstd", zstandard.compress(PAGE)),
        ("br", brotli.compress(PAGE)),
        ("identity", PAGE),
    ],
)
@pytest.mark.parametrize("in_chunks", [True, False])
def test_what_a_server_packed_is_unpacked(coding: str, body: bytes, in_chunks: bool) -> None:
    headers = {"Content-Encoding": coding, **({"Transfer-Encoding": "chunked"} if in_chunks else {})}
    ((article,), _) = read(warc((URL, chunked(body) if in_chunks else body, headers)), "a.warc.gz")
    assert "Ines Marlow" in article.text


def test_what_is_no_page_is_passed_over() -> None:
    made = warc((URL, PAGE, {}), ("https://courier.example/a.png", b"\x89PNG", {"Content-Type": "image/png"}))
    assert [len(each) for each in read(made, "a.warc.gz")] == [1, 0]


def test_only_the_pages_that_somebody_meant_to_save() -> None:
    frame = page("<p>Buy our boats: they are the very best boats of all the coast, and cheap.</p>").encode()
    made = warc(("https://ads.example/frame", frame, {}), (URL, PAGE, {}))
    articles, unread = read(wacz(made, URL), "a.wacz")
    assert [article.url for article in articles] == [URL]
    assert unread == []


@pytest.mark.parametrize(
    ("coding", "body", "says"),
    [
        ("gzip", b"no gzip", "can't be unpacked"),
        ("br", b"no brotli at all", "can't be unpacked"),
        ("zstd", b"no zstandard", "can't be unpacked"),
        ("compress", PAGE, "coded as 'compress'"),
        ("gzip", gzip.compress(b" " * (_MAX_PAGE + 10)), "more than 20 MB"),
        ("br", brotli.compress(b" " * (_MAX_PAGE + 10), quality=1), "more than 20 MB"),
    ],
)
def test_a_page_that_can_not_be_unpacked_is_listed_and_the_rest_goes_on(coding: str, body: bytes, says: str) -> None:
    made = warc(("https://courier.example/b", body, {"Content-Encoding": coding}), (URL, PAGE, {}))
    ((article,), (problem,)) = read(made, "a.warc.gz")
    assert (article.paths, problem.path) == (("a.warc.gz:2",), "a.warc.gz:1")
    assert says in problem.reason


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"no archive", "a.wacz", "no zip archive"),
        (wacz(b"")[:40], "a.wacz", "no zip archive"),
        (b"no archive at all", "a.warc", "no WARC file"),
        (b"\x1f\x8b broken", "a.warc.gz", "no WARC file"),
        (warc((URL, PAGE, {}), status="404 Not Found"), "a.warc.gz", "no page in this archive"),
    ],
)
def test_what_is_no_archive_says_so(data: bytes, name: str, says: str) -> None:
    ((), (problem,)) = read(data, name)
    assert says in problem.reason


def test_an_archive_that_breaks_off_gives_the_pages_before() -> None:
    whole = warc((URL, PAGE, {}), ("https://courier.example/b", PAGE, {}))
    articles, unread = read(whole[: len(whole) - 60], "a.warc.gz")
    assert len(articles) >= 1
    assert len(articles) + len(unread) == 2
