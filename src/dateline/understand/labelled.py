"""Attributions that punctuation makes: speakers before a colon, in transcripts and headlines, or after a dash."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.model import Token
from dateline.understand.groups import Group, Parts
from dateline.understand.quotations import MARKS
from dateline.understand.spans import WordSpan

COLON = (":",)
DASHES = ("—", "―", "–", "--", "-")
LONGEST = 4  # words of a name before a colon


def take(tokens: Sequence[Token], starts: Sequence[bool], parts: Parts) -> list[Group]:
    """Groups of what belongs together by punctuation; their spans are taken out of the parts."""
    return _turns(tokens, starts, parts) + _beside(tokens, starts, parts)


def _turns(tokens: Sequence[Token], starts: Sequence[bool], parts: Parts) -> list[Group]:
    """The turns of a transcript: blocks that begin with a name and a colon, of names that begin more than one."""
    firsts = [i for i, start in enumerate(starts) if start]
    found = []
    for start, last in zip(firsts, [*firsts[1:], len(tokens)], strict=True):
        first = start
        while first < last and tokens[first].text in MARKS:
            first += 1
        colon = next((i for i in range(first + 1, min(first + LONGEST + 1, last - 1)) if tokens[i].text in COLON), 0)
        if colon and all(token.upos == "PROPN" or token.text.isupper() for token in tokens[first:colon]):
            found.append((tuple(token.text for token in tokens[first:colon]), first, colon, last))
    often = Counter(name for name, *_ in found)
    groups = []
    for name, first, colon, last in found:
        if often[name] > 1:
            parts.all = [each for each in parts.all if each.last <= first or each.first > colon + 2]
            spans = ((colon, colon + 1, "CUE"), (first, colon, "SOURCE"), (colon + 1, last, "CONTENT"))
            cue, source, content = (WordSpan(a, b, kind, 1.0) for a, b, kind in spans)
            groups.append(Group(cue, [source], [content]))
    return groups


def _beside(tokens: Sequence[Token], starts: Sequence[bool], parts: Parts) -> list[Group]:
    """A source with a colon and a content after it, or with a content and a dash before it."""
    contents = parts.of("CONTENT")
    groups = []
    for source in parts.of("SOURCE"):
        after = [c for c in contents if 0 < c.first - source.last < 3]
        before = [c for c in contents if 0 < source.first - c.last < 4]
        if after and tokens[source.last].text in COLON:
            between = tokens[source.last + 1 : after[0].first]
            if all(token.text in MARKS for token in between):
                cue = WordSpan(source.last, source.last + 1, "CUE", source.score)
                groups.append(Group(cue, [source], after[:1]))
        elif before and tokens[source.first - 1].text in DASHES and _ends(tokens, source.last):
            cue = WordSpan(source.first - 1, source.first, "CUE", source.score)
            groups.append(Group(cue, [source], [_from_start(before[-1], tokens, starts)]))
    used = [each for group in groups for each in group.spans()]
    parts.all = [p for p in parts.all if not any(p.first < each.last and each.first < p.last for each in used)]
    return groups


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence ends before word `at`, but for punctuation."""
    rest = [token for token in tokens[at : at + 3] if token.sentence == tokens[at - 1].sentence]
    return len(rest) < 3 and all(token.upos == "PUNCT" for token in rest)


def _from_start(content: WordSpan, tokens: Sequence[Token], starts: Sequence[bool]) -> WordSpan:
    """A content from the quotation mark on with which its block begins."""
    first = content.first
    while not starts[first] and first > 0:
        first -= 1
    return WordSpan(first, content.last, content.label, content.score) if tokens[first].text in MARKS else content
