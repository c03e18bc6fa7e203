"""Are contradictions and outcomes seen that are told in other words? `python -m benchmarks.opposed [--errors]`.

Of short stories of two reports each (`opposed.toml`, written for this): what is marked in both contradicts each other,
or the second tells what became of what the first looks ahead to; the rest does neither. Each story is linked by itself.

    contradictions, outcomes     how many are marked
    places, identities           how many contradictions about a place or about who it is are marked, besides
    found_contradictions_pct     of them, those with a conflict between a claim of each; found_places_pct and
                                 found_identities_pct: with one about this
    found_outcomes_pct           of them, those with an outcome, a failing, or one event of both
    not_meant                    conflicts and outcomes between what isn't marked as the same matter
    claims                       how many claims there are in all

The reader, the stages and the linking all take part. Half of the stories were read while the rules were written, so
that the figures tell whether something broke, and little of unseen stories.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks._run import article, show
from dateline.attribute import attribute
from dateline.date import date_article
from dateline.link import link
from dateline.model import AnswerKind, Claim, Facts, Links
from dateline.stages import embed
from dateline.understand import Reader
from dateline.when import Basis, Reason, When

STORIES = Path(__file__).with_name("opposed.toml")
CONTRADICTION, OUTCOME, PLACE, IDENTITY = "contradiction", "outcome", "place", "identity"
MARKED = {CONTRADICTION: "contradictions", PLACE: "places", IDENTITY: "identities", OUTCOME: "outcomes"}
_MARK = re.compile(r"\[\[(\d) (.*?)\]\]")
_HALF = 0.5  # of the shorter of a claim and a mark, that both share


@dataclass(frozen=True, slots=True)
class Found:
    """What is found of a story: of each mark whether it is, and the pairs of claims that nobody marked."""

    about: str
    marks: dict[str, bool]
    others: tuple[tuple[Claim, Claim], ...]
    claims: int


def unmarked(text: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """A text without its marks, and where each of them stood."""
    told, marks, last = "", {}, 0
    for mark in _MARK.finditer(text):
        told += text[last : mark.start()]
        marks[mark[1]] = (len(told), len(told) + len(mark[2]))
        told += mark[2]
        last = mark.end()
    return told + text[last:], marks


def read(story: dict[str, Any], reader: Reader) -> Found:
    """Link the two reports of a story."""
    articles, facts, marks = [], [], []
    for side in ("first", "second"):
        text, marked = unmarked(story[side]["text"].strip())
        day = story[side]["day"]
        published = When(day, day, Basis.STATED, (Reason("known"),))
        made = replace(article(text, f"{story['name']}-{side}"), published=published, outlet=story[side]["outlet"])
        seen = reader.annotate(made)
        articles.append(made)
        facts.append(attribute(made, seen, date_article(made, seen)))
        marks.append(marked)
    links = link(articles, facts, embed)
    claims = {claim.id: claim for each in facts for claim in each.claims}
    found_about = dict(_pairs(links, claims))
    told = list(found_about)
    asked = {} if story["about"] == "nothing" else {number: _of(facts, marks, number) for number in marks[0]}
    named = story["about"] in (PLACE, IDENTITY)
    fit = [pair for pair in told if not named or found_about[pair] == story["about"]]
    meant = {number: [pair for pair in fit if {*pair} <= {*a, *b}] for number, (a, b) in asked.items()}
    found = {number: bool(pairs) for number, pairs in meant.items()}
    if story["about"] == OUTCOME:
        for number, (a, b) in asked.items():
            found[number] |= bool({links.event_of[id] for id in a} & {links.event_of[id] for id in b})
    known = {pair for pairs in meant.values() for pair in pairs}
    others = tuple((claims[a], claims[b]) for a, b in told if (a, b) not in known)
    return Found(story["about"], found, others, len(claims))


def _pairs(links: Links, claims: dict[str, Claim]) -> Iterator[tuple[tuple[str, str], str]]:
    """The two claims of each conflict with what it is about, and of what was told ahead with what became of it."""
    failed = {(a.allegation, a.claim) for a in links.answers if a.kind is AnswerKind.FAILING}
    for each in links.conflicts:
        if not failed & {each.claims, each.claims[::-1]}:
            yield each.claims, each.about
    for answer in links.answers:
        if answer.kind in (AnswerKind.OUTCOME, AnswerKind.FAILING) and answer.allegation in claims:
            yield (answer.allegation, answer.claim), OUTCOME


def _of(
    facts: Sequence[Facts], marks: Sequence[dict[str, tuple[int, int]]], number: str
) -> tuple[list[str], list[str]]:
    """The claims of each report that stand in a mark."""
    sides = [[c.id for c in told.claims if _in(c, *marked[number])] for told, marked in zip(facts, marks, strict=True)]
    return sides[0], sides[1]


def _in(claim: Claim, start: int, end: int) -> bool:
    shared = min(claim.span.end, end) - max(claim.span.start, start)
    return shared >= _HALF * min(end - start, claim.span.end - claim.span.start)


def figures(found: Sequence[Found]) -> dict[str, float]:
    """The figures over all stories."""
    told: dict[str, float] = {}
    for about, several in MARKED.items():
        hits = [hit for each in found if each.about == about for hit in each.marks.values()]
        told[several] = len(hits)
        told[f"found_{several}_pct"] = 100 * sum(hits) / len(hits) if hits else 100.0
    told["not_meant"] = sum(len(each.others) for each in found)
    told["claims"] = sum(each.claims for each in found)
    return told


def main(arguments: list[str] | None = None) -> None:
    """Score the written stories."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.opposed", description="Scores written contradictions.")
    parser.add_argument("--model", type=Path, help="the folder of another reader than the shipped one")
    parser.add_argument("--errors", action="store_true", help="show what was missed, and what nobody meant")
    options = parser.parse_args(arguments)
    reader = Reader.load(directory=options.model)
    stories = tomllib.loads(STORIES.read_text(encoding="utf-8"))["story"]
    found = [read(story, reader) for story in stories]
    show(figures(found))
    for story, each in zip(stories, found, strict=True) if options.errors else ():
        for number, hit in each.marks.items():
            if not hit:
                print(f"# MISSED {story['name']} {number}")
        for left, right in each.others:
            print(f"# NOT MEANT {story['name']}: {left.title} | {right.title}")


if __name__ == "__main__":
    main()
