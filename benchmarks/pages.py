"""Article text of saved pages against their true text: `python -m benchmarks.pages --data DIR [--verbose]`.

DIR is the dataset of the Fundus paper (Dallabetta et al. 2024, https://aclanthology.org/2024.acl-demos.29/): 80 pages
of 16 outlets, `ground_truth.json` and `html/`. ROUGE-LSum as its own scorer defines it: rouge-score without stemming
over the paragraphs' sentences, optional paragraphs of the truth counted as they suit the text best, the mean over all
pages. Dateline's text is what carries a story: paragraphs, headings, quotations and lists, without the title, bylines
and captions. trafilatura's figure of the same run stands beside it, in the settings of the paper.

    offsets_wrong   blocks that overlap, are out of order, or don't hold exactly their words

Prints `name: value` lines; lines with `#` are remarks.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from dateline.model import Article, BlockKind
from dateline.read import read_bytes

STORY = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTATION, BlockKind.LIST)
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_ALL_SUBSETS = 4  # so many optional paragraphs are tried in all combinations; more one at a time


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one text, 0 to 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name, its true paragraphs and its HTML."""

    name: str
    truth: tuple[str, ...]
    html: bytes


def pages(folder: Path) -> Iterator[Page]:
    """The pages of the dataset in the order of their names. Ends the program where it isn't there."""
    root = folder / "dataset" if (folder / "dataset").is_dir() else folder
    file = root / "ground_truth.json"
    if not file.is_file():
        raise SystemExit(f"no ground_truth.json in {root}: give the folder of the dataset")
    truth: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    for name, record in sorted(truth.items()):
        yield Page(name, tuple(record["body"]), gzip.decompress((root / "html" / name).read_bytes()))


def story_of(page: Page) -> tuple[Article | None, list[str]]:
    """The article that is read from a page, and the paragraphs of its story; (None, []) where none is read."""
    (found,) = read_bytes(page.html, page.name.removesuffix(".gz"))
    if not isinstance(found, Article):
        return None, []
    return found, [found.text[block.start : block.end] for block in found.blocks if block.kind in STORY]


def offsets_wrong(article: Article) -> int:
    """How many blocks overlap, are out of order, empty, ragged, or leave words between them."""
    wrong, end = 0, 0
    for block in article.blocks:
        words = article.text[block.start : block.end]
        between = article.text[end : block.start]
        wrong += block.start < end or not words or words != words.strip() or bool(between.strip())
        end = block.end
    return wrong + bool(article.text[end:].strip())


class Scorer:
    """ROUGE-LSum of a text against a truth with optional paragraphs (in square brackets)."""

    def __init__(self) -> None:
        from rouge_score.rouge_scorer import RougeScorer

        self._rouge = RougeScorer(["rougeLsum"], use_stemmer=False)

    def score(self, truth: Sequence[str], text: Sequence[str]) -> Score:
        """The best score over the truth with and without its optional paragraphs."""
        optional = [n for n, paragraph in enumerate(truth) if paragraph.startswith("[") and paragraph.endswith("]")]
        said = _lines(text)
        if len(optional) <= _ALL_SUBSETS:
            chosen = itertools.chain.from_iterable(
                itertools.combinations(optional, n) for n in range(len(optional) + 1)
            )
            return max((self._one(truth, optional, kept, said) for kept in chosen), key=lambda score: score.f1)
        kept: tuple[int, ...] = ()
        best = self._one(truth, optional, kept, said)
        for each in optional:
            tried = self._one(truth, optional, (*kept, each), said)
            if tried.f1 > best.f1:
                best, kept = tried, (*kept, each)
        return best

    def _one(self, truth: Sequence[str], optional: Sequence[int], kept: Sequence[int], said: str) -> Score:
        paragraphs = [
            paragraph[1:-1] if n in optional else paragraph
            for n, paragraph in enumerate(truth)
            if n not in optional or n in kept
        ]
        found = self._rouge.score(_lines(paragraphs), said)["rougeLsum"]
        return Score(found.precision, found.recall, found.fmeasure)


def _lines(paragraphs: Sequence[str]) -> str:
    """A sentence a line, as rouge-score wants it."""
    return "\n".join(line for each in paragraphs for line in _SENTENCE.split(" ".join(each.split())) if line)


def trafilatura_text(page: Page) -> list[str]:
    """What trafilatura gives in the settings of the paper."""
    import trafilatura

    text = trafilatura.extract(page.html.decode("utf-8", "replace"), include_tables=False, include_comments=False)
    return (text or "").split("\n")


def main(arguments: list[str] | None = None) -> None:
    """Score all pages of the dataset."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description="Scores article text.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the dataset's folder")
    parser.add_argument("--verbose", action="store_true", help="a line for each page, the worst first")
    options = parser.parse_args(arguments)
    scorer = Scorer()
    ours: dict[str, Score] = {}
    theirs: dict[str, Score] = {}
    unread = wrong = 0
    for page in pages(options.data):
        article, text = story_of(page)
        unread += article is None
        wrong += offsets_wrong(article) if article else 0
        ours[page.name] = scorer.score(page.truth, text)
        theirs[page.name] = scorer.score(page.truth, trafilatura_text(page))
    print(f"pages: {len(ours)}\nunread: {unread}\noffsets_wrong: {wrong}")
    for prefix, scores in (("", ours), ("trafilatura_", theirs)):
        for name in ("f1", "precision", "recall"):
            print(f"{prefix}rouge_lsum_{name}: {100 * fmean(getattr(score, name) for score in scores.values()):.2f}")
    if options.verbose:
        for name, score in sorted(ours.items(), key=lambda item: item[1].f1):
            print(f"# {name:28} {score.f1:.3f} {score.precision:.3f} {score.recall:.3f} ({theirs[name].f1:.3f})")


if __name__ == "__main__":
    main()
