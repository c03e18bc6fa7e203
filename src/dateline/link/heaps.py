"""The stories of a store: heaps of articles that may tell of one another, each of which is linked by itself.

Two articles are alike where they share whole names (a person's, an organization's, a place's) and are likely enough to
tell one story by what was learned (`stories`; more likely where it is one name only), or where they share two names of
persons or organizations of which both tell one more than once, or are captures of one address or near-copies. Names
count only between articles that were published within WINDOW days of each other: what goes on for longer is held
together by what is told of it meanwhile. That is judged by the two sides and constants alone.

In a large archive some articles of any two stories are alike by chance, and a chain of them would lead from every story
to every other. So a likeness joins two articles only where either is the one most like the other, or where they are
like the same others: where their neighbourhoods have much in common (Xu et al. 2007, SCAN), to each of which an article
belongs as much as it is alike (a fuzzy set, Zadeh 1965): many likenesses by chance are still little beside those of one
story. The heaps are a function of the set of articles, in whatever order they come; what is added changes them no
further away than its neighbours' neighbours. It is meant to part too little rather than too much: what is linked
together can still be told apart, what is parted is never compared.
"""

from __future__ import annotations

import math
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from dateline.link import marks
from dateline.link.material import is_named
from dateline.link.names import body_keys, person_key
from dateline.link.partition import Partition
from dateline.link.stories import Profile, constants, likely, profile
from dateline.link.text import tokens
from dateline.model import Article, EntityKind, Facts, Link, Referent, Sketch
from dateline.model.links import JOINED
from dateline.model.sketch import MOST, WINDOW, Beside

_DAYS = 31  # that a publication may lie between, to be known well enough
_TOP, _FIRST = 12, 4  # names told most: two articles are compared where they share two of them, or one of the first
_ALONE, _SEVERAL = 0.5, 0.2  # chance that two articles tell one story, where they share one name only, or several
_TWICE = 2  # mentions of a name that is told of, rather than named in passing
_RUN, _HASHES, _LOOKED_UP, _ALIKE = 5, 16, 4, 8  # words of a run; its smallest hashes, kept, looked up, in common
_LEAST = marks.Least(min(_ALONE, _SEVERAL), 2, _ALIKE)  # what `alike` asks for at least
_SURE = 1.0
# Of two neighbourhoods: what both have, of the geometric mean of what each has. Measured (docs/stories.md): under it
# more stories of a large archive grow together, over it (0.36) the loosest of the example stories comes apart.
_COMMON = 0.3


@dataclass(frozen=True, slots=True)
class Head:
    """The word that a name is known by (a surname, the first of a company's): mentions of all names with it, the whole
    names, and as what it is shown. A whole name that is "" is the word alone, which fits each of the names.
    """

    told: int
    names: frozenset[str]
    shown: str

    def fits(self, other: Head) -> bool:
        """Whether one name of each can be the same one's."""
        return "" in self.names or "" in other.names or not self.names.isdisjoint(other.names)


@dataclass(frozen=True)
class Outline:
    """What is compared of an article: its names by their heads, its address, hashes of its text; and its profile, which
    is unpacked when it is asked for: most articles that share a name by chance are told apart without it.

    `day` is the first on which it may have been published (proleptic Gregorian ordinal), 0 where that isn't known.
    """

    id: str
    packed: msgspec.Raw
    heads: Mapping[str, Head]
    url: str | None
    hashes: frozenset[int]
    day: int = 0

    @cached_property
    def profile(self) -> Profile:
        return _PROFILE.decode(self.packed)


_PLACE = EntityKind.PLACE.value
_PACK, _UNPACK = msgspec.msgpack.Encoder(order="deterministic"), msgspec.msgpack.Decoder(Outline)
_PROFILE = msgspec.msgpack.Decoder(Profile)


def sketches(articles: Sequence[Article], facts: Sequence[Facts]) -> list[Sketch]:
    """What articles are compared by, in id order; an article without facts (it wasn't understood) has no names."""
    told = {f.article: f for f in facts}
    found = []
    for article in sorted(articles, key=lambda a: a.id):
        said = told.get(article.id)
        referents = said.referents if said else ()
        heads = _heads([r for r in referents if is_named(r)])
        packed = msgspec.Raw(_PACK.encode(profile(article, said)))
        known = Outline(article.id, packed, heads, article.url, _hashes(article.text), _day(article))
        names = {word for r in referents for name in (r.name, *r.aliases) for word in name_words(name)}
        found.append(
            Sketch(
                article.id,
                _marks(known) + _PACK.encode(known),
                _keys(known),
                tuple(sorted(names)),
                known.day,
                _lasting_keys(known),
            )
        )
    return found


def _marks(known: Outline) -> bytes:
    bodies = {head: each.told for head, each in known.heads.items() if not head.startswith(_PLACE)}
    told = [head for head, times in bodies.items() if times >= _TWICE]
    text, address = [str(n) for n in known.hashes], [] if known.url is None else [known.url]
    return marks.mark(known.profile, {"bodies": bodies, "told": told, "text": text, "address": address})


def likenesses(sketches: Mapping[str, bytes], beside: Iterable[Beside]) -> list[Link]:
    """Which pairs of articles are of one heap, in order: each of two of `sketches`, or of one and one of those that it
    comes with, whose pairs follow each other.
    """
    unpacked, found = _Unpacked(sketches), list[Link | None]()
    for others, pairs in beside:
        for pair in marks.possible({**sketches, **others}, pairs, _LEAST):
            found.append(alike(*(unpacked.outline(id, others) for id in pair)))
    return sorted((link for link in found if link is not None), key=lambda link: (link.left, link.right))


class _Unpacked:
    """Outlines of sketches, each unpacked when it is asked for: these for good, of all others the last one, for they
    are large in memory.
    """

    def __init__(self, sketches: Mapping[str, bytes]) -> None:
        self._sketches = sketches
        self._kept: dict[str, Outline] = {}
        self._last: Outline | None = None

    def outline(self, id: str, others: Mapping[str, bytes]) -> Outline:
        if id not in self._sketches:
            if self._last is None or self._last.id != id:
                self._last = _outline(others[id])
            return self._last
        if id not in self._kept:
            self._kept[id] = _outline(self._sketches[id])
        return self._kept[id]


def _outline(sketch: bytes) -> Outline:
    return _UNPACK.decode(memoryview(sketch)[marks.SIZE :])


def alike(left: Outline, right: Outline) -> Link | None:
    """Why two articles are of one heap, if they are; the left one has the smaller id."""
    if left.url is not None and left.url == right.url:
        return _link(left, right, _SURE, "the same address")
    if _one_text(left.hashes, right.hashes):
        return _link(left, right, _SURE, "for the most part the same text")
    if left.day and right.day and abs(left.day - right.day) > WINDOW:
        return None
    shared = [h for h in left.heads.keys() & right.heads.keys() if left.heads[h].fits(right.heads[h])]
    if not shared:
        return None
    score = likely(left.profile, right.profile)
    if score < (_SEVERAL if len(shared) > 1 else _ALONE) and not _much_told(left, right, shared):
        return None
    by_told = sorted(shared, key=lambda h: (-left.heads[h].told - right.heads[h].told, h))
    names = [max((left.heads[h].shown, right.heads[h].shown), key=lambda n: (len(n), n)) for h in by_told[:3]]
    return _link(left, right, round(max(score, constants()["apart"]), 3), f"both tell of {', '.join(names)}")


def _one_text(left: frozenset[int], right: frozenset[int]) -> bool:
    return not left.isdisjoint(right) and len(left & right) >= min(_ALIKE, len(left), len(right))


def _much_told(left: Outline, right: Outline, shared: Sequence[str]) -> bool:
    """Whether two of these names are of persons or organizations, and both tell more than once of one of them."""
    told = [min(left.heads[h].told, right.heads[h].told) for h in shared if not h.startswith(_PLACE)]
    return len(told) > 1 and max(told) >= _TWICE


def joined(weighed: Iterable[Link], likenesses: Iterable[Link]) -> list[Link]:
    """Those of the likenesses that are weighed by which articles are joined, in order.

    `likenesses` are all that their articles have.
    """
    near: dict[str, dict[str, float]] = defaultdict(dict)
    for link in likenesses:
        near[link.left][link.right] = near[link.right][link.left] = link.score
    ours = {(link.left, link.right): link for link in weighed}
    ends = {id: near[id] for pair in ours for id in pair}
    best = {id: min(others, key=lambda other: (-others[other], other)) for id, others in ends.items()}
    around = {id: _Around.of(id, others) for id, others in ends.items()}

    def joins(left: str, right: str) -> bool:
        return best[left] == right or best[right] == left or _in_common(around[left], around[right]) >= _COMMON

    return [link for pair, link in sorted(ours.items()) if joins(*pair)]


@dataclass(frozen=True, slots=True)
class _Around:
    """The neighbourhood of an article: how much each belongs to it, and the sum of that.

    It belongs to its own as much as its neighbours do on the average, so that likenesses which are all of one strength
    count as if there were no strengths.
    """

    members: Mapping[str, float]
    size: float

    @classmethod
    def of(cls, id: str, others: Mapping[str, float]) -> _Around:
        strength = math.fsum(others.values())  # the same in whatever order they come, to the last bit
        own = strength / len(others)
        return cls({**others, id: own}, strength + own)


def _in_common(left: _Around, right: _Around) -> float:
    few, many = sorted((left.members, right.members), key=len)
    both = math.fsum(min(much, many[id]) for id, much in few.items() if id in many)
    return both / math.sqrt(left.size * right.size)


def parted(ids: Iterable[str], links: Iterable[Link]) -> list[tuple[tuple[str, ...], tuple[Link, ...]]]:
    """Articles put into stories by what joins them (the surest first), in the order of their smallest ids, each with
    the links that made it one.

    What would make a story larger than MOST joins nothing.
    """
    heaps = Partition(sorted(ids))
    made: list[Link] = []
    for link in sorted(links, key=lambda k: (-k.score, k.left, k.right)):
        if heaps.find(link.left) == heaps.find(link.right):
            continue
        if heaps.size(link.left) + heaps.size(link.right) <= MOST:
            heaps.join(link.left, link.right)
            made.append(link)
    of: dict[str, list[Link]] = defaultdict(list)
    for link in sorted(made, key=lambda k: (k.left, k.right)):
        of[heaps.find(link.left)].append(link)
    return [(tuple(members), tuple(of[id])) for id, members in heaps.groups().items()]


def name_words(name: str) -> tuple[str, ...]:
    """The words by which a name is looked up."""
    return tokens(name)


def _heads(referents: Sequence[Referent]) -> dict[str, Head]:
    found: dict[str, Head] = {}
    for referent in referents:
        key = _key(referent)
        if not key:
            continue
        head, name = key
        known = found.get(head, Head(0, frozenset(), ""))
        shown = max((known.shown, referent.name), key=lambda n: (len(n), n))
        found[head] = Head(known.told + len(referent.mentions), known.names | {name}, shown)
    return dict(sorted(found.items()))


def _key(referent: Referent) -> tuple[str, str] | None:
    """The word that a name is known by, with its kind, and the whole name ("" where it is this word)."""
    if referent.kind is EntityKind.PERSON:
        words = person_key(referent.name)
        return (f"{referent.kind.value} {words[-1]}", " ".join(words) if len(words) > 1 else "") if words else None
    if referent.kind is EntityKind.GROUP:
        return None
    words = min(body_keys(referent.name), default=())
    if not words:
        return None
    if referent.kind is EntityKind.PLACE:
        return f"{referent.kind.value} {' '.join(words)}", ""
    return f"body {words[0]}", " ".join(words) if len(words) > 1 else ""


def _day(article: Article) -> int:
    first, last = article.published.earliest, article.published.latest
    if first is None or last is None or last.toordinal() - first.toordinal() > _DAYS:
        return 0
    return first.toordinal()


def _keys(outline: Outline) -> tuple[str, ...]:
    """What two articles of the same days that are compared share two of: what one is enough of stands here twice."""
    heads = sorted(outline.heads, key=lambda h: (-outline.heads[h].told, h))[:_TOP]
    return (*heads[:_FIRST], *(f"{key} alone" for key in heads[:_FIRST]), *heads[_FIRST:])


def _lasting_keys(outline: Outline) -> tuple[str, ...]:
    """What counts whenever two articles were published: their text, their address."""
    enough = [f"text {n}" for n in sorted(outline.hashes)[:_LOOKED_UP]]
    enough += [f"url {outline.url}"] if outline.url else []
    return (*enough, *(f"{key} alone" for key in enough))


def _hashes(text: str) -> frozenset[int]:
    """The smallest hashes of a text's runs of words: of two texts, as many are shared as there are runs in common
    (Broder 1997, with one hash).
    """
    words = tokens(text)
    runs = {" ".join(words[n : n + _RUN]) for n in range(max(1, len(words) - _RUN + 1))} if words else set()
    return frozenset(sorted(zlib.crc32(run.encode()) for run in runs)[:_HASHES])


def _link(left: Outline, right: Outline, score: float, because: str) -> Link:
    return Link(JOINED, left.id, right.id, score, because)
