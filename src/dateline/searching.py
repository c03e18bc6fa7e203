"""Search over the claims of a store: by their words, by what they mean, or by both.

By words: SQLite's FTS5, BM25. By meaning: the cosine of the query and the claim's title, as the sentence encoder sees
them (Reimers and Gurevych 2019). Both: reciprocal rank fusion (Cormack, Clarke and Büttcher 2009), which needs no
scores that can be compared. Embedding all claims would cost more than half of a build's time, and most are never
searched: so a vector is made when its claim is first compared, and kept in the store where it may be written.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dateline.errors import OptionError, StoreError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from dateline.store import Store

    Vectors = npt.NDArray[np.float32]

log = logging.getLogger(__name__)

LEAST = 0.25  # cosine below which a claim is no answer: set by judgement, some unanswerable queries still have hits
DEPTH = 100  # of each list that is fused
RANK = 60  # the constant of the paper: how little the first ranks are set apart
NEW = 3000  # claims whose meaning is computed in one search: half a minute at most


class Embeds(Protocol):
    """What makes vectors of texts: the shipped `Embedder`, or a test's."""

    version: str

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A row of length 1 for each text."""


class By(StrEnum):
    """What is compared."""

    WORDS = "words"
    MEANING = "meaning"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Found:
    """A claim or article: its rank by words and by meaning (from 1; 0 where it is not found so), and the cosine."""

    kind: str
    id: str
    words: int = 0
    meaning: int = 0
    alike: float = 0.0


@dataclass(frozen=True, slots=True)
class Result:
    """What was found, the best first; `left` are claims whose meaning was not compared yet."""

    hits: tuple[Found, ...]
    left: int = 0


@dataclass
class Memory:
    """What a process that searches often keeps: the encoder, and the vectors of a store as long as that stands still.

    Any thread may search with it.
    """

    load: Callable[[], Embeds] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)
    _embedder: Embeds | None = None
    _key: object = None
    _vectors: _Vectors | None = None

    def embedder(self) -> Embeds:
        """The encoder, loaded when it is first needed."""
        if self._embedder is None:
            self._embedder = (self.load or _embedder)()
        return self._embedder

    def vectors(self, store: Store, embedder: Embeds) -> _Vectors:
        """The vectors that a store keeps, read again where it was written to since."""
        key = (store.path, embedder.version, _stamp(store))
        if self._vectors is None or key != self._key:
            self._vectors, self._key = _vectors(store, embedder), key
        return self._vectors


@dataclass(frozen=True, slots=True)
class _Vectors:
    """Titles of claims that have a vector, in the order of the rows of a matrix; those that have none (`missing`); and
    the claims (ids, in order) by their titles.
    """

    titles: tuple[str, ...]
    matrix: Vectors | None
    missing: tuple[str, ...]
    claims: dict[str, list[str]]
    title_of: dict[str, str]

    def with_fresh(self, fresh: Mapping[str, bytes]) -> _Vectors:
        """With vectors that were made just now."""
        import numpy as np

        if not fresh:
            return self
        added = unpacked(fresh.values())
        matrix = added if self.matrix is None else np.concatenate([self.matrix, added])
        missing = tuple(title for title in self.missing if title not in fresh)
        return replace(self, titles=(*self.titles, *fresh), matrix=matrix, missing=missing)


def _vectors(store: Store, embedder: Embeds) -> _Vectors:
    kept, title_of = store.meanings(embedder.version), store.titles()
    claims: dict[str, list[str]] = {}
    for id, title in title_of.items():
        claims.setdefault(title, []).append(id)
    missing = tuple(title for title in claims if title not in kept)
    return _Vectors(tuple(kept), unpacked(kept.values()) if kept else None, missing, claims, title_of)


def _stamp(store: Store) -> object:
    """What changes when a store is written to: the sizes and times of its files, or a server's count."""
    if store.shared:
        return store.changes()
    files = (Path(store.path), Path(f"{store.path}-wal"))
    return tuple((each.stat().st_mtime_ns, each.stat().st_size) if each.exists() else None for each in files)


def search(
    path: str,
    asked: str,
    *,
    by: By = By.BOTH,
    limit: int = 20,
    tell: Callable[[int], None] = lambda new: None,
    load: Callable[[], Embeds] | None = None,
    memory: Memory | None = None,
    new: int | None = None,
    story: str = "",
) -> Result:
    """What a store tells of what is asked. `tell` is called with the number of claims that are first embedded now.

    `memory` is for a process that searches again; of what is not embedded yet, at most `new` claims are now (NEW).
    With `story` (its id) it is searched alone.
    Raises OptionError where nothing is asked, StoreError where there is no store.
    """
    from dateline.store import Store

    asked = " ".join(asked.split())
    if not any(char.isalnum() for char in asked):
        raise OptionError('nothing is asked for: give words, such as dateline search "who was arrested"')
    memory = memory or Memory(load)
    with Store(path) as store, memory.lock:
        held = store.search(asked, max(limit, DEPTH), story) if by is not By.MEANING else []
        first = [hit.id for hit in held]
        most = NEW if new is None else new
        alike, fresh, left = _alike(store, asked, first, tell, memory, most) if by is not By.WORDS else ([], None, 0)
        if story:
            known = store.claims_in(story)
            alike = [each for each in alike if each[0] in known]
    if fresh is not None:
        _keep(path, fresh)
    claims = [hit.id for hit in held if hit.kind == "claim"]
    ranks = [{id: n for n, id in enumerate(each[:DEPTH], 1)} for each in (claims, [id for id, _ in alike])]
    cosines = dict(alike)
    hits = [Found("claim", id, ranks[0].get(id, 0), ranks[1].get(id, 0), cosines.get(id, 0.0)) for id in fused(*ranks)]
    hits += [Found("article", hit.id, n) for n, hit in enumerate((h for h in held if h.kind == "article"), 1)]
    return Result(tuple(hits[:limit]), left)


def fused(*ranks: dict[str, int]) -> list[str]:
    """The ids of several ranked lists as one: the sum of 1 / (RANK + rank), ties by id."""
    every = {id for each in ranks for id in each}
    score = {id: sum(1 / (RANK + each[id]) for each in ranks if id in each) for id in every}
    return sorted(every, key=lambda id: (-score[id], id))


def _alike(
    store: Store,
    asked: str,
    first: Sequence[str],
    tell: Callable[[int], None],
    memory: Memory,
    most: int,
) -> tuple[list[tuple[str, float]], tuple[str, dict[str, bytes]] | None, int]:
    """The claims (id, cosine) that mean something like it, the most alike first; what was embedded; what is left.

    Where there is too much to embed at once, what holds the words comes first.
    """
    import numpy as np

    embedder = memory.embedder()
    known = memory.vectors(store, embedder)
    missing = set(known.missing)
    held = (known.title_of[id] for id in first if id in known.title_of)
    new = list(dict.fromkeys((*(title for title in held if title in missing), *known.missing)))[:most]
    fresh: dict[str, bytes] = {}
    if new:
        tell(len(new))
        fresh = {title: packed(vector) for title, vector in zip(new, embedder.embed(new), strict=True)}
        known = known.with_fresh(fresh)
    if known.matrix is None:
        return [], None, len(known.missing)
    said = np.round((known.matrix @ embedder.embed([asked])[0]).astype(np.float64), 3)
    near = [(known.titles[n], float(said[n])) for n in np.flatnonzero(said >= LEAST)]
    found = [(id, cosine) for title, cosine in near for id in known.claims.get(title, ())]
    found.sort(key=lambda each: (-each[1], each[0]))
    return found, (embedder.version, fresh) if fresh else None, len(known.missing)


def packed(vector: Vectors) -> bytes:
    """A vector as int8, the largest number 127: a quarter of the room, and a cosine that differs by under 0.01."""
    import numpy as np

    most = float(np.abs(vector).max())
    scaled = np.round(vector / most * 127) if most else vector
    return scaled.astype(np.int8).tobytes()


def unpacked(rows: Iterable[bytes]) -> Vectors:
    """The vectors again, each of length 1 (or 0: what nothing can be read in)."""
    import numpy as np

    matrix = np.stack([np.frombuffer(row, np.int8) for row in rows]).astype(np.float32)
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    matrix /= np.where(lengths > 0, lengths, 1)
    return matrix


def _embedder() -> Embeds:
    from dateline.understand import Embedder as Shipped

    return Shipped.load()


def _keep(path: str, made: tuple[str, dict[str, bytes]]) -> None:
    """Keep what was embedded, where the store may be written and nobody else writes to it: it saves time, no more."""
    from dateline.store import Store, on_server

    file = Path(path).absolute()
    if not on_server(path) and not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        return
    try:
        with Store(path, write=True) as store, store.at_once(wait=0.1):
            store.keep_meanings(*made)
    except StoreError as error:  # a build is under way: the next search computes it again
        log.info("the meanings of %d claims were not kept: %s", len(made[1]), error)
