"""Pronouns that may mean one of two names or neither, on GAP (Webster et al. 2018; TSV).

    python -m benchmarks.pronouns --data DIR

The places of the pronoun and of the two names are given, the text is raw. In per cent: f1, precision and recall of the
names that are said to be meant (both labels of all rows, as the GAP scorer counts), f1 of masculine and of feminine
pronouns, bias (feminine by masculine, a ratio), and how many rows are wholly right.

stage_f1, stage_precision, stage_recall: the same for what the stage that makes claims takes a pronoun to mean, which
doesn't know that one of two names is asked for, and leaves open what it can't tell.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benchmarks import _data
from benchmarks._run import Counts, Errors, Figures, article, main
from dateline.attribute.hearing import hear
from dateline.model import Annotations, Article, Form
from dateline.understand import Reader

FEMININE = frozenset({"she", "her", "hers"})


def score(reader: Reader, folder: Path, limit: int | None, errors: Errors) -> Figures:
    files, _ = _data.scored_files(folder, ".tsv")
    rows = [row for file in files for row in _data.rows_of(file)][:limit]
    both, by_sex, right = Counts(), {True: Counts(), False: Counts()}, 0
    stage = Counts()
    for row in rows:
        page = article(row["Text"], row["ID"])
        reading = reader.read(page)
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
        told = by_stage(page, reading.annotations, spans)
        stage.add(len(gold & told), len(told), len(gold))
        right += gold == found
        if gold != found:
            names = " ".join(f"{row[name]!r}{'*' if name in gold else ''}" for name in "AB")
            at = int(row["Pronoun-offset"])
            text = f"{row['Text'][:at]}<{row['Pronoun']}>{row['Text'][at + len(row['Pronoun']) :]}"
            errors.show(f"{names}; found {row[found.copy().pop()] if found else 'neither'} | {text}")
    feminine, masculine = by_sex[True].f1, by_sex[False].f1
    return {
        "f1": both.f1,
        "precision": both.precision,
        "recall": both.recall,
        "masculine_f1": masculine,
        "feminine_f1": feminine,
        "bias": feminine / masculine if masculine else 0.0,
        "right_pct": 100 * right / max(len(rows), 1),
        "stage_f1": stage.f1,
        "stage_precision": stage.precision,
        "stage_recall": stage.recall,
        "scored_rows": len(rows),
    }


def by_stage(page: Article, annotations: Annotations, spans: Mapping[str, tuple[int, int]]) -> set[str]:
    """The names that the rules of claims take the pronoun to mean."""
    register = hear(page, annotations).register
    number = register.of.get(spans["Pronoun"][0])
    mentions = register.drafts[number].mentions if number is not None else []
    named = [m for m in mentions if m.form is not Form.PRONOUN]
    return {name for name in "AB" if any(m.first < spans[name][1] and spans[name][0] < m.last for m in named)}


if __name__ == "__main__":
    main(__doc__, ("gap",), score)
