"""Attributions on PolNeAR (JSON lines: text, attributions with source, cue and content): who is said to say what.

    python -m benchmarks.attribution --data DIR
    python -m benchmarks.attribution --stage --data DIR     through the whole stage: see _attribution_stage.py

From raw text; of an article with several annotators the first row counts. What annotators discarded is left out.
In per cent:

- source_f1, cue_f1, content_f1: pieces with exactly the gold offsets. A discontinuous content is scored piece by piece
  (as the prototype was), white space at the ends and quotation marks around a piece do not count.
- content_token_f1: words that lie in some content.
- whole_f1: attributions whose source, cue and content each overlap those of a gold attribution; what gold doesn't have
  (a source, say) must not be there. Each gold attribution is used once.
- source_found_pct: of the gold attributions with a source, those for which an attribution with an overlapping cue or
  content has a source that overlaps the gold one.
- source_precision: of the sources that Dateline gives, those that overlap the source of a gold attribution whose cue or
  content overlaps too. Attributions that gold has without source count against it.

Overlapping (nested) gold annotations are all kept as gold.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from benchmarks import _attribution_stage, _data
from benchmarks._run import Counts, Errors, Figures, article, main, one_to_one
from dateline.model import Annotations
from dateline.understand import Reader

Piece = tuple[int, int]
Parts = dict[str, list[Piece]]  # source, cue, content
KINDS = ("source", "cue", "content")
_BLANK = " \n\t\"'“”‘’`"


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    files, _ = _data.scored_files(folder, ".jsonl")
    rows: dict[str, dict[str, Any]] = {}
    for file in files:
        for row in _data.jsonl(file):
            rows.setdefault(row["id"], row)
    exact = {kind: Counts() for kind in KINDS}
    words, whole, given, wanted = Counts(), Counts(), Counts(), Counts()
    for row in list(rows.values())[:limit]:
        text = row["text"]
        discarded = [tuple(piece) for region in row.get("discard_regions", ()) for piece in region]
        found_in = reader.annotate(article(text, row["id"]))
        found = [_trimmed(text, each) for each in _found(found_in) if not _in(each, discarded)]
        gold = [
            _trimmed(text, {kind: [(a, b) for a, b in each[kind]] for kind in KINDS}) for each in row["attributions"]
        ]
        for kind in KINDS:
            exact[kind].add_sets({p for each in found for p in each[kind]}, {p for each in gold for p in each[kind]})
        words.add_sets(_words(found_in, found), _words(found_in, gold))
        whole.add(len(_whole(found, gold)), len(found), len(gold))
        _count_sources(found, gold, given, wanted)
        _show(text, found, gold, errors)
    return {
        "source_f1": exact["source"].f1,
        "cue_f1": exact["cue"].f1,
        "content_f1": exact["content"].f1,
        "content_token_f1": words.f1,
        "whole_f1": whole.f1,
        "source_found_pct": wanted.recall,
        "source_precision": given.precision,
        "scored_attributions": int(whole.gold),
    }


def _found(annotations: Annotations) -> list[Parts]:
    return [
        {
            "source": [(s.start, s.end) for s in each.source],
            "cue": [(each.cue.start, each.cue.end)] if each.cue else [],
            "content": [(s.start, s.end) for s in each.content],
        }
        for each in annotations.attributions
    ]


def _in(parts: Parts, regions: list[Any]) -> bool:
    pieces = [piece for kind in KINDS for piece in parts[kind]]
    return any(_overlap(pieces, [region]) for region in regions)


def _trimmed(text: str, parts: Parts) -> Parts:
    """Without white space and quotation marks at the ends of pieces; pieces of nothing else are dropped."""
    trimmed: Parts = {}
    for kind in KINDS:
        pieces = []
        for start, end in parts[kind]:
            inner = text[start:end].strip(_BLANK)
            if inner:
                at = text.index(inner, start)
                pieces.append((at, at + len(inner)))
        trimmed[kind] = pieces
    return trimmed


def _overlap(left: list[Piece], right: list[Piece]) -> int:
    """How many characters two lists of pieces share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)


def _words(annotations: Annotations, parts: list[Parts]) -> set[object]:
    contents = sorted(piece for each in parts for piece in each["content"])
    return {t.start for t in annotations.tokens if any(a <= t.start and t.end <= b for a, b in contents)}


def _agree(left: Parts, right: Parts) -> bool:
    """Whether all parts that one has overlap those of the other."""
    return all(
        bool(left[kind]) == bool(right[kind]) and (not left[kind] or _overlap(left[kind], right[kind]) > 0)
        for kind in KINDS
    )


def _whole(found: list[Parts], gold: list[Parts]) -> list[tuple[int, int]]:
    return one_to_one(
        (-sum(_overlap(f[kind], g[kind]) for kind in KINDS), i, j)
        for i, f in enumerate(found)
        for j, g in enumerate(gold)
        if _agree(f, g)
    )


def _touch(left: Parts, right: Parts) -> bool:
    return _overlap(left["cue"], right["cue"]) > 0 or _overlap(left["content"], right["content"]) > 0


def _count_sources(found: list[Parts], gold: list[Parts], given: Counts, wanted: Counts) -> None:
    """Of the sources that are given, those that are right; of those that are wanted, those that are found."""
    ours = [f for f in found if f["source"]]
    theirs = [g for g in gold if g["source"]]
    same = [(i, j) for i, f in enumerate(ours) for j, g in enumerate(theirs) if _same_source(f, g)]
    given.add(len({i for i, _ in same}), len(ours), 0)
    wanted.add(len({j for _, j in same}), 0, len(theirs))


def _same_source(left: Parts, right: Parts) -> bool:
    return _touch(left, right) and _overlap(left["source"], right["source"]) > 0


def _show(text: str, found: list[Parts], gold: list[Parts], errors: Errors) -> None:
    pairs = _whole(found, gold)
    for i, each in enumerate(found):
        if i not in {a for a, _ in pairs}:
            errors.show(f"wrong  {_line(text, each)}")
    for j, each in enumerate(gold):
        if j not in {b for _, b in pairs}:
            errors.show(f"missed {_line(text, each)}")


def _line(text: str, parts: Parts) -> str:
    return " | ".join(f"{kind}: " + " … ".join(text[a:b] for a, b in parts[kind]) for kind in KINDS)


if __name__ == "__main__":
    options = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    options.add_argument("--stage", action="store_true")
    chosen, sys.argv[1:] = options.parse_known_args()
    of = _attribution_stage if chosen.stage else sys.modules[__name__]
    main(of.__doc__, ("polnear",), of.score)
