"""What a store of many stories costs: linking it whole, and linking one article more.

    python -m benchmarks.scale [--first N] [--most N] [--seed N] [--plot FILE]

Made-up stories of 5 to 20 articles (`_scale_data`: facts without a reader; names, places and institutions are shared by
stories as real ones are), 1,000 articles at first and twice as many each time, and 10,000, in one store and one run.
Meaning is compared by a vector of hashed words in the place of the shipped network, whose time is in proportion to the
claims. `--first 500 --most 4000` is what `floors.toml` checks: a tenth of the whole.

- linking_N_s: seconds to sketch, group and link the articles from none to N (processor time: other work on the machine
  counts little; wall_N_s beside it).
- growth_exponent: slope of the logarithm of this time over that of N (least squares); 1 is in proportion.
- one_added_N_s: seconds from where one article more is understood to the end of its build, in a store of N (the median
  of RUNS; wall_one_added_N_s beside it). whole_build_N_s: that build from its start, the file read and stored.
- relinked_N: articles whose links were made anew for it.
- stories_N, of them mixed_N (articles of several made-up stories) and split_N (made-up stories that lie in several).
"""

from __future__ import annotations

import argparse
import math
import statistics
import tempfile
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import numpy as np

from benchmarks._scale_data import Made, stories
from dateline.extraction import facts_rules
from dateline.intake import place_of
from dateline.link import link
from dateline.link.text import stems
from dateline.linking import link_stories
from dateline.model import Annotations, Article, Decided, Facts, Links, TimeExpression, Unread
from dateline.pipeline import File, build
from dateline.stages import Stages, default_stages
from dateline.store import FileRead, Reading, Store
from dateline.versions import Versions

FIRST, MOST = 1000, 16000
ASKED = 10000  # articles of the store to which one is added in what was asked for
RUNS = 5
WIDTH = 384


@dataclass(frozen=True, slots=True)
class Timed:
    """Processor and wall seconds."""

    processor: float
    wall: float


class Watch:
    """Starts when made."""

    def __init__(self) -> None:
        self._processor, self._wall = time.process_time(), time.perf_counter()

    def read(self) -> Timed:
        return Timed(time.process_time() - self._processor, time.perf_counter() - self._wall)


class Shelf:
    """The made-up articles with their facts, and the stages of a build that finds them there."""

    def __init__(self) -> None:
        self.made: dict[str, Made] = {}
        self.relinked = 0

    def stages(self) -> Stages:
        versions = Versions("scale", "scale", "scale", "scale")
        return replace(
            default_stages(),
            list_files=lambda paths: [_File(path) for path in paths],
            read=self._read,
            load_reader=_Blind,
            date=lambda article, annotations: (),
            attribute=self._facts,
            link=self._link,
            versions=versions,
        )

    def _read(self, file: File, published: str | None, keep: object) -> Iterator[Article | Unread]:
        article = self.made[Path(file.path).read_text(encoding="utf-8")].article
        yield replace(article, paths=(file.name,))

    def _facts(self, article: Article, annotations: Annotations, timexes: Sequence[TimeExpression]) -> Facts:
        return self.made[article.id].facts

    def _link(self, articles: Sequence[Article], facts: Sequence[Facts], decided: Decided) -> Links:
        self.relinked += len(articles)
        return link(articles, facts, hashed, decided)


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    told: ClassVar[dict[str, str]] = {}

    @property
    def name(self) -> str:
        return Path(self.path).name


class _Blind:
    """A reader that sees nothing: facts are given."""

    def annotate(self, article: Article) -> Annotations:
        return Annotations(article.id, (), (), reader="scale")


def hashed(texts: Sequence[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """Texts as vectors of length 1: a dimension for the hash of each stem (Weinberger et al. 2009)."""
    rows = np.zeros((len(texts), WIDTH), np.float32)
    for row, text in zip(rows, texts, strict=True):
        for word in stems(text):
            row[zlib.crc32(word.encode()) % WIDTH] += 1
        row /= np.linalg.norm(row) or 1
    return rows


# ---- one size ----


def fill(store: Store, stages: Stages, made: Sequence[Made]) -> None:
    """Articles and their facts into a store, as reading and understanding leave them."""
    rules = facts_rules(stages)
    for each in made:
        content = each.article.id.encode()
        name = f"{each.article.id}.txt"
        reading = Reading(name, replace(each.article, paths=(name,)))
        store.add_file(
            FileRead(place_of(name), name, name, stages.versions.reading, readings=[reading], content=content)
        )
    for waiting in store.pending(rules, {"en"}, ""):
        article = next(iter(store.articles([waiting.article])))
        store.set_facts(stages.attribute(article, Annotations(article.id, (), ()), ()), waiting.facts_key)


def added(path: Path, shelf: Shelf, made: Sequence[Made], folder: Path) -> tuple[Timed, Timed, float]:
    """The median time from where an article is understood to the end of its build, and of the whole build; and how
    many articles were linked for it, on the average.
    """
    after, whole, count = [], [], []
    for each in made:
        file = folder / f"{each.article.id}.txt"
        file.write_text(each.article.id, encoding="utf-8")
        begun = [Watch()]

        def understood(step: str, done: int, total: int, name: str = "", begun: list[Watch] = begun) -> None:
            if step == "understanding" and done == total and len(begun) == 1:
                begun.append(Watch())

        shelf.relinked = 0
        build([file], path, progress=understood, stages=shelf.stages())
        whole.append(begun[0].read())
        after.append(begun[1].read())
        count.append(shelf.relinked)
    return _median(after), _median(whole), statistics.mean(count)


def _median(times: Sequence[Timed]) -> Timed:
    return Timed(statistics.median(t.processor for t in times), statistics.median(t.wall for t in times))


def parting(store: Store, shelf: Shelf) -> tuple[int, int, int]:
    """How many stories there are, how many of them are mixed, and how many made-up stories are split."""
    found = store.stories()
    own = {id: shelf.made[id].story for story in found for id in story.articles}
    homes: dict[int, set[str]] = defaultdict(set)
    for story in found:
        for id in story.articles:
            homes[own[id]].add(story.id)
    mixed = sum(len({own[id] for id in story.articles}) > 1 for story in found)
    return len(found), mixed, sum(len(where) > 1 for where in homes.values())


# ---- all sizes ----


def sizes(first: int, most: int) -> list[int]:
    """From the first on twice as many each time, and that which is asked for."""
    doubled = [first * 2**n for n in range(most // first) if first * 2**n <= most]
    return sorted({*doubled, *([ASKED] if first < ASKED <= most else [])})


def run(seed: int, wanted: Sequence[int]) -> tuple[dict[str, float], dict[int, float], dict[int, float]]:
    """All figures; the seconds of linking, and those for one article more, by the number of articles."""
    shelf, coming = Shelf(), stories(seed)
    figures: dict[str, float] = {}
    linking: dict[int, float] = {}
    single: dict[int, float] = {}
    processor = wall = 0.0
    with tempfile.TemporaryDirectory() as where:
        folder, path = Path(where), Path(where) / "scale.dateline"
        stages, there = shelf.stages(), 0
        for size in wanted:
            fresh: list[Made] = []
            spare: list[Made] = []
            while there + len(fresh) < size:
                story = next(coming)
                shelf.made |= {each.article.id: each for each in story}
                fresh += story
                if len(spare) < RUNS:
                    spare.append(fresh.pop())
            there += len(fresh)
            with Store(path, write=True) as store:
                fill(store, stages, fresh)
                watch = Watch()
                link_stories(store, stages, lambda *_: None)
                took = watch.read()
                figures |= dict(
                    zip((f"stories_{size}", f"mixed_{size}", f"split_{size}"), parting(store, shelf), strict=True)
                )
            processor, wall = processor + took.processor, wall + took.wall
            linking[size] = processor
            figures |= {f"linking_{size}_s": processor, f"wall_{size}_s": wall}
            after, whole, relinked = added(path, shelf, spare, folder)
            there += len(spare)
            single[size] = after.processor
            figures |= {f"one_added_{size}_s": after.processor, f"wall_one_added_{size}_s": after.wall}
            figures |= {f"whole_build_{size}_s": whole.processor, f"relinked_{size}": relinked}
            show(figures, size)
    figures["growth_exponent"] = slope(linking)
    return figures, linking, single


def slope(times: Mapping[int, float]) -> float:
    """The exponent with which times grow: least squares over logarithms."""
    x, y = [math.log(n) for n in times], [math.log(t) for t in times.values()]
    return float(np.polyfit(x, y, 1)[0]) if len(x) > 1 else math.nan


def show(figures: Mapping[str, float], size: int) -> None:
    """Print what was found of a size."""
    for name, value in figures.items():
        if str(size) in name.split("_"):
            print(f"{name}: {value}" if isinstance(value, int) else f"{name}: {value:.3f}", flush=True)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=FIRST, help=f"articles at first (default {FIRST})")
    parser.add_argument("--most", type=int, default=MOST, help=f"articles at most (default {MOST})")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plot", type=Path, help="an SVG file for the plot")
    chosen = parser.parse_args(arguments)
    figures, linking, single = run(chosen.seed, sizes(chosen.first, chosen.most))
    print(f"growth_exponent: {figures['growth_exponent']:.3f}")
    if chosen.plot:
        from benchmarks._scale_plot import plot

        chosen.plot.write_text(plot(linking, single, figures["growth_exponent"]), encoding="utf-8")


if __name__ == "__main__":
    main()
