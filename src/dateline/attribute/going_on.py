"""Speech that goes on without quotation marks and without a cue: turns of a transcript, and reported speech whose tense
still tells that it is reported ("She said he had warned her. He had written twice.")."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.attribute.cues import Report
from dateline.attribute.tree import Tree
from dateline.lang import words
from dateline.model import BlockKind

_LABEL = re.compile(r"[\"“]?([A-Z][A-Z.'’\- ]{1,40}):\s")
_FEWEST = 3  # turns that make a transcript
_PERSON = "PER"
_SPOKEN = (BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.LIST)


def find_turns(tree: Tree) -> list[Report]:
    """ "LEE: …" and the paragraphs up to the next turn: what follows the last turn may be the author's again.

    Where a text has one turn or two, the label must be the name of somebody whom it tells of, and only their own
    paragraph is said."""
    labels = {n: found for n, b in enumerate(tree.article.blocks) if (found := _label(tree, n)) and b.kind in _SPOKEN}
    alone = len(labels) < _FEWEST
    if alone:
        labels = {n: i for n, i in labels.items() if _is_named(tree, i)}
    out: list[Report] = []
    for number, source in labels.items():
        later = [n for n in labels if n > number]
        for block in range(number, later[0] if later and not alone else number + 1):
            b = tree.article.blocks[block]
            inside = tree.within(tree.article.span(b.start, b.end)) if b.end > b.start else range(0)
            content = frozenset(i for i in inside if block != number or i > source + 1)
            if content and b.kind in _SPOKEN and not tree.article.text[b.start : b.end].startswith(("(", "[")):
                out.append(Report(content, source, None, "floating"))
    return out


def _label(tree: Tree, number: int) -> int | None:
    """The last word of the name with which a turn opens."""
    block = tree.article.blocks[number]
    found = _LABEL.match(tree.article.text, block.start, block.end)
    i = tree.at(found.end(1) - 1) if found is not None else None
    if i is None:
        return None
    if _is_named(tree, i):
        return i
    return i if tree.tokens[i].upos in ("PROPN", "NOUN") and not _is_place(tree, i) else None


def _is_place(tree: Tree, label: int) -> bool:
    """Whether a label is where something was written or takes place: "LONDON: Reed lost the seat"."""
    names = (name for name in tree.annotations.names if name.label == "LOC")
    return tree.kind(label) == "place" or any(label in tree.within(name.span) for name in names)


def _is_named(tree: Tree, label: int) -> bool:
    """Whether a label is the family name of a person whom the article names elsewhere in more words than one."""
    people = [tree.within(name.span) for name in tree.annotations.names if name.label == _PERSON]
    whole = [inside for inside in people if len(inside) > 1 and label not in inside]
    return any(tree.lower(inside[-1]) == tree.lower(label) for inside in whole)


def find_backshifted(tree: Tree, reports: list[Report]) -> list[Report]:
    """The sentence after reported speech, where it has the same shifted tense: "had" after "had", "would" after
    "would", with a pronoun or a known noun for its subject. (Free indirect speech: Banfield 1982.)"""
    out: list[Report] = []
    covered = {i for r in reports for i in r.content}
    cues = {r.cue for r in reports}
    said: dict[int, tuple[Report, str]] = {}
    for number, (first, last) in enumerate(tree.annotations.sentences):
        told = _told_in(tree, reports, first, last)
        if told is not None:
            said[number] = told
            continue
        before = said.get(number - 1)
        top = tree.top(range(first, last)) if last > first else None
        if before is None or top is None or top in covered or cues.intersection(range(first, last)):
            continue
        report, tense = before
        apart = tree.block_of(first) != tree.block_of(first - 1)
        if apart or tree.quotation(top) is not None or tense != _shifted(tree, top) or not _known(tree, top, tense):
            continue
        content = frozenset(i for i in range(first, last) if tree.relation(i) != "punct")
        follow = replace(report, content=content, kind="floating", cue=None, said=())
        out.append(follow)
        said[number] = follow, tense
    return out


def _told_in(tree: Tree, reports: list[Report], first: int, last: int) -> tuple[Report, str] | None:
    """The report in the past that a sentence mainly is, and the tense of what it tells: of nested ones the outer."""
    for r in sorted(reports, key=lambda r: -len(r.content)):
        if r.kind != "verb" or r.cue is None or r.source is None or not first <= r.cue < last:
            continue
        main = tree.top(range(first, last))
        ends = main is not None and (r.cue == main or main in r.content)
        head = tree.top(r.content)
        if not ends or head is None or not first <= head < last or tree.quotation(head) is not None:
            continue
        tense = _shifted(tree, head)
        if tree.tokens[r.cue].xpos == "VBD" and tense:
            return r, tense
    return None


def _shifted(tree: Tree, head: int) -> str:
    """ "had" or "would", by the auxiliary of a predicate."""
    auxiliaries = [tree.lower(c) for c in tree.kids(head, "aux")]
    for name in ("tense.had", "future.would"):
        if any(a in words("speech", name) for a in auxiliaries):
            return name
    return ""


def _known(tree: Tree, head: int, tense: str) -> bool:
    """Whether a sentence goes on about what was spoken of: a pronoun; beside "would", a noun with "the" too. What
    depends on a condition is supposed by the author as easily."""
    subject = tree.child(head, "nsubj")
    if subject is None or tree.kids(head, "advcl"):
        return False
    if tree.tokens[subject].upos == "PRON":
        return any(tree.lower(subject) in words("people", f"pronouns.{p}") for p in _PRONOUNS)
    determiner = tree.child(subject, "det")
    definite = determiner is not None and tree.lower(determiner) in words("people", "determiners.definite")
    return tense == "future.would" and definite


_PRONOUNS = ("male", "female", "neuter", "plural")
