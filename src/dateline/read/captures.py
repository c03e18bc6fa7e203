"""Web archives: the pages of a WARC file (ISO 28500), or of a WACZ file (https://specs.webrecorder.net/wacz/1.1.1/).

A page is a response with status 200 whose type is HTML; its address and the moment of its capture are the record's. A
WACZ file lists the pages that somebody meant to save: where it does, frames and advertisements are passed over. So are
revisits, which say that a page was what another record holds, and have no text.

An archive may be larger than memory: its pages are read one after another (`captures`), and each may be made an article
elsewhere (`draft_of`).
"""

from __future__ import annotations

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import IO, TYPE_CHECKING

from dateline.errors import UnreadableError
from dateline.read.dates import parse
from dateline.read.decode import decode
from dateline.read.draft import Dated, Draft
from dateline.read.html import read_html
from dateline.read.members import records

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_HTML = ("text/html", "application/xhtml+xml")
_MAX_PAGE = 20_000_000  # bytes of a page when it is unpacked, as of a saved page
_LIST = "pages/pages.jsonl"
_WARCS = (".warc", ".warc.gz")
_ZIPPED = ".wacz"

Drafts = Iterator[tuple[int, Draft | UnreadableError]]


@dataclass(frozen=True, slots=True)
class Capture:
    """A page of an archive by its number: address, moment, and body, or why that could not be read (`wrong`)."""

    number: int
    url: str
    moment: str
    body: bytes
    wrong: str = ""


def captures(stream: IO[bytes], path: str) -> Iterator[Capture]:
    """The pages of an archive, each when it is asked for. Raises UnreadableError where it is none, or holds no page."""
    number = 0
    for number, (url, moment, body) in enumerate(_wacz(stream) if path.lower().endswith(_ZIPPED) else _warc(stream), 1):
        if isinstance(body, UnreadableError):
            yield Capture(number, url, moment, b"", str(body))
        else:
            yield Capture(number, url, moment, body)
    if not number:
        raise UnreadableError("there is no page in this archive (no response with status 200 and the type text/html)")


def draft_of(capture: Capture) -> Draft:
    """What a page holds. Raises UnreadableError where that is nothing."""
    if capture.wrong:
        raise UnreadableError(capture.wrong)
    return _draft(capture.url, capture.moment, capture.body)


def drafts(stream: IO[bytes], path: str) -> Drafts:
    """The pages of an archive with their numbers. Raises as `captures` does."""
    for capture in captures(stream, path):
        try:
            yield capture.number, draft_of(capture)
        except UnreadableError as error:
            yield capture.number, error


def _wacz(stream: IO[bytes]) -> Iterator[tuple[str, str, bytes | UnreadableError]]:
    """The pages of a WACZ file: those that it lists, or all where it lists none that is there."""
    try:
        archive = zipfile.ZipFile(stream)
    except zipfile.BadZipFile as error:
        raise UnreadableError("this is no WACZ file: it is no zip archive") from error
    with archive:
        names = sorted(name for name in archive.namelist() if name.lower().endswith(_WARCS))
        if not names:
            raise UnreadableError("this is no WACZ file: there is no WARC file in it")
        listed, any_meant = _listed(archive), False
        for name in names if listed else ():
            with archive.open(name) as inner:
                for page in _warc(inner):
                    if page[0] in listed:
                        any_meant = True
                        yield page
        for name in () if any_meant else names:
            with archive.open(name) as inner:
                yield from _warc(inner)


def _draft(url: str, captured: str, body: bytes) -> Draft:
    draft = read_html(decode(body))
    days = parse(captured)
    told = Dated(*days, f"the archive's WARC-Date is {captured}") if days else None
    return replace(draft, url=draft.url or url or None, captured=told or draft.captured)


def _warc(stream: IO[bytes]) -> Iterator[tuple[str, str, bytes | UnreadableError]]:
    """Address, moment and body of each page; a page that can't be unpacked is told, and the rest goes on."""
    try:
        for each in records(stream):
            record = each.record
            if record is None:
                yield "", "", UnreadableError(f"a record can't be read: {each.wrong}")
            elif _is_page(record):
                headers = record.rec_headers
                url, captured = (headers.get_header(name) or "" for name in ("WARC-Target-URI", "WARC-Date"))
                body = _body(record)
                wrong = each.wrong
                broken = UnreadableError(f"the record of this page is not whole: {wrong}")
                yield url.strip("<>"), captured, broken if wrong else body
            elif wrong := each.wrong:
                yield "", "", UnreadableError(f"a record can't be read: {wrong}")
    except (OSError, zlib.error) as error:
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
