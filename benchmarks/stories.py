"""Builds stories and scores them against their gold files: `python -m benchmarks.stories [--data DIR]… [--verbose]`,
or all of them in one pool: `python -m benchmarks.stories --pooled [--also DIR]…`.

DIR holds a `gold.json` and the articles that it names, beside it or in a folder `articles/`; by default every such
folder under `examples/` is scored, so that the figures of the README can be had from a bare checkout. Prints
`name: value` lines, with the folder's name before each where there are several; lines with `#` are remarks.

What was planted in a story (`_story_planted`: relays, copies, rewrites, denials, other numbers and dates, forecasts
that come true) is counted by its kind; `--verbose` tells of each case whether it was found.

`--pooled` counts the claims of all folders as one list, for what is too rare in a single story: certainty, polarity and
phase, each with the mean F1 of its classes, and F1 and number of gold claims of each class. `--also` adds folders to
those of the examples, such as articles that can't be part of this project.

The dates of publication are the articles' own: those that the pages, the sidecars (`NAME.json`) or `articles.csv` give.
Only for plain text without either is the gold's date handed to the build, as `--published` would be: such a file has
lost what its page said. An article that is undated in the gold stays undated.
"""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks._story_gold import Gold
from benchmarks._story_planted import counts, planted, told
from benchmarks._story_score import MODALITIES, Answer, Score, class_f1s, macro_f1, percent, score
from dateline.export import EXPORTERS
from dateline.export import records as r
from dateline.pipeline import build_story

EXAMPLES = Path(__file__).parents[1] / "examples"
PLAIN = {".txt", ".text", ".md"}


def load_gold(folder: Path) -> Gold:
    """The gold file of a folder. Ends the program where there is none."""
    file = folder / "gold.json"
    if not file.is_file():
        raise SystemExit(f"no gold.json in {folder}: give a folder that holds articles and their gold file")
    return msgspec.json.decode(file.read_bytes(), type=Gold)


def articles_of(folder: Path) -> Path:
    """Where the articles of a story's folder lie."""
    return folder / "articles" if (folder / "articles").is_dir() else folder


def published_by_gold(folder: Path, gold: Gold) -> dict[str, str]:
    """The dates that the gold gives to plain texts which carry none: no sidecar, no row in `articles.csv`."""
    folder = articles_of(folder)
    listed = _listed(folder / "articles.csv")
    return {
        str(folder / name): article.published
        for name, article in gold.articles.items()
        if article.published
        and Path(name).suffix.lower() in PLAIN
        and not (folder / name).with_suffix(".json").is_file()
        and name not in listed
    }


def _listed(table: Path) -> frozenset[str]:
    if not table.is_file():
        return frozenset()
    with table.open(encoding="utf-8-sig", newline="") as rows:
        return frozenset(value for row in csv.reader(rows) for value in row)


def build_export(folder: Path, gold: Gold) -> r.Export:
    """The export of the story of a folder's articles."""
    paths = [articles_of(folder) / name for name in sorted(gold.articles)]
    story = build_story(paths, published=published_by_gold(folder, gold))
    for unread in story.unread:
        print(f"# not read: {unread.path}: {unread.reason}")
    written = io.StringIO()
    EXPORTERS["json"](story, written)
    return msgspec.json.decode(written.getvalue(), type=r.Export)


def explain(gold: Gold, scored: Score) -> Iterator[str]:
    """A line for each gold claim: whether it was found, its date, its chain."""
    for claim in gold.claims:
        answer = scored.answers.get(claim.id)
        if answer is None:
            yield f"# {claim.id:4} MISSED | {claim.title}"
        else:
            chain = "right" if answer.chain_right else "wrong"
            yield f"# {claim.id:4} date {answer.date}, chain {chain} | {claim.title} | {answer.claim.quote}"


def pooled(golds: Sequence[Gold], found: Sequence[Answer]) -> dict[str, float]:
    """The figures of several stories as one: how many claims are found, and of these certainty, polarity and phase.

    `_gold` counts the gold claims of a class, found or not.
    """
    claims = [claim for gold in golds for claim in gold.claims]
    figures: dict[str, float] = {
        "stories": len(golds), "claims": len(claims), "claims_found_pct": percent(len(found), len(claims)),
    }  # fmt: skip
    for name in MODALITIES:
        figures[f"{name}_macro_f1"] = macro_f1(found, name)
        for value, (f1, _) in class_f1s(found, name).items():
            said = {"+": "positive", "-": "negative"}.get(value, value)
            figures[f"{name}_{said}_f1"] = percent(f1, 1)
            figures[f"{name}_{said}_gold"] = sum(getattr(claim, name) == value for claim in claims)
    return figures


def explain_modality(found: Sequence[Answer]) -> Iterator[str]:
    """A line for each claim whose certainty, polarity or phase is not the gold's."""
    for answer in found:
        wrong = [name for name in MODALITIES if getattr(answer.claim, name) != getattr(answer.gold, name)]
        for name in wrong:
            got, wanted = getattr(answer.claim, name), getattr(answer.gold, name)
            yield f"# {answer.gold.id:4} {name} {got}, gold {wanted} | {answer.gold.evidence} | {answer.claim.quote}"


def main(arguments: list[str] | None = None) -> None:
    """Score the folders given, else the examples."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stories", description="Scores stories.")
    parser.add_argument("--data", type=Path, action="append", metavar="DIR", help="folder with articles and gold.json")
    parser.add_argument("--verbose", action="store_true", help="a line for each gold claim")
    parser.add_argument("--pooled", action="store_true", help="count the claims of all folders as one story's")
    parser.add_argument("--also", type=Path, action="append", metavar="DIR", help="a folder beside the examples")
    options = parser.parse_args(arguments)
    folders = options.data or sorted(file.parent for file in EXAMPLES.glob("*/gold.json"))
    folders += options.also or []
    if options.pooled:
        _print_pool(folders, verbose=options.verbose)
        return
    for folder in folders:
        prefix = f"{folder.resolve().name}_" if len(folders) > 1 else ""
        gold = load_gold(folder)
        export = build_export(folder, gold)
        scored = score(export, gold)
        for name, value in scored.figures.items():
            print(f"{prefix}{name}: {value}")
        cases = planted(export, gold, {id: answer.claim for id, answer in scored.answers.items()})
        for name, count in counts(cases).items():
            print(f"{prefix}{name}: {count}")
        if options.verbose:
            print("\n".join((*explain(gold, scored), *told(cases))))


def _print_pool(folders: Sequence[Path], *, verbose: bool) -> None:
    golds = [load_gold(folder) for folder in folders]
    scores = [score(build_export(folder, gold), gold) for folder, gold in zip(folders, golds, strict=True)]
    found = [answer for each in scores for answer in each.answers.values()]
    for name, value in pooled(golds, found).items():
        print(f"{name}: {value}")
    if verbose:
        print("\n".join(explain_modality(found)))


if __name__ == "__main__":
    main()
