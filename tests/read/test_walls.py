"""Stubs: the text must be cut. What a wall says is none of the story."""

from __future__ import annotations

import pytest

from dateline.model import Article, BlockKind
from tests.read.reading import STORY, blocks, page, read_one

TITLE = "<h1>Wall falls at Saltmere</h1>"
PAID = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Wall falls at Saltmere", '
    '"isAccessibleForFree": false, "wordCount": %d}</script>'
)
LONG = "".join(
    STORY.replace("Monday", day)
    for day in ("Monday", "Tuesday", "Friday", "Sunday", "May 3", "May 4", "May 5", "May 6")
)


def read(body: str, head: str = "") -> Article:
    return read_one(page(f"<article>{TITLE}{body}</article>", head), "wall.html")


WALLS = [
    "Subscribe to continue reading",
    "Subscribe now to read the full story.",
    "Sign up or log in to continue reading.",
    "To continue reading this article, please register for a free account.",
    "This article is for subscribers only.",
    "This article is available to subscribers.",
    "You’ve reached your limit of free articles this month.",
    "You have read your last free article.",
    "Already a subscriber? Log in",
    "Create a free account to keep reading.",
    "Read the full story on Coast Today",
    "The full article is exclusive to members.",
    "Dieser Artikel ist nur für Abonnenten lesbar.",
    "Il vous reste 80 % de cet article à lire.",
    "Abbonati per continuare a leggere",
]


@pytest.mark.parametrize("wall", WALLS)
def test_a_stub(wall: str) -> None:
    article = read(f"{STORY}<div class='paywall'><p>{wall}</p><p>From £1 a week. Cancel any time.</p></div>")
    assert article.partial.startswith("only the beginning of the article")
    carrying = (
        blocks(article, BlockKind.PARAGRAPH) + blocks(article, BlockKind.LIST) + blocks(article, BlockKind.QUOTATION)
    )
    assert len(carrying) == 3
    assert not any(wall in each or "Cancel" in each for each in carrying)


def test_the_reason_tells_what_was_seen() -> None:
    body = f"{STORY}<p>The surveyors had warned the harbour office in a letter that …</p>"
    body += "<p>Subscribe to continue reading</p>"
    assert read(body, PAID % 900).partial == (
        "only the beginning of the article: the page says “Subscribe to continue reading”, the text breaks off, "
        "it has 66 words of 900"
    )


def test_a_wall_that_runs_into_the_story() -> None:
    article = read(STORY.replace("in a statement.</p>", "in a statement. To continue reading, subscribe for £1.</p>"))
    assert article.partial
    assert blocks(article, BlockKind.PARAGRAPH)[-1].endswith("said in a statement.")


@pytest.mark.parametrize("end", ["… and the harbour office…", "The mayor said that the wall which her office had"])
def test_a_text_that_breaks_off_on_a_page_that_is_not_free(end: str) -> None:
    body = f"{STORY}<p>{end}</p>"
    assert bool(read(body, PAID % 900).partial)
    assert not read(body).partial


def test_a_wall_elsewhere_on_the_page() -> None:
    gate = "<div class='gate'><p>Sign in to continue reading</p></div>"
    html = page(f"<article>{TITLE}{STORY}<p>The surveyors had warned the office that the wall…</p></article>{gate}")
    assert read_one(html, "wall.html").partial


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (STORY, PAID % 63),
        (LONG, PAID % 400),
        (LONG, PAID % 900),  # counts of words are often wrong
        (f"{LONG}<p>Subscribe to our newsletter</p>", ""),
        (f"{STORY}<aside><p>Subscribe for £1 a week. Cancel any time.</p></aside>", ""),
        (f"{STORY}<p>Subscribe to continue reading</p>{LONG}", PAID % 400),
        (f"{LONG}{LONG}<p>Already a subscriber? Sign in</p>", ""),
        (f"<div style='display:none'><p>Subscribe to continue reading</p></div>{STORY}", PAID % 63),
        (STORY.replace("The harbour wall", "The paywall of the harbour"), ""),
        (f"{STORY}<p>“You must subscribe to see it,” he said, and so she did on the next day in May.</p>", ""),
    ],
)
def test_a_whole_text(body: str, head: str) -> None:
    assert read(body, head).partial == ""


def test_a_stub_that_was_saved_as_text() -> None:
    text = "Wall falls at Saltmere\n\nThe harbour wall at Saltmere gave way on Monday night.\n\n"
    text += "Subscribe to continue reading"
    article = read_one(text)
    assert article.partial
    assert blocks(article, BlockKind.PARAGRAPH) == ["The harbour wall at Saltmere gave way on Monday night."]
