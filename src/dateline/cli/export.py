"""`dateline export`."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TextIO

import click

from dateline.cli.options import SELECTION, selection_options, store_option, story_option
from dateline.cli.output import write_whole
from dateline.errors import OptionError
from dateline.export import EXPORTERS

if TYPE_CHECKING:
    from dateline.model import Story
    from dateline.tell import Selection

_DOSSIER, _FEED = "dossier", "atom"
_WHOLE = "json"  # the contract's form, which has the articles' texts
_FORMS = "\n".join(
    f"  {name:<15}{about}"
    for name, about in (
        *((each.name, each.about) for each in EXPORTERS.values()),
        (_DOSSIER, "a zip: report, tables, originals, manifest of hashes"),
        (_FEED, "what changed from build to build, as a feed"),
    )
)
_HELP = f"""Write a story in a form that other programs read, or that people do:

\b
{_FORMS}

The reports (docx, md, wikitext, timelinejs) tell what the first view does, and --all of it where that is asked for. A
dossier is a zip of report, tables and originals with a manifest of hashes, which 'dateline verify --dossier' checks.
A feed has an entry for each of the builds that 'dateline changes' can compare.
The other options choose among the story's events, as those of 'dateline timeline' do; what contradicts or answers these
stands with them, and nothing else. What leaves the machine are
quotations of the articles: their whole texts are in json and in dossiers alone, and in jsonl with --full-text.
"""


@click.command(help=_HELP, short_help="Write the story as a page, a table, a report, citations or JSON.")
@store_option
@story_option
@click.option("--format", "form", type=click.Choice([*EXPORTERS, _DOSSIER, _FEED]), default="json", show_default=True)
@click.option("-o", "--output", metavar="FILE", default="-", show_default=True, help="Where to; - is standard output.")
@click.option("--all", "whole", is_flag=True, help="In a report: every event, and not only the first view.")
@click.option("--full-text", is_flag=True, help="In jsonl: the articles' whole texts, too. Mind who may have them.")
@selection_options(*SELECTION)
def export(store: str, one: str | None, form: str, output: str, whole: bool, full_text: bool, **asked: Any) -> None:
    """Write a story in one of the forms of EXPORTERS."""
    from dateline.pipeline import open_stories, open_story
    from dateline.store import Store

    if full_text and form in (_DOSSIER, _FEED):
        raise OptionError(f"a {form} always has what it has of the articles' texts: leave out --full-text")
    if form == _DOSSIER:
        return _dossier(store, one, output, whole, asked)
    if form == _FEED:
        return _feed(store, one, output, whole, asked)
    write = EXPORTERS[form]
    binary = write.binary
    if binary and output == "-" and sys.stdout.isatty():
        raise OptionError(f"the form {form} is no text: give a file with -o FILE")
    if one is None and write.streams and not whole and _is_nothing(asked):
        with Store(store) as opened:
            n, files = len(opened.stories()), opened.files()
        if n > 1:  # else the story is read whole in any case

            def make(out: IO[Any]) -> int:
                told = _Counted(open_stories(store))
                write.write_all(told, out, files, full_text=full_text)
                return told.articles

            return _put(make, binary, output, store, texts=full_text or form == _WHOLE)
    story = open_story(store) if one is None else open_story(store, story=one)
    chosen = _chosen(story, asked)

    def tell(out: IO[Any]) -> int:
        write(story, out, *chosen, whole=whole, full_text=full_text)
        return _articles(story, chosen)

    return _put(tell, binary, output, store, texts=full_text or form == _WHOLE)


def _put(write: Callable[[IO[Any]], int], binary: bool, output: str, store: str, *, texts: bool) -> None:
    """Write to a file or standard output what returns the number of its articles; `texts`: it has these whole."""
    if output == "-":
        write(sys.stdout.buffer if binary else utf8_stdout())
        return
    articles = 0

    def save(place: Path) -> None:
        nonlocal articles
        out: IO[Any]
        with place.open("wb") if binary else place.open("w", encoding="utf-8", newline="") as out:
            articles = write(out)

    write_whole(output, store, save)
    click.echo(f"wrote {output}{_mind(articles) if texts else ''}", err=True)


class _Counted:
    """Stories, each read when it is come to, with the number of their articles so far."""

    def __init__(self, stories: Iterable[tuple[str, Story]]) -> None:
        self._stories = stories
        self.articles = 0

    def __iter__(self) -> Iterator[Story]:
        for _, story in self._stories:
            self.articles += len(story.articles)
            yield story


def _is_nothing(asked: Mapping[str, Any]) -> bool:
    """Whether no option chooses among events."""
    from dateline.model import Links, Story
    from dateline.tell.asked import asked as read
    from dateline.tell.index import Index

    return not asked["about"] and read(Index(Story((), (), Links())), **asked).is_open


def _articles(story: Story, chosen: tuple[Selection, ...]) -> int:
    """How many articles stand in a file of what is chosen of a story."""
    from dateline.tell import part_of

    return len(part_of(story, chosen[0]).articles) if chosen else len(story.articles)


def _mind(n: int) -> str:
    """What is to be minded before a file with whole texts is handed on, of so many articles."""
    return f": it holds the whole text{'s' if n != 1 else ''} of {n} article{'s' if n != 1 else ''}"


def _dossier(store: str, one: str | None, output: str, whole: bool, asked: Mapping[str, Any]) -> None:
    """Write the zip of a story with its originals, and say which of these are not there."""
    from dateline.dossier import Kept, write_dossier
    from dateline.pipeline import open_story

    if output == "-":
        raise OptionError("a dossier is a zip file: give a name with -o FILE.zip")
    if whole:
        raise OptionError("a dossier's tables always hold all: leave out --all")
    story = open_story(store) if one is None else open_story(store, story=one)
    chosen = _chosen(story, asked)
    kept: list[Kept] = []

    def save(place: Path) -> None:
        with place.open("wb") as out:
            kept.extend(write_dossier(store, story, out, *chosen))

    write_whole(output, store, save)
    for each in kept:
        if not each.path:
            click.echo(f"article {each.article}: {each.why}", err=True)
    click.echo(f"wrote {output}{_mind(_articles(story, chosen))}", err=True)


def _feed(store: str, one: str | None, output: str, whole: bool, asked: Mapping[str, Any]) -> None:
    """Write the changes of all builds that can be compared."""
    from dateline.cli.changes import builds
    from dateline.export.atom import write
    from dateline.pipeline import open_story
    from dateline.store import Store
    from dateline.tell import overview
    from dateline.tell.index import Index
    from dateline.tell.selection import claims_of

    story = open_story(store) if one is None else open_story(store, story=one)
    chosen = _chosen(story, asked)
    only = claims_of(chosen[0], Index(story)) if chosen else None
    aside = {each.claim.id for each in story.links.judged.aside}
    with Store(store) as opened:
        key = ":".join((opened.build_log()[0].key, *([] if one is None else [min(a.id for a in story.articles)])))

        def save(out: TextIO) -> None:
            write(builds(opened, one), out, name=overview(story).name, key=key, aside=aside, only=only, whole=whole)

        if output == "-":
            return save(utf8_stdout())

        def place(where: Path) -> None:
            with where.open("w", encoding="utf-8", newline="") as out:
                save(out)

        write_whole(output, store, place)
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
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    return sys.stdout
