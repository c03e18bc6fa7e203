"""`dateline export`."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from dateline.cli.options import SELECTION, selection_options, store_option, story_option
from dateline.cli.output import write_whole
from dateline.errors import OptionError
from dateline.export import EXPORTERS, Exporter

if TYPE_CHECKING:
    from dateline.model import Story
    from dateline.tell import Selection


@click.command(short_help="Write the whole story as JSON or as one HTML page.")
@store_option
@story_option
@click.option("--format", "form", type=click.Choice(sorted(EXPORTERS)), default="json", show_default=True)
@click.option("-o", "--output", metavar="FILE", default="-", show_default=True, help="Where to; - is standard output.")
@selection_options(*SELECTION)
def export(store: str, one: str | None, form: str, output: str, **asked: Any) -> None:
    """Write the whole story: json is the form dateline/1 (with a JSON Schema), html is one page for a browser.

    The other options choose among the events of a page's timeline, as those of 'dateline timeline' do.
    """
    from dateline.pipeline import open_story

    story = open_story(store) if one is None else open_story(store, story=one)
    chosen = _chosen(story, asked)
    write: Exporter = EXPORTERS[form]
    if output == "-":
        return write(story, utf8_stdout(), *chosen)

    def save(place: Path) -> None:
        with place.open("w", encoding="utf-8", newline="\n") as out:
            write(story, out, *chosen)

    write_whole(output, store, save)
    click.echo(f"wrote {output}", err=True)
    return None


def _chosen(story: Story, asked: Mapping[str, Any]) -> tuple[Selection, ...]:
    """The selection that the options ask for, where they do; one that leaves nothing is an error: no page is written.

    Raises OptionError.
    """
    from dateline.tell.asked import asked as read
    from dateline.tell.asked import what_is_there
    from dateline.tell.index import Index
    from dateline.tell.selection import select
    from dateline.tell.words import Words

    index = Index(story)
    selection = read(index, **asked)
    if selection.is_open:
        return ()
    if not select(selection, index):
        raise OptionError(what_is_there(selection, index, Words()))
    return (selection,)


def utf8_stdout() -> TextIO:
    """Standard output as UTF-8 with plain newlines, whatever the terminal speaks: the same story, the same bytes."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout
