"""Where the parts of attributions begin and end: cut phrases and quotations made whole, small holes closed."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.understand.clauses import Clauses
from dateline.understand.groups import Group
from dateline.understand.spans import WordSpan

# Holes of a content up to this many words, with neither source nor cue in them, are slips of the labels.
HOLE = 3
# Words that a phrase doesn't end with: what they belong to follows.
LEADING = ("det", "amod", "case", "nmod:poss", "compound", "nummod", "mark", "cc", "aux", "advmod")
MOST = 0.5  # of the words of a quotation, from which on a content is that quotation


def mend(
    groups: Sequence[Group], clauses: Clauses, quoted: Sequence[tuple[int, int]], parts: Sequence[WordSpan]
) -> None:
    """Makes the parts of all groups whole, as far as no part of another stands there."""
    taken = {i for each in groups for part in each.spans() for i in range(part.first, part.last)}
    for each in groups:
        each.contents = [_finished(part, clauses, taken) for part in each.contents]
        each.sources = [_finished(part, clauses, taken) for part in each.sources]
    _nest(groups, clauses)
    for each in groups:
        each.contents = _closed([_quotation(part, quoted, groups) for part in each.contents], parts)


def _nest(groups: Sequence[Group], clauses: Clauses) -> None:
    """Lets a content run on over the attribution that its clause is: "said | that | Ann claimed he left"."""
    ends = [(min(s.first for s in each.spans()), max(s.last for s in each.spans())) for each in groups]
    for outer in groups:
        if outer.cue is None or not outer.contents:
            continue
        told = clauses.complement(clauses.top(outer.cue.first, outer.cue.last))
        piece = max(outer.contents, key=lambda each: each.last)
        for inner, (first, last) in zip(groups, ends, strict=True):
            if inner.cue is None or inner is outer or not piece.last <= first <= piece.last + 1:
                continue
            if clauses.top(inner.cue.first, inner.cue.last) == told:
                outer.contents.remove(piece)
                outer.contents.append(WordSpan(piece.first, last, piece.label, piece.score))
                break


def _finished(part: WordSpan, clauses: Clauses, taken: set[int]) -> WordSpan:
    """A part that ends in the middle of a phrase ("opposed the | new law"), with the rest of that phrase."""
    end = clauses.tokens[part.last - 1]
    if end.deprel not in LEADING or end.head < part.last or taken.intersection(range(part.last, end.head + 1)):
        return part
    free = set(range(part.first, len(clauses.tokens))) - (taken - set(range(part.first, part.last)))
    _, last = clauses.phrase(end.head, free, ("punct",))
    taken.update(range(part.last, last))
    return WordSpan(part.first, max(part.last, last), part.label, part.score)


def _quotation(part: WordSpan, quoted: Sequence[tuple[int, int]], groups: Sequence[Group]) -> WordSpan:
    """A content with the rest of the quotation that it makes the most of."""
    for first, last in quoted:
        both = min(last, part.last) - max(first, part.first)
        if both < MOST * (last - first) or (part.first <= first and last <= part.last):
            continue
        first, last = min(first, part.first), max(last, part.last)
        others = (other for each in groups for other in each.spans() if other is not part)
        if not any(other.first < last and first < other.last for other in others):
            return WordSpan(first, last, part.label, part.score)
    return part


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
