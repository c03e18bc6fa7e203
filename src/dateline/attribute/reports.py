"""Who says what, sentence by sentence: reports found by the reader's attribution head and by the syntax of reporting.

A `Report` is a stretch of content (token indices) with the words that say who says it. The reader marks sources, cues
and contents as PARC3 and PolNeAR do; the syntax adds what it missed: reporting nouns ("rumors that"), hedging adverbs
("reportedly"), passives ("is said to"), "according to", and quotations that a neighbouring quotation's speaker goes on
with. Frames of opinion and wishing ("seems", "wants") are no reports.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.attribute.closing import from_the_start
from dateline.attribute.cues import Report
from dateline.attribute.floating import find_floating
from dateline.attribute.going_on import find_backshifted, find_turns
from dateline.attribute.marked import find_attitudes, from_reader
from dateline.attribute.phrased import phrase_report
from dateline.attribute.syntax import according_report, adverb_report, noun_report, passive_report, verb_report
from dateline.attribute.tree import Tree
from dateline.attribute.voice import is_said

__all__ = ["Report", "find_attitudes", "find_reports"]


def find_reports(tree: Tree) -> list[Report]:
    """All reports of an article, in text order of their content."""
    reports = [r for a in tree.annotations.attributions if (r := from_reader(tree, a))]
    reports = [_with_own_clause(tree, r) for r in reports]
    covered = {r.cue for r in reports if r.cue is not None}
    for i in range(len(tree.tokens)):
        if i in covered:
            continue
        for find in (verb_report, phrase_report, noun_report, according_report, adverb_report, passive_report):
            report = find(tree, i)
            if report is not None:
                reports.append(report)
                break
    reports = [from_the_start(tree, r) for r in reports]
    reports = [r for r in reports if r.content and is_said(tree, r)]
    reports = _without_echoes(reports)
    reports += find_floating(tree, reports)
    turns = find_turns(tree)
    reports = [*_outside(tree, reports, turns), *turns]
    reports += find_backshifted(tree, reports)
    return sorted(reports, key=lambda r: (min(r.content), -len(r.content), r.cue or 0))


def _with_own_clause(tree: Tree, report: Report) -> Report:
    """A report of which only the next sentence is marked says the clause before its cue too: "It can be saved, thinks
    Lee. “We have money.”" """
    cue = report.cue
    if cue is None or report.kind != "verb" or any(i in tree.sentence(cue) for i in report.content):
        return report
    own = verb_report(tree, cue) if tree.relation(cue) == "parataxis" else None
    return report if own is None or own.source is None else replace(report, content=report.content | own.content)


def _outside(tree: Tree, reports: list[Report], turns: list[Report]) -> list[Report]:
    """The reports without the turns of a transcript that stand in other paragraphs than who says it: "The transcript
    follows:" says none of them."""
    said: dict[int, frozenset[int]] = {}
    for t in turns:
        block = tree.block_of(min(t.content))
        said[block] = said.get(block, frozenset()) | t.content
    out = []
    for r in reports:
        home = tree.block_of(r.source) if r.source is not None else -1
        others = frozenset().union(*(content for block, content in said.items() if block != home))
        rest = r.content - others if r.source is not None else r.content
        if rest:
            out.append(r if rest == r.content else replace(r, content=rest, said=()))
    return out


def _without_echoes(reports: list[Report]) -> list[Report]:
    """Drop a report that says no more than another does: "reportedly" inside "…, People reports" by the same cue."""
    out: list[Report] = []
    for report in reports:
        twin = next((r for r in out if r.cue == report.cue and r.content & report.content and r.cue is not None), None)
        if twin is None:
            out.append(report)
        elif twin.source is None and report.source is not None:
            out[out.index(twin)] = report
    return out
