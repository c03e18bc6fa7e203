"""Outlets of one owner: what rests on their word alone has one origin, as the user's outlets.csv says who owns whom.

An outlet's own voice is its owner's in the whole story. Somebody or something without a name, whom only the outlet
vouches for, counts with the owner where another outlet of his tells the same event: nobody else can check that they are
two. Whoever is named stays an origin of his own, and hearsay stays what it is, as it supports nothing. This may take
two origins for one, which claims less support than there is, and not more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from dateline.link.events import Grouping
from dateline.link.material import Material
from dateline.link.origins import Origins
from dateline.link.outlets import Known, name_key
from dateline.link.partition import Partition
from dateline.link.sources import Sources
from dateline.model import Link, Origin, Outlet, SourceKind

_UNNAMED = (SourceKind.ANONYMOUS, SourceKind.DOCUMENT)


@dataclass(frozen=True, slots=True)
class _Word:
    """Whose word alone a claim rests on: that of an outlet (`called` so in the texts), its own (`voice`) or that of
    somebody unnamed.
    """

    outlet: Outlet
    called: str
    voice: bool


def with_owners(origins: Origins, material: Material, sources: Sources, grouping: Grouping, known: Known) -> Origins:
    """Origins of which those are one that come down to the outlets of one owner."""
    if not any(each.outlet.owner for each in known.outlets):
        return origins
    joiner = _Joiner(origins, material, sources, known)
    joiner.voices()
    joiner.unnamed(grouping)
    return joiner.result()


class _Joiner:
    def __init__(self, origins: Origins, material: Material, sources: Sources, known: Known) -> None:
        self._origins, self._material, self._sources, self._known = origins, material, sources, known
        self._same = Partition(sorted(origins.by_id))
        self._links: list[Link] = []
        self._owned: defaultdict[str, set[_Word]] = defaultdict(set)  # by an origin that was joined
        self._words = {id: word for id in material.claims if (word := self._word(origins.ends[id]))}

    def voices(self) -> None:
        """What outlets of one owner tell in their own voice, wherever it stands."""
        found: defaultdict[str, dict[str, _Word]] = defaultdict(dict)
        for claim, word in sorted(self._words.items()):
            if word.voice:
                found[name_key(word.outlet.owner)].setdefault(self._origins.of[claim], word)
        for of in found.values():
            self._join(of)

    def unnamed(self, grouping: Grouping) -> None:
        """Whom only these outlets vouch for, where several of them tell one event."""
        for members in grouping.groups.values():
            found: defaultdict[str, dict[str, _Word]] = defaultdict(dict)
            telling: defaultdict[str, set[Outlet]] = defaultdict(set)
            for claim in members:
                if claim in self._words:
                    word = self._words[claim]
                    owner = name_key(word.outlet.owner)
                    telling[owner].add(word.outlet)
                    found[owner].setdefault(self._origins.of[claim], word)
            for owner, of in found.items():
                if len(telling[owner]) > 1:
                    self._join(of)

    def _word(self, end: str) -> _Word | None:
        """Whose word alone a claim rests on from which nothing leads further back, where the owner is known."""
        claim, chain = self._material.claims[end], self._sources.of[end]
        unnamed = (n for n, hop in enumerate(claim.attribution) if hop.kind is SourceKind.ANONYMOUS)
        last = next(unnamed, len(chain) - 1)  # what he says that another said rests on him
        voice = not chain or not self._sources.is_nameless(chain[last])
        if voice and chain:
            source: str | None = chain[last]
        else:
            before = claim.attribution[: max(last, 0)]
            if not voice and claim.attribution[last].kind not in _UNNAMED:
                return None
            if any(hop.kind is not SourceKind.OUTLET for hop in before):
                return None  # somebody with a name vouches for him
            source = chain[last - 1] if before else self._page(claim.span.article)
        outlet = self._known.of_source.get(source) if source else self._known.of_article.get(claim.span.article)
        if outlet is None or not outlet.owner:
            return None
        return _Word(outlet, self._sources.by_id[source].name if source else outlet.name, voice)

    def _page(self, article: str) -> str | None:
        """The outlet (a source) in whose name a page speaks: the one that it relays, else its own."""
        relays = self._sources.relays.get(article, ())
        return relays[0] if relays else self._sources.voice.get(article)

    def _join(self, of: Mapping[str, _Word]) -> None:
        first, *others = sorted(of)
        for other in others:
            if self._same.join(first, other):
                because = _because({of[first], of[other]})
                claims = sorted(self._origins.by_id[id].claims[0] for id in (first, other))
                self._links.append(Link("origin", claims[0], claims[1], 1.0, because))
                self._owned[first] |= {of[first], of[other]}

    def result(self) -> Origins:
        """The origins in id order, those that were joined as one."""
        if not self._links:
            return self._origins
        words: defaultdict[str, set[_Word]] = defaultdict(set)
        for id, each in self._owned.items():
            words[self._same.find(id)] |= each
        groups = self._same.groups()
        made = (self._one([self._origins.by_id[id] for id in ids], words[first]) for first, ids in groups.items())
        joined = sorted(made, key=lambda origin: origin.id)
        of = {claim: origin.id for origin in joined for claim in origin.claims}
        links = tuple(sorted((*self._origins.links, *self._links), key=lambda k: (k.left, k.right, k.because)))
        by_id = {origin.id: origin for origin in joined}
        return Origins(tuple(joined), dict(sorted(of.items())), links, by_id, self._origins.ends)

    def _one(self, parts: list[Origin], words: set[_Word]) -> Origin:
        if len(parts) == 1:
            return parts[0]
        first = min(parts, key=self._plainness)
        reasons = "; ".join(dict.fromkeys(part.because for part in parts))
        return replace(
            first,
            id=min(part.id for part in parts),
            claims=tuple(sorted(claim for part in parts for claim in part.claims)),
            because=f"{_because(words)}: {reasons}",
            owner=_owner(words),
        )

    def _plainness(self, origin: Origin) -> tuple[bool, bool, str]:
        """Orders what an origin may be called by: an outlet with a name, then any other."""
        unnamed = origin.source is not None and self._sources.is_nameless(origin.source)
        return origin.source is None, unnamed, origin.id


def _because(words: set[_Word]) -> str:
    """'The Courier and The Herald both belong to Harrow Media (your outlets.csv)'."""
    names = sorted({word.called for word in words})
    if len(names) == 1:
        return f"{names[0]} belongs to {_owner(words)} (your outlets.csv)"
    all_of = "both" if len(names) == 2 else "all"
    return f"{', '.join(names[:-1])} and {names[-1]} {all_of} belong to {_owner(words)} (your outlets.csv)"


def _owner(words: set[_Word]) -> str:
    """The owner by the first of the names that he is called by."""
    return min(word.outlet.owner for word in words)
