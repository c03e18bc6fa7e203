"""Where the claims of a story come from: each origin with what rests on it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Origin, Outlet, SourceKind
from dateline.tell.chain import teller
from dateline.tell.index import Index
from dateline.tell.words import Words


@dataclass(frozen=True, slots=True)
class Root:
    """An origin: what to call it, its kind in words, and what rests on it: claims, events (ids) and who tells it.

    `unnamed`: nobody is named there. `said` is what the user says of the outlet that it is.
    """

    origin: Origin
    name: str
    kind: str
    unnamed: bool
    claims: tuple[str, ...]
    events: tuple[str, ...]
    tellers: tuple[str, ...]
    said: Outlet | None = None


def roots(index: Index, words: Words) -> tuple[Root, ...]:
    """The origins of a story: those that most pages tell from first, then those on which most claims rest."""
    found = (root(origin, index, words) for origin in index.story.links.origins)
    return tuple(
        sorted((r for r in found if r.claims), key=lambda r: (-len(r.tellers), -len(r.claims), r.name, r.origin.id))
    )


def root(origin: Origin, index: Index, words: Words) -> Root:
    """One origin with what rests on it; of a story's own claims, if it has any."""
    claims = tuple(claim for claim in origin.claims if claim in index.claims)
    articles = [index.article_of(index.claims[claim]) for claim in claims]
    source = index.sources.get(origin.source or "")
    name = source.name if source else teller(articles[0], words) if articles else ""
    kind = words["source_kind"][source.kind.value] if source else words["source_kind"]["page"]
    if source and not name:
        name = str(words["source"][source.kind.value])
    if source and source.kind is SourceKind.HEARSAY:
        name, kind = str(words["source"]["hearsay"]), ""
    said = index.outlet_of_source.get(source.id) if source else None
    if origin.owner:
        name, kind, said = origin.owner, str(words["outlets"]["owned"]), None
    events = dict.fromkeys(index.story.links.event_of.get(claim, "") for claim in claims)
    weighty = sorted(
        (event for event in events if event in index.events), key=lambda id: (-index.events[id].salience, id)
    )
    unnamed = source is not None and source.kind in (SourceKind.ANONYMOUS, SourceKind.HEARSAY) and not origin.owner
    tellers = tuple(sorted({teller(article, words) for article in articles}, key=lambda each: (each.casefold(), each)))
    return Root(origin, name, kind, unnamed, claims, tuple(weighty), tellers, said)
