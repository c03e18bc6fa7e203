"""`dateline FOLDER`: from a folder to its story's page in one word; store and page lie beside the folder, not in it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from dateline.address import on_server
from dateline.cli.build import NOTHING_READ, nothing_read
from dateline.cli.files import counts, summary
from dateline.cli.options import build_options, dates
from dateline.cli.output import write_whole
from dateline.cli.progress import shown
from dateline.errors import OptionError

STORE, PAGE = ".dateline", ".html"  # what is added to the folder's name


@click.command("FOLDER", short_help="Read a folder, and write its story's page beside it.")
@click.argument("path", metavar="", type=click.Path())
@click.option(
    "--store", metavar="FILE|URL", type=click.Path(), help="The store.  [default: FOLDER.dateline, beside it]"
)
@click.option("-o", "--output", metavar="PAGE", type=click.Path(), help="The page.  [default: FOLDER.html, beside it]")
@click.option("--open", "opened", is_flag=True, help="Open the page in the browser.")
@build_options
def folder(
    path: str,
    store: str | None,
    output: str | None,
    opened: bool,
    published: Sequence[str],
    jobs: int,
    no_copies: bool,
    one_story: bool | None,
    progress: bool,
) -> None:
    """Read all articles in FOLDER (or in one file), and write the page of their story.

    Store and page lie beside the folder, never in it: news/ gives news.dateline and news.html. A second run reads what
    is new. A folder that is named like a command is given as ./build.
    """
    _refuse_store(path)
    place = beside(path) if store is None or output is None else None
    kept, page = store or f"{place}{STORE}", output or f"{place}{PAGE}"
    _check_page(Path(page))
    for each in (page,) if on_server(kept) else (kept, page):
        _check_writable(path, Path(each))
    from dateline.pipeline import build

    with shown(progress) as told:
        report = build(
            [path],
            kept,
            published=dates(published),
            progress=told,
            jobs=jobs,
            copies=not no_copies,
            one_story=one_story,
        )
    summary(report)
    counts(report)
    click.echo(f"store     {report.store}")
    if report.claims:
        click.echo(f"next      dateline timeline --store {shlex.quote(report.store)}")
    if report.articles:
        changed = _write_page(page, kept)
        click.echo(f"page      {page}" + ("" if changed else " (unchanged)"))
    if nothing_read(report):
        click.get_current_context().exit(NOTHING_READ)
    if opened:
        _open(Path(page))


def _write_page(page: str, store: str) -> bool:
    """Write the page of a store's story; an equal one is left as it is. Returns whether it changed."""
    from dateline.export.html import write
    from dateline.pipeline import open_story

    story = open_story(store)

    def save(part: Path) -> None:
        with part.open("w", encoding="utf-8", newline="\n") as out:
            write(story, out)

    return write_whole(page, store, save)


def beside(given: str) -> Path:
    """The place of a folder's store and page, less their endings: next to it, under its own name, and never in it.

    "." is the folder by its name; a link is taken by its own name and place.
    Raises OptionError for what has no place beside it.
    """
    path = Path(given)
    if path.name in ("", ".."):
        path = path.resolve()
    place = path.parent.resolve() / path.name
    real = path.resolve()
    if real.is_dir() and place.parent.is_relative_to(real):  # a link in the folder that it leads to
        place = real
    if not place.name:
        raise OptionError(f"nothing is beside {given}: say where store and page go, with --store FILE and -o PAGE")
    near = Path(os.path.relpath(place.parent))
    return place if near.parts[:2] == (os.pardir, os.pardir) else near / place.name


def _refuse_store(path: str) -> None:
    from dateline.read.own import is_own_store

    if Path(path).is_file() and os.access(path, os.R_OK) and is_own_store(Path(path)):
        raise OptionError(
            f"{path} is a store, no folder of articles: see its story with 'dateline timeline --store {path}', "
            f"or write its page with 'dateline export --store {path} --format html -o PAGE'"
        )


def _check_page(page: Path) -> None:
    """Raise OptionError where the page would take the place of something that this program didn't write."""
    from dateline.read.own import is_own_page

    if page.is_dir():
        raise OptionError(f"{page} is a folder: say where the page goes, with -o PAGE")
    try:
        own = not page.exists() or is_own_page(page)
    except OSError as error:
        raise OptionError(f"{page} can't be read ({error.strerror}): say where the page goes, with -o PAGE") from error
    if not own:
        raise OptionError(f"{page} is no page of Dateline, and is left alone: say where the page goes, with -o PAGE")


def _check_writable(path: str, target: Path) -> None:
    where = target.absolute().parent
    if not where.is_dir():
        raise OptionError(f"there is no folder {where}: make it first, or give another place")
    if not os.access(where, os.W_OK):
        raise OptionError(
            f"{target.name} can't be written beside {path} ({where} can't be written): "
            "say where store and page go, with --store FILE and -o PAGE"
        )


def _open(page: Path) -> None:
    import webbrowser

    if not webbrowser.open(page.resolve().as_uri()):
        click.echo(f"no browser was found: open {page.resolve()} in one", err=True)
