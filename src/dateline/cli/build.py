"""`dateline build`: read articles into a store, and tell its story anew."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext

import click

from dateline.cli.options import store_option
from dateline.cli.progress import bars, lines
from dateline.errors import OptionError
from dateline.pipeline import BuildReport, Progress
from dateline.pipeline import build as run

NOTHING_READ = 3


@click.command(short_help="Read articles into a store; adds what is new, skips what is there.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@store_option
@click.option(
    "--published",
    metavar="FILE=DATE",
    multiple=True,
    help="When a file was published, where it doesn't say so itself: 2013, 2013-11, 2013-11-08 or 2013-06/2013-11. "
    "FILE is a path or a name; the date is kept for later builds, and FILE= takes it back. May be repeated.",
)
@click.option(
    "--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Processes that read side by side."
)
@click.option(
    "--progress/--no-progress", default=True, help="Show how far it is (bars on a terminal, lines elsewhere)."
)
def build(paths: Sequence[str], store: str, published: Sequence[str], workers: int, progress: bool) -> None:
    """Read the articles under each PATH into a store, and tell its story anew.

    A PATH is a file (HTML, text, Markdown, JSON lines), a folder, a pattern such as 'news/*.html', or - for standard
    input. What the store already has is skipped. What can't be read is listed with its reason, and the rest goes on.
    A build that was stopped goes on where it stood; without a PATH it only does that.

    \b
    dateline build articles/ --store story.dateline
    dateline build a.txt b.txt --published a.txt=2013-11
    """
    dates = dict(_published(option) for option in published)
    with _shown(progress) as told:
        report = run(paths, store, published=dates, progress=told, workers=workers)
    _print(report)
    if paths and not report.new and not report.known:
        click.get_current_context().exit(NOTHING_READ)


def _published(option: str) -> tuple[str, str]:
    file, equals, date = option.rpartition("=")
    if not equals or not file:
        raise OptionError(f"--published {option}: give FILE=DATE, such as --published page.html=2013-11-08")
    return file, date.strip()


def _shown(progress: bool) -> AbstractContextManager[Progress | None]:
    if not progress:
        return nullcontext()
    return bars() if sys.stderr.isatty() else lines()


def _print(report: BuildReport) -> None:
    found = f"{report.new} new, {report.known} known, {len(report.unread)} not read"
    click.echo(f"articles  {found}")
    for unread in report.unread:
        click.echo(f"  {click.style('not read', fg='yellow')}  {unread.path}: {unread.reason}")
    click.echo(f"claims    {report.claims}")
    click.echo(f"events    {report.events}")
    click.echo(f"store     {report.store} ({report.articles} articles)")
    if report.claims:
        click.echo(f"next      dateline timeline --store {report.store}")
