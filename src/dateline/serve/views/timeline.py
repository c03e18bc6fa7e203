"""A story in the order of time."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.serve.asking import query_of, selection_of
from dateline.serve.pages import Pages
from dateline.serve.paths import at
from dateline.serve.shelf import Shelf


def timeline(request: Request) -> Response:
    """The events that are asked for."""
    shelf: Shelf = request.app.state.shelf
    pages: Pages = request.app.state.pages
    query = query_of(request.url.query)
    asked = request.path_params["story"]
    story = shelf.story_id(asked)
    if story != asked:
        return RedirectResponse(at("timeline", query, story=story), 307)
    told = shelf.told(story, query.known_on)
    shown = told.timeline(selection_of(query, told.index))
    return pages.page(request, "timeline.html.j2", told=told, query=query, timeline=shown)
