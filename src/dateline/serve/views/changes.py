"""What changed in a story: since a build, or since a day by which its articles were published."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response

from dateline.comparing import LAST, compared
from dateline.errors import DatelineError
from dateline.serve.shelf import Told
from dateline.serve.views.asked import Asked, asked
from dateline.tell.changed import Changed, changed, summary
from dateline.tell.context import context

_MOST = 12  # lines of a kind, where not all are asked for


def changes(request: Request) -> Response:
    """What changed between two builds, or since a day; all of it where that is asked for."""
    page = asked(request)
    with request.app.state.shelf.store() as store:
        kept = store.snapshots()
        try:
            found = compared(store, page.query.get("since") or LAST, page.query.get("until"), page.told.id)
        except DatelineError as error:
            return _nothing(page, kept, str(error))
    words = page.told.words
    most = None if page.query.says("all") else _MOST
    sections = changed(found.changes, words, most)
    return page.page(
        "changes.html.j2",
        found=found,
        sections=sections,
        summary=summary(found.changes, words),
        contexts=_contexts(sections, page.told),
        kept=kept,
        folded=any(section.more for section in sections),
        error="",
    )


def _contexts(sections: Sequence[Changed], told: Told) -> dict[tuple[str, str], str]:
    """What titles point back to, by ids and titles, where the story still tells them so: of a build titles alone are
    kept.
    """
    lines = [line for section in sections for line in section.lines]
    found = {}
    for line in lines:
        if line.id in told.index.events:
            entry = told.entry(line.id)
            found[line.id, entry.title] = entry.context
        if line.id in told.index.claims:
            claim = told.index.claims[line.id]
            found.setdefault((line.id, claim.title), context(claim, told.index, told.words))
    return found


def _nothing(page: Asked, kept: object, said: str) -> Response:
    """What can't be compared, with what can."""
    return page.pages.page(
        page.request,
        "changes.html.j2",
        told=page.told,
        query=page.query,
        status=400,
        found=None,
        sections=(),
        summary="",
        contexts={},
        kept=kept,
        folded=False,
        error=said,
    )
