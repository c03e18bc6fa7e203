"""Watching: the pages that feeds name come into a folder, as they were sent; the folder is then built as any other.

A page is kept as a WARC file (ISO 28500) under its host, with the moment it was fetched, so that an article has its
address and its capture as evidence. What was fetched, and what will not be asked for again, stands in a file beside.
"""

from __future__ import annotations

import datetime
import gzip
import hashlib
import json
import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

from dateline.errors import OptionError
from dateline.fetching import Fetched, Fetcher, FetchError, plain_body

STATE = ".dateline-watch.json"
PAGES = "fetched"
_MAX_OPML = 5_000_000  # bytes
_SAFE = re.compile(r"[^a-z0-9.-]+")


@dataclass(slots=True)
class State:
    """What is known of feeds ("etag", "modified") and of pages: "" where one was fetched, else why it never will be."""

    feeds: dict[str, dict[str, str]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """What became of one feed or page: its address, and why it was not fetched ("" where it was).

    `file` is where a page that was fetched is kept, relative to the folder and with "/".
    """

    url: str
    reason: str = ""
    file: str = ""


def feeds_in(opml: Path) -> tuple[str, ...]:
    """The addresses of the feeds that an OPML file lists (http://opml.org/spec2.opml), each once, in their order.

    Raises OptionError where it is none, or lists no feed.
    """
    try:
        content = opml.read_bytes()
        if len(content) > _MAX_OPML or b"<!ENTITY" in content:
            raise OptionError(f"{opml} is too large, or defines entities: export the list of feeds again")
        root = ElementTree.fromstring(content)
    except OSError as error:
        raise OptionError(f"{opml} can't be read: {error.strerror}") from error
    except ElementTree.ParseError as error:
        raise OptionError(
            f"{opml} is no OPML file ({error}): export the list of feeds from your feed reader"
        ) from error
    found = (each.get("xmlUrl") or each.get("xmlurl") or "" for each in root.iter("outline"))
    feeds = tuple(dict.fromkeys(url.strip() for url in found if url.strip()))
    if not feeds:
        raise OptionError(f"{opml} lists no feed: its outlines have no xmlUrl")
    return feeds


def fetch_new(
    feeds: tuple[str, ...], folder: Path, fetcher: Fetcher, now: Callable[[], datetime.datetime], most: int
) -> Iterator[Note]:
    """Fetch the pages that feeds name and that are not in the folder yet, at most so many; what becomes of each.

    The state is written after each page: a watch that is stopped goes on where it stood.
    """
    state = read_state(folder)
    left = most
    for feed in feeds:
        try:
            answer = fetcher.fetch(feed, known=state.feeds.get(feed))
        except FetchError as error:
            yield Note(feed, str(error))
            continue
        pages, problem = _entries(answer)
        if problem:
            yield Note(feed, problem)
        whole = True
        for page in pages:
            if page in state.pages:
                continue
            if not left:
                whole = False
                break
            left -= 1
            yield (note := _page(page, feed, folder, fetcher, now, state))
            whole = whole and (not note.reason or page in state.pages)
            _write_state(folder, state)
        if answer.status == 200 and whole:  # else the feed is read again, for what is left of it
            state.feeds[feed] = {"etag": answer.header("ETag"), "modified": answer.header("Last-Modified")}
            _write_state(folder, state)


def _entries(answer: Fetched) -> tuple[tuple[str, ...], str]:
    """The addresses of a feed's entries, whole and without the part after "#", and what is wrong with it."""
    import feedparser

    if answer.status == 304:
        return (), ""
    read = feedparser.parse(plain_body(answer))
    links = (_address(answer.url, str(entry["link"])) for entry in read.entries if entry.get("link"))
    found = tuple(dict.fromkeys(links))
    if found or (read.get("version") and not read.get("bozo")):  # one without entries is a feed all the same
        return found, ""
    if "html" in answer.header("Content-Type").lower():
        return (), "it is a page and no feed: give the address of its feed (RSS, Atom)"
    why = f" ({read['bozo_exception']})" if read.get("bozo") else ""
    return (), f"it is no feed that can be read{why}: give the address of one (RSS, Atom)"


def _address(feed: str, link: str) -> str:
    """Where an entry leads: from the feed's own address on, and to the page, not to a place in it."""
    try:
        return urldefrag(urljoin(feed, link.strip())).url
    except ValueError:  # "http://[x" is no address, as the fetcher says
        return link


def _page(
    url: str, feed: str, folder: Path, fetcher: Fetcher, now: Callable[[], datetime.datetime], state: State
) -> Note:
    try:
        answer = fetcher.fetch(url, beside=feed)
    except FetchError as error:
        if error.lasting:
            state.pages[url] = str(error)
        return Note(url, str(error))
    moment = now()
    place = folder / PAGES / (_SAFE.sub("-", (urlsplit(url).hostname or "page").lower()) or "page")
    place.mkdir(parents=True, exist_ok=True)
    name = f"{moment:%Y%m%d}-{hashlib.sha256(url.encode()).hexdigest()[:12]}.warc.gz"
    part = place / f".{name}.part"
    part.write_bytes(record(answer, moment))
    part.replace(place / name)
    state.pages[url] = ""
    return Note(url, file=(place / name).relative_to(folder).as_posix())


def record(answer: Fetched, moment: datetime.datetime) -> bytes:
    """An answer as a WARC file of one response; its body as it was sent, but for the pieces in which it came."""
    kept = [
        (name, value) for name, value in answer.headers if name.lower() not in ("transfer-encoding", "content-length")
    ]
    lines = [f"HTTP/1.1 {answer.status} {answer.reason}", *(f"{name}: {value}" for name, value in kept)]
    block = "".join(f"{line}\r\n" for line in [*lines, f"Content-Length: {len(answer.body)}", ""])
    payload = block.encode("utf-8", "replace") + answer.body
    digest = hashlib.sha256(payload).hexdigest()
    told = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{answer.url} {moment.isoformat()} {digest}')}>",
        "WARC-Target-URI": answer.url,
        "WARC-Date": f"{moment.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "WARC-Block-Digest": f"sha256:{digest}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(payload)),
    }
    head = "".join(f"{line}\r\n" for line in ["WARC/1.1", *(f"{name}: {value}" for name, value in told.items()), ""])
    return gzip.compress(head.encode() + payload + b"\r\n\r\n", mtime=0)


def read_state(folder: Path) -> State:
    """What is known of a folder's feeds and pages; nothing, where it was not watched before.

    Raises OptionError where its file is broken.
    """
    place = folder / STATE
    try:
        told: Any = json.loads(place.read_text(encoding="utf-8"))
        return State(dict(told["feeds"]), dict(told["pages"]))
    except FileNotFoundError:
        return State()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OptionError(f"{place} is broken ({error}): remove it, and all feeds are read anew") from error


def _write_state(folder: Path, state: State) -> None:
    told = json.dumps({"feeds": state.feeds, "pages": state.pages}, indent=1, sort_keys=True)
    part = folder / f"{STATE}.part"
    part.write_text(told + "\n", encoding="utf-8")
    part.replace(folder / STATE)
