"""The stories of a store; where it has one alone, its timeline."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.serve.pages import Pages
from dateline.serve.paths import at
from dateline.serve.shelf import Shelf


def stories(request: Request) -> Response:
    """The stories of the store."""
    shelf: Shelf = request.app.state.shelf
    pages: Pages = request.app.state.pages
    ids = shelf.ids()
    if len(ids) == 1:
        return RedirectResponse(at("timeline", story=ids[0]), 303)
    return pages.page(request, "stories.html.j2", stories=[shelf.told(id) for id in ids])
