"""The order of event pairs, gold events, on MATRES (`matres_*.txt`).

    python -m benchmarks.order --data DIR

The texts are TempEval-3's JSON lines, in DIR itself or in the folder `tempeval3` beside it. The articles that are set
aside in `splits.toml` are scored; of a folder whose files are named test* or *platinum*, all.
In per cent, as Ning, Wu and Roth (2018) count: f1, precision and recall of BEFORE, AFTER and EQUAL; VAGUE is the answer
that there is no order: a pair that is VAGUE in gold counts where an order is given for it, and one that is found VAGUE
counts as missed. accuracy: over all four labels. always_before_f1: what "BEFORE" for every pair would get.
sure_pct, sure_precision, sure_turned_pct: how many of the pairs have BEFORE or AFTER as surely as a story takes orders
up, how many of these are right, and how many of them are the other way round in gold.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import _data
from benchmarks._run import Counts, Errors, Figures, article, main
from dateline.date.sequence import LEARNED
from dateline.understand import Reader

TURNED = {"BEFORE": "AFTER", "AFTER": "BEFORE"}
Pair = tuple[str, str, str]  # two event instances and their order


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    pairs = _pairs(folder)
    counts, before, right, total, lost = Counts(), Counts(), 0, 0, 0
    sure, turned = Counts(), 0
    for row in list(_articles(_texts(folder), set(pairs)))[:limit]:
        reading = reader.read(article(row["text"], row["id"]))
        words = _words(row, [(t.start, t.end) for t in reading.annotations.tokens])
        asked = [each for each in pairs[row["id"]] if each[0] in words and each[1] in words]
        lost += len(pairs[row["id"]]) - len(asked)
        for (left, second, gold), (found, chance) in zip(
            asked, reading.order([(words[a], words[b]) for a, b, _ in asked]), strict=True
        ):
            counts.add(found == gold != "VAGUE", found != "VAGUE", gold != "VAGUE")
            before.add(gold == "BEFORE", 1, gold != "VAGUE")
            if found in TURNED and chance >= LEARNED:
                sure.add(found == gold, 1, 0)
                turned += gold == TURNED[found]
            right += found == gold
            total += 1
            if found != gold:
                tokens = reading.annotations.tokens
                a, b = words[left], words[second]
                sentence = " ".join(
                    f"<{t.text}>" if i in (a, b) else t.text
                    for i, t in enumerate(tokens)
                    if tokens[min(a, b)].sentence <= t.sentence <= tokens[max(a, b)].sentence
                )
                errors.show(f"{tokens[a].text} {found}, should be {gold} {tokens[b].text} | {sentence}")
    return {
        "f1": counts.f1,
        "precision": counts.precision,
        "recall": counts.recall,
        "accuracy": 100 * right / max(total, 1),
        "always_before_f1": before.f1,
        "sure_pct": 100 * sure.predicted / max(total, 1),
        "sure_precision": sure.precision,
        "sure_turned_pct": 100 * turned / max(sure.predicted, 1),
        "scored_pairs": total,
        "pairs_without_text": lost,
    }


def _pairs(folder: Path) -> dict[str, list[Pair]]:
    """The scored pairs by article."""
    files = sorted(folder.glob("*.txt"))
    apart = [file for file in files if file.name.startswith("test") or "platinum" in file.name]
    if not files:
        raise SystemExit(f"nothing to score in {folder}: no *.txt with MATRES pairs")
    aside = _data.set_aside("tempeval3")
    found: dict[str, list[Pair]] = {}
    for file in apart or files:
        for line in file.read_text(encoding="utf-8").splitlines():
            name, _, _, left, second, label = line.split("\t")
            if apart or name in aside:
                found.setdefault(name, []).append((f"ei{left}", f"ei{second}", label))
    return found


def _texts(folder: Path) -> Path:
    texts = folder if any(folder.glob("*.jsonl")) else folder.resolve().parent / "tempeval3"
    if not texts.is_dir():
        raise SystemExit(f"no texts: {texts} is no folder; put TempEval-3's JSON lines there, or into {folder}")
    return texts


def _articles(folder: Path, wanted: set[str]) -> Iterator[dict[str, Any]]:
    for file in sorted(folder.glob("*.jsonl")):
        for row in _data.jsonl(file):
            if row["id"] in wanted:
                yield row


def _words(row: dict[str, Any], tokens: list[tuple[int, int]]) -> dict[str, int]:
    """The first token of each event instance."""
    events = {e["eid"]: (e["start"], e["end"]) for e in row["events"]}
    found = {}
    for each in row["instances"]:
        start, end = events.get(each["eventID"], (0, 0))
        inside = [i for i, (a, b) in enumerate(tokens) if a < end and start < b]
        if inside:
            found[each["eiid"]] = inside[0]
    return found


if __name__ == "__main__":
    main(__doc__, ("event_order",), score)
