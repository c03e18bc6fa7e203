"""Dates on a page that are no publication dates, one page for each; and the places where one is found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.model import Article
from dateline.read import read_paths
from tests.read.reading import STORY, page, read_one

H1 = "<h1>Wall falls at Saltmere</h1>"
ARTICLE = f"<article>{H1}{STORY}</article>"


def read(body: str, head: str = "", top: str = "") -> Article:
    return read_one(f"{top}{page(body, head)}", "wall.html")


def linked(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


OTHER = '"headline": "School wins a prize", "url": "https://gazette.example/school", "datePublished": "2019-05-06"'

TRAPS = {
    "a footer's year": (f"{ARTICLE}<footer>© 2019 Saltmere Gazette</footer>", ""),
    "a footer's years without a footer": (
        f"{ARTICLE}<div>Copyright 1998-2019 Saltmere Gazette. 12 May 2019.</div>",
        "",
    ),
    "a copyright tag": (ARTICLE, "<meta name='copyright' content='2019'><meta name='dc.rights' content='May 5, 2019'>"),
    "years counted in the text": (
        f"<article>{H1}{STORY}<p>In 2011 the wall was repaired, and in 2012 it cracked again.</p></article>",
        "",
    ),
    "a header that shows today": (
        f"<div id='top'><span class='date'>Monday, 3 June 2024</span> <a href='/'>Home</a></div><main>{ARTICLE}</main>",
        "",
    ),
    "a header of old that shows today": (
        f"<table><tr><td>Saltmere Gazette</td><td>Monday, June 3, 2024</td></tr></table>{H1}{STORY}",
        "",
    ),
    "today in one line above the title": (
        f"<div id='page'><p class='date'>Monday, June 3, 2024</p>{H1}{STORY}</div>",
        "",
    ),
    "today in the header of the site": (
        f"<header class='masthead'><nav><a href='/'>Home</a></nav><time datetime='2024-06-03'>3 June</time></header>"
        f"{ARTICLE}",
        "",
    ),
    "a live clock": (
        f"<div class='clock' id='clock'>10:12:13</div><article>{H1}<span class='date current-date'>June 3, 2024</span>"
        f"<time class='live-clock' datetime='2024-06-03T10:12:13'>10:12</time>{STORY}</article>",
        "",
    ),
    "updated only, in a tag": (ARTICLE, "<meta property='article:modified_time' content='2024-06-03T10:00:00Z'>"),
    "updated only, in JSON-LD": (
        ARTICLE,
        linked('{"@type": "NewsArticle", "headline": "Wall falls at Saltmere", "dateModified": "2024-06-03"}'),
    ),
    "updated only, in a byline": (
        f"<article>{H1}<p class='byline'>Updated 10:12, 3 June 2024</p>{STORY}</article>",
        "",
    ),
    "updated only, in parts": (
        f"<article>{H1}<div><span>Last updated:</span> <b><time datetime='2024-06-03'>3 June 2024</time></b></div>"
        f"{STORY}</article>",
        "",
    ),
    "updated only, in a class": (
        f"<article>{H1}<div class='timestamp-updated'><time datetime='2024-06-03'>3 June 2024</time></div>"
        f"{STORY}</article>",
        "",
    ),
    "a comment's date": (
        f"<article>{H1}<p>Two boats sank at Saltmere, the mayor said.</p></article><section id='comments'><div>"
        "<b>Tom</b> <time datetime='2024-06-03'>June 3, 2024</time><p>Told you so.</p></div></section>",
        "",
    ),
    "a comment's mark": (
        f"{ARTICLE}<div itemscope itemtype='https://schema.org/Comment'><meta itemprop='datePublished' "
        "content='2024-06-03'><p>Told you so.</p></div>",
        "",
    ),
    "related articles behind the story": (
        f"{ARTICLE}<h2>Related</h2><ul><li><a href='/a'>School wins a prize</a> <time datetime='2019-05-06'>May 6, 2019"
        "</time></li><li><a href='/b'>Ferry runs again today</a> <span class='date'>May 7, 2019</span></li></ul>",
        "",
    ),
    "related articles before the story": (
        f"<main>{H1}<div class='related'><a href='/a'>School wins a prize</a> <time datetime='2019-05-06'>May 6</time>"
        f"</div>{STORY}</main>",
        "",
    ),
    "an event's date in the text": (
        f"<article>{H1}<p>The fair opens on <time datetime='2024-06-03'>3 June 2024</time>, the wall must be up again "
        f"by then, said the mayor on the quay.</p>{STORY}</article>",
        "",
    ),
    "an event's box": (
        f"<article>{H1}<div class='event-box'><time datetime='2024-06-03'>3 June 2024</time> Fair</div>"
        f"{STORY}</article>",
        "",
    ),
    "an event in JSON-LD": (
        ARTICLE,
        linked('{"@type": "Event", "name": "Harbour fair", "startDate": "2024-06-03", "datePublished": "2024-05-01"}'),
    ),
    "the name of a picture": (
        f"<article>{H1}<img src='/images/2019/05/06/wall-20190506.jpg'>{STORY}</article>",
        "<meta property='og:image' content='https://gazette.example/2019/05/06/wall.jpg'>",
    ),
    "JSON-LD of a list": (
        ARTICLE,
        linked(f'{{"@type": "ItemList", "itemListElement": [{{"@type": "NewsArticle", {OTHER}}}]}}'),
    ),
    "JSON-LD of another article": (ARTICLE, linked(f'{{"@type": "NewsArticle", {OTHER}}}')),
    "JSON-LD of other articles": (
        ARTICLE,
        linked(f'[{{"@type": "NewsArticle", {OTHER}}}, {{"@type": "Article", {OTHER}}}]'),
    ),
    "JSON-LD of another article, on a page with its address": (
        ARTICLE,
        "<link rel='canonical' href='https://gazette.example/wall'>" + linked(f'{{"@type": "NewsArticle", {OTHER}}}'),
    ),
    "JSON-LD of a video": (
        ARTICLE,
        linked('{"@type": "VideoObject", "uploadDate": "2019-05-06", "datePublished": "2019"}'),
    ),
    "a query": (ARTICLE, "<link rel='canonical' href='https://gazette.example/wall?d=2019/05/06'>"),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap(trap: str) -> None:
    body, head = TRAPS[trap]
    published = read(body, head).published
    assert not published.known, published.because


def test_a_save_date_and_the_date_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "2019-05-06 wall.html"
    note = "<!--\n Page saved with SingleFile \n url: https://gazette.example/wall \n saved date: Mon Jun 03 2024\n-->"
    file.write_text(page(ARTICLE).replace("<html>", f"<html>{note}"))
    os.utime(file, (1_557_100_800, 1_557_100_800))
    (article,) = read_paths([str(file)])
    assert isinstance(article, Article)
    assert not article.published.known
    assert article.captured.edtf == "2024-06-03"


@pytest.mark.parametrize("trap", TRAPS)
def test_the_evidence_is_found_beside_a_trap(trap: str) -> None:
    body, head = TRAPS[trap]
    assert (
        read(body, head + "<meta property='article:published_time' content='2013-11-08'>").published.edtf
        == "2013-11-08"
    )


# ---- evidence ------------------------------------------------------------------------------------------------------


def byline(text: str, mark: str = "p class='byline'") -> str:
    return f"<article>{H1}<{mark}>{text}</{mark.split()[0]}>{STORY}</article>"


FOUND = {
    "JSON-LD in a graph": (
        ARTICLE,
        linked(
            '{"@graph": [{"@type": "WebSite", "name": "Gazette"}, {"@type": ["Article", "NewsArticle"], '
            '"headline": "Wall falls at Saltmere", "datePublished": "2013-11-08T10:12:00+00:00"}]}'
        ),
    ),
    "JSON-LD of the page and of others": (
        ARTICLE,
        "<link rel='canonical' href='https://gazette.example/wall'>"
        + linked(
            f'[{{"@type": "NewsArticle", {OTHER}}}, {{"@type": "NewsArticle", "headline": "A wall", '
            '"mainEntityOfPage": {"@id": "https://www.gazette.example/wall/"}, "datePublished": "2013-11-08"}]'
        ),
    ),
    "JSON-LD with another headline": (
        ARTICLE,
        linked('{"@type": "NewsArticle", "headline": "Saltmere wall: what we know", "datePublished": "2013-11-08"}'),
    ),
    "JSON-LD of the web page": (ARTICLE, linked('{"@type": "WebPage", "datePublished": "2013-11-08"}')),
    "the posts of a live page": (
        ARTICLE,
        linked(
            '{"@type": "LiveBlogPosting", "headline": "Wall falls at Saltmere", "liveBlogUpdate": [{"@type": "Posting",'
            '"datePublished": "2013-11-08T21:00Z"}, {"@type": "BlogPosting", "datePublished": "2013-11-08T20:00Z"}]}'
        ),
    ),
    "an outlet's own tag": (ARTICLE, "<meta name='DCSext.articleFirstPublished' content='2013-11-08 17:11'>"),
    "Dublin Core": (ARTICLE, "<meta name='DC.date.issued' content='2013-11-08'>"),
    "Parse.ly": (ARTICLE, "<meta name='parsely-pub-date' content='2013-11-08T10:00:00Z'>"),
    "sailthru": (ARTICLE, "<meta name='sailthru.date' content='Fri, 08 Nov 2013 10:12:00 GMT'>"),
    "microdata": (
        f"<article itemscope itemtype='https://schema.org/NewsArticle'>{H1}<span itemprop='datePublished' "
        f"content='2013-11-08'>Friday</span>{STORY}</article>",
        "",
    ),
    "microdata in a tag": (f"<article>{H1}<meta itemprop='datePublished' content='2013-11-08'>{STORY}</article>", ""),
    "RDFa": (f"<article>{H1}<span property='schema:datePublished' content='2013-11-08'>8</span>{STORY}</article>", ""),
    "pubdate": (f"<article><time pubdate datetime='2013-11-08'>Friday</time>{H1}{STORY}</article>", ""),
    "hAtom": (f"<div class='hentry'>{H1}<abbr class='published' title='2013-11-08T10:12'>8</abbr>{STORY}</div>", ""),
    "a block with the title": (
        f"<main><header><span class='date'>8 November 2013</span>{H1}</header>{STORY}</main>",
        "",
    ),
    "time": (byline("<time datetime='2013-11-08T10:12'>Friday</time>"), ""),
    "time in a list": (byline("<li><time datetime='2013-11-08'>8 Nov</time></li>", "ul class='meta'"), ""),
    "published and updated": (
        byline("Published <time datetime='2013-11-08'>8 Nov</time> Updated <time datetime='2013-11-09'>9 Nov</time>"),
        "",
    ),
    "updated and published": (
        byline("Updated <time datetime='2013-11-09'>9 Nov</time> Published <time datetime='2013-11-08'>8 Nov</time>"),
        "",
    ),
    **{
        f"a byline: {text}": (byline(text), "")
        for text in (
            "Published: 8 Nov 2013, 10:12 GMT",
            "8th November 2013",
            "Nov 8 2013 | 3:04 pm",
            "08.11.2013",
            "2013/11/08",
            "2013-11-08 10:12",
            "Friday, November 8, 2013",
            "Posted on November 8, 2013 by Ada Penrose",
            "By Ada Penrose, 8 November 2013",
            "By ADA PENROSE | Nov. 8, 2013 10:12 a.m. ET",
            "10:12 GMT, 8 November 2013",
            "Fri 8 Nov 2013 10.12 GMT",
            "First published on Fri 8 Nov 2013 10.12 GMT",
            "Originally published Nov. 8th, 2013",
            "Updated 9 November 2013, first published 8 November 2013",
            "NOVEMBER 8, 2013",
            "Date: 8 Nov 2013",
        )
    },
    **{
        f"an address: {path}": (ARTICLE, f"<link rel='canonical' href='https://gazette.example{path}'>")
        for path in ("/2013/11/08/wall", "/news/20131108/wall", "/uk/2013/nov/08/wall", "/wall-2013-11-08.html",
                     "/2013/nov/8/wall", "/news/2013-11-08/wall", "/wall_20131108")
    },
}  # fmt: skip


@pytest.mark.parametrize("where", FOUND)
def test_where_a_date_is_found(where: str) -> None:
    body, head = FOUND[where]
    published = read(body, head).published
    assert published.edtf == "2013-11-08"
    assert published.because


@pytest.mark.parametrize(
    ("language", "url", "edtf"),
    [
        ("en-GB", "https://gazette.example/wall", "2013-11-08"),
        ("en", "https://gazette.co.uk/wall", "2013-11-08"),
        ("en-US", "https://gazette.example/wall", "2013-08-11/2013-11-08"),  # programs set it unasked
        ("", "https://gazette.example/wall", "2013-08-11/2013-11-08"),
    ],
)
def test_numbers_with_strokes_by_where_the_page_comes_from(language: str, url: str, edtf: str) -> None:
    html = page(byline("08/11/2013 10:12"), f"<link rel='canonical' href='{url}'>")
    article = read_one(html.replace("<html>", f"<html lang='{language}'>"), "wall.html")
    assert article.published.edtf == edtf


def test_a_post_date_above_the_title_of_its_post_is_the_posts_own() -> None:
    page = """<html><head><title>Skerry: Where is he?</title></head><body><div id="wrap">
      <div id="head"><h2><a href="/">Skerry</a></h2><p>A blog about boats</p></div>
      <div class="post"><div class="{name}">Monday, 10 September 2018</div><h1>Where is he?</h1>
      <p>So the man who runs our boats may be in a clinic, as a paper on the mainland says that it heard from a
      friend of his, and nobody at the office on the quay has seen him since the end of August, they tell me.</p>
      <p>I make no judgement. If he has gone, the board should say so before the shares fall any further.</p>
      </div></div></body></html>"""
    assert read_one(page.format(name="post-date"), "a.html").published.edtf == "2018-09-10"
    assert not read_one(page.format(name="today"), "a.html").published.known


def test_a_byline_says_itself_that_it_is_one_whatever_its_class() -> None:
    byline = "By Winnie Strake, Gazette staff writer<br>Published March 14, 2024, 1:27 p.m."
    body = f"<h1>Wall falls at Saltmere</h1><div class='s-inf'>{byline}</div><div id='s'>{STORY}</div>"
    article = read(body)
    assert article.published.edtf == "2024-03-14"
    assert article.authors == ("Winnie Strake",)
    assert not read(body.replace("Published", "Updated")).published.known
