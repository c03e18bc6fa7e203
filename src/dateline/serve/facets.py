"""What may be asked for besides: links that add a condition, each with what it leaves, and those that take one back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.model import EntityKind, Standing
from dateline.serve.asking import FILTERS, Query
from dateline.serve.shelf import Told
from dateline.tell.called import entity_called
from dateline.tell.course import Passing
from dateline.tell.labels import Label, event_labels
from dateline.tell.selection import Selection

_NAMES = 12
_COUNTED = 3000  # of more events labels are not counted: each of their claims would have to be read
_ORIGINS = (2, 3)


@dataclass(frozen=True, slots=True)
class Chip:
    """A condition that holds, in words, and the query without it."""

    name: str
    value: str
    query: Query


@dataclass(frozen=True, slots=True)
class Choice:
    """A condition that may be added (or, where it holds, taken back). `count` is None where nobody counted."""

    value: str
    query: Query
    count: int | None
    holds: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """Conditions of one sort."""

    name: str
    choices: tuple[Choice, ...]


def chips(query: Query, selection: Selection, told: Told) -> tuple[Chip, ...]:
    """The conditions that hold."""
    words = told.words
    found = []
    for name, value in query.pairs:
        if name not in FILTERS:
            continue
        said = value
        if name == "about":
            said = entity_called(value, told.index).name
        elif name == "standing":
            said = ", ".join(words["selection"]["standing"][s.value] for s in selection.standings)
        elif name == "label":
            said = words["labels"][value]
        found.append(Chip(name, said, query.without(name, value=value if name in ("about", "label") else None)))
    return tuple({(chip.name, chip.value): chip for chip in found}.values())


def facets(query: Query, selection: Selection, chosen: Sequence[Passing], told: Told) -> tuple[Facet, ...]:
    """The conditions that may be added."""
    made = (
        Facet("about", tuple(_people(query, selection, chosen, told))),
        Facet("standing", tuple(_standings(query, selection, told))),
        Facet("min-origins", tuple(_origins(query, selection, told))),
        Facet("label", tuple(_labels(query, selection, told))),
        Facet("kept", tuple(_kept(query, selection, told))),
    )
    return tuple(facet for facet in made if facet.choices)


def _people(query: Query, selection: Selection, chosen: Sequence[Passing], told: Told) -> Iterator[Choice]:
    counts = told.made(
        ("people", selection), lambda: Counter(id for each in chosen for id in set(each.event.participants))
    )
    entities = told.index.entities
    there = (id for id in counts if id in entities and entities[id].kind is not EntityKind.OTHER)
    more = (id for id in there if id not in selection.about and counts[id] < len(chosen))
    for id in sorted(more, key=lambda id: (-counts[id], entities[id].name, id))[:_NAMES]:
        yield Choice(entities[id].name, query.adding("about", id), counts[id], False)


def _standings(query: Query, selection: Selection, told: Told) -> Iterator[Choice]:
    asked = replace(selection, standings=())
    counts = told.made(("standings", asked), lambda: Counter(each.drawn for each in told.chosen(asked)))
    bare = query.without("standing")
    for standing in Standing:
        holds = standing in selection.standings
        if counts[standing] or holds:
            others = [s for s in selection.standings if s is not standing]
            wanted = others if holds else [s for s in Standing if s is standing or s in others]
            there = bare.adding("standing", ",".join(s.value for s in wanted)) if wanted else bare
            yield Choice(standing.value, there, counts[standing], holds)


def _origins(query: Query, selection: Selection, told: Told) -> Iterator[Choice]:
    asked = replace(selection, min_origins=1)
    counts = told.made(("origins", asked), lambda: Counter(len(each.event.origins) for each in told.chosen(asked)))
    for least in _ORIGINS:
        count = sum(n for origins, n in counts.items() if origins >= least)
        holds = selection.min_origins == least
        if count or holds:
            there = query.without("min-origins") if holds else query.adding("min-origins", str(least))
            yield Choice(str(least), there, count, holds)


def _labels(query: Query, selection: Selection, told: Told) -> Iterator[Choice]:
    asked = replace(selection, labels=())
    every = told.chosen(asked)
    few = len(every) <= _COUNTED
    counts: Counter[Label] = Counter()
    if few:
        counts = told.made(
            ("labels", asked),
            lambda: Counter(label for each in every for label in event_labels(each.event, told.index)),
        )
    for label in Label:
        holds = label in selection.labels
        if counts[label] or holds or not few:
            there = query.without("label", value=label.value) if holds else query.adding("label", label.value)
            yield Choice(label.value, there, counts[label] if few else None, holds)


def _kept(query: Query, selection: Selection, told: Told) -> Iterator[Choice]:
    if told.index.kept:
        asked = query.without("kept") if selection.kept else query.adding("kept", "yes")
        yield Choice("yes", asked, len(told.index.kept), selection.kept)
