"""Search over all stories: by words and by meaning, parted by facets; each claim with its source and its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from dateline.errors import OptionError, StoreError, UnknownIdError
from dateline.model import Article
from dateline.searching import By, Memory, Result
from dateline.searching import search as find
from dateline.serve.asking import Query, query_of
from dateline.serve.pages import Pages
from dateline.serve.shelf import Shelf
from dateline.tell.accounts import Account, account
from dateline.tell.chain import teller
from dateline.tell.facets import FACETS, facets, keys, meets
from dateline.tell.index import Index
from dateline.tell.words import Words

_FOUND = 100  # the best of what is found: these are parted and listed
_PAGE = 20
_NEW = 200  # claims whose meaning is computed while somebody waits: about a second
_LONGEST = 400  # characters of a query


@dataclass(frozen=True, slots=True)
class HitRow:
    """A claim that was found: with its story and event, and whether it holds the words or only means about it."""

    told: Account
    story: str
    event: str
    by_words: bool


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article that holds the words somewhere."""

    id: str
    story: str
    title: str
    name: str


def search(request: Request) -> Response:
    """What a store tells of what is asked; without a query, how to ask."""
    pages: Pages = request.app.state.pages
    query = query_of(request.url.query)
    wanted = " ".join(query.get("q").split())[:_LONGEST]
    by = query.choice("by", [each.value for each in By]) or By.BOTH.value
    if not wanted:
        return _page(request, query, wanted, by)
    shelf: Shelf = request.app.state.shelf
    memory: Memory = request.app.state.memory
    try:
        result = find(str(shelf.path), wanted, by=By(by), limit=_FOUND, memory=memory, new=_NEW, story=query.get("in"))
    except OptionError:
        return _page(request, query, wanted, by, error=pages.phrases["search"]["no_words"])
    return _found(request, query, wanted, by, result)


def _found(request: Request, query: Query, wanted: str, by: str, result: Result) -> Response:
    shelf: Shelf = request.app.state.shelf
    pages: Pages = request.app.state.pages
    words = pages.words
    ranks = {hit.id: hit for hit in result.hits if hit.kind == "claim"}
    number = query.number("page")
    asked = {name: query.all(name) for name in FACETS}
    with shelf.store() as store:
        briefs = store.briefs(ranks)
        every = {id: keys(briefs[id], words) for id in ranks if id in briefs}  # a build may be telling a story anew
        left = [id for id, found in every.items() if meets(found, asked)]
        shown = left[(number - 1) * _PAGE : number * _PAGE]
        index = Index(store.excerpt(shown))
        articles = _articles(store.articles([h.id for h in result.hits if h.kind == "article"]), shelf, words)
    rows = tuple(
        HitRow(account(index.claims[id], index, words), briefs[id].story, briefs[id].event, bool(ranks[id].words))
        for id in shown
        if id in index.claims
    )
    return _page(
        request,
        query,
        wanted,
        by,
        rows=rows,
        total=len(left),
        found=len(every),
        facets=facets(every.values(), asked, words),
        articles=articles if number == 1 and not any(asked.values()) else (),
        number=number,
        first=(number - 1) * _PAGE + 1,
        last=max(1, -(-len(left) // _PAGE)),
        uncompared=result.left,
    )


def _articles(found: Sequence[Article], shelf: Shelf, words: Words) -> tuple[ArticleHit, ...]:
    rows = []
    for each in found:
        try:
            story = shelf.story_id(each.id)
        except (UnknownIdError, StoreError):  # nothing of it is told, or a build is telling it anew
            continue
        rows.append(ArticleHit(each.id, story, each.title, teller(each, words)))
    return tuple(rows)


def _page(request: Request, query: Query, wanted: str, by: str, *, error: str = "", **values: Any) -> Response:
    pages: Pages = request.app.state.pages
    shelf: Shelf = request.app.state.shelf
    nothing: dict[str, Any] = {
        "rows": (),
        "total": 0,
        "found": 0,
        "facets": (),
        "articles": (),
        "number": 1,
        "first": 1,
        "last": 1,
        "uncompared": 0,
    }
    return pages.page(
        request,
        "search.html.j2",
        told=shelf.told(query.get("in")) if query.get("in") else None,
        query=query,
        status=400 if error else 200,
        wanted=wanted,
        by=by,
        error=error,
        **{**nothing, **values},
    )
