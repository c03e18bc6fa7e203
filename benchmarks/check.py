"""Compares the figures of the benchmarks with the floors and ceilings of `floors.toml`; exit code 1 if one is missed.

    python -m benchmarks.check [--corpora ROOT] [--only NAME]… [--jobs N]

Benchmarks run side by side, N at a time, and share what the reader saw (`_seen`); those that measure time (`alone`) run
by themselves when all others are done.
A check with a `limit` is of a fixed sample, the first documents of its corpus; the benchmark itself gives full figures.
Checks whose corpus is not there (no ROOT, no DATELINE_CORPORA, no such folder) are named as not checked and don't fail.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.check", description=__doc__)
    parser.add_argument("--corpora", type=Path, help="the folder of all corpora (default: DATELINE_CORPORA)")
    parser.add_argument("--only", action="append", help="a benchmark's name; all by default")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1), help="benchmarks at a time")
    chosen = parser.parse_args(arguments)
    given = chosen.corpora or os.environ.get("DATELINE_CORPORA")
    root = Path(given) if given else None
    checks: list[dict[str, Any]] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["check"]
    wanted = [check for check in checks if not chosen.only or check["benchmark"] in chosen.only]
    done: list[bool] = []
    with tempfile.TemporaryDirectory() as seen, ThreadPoolExecutor(max(1, chosen.jobs)) as pool:
        beside = [check for check in wanted if not check.get("alone")]
        for held, words in pool.map(lambda check: result(check, root, seen), beside):
            done += [held] if held is not None else []
            print(words, flush=True)
        for check in wanted:
            if check.get("alone"):
                held, words = result(check, root, None)
                done += [held] if held is not None else []
                print(words, flush=True)
    print(f"checks_held: {sum(done)}\nchecks_missed: {len(done) - sum(done)}")
    return 0 if all(done) else 1


def result(check: dict[str, Any], root: Path | None, seen: str | None) -> tuple[bool | None, str]:
    """Whether a check held (None: it could not be made), and what is told of it."""
    folder = folder_of(check, root)
    options = " ".join(check.get("options", ()))
    name = (
        f"{check['benchmark']} {check.get('corpus') or check.get('folder') or 'of its own making'} {options}".rstrip()
    )
    if not makes_its_own(check) and (folder is None or not folder.is_dir()):
        return None, f"not checked: {name} ({'no such folder' if folder else 'no corpora'})"
    absent = [module for module in check.get("needs", ()) if importlib.util.find_spec(module) is None]
    if absent:
        return None, f"not checked: {name} (not installed: {', '.join(absent)})"
    began = time.monotonic()
    missed = misses(check, figures(check["benchmark"], folder, check.get("limit"), check.get("options", ()), seen))
    took = f"({time.monotonic() - began:.0f} s)"
    return not missed, f"{'MISSED' if missed else 'held'}: {name} {took} {'; '.join(missed)}".rstrip()


def makes_its_own(check: dict[str, Any]) -> bool:
    """Whether the benchmark makes what it measures."""
    return "corpus" not in check and "folder" not in check


def folder_of(check: dict[str, Any], root: Path | None) -> Path | None:
    """A corpus lies under the root, a story (`folder`) in this repository; None for what a benchmark makes."""
    if "folder" in check:
        return HERE.parent / str(check["folder"])
    if makes_its_own(check):
        return None
    return root / str(check["corpus"]) if root else None


def figures(
    benchmark: str,
    folder: Path | None,
    limit: int | None = None,
    options: Sequence[str] = (),
    seen: str | None = None,
) -> dict[str, float]:
    """What `python -m benchmarks.NAME --data folder` prints, or without a folder on what it makes itself.

    `seen` is a folder in which others of this run find what the reader saw.
    """
    data = [] if folder is None else ["--data", str(folder)]
    data += [] if limit is None else ["--limit", str(limit)]
    module = [f"benchmarks.{benchmark}"] if seen is None else ["benchmarks._seen", seen, benchmark]
    command = [sys.executable, "-m", *module, *options, *data]
    run = subprocess.run(command, capture_output=True, text=True, cwd=HERE.parent)
    if run.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {run.returncode}:\n{run.stderr}")
    lines = (line.split(": ", 1) for line in run.stdout.splitlines() if ": " in line and not line.startswith("#"))
    return {name: float(value) for name, value in lines if value.replace(".", "", 1).replace("-", "", 1).isdigit()}


def misses(check: dict[str, Any], found: dict[str, float]) -> list[str]:
    """Each floor or ceiling that a figure misses, in words."""
    missed = []
    for kind, limits in (("floor", check.get("floors", {})), ("ceiling", check.get("ceilings", {}))):
        for name, limit in limits.items():
            value = found.get(name)
            if value is None:
                missed.append(f"{name} was not printed")
            elif value < limit if kind == "floor" else value > limit:
                missed.append(f"{name} is {value:g}, {kind} {limit:g}")
    return missed


if __name__ == "__main__":
    sys.exit(main())
