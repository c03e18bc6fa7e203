"""Archives as crawlers write them: a gzip member a record, revisits and robots.txt among the pages."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import brotli
import zstandard

PACKED = {"": bytes, "gzip": gzip.compress, "br": brotli.compress, "zstd": zstandard.compress}
MOMENT = "2020-05-06T07:08:09Z"
_NAMES = ("Ines Marlow", "Tobias Fenn", "Greta Holloway", "Anselm Pike", "Petra Quist", "Jonas Wray", "Maud Ebbing")
_DEEDS = ("sold the mill at", "opened a school in", "closed the ferry to", "sued the council of", "left the mine near")


def page(number: int) -> bytes:
    """A page whose text no other has."""
    name, deed, place = _NAMES[number % 7], _DEEDS[number % 5], f"{chr(65 + number % 26)}orham"
    sentences = (
        f"{name} {deed} {place} on the {number % 28 + 1}th, for {number + 2} thousand pounds. "
        f"Nobody in {place} had heard of plan number {number} before {name} told of it in case {number * 7}. "
    )
    told = f"<h1>{name} {deed} {place}: {number}</h1>" + f"<p>{sentences}</p>" * 3
    return f"<html><head><title>{name} {number}</title></head><body><article>{told}</article></body></html>".encode()


def crawl(pages: int, *, codings: tuple[str, ...] = tuple(PACKED)) -> list[bytes]:
    """The members of a crawl of so many pages, each the bytes of one record; between them what is no page."""
    return [member for number in range(pages) for member in _members(number, codings[number % len(codings)])]


def _members(number: int, coding: str) -> list[bytes]:
    url = f"https://courier.example/{number}"
    sent = [("Content-Type", "text/html; charset=utf-8"), *([("Content-Encoding", coding)] if coding else [])]
    body = PACKED[coding](page(number))
    if number % 3 == 0:
        sent.append(("Transfer-Encoding", "chunked"))
        body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    made = [_record("response", url, sent, body)]
    if number % 4 == 0:
        made.append(_record("revisit", f"{url}?again", sent, b""))
    if number % 5 == 0:
        made.append(_record("response", f"{url}/robots.txt", [("Content-Type", "text/plain")], b"User-agent: *"))
    return made


def _record(kind: str, url: str, sent: list[tuple[str, str]], body: bytes) -> bytes:
    block = _lines("HTTP/1.1 200 OK", sent) + body
    told = [
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<urn:uuid:{zlib.crc32(url.encode()):032x}>"),
        ("WARC-Target-URI", url),
        ("WARC-Date", MOMENT),
        ("Content-Type", "application/http; msgtype=response"),
        ("Content-Length", str(len(block))),
    ]
    if kind == "revisit":
        told.append(("WARC-Profile", "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"))
    return gzip.compress(_lines("WARC/1.0", told) + block + b"\r\n\r\n", mtime=0)


def _lines(first: str, headers: list[tuple[str, str]]) -> bytes:
    return "".join(f"{line}\r\n" for line in (first, *(f"{name}: {value}" for name, value in headers), "")).encode()


def write(place: Path, members: list[bytes]) -> Path:
    """A WARC file of these members."""
    place.write_bytes(b"".join(members))
    return place
