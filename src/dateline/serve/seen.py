"""What most views begin with: the story that an address names, and what its query asks for."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request

from dateline.serve.asking import Query, query_of
from dateline.serve.paths import at
from dateline.serve.shelf import Shelf, Told


def seen(request: Request) -> tuple[Told, Query]:
    """The story of a request, as it was known on a day where the query says so, and the query.

    An address that names an article instead, or a story that has another id since a build, leads to the story's.
    Raises UnknownIdError, StoreError, DateFormatError.
    """
    shelf: Shelf = request.app.state.shelf
    query = query_of(request.url.query)
    named = request.path_params["story"]
    story = shelf.story_id(named)
    if story != named:
        there = at(request.scope["view"], query, **{**request.path_params, "story": story})
        raise HTTPException(307, headers={"location": there})
    return shelf.told(story, query.known_on), query
