"""AMP, print and page of one article share its address."""

from __future__ import annotations

import pytest

from dateline.model import Rendition
from tests.read.reading import STORY, page, read_one

URL = "https://gazette.example/wall-falls"
CANONICAL = f"<link rel='canonical' href='{URL}'>"
BODY = f"<article><h1>Wall falls at Saltmere</h1>{STORY}</article>"

PAGE = page(BODY, CANONICAL)
AMP = {
    "mark": PAGE.replace("<html>", "<html amp lang='en'>"),
    "lightning": PAGE.replace("<html>", "<html ⚡>"),
    "value": PAGE.replace("<html>", "<html lang=en amp=''>"),
    "address": f"<!-- saved from url=(0038){URL}/amp -->{PAGE}",
    "host": f"<!-- saved from url=(0038)https://amp.gazette.example/wall-falls -->{PAGE}",
    "no canonical link": f"<!-- saved from url=(0038)https://amp.gazette.example/wall-falls?amp=1 -->"
    f"{page(BODY).replace('<html>', '<html amp>')}",
}
PRINT = {
    "address": f"<!-- saved from url=(0038){URL}?print=1 -->{page(BODY)}",
    "path": f"<!-- saved from url=(0038){URL}/print/ -->{PAGE}",
    "body": PAGE.replace("<body>", "<body class='node print-view'>"),
    "load": PAGE.replace("<body>", "<body onload='window.print()'>"),
    "script": page(BODY, CANONICAL + "<script>window.onload = function () { window.print(); }</script>"),
    "style": page(BODY, CANONICAL + "<link rel='stylesheet' media='print' href='p.css'>"),
    "title": page(BODY, CANONICAL + "<title>Print - Wall falls at Saltmere</title>"),
    "title behind": page(BODY, CANONICAL + "<title>Wall falls at Saltmere (print version)</title>"),
}


@pytest.mark.parametrize("how", AMP)
def test_amp(how: str) -> None:
    article = read_one(AMP[how], "wall.html")
    assert (article.rendition, article.url) == (Rendition.AMP, URL)


@pytest.mark.parametrize("how", PRINT)
def test_print(how: str) -> None:
    article = read_one(PRINT[how], "wall.html")
    assert (article.rendition, (article.url or "").rstrip("/")) == (Rendition.PRINT, URL)
    assert article.title == "Wall falls at Saltmere"


@pytest.mark.parametrize(
    "html",
    [
        PAGE,
        PAGE.replace("<html>", "<html data-amp='no' class='amp'>"),
        page(BODY + "<button onclick='window.print()'>Print</button>", CANONICAL),
        page(BODY, CANONICAL + "<script>function share() { window.print(); }</script>"),
        page(BODY, CANONICAL + "<link rel=stylesheet href=a.css><link rel=stylesheet media=print href=p.css>"),
        page(BODY, CANONICAL + "<title>Print sales fall again - The Gazette</title>"),
        PAGE.replace("<body>", "<body class='blueprint printing-museum'>"),
    ],
)
def test_a_page_is_a_page(html: str) -> None:
    article = read_one(html, "wall.html")
    assert (article.rendition, article.url) == (Rendition.PAGE, URL)


def test_forms_of_one_text_are_one_article() -> None:
    ids = {read_one(html, "wall.html").id for html in (PAGE, AMP["mark"], AMP["host"], PRINT["body"], PRINT["script"])}
    assert len(ids) == 1
