"""`dateline watch`: a folder, and feeds, looked at again and again."""

from __future__ import annotations

import datetime
import shlex
import time
from pathlib import Path

import click

from dateline.cli.options import store_option
from dateline.errors import OptionError


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
        if feeds is not None:
            _fetch(feeds, folder, most, pause)
        _build(folder, store)
        if once:
            return
        time.sleep(every * 60)


def _fetch(feeds: Path, folder: Path, most: int, pause: float) -> None:
    from dateline.fetching import Fetcher
    from dateline.watching import feeds_in, fetch_new

    fetched = 0
    with Fetcher(pause=pause) as fetcher:
        for note in fetch_new(feeds_in(feeds), folder, fetcher, lambda: datetime.datetime.now(datetime.UTC), most):
            if note.reason:
                click.echo(f"not fetched  {note.url}: {note.reason}", err=True)
            else:
                fetched += 1
    click.echo(f"fetched   {fetched} new page{'' if fetched == 1 else 's'}")


def _build(folder: Path, store: str) -> None:
    from dateline.cli.files import counts
    from dateline.pipeline import build

    report = build([folder], store)
    if report.new:
        counts(report)
        click.echo(f"next      dateline changes --store {shlex.quote(report.store)}")
