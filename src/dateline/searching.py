"""Search over the claims of a store: by their words, by what they mean, or by both.

By words: SQLite's FTS5, BM25. By meaning: the cosine of the query and the claim's title, as the sentence encoder sees
them (Reimers and Gurevych 2019). Both: reciprocal rank fusion (Cormack, Clarke and Büttcher 2009), which needs no
scores that can be compared. Embedding all claims would cost more than half of a build's time, and most are never
searched: so a vector is made when its claim is first compared, and kept in the store where it may be written.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
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


def search(
    path: str,
    asked: str,
    *,
    by: By = By.BOTH,
    limit: int = 20,
    tell: Callable[[int], None] = lambda new: None,
    load: Callable[[], Embeds] | None = None,
) -> Result:
    """What a store tells of what is asked. `tell` is called with the number of claims that are first embedded now.

    Raises OptionError where nothing is asked, StoreError where there is no store.
    """
    from dateline.store import Store

    asked = " ".join(asked.split())
    if not any(char.isalnum() for char in asked):
        raise OptionError('nothing is asked for: give words, such as dateline search "who was arrested"')
    with Store(path) as store:
        held = store.search(asked, max(limit, DEPTH)) if by is not By.MEANING else []
        first = [hit.id for hit in held]
        alike, fresh, left = _alike(store, asked, first, tell, load) if by is not By.WORDS else ([], None, 0)
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
    load: Callable[[], Embeds] | None,
) -> tuple[list[tuple[str, float]], tuple[str, dict[str, bytes]] | None, int]:
    """The claims (id, cosine) that mean something like it, the most alike first; what was embedded; what is left.

    Where there is too much to embed at once, what holds the words comes first.
    """
    import numpy as np

    embedder = (load or _embedder)()
    titles = store.titles()
    kept = store.meanings(embedder.version)
    waiting = dict.fromkeys(titles[id] for id in (*(id for id in first if id in titles), *titles))
    new = [title for title in waiting if title not in kept][:NEW]
    if new:
        tell(len(new))
    fresh = {title: packed(vector) for title, vector in zip(new, embedder.embed(new), strict=True)}
    known = kept | fresh
    ids = [id for id, title in titles.items() if title in known]
    if not ids:
        return [], None, 0
    claims = unpacked([known[titles[id]] for id in ids])
    cosines = np.round((claims @ embedder.embed([asked])[0]).astype(np.float64), 3)
    order = np.argsort(-cosines, kind="stable")
    found = [(ids[n], float(cosines[n])) for n in order if cosines[n] >= LEAST]
    left = len({title for title in titles.values() if title not in known})
    return found, (embedder.version, fresh) if fresh else None, left


def packed(vector: Vectors) -> bytes:
    """A vector as int8, the largest number 127: a quarter of the room, and a cosine that differs by under 0.01."""
    import numpy as np

    most = float(np.abs(vector).max())
    scaled = np.round(vector * (127 / most)) if most else vector
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
    from dateline.store import Store

    file = Path(path).absolute()
    if not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)):
        return
    try:
        with Store(path, write=True) as store:
            store.keep_meanings(*made)
    except StoreError as error:  # a build is under way: the next search computes it again
        log.info("the meanings of %d claims were not kept: %s", len(made[1]), error)
