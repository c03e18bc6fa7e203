"""Compares the figures of the benchmarks with the floors and ceilings of `floors.toml`; exit code 1 if one is missed.

    python -m benchmarks.check [--corpora ROOT] [--only NAME]…

A check with a `limit` is of a fixed sample, the first documents of its corpus; the benchmark itself gives full figures.
Checks whose corpus is not there (no ROOT, no DATELINE_CORPORA, no such folder) are named as not checked and don't fail.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.check", description=__doc__)
    parser.add_argument("--corpora", type=Path, help="the folder of all corpora (default: DATELINE_CORPORA)")
    parser.add_argument("--only", action="append", help="a benchmark's name; all by default")
    chosen = parser.parse_args(arguments)
    given = chosen.corpora or os.environ.get("DATELINE_CORPORA")
    root = Path(given) if given else None
    checks: list[dict[str, Any]] = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))["check"]
    failed = done = 0
    for check in checks:
        if chosen.only and check["benchmark"] not in chosen.only:
            continue
        folder = folder_of(check, root)
        name = f"{check['benchmark']} {check.get('corpus') or check.get('folder') or 'of its own making'}"
        if not makes_its_own(check) and (folder is None or not folder.is_dir()):
            print(f"not checked: {name} ({'no such folder' if folder else 'no corpora'})")
            continue
        absent = [module for module in check.get("needs", ()) if importlib.util.find_spec(module) is None]
        if absent:
            print(f"not checked: {name} (not installed: {', '.join(absent)})")
            continue
        missed = misses(check, figures(check["benchmark"], folder, check.get("limit"), check.get("options", ())))
        done += 1
        failed += bool(missed)
        print(f"{'MISSED' if missed else 'held'}: {name} {'; '.join(missed)}".rstrip(), flush=True)
    print(f"checks_held: {done - failed}\nchecks_missed: {failed}")
    return 1 if failed else 0


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
    benchmark: str, folder: Path | None, limit: int | None = None, options: Sequence[str] = ()
) -> dict[str, float]:
    """What `python -m benchmarks.NAME --data folder` prints, or without a folder on what it makes itself."""
    data = [] if folder is None else ["--data", str(folder)]
    data += [] if limit is None else ["--limit", str(limit)]
    command = [sys.executable, "-m", f"benchmarks.{benchmark}", *options, *data]
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
