"""Attributions from spans of sources, cues and contents: which cue each source and content belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dateline.understand.network import Floats, Network
from dateline.understand.spans import WordSpan

# A cue farther away than this (words between the two) is no cue of a quotation in another sentence.
FAR = 60
# Holes of a content up to this many words, with neither source nor cue in them, are slips of the labels.
HOLE = 3
QUOTES = frozenset("\"“”„«»‘’'`")


@dataclass(slots=True)
class Group:
    """A cue with its sources and contents; a content whose cue was not found stands alone."""

    cue: WordSpan | None
    sources: list[WordSpan]
    contents: list[WordSpan]


def group(
    network: Network, vectors: Floats, parts: Sequence[WordSpan], sentence_of: Sequence[int], words: list[str]
) -> list[Group]:
    """One group a cue that has a source or content, and one a quotation without cue, in order of their first words.

    A content that has no cue and is no quotation is dropped: nothing says that it is anybody else's.

    A source has its cue in its own sentence (99.7 % in PolNeAR), and so has a content, but for quotations that run on.
    A cue takes one source, the surest; a source that loses its cue to another takes its next best one.
    """
    cues = [part for part in parts if part.label == "CUE"]
    groups = [Group(cue, [], []) for cue in cues]
    sources = [part for part in parts if part.label == "SOURCE"]
    contents = [part for part in parts if part.label == "CONTENT"]
    scores = _scores(network, vectors, sources, cues, 0)
    for source, cue in _one_to_one(scores, sources, cues, sentence_of):
        groups[cue].sources.append(sources[source])
    scores = _scores(network, vectors, contents, cues, 1)
    for number, content in enumerate(contents):
        near = [i for i, cue in enumerate(cues) if _together(content, cue, sentence_of)]
        if _quoted(content, words):
            near = [i for i, cue in enumerate(cues) if i in near or _gap(content, cue) <= FAR]
        if near:
            groups[max(near, key=lambda i: (scores[number, i], -i))].contents.append(content)
        elif _quoted(content, words):
            groups.append(Group(None, [], [content]))
    for each in groups:
        each.contents = _closed(each.contents, parts)
    told = [each for each in groups if each.sources or each.contents]
    return sorted(told, key=lambda each: min(s.first for s in _spans(each)))


def _closed(contents: list[WordSpan], parts: Sequence[WordSpan]) -> list[WordSpan]:
    """Contents of one cue with small holes filled where no source or cue stands in between."""
    closed: list[WordSpan] = []
    for piece in sorted(contents, key=lambda each: each.first):
        left = closed[-1] if closed else None
        if (
            left
            and piece.first - left.last <= HOLE
            and not any(left.last < p.last and p.first < piece.first for p in parts if p.label != "CONTENT")
        ):
            length, more = left.last - left.first, piece.last - piece.first
            score = (left.score * length + piece.score * more) / (length + more)
            closed[-1] = WordSpan(left.first, piece.last, "CONTENT", score)
        else:
            closed.append(piece)
    return closed


def _spans(each: Group) -> list[WordSpan]:
    return [*([each.cue] if each.cue else []), *each.sources, *each.contents]


def _together(part: WordSpan, cue: WordSpan, sentence_of: Sequence[int]) -> bool:
    """Whether a cue stands in one of the sentences of a source or content."""
    return sentence_of[part.first] <= sentence_of[cue.first] <= sentence_of[part.last - 1]


def _gap(part: WordSpan, cue: WordSpan) -> int:
    return max(cue.first - part.last, part.first - cue.last, 0)


def _quoted(part: WordSpan, words: list[str]) -> bool:
    """Whether a quotation mark stands at or beside an end of the part."""
    beside = words[max(part.first - 1, 0) : part.first + 1] + words[part.last - 1 : part.last + 1]
    return any(word in QUOTES or word in ("``", "''") for word in beside)


def _one_to_one(
    scores: Floats, sources: Sequence[WordSpan], cues: Sequence[WordSpan], sentence_of: Sequence[int]
) -> list[tuple[int, int]]:
    """Pairs of a source and a cue, the surest first, none used twice."""
    pairs = [
        (-float(scores[s, c]), s, c)
        for s in range(len(sources))
        for c in range(len(cues))
        if _together(sources[s], cues[c], sentence_of)
    ]
    used_sources: set[int] = set()
    used_cues: set[int] = set()
    chosen = []
    for _, source, cue in sorted(pairs):
        if source not in used_sources and cue not in used_cues:
            used_sources.add(source)
            used_cues.add(cue)
            chosen.append((source, cue))
    return sorted(chosen)


def _scores(
    network: Network, vectors: Floats, parts: Sequence[WordSpan], cues: Sequence[WordSpan], kind: int
) -> Floats:
    """How well each part fits each cue, from the vectors of their first words and their distance."""
    if not parts or not cues:
        return np.zeros((len(parts), len(cues)), np.float32)
    at = np.array([part.first for part in parts])
    to = np.array([cue.first for cue in cues])
    _, _, _, _, part_vectors, cue_vectors = network.split(vectors)
    fit = part_vectors[at] @ cue_vectors[to].T
    nearness = network.pairs["link_distance"][kind]
    return np.asarray(fit + nearness[_distance_class(to[None] - at[:, None], len(nearness))], dtype=np.float32)


def _distance_class(distance: np.typing.NDArray[np.int64], classes: int) -> np.typing.NDArray[np.int64]:
    """Signed logarithmic classes of a distance in words, as in training."""
    half = classes // 2
    size = np.floor(np.log2(np.maximum(np.abs(distance), 1)) + 1) * np.sign(distance)
    return np.asarray(np.clip(size, -half, half) + half, dtype=np.int64)
