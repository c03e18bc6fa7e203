"""Quotations that go on without a cue of their own: whose words they are."""

from __future__ import annotations

import bisect
from dataclasses import replace

from dateline.attribute.cues import (
    VERBAL,
    Report,
    denies,
    hearers_of,
    verb_certainty,
    word_span,
)
from dateline.attribute.tree import Tree
from dateline.model import Certainty

_DASHES = "—–―-"
_LONGEST_MARK = 2  # characters of an opening quotation mark
_LONGEST_SIGNATURE = 10  # words: a name and what the person is
_QUOTES = "“”„«»\"'‘’"


def find_floating(tree: Tree, reports: list[Report]) -> list[Report]:
    """Quotations without a cue take the speaker of the quotation before them in the paragraph or the one before.

    A first quotation without a cue takes the speaker who is named right after it in its own paragraph.
    """
    out: list[Report] = []
    said: dict[int, Report] = {}
    covered: set[int] = set()
    for report in reports:
        if report.kind in ("verb", "floating", "according") and report.source is not None:
            covered |= report.content
    for number, q in enumerate(tree.quotations):
        inside = [i for i in tree.within(tree.article.span(q.start, q.end)) if tree.relation(i) != "punct"]
        if not inside:
            continue
        speakers = [r for r in reports if r.kind in ("verb", "floating") and _speaks(tree, r, inside)]
        if speakers:
            said[number] = min(speakers, key=lambda r: len(r.content))
            rest = frozenset(inside) - said[number].content
            if rest:  # the quotation goes on past the sentence of its cue
                out.append(replace(said[number], content=rest, kind="floating", cue=None, said=()))
            continue
        if len(inside) < 3 or not opens_clause(tree, inside):
            if (before := said.get(number - 1)) is not None and tree.quotations[number - 1].block == q.block:
                said[number] = before  # a name or a term between two quotations: the speaker goes on past it
            continue
        opened = _signed(tree, inside) or _introduced(tree, inside, {r.cue for r in reports})
        if opened is not None:
            out.append(opened)
            said[number] = opened
            continue
        announced = _announced(tree, inside, reports)
        if announced is not None:
            out.append(announced)
            said[number] = announced
            continue
        before = said.get(number - 1)
        if before is not None and q.block - tree.quotations[number - 1].block <= 1:
            follow = replace(before, content=frozenset(inside), kind="floating", cue=None, said=())
            out.append(follow)
            said[number] = follow
    return out


def _signed(tree: Tree, inside: list[int]) -> Report | None:
    """ "… ." — Ann Lee: a name after a dash, with which the paragraph ends."""
    last = tree.tokens[tree.sentence(inside[-1])[-1]].end
    end = max(last, tree.block(inside[-1]).end)
    behind = range(inside[-1] + 1, bisect.bisect_left(tree.starts, end))
    rest = [i for i in behind if tree.tokens[i].text.strip(_QUOTES + ".,!?…")]
    if not 2 <= len(rest) <= _LONGEST_SIGNATURE or tree.tokens[rest[0]].text.strip(_DASHES):
        return None
    source = next((i for i in rest[1:3] if tree.tokens[i].upos == "PROPN"), None)
    if source is None or any(tree.tokens[i].upos in VERBAL for i in rest):
        return None
    return Report(frozenset(inside), source, None, "floating")


def _introduced(tree: Tree, inside: list[int], taken: set[int | None]) -> Report | None:
    """ "X wrote:" as a sentence of its own before the quotation."""
    before = [i for i in range(max(0, inside[0] - 4), inside[0]) if tree.tokens[i].text.strip(_QUOTES)]
    if not before or tree.tokens[before[-1]].sentence == tree.tokens[inside[0]].sentence:
        return None
    cue = tree.top(tree.sentence(before[-1]))
    if tree.lower(before[-1]) not in (",", ":") or cue is None or cue in taken or tree.tokens[cue].upos != "VERB":
        return None
    lemma = tree.lemma(cue)
    certainty = verb_certainty(lemma) or (Certainty.CERTAIN if denies(lemma) else None)
    source = tree.child(cue, "nsubj")
    if certainty is None or source is None:
        return None
    return Report(
        frozenset(inside), source, cue, "verb", certainty, hearers=hearers_of(tree, cue), cue_span=word_span(tree, cue)
    )


def _announced(tree: Tree, inside: list[int], reports: list[Report]) -> Report | None:
    """The speaker of a paragraph in quotation marks that the one before announces with a colon: who speaks in its last
    sentence, or is its subject."""
    first, block = inside[0], tree.block_of(inside[0])
    opens = tree.tokens[first].start - tree.article.blocks[block].start <= _LONGEST_MARK
    last = next((i for i in range(first - 1, -1, -1) if tree.tokens[i].text.strip(_QUOTES)), None)
    if not opens or block == 0 or last is None or tree.lower(last) != ":":
        return None
    sentence = tree.sentence(last)
    told = [r for r in reports if r.kind == "verb" and r.source is not None and r.cue in sentence]
    top = tree.top(sentence)
    subject = tree.child(top, "nsubj") if top is not None and tree.tokens[top].upos == "VERB" else None
    source = told[-1].source if told else subject
    if source is None or (not told and tree.tokens[source].upos not in ("PROPN", "PRON")):
        return None
    return Report(frozenset(inside), source, None, "floating")


def _speaks(tree: Tree, report: Report, inside: list[int]) -> bool:
    """Whether a report's source says a quotation: most of its words, or all of its first or last sentence."""
    if report.source is None or tree.quotation(report.source) is not None:
        return False  # "I think" within a quotation is its speaker's own
    said = report.content.intersection(inside)
    if not said:
        return False
    ends = [[i for i in inside if tree.tokens[i].sentence == tree.tokens[e].sentence] for e in (inside[0], inside[-1])]
    return len(said) * 2 > len(inside) or any(len(said.intersection(end)) * 2 > len(end) for end in ends)


def opens_clause(tree: Tree, inside: list[int]) -> bool:
    """Whether quoted words are speech, and not a title or a scare quote: they hold a finite clause."""
    return any(
        tree.tokens[i].upos in VERBAL and tree.tokens[i].xpos in ("VBD", "VBP", "VBZ", "MD", "VB") for i in inside
    )
