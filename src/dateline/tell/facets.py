"""What was found, by what it is: standing, kind of source, outlet, year and who takes part, each with its number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Brief, SourceKind
from dateline.tell.chain import StepKind, teller
from dateline.tell.words import Words
from dateline.when import When

FACETS = ("standing", "source", "outlet", "year", "about")
_YEARS = 20  # that a date may span and still tell of its years


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a facet: its key, what to call it, how many have it, and whether it is asked for."""

    key: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One way of parting what was found; the most frequent value first, years in their order."""

    name: str
    values: tuple[Value, ...]


Keys = Mapping[str, tuple[str, ...]]


def keys(claim: Brief, words: Words) -> Keys:
    """The values of a claim for each facet."""
    return {
        "standing": (claim.standing.value,),
        "source": (_kind(claim),),
        "outlet": (teller(claim.article, words),),
        "year": _years(claim.when),
        "about": tuple(sorted(set(claim.names))),
    }


def _kind(claim: Brief) -> str:
    """The kind of source that a claim comes down to; the page where that speaks for itself."""
    if SourceKind.ANONYMOUS in claim.sources:
        return SourceKind.ANONYMOUS.value
    if claim.sources:
        return claim.sources[-1].value
    return StepKind.RELAY.value if claim.relayed else StepKind.PAGE.value


def _years(when: When) -> tuple[str, ...]:
    first, last = when.earliest, when.latest
    if first is None or last is None:
        known = first or last
        return (str(known.year),) if known else ()
    return tuple(str(year) for year in range(first.year, last.year + 1)) if last.year - first.year < _YEARS else ()


def meets(found: Keys, asked: Mapping[str, Sequence[str]]) -> bool:
    """Whether a claim has one of the values that are asked for of each facet."""
    return all(not wanted or not set(wanted).isdisjoint(found.get(name, ())) for name, wanted in asked.items())


def facets(every: Iterable[Keys], asked: Mapping[str, Sequence[str]], words: Words, *, most: int = 12) -> list[Facet]:
    """The facets of what was found: of each the values that the others leave, at most so many."""
    found = list(every)
    told = []
    for name in FACETS:
        others = {key: values for key, values in asked.items() if key != name}
        counts = Counter(value for each in found if meets(each, others) for value in each.get(name, ()))
        for value in asked.get(name, ()):
            counts.setdefault(value, 0)
        ranked = sorted(counts, key=lambda v: (-counts[v], v.casefold(), v))[:most]
        ranked += [value for value in asked.get(name, ()) if value not in ranked]
        if name == "year":
            ranked.sort()
        values = (Value(v, _words(name, v, words), counts[v], v in asked.get(name, ())) for v in ranked)
        told.append(Facet(name, tuple(values)))
    return [facet for facet in told if facet.values]


def _words(name: str, value: str, words: Words) -> str:
    if name == "standing":
        return str(words["standing_key"].get(value, value))
    return str(words["source_kind"].get(value, value)) if name == "source" else value
