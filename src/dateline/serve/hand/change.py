"""What forms change: each is answered by going back to where the person was, with what was done and its undoing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import DatelineError, OptionError, StoreError, UnknownIdError
from dateline.judging import Line
from dateline.serve.hand.desk import ClashError, Desk, RenewingError
from dateline.serve.hand.wish import Wish, inside, telling, wish_of
from dateline.serve.pages import Pages
from dateline.serve.paths import at
from dateline.serve.safety import Form
from dateline.serve.shelf import Shelf, Told

_SEE_OTHER, _WRONG, _UNKNOWN, _CLASH, _BUSY = 303, 400, 404, 409, 503


def decide(request: Request, form: Form) -> Response:
    """Note what a form decides. Where that can't be, say why and keep what was typed."""
    shelf: Shelf = request.app.state.shelf
    desk: Desk = request.app.state.desk
    wish = wish_of(form)
    told = shelf.told(shelf.story_id(request.path_params["story"]))
    try:
        line = desk.decide(wish, told.id, told.story)
    except DatelineError as error:
        return _again(request, wish, told, error)
    shelf.retell(told.id)
    return RedirectResponse(telling(_place(wish, line, shelf, told), line.number), _SEE_OTHER)


def undo(request: Request, form: Form) -> Response:
    """Take back a line of the log."""
    desk: Desk = request.app.state.desk
    number = form.get("number", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        raise OptionError(f"number={number}: give that of a line of the log, such as 3")
    try:
        desk.undo(int(number))
    except RenewingError as error:
        pages: Pages = request.app.state.pages
        raise StoreError(renewing(error, pages.hand["again"])) from error
    shelf: Shelf = request.app.state.shelf
    for story in shelf.ids():  # those at hand that it touched; all others stay as they are
        shelf.retell(story)
    return RedirectResponse(telling(inside(form.get("back", "")), desk.written()), _SEE_OTHER)


def _place(wish: Wish, line: Line, shelf: Shelf, before: Told) -> str:
    """Where the person goes on: where they were, unless what that page showed is gone or has another address."""
    if wish.then:
        return wish.then
    path = urlsplit(wish.back).path
    if path == at("event", story=before.id, event=wish.id) or wish.id not in before.index.events:
        now = shelf.told(before.id)
        if path.startswith(at("event", story=before.id, event="")):
            shown = path.rpartition("/")[2]
            if shown not in now.index.events:
                home = now.story.links.event_of.get(shown, "")
                moved = [id for id in line.records if id in now.index.events]
                home = home if home in now.index.events else next(iter(moved), "")
                return at("event", story=now.id, event=home) if home else at("timeline", story=now.id)
    return wish.back


def _again(request: Request, wish: Wish, told: Told, error: DatelineError) -> Response:
    """The same form with what was typed, and what to do about it."""
    pages: Pages = request.app.state.pages
    desk: Desk = request.app.state.desk
    phrases = pages.hand["again"]
    status, other = _WRONG, None
    said = str(error)
    if isinstance(error, ClashError):
        status = _CLASH
        if error.line is not None:
            each = error.line.judgement
            what = pages.hand["log"][each.kind.value]
            said = phrases["since"].format(by=each.by, what=" ".join((what, *each.values)))
        else:
            said = phrases["joined"]
            wish = replace(wish, id=error.id)
        wish = replace(wish, seen=desk.written())
        other = told.entries.get(error.id)
    elif isinstance(error, UnknownIdError):
        status, said = _UNKNOWN, phrases["unknown"].format(id=wish.id if wish.id not in _known(told) else wish.other)
    elif isinstance(error, RenewingError):
        status, said = _BUSY, renewing(error, phrases)
    elif isinstance(error, StoreError):
        status, said = _BUSY, f"{phrases['busy']} ({error})"
    headers = {"retry-after": "2"} if status == _BUSY else None
    return pages.page(
        request, "hand/again.html.j2", told=told, status=status, headers=headers, wish=wish, said=said, other=other
    )


def renewing(error: RenewingError, phrases: Mapping[str, Any]) -> str:
    """Why nothing is decided in a store that is read anew, and how far that is."""
    if error.failed:
        return str(phrases["not_renewed"]).format(why=error.failed)
    step = error.step
    steps = phrases["step"]
    if step.name not in steps or not step.total:
        return str(phrases["renewing"])
    far = str(phrases["renewing_step"]).format(step=steps[step.name], done=step.done, total=step.total)
    return f"{phrases['renewing']} {far}"


def _known(told: Told) -> set[str]:
    index = told.index
    return {*index.events, *index.claims, *index.entities, *index.articles}
