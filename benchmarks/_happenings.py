"""What a gold file says happened: happenings with the words that tell them, whatever the form of the gold file.

Two forms are read: a story's gold (`claims`, where the same `event` names one happening and `kind` what is none) and a
mixed folder's gold (`happenings`, each with all sentences that tell it).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

REAL = frozenset({"happening", "minor"})  # what took place or is told to take place; a minor one is real too


@dataclass(frozen=True, slots=True)
class Told:
    """Where a happening is told: the file, the words, and whether they tell it as happening, mood, opinion, …"""

    file: str
    evidence: str
    kind: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening; `main` is what the story can't be told without."""

    id: str
    title: str
    main: bool
    told: tuple[Told, ...]


def load_happenings(folder: Path) -> tuple[Happening, ...]:
    """The happenings of a folder's `gold.json`.

    Raises SystemExit where there is no such file or it marks none.
    """
    file = folder / "gold.json"
    if not file.is_file():
        raise SystemExit(f"no gold.json in {folder}: give a folder that holds articles and their gold file")
    gold: dict[str, Any] = msgspec.json.decode(file.read_bytes())
    found = _of_folder(gold) if "happenings" in gold else _of_story(gold)
    if not any(happening.main for happening in found):
        raise SystemExit(f"{file} marks no event as main: there is no first view to measure")
    return found


def _of_folder(gold: dict[str, Any]) -> tuple[Happening, ...]:
    return tuple(
        Happening(
            each["id"],
            each["title"],
            bool(each.get("main")),
            tuple(Told(told["file"], told["evidence"], each["kind"]) for told in each["told"]),
        )
        for each in gold["happenings"]
    )


def _of_story(gold: dict[str, Any]) -> tuple[Happening, ...]:
    claims: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for claim in gold["claims"]:
        claims[claim.get("event") or claim["id"]].append(claim)
    return tuple(
        Happening(
            id,
            told[0]["title"],
            any(claim.get("main") for claim in told),
            tuple(Told(claim["article"], claim["evidence"], claim.get("kind", "happening")) for claim in told),
        )
        for id, told in claims.items()
    )
