"""Who relays whom: of each outlet how much it told first, took from another, or rests on somebody unnamed.

An outlet relays another where its page says so ("Via: X", "(Reuters)"), where its text names the other as who tells it
("X reported that …"), or where its article is a copy of the other's. Outlets that go round in a circle on one event are
told: then nobody of them is known to have it from anywhere else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from dateline.model import Article, Claim, Event, Outlet, SourceKind
from dateline.tell.chain import teller
from dateline.tell.index import Index, is_outlet_known
from dateline.tell.words import Words
from dateline.when import When

_UNNAMED = (SourceKind.ANONYMOUS, SourceKind.HEARSAY)


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet, or a page that names none, with how much of what it tells is whose.

    `key` is its name, or the id of an article whose outlet is not known. `articles` are ids, none of an outlet that is
    only named by others. Of its `claims` so many are `relayed` and so many rest on somebody `unnamed`. `first` counts
    the events that it told a day or more before any other dated outlet, of `shared` that others here tell, too.
    `relayed_by` counts the claims that others have from it. `said` is what the user says of it.
    """

    key: str
    name: str
    articles: tuple[str, ...]
    claims: int = 0
    relayed: int = 0
    unnamed: int = 0
    first: int = 0
    shared: int = 0
    relayed_by: int = 0
    said: Outlet | None = None


@dataclass(frozen=True, slots=True)
class Relayed:
    """`teller` has `claims` (ids) from `relayed`, both by their keys; so many of them as the `copies` of an article."""

    teller: str
    relayed: str
    claims: tuple[str, ...]
    copies: int = 0


@dataclass(frozen=True, slots=True)
class Circle:
    """Outlets (keys) of which each has one event from another of them: circular reporting, or near it."""

    outlets: tuple[str, ...]
    event: str


@dataclass(frozen=True, slots=True)
class Relaying:
    """Who relays whom. `outlets` by how many claims others have from them, then by their own; `pairs` by claims."""

    outlets: tuple[OutletRow, ...]
    pairs: tuple[Relayed, ...]
    circles: tuple[Circle, ...]


def relaying(index: Index, words: Words) -> Relaying:
    """Who relays whom in a story. Same story, same rows, in the same order."""
    tellers = _Tellers(index, words)
    steps = {claim.id: tuple(_steps(claim, tellers)) for claim in index.story.claims}
    pairs = _pairs(index, steps, tellers)
    return Relaying(_outlets(index, steps, pairs, tellers), pairs, tuple(_circles(index, steps)))


@dataclass
class _Tellers:
    """Outlets by keys: one key an outlet, however a page or a text spells it."""

    index: Index
    words: Words
    names: dict[str, str] = field(default_factory=dict)  # by key

    @cached_property
    def of_article(self) -> dict[str, str]:
        return {article.id: self._of(article) for article in self.index.story.articles}

    @cached_property
    def _spelled(self) -> dict[str, str]:
        """The name of the source that an outlet is, by each of its names."""
        found: dict[str, str] = {}
        outlets = (source for source in self.index.story.links.sources if source.kind is SourceKind.OUTLET)
        for source in sorted(outlets, key=lambda s: s.id):
            entity = self.index.entities.get(source.entity or "")
            for name in (source.name, *((entity.name, *entity.aliases) if entity else ())):
                found.setdefault(name.casefold(), source.name)
        return found

    @cached_property
    def _shorter(self) -> dict[str, set[str]]:
        """The outlets of the pages by what else they may be called: initials, the name without its first word."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name in {article.outlet for article in self.index.story.articles if article.outlet}:
            words = name.split()
            if len(words) > 2:
                found["".join(word[0] for word in words).casefold()].add(name)
            if len(words) > 1:
                found[" ".join(words[1:]).casefold()].add(name)
        return found

    def called(self, name: str) -> str:
        """The key of an outlet of this name."""
        key = self._spelled.get(name.casefold(), name)
        longer = self._shorter.get(key.casefold(), set())
        if len(longer) == 1:
            (key,) = longer
            key = self._spelled.get(key.casefold(), key)
        self.names.setdefault(key, key)
        return key

    def _of(self, article: Article) -> str:
        name = teller(article, self.words)
        if is_outlet_known(article):
            key = self.called(name)
            self.names[key] = name  # as its own pages spell it
            return key
        self.names[article.id] = name
        return article.id


@dataclass(frozen=True, slots=True)
class _Step:
    teller: str
    relayed: str
    copy: bool = False


def _steps(claim: Claim, tellers: _Tellers) -> Iterator[_Step]:
    """Who has a claim from whom: the page from what it relays or copies, each outlet that is named from the next."""
    index = tellers.index
    article = index.article_of(claim)
    page = tellers.of_article[article.id]
    copy = index.copies.get(article.id)
    original = tellers.of_article.get(copy.original) if copy else None
    if original is not None and original != page:
        yield _Step(page, original, copy=True)
        return
    relays = [key for key in dict.fromkeys(tellers.called(relay.name) for relay in article.via) if key != page]
    sources = index.story.links.sources_of.get(claim.id, ())
    named: list[str] = []
    for place, hop in enumerate(claim.attribution):
        if hop.kind is not SourceKind.OUTLET:
            continue
        linked = index.sources.get(sources[place]) if place < len(sources) else None
        key = tellers.called(linked.name if linked else hop.name)
        if key != page and key not in named:
            named.append(key)
    yield from (_Step(page, relay) for relay in relays)
    row = [relays[0] if len(relays) == 1 else page, *(key for key in named if key not in relays)]
    yield from (_Step(a, b) for a, b in pairwise(row))


def _pairs(index: Index, steps: Mapping[str, Sequence[_Step]], tellers: _Tellers) -> tuple[Relayed, ...]:
    claims: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    copies: defaultdict[tuple[str, str], int] = defaultdict(int)
    for claim, found in steps.items():
        for step in found:
            claims[step.teller, step.relayed].append(claim)
            copies[step.teller, step.relayed] += step.copy
    for copy in index.story.links.copies:  # a copy without a claim of its own is a relay, too
        pair = tuple(tellers.of_article.get(id, "") for id in (copy.article, copy.original))
        if all(pair) and pair[0] != pair[1]:
            claims.setdefault((pair[0], pair[1]), [])
    return tuple(
        Relayed(a, b, tuple(sorted(claims[a, b])), copies[a, b])
        for a, b in sorted(claims, key=lambda pair: (-len(claims[pair]), pair))
    )


def _outlets(
    index: Index, steps: Mapping[str, Sequence[_Step]], pairs: Sequence[Relayed], tellers: _Tellers
) -> tuple[OutletRow, ...]:
    articles: defaultdict[str, list[str]] = defaultdict(list)
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for article, key in sorted(tellers.of_article.items()):
        articles[key].append(article)
    for claim in index.story.claims:
        claims[tellers.of_article[claim.span.article]].append(claim)
    told_by: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        told_by[pair.relayed].update(pair.claims)
    first, shared = _first(index, tellers)
    keys = {*articles, *(key for pair in pairs for key in (pair.teller, pair.relayed))}
    rows = [
        OutletRow(
            key,
            tellers.names[key],
            tuple(articles[key]),
            len(claims[key]),
            sum(_is_relayed(claim, steps[claim.id], index, tellers) for claim in claims[key]),
            sum(any(hop.kind in _UNNAMED for hop in claim.attribution) for claim in claims[key]),
            first[key],
            shared[key],
            len(told_by[key]),
            _said(key, articles[key], tellers),
        )
        for key in keys
    ]
    return tuple(sorted(rows, key=lambda r: (-r.relayed_by, -r.claims, r.name.casefold(), r.key)))


def _said(key: str, articles: Sequence[str], tellers: _Tellers) -> Outlet | None:
    """What the user says of an outlet: of its pages, else of the source of its name."""
    index = tellers.index
    pages = (index.outlet_of_article.get(article) for article in articles)
    return next(
        (each for each in pages if each), index.outlet_called.get(key) or index.outlet_called.get(tellers.names[key])
    )


def _is_relayed(claim: Claim, steps: Sequence[_Step], index: Index, tellers: _Tellers) -> bool:
    """Whether its page has it from another outlet, as the page says or as it was traced."""
    if steps:
        return True
    origin = index.origins.get(index.story.links.origin_of.get(claim.id, ""))
    source = index.sources.get(origin.source or "") if origin else None
    page = tellers.of_article[claim.span.article]
    own = index.outlet_of_article.get(claim.span.article)
    if origin is not None and origin.owner and own is not None and own.owner == origin.owner:
        return False  # one owner's outlets have one origin, and need not have it from each other
    return source is not None and source.kind is SourceKind.OUTLET and tellers.called(source.name) != page


def _first(index: Index, tellers: _Tellers) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Of each outlet how many events it told before all others, and how many others tell, too."""
    first: defaultdict[str, int] = defaultdict(int)
    shared: defaultdict[str, int] = defaultdict(int)
    for event in index.story.links.events:
        days = _days(event, index, tellers)
        if len(days) < 2:
            continue
        for key in days:
            shared[key] += 1
        by_day = sorted(days, key=lambda key: (str(days[key].earliest or "9999"), key))
        (earliest, *others) = by_day
        ends = days[earliest].latest
        begin = days[others[0]].earliest
        if ends is not None and begin is not None and ends < begin:
            first[earliest] += 1
    return first, shared


def _days(event: Event, index: Index, tellers: _Tellers) -> dict[str, When]:
    """When each outlet first told an event; copies tell nothing of their own, and pages without a date don't count."""
    days: dict[str, When] = {}
    for claim in index.claims_of(event):
        article = index.article_of(claim)
        if article.id in index.copies or not article.published.closed:
            continue
        key = tellers.of_article[article.id]
        days[key] = min(days.get(key, article.published), article.published, key=lambda when: str(when.latest))
    return days


def _circles(index: Index, steps: Mapping[str, Sequence[_Step]]) -> Iterator[Circle]:
    """Circles of outlets that name each other for one event. A copy has its direction from time, and closes none."""
    for event in index.story.links.events:
        named = (step for claim in event.claims for step in steps.get(claim, ()) if not step.copy)
        for outlets in _knots((step.teller, step.relayed) for step in named):
            yield Circle(outlets, event.id)


def _knots(edges: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The strongly connected components of more than one node, each sorted (Kosaraju's algorithm; Sharir 1981)."""
    onward: defaultdict[str, list[str]] = defaultdict(list)
    backward: defaultdict[str, list[str]] = defaultdict(list)
    for a, b in sorted(set(edges)):
        onward[a].append(b)
        backward[b].append(a)
    if not onward.keys() & backward.keys():
        return []
    done: dict[str, None] = {}
    for node in sorted({*onward, *backward}):
        _visit(node, onward, done)
    found, seen = [], dict[str, None]()
    for node in reversed(list(done)):
        before = len(seen)
        _visit(node, backward, seen)
        knot = list(seen)[before:]
        if len(knot) > 1:
            found.append(tuple(sorted(knot)))
    return sorted(found)


def _visit(start: str, edges: Mapping[str, Sequence[str]], done: dict[str, None]) -> None:
    """Add to `done` what can be reached from a node and isn't there, each node after what it leads to."""
    if start in done:
        return
    on_the_way = {start}
    stack = [(start, iter(edges.get(start, ())))]
    while stack:
        node, onward = stack[-1]
        to = next((n for n in onward if n not in done and n not in on_the_way), None)
        if to is None:
            stack.pop()
            done[node] = None
        else:
            on_the_way.add(to)
            stack.append((to, iter(edges.get(to, ()))))
