"""Exports: one file a form, each with `write(story, out)`. To add one, write its file and its row in EXPORTERS."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TextIO

from dateline.errors import OptionError
from dateline.model import Story

if TYPE_CHECKING:
    from dateline.tell import Selection


class Exporter(Protocol):
    """Writes a story, or what a selection leaves of it. Raises OptionError where its form has no place for a part."""

    def __call__(self, story: Story, out: TextIO, selection: Selection | None = None) -> None: ...


def _json(story: Story, out: TextIO, selection: Selection | None = None) -> None:
    from dateline.export.json import write

    if selection is not None and not selection.is_open:
        raise OptionError(
            "the form json holds a whole story: leave out what chooses among its events, take --format html, or "
            "'dateline timeline --json' and 'dateline claims --json' with the same options"
        )
    write(story, out)


def _html(story: Story, out: TextIO, selection: Selection | None = None) -> None:
    from dateline.export.html import write

    write(story, out, selection)


EXPORTERS: dict[str, Exporter] = {"json": _json, "html": _html}
