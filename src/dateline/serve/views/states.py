"""What holds: relations that last for a time, as bars on one ruler; what held on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from dateline.export.bars import Bar
from dateline.model import Force, State
from dateline.serve.asking import selection_of
from dateline.serve.axis import Axis, axis
from dateline.serve.shelf import Told
from dateline.serve.views.asked import asked
from dateline.tell.asked import described
from dateline.tell.portrait import Held, held
from dateline.tell.selection import select_states

PAGE = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A state with its bar, where anything of its time is known."""

    held: Held
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class Rows:
    """States of one force, with the ruler that all of them share."""

    force: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """States on one ruler, by whether they hold; `all` counts those that are on other pages, too."""

    axis: Axis | None
    groups: tuple[Rows, ...]
    all: int


def states(request: Request) -> Response:
    """The states of a story: what holds now, what has ended, what is not known to hold."""
    page = asked(request)
    told = page.told
    day = page.query.get("on")
    asks = page.query.adding("from", day).adding("to", day) if day else page.query
    selection = selection_of(asks.only("about", "from", "to"), told.index)
    chosen = select_states(selection, told.index)
    number = page.query.number("page")
    return page.page(
        "states.html.j2",
        drawn=drawn(chosen, told, number),
        all=len(told.story.links.states),
        left=len(chosen),
        asked="" if selection.is_open else described(selection, told.index, told.words),
        number=number,
        last=max(1, -(-len(chosen) // PAGE)),
    )


def drawn(chosen: Iterable[State], told: Told, number: int = 1, most: int = PAGE) -> Drawn:
    """A page of states, those that hold first, on a ruler of all of them that reaches to the last dated article."""
    every = sorted(chosen, key=_place)
    last = told.overview.coverage.last
    ruler = axis((state.when for state in every), until=last.latest if last else None)
    here = [held(state, told.index, told.words) for state in every[(number - 1) * most : number * most]]
    groups = groupby(here, key=lambda each: each.state.force)
    rows = tuple(Rows(force.value, tuple(Row(each, _bar(each, ruler)) for each in own)) for force, own in groups)
    return Drawn(ruler, rows, len(every))


def _place(state: State) -> tuple[int, str, str, tuple[str, ...]]:
    begins = str(state.when.earliest or state.when.latest or "9999")
    return list(Force).index(state.force), begins, state.relation, state.entities


def _bar(each: Held, ruler: Axis | None) -> Bar | None:
    return ruler.bar(each.state.when, open_end=each.state.force is Force.IN_FORCE) if ruler else None
