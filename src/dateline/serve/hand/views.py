"""What the hand shows: the review queue, the log with its undoing, and my timeline with its ways out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import OptionError
from dateline.export import EXPORTERS
from dateline.judging import Line
from dateline.model import Applied, Record
from dateline.serve.asking import Query, query_of
from dateline.serve.hand.desk import Desk
from dateline.serve.hand.said import Said, said
from dateline.serve.pages import Pages
from dateline.serve.paths import at
from dateline.serve.shelf import Shelf, Told
from dateline.tell.queue import Queue, queue

_LINES = 50  # of the log on a page
_TITLE = 90  # characters of what a line of the log leads to


def _told(request: Request, view: str) -> Told | Response:
    """The story of an address, as it is now; where the id is that of another article of it, the way there."""
    shelf: Shelf = request.app.state.shelf
    asked = request.path_params["story"]
    story = shelf.story_id(asked)
    if story != asked:
        return RedirectResponse(at(view, story=story), 307)
    return shelf.told(story)


def review(request: Request) -> Response:
    """One event that waits to be decided, with what the story says of it, and how far the review is."""
    told = _told(request, "review")
    if isinstance(told, Response):
        return told
    pages: Pages = request.app.state.pages
    left = _queue(told)
    asked = request.query_params.get("event", "")
    here = left.of(asked) or (left.waiting[0] if left.waiting else None)
    following = left.after(here.event.id) if here else None
    ids = [each.event.id for each in left.waiting]
    place = ids.index(here.event.id) if here else 0
    return pages.page(
        request,
        "hand/review.html.j2",
        told=told,
        left=left,
        here=here,
        entry=told.entries[here.event.id] if here else None,
        after=following.event.id if following else "",
        before=ids[place - 1] if ids else "",
        gone=bool(asked) and here is not None and here.event.id != asked,
    )


def prepare(told: Told) -> None:
    """Work out what the review stands on."""
    _queue(told)


def _queue(told: Told) -> Queue:
    return told.made("queue", lambda: queue(told.index, told.words))


def mine(request: Request) -> Response:
    """The events that a person keeps, in that person's words where there are any."""
    told = _told(request, "mine")
    if isinstance(told, Response):
        return told
    pages: Pages = request.app.state.pages
    kept = [told.entry(each.event.id) for each in told.chosen() if each.event.id in told.index.kept]
    forms = [*EXPORTERS.values()]
    return pages.page(request, "hand/mine.html.j2", told=told, kept=kept, forms=forms, query=Query())


def log(request: Request) -> Response:
    """All that was decided in this store, the latest first, with what each comes to now."""
    pages: Pages = request.app.state.pages
    desk: Desk = request.app.state.desk
    query = query_of(request.url.query)
    lines = desk.lines()
    unfit = [line for line in lines if line.holds and line.because]
    only = request.query_params.get("only", "") == "unfit"
    shown = list(reversed(unfit if only else lines))
    pages_there = max(1, -(-len(shown) // _LINES))
    number = query.number("page")
    if number > pages_there:
        raise OptionError(f"page={number}: the log has {pages_there}")
    return pages.page(
        request,
        "hand/log.html.j2",
        lines=_with_links(request, shown[(number - 1) * _LINES : number * _LINES], lines),
        unfit=len(unfit),
        only=only,
        all=len(lines),
        number=number,
        pages_there=pages_there,
    )


def _with_links(request: Request, some: Sequence[Line], every: Sequence[Line]) -> list[Said]:
    """Lines in words, with where to find what they concern now and what that is called."""
    shelf: Shelf = request.app.state.shelf
    pages: Pages = request.app.state.pages
    by_id = {line.judgement.id: line for line in every}
    with shelf.store() as store:
        applied = store.applied()
        articles = {anchor.article for line in some for anchor in line.judgement.anchors}
        stories = sorted(set(store.stories_of(articles).values()))
    told = [shelf.told(story) for story in stories]
    found = []
    for line in some:
        comes_to = applied.get(line.judgement.id, ()) if line.holds else ()
        links = [link for each in comes_to for one in told for link in _links(each, one, pages)]
        one_said = said(line, by_id, pages.hand["log"])
        found.append(replace(one_said, links=tuple(dict.fromkeys(links))))
    return found


def _links(each: Applied, told: Told, pages: Pages) -> list[tuple[str, str]]:
    """Where what a judgement concerns now is shown in a story, and what it is called there."""
    index, found = told.index, []
    for id in each.records:
        event = told.story.links.event_of.get(id, id) if each.record in (Record.CLAIM, Record.EVENT) else ""
        if event in index.events:
            found.append((at("event", story=told.id, event=event), _short(index.events[event].title)))
        elif each.record is Record.ENTITY and id in index.entities:
            found.append((at("entity", story=told.id, entity=id), index.entities[id].name))
        elif each.record is Record.ARTICLE and id in index.articles:
            article = index.articles[id]
            found.append((at("article", story=told.id, article=id), article.title or (*article.paths, id)[0]))
    return found


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[:_TITLE].rpartition(' ')[0]} …"
