"""The stories of a store; where it has one alone, its timeline."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import OptionError
from dateline.serve.asking import query_of
from dateline.serve.pages import Pages
from dateline.serve.paths import at
from dateline.serve.shelf import Shelf
from dateline.store import Card, Size
from dateline.tell.coverage import closes, opens
from dateline.tell.overview import called_by
from dateline.tell.words import Words

PAGE = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """A story of the list: its name, and when its articles were published in words ("" where no page says)."""

    id: str
    name: str
    published: str
    articles: int
    claims: int
    events: int


def stories(request: Request) -> Response:
    """The stories that tell of something, those of most events first, some a page."""
    shelf: Shelf = request.app.state.shelf
    pages: Pages = request.app.state.pages
    query = query_of(request.url.query)
    sizes = shelf.sizes()
    telling = [size for size in sizes if size.events]
    if len(telling) == 1 and not shelf.writing:
        return RedirectResponse(at("timeline", story=telling[0].id), 303)
    page, last = query.number("page"), max(1, -(-len(telling) // PAGE))
    if page > last:
        raise OptionError(f"page={page}: there are {last}")
    here = telling[(page - 1) * PAGE : page * PAGE]
    listed = [_listed(size, card, pages.words) for size, card in zip(here, shelf.cards(here), strict=True)]
    return pages.page(
        request,
        "stories.html.j2",
        query=query,
        stories=listed,
        total=len(telling),
        silent=sum(size.articles for size in sizes if not size.events),
        number=page,
        last=last,
        writing=shelf.writing,
    )


def _listed(size: Size, card: Card, words: Words) -> Listed:
    first, last = min(card.published, key=opens, default=None), max(card.published, key=closes, default=None)
    published = words.period(first, last) if first and last else ""
    name = called_by([(share.name, share.events) for share in card.shares], card.title, words)
    return Listed(size.id, name, published, size.articles, card.claims, size.events)
