"""How fast articles become a store, beside yardsticks of the same run: HTML in, store out, all of it.

    python -m benchmarks.speed [--articles N] [--words N] [--rounds N] [--no-commands] [--jobs] [--reader]

Made-up news pages (`_speed_data`), by default 20 of 600 words. A round builds a store of them and runs each yardstick
on the same pages, one after another, in one process with one thread, models loaded before; a figure is the median over
the rounds of what one round gave, in processor time, so that other work on the machine counts little.

- of_bare_encoder_pct: articles' tokens a second, end to end (pages read, understood, dated, attributed, embedded,
  linked, titled, written), of the bare encoder's: the reader's network without its heads on the same pieces, in full
  windows without overlap. reader_of_bare_encoder_pct: the reader alone.
- of_spacy_sm: words a second of those of a spaCy pipeline of the `sm` architecture (tagger, parser, names) on the same
  texts, which does a fraction of the job. Not checked where spaCy isn't installed: pip install 'dateline[benchmarks]'.
- of_trafilatura: pages a second of those of trafilatura alone, which finds a page's text and date and no more.
- words_per_s, and NAME_words_per_s of the yardsticks: rates of this machine, for docs/performance.md.
- read_pct, reader_pct, …: where the time of a build goes, part by part.

Whole commands, each in a fresh process, least of the rounds, in seconds and in the measure of a process of the same run
that imports the libraries and does nothing: help_s, help_in_imports; build_two_s, build_two_in_imports.

--reader: nothing but the reader on the texts of so many pages, once: reader_s, reader_ms_per_article,
reader_words_per_s, and reader_peak_mb, the most memory of this process.

--jobs: builds of the same pages by commands, `--jobs 1` and `--jobs 2` in turns: jobs_2_of_1 in wall time, of use on a
quiet machine only; and from processor time, jobs_serial_pct, the part that the first process does by itself, and
jobs_2_bound, what two processes can gain at most if nothing overlaps with that part (Amdahl 1967).
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from benchmarks import _speed_data
from dateline.garbage import seldom_collected
from dateline.model import Article
from dateline.pipeline import build
from dateline.stages import Stages, default_stages
from dateline.understand import Reader

DATELINE = [sys.executable, "-c", "from dateline.cli import main; main()"]
CLICK = [sys.executable, "-c", "import click, rich"]
LIBRARIES = [sys.executable, "-c", "import numpy, onnxruntime, tokenizers, trafilatura, sqlalchemy, msgspec, rapidfuzz"]

Done = TypeVar("Done")


class Parts:
    """Processor time of the parts of a build; what is within another part counts there as well."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def timed(self, name: str, do: Callable[..., Done]) -> Callable[..., Done]:
        """The same function, its time added up under a name."""

        def run(*arguments: Any, **named: Any) -> Done:
            start = time.process_time()
            try:
                return do(*arguments, **named)
            finally:
                self.spent[name] += time.process_time() - start

        return run


class _Timed:
    """A reader whose time is added up."""

    def __init__(self, reader: Reader, parts: Parts) -> None:
        self.annotate = parts.timed("reader", reader.annotate)


def stages(reader: Reader, parts: Parts) -> Stages:
    """The stages that ship, each timed; the reader is loaded already."""
    made = default_stages()
    read = made.read
    return replace(
        made,
        read=lambda *given: iter(parts.timed("read", lambda: list(read(*given)))()),
        load_reader=lambda: _Timed(reader, parts),
        date=parts.timed("date", made.date),
        attribute=parts.timed("attribute", made.attribute),
        link=parts.timed("link", made.link),
        sketch=parts.timed("stories", made.sketch),
        alike=parts.timed("stories", made.alike),
        bound=parts.timed("order", made.bound),
        order=parts.timed("order", made.order),
        tell=parts.timed("tell", made.tell),
        snapshot=parts.timed("tell", made.snapshot),
    )


@contextmanager
def embedding_timed(parts: Parts) -> Iterator[None]:
    """The shipped embedder's time, a part of linking, is added up as well."""
    from dateline.understand import Embedder

    embed = Embedder.embed
    setattr(Embedder, "embed", parts.timed("embed", embed))  # noqa: B010 (mypy lets no method be assigned)
    try:
        yield
    finally:
        setattr(Embedder, "embed", embed)  # noqa: B010


def bare_encoder(directory: Path) -> Any:
    """The part of the reader's graph that makes the words' vectors, as a session of its own."""
    try:
        from onnx.utils import extract_model
    except ImportError as error:
        raise SystemExit("the bare encoder is cut out with onnx: pip install onnx") from error
    from dateline.understand.network import session

    with tempfile.TemporaryDirectory() as place:
        alone = Path(place) / "encoder.onnx"
        extract_model(str(directory / "reader.onnx"), str(alone), ["pieces", "shapes", "firsts"], ["words"])
        return session(alone, 1)


def spent(do: Callable[[], object]) -> float:
    """Processor seconds of this process."""
    start = time.process_time()
    do()
    return time.process_time() - start


def rates(folder: Path, rounds: int) -> Iterator[tuple[str, float]]:
    """The figures of builds of a folder beside the yardsticks."""
    import trafilatura

    from dateline.read import read_paths

    files = sorted(folder.iterdir())
    html = [file.read_text(encoding="utf-8") for file in files]
    articles = [each for each in read_paths([str(folder)]) if isinstance(each, Article)]
    texts = [article.text for article in articles]
    words = sum(len(text.split()) for text in texts)
    reader = Reader.load()
    encoder = bare_encoder(reader.network.directory)
    feeds = [f for a in articles for f in reader.network.plain_feeds([t.text for t in reader.annotate(a).tokens])]
    yardsticks: dict[str, Callable[[], object]] = {
        "encoder": lambda: [encoder.run(["words"], feed) for feed in feeds],
        "reader": lambda: [reader.annotate(article) for article in articles],
        "trafilatura": lambda: [trafilatura.bare_extraction(page, with_metadata=True) for page in html],
    }
    if importlib.util.find_spec("spacy"):
        from benchmarks._spacy_sm import pipeline

        nlp = pipeline()
        yardsticks["spacy_sm"] = lambda: list(nlp.pipe(texts))
    else:
        print("# spaCy is not installed: pip install 'dateline[benchmarks]'")
    took: dict[str, list[float]] = defaultdict(list)
    parts = Parts()
    for turn in range(rounds + 1):
        counted = parts if turn else Parts()
        with seldom_collected():  # as a build has it: all that is alive here is not looked through for others' sake
            for name, do in yardsticks.items():
                took[name].append(spent(do))
        with tempfile.TemporaryDirectory() as place, embedding_timed(counted):
            store = Path(place) / "speed.dateline"
            took["build"].append(spent(lambda: build([str(folder)], store, stages=stages(reader, counted))))  # noqa: B023
    took = {name: times[1:] for name, times in took.items()}  # the first round is to get warm
    ratio = {
        name: statistics.median(theirs / ours for theirs, ours in zip(took[name], took["build"], strict=True))
        for name in yardsticks
    }
    yield "articles", len(articles)
    yield "words_per_article", words / len(articles)
    yield "of_bare_encoder_pct", 100 * ratio["encoder"]
    pairs = zip(took["encoder"], took["reader"], strict=True)
    yield "reader_of_bare_encoder_pct", 100 * statistics.median(a / b for a, b in pairs)
    if "spacy_sm" in ratio:
        yield "of_spacy_sm", ratio["spacy_sm"]
    yield "of_trafilatura", ratio["trafilatura"]
    yield "words_per_s", words / statistics.median(took["build"])
    for name in yardsticks:
        yield f"{name}_words_per_s", words / statistics.median(took[name])
    whole = sum(took["build"])
    inner = parts.spent["embed"]
    parts.spent["link"] -= inner
    parts.spent["store and rest"] = whole - sum(parts.spent.values())
    for name, value in sorted(parts.spent.items(), key=lambda each: -each[1]):
        yield f"{name.replace(' ', '_')}_pct", 100 * value / whole


def reader_apart(folder: Path) -> Iterator[tuple[str, float]]:
    """What the reader alone takes for the pages of a folder, one after another."""
    from dateline.read import read_paths

    reader, took, words, count = Reader.load(), 0.0, 0, 0
    with seldom_collected():
        for each in read_paths([str(folder)]):
            if isinstance(each, Article):
                took += spent(lambda: reader.annotate(each))  # noqa: B023
                words, count = words + len(each.text.split()), count + 1
    yield "articles", count
    yield "words_per_article", words / count
    yield "reader_s", took
    yield "reader_ms_per_article", 1000 * took / count
    yield "reader_words_per_s", words / took
    yield "reader_peak_mb", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# ---- whole commands ----


def installed(compiled: Path) -> dict[str, str]:
    """The surroundings of a command whose modules are compiled once, into a folder, as they are where something is
    installed, whatever this process was told."""
    surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": str(compiled)}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    return surroundings


class Took:
    """Seconds of a command, by the clock and by the processor; `compiled` is where Python keeps its modules' code."""

    def __init__(self, command: Sequence[str], compiled: Path) -> None:
        script = (
            "import resource, subprocess, sys; r = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, "
            "stderr=subprocess.DEVNULL); u = resource.getrusage(resource.RUSAGE_CHILDREN); "
            "print(u.ru_utime + u.ru_stime); sys.exit(r.returncode)"
        )
        start = time.perf_counter()
        whole = [sys.executable, "-c", script, *command]
        run = subprocess.run(whole, check=True, capture_output=True, text=True, env=installed(compiled))
        self.wall = time.perf_counter() - start
        self.processor = float(run.stdout)


def commands(folder: Path, rounds: int) -> Iterator[tuple[str, float]]:
    """How long whole commands take, and how many times what their libraries take to be imported."""
    two = [str(file) for file in sorted(folder.iterdir())[:2]]
    took: dict[str, list[Took]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as place:
        compiled = Path(place) / "compiled"
        for turn in range(rounds + 1):
            took["click"].append(Took(CLICK, compiled))
            took["help"].append(Took([*DATELINE, "--help"], compiled))
            took["libraries"].append(Took(LIBRARIES, compiled))
            store = str(Path(place) / f"{turn}.dateline")
            took["build_two"].append(Took([*DATELINE, "build", *two, "--store", store], compiled))
    took = {name: runs[1:] for name, runs in took.items()}  # the first round compiles
    least = {name: min(each.processor for each in runs) for name, runs in took.items()}
    for name, measure in (("help", "click"), ("build_two", "libraries")):
        yield f"{name}_s", min(each.wall for each in took[name])
        yield f"{name}_processor_s", least[name]
        yield f"{name}_in_imports", least[name] / least[measure]


def side_by_side(folder: Path, rounds: int) -> Iterator[tuple[str, float]]:
    """What a second process gains, and what it can gain at most; the first turn compiles the modules."""
    walls: dict[int, list[float]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as place:
        env = installed(Path(place) / "compiled")
        for turn in range(rounds + 1):
            for jobs in walls:
                store = str(Path(place) / f"{turn}-{jobs}.dateline")
                start = time.perf_counter()
                arguments = ["build", str(folder), "--store", store, "--jobs", str(jobs)]
                subprocess.run([*DATELINE, *arguments], check=True, capture_output=True, env=env)
                walls[jobs].append(time.perf_counter() - start)
        serial, others = first_and_others(folder, Path(place) / "shares.dateline", env)
    yield "jobs_load", os.getloadavg()[0]
    yield "jobs_2_of_1", statistics.median(one / two for one, two in zip(walls[1][1:], walls[2][1:], strict=True))
    share = serial / (serial + others)
    yield "jobs_serial_pct", 100 * share
    yield "jobs_2_bound", 1 / (share + (1 - share) / 2)


def first_and_others(folder: Path, store: Path, env: Mapping[str, str]) -> tuple[float, float]:
    """Processor seconds of a build with two processes: of the first process, and of those that it began."""
    script = (
        "import resource, sys; from dateline.pipeline import build\n"
        "if __name__ == '__main__':\n"
        "    build([sys.argv[1]], sys.argv[2], jobs=2)\n"
        "    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):\n"
        "        used = resource.getrusage(who)\n"
        "        print(used.ru_utime + used.ru_stime)\n"
    )
    file = store.with_suffix(".py")
    file.write_text(script, encoding="utf-8")
    command = [sys.executable, str(file), str(folder), str(store)]
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=env)
    first, others = map(float, run.stdout.split())
    return first, others


def main(given: list[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=20, help="pages of a build")
    parser.add_argument("--words", type=int, default=600, help="of a page")
    parser.add_argument("--rounds", type=int, default=5, help="turns of build and yardsticks")
    parser.add_argument("--no-commands", action="store_true", help="leave the commands out")
    parser.add_argument("--jobs", action="store_true", help="two processes against one, too")
    parser.add_argument("--reader", action="store_true", help="the reader alone, once, and nothing else")
    chosen = parser.parse_args(given)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "pages"
        folder.mkdir()
        for number, page in enumerate(_speed_data.pages(chosen.articles, chosen.words)):
            (folder / f"{number:04}.html").write_text(page, encoding="utf-8")
        figures = [reader_apart(folder)] if chosen.reader else [rates(folder, chosen.rounds)]
        figures += [] if chosen.no_commands or chosen.reader else [commands(folder, chosen.rounds)]
        figures += [side_by_side(folder, chosen.rounds)] if chosen.jobs else []
        for each in figures:
            for name, value in each:
                print(f"{name}: {value:.2f}" if abs(value) < 100 else f"{name}: {value:.0f}", flush=True)


if __name__ == "__main__":
    main()
