"""What a page says of itself, and which date is believed."""

from __future__ import annotations

import pytest

from dateline.model import Article
from tests.read.reading import STORY, page, read_one


def read(head: str, body: str = "", title: str = "Wall falls at Saltmere") -> Article:
    return read_one(page(f"<article><h1>{title}</h1>{body}{STORY}</article>", head), "wall.html")


def linked(**fields: str) -> str:
    inner = ", ".join(f'"{key}": "{value}"' for key, value in fields.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {inner}}}</script>'


def meta(name: str, value: str) -> str:
    return f'<meta property="{name}" content="{value}">'


@pytest.mark.parametrize(
    ("head", "body", "edtf", "reason"),
    [
        (
            linked(datePublished="2013-11-08T20:00:00-05:00", dateModified="2014-01-01"),
            "",
            "2013-11-08",
            "the page's JSON-LD gives datePublished 2013-11-08T20:00:00-05:00",
        ),
        (
            meta("article:published_time", "2013-11-08"),
            "",
            "2013-11-08",
            "the page's meta tag article:published_time gives 2013-11-08",
        ),
        (meta("DC.date", "2013-11"), "", "2013-11", "the page's meta tag dc.date gives 2013-11"),
        (
            "",
            "<time datetime='2013-11-08'>Friday</time>",
            "2013-11-08",
            "the page's <time> beside the title gives 2013-11-08",
        ),
        ("", "<p class='date'>November 8, 2013</p>", "2013-11-08", "the byline has “November 8, 2013”"),
        (
            "<link rel='canonical' href='https://gazette.example/2013/11/08/wall'>",
            "",
            "2013-11-08",
            "the page's address has 2013/11/08",
        ),
    ],
)
def test_where_a_date_may_stand(head: str, body: str, edtf: str, reason: str) -> None:
    published = read(head, body).published
    assert published.edtf == edtf
    assert published.basis == "stated"
    assert published.because[0].text == reason


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (linked(dateModified="2014-01-01"), ""),
        (meta("article:modified_time", "2014-01-01"), ""),
        ("", "<time class='updated' datetime='2014-01-01'>Jan 1</time>"),
        ("", "<p class='meta'>Updated: 1 January 2014</p>"),
        ("", "<p class='date'>Last modified on 1 January 2014</p>"),
        ("", "<p>It was built in the spring of May 1903, when the old quay had burned down.</p>"),
    ],
)
def test_what_is_no_publication_date(head: str, body: str) -> None:
    assert not read(head, body).published.known


def test_a_header_that_shows_today_and_a_footer_are_no_publication_date() -> None:
    html = page(
        f"""<header><div class="date">Monday, 3 June 2024</div><time datetime="2024-06-03">Today</time></header>
        <div class="topbar"><span class="date">3 June 2024</span></div>
        <article><h1>Wall falls</h1>{STORY}</article><footer><p class="date">© 2019, May 2020</p></footer>"""
    )
    assert not read_one(html, "wall.html").published.known


def test_the_surest_date_wins_and_the_other_is_told() -> None:
    published = read(linked(datePublished="2013-11-08"), "<p class='date'>Published 11 November 2013</p>").published
    assert published.edtf == "2013-11-08"
    assert [reason.text for reason in published.because] == [
        "the page's JSON-LD gives datePublished 2013-11-08",
        "otherwise the byline has “11 November 2013”",
    ]


def test_a_finer_date_that_agrees_sharpens_a_coarse_one() -> None:
    published = read(meta("date", "2013-11"), "<p class='date'>8 November 2013</p>").published
    assert published.edtf == "2013-11-08"
    assert len(published.because) == 2


def test_the_day_of_the_outlet_and_not_of_greenwich() -> None:
    published = read(linked(datePublished="2024-02-29T00:25:36Z"), "<p class='date'>February 28, 2024</p>").published
    assert published.edtf == "2024-02-28"


def test_broken_linked_data_does_not_hide_the_meta_tags() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", }</script>' + meta("og:site_name", "Gazette")
    assert read(head).outlet == "Gazette"


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (meta("og:site_name", "The Saltmere Gazette"), "The Saltmere Gazette"),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "Article", "publisher": '
            '{"@type": "Organization", "name": "Coast Today"}}]}</script>',
            "Coast Today",
        ),
        ("<title>Wall falls at Saltmere - Coast Today</title>", "Coast Today"),
        ("<title>Coast Today: Wall falls at Saltmere</title>", "Coast Today"),
        ("<link rel='canonical' href='https://www.coast.example/wall'>", "coast.example"),
        ("", None),
    ],
)
def test_the_outlet(head: str, outlet: str | None) -> None:
    assert read(head).outlet == outlet


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Wall falls at Saltmere | The Gazette</title>", "Wall falls at Saltmere"),
        (meta("og:title", "Wall falls at Saltmere, two boats lost"), "Wall falls at Saltmere"),
        (
            meta("og:site_name", "Gazette") + meta("og:title", "A quite different headline - Gazette"),
            "A quite different headline",
        ),
    ],
)
def test_the_title(head: str, title: str) -> None:
    assert read(head).title == title


def test_the_address() -> None:
    assert read("<link rel='canonical' href='https://gazette.example/'>").url is None
    assert read(meta("og:url", "https://gazette.example/wall")).url == "https://gazette.example/wall"
    saved = f"<!-- saved from url=(0028)https://gazette.example/wall -->\n{page(STORY)}"
    assert read_one(saved, "saved.html").url == "https://gazette.example/wall"


def test_linked_data_that_is_escaped_like_html() -> None:
    assert (
        read(linked(headline="Penrose &amp; Rook&#8217;s boat lost"), title="x").title == "Penrose & Rook’s boat lost"
    )


def test_authors_of_a_page() -> None:
    names = '[{"name": "Ada Penrose"}, {"name": "Tom Rook"}]'
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {names}}}</script>'
    assert read(head).authors == ("Ada Penrose", "Tom Rook")
    assert read(meta("author", "By Ada Penrose and Tom Rook")).authors == ("Ada Penrose", "Tom Rook")
    assert read(meta("article:author", "https://social.example/ada")).authors == ()


def test_an_agency_in_the_author_field_is_a_relay_without_words_in_the_text() -> None:
    (relay,) = read(meta("author", "Reuters") + meta("og:site_name", "Gazette")).via
    assert relay.name == "Reuters"
    assert len(relay.span) == 0
