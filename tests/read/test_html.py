"""Pages: main text, captions, bylines, furniture."""

from __future__ import annotations

import pytest

from dateline.model import BlockKind
from tests.read.reading import STORY, blocks, kinds, page, read_one, unread, via


def test_the_story_without_the_page_round_it() -> None:
    html = page(
        f"""<div id="cookie-banner"><p>By continuing to use this site you agree to our use of cookies.</p></div>
        <nav><ul><li><a href="/">News</a></li><li><a href="/sport">Sport</a></li></ul></nav>
        <article><h1>Wall falls at Saltmere</h1>{STORY}
        <p><a href="/x">READ MORE: Storm shuts the promenade</a></p></article>
        <aside class="related"><h2>Read next</h2><ul><li><a href="/a">School wins prize</a></li></ul></aside>
        <footer><p>© 1998–2019 Saltmere Gazette Ltd. All rights reserved.</p></footer>""",
        "<title>Wall falls at Saltmere | Saltmere Gazette</title>",
    )
    article = read_one(html, "wall.html")
    assert (article.title, article.outlet) == ("Wall falls at Saltmere", "Saltmere Gazette")
    assert kinds(article) == ["title", "paragraph", "paragraph", "paragraph"]
    for word in ("cookies", "Sport", "Storm", "prize", "rights"):
        assert word not in article.text
    assert not article.published.known


def test_kinds_that_the_markup_tells() -> None:
    html = page(
        f"""<article><h1>Wall falls</h1>{STORY}<h2>What was known</h2>
        <blockquote><p>The footings may not survive another winter, the surveyors wrote.</p></blockquote>{STORY}
        <ul><li>Two boats sank at their berths.</li><li>The quay is closed until Friday.</li></ul></article>"""
    )
    article = read_one(html, "wall.html")
    assert blocks(article, BlockKind.HEADING) == ["What was known"]
    assert len(blocks(article, BlockKind.QUOTATION)) == 1
    assert blocks(article, BlockKind.LIST) == ["Two boats sank at their berths.", "The quay is closed until Friday."]


def test_captions_of_figures_are_no_story() -> None:
    html = page(
        f"""<article><h1>Wall falls</h1>{STORY}
        <figure><img src="a.jpg"><figcaption>The gap was seen from the church tower on Tuesday.</figcaption></figure>
        {STORY}<div class="wp-caption"><img src="b.jpg"><p class="wp-caption-text">Divers went down at noon.</p></div>
        {STORY}</article>"""
    )
    article = read_one(html, "wall.html")
    assert blocks(article, BlockKind.CAPTION) == [
        "The gap was seen from the church tower on Tuesday.",
        "Divers went down at noon.",
    ]
    assert len(blocks(article, BlockKind.PARAGRAPH)) == 9


def test_a_gallery_page_has_one_paragraph_of_story() -> None:
    slides = "".join(
        f'<div class="slide"><img><p class="caption">{words}</p><div class="ad">Advertisement</div></div>'
        for words in ("Ada Penrose in silk", "Ada Penrose and Tom Rook on the slipway", "The cake", "Tom Rook dances")
    )
    html = page(
        f"""<main><h1>Ada and Tom: all the pictures</h1>
        <p>Ada Penrose and Tom Rook were married at Saltmere on Saturday in front of sixty guests.</p>
        <div class="gallery">{slides}</div></main>"""
    )
    article = read_one(html, "gallery.html")
    assert kinds(article) == ["title", "paragraph", "caption", "caption", "caption", "caption"]


def test_a_byline_is_kept_and_dates_the_page() -> None:
    html = page(
        f"""<article><h1>Wall falls</h1><div class="byline">By <a rel="author">Ada Penrose</a> · 12 May 2018
        <span class="share"><button>Share</button></span></div>{STORY}</article>"""
    )
    article = read_one(html, "wall.html")
    assert blocks(article, BlockKind.BYLINE) == ["By Ada Penrose · 12 May 2018"]
    assert article.authors == ("Ada Penrose",)
    assert article.published.edtf == "2018-05-12"
    assert article.published.because[0].span is not None


def test_relays_of_a_page() -> None:
    html = page(
        f"""<article><h1>Wall falls</h1><p>SALTMERE (Coast Wire) — Two boats sank in the harbour last night.</p>{STORY}
        <p class="ht">h/t <a href="https://x.example">Harbour Blog</a></p></article>"""
    )
    assert via(read_one(html, "wall.html")) == ["Coast Wire", "Harbour Blog"]


def test_what_tells_of_the_author_is_no_story() -> None:
    html = page(
        f"<article><h1>Wall falls</h1>{STORY}<p>Ada Penrose is a reporter who covers the coast.</p></article>",
        '<meta name="author" content="Ada Penrose">',
    )
    assert blocks(read_one(html, "wall.html"), BlockKind.BYLINE) == ["Ada Penrose is a reporter who covers the coast."]


def test_line_breaks_between_sentences_divide_paragraphs() -> None:
    html = page(
        "<article><h1>Wall falls</h1><p>The harbour wall gave way on Monday.<br><br>Two boats sank at their berths "
        "in the<br>inner basin, the mayor said.<br><br>Nobody was hurt, and the quay is closed.</p></article>"
    )
    assert blocks(read_one(html, "wall.html"), BlockKind.PARAGRAPH) == [
        "The harbour wall gave way on Monday.",
        "Two boats sank at their berths in the inner basin, the mayor said.",
        "Nobody was hurt, and the quay is closed.",
    ]


def test_broken_html_is_read() -> None:
    html = f"<html><head><title>Wall falls</title><body><h1>Wall falls</h1><div><p><b>{STORY}<p>She <i>wept</p></div"
    article = read_one(html, "wall.html")
    assert "Divers will look at the footings" in article.text


def test_the_same_bytes_give_the_same_article() -> None:
    html = page(f"<article><h1>Wall falls</h1>{STORY}</article>")
    assert read_one(html, "a.html") == read_one(html, "a.html")


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>   </body></html>",
        page("<script>var a = 1;</script>"),
        page("<nav><a href='/'>Home</a></nav><img src='a.jpg'>"),
    ],
)
def test_a_page_without_text_has_a_reason(html: str) -> None:
    assert "no article text found" in unread(html, "empty.html")


def test_text_that_only_the_linked_data_has() -> None:
    body = "The harbour wall at Saltmere gave way on Monday night.\\nNobody was hurt, the mayor said."
    html = page(
        "<div id=app></div>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Wall falls", '
        f'"articleBody": "{body}"}}</script>',
    )
    assert kinds(read_one(html, "app.html")) == ["title", "paragraph", "paragraph"]
