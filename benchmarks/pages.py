"""Article text of saved pages against their true text: `python -m benchmarks.pages --data DIR [--verbose]`.

DIR is the dataset of the Fundus paper (Dallabetta et al. 2024, https://aclanthology.org/2024.acl-demos.29/): 80 pages
of 16 outlets, `ground_truth.json` and `html/`. ROUGE-LSum as its own scorer defines it: rouge-score without stemming
over the paragraphs' sentences; of the truths with and without their optional paragraphs (in all combinations up to
four of them, else with all and with none) the one that suits the text best; the mean over all pages. Sentences end by
a rule of this file instead of NLTK's model. So trafilatura 1.12.2 has here, page by page, the paper's 93.62.

Dateline's text is what carries a story: paragraphs, headings, quotations and lists, without the title, bylines and
captions, which the truth leaves out. trafilatura's figure of the same run stands beside it, in the paper's settings.

    token_f1        the same words whatever their order, the mean over all pages, against the truth that suits best
    offsets_wrong   blocks that overlap, are out of order, or don't hold exactly their words

Prints `name: value` lines; lines with `#` are remarks.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks._rouge import Said, Score
from dateline.model import Article, BlockKind
from dateline.read import read_bytes

STORY = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTATION, BlockKind.LIST)
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")
_ALL_SUBSETS = 4  # so many optional paragraphs are tried in all combinations; of more, all and none


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


def rouge(truth: Sequence[str], text: Sequence[str]) -> Score:
    """ROUGE-LSum of a text against a truth, the best with and without its optional paragraphs (in square brackets)."""
    said = Said(_lines(text))
    return max((said.against(_lines(paragraphs)) for paragraphs in readings(truth)), key=lambda score: score.f1)


def readings(truth: Sequence[str]) -> Iterator[list[str]]:
    """The truths that count: with and without optional paragraphs."""
    optional = [n for n, paragraph in enumerate(truth) if paragraph.startswith("[") and paragraph.endswith("]")]
    counts = range(len(optional) + 1) if len(optional) <= _ALL_SUBSETS else (0, len(optional))
    for kept in itertools.chain.from_iterable(itertools.combinations(optional, count) for count in counts):
        yield [
            paragraph[1:-1] if n in optional else paragraph
            for n, paragraph in enumerate(truth)
            if n not in optional or n in kept
        ]


def token_f1(truth: Sequence[str], text: Sequence[str]) -> float:
    """F1 of the words of a text, 0 to 1, against the truth that suits it best."""
    said = _bag(text)
    return max(
        2 * (said & bag).total() / (said.total() + bag.total()) if said or bag else 1.0
        for bag in map(_bag, readings(truth))
    )


def _bag(paragraphs: Sequence[str]) -> Counter[str]:
    return Counter(word for each in paragraphs for word in re.findall(r"\w+", each.casefold()))


def _lines(paragraphs: Sequence[str]) -> list[str]:
    """Sentence by sentence, as rouge-score wants it."""
    return [line for each in paragraphs for line in _SENTENCE.split(" ".join(each.split())) if line]


def trafilatura_text(page: Page) -> list[str]:
    """What trafilatura gives in the settings of the paper."""
    import trafilatura

    text = trafilatura.extract(page.html.decode("utf-8", "replace"), include_tables=False, include_comments=False)
    return (text or "").split("\n")


@dataclass(frozen=True, slots=True)
class Measured:
    """What one page gave; `theirs` is trafilatura's score of it."""

    name: str
    ours: Score
    theirs: Score
    tokens: float
    unread: bool
    offsets_wrong: int


def measure(page: Page) -> Measured:
    """One page, read by Dateline and by trafilatura."""
    article, text = story_of(page)
    return Measured(
        page.name,
        rouge(page.truth, text),
        rouge(page.truth, trafilatura_text(page)),
        token_f1(page.truth, text),
        article is None,
        offsets_wrong(article) if article else 0,
    )


def main(arguments: list[str] | None = None) -> None:
    """Score all pages of the dataset."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description="Scores article text.")
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the dataset's folder")
    parser.add_argument("--verbose", action="store_true", help="a line for each page, the worst first")
    options = parser.parse_args(arguments)
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(measure, pages(options.data)))
    print(f"pages: {len(found)}\nunread: {sum(page.unread for page in found)}")
    print(f"offsets_wrong: {sum(page.offsets_wrong for page in found)}")
    print(f"token_f1: {100 * fmean(page.tokens for page in found):.2f}")
    for prefix, scores in (("", [page.ours for page in found]), ("trafilatura_", [page.theirs for page in found])):
        for name in ("f1", "precision", "recall"):
            print(f"{prefix}rouge_lsum_{name}: {100 * fmean(getattr(score, name) for score in scores):.2f}")
    if options.verbose:
        for page in sorted(found, key=lambda page: (page.ours.f1, page.name)):
            score = page.ours
            print(f"# {page.name:28} {score.f1:.3f} {score.precision:.3f} {score.recall:.3f} ({page.theirs.f1:.3f})")


if __name__ == "__main__":
    main()
