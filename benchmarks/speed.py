"""Times whole commands as a user runs them: `python -m benchmarks.speed [--data DIR]` prints seconds, `name: value`.

DIR is a folder of articles (default: the example story's). Each command runs three times in a fresh process; the least
time counts, since other work on the machine only adds. Nothing here is a floor: machines differ.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "hesterwick" / "articles"
DATELINE = [sys.executable, "-c", "from dateline.cli import main; main()"]
RUNS = 3


def seconds(*arguments: str) -> float:
    """How long `dateline ARGUMENTS` takes."""
    start = time.perf_counter()
    subprocess.run([*DATELINE, *arguments], check=True, capture_output=True)
    return time.perf_counter() - start


def main(given: list[str] | None = None) -> None:
    """Print the times of help, of builds of two articles and of the folder, and of a second build."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description="Times whole commands.")
    parser.add_argument("--data", type=Path, default=EXAMPLE, metavar="DIR", help="a folder of articles")
    folder = parser.parse_args(given).data
    two = [str(path) for path in sorted(folder.iterdir()) if path.suffix in (".html", ".txt")][:2]
    print(f"help_s: {min(seconds('--help') for _ in range(RUNS)):.2f}")
    with tempfile.TemporaryDirectory() as place:
        stores = [str(Path(place) / f"{n}.dateline") for n in range(2 * RUNS)]
        print(f"build_two_articles_s: {min(seconds('build', *two, '--store', s) for s in stores[:RUNS]):.2f}")
        print(f"build_folder_s: {min(seconds('build', str(folder), '--store', s) for s in stores[RUNS:]):.2f}")
        print(f"second_build_s: {min(seconds('build', str(folder), '--store', s) for s in stores[RUNS:]):.2f}")


if __name__ == "__main__":
    main()
