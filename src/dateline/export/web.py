"""Addresses that an export may lead to."""

from __future__ import annotations

from urllib.parse import quote, urlsplit


def web_address(url: str | None) -> str:
    """The address where it is one of the web that a link may lead to, else "": no script, file or mail address."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def plain_address(url: str | None) -> str:
    """A web address in characters that no markup takes for its own: all others are percent-encoded (RFC 3986)."""
    return quote(web_address(url), safe=":/?#@!$&+,;=%~.-_")
