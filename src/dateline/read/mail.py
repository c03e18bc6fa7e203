"""Mail (.eml) and pages saved as mail (.mht, .mhtml): RFC 5322 messages with MIME parts (RFC 2045, 2557)."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from dateline.errors import UnreadableError
from dateline.model import BlockKind
from dateline.read.canonical import canonical
from dateline.read.dates import parse
from dateline.read.decode import decode
from dateline.read.draft import Dated, Draft, piece, pieces
from dateline.read.html import read_html
from dateline.read.text import from_pieces, paragraphs


def read_mail(data: bytes) -> Draft:
    """A draft of a message: its subject is the title, its sender the outlet, its date that of the publication.

    The plain text goes before the page that says the same. Raises UnreadableError where there is no text.
    """
    message = _message(data)
    body = message.get_body(("plain", "html"))
    if body is None:
        raise UnreadableError("this mail has no text: save what is attached to it as files of their own")
    subject, sender = _header(message, "Subject"), _sender(message)
    days = parse(_header(message, "Date"))
    dated = (Dated(*days, f"the mail's Date is {_header(message, 'Date')}"),) if days else ()
    if body.get_content_type() == "text/html":
        page = read_html(_text(body))
        return replace(
            page, title=subject or page.title, outlet=page.outlet or sender or None, dates=(*dated, *page.dates)
        )
    lines = _text(body).splitlines()
    title = [piece(BlockKind.TITLE, subject, sure=True)]
    told = [piece(BlockKind.PARAGRAPH, each) for each in paragraphs(lines)]
    draft = from_pieces(pieces([*title, *told]), {"title": subject} if subject else {})
    return replace(draft, outlet=sender or draft.outlet, dates=(*dated, *draft.dates))


def read_mhtml(data: bytes) -> Draft:
    """A draft of a page that a browser saved with all its parts; the parts are left alone.

    Raises UnreadableError where it holds no page.
    """
    message = _message(data)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise UnreadableError("there is no page in this archive (no part of it is text/html)")
    draft = read_html(_text(page))
    address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    saved = _header(message, "Date")
    days = parse(saved)
    return replace(
        draft,
        url=draft.url or (address if address.startswith(("http://", "https://")) else None),
        captured=draft.captured or (Dated(*days, f"the archive's Date is {saved}") if days else None),
    )


def _message(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # what the default policy makes
    if not message.keys():
        raise UnreadableError("this is no mail: it has no header lines")
    return message


def _header(message: MIMEPart, name: str) -> str:
    """A header line as text, "" where there is none; one that can't be decoded stays as it is written."""
    try:
        value = message.get(name)
    except (ValueError, IndexError, AttributeError):  # what the standard library raises for broken header lines
        value = dict(message.raw_items()).get(name)
    return canonical(str(value)) if value else ""


def _sender(message: EmailMessage) -> str:
    """The name of who sent it, else the host of the address."""
    name, address = parseaddr(_header(message, "From"))
    return name or address.rpartition("@")[2]


def _text(part: MIMEPart) -> str:
    """The text of a part, in the charset that it names or that its bytes show."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    charset = part.get_content_charset()
    try:
        return payload.decode(charset) if charset else decode(payload)
    except (LookupError, UnicodeDecodeError):
        return decode(payload)
