"""How much memory an export of a large store takes, form by form.

    python -m benchmarks.memory [--claims N] [--events N] [--store FILE] [--only FORM …]

The store is that of `load`: `--claims` (100,000) in many stories, one of them of `--events` (10,000). `dateline export`
writes each form in a process of its own:

- FORM_peak_mb: the most memory that it had at once (resident, as the kernel counts it). FORM_mb: the file.
  FORM_processor_s: seconds of processor time.
- FORM_refused: 1 where the form can't be written of so much, with the reason on standard error.
- idle_mb: the program with nothing to do (what the kernel counts is no less than what this benchmark has itself).
  bytes_a_claim: of the form that takes most, what a claim takes.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

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


def main(arguments: Sequence[str] | None = None) -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=CLAIMS, help=f"claims of the store (default {CLAIMS:,})")
    parser.add_argument("--events", type=int, default=EVENTS, help=f"events of its long story (default {EVENTS:,})")
    parser.add_argument("--store", type=Path, help="where the store is made, or was made before (it is kept then)")
    parser.add_argument("--only", nargs="+", metavar="FORM", choices=[*EXPORTERS, *BESIDE], help="these forms alone")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.store or Path(folder) / "load.dateline"
        if not path.exists():
            made(path, chosen.claims, chosen.events)
        for name, value in run(path, chosen.only or [*EXPORTERS, *BESIDE]):
            print(f"{name}: {value:.1f}", flush=True)


if __name__ == "__main__":
    main()
