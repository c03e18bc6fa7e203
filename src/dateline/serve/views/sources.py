"""Who says it, and who has it from whom: outlets, who relays whom, circles, and the origins with their claims."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from dateline.serve.arcs import picture
from dateline.serve.shelf import Told
from dateline.serve.views.asked import asked
from dateline.tell.accounts import account
from dateline.tell.relaying import Relaying, relaying
from dateline.tell.roots import Root, root, roots

_ORIGINS = 30  # listed on a page
_EVENTS = 6  # of an origin, listed with it


def sources(request: Request) -> Response:
    """Outlets and origins of a story; those of one kind alone where it is asked for."""
    page = asked(request)
    told = page.told
    found = _relaying(told)
    every = _roots(told)
    kinds = sorted({each.kind for each in every if each.kind})
    kind = page.query.choice("kind", kinds)
    chosen = [each for each in every if not kind or each.kind == kind]
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
        kinds=kinds,
        most=_EVENTS,
    )


def origin(request: Request) -> Response:
    """One origin with all that rests on it."""
    page = asked(request)
    told, id = page.told, page.named("origin")
    named = told.index.origins.get(id)
    found = root(named, told.index, told.words) if named else None
    if found is None or not found.claims:
        return page.missing(page.pages.phrases["missing"]["origin"].format(id=id))
    said = [account(told.index.claims[claim], told.index, told.words) for claim in found.claims]
    return page.page("origin.html.j2", root=found, said=said)


def prepare(told: Told) -> None:
    """Work out what the view stands on."""
    _relaying(told)
    _roots(told)


def _relaying(told: Told) -> Relaying:
    return told.made("relaying", lambda: relaying(told.index, told.words))


def _roots(told: Told) -> tuple[Root, ...]:
    return told.made("roots", lambda: roots(told.index, told.words))
