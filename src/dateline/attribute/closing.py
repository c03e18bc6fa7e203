"""Who is named at a sentence's end says all of it: "Ann left after an audit found gaps, two officials said".

The reader marks the words that are told, and at times only the last of them. Behind a comma, where nothing but who says
it follows, the source answers for the sentence from its start, unless its words begin at a mark that parts sentences, a
clause joined with a subject of its own, a relative clause, or a quotation.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from dateline.attribute.arcs import FINITE
from dateline.attribute.cues import RELATIVES, VERBAL, Report
from dateline.attribute.tree import Tree

_SUBJECTS = ("nsubj", "csubj", "expl")
_PARTING = (";", ":")
_DASHES = ("—", "–", "―", "-", "--")
_PREDICATES = ("conj", "ccomp", "parataxis")


def from_the_start(tree: Tree, report: Report) -> Report:
    """The report, with all of the sentence that it closes as its content."""
    tail = closing(tree, report)
    if tail is None:
        return report
    first = _first_said(tree, report, tail)
    inside = frozenset(range(first, tail - 1))
    elsewhere = report.content - frozenset(tree.sentence(tail))
    if not any(tree.tokens[i].upos in VERBAL for i in inside):
        return report
    said = tuple(s for s in report.said if elsewhere.intersection(tree.within(s)))
    said = tuple(sorted((*said, tree.span(inside)))) if report.said else ()
    return replace(report, content=inside | elsewhere, said=said)


def closing(tree: Tree, report: Report) -> int | None:
    """The first of the words that close a sentence behind a comma and only tell who says it; None where a report's
    don't, or where a quotation stands right before them."""
    cue, source = report.cue, report.source
    if cue is None or source is None or report.kind not in ("verb", "according"):
        return None
    sentence = tree.sentence(cue)
    if source not in sentence or (report.kind == "verb" and not _has_tense(tree, cue)):
        return None
    saying = _saying(tree, report, cue, source)
    first, last = min(saying), max(cue, source)
    if first - 2 < sentence[0] or tree.lower(first - 1) != ",":
        return None
    if any(i not in saying and not _belongs(tree, i, cue, source) for i in range(last + 1, sentence[-1] + 1)):
        return None
    here = report.content.intersection(sentence)
    told = max((i for i in here if i < first and tree.relation(i) != "punct"), default=first - 2)
    quoted = any(tree.quotation(i) != tree.quotation(cue) for i in (told, first - 2, first - 1))
    return None if quoted or any(i > last for i in here) else first


def _has_tense(tree: Tree, cue: int) -> bool:
    return any(tree.tokens[i].xpos in FINITE for i in (cue, *tree.kids(cue, "aux")))


def _saying(tree: Tree, report: Report, cue: int, source: int) -> Set[int]:
    """The words of who says it, and of the saying; where the source comes first, all between the two."""
    words = {cue, source}
    for span in (report.source_span, report.cue_span):
        words.update(tree.within(span) if span is not None else ())
    words.update(i for i in tree.subtree(source) if i not in tree.ancestors(cue) and i != cue)
    words = {i for i in words if i in tree.sentence(cue)}
    comma = max((i for i in range(tree.sentence(cue)[0], min(cue, source)) if tree.lower(i) == ","), default=-1)
    return {i for i in words if i > comma} | set(range(min(cue, source), max(cue, source) + 1))


def _belongs(tree: Tree, i: int, cue: int, source: int) -> bool:
    """Whether a word behind the saying tells of it, and is no clause beside it: "said on Monday", "said when asked"."""
    if tree.relation(i) == "punct":
        return True
    path = [i, *tree.ancestors(i)]
    if source in path[1:]:
        return True
    if cue not in path:
        return tree.tokens[i].upos not in VERBAL and not tree.kids(i, *_SUBJECTS) and _hangs_near(tree, i, cue)
    below = path[: path.index(cue)]
    return not below or tree.relation(below[-1]) not in _PREDICATES


def _hangs_near(tree: Tree, i: int, cue: int) -> bool:
    """Whether a word that a tree hangs elsewhere stands in a phrase without a verb right behind the saying."""
    return not any(tree.tokens[j].upos in VERBAL for j in range(cue + 1, i))


def _first_said(tree: Tree, report: Report, tail: int) -> int:
    """Where the words begin that a closing source answers for."""
    sentence = tree.sentence(tail)
    told = [i for i in report.content if i in sentence and i < tail and tree.relation(i) != "punct"]
    marked = min(told, default=tail - 2)
    parted = [i for i in range(sentence[0], marked) if tree.lower(i) in _PARTING]
    dashes = [i for i in range(sentence[0], marked) if tree.lower(i) in _DASHES and _stands_free(tree, i)]
    if len(dashes) % 2:
        parted.append(dashes[-1])
    begin = max(parted, default=sentence[0] - 1) + 1
    if _begins_anew(tree, marked) or any(tree.quotation(i) != tree.quotation(tail) for i in range(begin, marked)):
        return marked
    return begin


def _stands_free(tree: Tree, i: int) -> bool:
    """Whether a dash has space on both sides, or is no hyphen."""
    text, token = tree.article.text, tree.tokens[i]
    return (
        token.text in ("—", "–", "―", "--") or (text[token.start - 1 : token.start] + text[token.end :][:1]).isspace()
    )


def _begins_anew(tree: Tree, i: int) -> bool:
    """Whether what is marked as said begins with a clause that a comma sets apart from the one before: joined, with a
    subject of its own, or relative."""
    begin = i
    while tree.relation(begin - 1) in ("cc", "case") and begin - 1 in tree.sentence(i):
        begin -= 1
    if begin - 1 not in tree.sentence(i) or tree.lower(begin - 1) != ",":
        return False
    if tree.tokens[i].xpos in (*RELATIVES, "WP$"):
        return True
    joined = begin < i or tree.relation(i) == "cc"
    clauses = [a for a in (i, *tree.ancestors(i)) if tree.child(a, *_SUBJECTS) is not None]
    return joined and any(min(tree.kids(a, *_SUBJECTS)) >= i for a in clauses[:1])
