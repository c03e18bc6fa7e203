"""How much memory an export of a large store takes, form by form; and a build of a large archive.

    python -m benchmarks.memory [--claims N] [--events N] [--store FILE] [--only FORM …]
    python -m benchmarks.memory --pages N N … [--jobs N]

The store is that of `load`: `--claims` (100,000) in many stories, one of them of `--events` (10,000). `dateline export`
writes each form in a process of its own:

- FORM_peak_mb: the most memory that it had at once (resident, as the kernel counts it). FORM_mb: the file.
  FORM_processor_s: seconds of processor time.
- FORM_refused: 1 where the form can't be written of so much, with the reason on standard error.
- idle_mb: the program with nothing to do (what the kernel counts is no less than what this benchmark has itself).
  bytes_a_claim: of the form that takes most, what a claim takes.

With `--pages` archives of so many pages of 250 kB are made (`_archive_data`: WARC, in a language that is not
understood, so that no reader takes part), and built one after another:

- pages_N_mb: the archive. pages_N_peak_mb: the most memory that one process of its build had. pages_N_processor_s.
- peak_growth: the peak of the largest, in terms of that of the smallest; archive_growth: the same of the archives.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks._archive_data import write_archive
from benchmarks.load import CLAIMS, EVENTS, made
from dateline.export import EXPORTERS
from dateline.store import Store

DATELINE = [sys.executable, "-c", "from dateline.cli import main; main()"]
MB = 1_000_000
BESIDE = ("dossier", "atom")  # what the command writes without a row in EXPORTERS


def peak(arguments: Sequence[str]) -> tuple[float, float, int]:
    """The most memory (MB) that a command had, its seconds of processor time, and its exit status."""
    process = subprocess.Popen([*DATELINE, *arguments], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_maxrss * 1024 / MB, used.ru_utime + used.ru_stime, process.returncode


def make(store: Path, claims: int, events: int) -> None:
    """A store, made by a process of its own: to the kernel a command has had what the process that began it had."""
    maker = multiprocessing.get_context("spawn").Process(target=made, args=(store, claims, events))
    maker.start()
    maker.join()
    if maker.exitcode:
        raise SystemExit(f"the store could not be made: exit status {maker.exitcode}")


def run(store: Path, forms: Sequence[str]) -> Iterator[tuple[str, float]]:
    """All figures."""
    with Store(store, write=True) as opened:  # brought to this version, where it was made by another
        claims = opened.counts().claims
    idle, _, _ = peak(["stories", "--help"])
    yield "idle_mb", idle
    most = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for form in forms:
            out = Path(folder) / f"story.{form}"
            memory, seconds, status = peak(["export", "--store", str(store), "--format", form, "-o", str(out)])
            yield f"{form}_peak_mb", memory
            yield f"{form}_processor_s", seconds
            if status:
                yield f"{form}_refused", 1
                continue
            yield f"{form}_mb", out.stat().st_size / MB
            most = max(most, memory)
            out.unlink()
    yield "bytes_a_claim", (most - idle) * MB / max(1, claims)


def archives(sizes: Sequence[int], jobs: int) -> Iterator[tuple[str, float]]:
    """What building archives of so many pages takes."""
    peaks, bytes_ = [], []
    for pages in sizes:
        with tempfile.TemporaryDirectory() as folder:
            archive, store = Path(folder) / "crawl.warc.gz", Path(folder) / "crawl.dateline"
            bytes_.append(write_archive(archive, pages) / MB)
            yield f"pages_{pages}_mb", bytes_[-1]
            memory, seconds, status = peak(
                ["build", str(archive), "--store", str(store), "--jobs", str(jobs), "--no-progress"]
            )
            if status:
                raise SystemExit("the build failed")
            with Store(store) as opened:
                found = opened.counts().articles
            if found != pages:
                raise SystemExit(f"{found} of {pages} pages are in the store")
        peaks.append(memory)
        yield f"pages_{pages}_peak_mb", memory
        yield f"pages_{pages}_processor_s", seconds
    yield "archive_growth", bytes_[-1] / bytes_[0]
    yield "peak_growth", peaks[-1] / peaks[0]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=CLAIMS, help=f"claims of the store (default {CLAIMS:,})")
    parser.add_argument("--events", type=int, default=EVENTS, help=f"events of its long story (default {EVENTS:,})")
    parser.add_argument("--store", type=Path, help="where the store is made, or was made before (it is kept then)")
    parser.add_argument("--only", nargs="+", metavar="FORM", choices=[*EXPORTERS, *BESIDE], help="these forms alone")
    parser.add_argument("--pages", nargs="+", type=int, metavar="N", help="build archives of so many pages instead")
    parser.add_argument("--jobs", type=int, default=1, help="processes of these builds (default 1)")
    chosen = parser.parse_args(arguments)
    if chosen.pages:
        for name, value in archives(chosen.pages, chosen.jobs):
            print(f"{name}: {value:.2f}", flush=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.store or Path(folder) / "load.dateline"
        if not path.exists():
            make(path, chosen.claims, chosen.events)
        for name, value in run(path, chosen.only or [*EXPORTERS, *BESIDE]):
            print(f"{name}: {value:.1f}", flush=True)


if __name__ == "__main__":
    main()
