"""Pronouns that may mean one of two names or neither, on GAP (Webster et al. 2018; TSV).

    python -m benchmarks.pronouns --data DIR

The places of the pronoun and of the two names are given, the text is raw. In per cent: f1, precision and recall of the
names that are said to be meant (both labels of all rows, as the GAP scorer counts), f1 of masculine and of feminine
pronouns, bias (feminine by masculine, a ratio), and how many rows are wholly right.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks import _data
from benchmarks._run import Counts, Errors, Figures, article, main
from dateline.understand import Reader

FEMININE = frozenset({"she", "her", "hers"})


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    files, _ = _data.scored_files(folder, ".tsv")
    rows = [row for file in files for row in _data.rows_of(file)][:limit]
    both, by_sex, right = Counts(), {True: Counts(), False: Counts()}, 0
    for row in rows:
        reading = reader.read(article(row["Text"], row["ID"]))
        spans = {}
        for name in ("Pronoun", "A", "B"):
            start = int(row[f"{name}-offset"])
            end = start + len(row[name])
            words = [i for i, t in enumerate(reading.annotations.tokens) if t.start < end and start < t.end]
            spans[name] = (words[0], words[-1] + 1)
        meant = reading.meant(spans["Pronoun"], [spans["A"], spans["B"]])
        gold = {name for name in "AB" if row[f"{name}-coref"].upper() == "TRUE"}
        found = {"AB"[meant]} if meant is not None else set()
        for counts in (both, by_sex[row["Pronoun"].lower() in FEMININE]):
            counts.add(len(gold & found), len(found), len(gold))
        right += gold == found
        if gold != found:
            told = " ".join(f"{row[name]!r}{'*' if name in gold else ''}" for name in "AB")
            at = int(row["Pronoun-offset"])
            text = f"{row['Text'][:at]}<{row['Pronoun']}>{row['Text'][at + len(row['Pronoun']) :]}"
            errors.show(f"{told}; found {row[found.copy().pop()] if found else 'neither'} | {text}")
    feminine, masculine = by_sex[True].f1, by_sex[False].f1
    return {
        "f1": both.f1,
        "precision": both.precision,
        "recall": both.recall,
        "masculine_f1": masculine,
        "feminine_f1": feminine,
        "bias": feminine / masculine if masculine else 0.0,
        "right_pct": 100 * right / max(len(rows), 1),
        "scored_rows": len(rows),
    }


if __name__ == "__main__":
    main(__doc__, ("gap",), score)
