"""Time expressions on TempEval-3 articles (JSON lines: text, timexes).

    python -m benchmarks.timex --data DIR

From raw text, what the reader marks. relaxed_f1: spans that overlap (each gold and each found expression is used
once); strict_f1: the same span; type_f1: spans that overlap and have the gold type. As in TempEval-3 (UzZaman et al.
2013), in per cent. value_f1: what `dateline.date` makes of them, spans that overlap and have the gold value; it reads
"from Monday to Friday" as one stretch of time, TimeML as two expressions, so extents are the reader's matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from benchmarks import _data
from benchmarks._run import Counts, Errors, Figures, article, main
from dateline.date import date_article
from dateline.model import TimeExpression, TimexSpan
from dateline.understand import Reader
from dateline.when import from_edtf

Timex = TypeVar("Timex", TimexSpan, TimeExpression)


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    files, part = _data.scored_files(folder, ".jsonl")
    aside = _data.set_aside(folder.name) if part == "set aside" else None
    rows = [row for file in files for row in _data.jsonl(file) if aside is None or row["id"] in aside][:limit]
    strict, relaxed, kinds, values = Counts(), Counts(), Counts(), Counts()
    for row in rows:
        page = article(row["text"], row["id"])
        if row.get("dct"):
            page = replace(page, published=from_edtf(row["dct"][:10]))
        annotations = reader.annotate(page)
        found, dated = annotations.timexes, date_article(page, annotations)
        gold = [mark for mark in row["timexes"] if mark["end"] > mark["start"]]
        pairs = _matched(found, gold)
        same = sum((f.span.start, f.span.end) == (g["start"], g["end"]) for f, g in pairs)
        for counts, right in (
            (strict, same),
            (relaxed, len(pairs)),
            (kinds, sum(f.type == g["type"] for f, g in pairs)),
        ):
            counts.add(right, len(found), len(gold))
        values.add(sum(f.value == g["value"] for f, g in _matched(dated, gold)), len(dated), len(gold))
        _show(row, found, gold, pairs, errors)
    return {
        "relaxed_f1": relaxed.f1,
        "strict_f1": strict.f1,
        "type_f1": kinds.f1,
        "value_f1": values.f1,
        "relaxed_precision": relaxed.precision,
        "relaxed_recall": relaxed.recall,
        "scored_timexes": int(relaxed.gold),
    }


def _matched(found: Sequence[Timex], gold: list[dict[str, Any]]) -> list[tuple[Timex, dict[str, Any]]]:
    """Pairs of overlapping spans, in order, the longest overlap first, each side used once."""
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


def _show(
    row: dict[str, Any],
    found: Sequence[TimexSpan],
    gold: list[dict[str, Any]],
    pairs: list[tuple[TimexSpan, dict[str, Any]]],
    errors: Errors,
) -> None:
    text = row["text"]
    matched = {id(f) for f, _ in pairs}, {id(g) for _, g in pairs}
    for each in found:
        if id(each) not in matched[0]:
            errors.show(f"wrong {each.span.of(text)} | {text[max(0, each.span.start - 50) : each.span.end + 30]}")
    for mark in gold:
        if id(mark) not in matched[1]:
            around = text[max(0, mark["start"] - 50) : mark["end"] + 30]
            errors.show(f"missed {text[mark['start'] : mark['end']]} {mark['type']} | {around}")
    for each, mark in pairs:
        wanted = text[mark["start"] : mark["end"]]
        if (each.span.of(text), each.type) != (wanted, mark["type"]):
            errors.show(f"{each.span.of(text)} {each.type}, should be {wanted} {mark['type']}")


if __name__ == "__main__":
    main(__doc__, ("tempeval3",), score)
