"""The application: a plain table of views, security headers around it, and errors as pages that say what to do."""

from __future__ import annotations

import logging
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.errors import DatelineError, StoreError, UnknownIdError
from dateline.garbage import look_seldom, settle
from dateline.searching import Memory
from dateline.serve.hand.change import decide, undo
from dateline.serve.hand.desk import Desk
from dateline.serve.hand.out import export
from dateline.serve.hand.views import log as log_of_decisions
from dateline.serve.hand.views import mine, review
from dateline.serve.hand.views import prepare as before_review
from dateline.serve.pages import Pages, static
from dateline.serve.paths import PATHS
from dateline.serve.safety import Form, Guard, RefusedError, Secured, posted
from dateline.serve.shelf import Ahead, Shelf
from dateline.serve.views.article import article, articles
from dateline.serve.views.changes import changes
from dateline.serve.views.conflicts import conflicts
from dateline.serve.views.entity import entities, entity
from dateline.serve.views.entity import prepare as before_entity
from dateline.serve.views.event import event
from dateline.serve.views.event import prepare as before_event
from dateline.serve.views.search import search
from dateline.serve.views.sources import origin, sources
from dateline.serve.views.sources import prepare as before_sources
from dateline.serve.views.states import states
from dateline.serve.views.stories import stories
from dateline.serve.views.timeline import prepare as before_timeline
from dateline.serve.views.timeline import prepare_labels as before_windows
from dateline.serve.views.timeline import timeline

log = logging.getLogger(__name__)

_TURN = 0.0005  # seconds that a thread works before another has its turn

View = Callable[[Request], Response]
Change = Callable[[Request, Form], Response]

# What is shown, by the names of PATHS: functions from a request to a response, each run in a thread.
VIEWS: dict[str, View] = {
    "stories": stories,
    "timeline": timeline,
    "event": event,
    "article": article,
    "articles": articles,
    "entity": entity,
    "entities": entities,
    "sources": sources,
    "origin": origin,
    "conflicts": conflicts,
    "states": states,
    "changes": changes,
    "search": search,
    "review": review,
    "mine": mine,
    "export": export,
    "log": log_of_decisions,
    "static": static,
}
# What views of a long story stand on, in the order in which it is most likely asked for.
AHEAD: tuple[Ahead, ...] = (
    before_event, before_timeline, before_entity, before_sources, before_review, before_windows,
)  # fmt: skip
# What changes something: functions from a request and its form, which was checked, to a response.
CHANGES: dict[str, Change] = {"judge": decide, "undo": undo}


def application(store: str | Path, *, by: str = "", host: str = "127.0.0.1") -> Starlette:
    """The pages of a store as an ASGI application; `by` is who decides, `host` the name or address it is asked at.

    A view finds in `request.app.state`: `shelf`, `pages`, `guard`, `by`, and `desk`, where decisions are
    made. Raises StoreError where there is no store.
    """
    guard = Guard(host)
    routes = [Route(PATHS[name], _named(name, view), methods=["GET"]) for name, view in VIEWS.items()]
    routes += [Route(PATHS[name], posted(change), methods=["POST"]) for name, change in CHANGES.items()]
    errors = {DatelineError: _error, RefusedError: _error, HTTPException: _error, Exception: _defect}
    app = Starlette(routes=routes, middleware=[Middleware(Secured, guard=guard)], exception_handlers=errors)
    app.router.redirect_slashes = False
    app.state.shelf = Shelf(store, ahead=AHEAD)
    app.state.desk = Desk(store, by)
    app.state.guard = guard
    app.state.pages = Pages(guard, frozenset({*VIEWS, *CHANGES}), by)
    app.state.by = by
    app.state.memory = Memory()
    return app


def prepare(app: Starlette) -> None:
    """Do what need not wait until somebody asks: half a second, without which the first page of each view is slow.

    And have whoever works behind a page make way sooner: a request lets go at each look into the store, some dozen
    times, and would wait five milliseconds for its turn each time. Python's collector looks less often, too.
    """
    sys.setswitchinterval(_TURN)
    look_seldom()
    pages: Pages = app.state.pages
    pages.prepare()
    settle()


def _named(name: str, view: View) -> Callable[[Request], Awaitable[Response]]:
    """A view in a thread of its own, whose pages know what it is called."""

    async def show(request: Request) -> Response:
        request.scope["view"] = name
        shelf: Shelf = request.app.state.shelf
        with shelf.answering():
            return await run_in_threadpool(view, request)

    return show


def _error(request: Request, error: Exception) -> Response:
    """What went wrong, as a page that says what to do."""
    status = _status(error)
    if isinstance(error, HTTPException) and 300 <= status < 400:
        return Response(status_code=status, headers=error.headers)
    pages: Pages = request.app.state.pages
    headers = {"retry-after": "2"} if status == 503 else None
    known = isinstance(error, HTTPException)
    said = pages.phrases["error"].get(str(status), str(error)) if known else str(error)
    return pages.page(request, "error.html.j2", status=status, headers=headers, said=said, code=status)


def _status(error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.status_code
    if isinstance(error, UnknownIdError):
        return 404
    if isinstance(error, StoreError):
        return 503
    return 403 if isinstance(error, RefusedError) else 400


def _defect(request: Request, error: Exception) -> Response:
    """A defect of this program: named to the user; its traceback goes to the log."""
    log.error("a defect at %s", request.url.path, exc_info=error)
    pages: Pages = request.app.state.pages
    said = pages.phrases["error"]["defect"].format(kind=type(error).__name__)
    return pages.page(request, "error.html.j2", status=500, said=said, code=500)
