"""Time expressions on TempEval-3 articles (JSON lines: text, dct, timexes).

    python -m benchmarks.timex --data DIR [--part aside|rest] [--kinds] [--errors N]

From raw text, what the reader marks. relaxed_f1: spans that overlap (each gold and each found expression is used
once); strict_f1: the same span; type_f1: spans that overlap and have the gold type. As in TempEval-3 (UzZaman et al.
2013), in per cent. Of what `dateline.date` makes of them: stage_relaxed_f1, stage_type_f1, and value_f1, spans that
overlap and have exactly the gold value. Dateline reads "from Monday to Friday" as one stretch of time, TimeML as two
expressions: such a stretch counts as the two that the reader marks in it.

- value_same_f1: as value_f1, where notations for the same days are equal (`timex_values.same_value`).

`--part aside` (the default) scores the articles that benchmarks/splits.toml keeps out of training, `rest` those that
neither the reader nor a writer of rules was kept from: the reader has learnt their extents. `--kinds` adds a table by
kind of expression: gold expressions, of 100 how many are found, have the gold type, have the gold value. `--errors N`
lists the first N errors of each kind, for `--part rest` only.
"""

from __future__ import annotations

import argparse
import collections
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from benchmarks import _data
from benchmarks._run import Counts, Figures, article, show
from benchmarks.timex_values import kind, same_value
from dateline.date import date_article
from dateline.model import TimeExpression, TimexSpan
from dateline.span import Span
from dateline.understand import Reader
from dateline.when import from_edtf

CORPUS = "tempeval3"
Gold = dict[str, Any]


class _Placed(Protocol):
    @property
    def span(self) -> Span: ...


Timex = TypeVar("Timex", bound=_Placed)


@dataclass(frozen=True, slots=True)
class Read:
    """An expression as the date stage gives it back: its place, its TIMEX3 type and value."""

    span: Span
    type: str
    value: str


@dataclass(slots=True)
class Kind:
    """What happened to the gold expressions of a kind, and the errors that can be read."""

    gold: int = 0
    found: int = 0
    typed: int = 0
    right: int = 0
    errors: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Score:
    """All counts of a run."""

    strict: Counts = field(default_factory=Counts)
    relaxed: Counts = field(default_factory=Counts)
    types: Counts = field(default_factory=Counts)
    stage: Counts = field(default_factory=Counts)
    stage_types: Counts = field(default_factory=Counts)
    values: Counts = field(default_factory=Counts)
    same: Counts = field(default_factory=Counts)
    kinds: dict[str, Kind] = field(default_factory=lambda: collections.defaultdict(Kind))

    def figures(self) -> Figures:
        return {
            "relaxed_f1": self.relaxed.f1,
            "strict_f1": self.strict.f1,
            "type_f1": self.types.f1,
            "value_f1": self.values.f1,
            "value_same_f1": self.same.f1,
            "relaxed_precision": self.relaxed.precision,
            "relaxed_recall": self.relaxed.recall,
            "stage_relaxed_f1": self.stage.f1,
            "stage_type_f1": self.stage_types.f1,
            "scored_timexes": int(self.relaxed.gold),
        }


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="the folder of the corpus")
    parser.add_argument("--corpora", type=Path, help="the folder of all corpora (default: DATELINE_CORPORA)")
    parser.add_argument("--part", choices=("aside", "rest"), default="aside")
    parser.add_argument("--limit", type=int, help="score only the first N articles")
    parser.add_argument("--kinds", action="store_true", help="a table by kind of expression")
    parser.add_argument("--errors", type=int, default=0, help="show N errors of each kind, for --part rest")
    parser.add_argument("--model", type=Path, help="the folder of another reader than the shipped one")
    chosen = parser.parse_args(arguments)
    if chosen.errors and chosen.part == "aside":
        parser.error("the articles set aside are for measuring: their errors aren't shown; use --part rest --errors N")
    folder = chosen.data or _data.corpora_root(chosen.corpora) / CORPUS
    score = score_all(Reader.load(directory=chosen.model), rows(folder, chosen.part)[: chosen.limit])
    prefix = "" if chosen.data else f"{CORPUS}_"
    show({prefix + name: value for name, value in score.figures().items()})
    if chosen.kinds or chosen.errors:
        print_table(score, chosen.errors)
    return 0


def rows(folder: Path, part: str) -> list[Gold]:
    """The articles of a part, in the order of their files; all of them where none are set aside."""
    files, _ = _data.scored_files(folder, ".jsonl")
    every = [row for file in files for row in _data.jsonl(file)]
    aside = _data.set_aside(folder.name)
    if part == "aside":
        return [row for row in every if row["id"] in aside] if aside else every
    kept = aside | _data.set_aside(folder.name, "rules_set_aside")
    return [row for row in every if row["id"] not in kept]


def score_all(reader: Reader, articles: Sequence[Gold]) -> Score:
    """Count over articles."""
    score = Score()
    for row in articles:
        page = article(row["text"], row["id"])
        if row.get("dct"):
            page = replace(page, published=from_edtf(row["dct"][:10]))
        annotations = reader.annotate(page)
        dated = [each for found in date_article(page, annotations) for each in apart(found, annotations.timexes)]
        count(score, row, annotations.timexes, dated)
    return score


def apart(found: TimeExpression, marks: Sequence[TimexSpan]) -> Iterator[Read]:
    """A stretch from one date to another as the two expressions that the reader marks in it; else as it is."""
    inside = [m.span for m in marks if found.span.start <= m.span.start and m.span.end <= found.span.end]
    values = found.value.split("/")
    if len(values) == len(inside) == 2:
        for span, value in zip(inside, values, strict=True):
            yield Read(span, found.type, value)
    else:
        yield Read(found.span, found.type, found.value)


def count(score: Score, row: Gold, marks: Sequence[TimexSpan], dated: Sequence[Read]) -> None:
    """Count an article's expressions: what the reader marks, and what the date stage makes of them."""
    text = row["text"]
    gold = [mark for mark in row["timexes"] if mark["end"] > mark["start"]]
    pairs, read = matched(marks, gold), matched(dated, gold)
    for counts, right, found in (
        (score.strict, sum((f.span.start, f.span.end) == (g["start"], g["end"]) for f, g in pairs), marks),
        (score.relaxed, len(pairs), marks),
        (score.types, sum(f.type == g["type"] for f, g in pairs), marks),
        (score.stage, len(read), dated),
        (score.stage_types, sum(f.type == g["type"] for f, g in read), dated),
        (score.values, sum(f.value == g["value"] for f, g in read), dated),
        (score.same, sum(same_value(f.value, str(g["value"])) for f, g in read), dated),
    ):
        counts.add(right, len(found), len(gold))
    by_gold = {id(g): f for f, g in read}
    for mark in gold:
        _count_kind(score.kinds, text, mark, by_gold.get(id(mark)))
    used = {id(f) for f, _ in read}
    for each in dated:
        if id(each) not in used:
            words = each.span.of(text)
            score.kinds[kind(words)].errors.append(
                f"too many: {words!r} {each.type} {each.value} | {_around(text, each.span)}"
            )


def _count_kind(kinds: dict[str, Kind], text: str, mark: Gold, found: Read | None) -> None:
    words = text[mark["start"] : mark["end"]]
    each = kinds[kind(words)]
    each.gold += 1
    wanted = f"{words!r} {mark['type']} {mark['value']}"
    around = _around(text, Span("", mark["start"], mark["end"]))
    if found is None:
        each.errors.append(f"missed: {wanted} | {around}")
        return
    each.found += 1
    each.typed += found.type == mark["type"]
    each.right += found.value == mark["value"]
    if found.value != mark["value"] or found.type != mark["type"]:
        what = "value" if found.value != mark["value"] else "type"
        each.errors.append(f"{what}: {found.span.of(text)!r} {found.type} {found.value}, gold {wanted} | {around}")


def _around(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 40]
    return " ".join(f"{before}<<{span.of(text)}>>{after}".split())


def matched(found: Sequence[Timex], gold: list[Gold]) -> list[tuple[Timex, Gold]]:
    """Pairs of overlapping spans, the longest overlap first, each side used once."""
    overlaps = sorted(
        (-(min(f.span.end, g["end"]) - max(f.span.start, g["start"])), i, j)
        for i, f in enumerate(found)
        for j, g in enumerate(gold)
        if f.span.start < g["end"] and g["start"] < f.span.end
    )
    left, right, pairs = set(range(len(found))), set(range(len(gold))), []
    for _, i, j in overlaps:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((found[i], gold[j]))
    return pairs


def print_table(score: Score, errors: int) -> None:
    """kind, gold expressions, per cent found, with the gold type, with the gold value; then the errors of each kind."""
    print(f"# {'kind':24} {'gold':>5} {'found':>6} {'type':>6} {'value':>6}")
    ordered = sorted(score.kinds.items(), key=lambda item: (-item[1].gold, item[0]))
    for name, each in ordered:
        shares = (100 * part / each.gold if each.gold else 0.0 for part in (each.found, each.typed, each.right))
        print(f"# {name:24} {each.gold:5} " + " ".join(f"{share:6.1f}" for share in shares))
    for name, each in ordered if errors else ():
        print(f"# -- {name}: {len(each.errors)} errors")
        for line in each.errors[:errors]:
            print(f"#    {line}")


if __name__ == "__main__":
    sys.exit(main())
