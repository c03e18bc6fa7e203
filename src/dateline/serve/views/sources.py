"""Who says it, and who has it from whom: outlets, who relays whom, circles, and the origins with their claims."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dateline.serve.arcs import picture
from dateline.serve.shelf import Told
from dateline.serve.views.asked import asked
from dateline.tell.accounts import account
from dateline.tell.relaying import relaying
from dateline.tell.roots import Root, roots

_ORIGINS = 30  # listed on a page
_EVENTS = 6  # of an origin, listed with it


def sources(request: Request) -> Response:
    """Outlets and origins of a story; those of one kind alone where it is asked for."""
    page = asked(request)
    told = page.told
    found = told.made("relaying", lambda: relaying(told.index, told.words))
    every = _roots(told)
    kind = page.query.choice("kind", sorted({root.kind for root in every if root.kind}))
    chosen = [root for root in every if not kind or root.kind == kind]
    number = page.query.number("page")
    return page.page(
        "sources.html.j2",
        relaying=found,
        picture=picture(found),
        names={row.key: row.name for row in found.outlets},
        origins=chosen[(number - 1) * _ORIGINS : number * _ORIGINS],
        total=len(chosen),
        number=number,
        last=max(1, -(-len(chosen) // _ORIGINS)),
        kind=kind,
        kinds=sorted({root.kind for root in every if root.kind}),
        most=_EVENTS,
    )


def origin(request: Request) -> Response:
    """One origin with all that rests on it."""
    page = asked(request)
    told, id = page.told, page.named("origin")
    found = next((root for root in _roots(told) if root.origin.id == id), None)
    if found is None:
        return page.missing(page.pages.phrases["missing"]["origin"].format(id=id))
    said = [account(told.index.claims[claim], told.index, told.words) for claim in found.claims]
    return page.page("origin.html.j2", root=found, said=said)


def _roots(told: Told) -> tuple[Root, ...]:
    return told.made("roots", lambda: roots(told.index, told.words))
