"""A story in the order of time: drawn on a ruler, and listed; what is asked for stands in the address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from dateline.export import EXPORTERS
from dateline.model import EntityKind, Standing
from dateline.serve.asking import Query, selection_of
from dateline.serve.drawing import Drawing, Unit, Window, core, draw, whole
from dateline.serve.facets import Chip, Facet, chips, facets
from dateline.serve.listing import Listing, listing
from dateline.serve.pages import Pages
from dateline.serve.seen import seen
from dateline.serve.shelf import Told
from dateline.serve.zooming import Zoom, name, tick_name, to, zoom
from dateline.tell.asked import counted, what_is_there
from dateline.tell.course import Passing
from dateline.tell.labels import event_labels
from dateline.tell.selection import Selection
from dateline.tell.words import plural

_SOME = 20  # events that are labelled between two looks whether anybody asks for something
LANES = ("people", "standing")
_PEOPLE = 8  # lanes of people; who takes part less is left to the filters
_WHO = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.GROUP)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows of the events that are asked for. `nothing` says what there is instead, where none is.

    `names` are those of the people in whose lanes they are drawn, by the lanes' keys.
    """

    asked: str
    nothing: str
    lanes: str
    names: Mapping[str, str]
    chips: tuple[Chip, ...]
    facets: tuple[Facet, ...]
    drawing: Drawing | None
    zoom: Zoom | None
    listing: Listing


def timeline(request: Request) -> Response:
    """The events that are asked for."""
    pages: Pages = request.app.state.pages
    told, query = seen(request)
    shown = told.made(("timeline", query), lambda: _shown(told, query))
    phrases = pages.phrases["timeline"]
    return pages.page(
        request,
        "timeline.html.j2",
        told=told,
        query=query,
        shown=shown,
        forms=[*EXPORTERS.values()],
        window_query=to,
        tick_name=lambda tick, drawing: tick_name(tick.window, drawing.ticked, told.words),
        column_name=lambda column, drawing: plural(
            phrases["in_column"], column.count, window=name(column.window, drawing.unit, told.words)
        ),
    )


def prepare(told: Told) -> Iterator[None]:
    """Work out where the links at the head of the first page lead: its lanes, and the whole list."""
    for pair in (*(("lanes", each) for each in LANES), ("all", "yes")):
        query = Query().adding(*pair)
        told.made(("timeline", query), partial(_shown, told, query))
        yield


def prepare_labels(told: Told) -> Iterator[None]:
    """Label all events: each window counts those of its own, and to label a thousand takes a third of a second."""
    for number, event in enumerate(told.story.links.events):
        event_labels(event, told.index)
        if number % _SOME == 0:
            yield


def _shown(told: Told, query: Query) -> Shown:
    selection = selection_of(query, told.index)
    lanes = query.choice("lanes", LANES)
    unit = query.choice("zoom", [unit.value for unit in Unit])
    chosen = told.chosen(selection)
    window = _window(selection, chosen)
    in_lanes = _lanes(lanes, chosen, told)
    drawing = draw(in_lanes, window, _unit(unit, window)) if window else None
    return Shown(
        asked="" if selection.is_open else counted(selection, told.index, told.words, [each.event for each in chosen]),
        nothing="" if chosen or not told.story.links.events else what_is_there(selection, told.index, told.words),
        lanes=lanes,
        names={id: told.index.entities[id].name for id, _ in in_lanes} if lanes == "people" else {},
        chips=chips(query, selection, told),
        facets=facets(query, selection, chosen, told),
        drawing=drawing,
        zoom=zoom(query, chosen, drawing, told.words) if drawing else None,
        listing=listing(query, selection, chosen, told),
    )


def _window(selection: Selection, chosen: Sequence[Passing]) -> Window | None:
    """What is asked for, else what holds all that is known of the events."""
    known = whole(chosen) if selection.has_window else core(chosen)
    if known is None:
        return None
    first, last = selection.first or known.first, selection.last or known.last
    return Window(first, last) if first <= last else known


def _unit(asked: str, window: Window) -> Unit:
    """The unit that is asked for where there is room for it, else the one that shows most."""
    return Unit(asked) if asked and Unit(asked) in window.units else window.unit


def _lanes(lanes: str, chosen: Sequence[Passing], told: Told) -> list[tuple[str, Sequence[Passing]]]:
    """All events in one lane, or those of each standing, or those of each of the people who take part most."""
    if lanes == "standing":
        return [(s.value, own) for s in Standing if (own := [each for each in chosen if each.drawn is s])]
    if lanes == "people":
        counts = Counter(id for each in chosen for id in set(each.event.participants))
        kinds = {entity.id: entity.kind for entity in told.story.links.entities}
        most = sorted((id for id in counts if kinds.get(id) in _WHO), key=lambda id: (-counts[id], id))[:_PEOPLE]
        return [(id, [each for each in chosen if id in each.event.participants]) for id in most]
    return [("", chosen)]
