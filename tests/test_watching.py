"""Watching feeds: polite, bounded, and every page kept as it was sent. All requests go to a server in this process."""

from __future__ import annotations

import datetime
import gzip
import json
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dateline.errors import OptionError
from dateline.fetching import AGENT, Fetcher
from dateline.model import Article
from dateline.read import read_paths
from dateline.watching import STATE, Note, feeds_in, fetch_new
from tests.cli.conftest import Run
from tests.cli.conftest import run as run  # the fixture
from tests.read.reading import STORY, page

NOW = datetime.datetime(2020, 5, 6, 7, 8, 9, tzinfo=datetime.UTC)
PAGE = page(f"<article><h1>Harbour wall gives way at Saltmere</h1>{STORY}</article>").encode()
Answer = tuple[int, dict[str, str], bytes]


@dataclass
class Site:
    """A web site: what it answers for a path, and what it was asked."""

    host: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def feed(self, *links: str, path: str = "/feed", etag: str = '"1"') -> str:
        """A feed of these links; its address."""
        items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in links)
        body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'
        self.answers[path] = (200, {"Content-Type": "application/rss+xml", "ETag": etag}, body.encode())
        return self.host + path

    def page(self, path: str, body: bytes = PAGE, status: int = 200, **headers: str) -> str:
        told = {"Content-Type": "text/html; charset=utf-8", **{k.replace("_", "-"): v for k, v in headers.items()}}
        self.answers[path] = (status, told, body)
        return self.host + path

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append((self.path, dict(self.headers)))
            status, headers, body = made.answers.get(self.path, (404, {}, b""))
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    made.host = f"http://127.0.0.1:{server.server_address[1]}"
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    return made


def look(folder: Path, *feeds: str, most: int = 50, waits: list[float] | None = None, pause: float = 5.0) -> list[Note]:
    """One round; nobody really waits."""
    now = [0.0]

    def sleep(seconds: float) -> None:
        now[0] += seconds
        if waits is not None:
            waits.append(round(seconds, 3))

    with Fetcher(pause=pause, sleep=sleep, clock=lambda: now[0]) as fetcher:
        return list(fetch_new(feeds, folder, fetcher, lambda: NOW, most))


def articles(folder: Path) -> list[Article]:
    return [item for item in read_paths([str(folder)]) if isinstance(item, Article)]


def test_a_page_that_a_feed_names_is_an_article_with_its_address_and_its_capture(site: Site, folder: Path) -> None:
    url = site.page("/a")
    (note,) = look(folder, site.feed(url))
    (article,) = articles(folder)
    assert note == Note(url, file=article.paths[0].removesuffix(":1"))
    assert (article.title, article.url) == ("Harbour wall gives way at Saltmere", url)
    assert article.captured.edtf == "2020-05-06"
    assert article.paths[0].startswith("fetched/127.0.0.1/20200506-")


def test_what_is_kept_are_the_bytes_that_were_sent(site: Site, folder: Path) -> None:
    sent = gzip.compress(PAGE, mtime=0)
    look(folder, site.feed(site.page("/a", sent, Content_Encoding="gzip")))
    (place,) = (folder / "fetched").rglob("*.warc.gz")
    assert sent in gzip.decompress(place.read_bytes())
    assert articles(folder)


def test_nothing_is_asked_for_twice(site: Site, folder: Path) -> None:
    feed = site.feed(site.page("/a"))
    look(folder, feed)
    assert look(folder, feed) == []
    assert site.paths == ["/feed", "/a", "/feed"]
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    site.feed(site.host + "/a", site.page("/b"), etag='"2"')
    assert [note.url for note in look(folder, feed)] == [site.host + "/b"]
    assert site.paths == ["/feed", "/a", "/feed", "/feed", "/b"]


def test_it_says_who_it_is(site: Site, folder: Path) -> None:
    look(folder, site.feed(site.page("/a")))
    assert {headers["User-Agent"] for _, headers in site.asked} == {AGENT}


def test_what_robots_txt_forbids_is_not_fetched(site: Site, folder: Path) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /private/\nAllow: /", Content_Type="text/plain")
    free, closed = site.page("/a"), site.page("/private/b")
    notes = look(folder, site.feed(free, closed))
    assert [note.reason for note in notes] == ["", "its robots.txt does not allow this program to fetch it"]
    assert "/private/b" not in site.paths


def test_where_robots_txt_can_not_be_had_nothing_is_fetched(site: Site, folder: Path) -> None:
    site.page("/robots.txt", b"", status=500)
    (note,) = look(folder, site.feed(site.page("/a")))
    assert "robots.txt answers with status 500" in note.reason
    assert site.paths == []


def test_a_host_has_its_pause(site: Site, folder: Path) -> None:
    waits: list[float] = []
    look(folder, site.feed(site.page("/a"), site.page("/b")), waits=waits, pause=5.0)
    assert waits == [5.0, 5.0, 5.0]  # robots.txt, the feed, two pages
    site.page("/robots.txt", b"User-agent: *\nCrawl-delay: 20")
    waits.clear()
    look(folder, site.feed(site.page("/c"), etag='"2"'), waits=waits, pause=5.0)
    assert waits[1:] == [20.0]


def test_a_host_that_asks_to_wait_is_left_alone(site: Site, folder: Path) -> None:
    feed = site.feed(site.page("/a", status=429), site.page("/b"))
    first, second = look(folder, feed)
    assert "status 429" in first.reason and "asked to wait" in second.reason
    assert site.paths == ["/feed", "/a"]
    site.page("/a")
    assert [note.reason for note in look(folder, feed)] == ["", ""]  # the feed is read again, for what was left


def test_what_is_gone_is_not_asked_for_again_and_what_failed_is(site: Site, folder: Path) -> None:
    feed = site.feed(site.page("/gone", status=410), site.page("/ill", status=500))
    assert len(look(folder, feed)) == 2
    assert [note.url for note in look(folder, feed)] == [site.host + "/ill"]


def test_no_more_than_asked_for_and_the_rest_next_time(site: Site, folder: Path) -> None:
    feed = site.feed(*(site.page(f"/{n}", PAGE + b"<!-- %d -->" % n) for n in range(5)))
    assert [len(look(folder, feed, most=2)) for _ in range(4)] == [2, 2, 1, 0]


def test_an_address_may_begin_at_that_of_the_feed(site: Site, folder: Path) -> None:
    url = site.page("/news/a")
    assert [note.url for note in look(folder, site.feed("a", path="/news/feed"))] == [url]
    assert [note.url for note in look(folder, site.feed("/news/b", path="/news/feed", etag='"2"'))] == [
        site.host + "/news/b"
    ]
    assert site.paths == ["/news/feed", "/news/a", "/news/feed", "/news/b"]


def test_places_in_a_page_are_one_page(site: Site, folder: Path) -> None:
    url = site.page("/a")
    assert [note.url for note in look(folder, site.feed(url, url + "#comments", url + "#more"))] == [url]


def test_a_page_that_is_no_feed_says_so_and_a_feed_without_entries_is_one(site: Site, folder: Path) -> None:
    (note,) = look(folder, site.page("/a"))
    assert note.reason == "it is a page and no feed: give the address of its feed (RSS, Atom)"
    assert look(folder, site.feed()) == []


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "ftp://x.example/a", "http://[", "mailto:a@b"]
)
def test_only_addresses_of_the_web_are_fetched(site: Site, folder: Path, link: str) -> None:
    (note,) = look(folder, site.feed(link))
    assert note.reason
    assert site.paths == ["/feed"]


def test_a_feed_can_not_make_it_look_around_at_home(site: Site, folder: Path) -> None:
    other = site.host.replace("127.0.0.1", "localhost")
    site.page("/admin")
    site.page("/away", status=302, Location=f"{other}/admin")
    notes = look(folder, site.feed(f"{other}/admin", site.host + "/away"))
    assert [("private network" in note.reason) for note in notes] == [True, True]
    assert site.paths == ["/feed", "/away"]


def test_a_page_that_moved_is_followed_and_one_that_runs_in_circles_is_not(site: Site, folder: Path) -> None:
    site.page("/old", status=301, Location="/new")
    site.page("/new")
    site.page("/circle", status=302, Location="/circle")
    notes = look(folder, site.feed(site.host + "/old", site.host + "/circle"))
    assert [note.reason for note in notes] == ["", "it leads on more than 5 times"]
    assert [article.url for article in articles(folder)] == [site.host + "/new"]


def test_a_page_that_is_too_large_is_not_kept(site: Site, folder: Path) -> None:
    (note,) = look(folder, site.feed(site.page("/a", b"x" * 20_000_001)))
    assert "more than 20 MB" in note.reason
    assert not list(folder.rglob("*.warc.gz"))


def test_one_broken_feed_stops_no_other(site: Site, folder: Path) -> None:
    site.page("/broken", b"<rss><channel>")
    good = site.feed(site.page("/a"))
    notes = look(folder, site.host + "/broken", site.host + "/none", "http://127.0.0.1:9/x", good)
    assert [bool(note.reason) for note in notes] == [True, True, True, False]


def test_a_state_that_is_broken_says_what_to_do(site: Site, folder: Path) -> None:
    (folder / STATE).write_text("{")
    with pytest.raises(OptionError, match="remove it"):
        look(folder, site.feed())


# ---- OPML ------------------------------------------------------------------------------------------------------------


def opml(place: Path, *feeds: str) -> Path:
    rows = "".join(f'<outline text="x"><outline type="rss" xmlUrl="{feed}"/></outline>' for feed in feeds)
    place.write_text(f'<?xml version="1.0"?><opml version="2.0"><head/><body>{rows}</body></opml>')
    return place


def test_feeds_are_those_of_all_outlines_each_once(tmp_path: Path) -> None:
    listed = opml(tmp_path / "f.opml", "http://a.example/1", "http://b.example/2", "http://a.example/1")
    assert feeds_in(listed) == ("http://a.example/1", "http://b.example/2")


@pytest.mark.parametrize("content", [b"no xml", b"<opml><body/></opml>", b'<!DOCTYPE x [<!ENTITY a "b">]><opml/>', b""])
def test_what_is_no_list_of_feeds_says_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "f.opml").write_bytes(content)
    with pytest.raises(OptionError, match=r"f\.opml"):
        feeds_in(tmp_path / "f.opml")


# ---- the command -----------------------------------------------------------------------------------------------------


def test_the_command_fetches_builds_and_says_so(site: Site, folder: Path, tmp_path: Path, run: Run) -> None:
    feeds = opml(tmp_path / "f.opml", site.feed(site.page("/a"), site.page("/gone", status=404)))
    asked = ("watch", folder, "--store", tmp_path / "s", "--feeds", feeds, "--once", "--pause", "1")
    code, out, err = run(*asked)
    assert code == 0
    assert "fetched   1 new page" in out and "articles  1 new" in out
    assert f"not fetched  {site.host}/gone: it answers with status 404" in err
    code, out, _ = run(*asked)
    assert (code, out) == (
        0,
        "fetched   0 new pages\narticles  0 new, 1 known; 1 in the store, 1 without a known publication date\n",
    )


def test_what_came_and_is_no_article_is_said_once_with_its_address(
    site: Site, folder: Path, tmp_path: Path, run: Run
) -> None:
    gone = page("<h1>404 Not Found</h1><p>The page that you asked for is not here.</p>").encode()
    feeds = opml(tmp_path / "f.opml", site.feed(site.page("/a"), site.page("/ad", gone)))
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    asked = ("watch", folder, "--store", tmp_path / "s", "--feeds", feeds, "--once", "--pause", "1")
    _, out, err = run(*asked)
    assert "fetched   2 new pages" in out and "articles  1 new" in out
    assert f"no article  {site.host}/ad: this is an error page" in err
    assert "not read  photo.jpg: this is a picture (JPEG)" in err
    assert "/a:" not in err
    assert run(*asked)[2] == ""


def test_a_folder_without_anything_says_so(folder: Path, tmp_path: Path, run: Run) -> None:
    code, out, _ = run("watch", folder, "--store", tmp_path / "s", "--once")
    assert (code, out) == (0, "articles  0 new, 0 known; 0 in the store\n")


def test_without_feeds_nothing_is_fetched(
    folder: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("httpx2", "protego", "feedparser"):
        monkeypatch.setitem(sys.modules, name, None)
    (folder / "a.html").write_bytes(PAGE)
    code, out, _ = run("watch", folder, "--store", tmp_path / "s", "--once")
    assert code == 0 and "articles  1 new" in out


def test_what_is_missing_is_said_before_anything_is_fetched(
    folder: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)
    feeds = opml(tmp_path / "f.opml", "http://a.example/1")
    code, _, err = run("watch", folder, "--store", tmp_path / "s", "--feeds", feeds, "--once")
    assert code == 2 and "pip install 'dateline[watch]'" in err


def test_the_state_is_plain(site: Site, folder: Path) -> None:
    url = site.page("/a")
    feed = site.feed(url)
    look(folder, feed)
    assert json.loads((folder / STATE).read_text()) == {
        "feeds": {feed: {"etag": '"1"', "modified": ""}},
        "pages": {url: ""},
    }
