"""Exports: one file a form, each with `write(story, out)`. To add one, write its file and its row in EXPORTERS."""

from __future__ import annotations

from collections.abc import Callable
from typing import TextIO

from dateline.model import Story

Exporter = Callable[[Story, TextIO], None]


def _json(story: Story, out: TextIO) -> None:
    from dateline.export.json import write

    write(story, out)


def _html(story: Story, out: TextIO) -> None:
    from dateline.export.html import write

    write(story, out)


EXPORTERS: dict[str, Exporter] = {"json": _json, "html": _html}
