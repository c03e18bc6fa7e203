"""What an engine costs beside the same steps without one, and what it moves: `dateline build --engine`.

    python -m benchmarks.cluster [--articles N] [--jobs N] [--engines NAME ...] [--seed N] [--data DIR]

Made-up articles with their facts given (`_scale_data`; meaning by a vector of hashed words, as in `benchmarks.scale`),
so that the reader hides nothing: what is timed is handing out, Parquet, shuffles, comparing and linking. Each engine in
a process of its own, one after another, in one run:

- build: `dateline build`, into a store; local: the steps of a job by this machine's processes; native and ray: by Daft
  (Ray is started for it, with --jobs + 1 CPUs). load: the results into a store.
- ENGINE_s: wall seconds of the job; starting Ray is ENGINE_start_s. ENGINE_STEP_s: of its steps.
- ENGINE_processor_s: processor seconds of the process and those that it began and waited for, start and load included
  (other work on the machine counts little here; not of ray, whose processes are no children).
- ENGINE_ratio: to local. ENGINE_overhead_per_10000_s: seconds more than local, for 10,000 articles.
- ENGINE_same: 1 where its results, loaded, are row by row the store that build made.
- bytes_TABLE: of a table, an article. pairs, likenesses: an article. memory_MB: of the process that groups.

With --data the articles of a folder in the place of made-up ones, by the shipped stages: what real ones weigh.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from benchmarks._scale_data import Made, stories
from benchmarks.scale import hashed
from dateline.link import link
from dateline.model import Annotations, Article, Decided, Facts, Links, TimeExpression, Unread
from dateline.pipeline import File, build
from dateline.scale import engine, load, run
from dateline.scale.engines import Engine, Gathering, Pairing, Task
from dateline.scale.tables import Table
from dateline.stages import Stages, default_stages
from dateline.versions import Versions

ARTICLES, JOBS = 2000, 2
ENGINES = ("build", "local", "native", "ray")
# Not as a program of its own: its stages must have the name of a module, for the processes of an engine.
_ALONE = (sys.executable, "-c", "from benchmarks.cluster import main; main()")
_MADE = "DATELINE_BENCHMARK_MADE"  # the folder of made-up articles, for processes of an engine


# ---- stages of made-up articles ----


def made_stages() -> Stages:
    """Stages to which everything an article says is given."""
    return replace(
        default_stages(),
        list_files=_listed,
        read=_read,
        load_reader=_Blind,
        date=_no_dates,
        attribute=_facts,
        link=_link,
        versions=Versions("cluster", "cluster", "cluster", "cluster"),
    )


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    name: str
    told: Mapping[str, str]


class _Blind:
    """A reader that sees nothing: facts are given."""

    def annotate(self, article: Article) -> Annotations:
        return Annotations(article.id, (), (), reader="cluster")


def _listed(paths: Sequence[str]) -> Iterator[_File]:
    for path in paths:
        for file in sorted(Path(path).iterdir()):
            yield _File(str(file), file.name, {})


def _read(file: File, published: str | None, keep: Callable[[bytes], object]) -> Iterator[Article | Unread]:
    content = Path(file.path).read_bytes()
    keep(content)
    yield replace(_made(content).article, paths=(file.name,))


def _no_dates(article: Article, annotations: Annotations) -> tuple[TimeExpression, ...]:
    return ()


def _facts(article: Article, annotations: Annotations, timexes: Sequence[TimeExpression]) -> Facts:
    return _made((Path(os.environ[_MADE]) / article.id).read_bytes()).facts


def _link(articles: Sequence[Article], facts: Sequence[Facts], decided: Decided) -> Links:
    return link(articles, facts, hashed, decided)


def _made(content: bytes) -> Made:
    return msgspec.msgpack.decode(content, type=Made)


def write_made(folder: Path, count: int, seed: int) -> None:
    """So many made-up articles, a file each."""
    folder.mkdir()
    for made in itertools.islice(itertools.chain.from_iterable(stories(seed)), count):
        (folder / made.article.id).write_bytes(msgspec.msgpack.encode(made))


# ---- one engine, in a process of its own ----


@dataclass
class Measured:
    """An engine, with the seconds of what it was asked and the bytes of what it gathered."""

    inner: Engine
    seconds: dict[str, float]
    bytes: dict[str, int]

    def each(self, task: Task, parts: Sequence[int]) -> Iterator[int]:
        name = type(task.step).__name__.lower()
        with self._timed(name):
            yield from self.inner.each(task, parts)
        for target in task.step.targets:
            self.bytes[target] = _size(Table(task.folder, target))

    def gather(self, wanted: Gathering) -> None:
        with self._timed(f"gather_{wanted.target.name}"):
            self.inner.gather(wanted)
        self.bytes[wanted.target.name] = _size(wanted.target)

    def pair(self, wanted: Pairing) -> None:
        with self._timed("pair"):
            self.inner.pair(wanted)
        self.bytes[wanted.target.name] = _size(wanted.target)

    def _timed(self, name: str) -> _Timed:
        return _Timed(self.seconds, name)


@dataclass
class _Timed:
    seconds: dict[str, float]
    name: str
    begun: float = 0.0

    def __enter__(self) -> None:
        self.begun = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        self.seconds[self.name] = self.seconds.get(self.name, 0.0) + time.perf_counter() - self.begun


def _size(table: Table) -> int:
    return sum(Path(file).stat().st_size for file in table.files())


def one(name: str, articles: Path, place: Path, jobs: int, shipped: bool) -> dict[str, float]:
    """The figures of one engine; its store lies at `place` then."""
    stages = default_stages if shipped else made_stages
    store = place / f"{name}.dateline"
    seconds: dict[str, float] = {}
    sizes: dict[str, int] = {}
    figures: dict[str, float] = {}
    if name == "build":
        with _Timed(seconds, "whole"):
            build([articles], store, jobs=jobs, stages=stages())
    else:
        with _Timed(seconds, "start"):
            chosen = engine("local" if name == "local" else "daft", jobs, "local" if name == "ray" else None)
        results = place / name
        with _Timed(seconds, "whole"):
            report = run([str(articles)], results, Measured(chosen, seconds, sizes), stages, progress=_silent)
        figures |= {"memory_MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
        with _Timed(seconds, "load"):
            load(results, store, progress=_silent, stages=stages())
        count = max(report.articles, 1)
        figures |= {f"bytes_{table}": size / count for table, size in sizes.items()}
        figures["likenesses"] = Table(str(results), "likeness").count() / count
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    figures["processor_s"] = sum(each.ru_utime + each.ru_stime for each in used)
    return {f"{step}_s": took for step, took in seconds.items()} | figures


def _silent(step: str, done: int, total: int, name: str = "") -> None:
    """No progress is shown."""


def digest(store: Path) -> str:
    """Of all that a store holds, row by row."""
    with sqlite3.connect(store) as opened:
        return hashlib.sha256("\n".join(opened.iterdump()).encode()).hexdigest()


# ---- all engines ----


def compare(names: Sequence[str], articles: Path, place: Path, jobs: int, shipped: bool) -> Iterator[tuple[str, float]]:
    """All figures by their names, as they come."""
    count = sum(1 for _ in articles.iterdir())
    whole: dict[str, float] = {}
    for name in names:
        asked = [name, str(articles), str(place), str(jobs), str(int(shipped))]
        environment = os.environ | {_MADE: str(articles), "RAY_AUTH_MODE": "disabled"}
        process = subprocess.run([*_ALONE, "--one", *asked], check=True, stdout=subprocess.PIPE, env=environment)
        found = json.loads(process.stdout.splitlines()[-1])
        whole[name] = found.pop("whole_s")
        yield f"{name}_s", whole[name]
        if "local" in whole and name not in ("local", "build"):
            yield f"{name}_ratio", whole[name] / whole["local"]
            yield f"{name}_overhead_per_10000_s", (whole[name] - whole["local"]) * 10000 / count
        if "build" in whole and name != "build":
            yield f"{name}_to_build_ratio", (whole[name] + found["load_s"]) / whole["build"]
            yield f"{name}_same", float(digest(place / f"{name}.dateline") == digest(place / "build.dateline"))
        for figure, value in found.items():
            if name == "local" or figure.endswith("_s") or figure == "memory_MB":
                yield f"{name}_{figure}", value


def main(arguments: Sequence[str] | None = None) -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=ARTICLES, help=f"made-up ones (default {ARTICLES})")
    parser.add_argument("--jobs", type=int, default=JOBS)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, help="a folder of articles, read by the shipped stages")
    parser.add_argument("--one", nargs=5, help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        name, articles, place, jobs, shipped = chosen.one
        print(json.dumps(one(name, Path(articles), Path(place), int(jobs), bool(int(shipped)))))
        return
    with tempfile.TemporaryDirectory() as where:
        articles = chosen.data or Path(where) / "made"
        if chosen.data is None:
            write_made(articles, chosen.articles, chosen.seed)
        figures = compare(chosen.engines, articles, Path(where), chosen.jobs, chosen.data is not None)
        for name, value in figures:
            print(f"{name}: {value:.3f}", flush=True)


if __name__ == "__main__":
    main()
