"""Bounds for articles whose date is hidden: `python -m benchmarks.undated [--data DIR] [--errors N] [--reasons N]`.

On the development articles of MEANTIME and PolNear, without date line, id, address, path and metadata; `alone`, and in
their `story`: the other articles of the corpus with their dates (of PolNear each seventh article is hidden at a time).
The true day is looked at for scoring only.

- bounded_pct: per cent of articles for which any bound is given; both_pct: both.
- inside_pct: of those with a bound, per cent for which the true day keeps to it.
- median_days: the median width where both bounds are given, over those; median_days_all counts the others as unbounded.
"""

from __future__ import annotations

import argparse
import math
import pickle
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import _data
from benchmarks._run import article, show
from benchmarks._undated_data import Hidden, hidden
from dateline.attribute import attribute
from dateline.date import date_article
from dateline.date.clues import clues
from dateline.date.publication import publications
from dateline.link import link
from dateline.model import Annotations, Article, Facts, Publication
from dateline.understand import Reader
from dateline.when import UNKNOWN, Basis, Reason, When

_FOLDS = 7  # of PolNear; of MEANTIME and of stories one article is hidden at a time


@dataclass(frozen=True, slots=True)
class Found:
    """An article and what was found for it."""

    truth: Hidden
    when: When
    left_out: tuple[str, ...]

    @property
    def inside(self) -> bool:
        day = self.truth.published
        early, late = self.when.earliest, self.when.latest
        return (early is None or early <= day) and (late is None or day <= late)


@dataclass(frozen=True)
class Corpus:
    """Hidden articles with what the reader sees in them."""

    texts: Sequence[Hidden]
    seen: dict[str, Annotations]
    folds: int

    def facts(self, number: int, dated: bool) -> tuple[Article, Facts]:
        """An article and its facts, with its date or without."""
        truth = self.texts[number]
        day = When(truth.published, truth.published, Basis.STATED, (Reason("known"),)) if dated else UNKNOWN
        made = replace(article(truth.text, truth.id), published=day)
        facts = attribute(made, self.seen[truth.id], date_article(made, self.seen[truth.id]))
        return made, replace(facts, clues=clues(made, self.seen[truth.id], facts))

    def alone(self) -> Iterator[Found]:
        """Each article by itself."""
        for number, truth in enumerate(self.texts):
            made, facts = self.facts(number, False)
            yield from _found([truth], publications([made], [facts], link([made], [facts])))

    def in_story(self) -> Iterator[Found]:
        """Each article among the others, of which most have their dates."""
        dated = [self.facts(number, True) for number in range(len(self.texts))]
        undated = [self.facts(number, False) for number in range(len(self.texts))]
        for fold in range(self.folds):
            hide = range(fold, len(self.texts), self.folds)
            mixed = [undated[n] if n in hide else each for n, each in enumerate(dated)]
            articles, facts = [each for each, _ in mixed], [each for _, each in mixed]
            yield from _found([self.texts[n] for n in hide], publications(articles, facts, link(articles, facts)))


def _found(truths: Sequence[Hidden], known: Sequence[Publication]) -> Iterator[Found]:
    by_id = {each.article: each for each in known}
    for truth in truths:
        each = by_id.get(truth.id)
        yield Found(truth, each.when if each else UNKNOWN, each.left_out if each else ())


def figures(found: Sequence[Found]) -> dict[str, float]:
    """The figures of one way of looking."""
    bounded = [each for each in found if each.when.known]
    widths = [each.when.days for each in found if each.when.days is not None]
    all_widths = [math.inf if each.when.days is None else each.when.days for each in found]
    return {
        "articles": len(found),
        "bounded_pct": 100 * len(bounded) / len(found),
        "both_pct": 100 * len(widths) / len(found),
        "inside_pct": 100 * sum(each.inside for each in bounded) / len(bounded) if bounded else 100.0,
        "median_days": float(statistics.median(widths)) if widths else math.inf,
        "median_days_all": statistics.median(all_widths),
    }


def load(folder: Path, reader: Path | None, seen: Path | None) -> Corpus:
    """The hidden articles of a folder; what the reader sees is kept in `seen`, where that is given."""
    texts = hidden(folder)
    if seen is not None and seen.is_file():
        annotations = pickle.loads(seen.read_bytes())
    else:
        understood = Reader.load(directory=reader)
        annotations = {each.id: understood.annotate(article(each.text, each.id)) for each in texts}
        if seen is not None:
            seen.write_bytes(pickle.dumps(annotations))
    return Corpus(texts, annotations, _FOLDS if folder.name == "polnear" else len(texts))


def explain(found: Sequence[Found], errors: int, reasons: int) -> Iterator[str]:
    """The first articles whose day is not inside, and the first with reasons, to be read by a person."""
    wrong = [each for each in found if not each.inside][:errors]
    for mark, chosen in (("WRONG", wrong), ("", [each for each in found if each.when.known][:reasons])):
        for each in chosen:
            yield f"# {mark} {each.truth.id} {each.truth.published} in {each.when.edtf}".replace("#  ", "# ")
            yield from (f"#    {reason.text}" for reason in each.when.because)
            yield from (f"#    left out: {text}" for text in each.left_out)


def main(arguments: list[str] | None = None) -> None:
    """Score one corpus, or both."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.undated", description="Scores bounds of hidden dates.")
    parser.add_argument("--data", type=Path, help="the folder of one corpus, meantime or polnear, or of a story")
    parser.add_argument("--corpora", type=Path, help="the folder of all corpora (default: DATELINE_CORPORA)")
    parser.add_argument("--model", type=Path, help="the folder of another reader than the shipped one")
    parser.add_argument("--seen", type=Path, help="a folder that keeps what the reader sees, for a second run")
    parser.add_argument("--errors", type=int, default=0, help="show N articles whose day is outside")
    parser.add_argument("--reasons", type=int, default=0, help="show N articles with their reasons")
    options = parser.parse_args(arguments)
    root = None if options.data else _data.corpora_root(options.corpora)
    folders = [options.data] if root is None else [root / "meantime", root / "polnear"]
    everything: list[Found] = []
    for folder in folders:
        corpus = load(folder, options.model, options.seen / f"{folder.name}.pkl" if options.seen else None)
        for way, results in (("alone", list(corpus.alone())), ("story", list(corpus.in_story()))):
            show({f"{folder.name}_{way}_{name}": value for name, value in figures(results).items()})
            print("\n".join(explain(results, options.errors, options.reasons)))
            everything += results
    show({"inside_pct": figures(everything)["inside_pct"]})


if __name__ == "__main__":
    main()
