"""Whether what a page says of its own errors is what is measured: `python -m benchmarks.measured [--write]`.

Builds and scores the story whose errors are never read (examples/luddenfalls, or `--data DIR`), and compares the
figures with those from which a page, a dossier and a report say how often they are wrong ("About 1 in 5 chains of
sources"). These are kept in one place, `src/dateline/tell/measured.toml`; `--write` puts those of today there. Prints
`name: value` lines: how many points of a hundred the kept ones are off at most (`points_off`), how many contradictions
(`contradictions_off`), and the figures of today; lines with `#` tell what would be said otherwise.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks._story_score import score
from benchmarks.stories import EXAMPLES, build_export, load_gold
from dateline.tell import measured
from dateline.tell.words import Words

KEPT = Path(measured.__file__).with_name("measured.toml")
_UNREAD = EXAMPLES / "luddenfalls"


def of_today(folder: Path) -> dict[str, dict[str, Any]]:
    """The figures of `measured.toml` as a story's build gives them now."""
    gold = load_gold(folder)
    scored = score(build_export(folder, gold), gold).figures
    planted = len(gold.conflicts)
    return {
        name: {**kept, "found": round(scored[kept["name"]] * planted / 100), "of": planted}
        if "of" in kept
        else {**kept, "per_cent": [round(scored[kept["name"]], 1)]}
        for name, kept in measured.figures().items()
    }


def off(kept: Mapping[str, Mapping[str, Any]], today: Mapping[str, Mapping[str, Any]]) -> tuple[float, int]:
    """By how many points of a hundred, and how many cases, the kept figures are off at most."""
    shares = [
        abs(old - new)
        for name, figure in kept.items()
        for old, new in zip(figure.get("per_cent", ()), today[name].get("per_cent", ()), strict=True)
    ]
    cases = [abs(figure["found"] - today[name]["found"]) for name, figure in kept.items() if "found" in figure]
    return round(max(shares), 1), max(cases)


def written(text: str, figures: Mapping[str, Mapping[str, Any]]) -> str:
    """The text of `measured.toml` with these figures; its remarks stay."""
    parts = re.split(r"(?m)^(?=\[\w+\]$)", text)
    for number, part in enumerate(parts):
        found = re.match(r"\[(\w+)\]", part)
        if found:
            for key in ("per_cent", "found", "of"):
                if key in figures[found[1]]:
                    part = re.sub(rf"(?m)^{key} = .*$", f"{key} = {figures[found[1]][key]}", part)
            parts[number] = part
    return "".join(parts)


def main(arguments: list[str] | None = None) -> None:
    """Compare, and write where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.measured", description=__doc__)
    parser.add_argument(
        "--data", type=Path, default=_UNREAD, metavar="DIR", help="a folder with articles and gold.json"
    )
    parser.add_argument("--write", action="store_true", help="keep the figures of today")
    options = parser.parse_args(arguments)
    today, words = of_today(options.data), Words()
    pairs = list(zip(measured.measured_errors(words), measured.measured_errors(words, today), strict=True))
    for stated, follows in pairs:
        if stated != follows:
            print(f"# stated: {stated}\n# follows: {follows}")
    points, cases = off(measured.figures(), today)
    print(f"points_off: {points}\ncontradictions_off: {cases}")
    for name, figure in today.items():
        print(f"{name}: {figure['found'] if 'of' in figure else figure['per_cent'][0]}")
    if options.write:
        KEPT.write_text(written(KEPT.read_text(encoding="utf-8"), today), encoding="utf-8")


if __name__ == "__main__":
    main()
