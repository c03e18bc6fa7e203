"""Parts of attributions that the labels miss, where the trees show them and the labels leave a chance."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from dateline.understand.clauses import Clauses
from dateline.understand.groups import KINDS, Group, Parts
from dateline.understand.spans import WordSpan

# Chances from which on the tree is believed: that the speaker of a cue is a source, its complement a content.
SPEAKER, COMPLEMENT = 0.01, 0.15
# For a word that is no cue by its best label: that it is one, that its speaker is a source, its complement a content.
CUE, ITS_SPEAKER, ITS_COMPLEMENT = 0.3, 0.07, 0.25
CUES = ("VERB", "NOUN", "ADJ")
# What belongs to a cue beside its main word: "has not | ruled | out".
AROUND = ("aux", "aux:pass", "cop", "compound:prt", "mark", "advmod")
EDGES = ("punct",)  # what a content neither begins nor ends with


def speakers(clauses: Clauses, cues: Sequence[WordSpan], parts: Parts) -> list[int | None]:
    """For each cue the word for who speaks by the tree; who is spoken of in a content is passed over."""
    said = parts.words("CONTENT")
    return [clauses.speaker(clauses.top(cue.first, cue.last), said) for cue in cues]


def add_sources(clauses: Clauses, groups: Sequence[Group], speaking: Sequence[int | None], parts: Parts) -> None:
    """Gives cues with a content but no source their speaker, in all its words."""
    for each, speaker in zip(groups, speaking, strict=True):
        if speaker is None or each.cue is None or each.sources or not each.contents:
            continue
        if parts.sure["SOURCE"][speaker] >= SPEAKER and not each.cue.first <= speaker < each.cue.last:
            free = _all(clauses).difference(_words(each.cue))
            each.sources.append(parts.span(*clauses.phrase(speaker, free), "SOURCE"))


def add_contents(clauses: Clauses, groups: Sequence[Group], parts: Parts) -> None:
    """Gives cues with a source but no content what hangs on them; it may lie in the content of another (they nest)."""
    free = _all(clauses) - parts.words(*KINDS)
    said = _all(clauses) - parts.words("SOURCE", "CUE")
    for each in groups:
        if each.cue is None or each.contents or not each.sources:
            continue
        ends = (clauses.top(each.cue.first, each.cue.last), each.cue.last - 1)
        words = [word for word in map(clauses.complement, ends) if word is not None]
        for open_words in (free, said):
            found = [word for word in words if word in open_words]
            if found:
                content = parts.span(*clauses.phrase(found[0], open_words, EDGES), "CONTENT")
                if content.score >= COMPLEMENT:
                    each.contents.append(content)
                    free.difference_update(_words(content))
                break


def found(clauses: Clauses, groups: Sequence[Group], parts: Parts) -> list[Group]:
    """Groups around words that are no cue by their best label, but have a speaker and something said by the tree."""
    used = {each for group in groups for each in group.spans()}
    taken = parts.words(*KINDS).union(*(_words(each) for each in used))
    said = parts.words("CONTENT").union(*(_words(each) for each in used if each.label == "CONTENT"))
    loose = [each for each in parts.of("CONTENT") if each not in used]
    more = []
    for word in map(int, np.flatnonzero(parts.sure["CUE"] >= CUE)):
        if word in taken or clauses.tokens[word].upos not in CUES:
            continue
        speaker, told = clauses.speaker(word, said), clauses.complement(word)
        if speaker is None or told is None or parts.sure["SOURCE"][speaker] < ITS_SPEAKER:
            continue
        cue = _cue(clauses, word, taken, parts)
        source = _source(clauses, speaker, cue, parts)
        content = _content(clauses, told, loose, taken.union(_words(cue), _words(source)), parts)
        if content is None or content.score < ITS_COMPLEMENT or cue.first <= speaker < cue.last:
            continue
        more.append(Group(cue, [source], [content]))
        taken.update(_words(content))
        said.update(_words(content))
    return more


def _cue(clauses: Clauses, word: int, taken: Collection[int], parts: Parts) -> WordSpan:
    """The word with the auxiliaries, particles and adverbs beside it."""
    tokens = clauses.tokens

    def belongs(i: int) -> bool:
        return i not in taken and tokens[i].head == word and tokens[i].deprel in AROUND

    first, last = word, word + 1
    while first > 0 and belongs(first - 1):
        first -= 1
    while last < len(tokens) and belongs(last):
        last += 1
    return parts.span(first, last, "CUE")


def _source(clauses: Clauses, speaker: int, cue: WordSpan, parts: Parts) -> WordSpan:
    for each in parts.of("SOURCE"):
        if each.first <= speaker < each.last:
            return each
    free = _all(clauses).difference(_words(cue), parts.words("CUE"))
    return parts.span(*clauses.phrase(speaker, free), "SOURCE")


def _content(
    clauses: Clauses, told: int, loose: Sequence[WordSpan], taken: Collection[int], parts: Parts
) -> WordSpan | None:
    for each in loose:
        if each.first <= told < each.last:
            return each
    if told in taken:
        return None
    return parts.span(*clauses.phrase(told, _all(clauses).difference(taken), EDGES), "CONTENT")


def _all(clauses: Clauses) -> set[int]:
    return set(range(len(clauses.tokens)))


def _words(part: WordSpan) -> range:
    return range(part.first, part.last)
