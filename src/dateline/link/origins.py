"""Where claims come from. What comes down to one source is one origin, and an outlet that only relays adds none.

The chain's end decides: the last source named, but somebody unnamed ends the chain wherever he stands, for what he
says that another said rests on him. Without a chain it is the outlet that the article relays, else the article's own.
Then copies, sentences taken over, shared quotations and relays within an event lead further back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.link.events import Grouping
from dateline.link.material import Material
from dateline.link.partition import Partition
from dateline.link.propositions import Proposition
from dateline.link.reuse import SAME_WORDS, How, Reuse
from dateline.link.sources import Sources
from dateline.model import Claim, Link, Origin, SourceKind

_RELAY_DAYS = 31  # what is relayed is news


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of a story, which claim has which, and each step that led from one claim to another.

    `ends`: the claim to which such steps lead from each, itself where there are none.
    """

    origins: tuple[Origin, ...]
    of: dict[str, str]
    links: tuple[Link, ...]
    by_id: dict[str, Origin]
    ends: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Step:
    """A claim comes from where another does."""

    to: str
    score: float
    because: str


def find_origins(
    material: Material, sources: Sources, grouping: Grouping, reuse: Sequence[Reuse], said: dict[str, Proposition]
) -> Origins:
    """Trace every claim to its origin."""
    tracer = _Tracer(material, sources, grouping, said)
    for each in reuse:
        tracer.same_words(each)
    tracer.relayed()
    tracer.relayed_sources()
    return tracer.result()


class _Tracer:
    def __init__(self, material: Material, sources: Sources, grouping: Grouping, said: dict[str, Proposition]) -> None:
        self._material, self._sources, self._grouping, self._said = material, sources, grouping, said
        self._articles_by: dict[str, set[str]] = defaultdict(set)
        for article, outlet in sources.voice.items():
            self._articles_by[outlet].add(article)
        # an agency's text that somebody prints is the agency's article
        self._carried: dict[str, set[str]] = defaultdict(set)
        for article, relayed in sources.relays.items():
            if article not in sources.voice and len(relayed) == 1:
                self._carried[relayed[0]].add(article)
        self._base = {id: self._first_key(claim) for id, claim in material.claims.items()}
        self._same = Partition(sorted(set(self._base.values())))
        self._steps: dict[str, _Step] = {}
        self._links: list[Link] = []
        self._why: dict[str, list[str]] = defaultdict(list)  # by key
        self._one_page()

    def _first_key(self, claim: Claim) -> str:
        """What the chain alone says: a source's id, or `voice:ARTICLE` of an article whose outlet nobody knows."""
        article = claim.span.article
        chain = self._sources.of[claim.id]
        for hop, source in zip(claim.attribution, chain, strict=True):
            if hop.kind is SourceKind.ANONYMOUS:
                return source
        if chain:
            return chain[-1]
        relays = self._sources.relays.get(article, ())
        return relays[0] if relays else self._sources.voice.get(article, f"voice:{article}")

    def _one_page(self) -> None:
        """The author's own voice, and what has nobody for a source, is the same in all captures of an address."""
        first: dict[tuple[str, str], tuple[str, str]] = {}
        for id, key in self._base.items():
            article = self._material.article[self._material.claims[id].span.article]
            kind = key.partition(":")[0]
            if article.url and key in (f"voice:{article.id}", f"hearsay:{article.id}"):
                other, there = first.setdefault((kind, article.url), (id, key))
                self._join(there, key, other, id, 1.0, "the same page, saved more than once")

    # -- the same words

    def same_words(self, each: Reuse) -> None:
        """Two claims in the same words have one origin; whoever is named keeps his own."""
        first, later = each.left, each.right
        if each.how is not How.COPY and self._published(later) < self._published(first):
            first, later = later, first
        if self._ends_in_voice(first) and not self._ends_in_voice(later) and each.how is not How.COPY:
            first, later = later, first
        a, b = self._base[first], self._base[later]
        if a == b:
            return
        if self._unnamed(a) and self._unnamed(b):
            self._join(a, b, first, later, each.score, each.because)
        elif self._unnamed(b) or self._ends_in_voice(later):
            self._step(later, first, each.score, each.because)
        elif self._unnamed(a):
            self._step(first, later, each.score, each.because)

    def _published(self, claim: str) -> tuple[date, str]:
        article = self._material.article[self._material.claims[claim].span.article]
        return article.published.latest or date.max, article.id

    def _ends_in_voice(self, claim: str) -> bool:
        return not self._sources.of[claim]

    def _unnamed(self, key: str) -> bool:
        return self._sources.is_nameless(key)

    # -- relays

    def relayed(self) -> None:
        """ "X reports that …", where an article by X tells the same event: its origin is the origin."""
        for members in self._grouping.groups.values():
            if len(members) > 1:
                for id in members:
                    self._relay(id, members)

    def _relay(self, id: str, members: Sequence[str]) -> None:
        claims = self._material.claims
        for outlet in self._relayed_outlets(id):
            kind = self._unnamed_kind(self._base[id])
            if kind is None and self._base[id] != outlet:
                continue
            by_it = (self._articles_by[outlet] | self._carried[outlet]) - {claims[id].span.article}
            told = sorted(
                m
                for m in members
                if claims[m].span.article in by_it
                and claims[m].polarity is claims[id].polarity
                and (self._unnamed_kind(self._base[m]) is kind if kind else not self._ends_in_voice(m))
            )
            if len({self._same.find(self._base[m]) for m in told}) != 1:
                continue  # nothing there, or two sources that it can be
            because = f"{self._sources.by_id[outlet].name} is relayed, and its own article tells it from this source"
            if kind:
                self._join(self._base[id], self._base[told[0]], id, told[0], 0.8, because)
            else:
                self._step(id, told[0], 0.8, because)

    def _relayed_outlets(self, id: str) -> list[str]:
        """The outlets that a claim's chain names, or that its article relays, with articles here; not its own."""
        article = self._material.claims[id].span.article
        named = self._sources.of[id] or self._sources.relays.get(article, ())
        known = self._articles_by.keys() | self._carried.keys()
        return [s for s in named if s in known and s != self._sources.voice.get(article)]

    def relayed_sources(self) -> None:
        """ "A source told X …": the only unnamed source that an article by X, shortly before, has on the same people.

        A wrong joining here takes two origins for one, which claims less support than there is, and not more.
        """
        people: dict[str, set[str]] = defaultdict(set)
        claims: dict[str, list[str]] = defaultdict(list)
        for id, key in self._base.items():
            if self._anonymous(key):
                people[key] |= self._said[id].who
                claims[key].append(id)
        in_article: dict[str, list[str]] = defaultdict(list)
        for key, ids in claims.items():
            in_article[self._material.claims[ids[0]].span.article].append(key)
        for key, ids in sorted(claims.items()):
            for outlet in sorted({o for id in ids for o in self._relayed_outlets(id)}):
                found = {
                    self._same.find(other): other
                    for article in sorted(self._articles_by[outlet])
                    if self._shortly_before(article, self._material.claims[ids[0]].span.article)
                    for other in in_article[article]
                    if people[other] & people[key]
                }
                if len(found) == 1:
                    (other,) = found.values()
                    name = self._sources.by_id[outlet].name
                    because = f"{name} is relayed, and its own article has one unnamed source on the same people"
                    self._join(key, other, ids[0], claims[other][0], 0.6, because)

    def _shortly_before(self, article: str, later: str) -> bool:
        a, b = (self._material.article[i].published for i in (article, later))
        return (
            a.earliest is not None
            and b.latest is not None
            and a.earliest <= b.latest
            and (b.latest - a.earliest).days <= _RELAY_DAYS
        )

    def _unnamed_kind(self, key: str) -> SourceKind | None:
        """Somebody's kind whom only one article knows, and a document's that has no name; None of others."""
        source = self._sources.by_id.get(key)
        if source is None or not self._sources.is_nameless(key):
            return None
        return source.kind if source.kind in (SourceKind.ANONYMOUS, SourceKind.DOCUMENT) else None

    def _anonymous(self, key: str) -> bool:
        source = self._sources.by_id.get(key)
        return source is not None and source.kind is SourceKind.ANONYMOUS

    # -- joining and following

    def _join(self, a: str, b: str, left: str, right: str, score: float, because: str) -> None:
        if self._same.join(a, b):
            self._links.append(Link("origin", min(left, right), max(left, right), score, because))
            self._why[a].append(because)

    def _step(self, claim: str, to: str, score: float, because: str) -> None:
        if claim not in self._steps:
            self._steps[claim] = _Step(to, score, because)
            self._links.append(Link("origin", min(claim, to), max(claim, to), score, because))

    def _follow(self, claim: str) -> tuple[str, list[str]]:
        """Where the steps from a claim lead, with their reasons; where they go round, the smallest claim stands."""
        seen = [claim]
        reasons: list[str] = []
        while (step := self._steps.get(seen[-1])) is not None:
            if step.to in seen:
                circle = seen[seen.index(step.to) :]
                return min(circle), [*reasons, "they cite each other in a circle, and nothing further back is known"]
            reasons.append(step.because)
            seen.append(step.to)
        return seen[-1], reasons

    # -- what comes of it

    def result(self) -> Origins:
        """The origins in id order; an origin's id is its smallest claim's."""
        claims: dict[str, list[str]] = defaultdict(list)
        why: dict[str, list[str]] = defaultdict(list)
        ends: dict[str, str] = {}
        for id in self._material.claims:
            end, reasons = self._follow(id)
            ends[id] = end
            key = self._same.find(self._base[end])
            claims[key].append(id)
            why[key] += reasons
        for key, reasons in self._why.items():
            why[self._same.find(key)] += reasons
        origins = sorted((self._origin(key, ids, why[key]) for key, ids in claims.items()), key=lambda o: o.id)
        of = {claim: o.id for o in origins for claim in o.claims}
        links = tuple(sorted(self._links, key=lambda k: (k.left, k.right, k.because)))
        return Origins(tuple(origins), dict(sorted(of.items())), links, {o.id: o for o in origins}, ends)

    def _origin(self, key: str, ids: list[str], reasons: list[str]) -> Origin:
        source = self._sources.by_id.get(key)
        because = "; ".join([self._plain(key), *_once(reasons)])
        return Origin(min(ids), source.id if source else None, tuple(sorted(ids)), because)

    def _plain(self, key: str) -> str:
        """In words, what the chain's end is."""
        source = self._sources.by_id.get(key)
        if source is None:
            return "the article's own voice"
        if source.kind is SourceKind.HEARSAY:
            return "nobody is named: all that one article has from hearsay counts as one origin"
        if source.kind is SourceKind.ANONYMOUS:
            return f"an unnamed source, '{source.name}', of one article"
        if source.kind is SourceKind.OUTLET:
            return f"{source.name} says so, and no source before it is named"
        return f"the chain ends with {source.name}"


def _once(reasons: Iterable[str]) -> list[str]:
    """Reasons, each once: of words that are the same, the most."""
    runs = {reason: int(found[1]) for reason in reasons if (found := SAME_WORDS.fullmatch(reason))}
    longest = max(runs, key=lambda reason: runs[reason], default="")
    return sorted({reason for reason in reasons if reason not in runs or reason == longest})
