"""Event heads: the words that carry events, on ECB+ (its checked sentences) and TempEval-3.

    python -m benchmarks.events --data DIR

In per cent:

- f1, precision, recall: event heads. A gold event of several words counts once, and is found where one of its words is.
  In ECB+ only `eval_sentences` are scored, gold words are given, single events (in no chain) count, and so do negated
  ones. In TempEval-3 the text is raw and only the articles that are set aside count.
- class_f1: the same with the right TimeML class, where the corpus has classes.
- tense_acc, aspect_acc, modality_acc, polarity_acc: of the TempEval-3 event words that are found, how many have the
  gold value. AQUAINT gives words under a modal the modal's tense, TimeBank none: none is right in both. Polarity isn't
  counted in the AQUAINT articles that mark most of their words negative, which is a slip of the corpus.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks import _data
from benchmarks._run import Counts, Errors, Figures, article, main
from dateline.model import Annotations
from dateline.understand import Reader

MODALITIES = {"none": "", "to": "", "'d": "would", "have_to": "have to"}  # as the corpus writes them, as we do
TENSELESS = frozenset({"can", "could", "may", "might", "must", "should", "would"})

Event = tuple[frozenset[int], str]  # token indices, class ("" where the corpus has none)


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    files, part = _data.scored_files(folder, ".jsonl")
    aside = _data.set_aside(folder.name) if part == "set aside" else None
    rows = [row for file in files for row in _data.jsonl(file) if aside is None or row["id"] in aside]
    heads, classes, inflections = Counts(), Counts(), dict[str, list[bool]]()
    for row in rows[:limit]:
        annotations, gold, shown = _checked(reader, row) if "eval_sentences" in row else _raw(reader, row)
        found = [(e.token, e.label) for e in annotations.events if e.token in shown]
        _count(found, gold, heads)
        if any(kind for _, kind in gold):
            for kind in {kind for _, kind in gold} | {kind for _, kind in found}:
                _count([f for f in found if f[1] == kind], [g for g in gold if g[1] == kind], classes)
        if "instances" in row:
            _compare(annotations, row, inflections, errors)
        _show(annotations, found, gold, errors)
    figures: Figures = {"f1": heads.f1, "precision": heads.precision, "recall": heads.recall}
    if classes.gold:
        figures["class_f1"] = classes.f1
    figures |= {f"{name}_acc": 100 * sum(right) / len(right) for name, right in inflections.items()}
    return {**figures, "scored_events": int(heads.gold)}


def _checked(reader: Reader, row: dict[str, Any]) -> tuple[Annotations, list[Event], set[int]]:
    """An ECB+ article by its own words and sentences; only its checked sentences are looked at."""
    words, sentences = row["tokens"], row["sent"]
    groups = [[words[i] for i in group] for _, group in itertools.groupby(range(len(words)), key=sentences.__getitem__)]
    checked = set(row["eval_sentences"])
    gold = [
        (frozenset(m["tokens"]), "")
        for m in row["mentions"]
        if m["type"].startswith(("ACTION", "NEG_ACTION")) and m["sent"] in checked
    ]
    return reader.annotate_words(groups, row["doc"]), gold, {i for i, s in enumerate(sentences) if s in checked}


def _raw(reader: Reader, row: dict[str, Any]) -> tuple[Annotations, list[Event], set[int]]:
    annotations = reader.annotate(article(row["text"], row["id"]))
    gold = [
        (
            frozenset(i for i, t in enumerate(annotations.tokens) if t.start < e["end"] and e["start"] < t.end),
            e["class"],
        )
        for e in row["events"]
    ]
    return annotations, gold, set(range(len(annotations.tokens)))


def _compare(annotations: Annotations, row: dict[str, Any], right: dict[str, list[bool]], errors: Errors) -> None:
    """Adds for each property whether it is right, for every gold event whose word is found (the first instance)."""
    heads = {e.token: e for e in annotations.events}
    instances = {i["eventID"]: i for i in reversed(row["instances"])}
    slip = 2 * sum(i["polarity"] == "NEG" for i in row["instances"]) > len(row["instances"])
    for event in row["events"]:
        words = [i for i in heads if annotations.tokens[i].start < event["end"]]
        found = [heads[i] for i in words if event["start"] < annotations.tokens[i].end]
        if not found or event["eid"] not in instances:
            continue
        head, gold = found[-1], instances[event["eid"]]
        modality = MODALITIES.get(given := gold.get("modality", "").lower(), given)
        pairs = {
            "tense": (head.tense.value, "NONE" if modality in TENSELESS else gold["tense"]),
            "aspect": (head.aspect.value, gold["aspect"]),
            "modality": (head.modality, modality),
            "polarity": (head.polarity.name[:3], gold["polarity"]),
        }
        for name, (seen, wanted) in pairs.items():
            if name == "polarity" and slip:
                continue
            right.setdefault(name, []).append(seen == wanted)
            if seen != wanted:
                text = row["text"]
                around = f"{text[max(0, event['start'] - 60) : event['start']]}[{text[event['start'] : event['end']]}]"
                errors.show(f"{name} {seen or '-'}, should be {wanted or '-'} | {around}")


def _count(found: Iterable[tuple[int, str]], gold: list[Event], counts: Counts) -> None:
    tokens = {token for token, _ in found}
    hit = [words for words, _ in gold if words & tokens]
    wrong = tokens - {i for words, _ in gold for i in words}
    counts.add(len(hit), len(hit) + len(wrong), len(gold))


def _show(annotations: Annotations, found: list[tuple[int, str]], gold: list[Event], errors: Errors) -> None:
    tokens = annotations.tokens
    marked = {token for token, _ in found}
    inside = {i for words, _ in gold for i in words}
    wrong = [("wrong", i) for i in marked - inside]
    missed = [("missed", min(words)) for words, _ in gold if words and not words & marked]
    for kind, i in sorted(wrong + missed, key=lambda each: each[1]):
        first, last = annotations.sentences[tokens[i].sentence]
        errors.show(f"{kind:6} {tokens[i].text} | {' '.join(t.text for t in tokens[first:last])}")


if __name__ == "__main__":
    main(__doc__, ("ecbplus", "tempeval3"), score)
