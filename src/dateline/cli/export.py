"""`dateline export` and `dateline search`."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from dateline.cli.options import SELECTION, json_option, selection_options, store_option, story_option
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


@click.command(short_help="Claims and articles that hold all these words.")
@click.argument("words", nargs=-1, required=True)
@store_option
@json_option
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1))
def search(words: tuple[str, ...], store: str, as_json: bool, limit: int) -> None:
    """Claims and articles that hold all these words, the best first; case and accents don't matter."""
    from dateline.store import Store

    with Store(store) as opened:
        hits = opened.search(" ".join(words), limit)
        bylines = _bylines(opened.story(), [hit.id for hit in hits]) if hits else {}
    if as_json:
        import msgspec

        for hit in hits:
            record = {**msgspec.to_builtins(hit), "byline": bylines.get(hit.id, "")}
            click.echo(msgspec.json.encode(record, order="sorted").decode())
        return
    from dateline.cli import layout

    for hit in hits:
        layout.entry(hit.kind, hit.words, (hit.id,), byline=bylines.get(hit.id, ""))
    if not hits:
        click.echo("nothing holds all these words")


def _bylines(story: Story, ids: Sequence[str]) -> dict[str, str]:
    """Who says what was found, and how sure they are: no words of an article stand without it."""
    from dateline.tell.accounts import account
    from dateline.tell.chain import teller
    from dateline.tell.index import Index
    from dateline.tell.words import Words

    index, phrases = Index(story), Words()
    found = {}
    for id in ids:
        if id in index.claims:
            told = account(index.claims[id], index, phrases)
            found[id] = f"{told.byline}, {told.certainty}"
        elif id in index.articles:
            article = index.articles[id]
            dated = phrases.when(article.published)
            found[id] = f"{teller(article, phrases)}, {dated}"
    return found
