"""`dateline build --engine` and `dateline load`: a build by many machines, and its results into a store."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from dateline.cli.files import SHOWN, counts, summary
from dateline.cli.options import store_option
from dateline.cli.progress import shown
from dateline.errors import OptionError

if TYPE_CHECKING:
    from dateline.model import Unread

Command = TypeVar("Command", bound=Callable[..., Any])

ENGINES = ("daft", "local")  # as dateline.scale.ENGINES, which is not loaded for --help


def engine_options(command: Command) -> Command:
    """--engine, --address, --results."""
    for option in (
        click.option(
            "--results",
            metavar="FOLDER",
            type=click.Path(),
            help="With --engine: the folder for the results (Parquet), which all machines see under this path.",
        ),
        click.option(
            "--address",
            metavar="ADDRESS",
            help="With --engine daft: a Ray cluster. What 'ray start' printed, ray://HOST:PORT, auto for the one that "
            "this machine is of, or local for one that ends with this command. Without --jobs, all its CPUs but one a "
            "machine work.",
        ),
        click.option(
            "--engine",
            type=click.Choice(ENGINES),
            help="Build by an engine, not into a store: 'dateline load' takes the results into one. Daft works on one "
            "machine or many, local is this machine's processes.",
        ),
    ):
        command = option(command)
    return command


def build_results(
    paths: Sequence[str],
    store: str,
    *,
    engine: str,
    address: str | None,
    results: str | None,
    published: Mapping[str, str],
    jobs: int | None,
    copies: bool,
    progress: bool,
    others: Mapping[str, object],
) -> bool:
    """Build by an engine, and print what became of the files; whether any article was read.

    `others` are options by name that say something to a store, and can't be given here.
    """
    from dateline import scale
    from dateline.stages import default_stages

    if not results:
        raise OptionError(f"--engine {engine} needs --results FOLDER, for what it makes")
    if address and engine != "daft":
        raise OptionError(f"--address is of a Ray cluster, and --engine {engine} works on this machine: take daft")
    given = [name for name, value in others.items() if value not in (None, "", (), False)]
    if given:
        raise OptionError(f"{given[0]} is about a store: build without it, load, and then say it to the store")
    with shown(progress) as tell:
        report = scale.run(
            paths,
            results,
            scale.engine(engine, jobs, address),
            default_stages,
            published=published,
            copies=copies,
            progress=tell or _silent,
        )
    click.echo(click.style(f"{report.files} files, {report.articles} articles", bold=True))
    _listed("gave no article", report.unread)
    _listed("could not be digested", report.failed)
    click.echo(f"claims    {report.claims}")
    click.echo(f"events    {report.events}, in {report.stories} stor{'y' if report.stories == 1 else 'ies'}")
    click.echo(f"results   {report.folder}")
    click.echo(f"next      dateline load {shlex.quote(report.folder)} --store {shlex.quote(store)}")
    return report.articles > 0


def _listed(what: str, found: Sequence[Unread]) -> None:
    if found:
        click.echo(click.style(f"{len(found)} {what}:", fg="yellow"))
    for each in found[:SHOWN]:
        click.echo(f"  {each.path}: {each.reason}")
    if len(found) > SHOWN:
        click.echo(f"  and {len(found) - SHOWN} more: 'dateline files' lists them once they are loaded")


@click.command(short_help="Take the results of 'build --engine' into a store.")
@click.argument("results", metavar="FOLDER", type=click.Path())
@store_option
@click.option(
    "-j",
    "--jobs",
    default=1,
    show_default=True,
    type=click.IntRange(1, 64),
    help="Processes for what the store knows more of than the results.",
)
@click.option("--progress/--no-progress", default=True, help="Show how far it is.")
def load(results: str, store: str, jobs: int, progress: bool) -> None:
    """Add what 'dateline build --engine' made in FOLDER to a store, as if 'dateline build' had read the files into it.

    The store may hold other articles, facts and judgements: stories that they touch are told anew. To load twice is to
    load once, and a load that was stopped goes on where it stood.
    """
    from dateline import scale

    with shown(progress) as tell:
        report = scale.load(results, store, progress=tell or _silent, jobs=jobs)
    summary(report)
    counts(report)
    click.echo(f"store     {report.store}")
    if report.claims:
        click.echo(f"next      dateline timeline --store {shlex.quote(report.store)}")


def _silent(step: str, done: int, total: int, name: str = "") -> None:
    """No progress is shown."""
