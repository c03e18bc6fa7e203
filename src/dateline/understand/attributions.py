"""Attributions from the scores of their parts: labels say what is a source, cue or content, links and trees whose."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.lang import words
from dateline.model import Token
from dateline.understand import boundaries, labelled, missing
from dateline.understand.clauses import Clauses
from dateline.understand.dependents import Dependents
from dateline.understand.groups import Group, Parts
from dateline.understand.links import Links
from dateline.understand.network import Floats, Network
from dateline.understand.quotations import quotations
from dateline.understand.spans import WordSpan

# Added to the scores of labels before the best ones are looked for: more and longer sources; surer cues, since trees
# show what is missed; contents that don't run on.
BIAS = {"B-SOURCE": 0.4, "I-SOURCE": 0.7, "B-CUE": -0.5, "I-CUE": 0.25, "I-CONTENT": -1.0}
# Chance from which on a cue is kept without a source, and without a content. Of the cues that a reader marks in PolNeAR
# four in five are right where it finds both, one in three where it doesn't.
_PROPERTIES = frozenset({"ADJ", "ADV", "PUNCT", "DET"})
SURE_WITHOUT_SOURCE, SURE_WITHOUT_CONTENT = 0.3, 0.45


def group(
    network: Network,
    vectors: Floats,
    scores: Floats,
    tokens: Sequence[Token],
    starts: Sequence[bool],
    language: str = "en",
    below: Dependents | None = None,
) -> list[Group]:
    """The attributions of a text, in order of their first words.

    `scores`: of the labels of parts, one row a word; `starts`: whether a word is the first of its block. `below`: the
    words' dependents, where they are known.
    """
    if not tokens:
        return []
    parts = Parts(scores, network.labels["part"], BIAS)
    ready = labelled.take(tokens, starts, parts)
    clauses = Clauses(tokens, words("attributions", "agents", language), below)
    cues = parts.of("CUE")
    groups = [Group(cue, [], []) for cue in cues]
    links = Links(network, vectors, tokens, cues)
    speakers = missing.speakers(clauses, cues, parts)
    links.sources(groups, parts.of("SOURCE"), speakers)
    alone = links.contents(groups, parts.of("CONTENT"), clauses)
    missing.add_sources(clauses, groups, speakers, parts)
    missing.add_contents(clauses, groups, parts)
    groups += [*alone, *ready]
    groups += missing.found(clauses, groups, parts)
    quoted = quotations(tokens, starts)
    boundaries.mend(groups, clauses, quoted, parts.all)
    for each in groups:
        each.contents = [piece for piece in each.contents if _says(piece, tokens) or _among(piece, quoted)]
    return sorted((each for each in groups if _kept(each)), key=lambda each: min(s.first for s in each.spans()))


def _says(piece: WordSpan, tokens: Sequence[Token]) -> bool:
    """Whether a content holds more than a property: "She feels relieved" reports nothing."""
    return any(token.upos not in _PROPERTIES for token in tokens[piece.first : piece.last])


def _among(piece: WordSpan, quoted: Sequence[tuple[int, int]]) -> bool:
    return any(first <= piece.first and piece.last <= last for first, last in quoted)


def _kept(each: Group) -> bool:
    if each.cue is None:
        return bool(each.contents)
    if each.sources and each.contents:
        return True
    if each.contents:
        return each.cue.score >= SURE_WITHOUT_SOURCE
    return bool(each.sources) and each.cue.score >= SURE_WITHOUT_CONTENT
