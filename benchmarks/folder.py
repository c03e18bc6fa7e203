"""What becomes of a folder as people have it? `python -m benchmarks.folder [--data DIR | --seed N]… [--verbose]`.

DIR holds `pages/` and the `gold.json` that `examples/kessary/generate.py` writes; by default seed 1 is made in a
temporary folder. Prints `name: value` lines; lines with `#` are remarks.

    files                    that have a status in the gold
    statuses_right_pct       of them; of a group of copies any one may be the one that is read
    STATUS_right_pct         of the files that the gold gives this status
    STATUS_false             files that have it wrongly
    dates_found_pct          of the articles whose page says when they were published, those with exactly this day
    dates_invented           articles with a day of publication that their page doesn't give, or another than it gives
    captured_right_pct       of the articles whose file says when it was saved, those with this day
    captured_invented        articles with a day of saving where the file gives none or another
    urls_right_pct           of the articles whose file gives their address, those with it
    versions_right_pct       of the second captures of an address, those linked with the first
    claims_from_no_articles  claims that rest on files which are no articles, not readable or in other languages
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import msgspec

from benchmarks._story_score import percent
from dateline.model import Article, FileStatus, Story
from dateline.pipeline import build_story
from dateline.when import When
from examples.kessary.generate import write

_DATED = {FileStatus.READ, FileStatus.PARTIAL, FileStatus.OTHER_LANGUAGE}
_CLAIMING = {FileStatus.READ, FileStatus.PARTIAL, FileStatus.COPY}


class GoldFile(msgspec.Struct, frozen=True):
    """What a careful editor says of one file; see examples/kessary/README.md."""

    status: FileStatus
    published: str | None = None
    url: str | None = None
    captured: str | None = None
    language: str | None = None
    copy_group: str | None = None
    version_of: str | None = None


class GoldFolder(msgspec.Struct, frozen=True):
    files: dict[str, GoldFile]


@dataclass(frozen=True, slots=True)
class Miss:
    """What was expected of a file and what was found."""

    what: str
    file: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Scored:
    figures: dict[str, float]
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the build says of one file; `article` is its own, not that of which it is a copy."""

    status: FileStatus | None
    reason: str
    article: Article | None


def found_in(story: Story) -> dict[str, Found]:
    """What the story says of each file, by the file's name."""
    articles = {PurePath(article.paths[0]).name: article for article in story.articles if article.paths}
    return {
        name: Found(record.status, record.reason, articles.get(name))
        for record in story.files
        for name in [PurePath(record.path).name]
    }


def score(story: Story, gold: GoldFolder) -> Scored:
    """The figures of a story that was built of the folder's pages, and each miss."""
    found = found_in(story)
    absent = Found(None, "no word of it", None)
    pairs = {name: (row, found.get(name, absent)) for name, row in sorted(gold.files.items())}
    misses: list[Miss] = []
    figures: dict[str, float] = {"files": len(pairs)}
    figures |= _statuses(pairs, misses)
    misses += [
        Miss("status", name, "none: a page's companion", f"{row.status}")
        for name, row in found.items()
        if name not in pairs
    ]
    figures["files_unknown"] = sum(name not in pairs for name in found)
    figures |= _dates(pairs, misses)
    figures |= _captured(pairs, misses)
    figures |= _urls(pairs, misses)
    figures |= _versions(story, pairs, misses)
    figures["claims_from_no_articles"] = _claims_from_no_articles(story, gold)
    return Scored(figures, tuple(misses))


Pairs = dict[str, tuple[GoldFile, Found]]


def _statuses(pairs: Pairs, misses: list[Miss]) -> dict[str, float]:
    expected = _expected_statuses(pairs)
    right: Counter[FileStatus] = Counter()
    false: Counter[FileStatus] = Counter()
    for name, status in expected.items():
        got = pairs[name][1]
        if got.status == status:
            right[status] += 1
        else:
            if got.status:
                false[got.status] += 1
            misses.append(Miss("status", name, status.value, f"{got.status} ({got.reason})"))
    counts = Counter(expected.values())
    figures = {"statuses_right_pct": percent(right.total(), counts.total())}
    for status in FileStatus:
        figures[f"{status.value}_right_pct"] = percent(right[status], counts[status])
        figures[f"{status.value}_false"] = false[status]
    return figures


def _expected_statuses(pairs: Pairs) -> dict[str, FileStatus]:
    """The gold's statuses; in a group of copies the first that was read is the one that is to be."""
    expected = {name: row.status for name, (row, _) in pairs.items()}
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name, (row, _) in pairs.items():
        if row.copy_group:
            groups[row.copy_group].append(name)
    for names in groups.values():
        read = [name for name in names if pairs[name][1].status == FileStatus.READ]
        if read:
            expected |= {name: FileStatus.READ if name == read[0] else FileStatus.COPY for name in names}
    return expected


def day_of(when: When) -> str | None:
    """The day, the month or the year that it means ("2023-05"), None where it is not known."""
    return when.edtf if when.known else None


def _dates(pairs: Pairs, misses: list[Miss]) -> dict[str, float]:
    found = dated = invented = 0
    for name, (row, got) in pairs.items():
        if row.status not in _DATED or not got.article:
            if row.status in _DATED and row.published:
                dated += 1
                misses.append(Miss("published", name, row.published, "no article"))
            continue
        day = day_of(got.article.published)
        dated += row.published is not None
        found += row.published is not None and day == row.published
        invented += day is not None and day != row.published
        if day != row.published:
            because = "; ".join(reason.text for reason in got.article.published.because)
            misses.append(Miss("published", name, str(row.published), f"{day} ({because})"))
    return {"dates_found_pct": percent(found, dated), "dates_invented": invented}


def _captured(pairs: Pairs, misses: list[Miss]) -> dict[str, float]:
    right = known = invented = 0
    for name, (row, got) in pairs.items():
        if got.article:
            day = day_of(got.article.captured)
            known += row.captured is not None
            right += row.captured is not None and day == row.captured
            invented += day is not None and day != row.captured
            if day != row.captured:
                misses.append(Miss("captured", name, str(row.captured), str(day)))
    return {"captured_right_pct": percent(right, known), "captured_invented": invented}


def _urls(pairs: Pairs, misses: list[Miss]) -> dict[str, float]:
    right = known = 0
    for name, (row, got) in pairs.items():
        if got.article and row.url:
            known += 1
            right += got.article.url == row.url
            if got.article.url != row.url:
                misses.append(Miss("url", name, row.url, str(got.article.url)))
    return {"urls_right_pct": percent(right, known)}


def _versions(story: Story, pairs: Pairs, misses: list[Miss]) -> dict[str, float]:
    linked = {(version.article, version.earlier) for version in story.links.versions}
    right = known = 0
    for name, (row, got) in pairs.items():
        if row.version_of:
            first = pairs[row.version_of][1].article
            known += 1
            together = first is not None and got.article is not None and (got.article.id, first.id) in linked
            right += together
            if not together:
                misses.append(Miss("version", name, f"a version with {row.version_of}", "not linked"))
    return {"versions_right_pct": percent(right, known)}


def _claims_from_no_articles(story: Story, gold: GoldFolder) -> int:
    articles = {article.id: article for article in story.articles}
    files = {claim: PurePath(articles[claim].paths[0]).name for claim in articles if articles[claim].paths}
    counted = 0
    for facts in story.facts:
        row = gold.files.get(files.get(facts.article, ""))
        counted += len(facts.claims) * (row is None or row.status not in _CLAIMING)
    return counted


def explain(misses: Sequence[Miss]) -> Iterator[str]:
    """A line for each miss."""
    for miss in misses:
        yield f"# {miss.what:9} | {miss.file} | expected {miss.expected} | got {miss.got}"


def load(folder: Path) -> GoldFolder:
    """The gold of a folder. Ends the program where there is none."""
    file = folder / "gold.json"
    if not file.is_file():
        raise SystemExit(f"no gold.json in {folder}: give a folder that examples/kessary/generate.py made")
    return msgspec.json.decode(file.read_bytes(), type=GoldFolder)


def report(folder: Path, prefix: str, verbose: bool) -> None:
    """Build the folder's pages and print the figures."""
    scored = score(build_story([folder / "pages"]), load(folder))
    for name, value in scored.figures.items():
        print(f"{prefix}{name}: {value}")
    if verbose:
        print("\n".join(explain(scored.misses)))


def main(arguments: list[str] | None = None) -> None:
    """Measure the folders given, else made ones."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.folder", description="Measures a mixed folder.")
    parser.add_argument("--data", type=Path, action="append", metavar="DIR", help="a folder with pages/ and gold.json")
    parser.add_argument("--seed", type=int, nargs="+", help="make folders of these seeds (default: 1)")
    parser.add_argument("--verbose", action="store_true", help="a line for each miss")
    options = parser.parse_args(arguments)
    several = len(options.data or options.seed or []) > 1
    for folder in options.data or []:
        report(folder, f"{folder.resolve().name}_" if several else "", options.verbose)
    if not options.data:
        for seed in options.seed or [1]:
            with tempfile.TemporaryDirectory() as made:
                write(Path(made), seed)
                report(Path(made), f"seed_{seed}_" if several else "", options.verbose)


if __name__ == "__main__":
    main()
