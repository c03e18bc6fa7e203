"""`dateline watch`: a folder, and feeds, looked at again and again."""

from __future__ import annotations

import datetime
import shlex
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import store_option
from dateline.errors import OptionError

if TYPE_CHECKING:
    from dateline.model import FileRecord


@click.command(short_help="Build a folder whenever something new is in it; fetch what feeds name, if you ask for it.")
@click.argument("folder", type=click.Path(path_type=Path))
@store_option
@click.option(
    "--feeds",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Fetch the pages of these feeds (OPML) into FOLDER.",
)
@click.option(
    "--every", default=30.0, show_default=True, type=click.FloatRange(0.1), metavar="MINUTES", help="How often."
)
@click.option("--once", is_flag=True, help="Look once, and stop: for cron and other schedulers.")
@click.option(
    "--most", default=50, show_default=True, type=click.IntRange(1), metavar="N", help="Pages to fetch at a time."
)
@click.option(
    "--pause",
    default=5.0,
    show_default=True,
    type=click.FloatRange(1.0),
    metavar="SECONDS",
    help="Between two requests to one host; longer where its robots.txt asks for it.",
)
def watch(folder: Path, store: str, feeds: Path | None, every: float, once: bool, most: int, pause: float) -> None:
    """Build a FOLDER into the store, again and again: what is new in it is added, and what changed is told.

    Nothing is fetched unless --feeds names a list of feeds (OPML, as feed readers export it). Then the pages that they
    name and that are new are fetched, one after another: robots.txt is heeded, a feed that hasn't changed is not sent
    again, and each page is kept as it was sent, in a WARC file under FOLDER/fetched. Ctrl-C stops; the next watch
    goes on where this one stood.

    \b
    dateline watch articles/ --store story.dateline
    dateline watch articles/ --feeds feeds.opml --once
    """
    if not folder.is_dir():
        raise OptionError(f"{folder} is no folder: make it first")
    while True:
        came = _fetch(feeds, folder, most, pause) if feeds is not None else {}
        _build(folder, store, came)
        if once:
            return
        time.sleep(every * 60)


def _fetch(feeds: Path, folder: Path, most: int, pause: float) -> dict[str, str]:
    """Fetch what is new; the addresses of what came by the files that hold it."""
    from dateline.fetching import Fetcher
    from dateline.watching import feeds_in, fetch_new

    came: dict[str, str] = {}
    with Fetcher(pause=pause) as fetcher:
        for note in fetch_new(feeds_in(feeds), folder, fetcher, lambda: datetime.datetime.now(datetime.UTC), most):
            if note.reason:
                click.echo(f"not fetched  {note.url}: {note.reason}", err=True)
            else:
                came[note.file] = note.url
    click.echo(f"fetched   {len(came)} new page{'' if len(came) == 1 else 's'}")
    return came


def _build(folder: Path, store: str, came: Mapping[str, str]) -> None:
    """Build, and say what is new, and what gave no article that did not so before, a page by its address."""
    from dateline.cli.files import articles, counts
    from dateline.lang import table
    from dateline.model import FileStatus
    from dateline.pipeline import build

    before = _files(store)
    report = build([folder], store)
    for each in report.files:
        if each.status not in (FileStatus.READ, FileStatus.COPY) and each not in before:
            status = table("files")["status"][each.status.value]
            name = came.get(each.path) or came.get(each.path.rpartition(":")[0]) or each.path  # "….warc.gz:1"
            click.echo(f"{status}  {name}: {each.reason}", err=True)
    if report.new:
        counts(report)
        click.echo(f"next      dateline changes --store {shlex.quote(report.store)}")
    else:
        articles(report)


def _files(store: str) -> frozenset[FileRecord]:
    """What became of the files that the store has; nothing where there is none yet."""
    from dateline.errors import StoreError
    from dateline.store import Store

    try:
        with Store(store) as opened:
            return frozenset(opened.files())
    except StoreError:
        return frozenset()  # where something is wrong with it, the build says so
