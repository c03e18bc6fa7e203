"""What a store of many stories costs: linking it whole, and adding articles to it.

    python -m benchmarks.scale [--first N] [--most N] [--long] [--own N] [--seed N] [--store FILE] [--plot FILE]

Made-up stories (`_scale_data`: facts without a reader; names, places and institutions are shared by stories as real
ones are), 1,000 articles at first and twice as many each time, and 10,000, in one store and one run. `--long` gives
articles of 600 words, 20 a story on the average, else of 120 words, 12 a story; `--own` more claims an article, which
no other makes. Meaning is compared by a vector of hashed words in the place of the shipped network, whose time is in
proportion to the claims. `--first 500 --most 2000` is what `floors.toml` checks.

- filling_N_s: processor seconds to store the articles from none to N, and what they say.
- linking_N_s: the same to sketch, group and link them (wall_N_s beside it).
- making_N_ms: the yardstick: processor milliseconds to make an article up, which is the same work at every size, while
  those of this size were stored and linked. A processor that others share gives the same work in more of its seconds.
- cost_N: storing and linking from none to N in articles made up: each size's seconds by its own yardstick.
- growth_exponent: slope of the logarithm of the cost over that of N (least squares); 1 is in proportion.
  linking_exponent: of linking alone. seconds_exponent: of the seconds of both, whatever else the machine did.
- one_added_N_s: seconds from where one article more is understood to the end of its build, in a store of N (the median
  of RUNS; wall_one_added_N_s beside it). whole_build_N_s: that build from its start, the file read and stored.
- ten_added_N_s: from where ten articles more, of ten stories, are understood to the end of their build.
- relinked_N: articles whose links were made anew for one; relinked_ten_N: for these ten, whose stories are large or
  small as it happens.
- stories_N, of them mixed_N (articles of several made-up stories) and split_N (made-up stories that lie in several).
- peak_N_mb: the most memory that this process had till then. store_N_of_text: bytes of the store of those of the text.
- timeline_N_s: processor seconds of `dateline timeline`, with the program's start; timeline_story_N_s: of one story.
- ten_added_of_first, timeline_of_first: of the largest store, in terms of the first.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

import numpy as np

from benchmarks._scale_data import LONG, SMALL, Made, Shape, stories
from dateline.extraction import facts_key
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
RUNS, MORE = 5, 10  # articles that are added one by one, and at once
BETWEEN = 5  # stories that are linked between two that are made up as a yardstick
WIDTH = 384
MB = 1_000_000
DATELINE = [sys.executable, "-c", "from dateline.cli import main; main()"]


@dataclass(frozen=True, slots=True)
class Timed:
    """Processor and wall seconds."""

    processor: float
    wall: float

    def plus(self, other: Timed) -> Timed:
        return Timed(self.processor + other.processor, self.wall + other.wall)


class Watch:
    """Starts when made."""

    def __init__(self) -> None:
        self._processor, self._wall = time.process_time(), time.perf_counter()

    def read(self) -> Timed:
        return Timed(time.process_time() - self._processor, time.perf_counter() - self._wall)


class Yardstick:
    """Makes stories up, and knows how long that took."""

    def __init__(self, coming: Iterator[list[Made]]) -> None:
        self._coming, self._articles, self._taken = coming, 0, Timed(0, 0)

    def story(self) -> list[Made]:
        """The next story."""
        watch = Watch()
        story = next(self._coming)
        self._taken = self._taken.plus(watch.read())
        self._articles += len(story)
        return story

    @property
    def mean(self) -> float:
        """Processor seconds an article."""
        return self._taken.processor / self._articles

    def without(self, told: Timed) -> Timed:
        """A time less what was taken here."""
        return Timed(told.processor - self._taken.processor, told.wall - self._taken.wall)


class Shelf:
    """Made-up articles with their facts that are to be built, and the stages of a build that finds them there.

    Of what is in the store only the stories are known: what else there was is not in memory.
    """

    def __init__(self) -> None:
        self.made: dict[str, Made] = {}
        self.story_of: dict[str, int] = {}
        self.text = 0  # bytes of all texts
        self.relinked = 0

    def know(self, made: Made) -> None:
        """Note the story of an article that comes into the store."""
        self.story_of[made.article.id] = made.story
        self.text += len(made.article.text.encode())

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


def fill(store: Store, stages: Stages, story: Sequence[Made]) -> None:
    """A story's articles and their facts into a store, as reading and understanding leave them."""
    with store.at_once():
        for each in story:
            name = f"{each.article.id}.txt"
            article = replace(each.article, paths=(name,))
            store.add_file(
                FileRead(
                    place_of(name),
                    name,
                    name,
                    stages.versions.reading,
                    readings=[Reading(name, article)],
                    unwanted=True,
                )
            )
            store.set_facts(each.facts, facts_key(article, stages))


def added(path: Path, shelf: Shelf, made: Sequence[Made], folder: Path) -> tuple[Timed, Timed, float]:
    """The median time from where an article is understood to the end of its build, and of the whole build; and how
    many articles were linked for it, on the average.
    """
    after, whole, count = [], [], []
    for each in made:
        told, all_of_it = built(path, shelf, [each], folder)
        after.append(told)
        whole.append(all_of_it)
        count.append(shelf.relinked)
    return _median(after), _median(whole), statistics.mean(count)


def built(path: Path, shelf: Shelf, made: Sequence[Made], folder: Path) -> tuple[Timed, Timed]:
    """The time of a build of these articles from where they are understood, and of all of it."""
    files = [folder / f"{each.article.id}.txt" for each in made]
    for file, each in zip(files, made, strict=True):
        file.write_text(each.article.id, encoding="utf-8")
        shelf.made[each.article.id] = each
        shelf.know(each)
    begun = [Watch()]

    def understood(step: str, done: int, total: int, name: str = "") -> None:
        if step == "understanding" and done == total and len(begun) == 1:
            begun.append(Watch())

    shelf.relinked = 0
    build(files, path, progress=understood, stages=shelf.stages())
    return begun[1].read(), begun[0].read()


def command(arguments: Sequence[str]) -> float:
    """Processor seconds of a command. Raises SystemExit where it fails."""
    process = subprocess.Popen([*DATELINE, *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if status:
        raise SystemExit(f"'dateline {' '.join(arguments)}' failed")
    return used.ru_utime + used.ru_stime


def _median(times: Sequence[Timed]) -> Timed:
    return Timed(statistics.median(t.processor for t in times), statistics.median(t.wall for t in times))


def parting(store: Store, shelf: Shelf) -> tuple[int, int, int]:
    """How many stories there are, how many of them are mixed, and how many made-up stories are split."""
    found = store.stories()
    own = shelf.story_of
    homes: dict[int, set[str]] = defaultdict(set)
    for story in found:
        for id in story.articles:
            homes[own[id]].add(story.id)
    mixed = sum(len({own[id] for id in story.articles}) > 1 for story in found)
    return len(found), mixed, sum(len(where) > 1 for where in homes.values())


# ---- all sizes ----


def sizes(first: int, most: int) -> list[int]:
    """From the first on twice as many each time, that which is asked for, and the most."""
    doubled = [first * 2**n for n in range(most // first) if first * 2**n <= most]
    return sorted({*doubled, most, *([ASKED] if first < ASKED <= most else [])})


@dataclass
class Run:
    """A store that grows, and what that took."""

    path: Path
    coming: Iterator[list[Made]]
    shape: Shape = SMALL
    other: Iterator[list[Made]] = field(init=False)  # stories of the same shape that are not stored
    shelf: Shelf = field(default_factory=Shelf)
    there: int = 0
    filling: Timed = Timed(0, 0)
    linking: Timed = Timed(0, 0)
    cost: float = 0.0  # of both, in articles made up
    linking_cost: float = 0.0
    making: float = 0.0  # seconds to make an article up, when the last were stored and linked

    def __post_init__(self) -> None:
        self.other = stories(0, self.shape)
        next(self.other)  # what all stories share is made with the first

    def grow(self, size: int) -> list[Made]:
        """Fill and link until there are so many articles; those that are left out for later, of a story each."""
        stages, spare = self.shelf.stages(), list[Made]()
        with Store(self.path, write=True) as store:
            watch, made = Watch(), Yardstick(self.coming)
            while self.there < size:
                story = made.story()
                if len(spare) < RUNS + MORE:
                    spare.append(story.pop())
                fill(store, stages, story)
                for each in story:
                    self.shelf.know(each)
                self.there += len(story)
            filling = made.without(watch.read())
            watch, again = Watch(), Yardstick(self.other)

            def linked(step: str, done: int, total: int, name: str = "") -> None:
                if done % BETWEEN == 0:
                    again.story()

            link_stories(store, stages, linked)
            linking = again.without(watch.read())
        self.filling, self.linking = self.filling.plus(filling), self.linking.plus(linking)
        self.linking_cost += linking.processor / again.mean
        self.cost += filling.processor / made.mean + linking.processor / again.mean
        self.making = (made.mean + again.mean) / 2
        return spare

    def figures(self, size: int, folder: Path) -> Iterator[tuple[str, float]]:
        """All figures of a size."""
        spare = self.grow(size)
        yield f"filling_{size}_s", self.filling.processor
        yield f"linking_{size}_s", self.linking.processor
        yield f"wall_{size}_s", self.linking.wall
        yield f"making_{size}_ms", self.making * 1000
        yield f"cost_{size}", self.cost
        yield f"linking_cost_{size}", self.linking_cost
        with Store(self.path, write=True) as store:
            counted = parting(store, self.shelf)
            first = store.stories()[0].id
        yield from zip((f"stories_{size}", f"mixed_{size}", f"split_{size}"), counted, strict=True)
        yield f"peak_{size}_mb", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MB
        yield f"store_{size}_of_text", self.path.stat().st_size / self.shelf.text
        after, whole, relinked = added(self.path, self.shelf, spare[:RUNS], folder)
        yield f"one_added_{size}_s", after.processor
        yield f"wall_one_added_{size}_s", after.wall
        yield f"whole_build_{size}_s", whole.processor
        yield f"relinked_{size}", relinked
        after, whole = built(self.path, self.shelf, spare[RUNS:], folder)
        yield f"ten_added_{size}_s", after.processor
        yield f"whole_ten_{size}_s", whole.processor
        yield f"relinked_ten_{size}", self.shelf.relinked
        self.there += len(spare)
        self.shelf.made.clear()
        yield f"peak_added_{size}_mb", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MB
        yield f"timeline_story_{size}_s", command(["timeline", "--store", str(self.path), "--story", first])
        yield f"timeline_{size}_s", command(["timeline", "--store", str(self.path)])


def run(seed: int, wanted: Sequence[int], shape: Shape, where: Path) -> Iterator[tuple[str, float]]:
    """All figures, as they come."""
    growing = Run(where / "scale.dateline", stories(seed, shape), shape)
    for size in wanted:
        yield from growing.figures(size, where)


def summary(found: Mapping[str, float], wanted: Sequence[int]) -> Iterator[tuple[str, float]]:
    """What the sizes come to."""
    yield "growth_exponent", slope({n: found[f"cost_{n}"] for n in wanted})
    yield "linking_exponent", slope({n: found[f"linking_cost_{n}"] for n in wanted})
    yield "seconds_exponent", slope({n: found[f"filling_{n}_s"] + found[f"linking_{n}_s"] for n in wanted})
    for name in ("ten_added", "timeline", "timeline_story"):
        yield f"{name}_of_first", found[f"{name}_{wanted[-1]}_s"] / found[f"{name}_{wanted[0]}_s"]


def slope(times: Mapping[int, float]) -> float:
    """The exponent with which times grow: least squares over logarithms."""
    x, y = [math.log(n) for n in times], [math.log(t) for t in times.values()]
    return float(np.polyfit(x, y, 1)[0]) if len(x) > 1 else math.nan


def main(arguments: Sequence[str] | None = None) -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=FIRST, help=f"articles at first (default {FIRST})")
    parser.add_argument("--most", type=int, default=MOST, help=f"articles at most (default {MOST})")
    parser.add_argument("--long", action="store_true", help="articles of 600 words, 20 a story")
    parser.add_argument(
        "--own", type=int, default=0, metavar="N", help="claims that an article alone makes (default 0)"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", type=Path, help="a folder in which the store is left")
    parser.add_argument("--plot", type=Path, help="an SVG file for the plot")
    chosen = parser.parse_args(arguments)
    wanted, found = sizes(chosen.first, chosen.most), dict[str, float]()
    with tempfile.TemporaryDirectory() as passing:
        where = chosen.store or Path(passing)
        where.mkdir(parents=True, exist_ok=True)
        for name, value in run(chosen.seed, wanted, replace(LONG if chosen.long else SMALL, own=chosen.own), where):
            found[name] = value
            show(name, value)
    for name, value in summary(found, wanted):
        found[name] = value
        show(name, value)
    if chosen.plot:
        from benchmarks._scale_plot import plot

        linking, single = ({n: found[f"{step}_{n}_s"] for n in wanted} for step in ("linking", "one_added"))
        chosen.plot.write_text(plot(linking, single, found["linking_exponent"]), encoding="utf-8")


def show(name: str, value: float) -> None:
    """Print a figure."""
    print(f"{name}: {value}" if isinstance(value, int) else f"{name}: {value:.3f}", flush=True)


if __name__ == "__main__":
    main()
