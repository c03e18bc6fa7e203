"""Where a page was saved from and when; and that this never dates its publication."""

from __future__ import annotations

import pytest

from dateline.model import Article, Rendition
from dateline.read.address import form_of, normal, same_site, unwrapped
from tests.read.reading import STORY, page, read_one

URL = "https://gazette.example/wall-falls"
ARCHIVED = "https://web.archive.org/web/20131108101213/https://gazette.example/wall-falls"


def single_file(header: str, url: str = URL) -> str:
    date = "Thu Nov 19 2026 10:12:13 GMT+0100 (Central European Standard Time)"
    note = f"<!--\n {header} \n url: {url} \n saved date: {date}\n-->"
    return page(STORY).replace("<html>", f"<html lang=en>{note}")


SAVED = {
    "browser": (f"<!-- saved from url=(0034){URL} -->\n{page(STORY)}", "", ""),
    "SingleFile": (
        single_file("Page saved with SingleFile"),
        "2026-11-19",
        "SingleFile's comment has “Thu Nov 19 2026",
    ),
    "SingleFile of old": (
        single_file("Archive processed by SingleFile"),
        "2026-11-19",
        "SingleFile's comment has “Thu",
    ),
    "HTTrack": (
        page(STORY).replace(
            "<head>",
            "<!-- Mirrored from gazette.example/wall-falls by HTTrack Website Copier/3.x [XR&CO'2014], "
            "Sun, 31 Jan 2016 06:40:15 GMT --><head>",
        ),
        "2016-01-31",
        "HTTrack's comment has “Sun, 31 Jan 2016",
    ),
    "monolith": (
        f"<!-- Saved from {URL} at 2020-05-13T12:34:56Z using monolith v2.3.1 -->{page(STORY)}",
        "2020-05-13",
        "monolith's comment has “2020-05-13T12:34:56Z”",
    ),
    "ScrapBook": (
        page(STORY).replace(
            "<html>", f'<html data-scrapbook-source="{URL}" data-scrapbook-create="20191224150229012">'
        ),
        "2019-12-24",
        "ScrapBook's mark has 20191224150229012",
    ),
    "Save Page WE": (
        page(STORY, f'<meta name="savepage-url" content="{URL}"><meta name="savepage-date" content="Tue Aug 04 2020">'),
        "2020-08-04",
        "Save Page WE's mark has “Tue Aug 04 2020”",
    ),
    "Wayback Machine": (
        f"<!-- saved from url=(0076){ARCHIVED} -->\n{page(STORY)}\n<!--\n     FILE ARCHIVED ON 10:12:13 "
        "Nov 08, 2013 AND RETRIEVED FROM THE\n     INTERNET ARCHIVE ON 14:48:16 Jul 13, 2025.\n-->",
        "2013-11-08",
        "the archive's comment has “10:12:13 Nov 08, 2013”",
    ),
    "Wayback Machine, by SingleFile": (
        single_file("Page saved with SingleFile", ARCHIVED),
        "2013-11-08",
        "the archive's address has 20131108101213",
    ),
}


@pytest.mark.parametrize("program", SAVED)
def test_address_and_capture_of_a_saved_page(program: str) -> None:
    html, captured, because = SAVED[program]
    article = read_one(html, "saved.html")
    assert article.url is not None
    assert article.url.replace("http:", "https:") == URL
    assert article.captured.edtf == captured
    assert all(reason.text.startswith(because) for reason in article.captured.because)
    assert bool(article.captured.because) == bool(captured)
    assert article.captured.basis == ("stated" if captured else "none")


@pytest.mark.parametrize("program", SAVED)
def test_a_save_date_is_no_publication_date(program: str) -> None:
    assert not read_one(SAVED[program][0], "saved.html").published.known


def test_an_archive_that_rewrites_the_links_of_a_page() -> None:
    head = f"<link rel='canonical' href='{ARCHIVED}'>"
    article = read_one(page(STORY, head), "wall.html")
    assert article.url == URL
    assert article.captured.edtf == "2013-11-08"
    assert not article.published.known


def read(head: str, saved: str = "https://www.gazette.example/news?id=7") -> Article:
    return read_one(f"<!-- saved from url=(0034){saved} -->\n{page(STORY, head)}", "wall.html")


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel='canonical' href='https://gazette.example/wall-falls'>", URL),
        ("<link rel='canonical' href='/wall-falls'>", "https://www.gazette.example/wall-falls"),
        ("<meta property='og:url' content='https://news.gazette.example/wall'>", "https://news.gazette.example/wall"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "url": "https://gazette.example/wall-falls"}</script>',
            URL,
        ),
        # a page that says whose story it repeats stays the page that was saved
        ("<link rel='canonical' href='https://courier.example/wall'>", "https://www.gazette.example/news?id=7"),
        ("<link rel='canonical' href='https://gazette.example/'>", "https://www.gazette.example/news?id=7"),
        ("", "https://www.gazette.example/news?id=7"),
    ],
)
def test_the_pages_own_address_wins_on_its_own_site(head: str, url: str) -> None:
    assert read(head).url == url


@pytest.mark.parametrize("saved", ["file:///home/ada/wall.html", "about:internet", "https://gazette.example/"])
def test_an_address_that_leads_nowhere(saved: str) -> None:
    assert read("", saved).url is None


@pytest.mark.parametrize(
    ("url", "inner", "stamp"),
    [
        (ARCHIVED, URL, "20131108101213"),
        ("http://web.archive.org/web/2013/gazette.example/wall-falls", "http://gazette.example/wall-falls", "2013"),
        ("https://web.archive.org/web/20131108101213id_/https:/gazette.example/wall-falls", URL, "20131108101213"),
        (f"https://archive.ph/2013.11.08-101213/{URL}", URL, "20131108101213"),
        ("https://www.google.com/amp/s/gazette.example/wall-falls", URL, ""),
        ("https://gazette-example.cdn.ampproject.org/c/s/gazette.example/wall-falls", URL, ""),
        (URL, URL, ""),
    ],
)
def test_the_address_inside_an_archives(url: str, inner: str, stamp: str) -> None:
    assert unwrapped(url) == (inner, stamp)


@pytest.mark.parametrize(
    "url",
    [
        f"{URL}#comments",
        f"{URL}?utm_source=x&utm_medium=y&fbclid=1",
        f"{URL}?print=1",
        f"{URL}?outputType=amp",
        f"{URL}?amp",
        "HTTPS://Gazette.example/wall-falls",
    ],
)
def test_what_does_not_belong_to_an_address(url: str) -> None:
    assert normal(url) == URL


@pytest.mark.parametrize(
    "url",
    [
        f"{URL}?id=7&page=2",
        "https://gazette.example/reviews/amp/valve-sound",
        "https://gazette.example/print/",
        "https://gazette.example/story?source=7&print=0",
        "https://gazette.example/%C3%BCber/a%20b",
        "not an address",
        "http://[gazette",
    ],
)
def test_nothing_else_is_changed(url: str) -> None:
    assert normal(url) == url
    assert normal(normal(url, Rendition.AMP), Rendition.AMP) == normal(url, Rendition.AMP)


@pytest.mark.parametrize(
    ("url", "form", "page_url"),
    [
        ("https://amp.gazette.example/wall", "amp", "https://gazette.example/wall"),
        ("https://gazette.example/wall/amp/", "amp", "https://gazette.example/wall/"),
        ("https://gazette.example/amp/wall", "amp", "https://gazette.example/wall"),
        ("https://gazette.example/wall.amp.html", "amp", "https://gazette.example/wall.html"),
        ("https://gazette.example/wall/print", "print", "https://gazette.example/wall"),
        ("https://gazette.example/wall?pagewanted=print", "print", "https://gazette.example/wall"),
        ("https://gazette.example/wall", "page", "https://gazette.example/wall"),
    ],
)
def test_the_form_that_an_address_asks_for(url: str, form: str, page_url: str) -> None:
    assert form_of(url) == form
    assert normal(url, Rendition(form)) == page_url


def test_sites() -> None:
    assert same_site("https://www.gazette.example/a", "http://gazette.example/b")
    assert same_site("https://amp.gazette.example/a", "https://news.gazette.example/b")
    assert not same_site("https://gazette.example/a", "https://courier.example/a")
    assert not same_site("https://gazette.co.uk/a", "https://courier.co.uk/a")
    assert not same_site("file:///a", "file:///a")


def test_the_bar_of_an_archive_is_none_of_the_page() -> None:
    bar = "<div id='wm-ipp-base'><div id='wm-ipp'><p>12 captures, 8 Nov 2013 - 3 Jun 2024. Archived.</p>"
    article = read_one(page(f"{bar}</div></div><article><h1>Wall falls</h1>{STORY}</article>"), "wall.html")
    assert "captures" not in article.text
    assert not article.published.known
