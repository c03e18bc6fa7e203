"""A story, or what is chosen of it, as a file in one of the forms of `dateline export`."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import IO, Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from dateline.errors import UnknownIdError
from dateline.export import EXPORTERS, Exporter
from dateline.serve.asking import query_of, selection_of
from dateline.serve.shelf import Shelf
from dateline.tell.selection import ALL, Selection

_CHUNK = 2**16
# What browsers and other programs call each form (IANA), and how its files end.
TYPES = {
    "json": ("application/json", "json"),
    "html": ("text/html; charset=utf-8", "html"),
    "csv": ("text/csv; charset=utf-8", "csv"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "md": ("text/markdown; charset=utf-8", "md"),
    "wikitext": ("text/plain; charset=utf-8", "wiki.txt"),
    "csl-json": ("application/vnd.citationstyles.csl+json", "csl.json"),
    "ris": ("application/x-research-info-systems", "ris"),
    "timelinejs": ("application/json", "timeline.json"),
    "webannotation": ("application/ld+json", "annotations.json"),
    "jsonld": ("application/ld+json", "jsonld"),
    "ical": ("text/calendar; charset=utf-8", "ics"),
    "gexf": ("application/gexf+xml", "gexf"),
    "jsonl": ("application/jsonl", "jsonl"),
    "ftm": ("application/jsonl", "ftm.json"),
    "ftm-statements": ("text/csv; charset=utf-8", "ftm.csv"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
}


def export(request: Request) -> Response:
    """The file. It is saved, never shown: what articles say is no page of this server."""
    shelf: Shelf = request.app.state.shelf
    form = request.path_params["form"]
    if form not in EXPORTERS:
        raise UnknownIdError(f"there is no form '{form}': take one of {', '.join(EXPORTERS)}")
    query = query_of(request.url.query)
    told = shelf.told(shelf.story_id(request.path_params["story"]), query.known_on)
    chosen = selection_of(query, told.index)
    exporter = EXPORTERS[form]
    content = _written(exporter, told.story, chosen)
    kind, ending = TYPES.get(form, ("application/octet-stream", form))
    name = f"{_plain(told.name)}{'-mine' if chosen.kept else ''}.{ending}"
    headers = {"content-disposition": f'attachment; filename="{name}"', "content-length": str(len(content))}
    return StreamingResponse(_pieces(content), media_type=kind, headers=headers)


def _written(exporter: Exporter, story: Any, chosen: Selection) -> bytes:
    given = None if chosen == ALL else chosen
    if exporter.binary:
        raw: IO[bytes] = io.BytesIO()
        exporter(story, raw, given)
        raw.seek(0)
        return raw.read()
    text = io.StringIO(newline="")
    exporter(story, text, given)
    return text.getvalue().encode("utf-8", "replace")


def _pieces(content: bytes) -> Iterator[bytes]:
    yield from (content[first : first + _CHUNK] for first in range(0, len(content), _CHUNK))


def _plain(name: str) -> str:
    """A name as a file's: letters, digits and '-', and not too long."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:60].strip("-") or "story"
