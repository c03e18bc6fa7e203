"""Somebody or something of a story: names, states over time, events, words; and the list of all of them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.errors import OptionError
from dateline.model import EntityKind
from dateline.serve.paths import at
from dateline.serve.shelf import Told
from dateline.serve.views.asked import Asked, asked
from dateline.serve.views.states import drawn
from dateline.tell.accounts import account
from dateline.tell.called import entity_called
from dateline.tell.portrait import portrait

_EVENTS = 12  # listed at once; the timeline has all
_SAYS = 12
_STATES = 12  # drawn at once; the page of states has all
_ARTICLES = 25  # in which it is named, on a page
_PAGE = 120  # entities on a page of the list


def entity(request: Request) -> Response:
    """The entity that the address names, by its id; by a name it is looked for."""
    page = asked(request)
    told, id = page.told, page.named("entity")
    found = told.index.entities.get(id)
    if found is None:
        return _called(page, id)
    about = portrait(found, told.index)
    weighty = sorted(about.events[:_EVENTS], key=lambda event: told.places[event.id])
    number = page.query.number("page")
    says = [account(told.index.claims[claim], told.index, told.words) for claim in about.says[:_SAYS]]
    return page.page(
        "entity.html.j2",
        about=about,
        drawn=drawn(about.states, told, most=_STATES),
        states=_STATES,
        events=[told.entry(event.id) for event in weighty],
        says=says,
        mentions=about.mentions[(number - 1) * _ARTICLES : number * _ARTICLES],
        number=number,
        last=max(1, -(-len(about.mentions) // _ARTICLES)),
    )


def prepare(told: Told) -> None:
    """Work out what the view stands on, and that of all lists: the overview."""
    _ = told.overview, told.index.events_with, told.index.claims_by


def _called(page: Asked, name: str) -> Response:
    try:
        found = entity_called(name, page.told.index)
    except OptionError:
        phrases = page.pages.phrases["missing"]
        return page.missing(phrases["entity_then"] if page.told.known_on else phrases["entity"].format(id=name))
    return RedirectResponse(at("entity", page.query, story=page.told.id, entity=found.id), 307)


def entities(request: Request) -> Response:
    """The entities that take part in events, those of the most first, or all; of one kind where it is asked for."""
    page = asked(request)
    every = page.told.overview.entities
    idle = sum(not row.events for row in every)
    whole = bool(page.query.says("all")) or idle == len(every)
    rows = [row for row in every if whole or row.events]
    kind = page.query.choice("kind", [each.value for each in EntityKind])
    chosen = [row for row in rows if not kind or row.entity.kind.value == kind]
    number = page.query.number("page")
    return page.page(
        "entities.html.j2",
        rows=chosen[(number - 1) * _PAGE : number * _PAGE],
        total=len(chosen),
        number=number,
        last=max(1, -(-len(chosen) // _PAGE)),
        kinds=[(each.value, sum(row.entity.kind is each for row in rows)) for each in EntityKind],
        kind=kind,
        idle=0 if whole else idle,
    )
