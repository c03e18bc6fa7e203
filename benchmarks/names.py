"""Names on CoNLL-2003, Wikigold or WNUT-17 (columns: word … label).

    python -m benchmarks.names --data DIR

precision, recall and f1 of exact spans with their label on gold words and sentences, in per cent (as CoNLL scores).
WNUT-17's kinds are mapped: person PER, location LOC, corporation and group ORG, product and creative work MISC.

kind_work_precision, kind_work_recall (WNUT-17): of its gold names, told by words alone which are creative works.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks import _data
from benchmarks._run import Counts, Errors, Figures, main
from dateline.understand import Reader
from dateline.understand.kinds import WORK, kind_of

KINDS = {
    "person": "PER",
    "location": "LOC",
    "corporation": "ORG",
    "group": "ORG",
    "product": "MISC",
    "creative-work": "MISC",
}
CREATIVE = "creative-work"
GROUP = 40  # sentences read together where a file has no documents


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    files = [
        f
        for suffix in (".txt", ".conll")
        if any(folder.glob(f"*{suffix}"))
        for f in _data.scored_files(folder, suffix)[0]
    ]
    documents = [document for file in files for document in _data.columns(file)][:limit]
    counts, works = Counts(), Counts()
    for document in documents:
        for first in range(0, len(document), GROUP):
            _score_group(reader, document[first : first + GROUP], counts, works, errors)
    figures: Figures = {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1}
    if works.gold:
        figures |= {"kind_work_precision": works.precision, "kind_work_recall": works.recall}
    return {**figures, "scored_names": int(counts.gold)}


def _score_group(
    reader: Reader, sentences: list[list[tuple[str, str]]], counts: Counts, works: Counts, errors: Errors
) -> None:
    found = reader.annotate_words([[word for word, _ in sentence] for sentence in sentences])
    at_start = {token.start: i for i, token in enumerate(found.tokens)}
    at_end = {token.end: i + 1 for i, token in enumerate(found.tokens)}
    predicted = {(at_start[n.span.start], at_end[n.span.end], n.label) for n in found.names}
    labels = [label for sentence in sentences for label in _data.to_bio([label for _, label in sentence])]
    named = _data.spans_of(labels)
    gold = {(a, b, KINDS.get(kind, kind)) for a, b, kind in named}
    works.add_sets(
        {(a, b) for a, b, kind in named if kind in KINDS and kind_of(found.tokens, a, b, KINDS[kind]) == WORK},
        {(a, b) for a, b, kind in named if kind == CREATIVE},
    )
    counts.add_sets(set(predicted), set(gold))
    for first, last, kind in sorted(predicted ^ gold):
        words = " ".join(t.text for t in found.tokens[first:last])
        around = " ".join(t.text for t in found.tokens[max(0, first - 6) : last + 6])
        errors.show(f"{'missed' if (first, last, kind) in gold else 'wrong'} {kind} {words} | {around}")


if __name__ == "__main__":
    main(__doc__, ("conll2003", "wnut17"), score)
