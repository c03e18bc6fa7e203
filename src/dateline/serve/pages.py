"""Templates filled in: those of the exported page and those of here, with the words and addresses that all need."""

from __future__ import annotations

import functools
import hashlib
import importlib.resources
from collections.abc import Mapping
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from dateline import __version__
from dateline.export.html import CONFLICTS_SHOWN, asset, environment
from dateline.lang import table
from dateline.model import Record
from dateline.serve.asking import Query
from dateline.serve.hand.choices import choices
from dateline.serve.hand.said import noted
from dateline.serve.hand.wish import DONE, without_done
from dateline.serve.paths import PATHS, at
from dateline.serve.safety import TOKEN, Guard
from dateline.tell.editor import notes
from dateline.tell.words import Words

if TYPE_CHECKING:
    from dateline.serve.hand.desk import Desk
    from dateline.serve.shelf import Shelf, Told

_OURS = importlib.resources.files("dateline.serve")
_KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
SHARED = ("page.css",)  # files of the exported page
_STORY_VIEWS = ("timeline", "entities", "sources", "articles", "conflicts", "states", "changes", "review", "mine")


class Pages:
    """Fills in templates. `there` are the names of the views that are there: no page links to another."""

    def __init__(self, guard: Guard, there: frozenset[str], by: str = "") -> None:
        words = Words()
        self.words = words
        self.phrases = {**table("serve"), **table("views")}
        self.hand = table("hand")
        self._environment = environment(words, _template)
        self._environment.auto_reload = False
        self._environment.globals.update(
            words=words,
            page=words["page"],
            serve=self.phrases,
            hand=self.hand,
            notes_of=lambda index, record, id: notes(Record(record), id, index),
            **choices(),
            language=words.language,
            version=__version__,
            conflicts_shown=CONFLICTS_SHOWN,
            at=at,
            static=static_address,
            there=there,
            story_views=[name for name in _STORY_VIEWS if name in there],
            token=guard.token,
            token_field=TOKEN,
            by=by,
            own_eyes=True,
        )

    def prepare(self) -> None:
        """Compile all templates, which the first who asks for a view would wait for."""
        for folder in (_OURS / "templates", _OURS / "templates" / "hand"):
            for file in folder.iterdir():
                if file.name.endswith(".j2"):
                    self._environment.get_template(f"{'hand/' if folder.name == 'hand' else ''}{file.name}")

    def page(
        self,
        request: Request,
        template: str,
        *,
        told: Told | None = None,
        query: Query | None = None,
        status: int = 200,
        headers: Mapping[str, str] | None = None,
        **values: object,
    ) -> Response:
        """The page of a template. `told` is the story that it is of: templates see it, and links keep to it.

        Templates see also `query`, `view` (its name), `ids` (what its address names), `back` (that address), and for
        forms `was_done` (what was just done) and `written` (how many lines the log has).
        """
        desk: Desk = request.app.state.desk
        path = without_done(request.url.path, request.url.query)
        story = told.id if told else ""
        text = self._environment.get_template(template).render(
            told=told,
            story=story,
            query=query or Query(),
            view=request.scope.get("view", ""),
            waiting=told is not None and request.app.state.shelf.waits(told),
            back=path,
            was_done=noted(done, desk.lines(), self.hand["log"]) if (done := request.query_params.get(DONE)) else None,
            written=_written(request.app.state.shelf),
            code_of=status,
            ids=request.path_params,
            titles=told.entries if told else {},
            to_event=lambda id: at("event", story=story, event=id),
            to_article=lambda id: at("article", story=story, article=id),
            **values,
        )
        return HTMLResponse(text, status, headers)


def _written(shelf: Shelf) -> int:
    """How many lines the log has, by the store that is open: opening it takes longer than most views."""
    with shelf.store() as store:
        return store.judgement_count()


@functools.cache
def static_address(file: str) -> str:
    """The address of a file of style or script; it changes with its bytes, so that browsers may keep it."""
    digest = hashlib.sha256(_static(file)).hexdigest()[:12]
    return at("static", f"?v={digest}", file=file)


def static(request: Request) -> Response:
    """A file of style or script."""
    name = request.path_params["file"]
    kind = _KINDS.get(name.rpartition(".")[2])
    try:
        content = _static(name) if kind else None
    except FileNotFoundError:
        content = None
    if content is None:
        return Response("no such file\n", 404, media_type="text/plain")
    return Response(content, media_type=kind, headers={"cache-control": "public, max-age=31536000, immutable"})


@functools.cache
def _static(name: str) -> bytes:
    if name in SHARED:
        return asset(name).encode()
    if "/" in name or "\\" in name or name.startswith("."):
        raise FileNotFoundError(name)
    return (_OURS / "static" / name).read_bytes()


def _template(name: str) -> str | None:
    """A template of here, else of the exported page."""
    ours = _OURS / "templates" / name
    return ours.read_text(encoding="utf-8") if ours.is_file() else asset(name)


__all__ = ["PATHS", "Pages", "static", "static_address"]
