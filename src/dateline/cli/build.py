"""`dateline build`: read articles into a store, and tell its story anew."""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence

import click
from click.core import ParameterSource

from dateline.cli.files import counts, summary
from dateline.cli.options import build_options, dates, store_option
from dateline.cli.outlets import remarks
from dateline.cli.progress import shown
from dateline.cli.scale import build_results, engine_options
from dateline.errors import OptionError
from dateline.pipeline import BuildReport
from dateline.pipeline import build as run

NOTHING_READ = 3


@click.command(short_help="Read articles into a store; adds what is new, skips what is there.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@store_option
@build_options
@engine_options
@click.option(
    "--facts", metavar="FILE", type=click.Path(), help="A CSV file of facts that you know: see 'dateline fact'."
)
@click.option(
    "--outlets",
    metavar="FILE",
    type=click.Path(),
    help="A CSV file of outlets, with owners and your grades: see 'dateline outlets'.",
)
@click.option("--url", metavar="URL", help="Of what comes by standard input: its address.")
@click.option("--outlet", metavar="NAME", help="Of what comes by standard input: who published it.")
@click.option("--title", metavar="WORDS", help="Of what comes by standard input: its headline.")
@click.option("--author", metavar="NAME", multiple=True, help="Of what comes by standard input. May be repeated.")
def build(
    paths: Sequence[str],
    store: str,
    published: Sequence[str],
    jobs: int,
    no_copies: bool,
    one_story: bool | None,
    progress: bool,
    facts: str | None,
    outlets: str | None,
    engine: str | None,
    address: str | None,
    results: str | None,
    **told: str | Sequence[str] | None,
) -> None:
    """Read the articles under each PATH into a store, and tell its story anew.

    A PATH is a file (a saved page, web archive, PDF, Word, RTF, mail, text, Markdown, JSON lines, an export of Nexis or
    Factiva), a folder, a pattern such as 'news/*.html', or - for standard input. What the store already has is skipped.
    Each file has a status: read, copy, partial (the stub of an article), no article, other language, not read. What
    isn't read is listed with its reason, and the rest goes on. The files' bytes are kept in the store, compressed:
    'dateline show ID --original' gives them back.
    Articles that tell several stories are parted, and each story is linked by itself ('dateline stories').
    A build that was stopped goes on where it stood; without a PATH it only does that.

    \b
    dateline build articles/ --store story.dateline
    dateline build a.txt b.txt --published a.txt=2013-11
    xclip -o | dateline build - --url https://… --outlet "The Courier" --published 2013-11-08
    dateline build archive/ --engine daft --address auto --results /shared/results
    """
    from dateline.date.background import read_facts
    from dateline.outlets import read_outlets

    pasted, of_files = _pasted(paths, published, told)
    if engine:
        found = build_results(
            paths,
            store,
            engine=engine,
            address=address,
            results=results,
            published=dates(of_files),
            jobs=None if _unsaid("jobs") else jobs,
            copies=not no_copies,
            progress=progress,
            others={"--facts": facts, "--outlets": outlets, "--one-story": one_story},
        )
        click.get_current_context().exit(0 if found else NOTHING_READ)
    if address or results:
        raise OptionError(f"--{'address' if address else 'results'} is for builds by an engine: add --engine daft")

    known = read_facts(facts) if facts else ()
    said, wrong = read_outlets(outlets) if outlets else ((), ())
    with shown(progress) as shown_to:
        report = run(
            paths,
            store,
            published=dates(of_files),
            progress=shown_to,
            jobs=jobs,
            copies=not no_copies,
            background=known,
            outlets=said,
            one_story=one_story,
            pasted=pasted,
        )
    summary(report)
    remarks(wrong)
    counts(report)
    click.echo(f"store     {report.store}")
    if report.claims:
        click.echo(f"next      dateline timeline --store {shlex.quote(report.store)}")
    if paths and nothing_read(report):
        click.get_current_context().exit(NOTHING_READ)


def _unsaid(option: str) -> bool:
    return click.get_current_context().get_parameter_source(option) is ParameterSource.DEFAULT


def _pasted(
    paths: Sequence[str], published: Sequence[str], told: Mapping[str, str | Sequence[str] | None]
) -> tuple[dict[str, str], list[str]]:
    """What is said of standard input, a --published without a file among it, and the other --published.

    Raises OptionError where something is said of it and it isn't read, an address is none of the web, or a PATH is
    empty (a shell's variable without a value), which would be the folder that one stands in.
    """
    if any(not path.strip() for path in paths):
        raise OptionError("a PATH is empty: name a file or a folder; . is the folder that you are in")
    alone = [option for option in published if "=" not in option]
    said = {**told, "authors": "; ".join(told.get("author") or ()), "published": alone[-1] if alone else None}
    given = {key: str(value) for key, value in said.items() if value and key != "author"}
    if given and "-" not in paths:
        if alone:
            return {}, list(published)  # which is told to be wrong with the others
        raise OptionError(
            f"--{next(iter(given)).removesuffix('s')} is about what comes by standard input: add - as a PATH"
        )
    if given.get("url") and not given["url"].startswith(("http://", "https://")):
        raise OptionError(f"--url {given['url']}: give an address that begins with http:// or https://")
    return given, [option for option in published if option not in alone]


def nothing_read(report: BuildReport) -> bool:
    """Whether no file of a build gave an article; where outlets.csv was all that was given, none was to."""
    only_outlets = bool(report.outlets) and not report.files and not report.unread
    return not report.new and not report.known and not only_outlets
