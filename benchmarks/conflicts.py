"""Are contradictions seen, and nothing else? `python -m benchmarks.conflicts [--data DIR] [--errors N]`.

Of each article of a corpus or story (`benchmarks.undated` says which) another outlet's report of the day is made: the
first sentence, some others with another number, another day or a denial, some with the same in other words, and some
with another's name (`_contradicting`). Of the article with well-known towns in the place of a few others (of which
nothing tells what they are), a report at other places is made. Each article is linked with its report.

    recall           of the sentences with another number or day or a denial, those with a conflict between a claim of
                     theirs and its first wording
    recall_KIND      of one kind of change
    precision        of the conflicts found, those that were made; of those about numbers, days and denials
    precision_KIND   of the conflicts about a place or an identity
    linked_pct       of the changed sentences, those of which a claim is one event with its first wording

With ClaimDiff as DIR (pairs of sentences of two outlets on one topic; Ko et al., NAACL 2022), of the pairs of which the
one strengthens, weakens or leaves the other: `linked_RELATION`, the per cent with an event in both, and
`conflict_RELATION`, with a conflict between them. A sentence may weaken what it doesn't deny: no gold.

The reader, the stages and the linking all take part: a number that is not read can't contradict.
"""

from __future__ import annotations

import argparse
import datetime
import json
import pickle
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks import _data
from benchmarks._contradicting import HARMLESS, IDENTITY, PLACE, Changed, changed, elsewhere, settled
from benchmarks._run import article, show
from benchmarks._undated_data import Hidden, hidden
from dateline.attribute import attribute
from dateline.date import date_article
from dateline.link import link
from dateline.model import Annotations, Article, Claim, Facts
from dateline.understand import Reader
from dateline.when import Basis, Reason, When

SEED = 11
PAIRS = 400  # of ClaimDiff
MOST = 2  # sentences of each kind, of an article
_HEADLINE = "In brief"
_NAMED = (PLACE, IDENTITY)  # counted by themselves


@dataclass(frozen=True, slots=True)
class Report:
    """An article, the other outlet's report of it, and what was changed with where it stands in the report."""

    first: Article
    told: Facts
    second: Article
    retold: Facts
    changes: tuple[tuple[Changed, int, int], ...]


class _Eyes:
    """The reader, whose views are kept in a file where one is given."""

    def __init__(self, model: Path | None, kept: Path | None) -> None:
        self._model, self._kept = model, kept
        self._seen: dict[str, Annotations] = pickle.loads(kept.read_bytes()) if kept and kept.is_file() else {}
        self._reader: Reader | None = None

    def annotate(self, read: Article) -> Annotations:
        key = f"{read.id} {read.text}"
        if key not in self._seen:
            self._reader = self._reader or Reader.load(directory=self._model)
            self._seen[key] = self._reader.annotate(read)
        return self._seen[key]

    def keep(self) -> None:
        if self._kept is not None:
            self._kept.write_bytes(pickle.dumps(self._seen))


def reports(texts: Sequence[Hidden], eyes: _Eyes) -> Iterator[Report]:
    """Each article of which a report can be made."""
    for each in texts:
        first = _published(article(each.text, each.id), each.published)
        seen = eyes.annotate(first)
        told = attribute(first, seen, date_article(first, seen))
        lead = _lead(first, seen)
        dice = random.Random(f"{SEED} {each.id}")
        if made := changed(first, seen, told, lead, dice, MOST):
            yield _report(first, told, lead, made, each.published, eyes)
        text = settled(first, seen, told, dice, MOST)
        if text != first.text:
            moved = _published(article(text, f"{each.id}-moved"), each.published)
            anew = eyes.annotate(moved)
            facts = attribute(moved, anew, date_article(moved, anew))
            lead = _lead(moved, anew)
            if made := elsewhere(moved, anew, facts, lead, dice, MOST):
                yield _report(moved, facts, lead, made, each.published, eyes)


def _report(
    first: Article, told: Facts, lead: str, made: Sequence[Changed], published: datetime.date, eyes: _Eyes
) -> Report:
    """The other outlet's report: the first sentence, and what was changed."""
    text, places = f"{_HEADLINE}\n{lead}", []
    for one in sorted(made, key=lambda one: one.span):
        places.append((one, len(text) + 1, len(text) + 1 + len(one.text)))
        text += f"\n{one.text}"
    second = _published(article(text, f"{first.id}-report"), published)
    again = eyes.annotate(second)
    return Report(first, told, second, attribute(second, again, date_article(second, again)), tuple(places))


def _lead(first: Article, seen: Annotations) -> str:
    """The first sentence below the title: who it is about."""
    body = first.text.find("\n")
    spans = ((seen.tokens[i].start, seen.tokens[j - 1].end) for i, j in seen.sentences)
    return next((first.text[start:end].replace("\n", " ") for start, end in spans if start > body), "")


def _published(read: Article, day: datetime.date) -> Article:
    return replace(read, published=When(day, day, Basis.STATED, (Reason("known"),)))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found of one report: of each change whether its conflict was seen and its event joined; what else."""

    report: Report
    seen: tuple[bool, ...]
    linked: tuple[bool, ...]
    others: tuple[tuple[Claim, Claim, str], ...]


def outcome(report: Report) -> Outcome:
    """Link an article with its report."""
    links = link([report.first, report.second], [report.told, report.retold])
    claims = {claim.id: claim for facts in (report.told, report.retold) for claim in facts.claims}
    pairs = []
    for conflict in links.conflicts:
        sides = [claims[id] for id in conflict.claims]
        if {side.span.article for side in sides} == {report.first.id, report.second.id}:
            left, right = sorted(sides, key=lambda c: c.span.article != report.first.id)
            pairs.append((left, right, conflict.about))
    right_ones = [
        [pair for pair in pairs if change.kind != HARMLESS and _of(pair, change, start, end)]
        for change, start, end in report.changes
    ]
    made = {id(pair) for found in right_ones for pair in found}
    event = links.event_of
    linked = [
        any(
            event.get(a.id) == event.get(b.id)
            for a in report.told.claims
            if change.span.start <= a.span.start and a.span.end <= change.span.end
            for b in report.retold.claims
            if start <= b.span.start and b.span.end <= end
        )
        for change, start, end in report.changes
    ]
    others = tuple(pair for pair in pairs if id(pair) not in made)
    return Outcome(report, tuple(map(bool, right_ones)), tuple(linked), others)


def _of(pair: tuple[Claim, Claim, str], change: Changed, start: int, end: int) -> bool:
    left, right, _ = pair
    inside = change.span.start <= left.span.start and left.span.end <= change.span.end
    return inside and start <= right.span.start and right.span.end <= end


def figures(found: Sequence[Outcome]) -> dict[str, float]:
    """The figures over all reports."""
    asked, seen, linked, others = Counter[str](), Counter[str](), 0, Counter[str]()
    for each in found:
        others.update(about if about in _NAMED else "" for _, _, about in each.others)
        for (change, _, _), hit, joined in zip(each.report.changes, each.seen, each.linked, strict=True):
            if change.kind != HARMLESS:
                asked[change.kind] += 1
                seen[change.kind] += hit
                linked += joined * (change.kind not in _NAMED)
    total, right = (sum(n for kind, n in counts.items() if kind not in _NAMED) for counts in (asked, seen))
    return {
        "reports": len(found),
        "changed": total,
        **{f"changed_{kind}": asked[kind] for kind in _NAMED},
        "harmless": sum(change.kind == HARMLESS for each in found for change, _, _ in each.report.changes),
        "linked_pct": 100 * linked / total if total else 0.0,
        **{f"recall_{kind}": 100 * seen[kind] / asked[kind] for kind in sorted(asked)},
        "recall": 100 * right / total if total else 0.0,
        "precision": _precision(right, others[""]),
        **{f"precision_{kind}": _precision(seen[kind], others[kind]) for kind in _NAMED},
    }


def _precision(right: int, others: int) -> float:
    return 100 * right / (right + others) if right + others else 100.0


def claimdiff(folder: Path, eyes: _Eyes) -> dict[str, float]:
    """The figures of ClaimDiff's pairs, each once and in one direction; the first so many of the file."""
    relations: dict[str, set[str]] = {}
    rows: dict[str, dict[str, Any]] = {}
    for name, relation in (("strength", "strengthens"), ("weak", "weakens")):
        for file in sorted(folder.glob(f"ClaimDiff-{name}-*.json")):
            for row in json.loads(file.read_text(encoding="utf-8"))["data"]:
                if not row["pair_id"].endswith("_rev") and (row["pair_id"] in rows or len(rows) < PAIRS):
                    rows[row["pair_id"]] = row
                    relations.setdefault(row["pair_id"], set()).update([relation] if row["relation"] == 1 else [])
    counted, linked, opposed = Counter[str](), Counter[str](), Counter[str]()
    for id, row in rows.items():
        day = datetime.date.fromisoformat(row["date"])
        sides = [_published(article(f"{row[f'article_{n}']}\n{row[f'claim_{n}']}", f"{id}-{n}"), day) for n in "ab"]
        told = [attribute(side, seen, date_article(side, seen)) for side in sides for seen in [eyes.annotate(side)]]
        links = link(sides, told)
        article_of = {claim.id: claim.span.article for facts in told for claim in facts.claims}
        both = any(len({article_of[claim] for claim in event.claims}) == len(sides) for event in links.events)
        against = any(
            len({article_of[claim] for claim in conflict.claims}) == len(sides) for conflict in links.conflicts
        )
        for relation in relations[id] or {"neither"}:
            counted[relation] += 1
            linked[relation] += both
            opposed[relation] += against
    return {
        "pairs": len(rows),
        **{f"linked_{r}": 100 * linked[r] / counted[r] for r in sorted(counted)},
        **{f"conflict_{r}": 100 * opposed[r] / counted[r] for r in sorted(counted)},
    }


def explain(found: Sequence[Outcome], errors: int) -> Iterator[str]:
    """The first contradictions that were not seen, and the first conflicts that nobody made."""
    missed = [
        (each, change, joined)
        for each in found
        for (change, _, _), hit, joined in zip(each.report.changes, each.seen, each.linked, strict=True)
        if not hit and change.kind != HARMLESS
    ]
    for each, change, joined in missed[:errors]:
        yield f"# MISSED {change.kind}{' (one event)' if joined else ''}: {change.span.of(each.report.first.text)}"
        yield f"#        {change.text}"
    for left, right, about in [other for each in found for other in each.others][:errors]:
        yield f"# NOT MADE {about}: {left.title} | {right.title}"


def main(arguments: list[str] | None = None) -> None:
    """Score one corpus or story, or PolNeAR and MEANTIME."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.conflicts", description="Scores planted contradictions."
    )
    parser.add_argument(
        "--data", type=Path, help="the folder of one corpus, meantime, polnear or claimdiff, or of a story"
    )
    parser.add_argument("--corpora", type=Path, help="the folder of all corpora (default: DATELINE_CORPORA)")
    parser.add_argument("--model", type=Path, help="the folder of another reader than the shipped one")
    parser.add_argument("--seen", type=Path, help="a folder that keeps what the reader sees, for a second run")
    parser.add_argument("--errors", type=int, default=0, help="show N contradictions missed, and N conflicts too many")
    options = parser.parse_args(arguments)
    root = None if options.data else _data.corpora_root(options.corpora)
    if options.data and any(options.data.glob("ClaimDiff-*.json")):
        eyes = _Eyes(options.model, options.seen / "claimdiff.pkl" if options.seen else None)
        show(claimdiff(options.data, eyes))
        eyes.keep()
        return
    found: list[Outcome] = []
    for folder in [options.data] if root is None else [root / "meantime", root / "polnear"]:
        eyes = _Eyes(options.model, options.seen / f"conflicts-{folder.name}.pkl" if options.seen else None)
        found += [outcome(report) for report in reports(hidden(folder), eyes)]
        eyes.keep()
    show(figures(found))
    print("\n".join(explain(found, options.errors)))


if __name__ == "__main__":
    main()
