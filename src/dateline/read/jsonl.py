"""JSON lines: one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from dateline.errors import UnreadableError
from dateline.model import BlockKind
from dateline.read.draft import Draft, piece, pieces
from dateline.read.html import read_html
from dateline.read.text import from_pieces, paragraphs

_KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publisher", "publication", "site"),
    "authors": ("authors", "author", "byline"),
    "published": ("published", "date", "date_published", "datePublished", "publication_date", "pubdate"),
    "url": ("url", "link"),
}


def read_jsonl(text: str) -> Iterator[tuple[int, Draft | UnreadableError]]:
    """Each line's number (from 1) and its draft, or why it can't be read."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield number, _draft(line)
        except UnreadableError as error:
            yield number, error


def _draft(line: str) -> Draft:
    try:
        record = json.loads(line, strict=False)
    except ValueError as error:
        raise UnreadableError(f"this is no JSON: {error}") from None
    if not isinstance(record, dict):
        raise UnreadableError(f"a line must be a JSON object with 'text' or 'html', this is a {type(record).__name__}")
    headers = fields(record)
    text, html = record.get("text"), record.get("html")
    if isinstance(text, str) and text.strip():
        body = pieces(piece(BlockKind.PARAGRAPH, each) for each in paragraphs(text.splitlines()))
        draft = from_pieces(body, headers, "the line")
    elif isinstance(html, str) and html.strip():
        draft = _over(read_html(html), headers)
    else:
        raise UnreadableError(
            f"a line needs 'text' (or 'html') that is not empty; it has {', '.join(sorted(record)) or 'no keys'}"
        )
    return draft


def _over(draft: Draft, headers: dict[str, str]) -> Draft:
    """A page, and what the line says of it: the line is believed first."""
    told = from_pieces((), headers, "the line")
    return replace(
        draft,
        title=headers.get("title") or draft.title,
        outlet=told.outlet or draft.outlet,
        authors=told.authors or draft.authors,
        url=told.url or draft.url,
        dates=(*told.dates, *draft.dates),
    )


def fields(record: dict[str, Any]) -> dict[str, str]:
    """The metadata in a record under any of their names, as strings; lists and objects by their names."""
    out: dict[str, str] = {}
    for key, names in _KEYS.items():
        for name in names:
            value = _string(record.get(name))
            if value:
                out[key] = value
                break
    return out


def _string(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(text for text in map(_string, value) if text)
    if isinstance(value, dict):
        return _string(value.get("name") or value.get("title"))
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
