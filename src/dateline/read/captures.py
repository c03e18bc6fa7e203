"""Web archives: the pages of a WARC file (ISO 28500), or of a WACZ file (https://specs.webrecorder.net/wacz/1.1.1/).

A page is a response with status 200 whose type is HTML; its address and the moment of its capture are the record's. A
WACZ file lists the pages that somebody meant to save: where it does, frames and advertisements are passed over.
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from dateline.errors import UnreadableError
from dateline.read.dates import parse
from dateline.read.decode import decode
from dateline.read.draft import Dated, Draft
from dateline.read.html import read_html

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_HTML = ("text/html", "application/xhtml+xml")
_MAX_PAGE = 20_000_000  # bytes of a page when it is unpacked, as of a saved page
_LIST = "pages/pages.jsonl"
_WARCS = (".warc", ".warc.gz")

Drafts = Iterator[tuple[int, Draft | UnreadableError]]


def read_warc(data: bytes) -> Drafts:
    """The pages of a WARC file with their numbers. Raises UnreadableError where it is none, or holds no page."""
    yield from _found(_pages(io.BytesIO(data)))


def read_wacz(data: bytes) -> Drafts:
    """The pages of a WACZ file: those that it lists, or all where it lists none. Raises as `read_warc` does."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile as error:
        raise UnreadableError("this is no WACZ file: it is no zip archive") from error
    with archive:
        names = sorted(name for name in archive.namelist() if name.lower().endswith(_WARCS))
        if not names:
            raise UnreadableError("this is no WACZ file: there is no WARC file in it")
        listed = _listed(archive)
        pages = [page for name in names for page in _pages(archive.open(name))]
        meant = [page for page in pages if page[0] in listed]
        yield from _found(iter(meant or pages))


def _found(pages: Iterator[tuple[str, str, bytes | UnreadableError]]) -> Drafts:
    number = 0
    for number, (url, captured, body) in enumerate(pages, 1):
        try:
            if isinstance(body, UnreadableError):
                raise body
            yield number, _draft(url, captured, body)
        except UnreadableError as error:
            yield number, error
    if not number:
        raise UnreadableError("there is no page in this archive (no response with status 200 and the type text/html)")


def _draft(url: str, captured: str, body: bytes) -> Draft:
    draft = read_html(decode(body))
    days = parse(captured)
    told = Dated(*days, f"the archive's WARC-Date is {captured}") if days else None
    return replace(draft, url=draft.url or url or None, captured=told or draft.captured)


def _pages(stream: BinaryIO | Any) -> Iterator[tuple[str, str, bytes | UnreadableError]]:
    """Address, moment and body of each page; a page that can't be unpacked is told, and the rest goes on."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(stream):
            if _is_page(record):
                headers = record.rec_headers
                url, captured = (headers.get_header(name) or "" for name in ("WARC-Target-URI", "WARC-Date"))
                yield url.strip("<>"), captured, _body(record)
    except (ArchiveLoadFailed, EOFError, OSError, zlib.error) as error:
        raise UnreadableError(f"this is no WARC file, or a broken one ({error})") from error


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type == "resource":
        return str(record.rec_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower() in _HTML
    if record.rec_type != "response" or record.http_headers is None:
        return False
    type = str(record.http_headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return record.http_headers.get_statuscode() == "200" and type in _HTML


def _body(record: ArcWarcRecord) -> bytes | UnreadableError:
    """The page's bytes, without what the way to the archive put around them."""
    from warcio.bufferedreaders import ChunkedDataReader

    stream, coding = record.raw_stream, ""
    if record.http_headers is not None:
        if "chunked" in str(record.http_headers.get_header("Transfer-Encoding") or "").lower():
            stream = ChunkedDataReader(stream, decomp_type=None)
        coding = str(record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    packed = stream.read(_MAX_PAGE + 1)
    try:
        body = _unpacked(packed, coding)
    except (OSError, EOFError, zlib.error, ValueError) as error:
        return UnreadableError(f"its content can't be unpacked ({coding}: {error})")
    if isinstance(body, bytes) and len(body) > _MAX_PAGE:
        return UnreadableError(f"it unpacks to more than {_MAX_PAGE / 1e6:.0f} MB")
    return body


def _unpacked(packed: bytes, coding: str) -> bytes | UnreadableError:
    """The bytes without a content coding (RFC 9110, 8.4), no more of them than a page may have."""
    if coding in ("", "identity"):
        return packed
    if coding in ("gzip", "x-gzip"):
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as stream:
            return stream.read(_MAX_PAGE + 1)
    if coding == "deflate":
        for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):  # servers send both the wrapped and the bare form
            try:
                return zlib.decompressobj(bits).decompress(packed, _MAX_PAGE + 1)
            except zlib.error:
                continue
        raise ValueError("no deflated data")
    if coding == "zstd":
        import zstandard

        try:
            return zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed)).read(_MAX_PAGE + 1)
        except zstandard.ZstdError as error:
            raise ValueError(str(error)) from error
    if coding == "br":
        import brotli

        try:
            body: bytes = brotli.Decompressor().process(packed, output_buffer_limit=_MAX_PAGE + 1)
        except brotli.error as error:
            raise ValueError(str(error)) from error
        return body
    return UnreadableError(f"its content is coded as '{coding}': gzip, deflate, br and zstd are read")


def _listed(archive: zipfile.ZipFile) -> frozenset[str]:
    """The addresses of the pages that a WACZ file lists."""
    try:
        with archive.open(_LIST) as stream:
            lines = stream.read(_MAX_PAGE).decode("utf-8", "replace").splitlines()
    except (KeyError, zipfile.BadZipFile, OSError):
        return frozenset()
    found = set()
    for line in lines:
        try:
            row = json.loads(line)
        except ValueError:
            continue
        if isinstance(row, dict) and isinstance(row.get("url"), str):
            found.add(row["url"])
    return frozenset(found)
