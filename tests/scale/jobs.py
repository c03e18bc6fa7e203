"""What the tests of jobs share: toy stages by name, as a process of an engine is told them, and stores row by row."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from dateline.scale.local import Local
from dateline.scale.tables import COLUMNS, Table
from dateline.stages import Stages
from dateline.versions import Versions
from tests import toy

TEXTS: Mapping[str, str] = {
    "a1.txt": "Ada met Bo in Hull.\nBo said Ada left.",
    "a2.txt": "Ada met Bo.\nBo wept.",
    "b1.txt": "Cy ran to Dee.\nDee said Cy fell.===Dee saw Cy.\nCy slept.",
    "b2.txt": "Dee saw Cy.\nCy slept.",  # the same article in two files
    "c1.txt": "Zoe sang.",
    "d1.txt": "[language fi]\nZoe lauloi.",
    "e1.txt": "\0",
}
SNOW = "Ada saw \u2603."  # a toy reader fails on it
KEPT = ("article", "file", "likeness", "member", "reading", "story")  # tables that a job leaves


def here() -> Local:
    """An engine in this process: nothing here kills one."""
    return Local(apart=False)


def stages() -> Stages:
    """A function of a module, which a process of an engine can be told by name."""
    return replace(toy.stages(), versions=Versions("r1", "u1", "l1", "f1"))


def silent(step: str, done: int, total: int, name: str = "") -> None:
    """No progress is shown."""


def written(folder: Path, texts: Mapping[str, str] = TEXTS) -> Path:
    """A folder with these files."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text)
    return folder


def dump(store: Path) -> list[str]:
    """All that a store holds, row by row."""
    with sqlite3.connect(store) as opened:
        return list(opened.iterdump())


def rows(results: Path) -> dict[str, list[dict[str, Any]]]:
    """All that a job left, over all parts."""
    assert {each.name for each in results.iterdir() if each.is_dir()} <= set(KEPT)
    return {name: list(Table(str(results), name).rows()) for name in COLUMNS if name in KEPT}
