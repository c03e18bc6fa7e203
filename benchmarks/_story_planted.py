"""What was planted in a story, case by case, and whether a build finds it.

A case is a conflict of the gold, claims of the gold that come from one source by more than one way (`one_origin`), or a
forecast with what became of it: claims of one happening (`event`) of which some look ahead and some tell it as done,
not before it was told ahead.

- denial, number, date, duration, place, identity: a conflict, by what it is about; or the correction that an outlet
  makes of its own
- relay: one origin though another outlet is named as where it is from; copy: the same words in several articles;
  rewrite: other words in several articles, with no outlet between; source: one source of one article
- forecast: what was promised or expected, and its outcome, are one event, or the outcome answers it
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks._story_gold import Gold, GoldClaim, GoldConflict, letters
from benchmarks._story_score import conflict_found
from dateline.export import records as r

_CONFLICTS = {"polarity": "denial", "amount": "number", "date": "date", "duration": "duration"}


@dataclass(frozen=True, slots=True)
class Case:
    """A planted case: its kind, the gold claims that it is made of, whether it was found."""

    kind: str
    claims: tuple[str, ...]
    found: bool


def planted(export: r.Export, gold: Gold, matched: Mapping[str, r.Claim]) -> tuple[Case, ...]:
    """All cases of a story; `matched` are the claims that answer the gold's."""
    return (*_conflicts(export, gold, matched), *_origins(gold, matched), *_forecasts(export, gold, matched))


def _conflicts(export: r.Export, gold: Gold, matched: Mapping[str, r.Claim]) -> Iterator[Case]:
    for conflict in gold.conflicts:
        kind = _CONFLICTS.get(conflict.about, conflict.about)
        found = conflict_found(conflict, export, matched) or _is_corrected(conflict, export, matched)
        yield Case(kind, tuple(conflict.between), found)


def _is_corrected(conflict: GoldConflict, export: r.Export, matched: Mapping[str, r.Claim]) -> bool:
    """Whether one of a conflict's claims sets the other right."""
    claims = {matched[claim].id for claim in conflict.between if claim in matched}
    return any({each.claim, each.allegation} == claims and each.kind == "correction" for each in export.answers)


def _origins(gold: Gold, matched: Mapping[str, r.Claim]) -> Iterator[Case]:
    claims = {claim.id: claim for claim in gold.claims}
    for group in gold.one_origin:
        origins = {matched[id].origin for id in group if id in matched}
        found = all(id in matched for id in group) and len(origins) == 1 and "" not in origins
        yield Case(_way([claims[id] for id in group]), tuple(group), found)


def _way(group: Sequence[GoldClaim]) -> str:
    """By which way claims of one origin came to their articles."""
    if len({claim.article for claim in group}) == 1:
        return "source"
    if any(source.kind == "outlet" for claim in group for source in claim.sources):
        return "relay"
    said = [{letters(claim.evidence) for claim in group if claim.article == file} for file in _files(group)]
    return "copy" if set.intersection(*said) else "rewrite"


def _files(group: Sequence[GoldClaim]) -> list[str]:
    return sorted({claim.article for claim in group})


def _forecasts(export: r.Export, gold: Gold, matched: Mapping[str, r.Claim]) -> Iterator[Case]:
    happenings: dict[str, list[GoldClaim]] = {}
    for claim in gold.claims:
        if claim.event and claim.polarity == "+":
            happenings.setdefault(claim.event, []).append(claim)
    outcomes = {(each.allegation, each.claim) for each in export.answers if each.kind == "outcome"}
    for told in happenings.values():
        for ahead in (claim for claim in told if claim.phase == "expected"):
            done = [claim.id for claim in told if claim.phase == "happened" and _not_before(claim, ahead)]
            if done:
                ends = [matched[id] for id in done if id in matched]
                begin = matched.get(ahead.id)
                found = begin is not None and any(
                    begin.event == end.event or (begin.id, end.id) in outcomes for end in ends
                )
                yield Case("forecast", (ahead.id, *done), found)


def _not_before(done: GoldClaim, ahead: GoldClaim) -> bool:
    """Whether something may have been done on the days that were told ahead, or later."""
    last, first = done.when[1], ahead.when[0]
    return last is None or first is None or last[: len(first)] >= first[: len(last)]


def counts(cases: Sequence[Case]) -> dict[str, int]:
    """How many cases of each kind there are, and how many of them were found."""
    figures: dict[str, int] = {}
    for kind in dict.fromkeys(case.kind for case in cases):
        of_kind = [case for case in cases if case.kind == kind]
        figures |= {f"planted_{kind}": len(of_kind), f"planted_{kind}_found": sum(case.found for case in of_kind)}
    return figures


def told(cases: Sequence[Case]) -> Iterator[str]:
    """A remark for each case."""
    for case in cases:
        yield f"# planted {case.kind} {' '.join(case.claims)}: {'found' if case.found else 'MISSED'}"
