"""What a view of a story is asked for: the story at hand, by its address, and what its query says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import Response

from dateline.serve.asking import Query, query_of
from dateline.serve.citing import Citing

if TYPE_CHECKING:
    from dateline.serve.pages import Pages
    from dateline.serve.shelf import Shelf, Told


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of a story's view, opened."""

    request: Request
    told: Told
    query: Query

    @property
    def pages(self) -> Pages:
        pages: Pages = self.request.app.state.pages
        return pages

    def named(self, what: str) -> str:
        """The id in the address."""
        return str(self.request.path_params[what])

    def page(self, template: str, **values: Any) -> Response:
        """The page of a template, of this story."""
        return self.pages.page(self.request, template, told=self.told, query=self.query, **values)

    def missing(self, said: str) -> Response:
        """The page of what the story has not, or had not on the day that is asked for."""
        return self.pages.page(self.request, "missing.html.j2", told=self.told, query=self.query, status=404, said=said)


def citing_of(page: Asked) -> Citing:
    """The citations of the story's articles."""
    told, phrases = page.told, page.pages.phrases["citing"]
    return told.made("citing", lambda: Citing(told.index, told.words, phrases))


def asked(request: Request) -> Asked:
    """The story that a request is of. Raises UnknownIdError, OptionError, DateFormatError, StoreError."""
    shelf: Shelf = request.app.state.shelf
    query = query_of(request.url.query)
    return Asked(request, shelf.told(shelf.story_id(str(request.path_params["story"])), query.known_on), query)
