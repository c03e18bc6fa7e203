"""What holds: relations that last for a time, as bars on one ruler; what held on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dateline.export.bars import Bar
from dateline.model import Force
from dateline.serve.asking import selection_of
from dateline.serve.axis import Axis, axis
from dateline.serve.shelf import Told
from dateline.serve.views.asked import asked
from dateline.tell.asked import described
from dateline.tell.portrait import Held, held
from dateline.tell.selection import select_states


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
    """States on one ruler, by whether they hold."""

    axis: Axis | None
    groups: tuple[Rows, ...]


def states(request: Request) -> Response:
    """The states of a story: what holds now, what has ended, what is not known to hold."""
    page = asked(request)
    told = page.told
    day = page.query.get("on")
    asks = page.query.adding("from", day).adding("to", day) if day else page.query
    selection = selection_of(asks.only("about", "from", "to"), told.index)
    chosen = [held(state, told.index, told.words) for state in select_states(selection, told.index)]
    return page.page(
        "states.html.j2",
        drawn=drawn(chosen, told),
        all=len(told.story.links.states),
        left=len(chosen),
        asked="" if selection.is_open else described(selection, told.index, told.words),
        last=told.overview.coverage.last,
    )


def drawn(chosen: Iterable[Held], told: Told) -> Drawn:
    """States on a ruler that reaches to the last dated article."""
    found = list(chosen)
    last = told.overview.coverage.last
    ruler = axis((each.state.when for each in found), until=last.latest if last else None)
    groups = []
    for force in Force:
        mine = sorted((each for each in found if each.state.force is force), key=_place)
        if mine:
            groups.append(Rows(force.value, tuple(Row(each, _bar(each, ruler)) for each in mine)))
    return Drawn(ruler, tuple(groups))


def _place(each: Held) -> tuple[str, ...]:
    when = each.state.when
    return (str(when.earliest or when.latest or "9999"), each.state.relation, *each.state.entities)


def _bar(each: Held, ruler: Axis | None) -> Bar | None:
    return ruler.bar(each.state.when, open_end=each.state.force is Force.IN_FORCE) if ruler else None
