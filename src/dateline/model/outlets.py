"""What the user says of outlets (outlets.csv): who owns one, the user's own grade and note. Nobody else grades one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Outlet:
    """What is said of an outlet, by its name, short name or domain. "" is: nothing is said.

    What one `owner` has counts as one origin. `note` is for the user's own eyes: no export shows it.
    """

    name: str
    owner: str = ""
    grade: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, order=True)
class OutletRow:
    """One row, with where it stands: the table as people know it and the line ("" and 0: said by command).

    `place` stands for where the table lies: two tables of one name stay apart.
    """

    place: str
    said_in: str
    line: int
    outlet: Outlet

    @property
    def where(self) -> str:
        """'news/outlets.csv:3', or "" for what was said by command."""
        return f"{self.said_in}:{self.line}" if self.said_in else ""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Rows that say otherwise of one outlet: `about` is "owner", "grade" or "note", and none of it counts."""

    name: str
    about: str
    rows: tuple[OutletRow, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """What all rows come to: each outlet once, in the order of names, and what they say otherwise."""

    outlets: tuple[Outlet, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()


@dataclass(frozen=True, slots=True)
class OutletChange:
    """A line of the log: what was said of an outlet and where, or (`gone`) is said no longer."""

    number: int
    said_in: str
    outlet: Outlet
    gone: bool = False


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An outlet of which the user says something, and which sources and articles (ids) of a story it is."""

    outlet: Outlet
    sources: tuple[str, ...]
    articles: tuple[str, ...]


def met_in(parts: Iterable[KnownOutlet]) -> tuple[KnownOutlet, ...]:
    """The outlets of several stories in the order of their names, each once."""
    found: defaultdict[Outlet, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for each in parts:
        sources, articles = found[each.outlet]
        sources.update(each.sources)
        articles.update(each.articles)
    return tuple(KnownOutlet(each, *(tuple(sorted(ids)) for ids in found[each])) for each in sorted(found))
