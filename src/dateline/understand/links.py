"""Which cue a source and a content belong to, by the learned scores of links and the trees."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dateline.model import Token
from dateline.understand.clauses import Clauses
from dateline.understand.groups import Group
from dateline.understand.network import Floats, Network
from dateline.understand.quotations import MARKS
from dateline.understand.spans import WordSpan

# A cue farther away than this (words between the two) is no cue of a quotation in another sentence.
FAR = 60
# Added to the score of a link where the tree has that source as the cue's speaker, that content right under the cue.
SPEAKER, UNDER = 2.5, 4.5


class Links:
    """Links of parts to cues. `vectors` are the network's, one a word."""

    def __init__(self, network: Network, vectors: Floats, tokens: Sequence[Token], cues: Sequence[WordSpan]) -> None:
        self._network = network
        self._tokens = tokens
        self._cues = cues
        split = network.split(vectors)
        self._part, self._cue = split[4], split[5]

    def sources(self, groups: Sequence[Group], sources: Sequence[WordSpan], speakers: Sequence[int | None]) -> None:
        """Gives each cue its source: the surest pairs first, none used twice.

        A cue that is left over shares the source that the tree has as its speaker ("X said A and added B").
        """
        speaks = self._grid([[s is not None and p.first <= s < p.last for s in speakers] for p in sources])
        scores = self._scores(sources, 0) + SPEAKER * speaks
        together = self._together(sources)
        pairs = sorted((-float(scores[s, c]), int(s), int(c)) for s, c in np.argwhere(together))
        used: set[int] = set()
        for _, source, cue in pairs:
            if source not in used and not groups[cue].sources:
                used.add(source)
                groups[cue].sources.append(sources[source])
        for cue, each in enumerate(groups):
            if not each.sources:
                each.sources += [sources[s] for s in np.flatnonzero(speaks[:, cue])[:1]]

    def contents(self, groups: Sequence[Group], contents: Sequence[WordSpan], clauses: Clauses) -> list[Group]:
        """Gives each content to a cue in its sentences, or near by if it is a quotation; the quotations that have none.

        A content that has no cue and is no quotation is dropped: nothing says that it is anybody else's.
        """
        heads = [clauses.above(each.first, each.last) for each in contents]
        under = self._grid([[cue.first <= head < cue.last for cue in self._cues] for head in heads])
        scores = self._scores(contents, 1) + UNDER * under
        together = self._together(contents)
        alone = []
        for number, content in enumerate(contents):
            quoted = self._quoted(content)
            near = together[number]
            if quoted:
                near = near | np.array([_gap(content, cue) <= FAR for cue in self._cues], np.bool_)
            if near.any():
                groups[int(np.where(near, scores[number], -np.inf).argmax())].contents.append(content)
            elif quoted:
                alone.append(Group(None, [], [content]))
        return alone

    def _grid(self, rows: list[list[bool]]) -> Floats:
        return np.asarray(rows, np.float32).reshape(len(rows), len(self._cues))

    def _together(self, parts: Sequence[WordSpan]) -> npt.NDArray[np.bool_]:
        """Whether each cue stands in one of the sentences of each source or content."""
        first, last = (
            np.array([self._tokens[i].sentence for i in ends], np.int64)[:, None]
            for ends in ([part.first for part in parts], [part.last - 1 for part in parts])
        )
        cues = np.array([self._tokens[cue.first].sentence for cue in self._cues], np.int64)[None]
        return np.asarray((first <= cues) & (cues <= last))

    def _quoted(self, part: WordSpan) -> bool:
        """Whether a quotation mark stands at or beside an end of the part."""
        beside = [*self._tokens[max(part.first - 1, 0) : part.first + 1], *self._tokens[part.last - 1 : part.last + 1]]
        return any(token.text in MARKS for token in beside)

    def _scores(self, parts: Sequence[WordSpan], kind: int) -> Floats:
        """How well each part fits each cue, from the vectors of their first words and their distance."""
        if not parts or not self._cues:
            return np.zeros((len(parts), len(self._cues)), np.float32)
        at = np.array([part.first for part in parts])
        to = np.array([cue.first for cue in self._cues])
        fit = self._part[at] @ self._cue[to].T
        nearness = self._network.pairs["link_distance"][kind]
        return np.asarray(fit + nearness[_distance_class(to[None] - at[:, None], len(nearness))], dtype=np.float32)


def _gap(part: WordSpan, cue: WordSpan) -> int:
    return max(cue.first - part.last, part.first - cue.last, 0)


def _distance_class(distance: npt.NDArray[np.int64], classes: int) -> npt.NDArray[np.int64]:
    """Signed logarithmic classes of a distance in words, as in training."""
    half = classes // 2
    size = np.floor(np.log2(np.maximum(np.abs(distance), 1)) + 1) * np.sign(distance)
    return np.asarray(np.clip(size, -half, half) + half, dtype=np.int64)
