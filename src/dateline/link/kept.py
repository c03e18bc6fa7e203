"""The first half of linking as bytes, and from bytes: what is one, by all that no verdict of a person enters.

The bytes hold what takes long: who is who, which claims tell one happening, which words stand in two articles, and how
alike the texts were that the second half compared. All else is made anew from the articles.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from dateline.link.compare import Comparer, Embed
from dateline.link.decided import Claims
from dateline.link.entities import Entities
from dateline.link.events import Grouping
from dateline.link.material import Material
from dateline.link.propositions import propositions
from dateline.link.reuse import Reuse
from dateline.link.sides import sides
from dateline.link.versions import understood
from dateline.model import Article, Copy, Facts, Link, Version

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_THOUSAND = 1000  # cosines have three decimals


class Meanings:
    """Cosines of pairs of texts, those kept that were asked for; what compares is made when it is first needed."""

    def __init__(self, make: Callable[[], Comparer], known: dict[int, int] | None = None) -> None:
        self._make = make
        self._comparer: Comparer | None = None
        self.known = known or {}  # thousandths, by the digests of the two texts

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float64]:
        """The cosine of the two texts of each pair, to three decimals."""
        import numpy as np

        keys = [_digest(pair) for pair in pairs]
        new = {key: pair for key, pair in zip(keys, pairs, strict=True) if key not in self.known}
        if new:
            self._comparer = self._comparer or self._make()
            made = self._comparer.meanings(list(new.values()))
            self.known |= {key: round(float(cosine) * _THOUSAND) for key, cosine in zip(new, made, strict=True)}
        found: npt.NDArray[np.float64] = np.array([self.known[key] for key in keys], np.float64) / _THOUSAND
        return found


def _digest(pair: tuple[str, str]) -> int:
    spoken = "\0".join(pair).encode()
    return int.from_bytes(hashlib.blake2b(spoken, digest_size=8).digest(), "big")


@dataclass(frozen=True, slots=True)
class Grouped:
    """What linking finds before it asks what is put aside: who is who, and which claims tell one happening."""

    copies: tuple[Copy, ...]
    copy_links: tuple[Link, ...]
    versions: tuple[Version, ...]
    entities: Entities
    meanings: Meanings | None
    claims: Claims
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    copies: tuple[Copy, ...]
    copy_links: tuple[Link, ...]
    versions: tuple[Version, ...]
    entities: Entities
    reuse: tuple[Reuse, ...]
    grouping: Grouping
    meanings: dict[int, int]


_DECODER = msgspec.msgpack.Decoder(_Found)


def packed(made: Grouped) -> bytes:
    """What takes long of it, as bytes."""
    known = dict(sorted(made.meanings.known.items())) if made.meanings else {}
    found = _Found(
        made.copies,
        made.copy_links,
        made.versions,
        made.entities,
        made.claims.reuse,
        made.claims.grouping,
        known,
    )
    return zlib.compress(msgspec.msgpack.encode(found))


def unpacked(content: bytes, articles: Sequence[Article], facts: Sequence[Facts], embed: Embed | None) -> Grouped:
    """What was packed, of the same articles and facts."""
    found = _DECODER.decode(zlib.decompress(content))
    material = Material.of([a for a in articles if understood(a)], facts)
    said = propositions(material, found.entities)
    meanings = None
    if embed is not None:
        compare = embed
        meanings = Meanings(lambda: Comparer(sides(material, found.entities, said), compare), found.meanings)
    claims = Claims(material, said, found.reuse, found.grouping)
    return Grouped(found.copies, found.copy_links, found.versions, found.entities, meanings, claims, tuple(articles))
