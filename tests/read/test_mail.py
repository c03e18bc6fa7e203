"""Mail and pages saved as mail: the subject, the sender and the date are the article's; parts are left alone."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from dateline.model import Article, Unread
from dateline.read import read_bytes
from dateline.when import Day

PARAGRAPHS = (
    "The ferry Grey Heron struck the pier at Calder on Monday morning, and two passengers were hurt.",
    "The company said that it would look into the cause, and that all sailings were off until Thursday.",
)


def mail(*, html: str = "", text: str = "", **headers: str) -> bytes:
    message = EmailMessage()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    if text:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message.as_bytes()


def page(*paragraphs: str, title: str = "Ferry strikes pier") -> str:
    told = "".join(f"<p>{each}</p>" for each in paragraphs)
    return f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{told}</article></body></html>"


def article(data: bytes, name: str) -> Article:
    (found,) = read_bytes(data, name)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("bodies", [("text",), ("html",), ("text", "html")])
def test_a_newsletter_is_an_article_of_its_sender(bodies: tuple[str, ...]) -> None:
    given = {"text": "\n\n".join(PARAGRAPHS), "html": page(*PARAGRAPHS)}
    read = article(
        mail(
            From="The Calder Courier <news@courier.example>",
            Subject="Ferry strikes pier",
            Date="Tue, 12 Mar 2019 07:30:00 +0100",
            **{body: given[body] for body in bodies},
        ),
        "letter.eml",
    )
    assert (read.outlet, read.title) == ("The Calder Courier", "Ferry strikes pier")
    assert read.published.earliest == Day(2019, 3, 12)
    assert all(words in read.text for words in PARAGRAPHS)


def test_a_sender_without_a_name_is_called_by_the_host() -> None:
    read = article(mail(From="news@courier.example", Subject="Ferry", text="\n\n".join(PARAGRAPHS)), "a.eml")
    assert read.outlet == "courier.example"
    assert not read.published.known


def test_a_page_saved_whole_keeps_its_address_and_the_day_of_saving() -> None:
    data = mail(
        From="<Saved by Blink>",
        Snapshot_Content_Location="https://courier.example/2019/03/ferry",
        Subject="Ferry strikes pier",
        Date="Fri, 3 May 2019 10:00:00 -0000",
        html=page(*PARAGRAPHS),
    )
    read = article(data, "saved.mhtml")
    assert read.url == "https://courier.example/2019/03/ferry"
    assert read.captured.earliest == Day(2019, 5, 3)
    assert read.published.earliest != Day(2019, 5, 3)


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"\x00\x01", "a.eml", "no header lines"),
        (b"Subject: x\r\nContent-Type: image/png\r\n\r\n", "a.eml", "no text"),
        (b"From: x\r\nContent-Type: text/plain\r\n\r\nwords\r\n", "a.mht", "no page in this archive"),
    ],
)
def test_what_holds_no_text_says_why(data: bytes, name: str, why: str) -> None:
    (found,) = read_bytes(data, name)
    assert isinstance(found, Unread)
    assert why in found.reason


def test_broken_header_lines_and_charsets_lose_nothing() -> None:
    data = (
        "From: =?utf-8?q?Caf=C3=A9?= <x\r\nDate: yesterday\r\nSubject: =?nosuch?b?###?=\r\n"
        'Content-Type: text/plain; charset="nosuch"\r\n\r\n' + "\r\n\r\n".join(PARAGRAPHS)
    ).encode()
    assert PARAGRAPHS[0] in article(data, "a.eml").text
