"""One command that checks everything: format, lint, types, layers, tests and, where the corpora are, accuracy floors.

    python check.py            everything
    python check.py --fast     without browser tests and floors

Prints each step and what it took; exits 1 at the end if any step failed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
BIN = Path(sys.executable).parent
PYTHON = sys.executable


def steps(fast: bool) -> list[tuple[str, list[str]]]:
    """Names and commands, the quick ones first."""
    tests = [PYTHON, "-m", "pytest", "-n", "2", *(["-m", "not browser"] if fast else [])]
    out = [
        ("format", [PYTHON, "-m", "ruff", "format", "--check", "."]),
        ("lint", [PYTHON, "-m", "ruff", "check", "."]),
        ("types", [PYTHON, "-m", "mypy"]),
        ("layers", [str(BIN / "lint-imports")]),
        ("tests", tests),
    ]
    if fast:
        return out
    corpora = os.environ.get("DATELINE_CORPORA")
    if corpora:
        print(f"accuracy floors: checked on the corpora in {corpora} and on the example story")
        out.append(("floors", [PYTHON, "-m", "benchmarks.check", "--corpora", corpora]))
    else:
        print("accuracy floors: checked on the example story only (set DATELINE_CORPORA for the corpora)")
        out.append(("floors", [PYTHON, "-m", "benchmarks.check"]))
    return out


def main() -> int:
    """Run every step, whatever fails before it; 0 if all pass."""
    failed = []
    for name, command in steps("--fast" in sys.argv[1:]):
        began = time.monotonic()
        print(f"== {name}: {' '.join(Path(c).name if c.startswith('/') else c for c in command)}", flush=True)
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        print(f"   {'ok' if code == 0 else f'FAILED (exit {code})'} after {time.monotonic() - began:.0f} s", flush=True)
        if code != 0:
            failed.append(name)
    print("all checks passed" if not failed else f"failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
